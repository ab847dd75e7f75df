"""Kinds: what each line of a record is when looked at alone: blank, prose, a short line, or one that a rule names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from mujaz.articles import (
    boxes,
    cohesion,
    cuelines,
    frames,
    headings,
    numbering,
    players,
    repeats,
    running,
    shapes,
    verses,
    wrapping,
)
from mujaz.articles.cues import Effect
from mujaz.articles.lines import Line
from mujaz.outlets import Registry

Kind = Literal["blank", "prose", "short", "cue"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line's kind, with the rule and the effect of the cue where one names it."""

    kind: Kind
    rule: str = ""
    effect: Effect | Literal[""] = ""


_BLANK = Mark("blank")
_PROSE = Mark("prose")
WRAPPED = Mark("prose", "wrapped-line", "join")
_VERSE = Mark("prose", "verse", "join")
_SHORT = Mark("short")
_ADVERT = Mark("cue", "advert", "join")
_SIGNED = Mark("cue", "byline", "meta")
_FRAME = Mark("cue", "page-furniture", "drop")
_NUMBERED = Mark("cue", "item-label", "drop")
_RUNNING = Mark("cue", "running-head", "join")
_SKIPPED = Mark("cue", "skipped-box", "join")
_REPEAT = Mark("cue", "repeated-paragraph", "drop")
_TICKED = Mark("cue", "ticker", "drop")
_LENGTH = Mark("cue", "bare-number", "drop")
"""Of a sound or a film."""

_LONG = 180
"""Characters from which a line is prose however it ends: no headline is that long."""
_PARAGRAPH = 95
"""Characters from which an unstopped line is prose, where the record does not close its paragraphs with stops."""
_UNSTOPPED, _UNSTOPPED_WORDS = 110, 21
"""Characters and words from which an unstopped line is prose in any record: tags are stuck to its end, or its stop
was lost; headlines of so many words are seldom."""
_CLAUSE = 60
_CLAUSE_WORDS = 10
"""A line that opens with a verb, as sentences do and headlines do not, is prose from this length on."""
_WAW_WORDS = 5
_NAMED = re.compile(r"[^\s:]+(?: [^\s:]+){0,3}: \S")
"""A place or a person with a colon, as headlines begin («عين الفوار: …»)."""
_INNER_STOP = re.compile(r"[^\W\d_]{2}[.] \S")
_RUNS_ON = 4
"""Words of a line that a comma leaves open: a clause of a text, for nothing follows after a label or a headline."""
_SENTENCE_WORDS = 2
"""A line closed by a full stop is a sentence from this many words on."""
_STOPPED = 0.6
"""Share of long lines that end as sentences do, from which a long line without a stop stands out as a headline."""


def classify(lines: Sequence[Line], registry: Registry) -> list[Mark]:
    """A mark for every line."""
    habits = _Habits(_stops(lines), _foreign(lines))
    marks = [_mark(line, habits, registry) for line in lines]
    if _TICKED in marks and sum(mark.kind != "blank" for mark in marks) == 1:
        marks[marks.index(_TICKED)] = (
            _PROSE  # a row of headlines stands beside a text, and is no record's whole
        )
    top = headings.untied(lines, marks)
    if top is not None:
        marks[top] = _SHORT
    for index in wrapping.wrapped(lines, {index for index, mark in enumerate(marks) if mark.kind == "cue"}):
        marks[index] = WRAPPED
    for index in verses.find(lines):
        marks[index] = _VERSE
    _tell_answers(lines, marks)
    for index in headings.signed(lines, marks):
        marks[index] = _SIGNED
    for index in repeats.find(lines, marks):
        marks[index] = _REPEAT
    for index in running.heads(lines, marks):
        marks[index] = _RUNNING
    for index in players.lengths(lines, marks):
        marks[index] = _LENGTH
    if (ticker := frames.run_on(lines, marks)) is not None:
        marks[ticker] = _TICKED
    for index in frames.links(lines):
        marks[index] = _TICKED
    for index in boxes.skipped(lines):
        if marks[index].kind != "blank":
            marks[index] = _SKIPPED
    for index in frames.sponsors(lines, marks):
        marks[index] = _ADVERT
    for index in (*frames.outside(lines, marks), *frames.signature(lines, marks)):
        if marks[index].kind != "blank":
            marks[index] = _FRAME
    for index in numbering.items(lines, marks):
        marks[index] = _NUMBERED
    first = next((index for index, mark in enumerate(marks) if mark.kind == "prose"), None)
    if first is not None and headings.continues(lines, marks, first):
        marks[first] = _SHORT
        first = next((index for index, mark in enumerate(marks) if mark.kind == "prose"), None)
    if first is not None and headings.heads(lines, marks, first):
        marks[first] = _SHORT
    return marks


