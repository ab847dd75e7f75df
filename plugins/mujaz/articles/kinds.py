"""Kinds: what each line of a record is when looked at alone: blank, prose, a short line, or one that a rule names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mujaz.articles import cues, shapes
from mujaz.articles.cues import Cue
from mujaz.articles.lines import Line
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
_SHORT = Mark("short")

_LONG = 180
"""Characters from which a line is prose however it ends: no headline is that long."""
_PARAGRAPH = 95
"""Characters from which an unstopped line is prose, where the record does not close its paragraphs with stops."""
_SENTENCE_WORDS = 6
"""A line closed by a full stop is a sentence from this many words on."""
_STOPPED = 0.6
"""Share of long lines that end as sentences do, from which a long line without a stop stands out as a headline."""


def classify(lines: Sequence[Line], registry: Registry) -> list[Mark]:
    """A mark for every line."""
    stops = _stops(lines)
    return [_mark(line, stops, registry) for line in lines]


def _stops(lines: Sequence[Line]) -> bool:
    """True where this record's writer closes paragraphs with a full stop."""
    long = [line.ends for line in lines if len(line.text) >= _LONG]
    return not long or sum(long) / len(long) >= _STOPPED


def _mark(line: Line, stops: bool, registry: Registry) -> Mark:
    if line.blank:
        return _BLANK
    if len(line.text) > _CUE_LINE:
        return _PROSE
    shaped = _shape(line, registry)
    if shaped:
        return Mark("cue", shaped)
    cue = cues.shipped().match(line)
    if cue:
        return Mark("cue", cue)
    return _PROSE if _is_prose(line, stops) else _SHORT


_CUE_LINE = 600
"""Characters: cookie notices reach this, cue lines do not go beyond."""


def _is_prose(line: Line, stops: bool) -> bool:
    length = len(line.text)
    if length >= _LONG:
        return True
    if line.ends and not line.text.endswith(("؟", "?", "!", "..", "…")):
        return line.words >= _SENTENCE_WORDS
    if line.ends:
        return length >= _PARAGRAPH
    return length >= (_LONG if stops else _PARAGRAPH)


def _shape(line: Line, registry: Registry) -> Cue | None:
    if shapes.is_divider(line):
        return _DIVIDER
    if shapes.is_message_head(line):
        return _MESSAGE
    if shapes.is_date(line):
        return _CLOCK if shapes.is_clock(line) else _DATE
    if shapes.is_bare_number(line):
        return _NUMBER
    if shapes.is_hashtags(line):
        return _HASHTAGS
    if shapes.is_link(line):
        return _LINK
    credit = shapes.credited(line)
    if credit and (
        shapes.is_dotted(credit) or registry.named(credit) or "رشيف" in credit or "غيتي" in credit
    ):
        return _CAPTION
    if shapes.is_foreign(line) and line.words <= _FOREIGN_WORDS:
        return cues.shipped().match(line) or _FOREIGN
    return _BREADCRUMB if shapes.is_breadcrumb(line) else None


_FOREIGN_WORDS = 12
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
