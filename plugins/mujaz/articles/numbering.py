"""Numbering: the numbers of texts, alone on their lines, as in reviews of the press, or before headlines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mujaz.articles.lines import Line

_NUMBER = re.compile(r"\(?(\d{1,2})\s?[.)\-–]")
_LEADING = re.compile(r"^(\d{1,2})\s?[.)\-–/]\s")
_BARE = re.compile(r"(\d{1,2})")
_ITEMS = 3
"""So many numbered texts are a list of them; two may be parts of one."""
_BELOW = 2
"""Lines in which the text begins: it may have a headline."""


def items(lines: Sequence[Line], prose: Sequence[bool]) -> list[int]:
    """Indices of the lines «1.», «2.», «3.», each alone above a text of its own; ``prose``: which lines are text.

    A figure without a mark counts where nothing stands right above it, or a divider.
    """
    found: list[int] = []
    seen = [line for line in lines if not line.blank]
    for place, line in enumerate(seen):
        number = _number(lines, line)
        told = number and any(prose[other.index] for other in seen[place + 1 : place + 1 + _BELOW])
        if told and number == len(found) + 1:
            found.append(line.index)
    return found if len(found) >= _ITEMS else []


def _number(lines: Sequence[Line], line: Line) -> int:
    """The number that is all of a line; 0 for other lines."""
    if line.words != 1:
        return 0
    marked = _NUMBER.fullmatch(line.text) if line.numbered else None
    above = lines[line.index - 1] if line.index else None
    free = above is None or above.blank or not any(map(str.isalnum, above.text))
    bare = _BARE.fullmatch(line.text) if free else None
    number = marked or bare
    return int(number[1]) if number else 0


def leading(line: Line) -> int:
    """The number that a headline begins with; 0 where there is none."""
    found = _LEADING.match(line.text)
    return int(found[1]) if found else 0