def _tell_answers(lines: Sequence[Line], marks: list[Mark]) -> None:
    """Mark «السؤال:» and what stands below it as text: one word with a colon announces more than a link."""
    seen = [line for line in lines if marks[line.index].kind != "blank"]
    for line, below in pairwise(seen):
        label = line.words == 1 and line.text.endswith(":") and line.key.startswith("ال")
        if label and marks[line.index].kind == "short" and below.words >= _WAW_WORDS:
            marks[line.index] = _PROSE
            if marks[below.index].kind == "short":
                marks[below.index] = _PROSE


class _Habits(NamedTuple):
    """How a record is written."""

    stops: bool
    """Its writer closes paragraphs with a full stop."""
    foreign: bool
    """Most of its sentences are in no Arabic script, so that such lines are no mere labels."""


def _foreign(lines: Sequence[Line]) -> bool:
    told = [shapes.is_foreign(line) for line in lines if line.words > cuelines.FOREIGN_WORDS]
    return bool(told) and sum(told) * 2 > len(told)


def _stops(lines: Sequence[Line]) -> bool:
    """True where this record's writer closes paragraphs with a full stop."""
    long = [line.ends for line in lines if len(line.text) >= _LONG]
    return bool(long) and sum(long) / len(long) >= _STOPPED


def _mark(line: Line, habits: _Habits, registry: Registry) -> Mark:
    if line.blank:
        return _BLANK
    if len(line.text) > _RECURRING:
        return _alone(line, habits, registry)
    asked = (line.raw, habits, registry)
    mark = _marks.get(asked)
    if mark is None:
        if len(_marks) >= _REMEMBERED:
            _marks.clear()
        mark = _marks[asked] = _alone(line, habits, registry)
    return mark


_marks: dict[tuple[str, _Habits, Registry], Mark] = {}
"""Those of short lines, which depend on nothing else: menus and labels recur from record to record."""
_RECURRING = 80
"""Characters."""
_REMEMBERED = 1 << 13


def _alone(line: Line, habits: _Habits, registry: Registry) -> Mark:
    if shapes.is_ticker(line):
        return _TICKED
    cue = cuelines.find(line, registry, habits.foreign)
    if cue:
        return Mark("cue", *cue)
    return _PROSE if _is_prose(line, habits.stops) else _SHORT


def _is_prose(line: Line, stops: bool) -> bool:
    length = len(line.text)
    if length >= _LONG:
        return True
    if line.ends and not line.text.endswith(("؟", "?", "!", "..", "…")):
        return line.words >= _SENTENCE_WORDS
    if line.text.endswith(("،", "؛")) and line.words >= _RUNS_ON:
        return True
    if not line.ends and line.words >= _WAW_WORDS and cohesion.carries_on(line.text):
        return True
    if length < _CLAUSE:
        return False
    if length >= _UNSTOPPED and line.words >= _UNSTOPPED_WORDS:
        return True
    if line.words >= _CLAUSE_WORDS and _INNER_STOP.search(line.text) is not None:
        return True
    if cohesion.opens(line.text) and line.words >= _CLAUSE_WORDS and not _NAMED.match(line.text):
        return True
    return length >= _PARAGRAPH and (line.ends or not stops or _INNER_STOP.search(line.text) is not None)
