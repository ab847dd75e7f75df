"""Tables: rows of cells one below the other, as tabs and wide gaps, or a colon, leave them in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mujaz.articles import shapes
from mujaz.articles.lines import Line

_FIGURE = re.compile(r"^\s*[-+]?\d[\d.,٫٬]*\s*%?$")
_LABEL = 6
"""Words before a figure."""


def rows(lines: Sequence[Line]) -> frozenset[int]:
    r"""Indices of the rows of tables: two or more of one form, at least half of them with figures.

    >>> from mujaz.articles.lines import split
    >>> sorted(rows(split("النتائج\nالمباريات: 34\nالأهداف: 12\nانتهى.")))
    [1, 2]
    """
    found: set[int] = set()
    run: list[Line] = []
    form = 0
    for line in [*lines, None]:
        count = _cells(line) if line and line.text else 0
        if count != form or not count:
            if len(run) > 1 and sum(any(map(str.isdigit, row.text)) for row in run) * 2 >= len(run):
                found |= {row.index for row in run}
            run, form = [], count
        if line and count:
            run.append(line)
    return frozenset(found)


def _cells(line: Line) -> int:
    """How many cells a row has: columns, or a label and its figure («المباريات: 34»); 0 for what is no row."""
    found = shapes.columns(line)
    if found > 1:
        return found + line.bullet  # the sign in its first cell: «#» above places
    label, colon, figure = line.text.partition(":")
    return 2 if colon and 0 < len(label.split()) <= _LABEL and _FIGURE.match(figure) else 0
