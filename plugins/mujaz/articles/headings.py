"""Headings: long lines that look like prose when they are looked at alone, and head a record all the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from mujaz.articles import cohesion, shapes
from mujaz.articles.cues import SIGNED
from mujaz.articles.lines import Line
from mujaz.articles.vocabulary import vocabulary

if TYPE_CHECKING:
    from mujaz.articles.kinds import Mark

_LONGEST = 180
"""Characters from which no line is a headline."""
_SECOND = 60
"""Characters of a headline's second line."""


def continues(lines: Sequence[Line], marks: Sequence[Mark], first: int) -> bool:
    """True where the first prose is the second line of a headline: «والأهالي يشكون …», with nothing right below it."""
    if not first or first + 1 >= len(lines) or marks[first].rule:
        return False
    above, line, below = marks[first - 1], lines[first], marks[first + 1]
    headed = above.kind == "short" and not lines[first - 1].ends
    apart = below.kind == "blank" or below.effect == "meta"
    return headed and apart and not line.ends and len(line.text) < _SECOND and cohesion.carries_on(line.text)


def heads(lines: Sequence[Line], marks: Sequence[Mark], first: int) -> bool:
    """True where the first long line of a record is its headline: no other one above it, or a date or byline below."""
    below = [mark for mark in marks[first + 1 :] if mark.kind != "blank"]
    if marks[first].rule or not any(mark.kind == "prose" for mark in below):
        return False
    titled = any(
        mark.kind == "short" and line.words >= _TITLE_WORDS
        for line, mark in zip(lines[:first], marks, strict=False)
    )
    signed = below[0].rule in SIGNED and not lines[first].text.endswith(".")
    if not _headline_like(lines[first]):
        return False
    if cohesion.opens(
        lines[first].text
    ):  # «قال المدير إن …»: a lead, unless the day stands between it and the text
        top = all(mark.kind == "blank" for mark in marks[:first])
        return top and below[0].rule == "date-line" and signed and lines[first].words <= _OPENED_WORDS
    return signed or not (titled or lines[first].ends)


def _headline_like(line: Line) -> bool:
    """True for a long line that could still be a headline, as the first of its record is."""
    return len(line.text) < _LONGEST and line.words <= _HEADLINE_WORDS


_HEADLINE_WORDS, _OPENED_WORDS = 28, 20
_TITLE_WORDS = 4
"""Words of a short line that may be the headline already."""


def untied(lines: Sequence[Line], marks: Sequence[Mark]) -> int | None:
    """The record's first line where it is a headline that "report:" or "editing" opens as words of its own."""
    top = next((line for line in lines if line.key), None)
    if top is None or marks[top.index].rule not in {"byline", "source-line"}:
        return None
    rest = (top.text.partition(":")[2] or top.text.partition(" ")[2]).split()
    listed = any(sign in top.text for sign in "|/–")
    return top.index if len(rest) > _AUTHORS and not listed else None


_AUTHORS = 3
"""Words of who wrote or edited a text, on its first line."""


def signed(lines: Sequence[Line], marks: Sequence[Mark]) -> list[int]:
    """Indices of a house's name above the text, and of the line right below it that begins with it and tells who wrote.

    Of a person whom the text tells of, such lines are a picture's.
    """
    told = [line.key for line in lines if marks[line.index].kind == "prose"][:_LEADING]
    seen = [line for line in takewhile(lambda line: marks[line.index].kind != "prose", lines) if line.key]
    found: list[int] = []
    for above, line in pairwise(seen):
        plain = marks[above.index].kind == marks[line.index].kind == "short"
        if not plain or above.words < _NAME_WORDS or not line.key.startswith(f"{above.key} "):
            continue
        label = vocabulary("sections").issuperset(above.key.split())
        if not label and shapes.is_byline(line) and not any(above.key in text for text in told):
            found += [above.index, line.index]
    return found


_LEADING = 3
"""Paragraphs."""
_NAME_WORDS = 2
