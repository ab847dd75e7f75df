"""Numerals: numbers in folded words, whether written in digits or spelt out, cardinal or ordinal.

The spelt forms follow the grammar of Arabic numerals as CLDR's rule-based number formatting (``ar.xml``,
RBNF) lists them, in every case ending that news writes (عشرون and عشرين, مائتا and مئتي).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from mujaz.arabic.letters import fold


class Number(NamedTuple):
    """A number and the words it stands in, half-open."""

    value: float
    start: int
    end: int
    ordinal: bool = False


def _table(rows: dict[int, str]) -> dict[str, int]:
    return {fold(word): value for value, words in rows.items() for word in words.split()}


_UNITS = _table(
    {
        1: "واحد واحدة واحدا إحدى",
        2: "اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي",
        3: "ثلاث ثلاثة ثلاثا",
        4: "أربع أربعة أربعا",
        5: "خمس خمسة خمسا",
        6: "ست ستة ستا",
        7: "سبع سبعة سبعا",
        8: "ثمان ثماني ثمانية ثمانيا",
        9: "تسع تسعة تسعا",
        10: "عشر عشرة عشرا",
    }
)
_TENS = _table(
    {
        20: "عشرون عشرين",
        30: "ثلاثون ثلاثين",
        40: "أربعون أربعين",
        50: "خمسون خمسين",
        60: "ستون ستين",
        70: "سبعون سبعين",
        80: "ثمانون ثمانين",
        90: "تسعون تسعين",
    }
)
_HUNDREDS = _table(
    {
        100: "مئة مائة",
        200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي",
        300: "ثلاثمئة ثلاثمائة",
        400: "أربعمئة أربعمائة",
        500: "خمسمئة خمسمائة",
        600: "ستمئة ستمائة",
        700: "سبعمئة سبعمائة",
        800: "ثمانمئة ثمانمائة ثمانيمئة",
        900: "تسعمئة تسعمائة",
    }
)
_SEVERAL_HUNDREDS = frozenset(word for word, value in _HUNDREDS.items() if value > 100)
"""Hundreds that are counts with the article too, "the two hundred seats"; "the hundred" is mostly "per cent"."""
_SCALES = _table({10**3: "ألف آلاف ألفا", 10**6: "مليون ملايين مليونا", 10**9: "مليار مليارات مليارا بليون"})
_DUALS = _table(
    {
        2 * 10**3: "ألفان ألفين ألفا ألفي",
        2 * 10**6: "مليونان مليونين مليوني",
        2 * 10**9: "ملياران مليارين ملياري",
    }
)
_DUALS.pop(fold("ألفا"), None)  # far more often "a thousand" in the accusative than a clipped dual
_ORDINALS = _table(
    {
        1: "أول أولى",
        2: "ثاني ثانية ثان",
        3: "ثالث ثالثة",
        4: "رابع رابعة",
        5: "خامس خامسة",
        6: "سادس سادسة",
        7: "سابع سابعة",
        8: "ثامن ثامنة",
        9: "تاسع تاسعة",
        10: "عاشر عاشرة",
        11: "حادي حادية",
    }
)
_TEN = {fold("عشر"), fold("عشرة")}
_ONE = fold("أحد")
_DIGITS = re.compile(r"^[وفبلك]{0,2}(\d[\d.,]{0,18})$")
_GROUPED = re.compile(r"^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$")
_JOINED = "وفبلكا"
"""Letters with which a word begins that something is joined to."""
_CLITICS = re.compile("^(?:[وف]?[بلك]?ال|[وف]?[بلك](?=...)|[وف](?=...))")


def digits(word: str) -> float | None:
    """The value of a folded word of digits, prefixed letters allowed; None where it is no such word.

    Three digits after each separator are thousands, anything else a decimal part.

    >>> digits("281.946"), digits("7,6"), digits("ب80"), digits("قال")
    (281946.0, 7.6, 80.0, None)
    """
    match = _DIGITS.match(word)
    if not match:
        return None
    text = match[1].rstrip(".,")
    if _GROUPED.match(text):
        return float(text.replace(",", "").replace(".", ""))
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _plain(word: str, first: bool) -> str:
    """``word`` without the letters that join it: و within a number, also ب and ل before one.

    >>> [n.value for n in read(fold("المقاعد المئتين والثمانين").split())]
    [280.0]
    """
    if word in _KNOWN:
        return word
    if first and word[:1] not in _JOINED:
        return word
    if first:
        bare = _CLITICS.sub("", word)
        definite = "ال" in word[:3]
        return bare if bare in _KNOWN and (not definite or bare in _SEVERAL_HUNDREDS) else word
    bare = word[1:].removeprefix("ال")
    return bare if word[:1] == "و" and bare in _KNOWN else word


_KNOWN = {*_UNITS, *_TENS, *_HUNDREDS, *_SCALES, *_DUALS}


def _ordinal(words: Sequence[str], at: int) -> Number | None:
    word = words[at]
    if not word.startswith(("ال", "وال", "بال", "لل")):
        return None
    bare = _CLITICS.sub("", word) if not word.startswith("لل") else word[2:]
    value = _ORDINALS.get(bare)
    if value is None:
        tens = _TENS.get(bare)
        return Number(tens, at, at + 1, True) if tens else None
    after = words[at + 1] if at + 1 < len(words) else ""
    if after in _TEN:
        return Number(value + 10 if value < 11 else 11, at, at + 2, True)
    tens = _TENS.get(after.removeprefix("وال"))
    if tens and after.startswith("وال"):
        return Number((1 if value == 11 else value) + tens, at, at + 2, True)
    return None if value == 11 else Number(value, at, at + 1, True)


def _cardinal(words: Sequence[str], at: int) -> Number | None:
    total, current, place, seen = 0.0, 0.0, at, False
    while place < len(words):
        word = words[place]
        joined = seen and word[:1] == "و"
        value = digits(word) if not seen or joined else None
        if value is not None and not seen:
            current = value
        else:
            word = _plain(word, first=not seen)
            if word in _SCALES and (seen or not joined):
                total, current = total + max(current, 1.0) * _SCALES[word], 0.0
            elif word in _DUALS and (not seen or joined):
                total, current = total + _DUALS[word], 0.0
            elif word in _TEN and seen and not joined and 0 < current % 100 < 10:
                current += 10
            elif word in _UNITS and (not seen or (joined and current % 10 == 0)):
                current += _UNITS[word]
            elif word in _TENS and (not seen or (joined and current % 100 < 10)):
                current += _TENS[word]
            elif word in _HUNDREDS and (not seen or (joined and current == 0)):
                current += _HUNDREDS[word]
            elif word == _ONE and place + 1 < len(words) and words[place + 1] in _TEN and not seen:
                current, place = 11.0, place + 1
            elif word in _HUNDREDS and seen and not joined and 3 <= current <= 9:
                current *= 100
            else:
                break
        seen = True
        place += 1
    return Number(total + current, at, place) if seen else None


def is_numeral(word: str) -> bool:
    """True for a folded word of digits, or one that spells a number.

    >>> is_numeral("وعشرين"), is_numeral("قال")
    (True, False)
    """
    return digits(word) is not None or _bare(word) in _KNOWN


def read(words: Sequence[str], places: Iterable[int] | None = None) -> list[Number]:
    """The numbers in folded ``words``, in order, not overlapping.

    A lone "one" is no number here: it is nearly always a pronoun. ``places`` are where one may begin, if known.

    >>> from mujaz.arabic.words import split
    >>> [n.value for n in read(split(fold("ثلاثمائة ألف طن وخمسة وعشرين راكبا و 3,9 مليار ريال")))]
    [300000.0, 25.0, 3900000000.0]
    >>> read(split(fold("الدورة الثامنة عشرة")))
    [Number(value=18, start=1, end=3, ordinal=True)]
    """
    found: list[Number] = []
    free = 0
    for at in range(len(words)) if places is None else places:
        may = begins(words[at])
        if not may or at < free:
            continue
        number = _cardinal(words, at) if may & _COUNTS else None
        if number is None and may & _RANKS:
            number = _ordinal(words, at)
        if number is None:
            continue
        free = max(at + 1, number.end)
        if number.value != 1 or number.ordinal or words[at][:1].isdigit():
            found.append(number)
    return found


_ARTICLES = frozenset(p + "ال" + c for p in ("",) for c in "اثرخستعحد") | {"وال", "بال"}


_COUNTS, _RANKS = 1, 2


@lru_cache(maxsize=1 << 16)
def begins(word: str) -> int:
    """What may begin with a folded word, a cardinal or an ordinal: flags, 0 for nearly every word."""
    counts = word[:1].isdigit() or word[-1:].isdigit() or _bare(word) in _KNOWN or word == _ONE
    bare = _CLITICS.sub("", word) if word[:3] in _ARTICLES else ""
    return counts * _COUNTS | (bare in _ORDINALS or bare in _TENS) * _RANKS


def _bare(word: str) -> str:
    return _plain(word, first=True)
