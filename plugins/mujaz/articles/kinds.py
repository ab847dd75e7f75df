"""Kinds: what each line of a record is when looked at alone: blank, prose, a short line, or one that a rule names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mujaz.articles import cohesion, cues, shapes, wrapping
from mujaz.articles.cues import Cue
from mujaz.articles.lines import Line
from mujaz.articles.vocabulary import vocabulary
from mujaz.outlets import Registry

Kind = Literal["blank", "prose", "short", "cue"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line's kind, with the cue where a rule names it."""

    kind: Kind
    cue: Cue | None = None

    @property
    def rule(self) -> str:
        """The cue's rule, else empty."""
        return self.cue.rule if self.cue else ""

    @property
    def effect(self) -> str:
        """The cue's effect, else empty."""
        return self.cue.effect if self.cue else ""


_BLANK = Mark("blank")
_PROSE = Mark("prose")
WRAPPED = Mark("prose", Cue("wrapped-line", "join"))
_SHORT = Mark("short")

_LONG = 180
"""Characters from which a line is prose however it ends: no headline is that long."""
_PARAGRAPH = 95
"""Characters from which an unstopped line is prose, where the record does not close its paragraphs with stops."""
_CLAUSE = 60
_CLAUSE_WORDS = 10
"""A line that opens with a verb, as sentences do and headlines do not, is prose from this length on."""
_WAW_WORDS = 5
_INNER_STOP = re.compile(r"[^\W\d_]{2}[.] \S")
_SENTENCE_WORDS = 2
"""A line closed by a full stop is a sentence from this many words on."""
_STOPPED = 0.6
"""Share of long lines that end as sentences do, from which a long line without a stop stands out as a headline."""


def classify(lines: Sequence[Line], registry: Registry) -> list[Mark]:
    """A mark for every line."""
    habits = _Habits(_stops(lines), _foreign(lines))
    marks = [_mark(line, habits, registry) for line in lines]
    for index in wrapping.wrapped(lines):
        if marks[index].kind != "cue":
            marks[index] = WRAPPED
    _drop_repeats(lines, marks)
    first = next((index for index, mark in enumerate(marks) if mark.kind == "prose"), None)
    if first is not None and _heads(lines, marks, first):
        marks[first] = _SHORT
    return marks


def _heads(lines: Sequence[Line], marks: Sequence[Mark], first: int) -> bool:
    """True where the first long line of a record is its headline: no other one above it, or a date or byline below."""
    below = [mark for mark in marks[first + 1 :] if mark.kind != "blank"]
    if marks[first].cue or not any(mark.kind == "prose" for mark in below):
        return False
    titled = any(
        mark.kind == "short" and line.words >= _TITLE_WORDS
        for line, mark in zip(lines[:first], marks, strict=False)
    )
    signed = below[0].rule in {"date-line", "byline"} and not lines[first].text.endswith(".")
    return _headline_like(lines[first]) and (signed or not (titled or lines[first].ends))


def _drop_repeats(lines: Sequence[Line], marks: list[Mark]) -> None:
    """Of a paragraph that stands twice, keep one: the first; a lone one where it stands among paragraphs."""
    seen = [line for line in lines if marks[line.index].kind != "blank"]
    prose = [marks[line.index].kind == "prose" for line in seen]
    places: dict[str, list[int]] = {}
    for place, line in enumerate(seen):
        if prose[place] and len(line.key) >= _REPEATED:
            places.setdefault(line.key[:_OPENING], []).append(place)
    doubled = [found for found in places.values() if len(found) > 1]
    for found in doubled:
        among = [place for place in found if any(prose[place + 1 : place + 2])]
        kept = among[0] if among and len(doubled) == 1 else found[0]
        for place in found:
            if place != kept:
                marks[seen[place].index] = Mark("cue", _REPEAT)


_OPENING = 90
"""Characters of a paragraph by which its copies are known, cut short as a page's description is."""
_REPEATED = 40
"""Characters of a paragraph that no text repeats by chance."""


class _Habits(NamedTuple):
    """How a record is written."""

    stops: bool
    """Its writer closes paragraphs with a full stop."""
    foreign: bool
    """Most of its sentences are in no Arabic script, so that such lines are no mere labels."""


def _foreign(lines: Sequence[Line]) -> bool:
    told = [shapes.is_foreign(line) for line in lines if line.words > _FOREIGN_WORDS]
    return bool(told) and sum(told) * 2 > len(told)


