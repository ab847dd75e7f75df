"""Lines: a record's text cut at its line breaks, each line with the few features every later step asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mujaz.arabic import codes, letters
from mujaz.articles import messages, repair

_BREAK = re.compile(r"\r\n|\r|\n")
_UNSEEN = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_EDGES = "".join(chr(c) for c in range(0x3001) if chr(c).isspace() or c < 0x20 or 0x7F <= c < 0xA0) + _UNSEEN
"""White space, controls and the invisible characters of direction: what a reader does not see at an end."""
_BULLET = re.compile(
    "(?:[•·▪▫■□◾◽●○◦‣⁃►▶▸◄◀✔✅➤➡←→🔴🔵🔹🔸🔺📌📍⚡]\ufe0f?|(?:[-–—*»]|#{1,6})(?=[ \t\xa0\u200e\u200f]))"
)
_ENDS = re.compile(r"[.!?؟…۔][\s\"'«»“”’)\]]*(?:\((?:ال)?(?:نهاية|انتهى|يتبع)\)\.?)?$")
"""A stop, and what may close behind it: quotation marks, an agency's «(النهاية)»."""
_TAIL = 20
_FIGURE = re.compile(r"\d")
_NO_FIGURE = codes.those(lambda sign: not sign.isdecimal())
_NOT_WORD = re.compile(r"[\W_]+")
_LETTERS_A_WORD = 6
LONGEST_KEY = 600
"""Characters: a longer line is prose whatever it says, so that folding it buys nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line; ``text`` is what a reader sees of it, repaired, without its bullet."""

    index: int
    start: int
    """Character of the record's text at which the line begins."""
    end: int
    """Character after its line break."""
    left: int
    """Character at which ``text`` begins."""
    text: str
    raw: str
    """The same as it stands in the record."""
    bullet: bool
    indent: int
    """Characters of white space before the first visible one."""
    key: str
    """Folded words joined by single spaces: two lines of equal key say the same. Empty for long prose."""
    words: int
    ends: bool
    """True where it closes as a sentence does."""
    numbered: bool
    """True where ``text`` holds a figure."""
    plain: bool
    """True where it is made of letters and single spaces alone, so that no rule of form speaks of it."""

    @property
    def blank(self) -> bool:
        """True where nothing is visible."""
        return not self.text and not self.bullet


def split(text: str) -> list[Line]:
    r"""All lines of ``text``, breaks at LF, CR and CRLF and behind a message's sender; their ranges tile it exactly.

    >>> [(line.start, line.end, line.text) for line in split("  • أول\r\nثان")]
    [(0, 9, 'أول'), (9, 12, 'ثان')]
    """
    edges: list[tuple[int, int]] = []
    start = 0
    for stop, end in (*(match.span() for match in _BREAK.finditer(text)), (len(text), len(text))):
        told = messages.text_begins(text, start, stop, end)
        edges += [(told, told), (stop, end)] if told >= 0 else [(stop, end)]
        start = end
    starts = [0, *(end for _, end in edges)]
    mended = repair.mender(text)
    return [
        _line(index, text[start:stop], start, end, mended)
        for index, (start, (stop, end)) in enumerate(zip(starts, edges, strict=False))
        if start < end
    ]


@lru_cache(maxsize=1 << 13)
def key(text: str) -> str:
    """The folded words of ``text`` joined by spaces, punctuation dropped.

    >>> key("إقرأ أيضاً:")
    'اقرا ايضا'
    """
    return _key(text, codes.of(text))


def _key(text: str, known: bytes) -> str:
    """The key of a text that has these codes."""
    if codes.OTHER in known:
        return _NOT_WORD.sub(" ", letters.fold(text)).strip()
    return codes.text(codes.single_spaced(known.translate(*_KEYING)).strip())


_KEYING = codes.change(lambda character: _NOT_WORD.sub(" ", letters.fold(character)))
"""What becomes of the codes of a line in its key."""


def _line(index: int, raw: str, start: int, end: int, mended: Callable[[str], str]) -> Line:
    look = _recurring(raw) if len(raw) <= _SHORT else _look(raw, mended)
    return Line(index, start, end, start + look[0], *look[1:])


class _Look(NamedTuple):
    """What is known of a line wherever it stands: its fields from ``left`` on, ``left`` as if it began the record."""

    left: int
    text: str
    raw: str
    bullet: bool
    indent: int
    key: str
    words: int
    ends: bool
    numbered: bool
    plain: bool


def _look(raw: str, mended: Callable[[str], str] = repair.repair) -> _Look:
    seen = raw.lstrip(_EDGES)
    indent = len(raw) - len(seen)
    if not seen:
        return _Look(indent, "", "", False, indent, "", 0, False, False, False)
    bullet = _BULLET.match(seen)
    if bullet:
        seen = seen[bullet.end() :].lstrip(_EDGES)
    left = len(raw) - len(seen)
    raw = seen.rstrip(_EDGES)
    seen = mended(raw)
    known = codes.of(seen)
    folded = _key(seen, known) if len(seen) <= LONGEST_KEY else ""
    return _Look(
        left=left,
        text=seen,
        raw=raw,
        bullet=bullet is not None,
        indent=indent,
        key=folded,
        words=folded.count(" ") + 1 if folded else len(seen) // _LETTERS_A_WORD,
        ends=_ENDS.search(seen[-_TAIL:]) is not None,
        numbered=bool(known.translate(None, _NO_FIGURE)) and _FIGURE.search(seen) is not None,
        plain=bool(folded) and not known.translate(None, _WORDED),
    )


_SHORT = 80
"""Characters of a line that recurs from record to record, as menus and labels do; paragraphs seldom do."""
_recurring = lru_cache(maxsize=1 << 13)(_look)
_WORDED = codes.those(lambda sign: sign == " " or "\u064b" <= sign <= "\u0652" or key(sign).isalpha())
"""The codes of letters, their marks, and the space between words."""
