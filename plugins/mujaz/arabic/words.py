"""Words: splitting folded text, and a light stem that joins the inflections of a word.

The stem follows Light10 (Larkey, Ballesteros and Connell, SIGIR 2002; 2007): it takes off stacked prefixes
(و + ب + ال …) and common suffixes and never touches the root, so that a stem stays readable in ``explain``.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from mujaz.arabic import codes
from mujaz.arabic.letters import FOLDING, fold

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_PARTED = codes.change(lambda sign: sign if _WORD.fullmatch(sign) else " ")
"""What becomes of codes where a text has no point within a number."""
_POINTS = codes.change(lambda sign: "0" if sign.isdecimal() else "." if sign in ".," else " ")
_POINT = codes.of(".0")
"""A point within a number, once ``_POINTS`` are all that is left."""
_SPELLED = re.compile(r"(?:[^\W\d_]|[\u064b-\u0652])+")
_SPELLING = codes.change(lambda sign: fold(sign) if _SPELLED.match(sign) else " ")
"""The same for codes."""
_PREFIX = re.compile("^(?:[وف]?(?:لل|[بك]?ال)|[وف](?=\\w{4}))")
_SUFFIX = re.compile("(?:ها|ان|ات|ون|ين|يه|يا|ه|ي)$")
_SHORTEST = 2
"""Letters that a stem keeps at least (Light10's own limit)."""


def split(folded: str) -> list[str]:
    """The words and numbers of a folded text, in order; punctuation is dropped.

    >>> split("وقال: 1,200 شخص")
    ['وقال', '1,200', 'شخص']
    """
    known = codes.of(folded)
    return _WORD.findall(folded) if codes.OTHER in known else _split(known)


def folded(text: str) -> list[str]:
    """The folded words and numbers of a text as received, in order.

    >>> folded("وقال: 1,200 شخصٍ")
    ['وقال', '1,200', 'شخص']
    """
    known = codes.of(text)
    return _WORD.findall(fold(text)) if codes.OTHER in known else _split(known.translate(*FOLDING))


def _split(known: bytes) -> list[str]:
    """The words and numbers of a text that has these codes."""
    if _POINT in known.translate(*_POINTS):
        return _WORD.findall(codes.text(known))
    return codes.text(known.translate(*_PARTED)).split()


def held(text: str) -> list[bytes]:
    """The codes of the words in a text as received, folded; figures part them, as punctuation and marks do.

    >>> list(map(codes.text, held("وقال: 1,200 شخصٍ")))
    ['وقال', 'شخص']
    """
    known = codes.of(text)
    if codes.OTHER in known:
        return [codes.of(word) for run in _SPELLED.findall(text) for word in fold(run).split()]
    return known.translate(*_SPELLING).split()


def light(word: str) -> str:
    """``stem`` without its memory, for reading long lists once."""
    if not word or not "\u0621" <= word[0] <= "\u064a":
        return word
    bare = _PREFIX.sub("", word)
    if len(bare) < _SHORTEST:
        bare = word
    cut = _SUFFIX.sub("", bare)
    return cut if len(cut) > _SHORTEST else bare


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The light stem of one folded word.

    >>> stem("والمدارس"), stem("للوزير"), stem("مدارسها")
    ('مدارس', 'وزير', 'مدارس')
    """
    return light(word)


UNSEEN = 7.5
"""Rarity of a stem the table does not know: about one in thirty million words, its own resolution."""
COMMONPLACE = 2.5
"""Stems more frequent than one in 300 words say nothing about an event; rarity counts from there."""


class _Table(NamedTuple):
    """Rarity by stem and by root; of roots only those whose stems are looked up by them."""

    stems: Mapping[str, float]
    roots: Mapping[str, float]


@cache
def _table() -> _Table:
    """The committed table, made by ``bench/rarities.py`` from the Arabic list of wordfreq (Speer 2022).

    Never made from a corpus. Lines of thousandths and the keys that have them; stems, an empty line, roots.
    """
    packed = files("mujaz.arabic").joinpath("rarities.txt.gz").read_bytes()
    stems, roots = zlib.decompress(packed, zlib.MAX_WBITS | 16).decode().split("\n\n")
    return _Table(_rarities(stems), _rarities(roots))


def _rarities(lines: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for line in lines.splitlines():
        thousandths, *keys = line.split(" ")
        found |= dict.fromkeys(keys, int(thousandths) / 1000)
    return found


def rarity(stem: str) -> float:
    """How much a stem tells, 0 (a function word) to 5 (unseen in the table): decades of rarity.

    >>> rarity(stem("وزير")) < rarity(stem("بروتوكول")) < rarity(stem("قشقلندان"))
    True
    """
    return _table().stems.get(stem, UNSEEN - COMMONPLACE)


_ROOT_PREFIX = re.compile("^(?:است|مست|يست|تست|ان|من|ين|مت|ال|[امتين])")
_WEAK = str.maketrans("", "", "اويهء")


@lru_cache(maxsize=1 << 17)
def root(stem: str) -> str:
    """The likely root of a stem, so that اضراب meets مضرب and انتخاب meets ناخب; a stem of a name has none.

    After the affix order of Taghva, Elkhoury and Coombs, "Arabic stemming without a root dictionary", 2005.

    >>> root("اضراب") == root("مضرب"), root("محكم") == root("حكم")
    (True, True)
    """
    match = _ROOT_PREFIX.match(stem)
    bare = stem.translate(_WEAK)
    if match:
        rest = stem[match.end() :].translate(_WEAK)
        if len(rest) >= 3:
            bare = rest
    if len(bare) == 4 and bare[1] == "ت":
        bare = bare[0] + bare[2:]
    return bare if len(bare) >= 2 else stem


def root_rarity(key: str) -> float:
    """Rarity of a root: of all its stems together. Known for roots of stems that are no names."""
    return _table().roots.get(key, UNSEEN - COMMONPLACE)