def _headline_like(line: Line) -> bool:
    """True for a long line that could still be a headline, as the first of its record is."""
    return len(line.text) < _LONG and line.words <= _HEADLINE_WORDS and not cohesion.opens(line.text)


_HEADLINE_WORDS = 28
_TITLE_WORDS = 4
"""Words of a short line that may be the headline already."""
_QUOTES = " \"'«»“”’)]"


def _stops(lines: Sequence[Line]) -> bool:
    """True where this record's writer closes paragraphs with a full stop."""
    long = [line.ends for line in lines if len(line.text) >= _LONG]
    return bool(long) and sum(long) / len(long) >= _STOPPED


def _mark(line: Line, habits: _Habits, registry: Registry) -> Mark:
    if line.blank:
        return _BLANK
    if shapes.is_ticker(line):
        return _TICKED
    if len(line.text) > _CUE_LINE:
        return _PROSE
    cue = _cue(line, registry, habits.foreign)
    if cue:
        return Mark("cue", cue)
    return _PROSE if _is_prose(line, habits.stops) else _SHORT


_CUE_LINE = 600
"""Characters: cookie notices reach this, cue lines do not go beyond."""


def _is_prose(line: Line, stops: bool) -> bool:
    length = len(line.text)
    if length >= _LONG:
        return True
    if line.ends and not line.text.endswith(("؟", "?", "!", "..", "…")):
        return line.words >= _SENTENCE_WORDS
    if not line.ends and line.words >= _WAW_WORDS and cohesion.carries_on(line.text):
        return True
    if length < _CLAUSE:
        return False
    if cohesion.opens(line.text) and line.words >= _CLAUSE_WORDS:
        return True
    return length >= _PARAGRAPH and (line.ends or not stops or _INNER_STOP.search(line.text) is not None)


def _cue(line: Line, registry: Registry, foreign: bool) -> Cue | None:
    if shapes.is_divider(line):
        return _DIVIDER
    if shapes.is_message_head(line):
        return _MESSAGE if line.text.endswith("]") else _SENDER
    if line.key.startswith(_PAGE_DATE):
        return _UPDATED
    if shapes.is_date(line):
        return _CLOCK if shapes.is_clock(line) else _DATE
    if shapes.is_age(line):
        return _AGE
    if shapes.is_bare_number(line):
        return _NUMBER
    if shapes.is_hashtags(line):
        return _HASHTAGS
    if shapes.is_link(line):
        return _LINK
    if "©" in line.text and line.words <= _FOREIGN_WORDS * 2:
        return cues.shipped().match(line) or _CAPTION
    credit = shapes.credited(line)
    if credit and (
        shapes.is_dotted(credit) or registry.named(credit) or "رشيف" in credit or "غيتي" in credit
    ):
        return _CAPTION
    if shapes.is_signature(line):
        return _SIGNATURE
    if shapes.is_item_label(line):
        return _FLASH if line.key.split()[0] in vocabulary("flashes") else _ITEM
    known = cues.shipped().match(line)
    if known:
        return known
    if not foreign and shapes.is_foreign(line) and line.words <= _FOREIGN_WORDS:
        return _FOREIGN
    return _BREADCRUMB if shapes.is_breadcrumb(line) else None


_FOREIGN_WORDS = 12
_REPEAT = Cue("repeated-paragraph", "drop")
_TICKED = Mark("cue", Cue("ticker", "drop"))
_SIGNATURE = Cue("signature", "end")
_PAGE_DATE = (
    "اخر تحديث للموقع",
    "اخر تحديث للصفحه",
    "اخر تحديث للاسعار",
    "تاريخ تحديث الصفحه",
    "اخر تحديث للبيانات",
)
_AGE = Cue("relative-time", "meta")
_UPDATED = Cue("page-date", "drop")
_SENDER = Cue("message-sender", "drop")
_FLASH = Cue("item-label", "meta")
_ITEM = Cue("item-label", "drop")
_DIVIDER = Cue("divider", "drop")
_MESSAGE = Cue("message-header", "meta")
_CLOCK = Cue("time-line", "meta")
_DATE = Cue("date-line", "meta")
_NUMBER = Cue("bare-number", "drop")
_HASHTAGS = Cue("hashtags", "end")
_LINK = Cue("link", "drop")
_CAPTION = Cue("caption", "drop")
_FOREIGN = Cue("foreign-label", "drop")
_BREADCRUMB = Cue("breadcrumb", "drop")
