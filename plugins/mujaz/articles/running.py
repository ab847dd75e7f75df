"""Running heads: what a print repeats at the head and foot of every page, between the lines of its texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mujaz.articles import shapes, tables
from mujaz.articles.lines import Line

if TYPE_CHECKING:
    from mujaz.articles.kinds import Mark

_FIGURES = re.compile(r"\d+")
_MESSAGES = frozenset({"message-header", "message-sender"})
_HEADLINE = 3
"""Words of a line that may be a headline, at least."""


def heads(lines: Sequence[Line], marks: Sequence[Mark]) -> list[int]:
    """Indices of the lines whose columns are held apart by wide gaps, again on every page, whatever their figures."""
    wide = {
        line.index: _FIGURES.sub("", line.key)
        for line in lines
        if line.key and shapes.columns(line) > 1 and marks[line.index].rule not in _MESSAGES
    }
    counts = Counter(wide.values())
    rows = tables.rows(lines) if wide else frozenset()
    once = {index for index, words in wide.items() if counts[words] == 1 and index in rows}
    return [
        index
        for index, words in wide.items()
        if words
        and counts[words] > 1
        and once.isdisjoint({index - 1, index + 1})
        and not _dates_headline(lines, marks, index)
    ]


def _dates_headline(lines: Sequence[Line], marks: Sequence[Mark], index: int) -> bool:
    """True for a date right below what is no text: a print's page ends in the middle of one."""
    if marks[index].rule != "date-line":
        return False
    above = next((line for line in reversed(lines[:index]) if not line.blank), None)
    return above is not None and marks[above.index].kind == "short" and above.words >= _HEADLINE
