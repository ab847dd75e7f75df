"""Ages: lines that count: how long ago, how long it takes, how often it was liked."""

from __future__ import annotations

import re

from mujaz.articles.cues import shipped
from mujaz.articles.lines import Line, key
from mujaz.articles.vocabulary import vocabulary


def is_age(line: Line) -> bool:
    """True for «منذ 6 ساعات», «قبل يومين»: how long ago, counted from a day nobody knows; with a house or without."""
    if line.words > _CARD_WORDS:
        return False
    plain = line.text.strip(" ·|•")
    name, sign, age = plain.rpartition("·") if "·" in plain else plain.rpartition("|")
    if not sign:
        return _is_age(plain, line.key)
    return len(name.split()) <= _NAME and _is_age(age, key(age))


def _is_age(text: str, folded: str) -> bool:
    words = folded.split() if len(text) <= _AGE else []
    if len(words) == 2 and words[0].isdigit() and _AGED.match(text.strip()):
        return True
    return (
        1 < len(words) <= _AGE_WORDS and words[0] in vocabulary("since") and words[-1] in vocabulary("spans")
    )


def is_since(piece: str) -> bool:
    """True for «منذ 12 دقيقة», «أمس», «قبل يومين» beside other things on a line.

    >>> is_since("منذ 3 ساعات"), is_since("أمس"), is_since("منذ الاستقلال")
    (True, True, False)
    """
    plain = key(piece)
    return plain in vocabulary("ago") or _is_age(piece.strip(), plain)


def _is_counted(text: str) -> bool:
    """True for a number with a sign or an age, as buttons show them: «♡ 112», «2 أ», «1.2K»."""
    return _COUNTED.fullmatch(text.strip()) is not None


_COUNTED = re.compile(r"[^\w\s]{0,3}\s?\d[\d.,]{0,6}\s?(?:[سديأشKMك]|ألف|مليون)?\s?[^\w\s]{0,2}")
_AGE = 24
"""Characters."""
_CARD_WORDS = 8
"""Words of «المداد · قبل ساعتين»."""


_AGE_WORDS = 4
_AGED = re.compile(r"^\d{1,2}\s?[سديأش]\s*[·•]?\W*$")
"""«3 س ·»: hours, minutes, days, as posts count them."""


def is_duration(line: Line) -> bool:
    """True for «3 دقائق» alone: how long a text is read or a film runs."""
    number, _, span = line.key.partition(" ")
    return number.isdigit() and span in vocabulary("minutes")


_NAME = 4
"""Words of a house's name beside an age."""


def is_buttons(line: Line) -> bool:
    """True for buttons in one row, of a post or of a comment: «2 أ  أعجبني  رد», «♡ 112  💬 34  مشاركة»."""
    parted = line.words <= _ROW_WORDS and not (line.plain and line.raw is line.text)
    if not parted or not _GAP.search(line.raw):
        return False
    pieces = [piece for piece in _GAP.split(line.raw) if piece.strip()]
    known = [shipped().is_known(piece) or _is_counted(piece) for piece in pieces]
    return len(pieces) > 1 and all(known)


_GAP = re.compile(r"\s{2,}|\s?[·•|]\s?")
_ROW_WORDS = 12
