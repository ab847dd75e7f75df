"""Numbering: the numbers of texts, alone on their lines, as in reviews of the press, or before headlines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from mujaz.articles.lines import Line

if TYPE_CHECKING:
    from mujaz.articles.kinds import Mark

_NUMBER = re.compile(r"\(?\s?(\d{1,2})\s?[.)\-–]")
_LEADING = re.compile(r"^(\d{1,2})\s?[.)\-–/]\s")
_BARE = re.compile(r"(\d{1,2})")
_ITEMS = 3
"""So many numbered texts are a list of them; two may be parts of one."""
_BELOW, _BELOW_MARKED = 2, 4
"""Lines in which the text begins below a figure, and below one that a mark tells from a counter: it may have a
section's label, a headline and a second one; labels, days and buttons are not counted."""


def items(lines: Sequence[Line], marks: Sequence[Mark]) -> list[int]:
    """Indices of the lines «1.», «2.», «3.», each alone above a text of its own.

    A figure without a mark counts where nothing stands right above it, or a divider.
    """
    found: list[int] = []
    seen = [line for line in lines if not line.blank]
    for place, line in enumerate(seen):
        number = _number(lines, line)
        if (
            number
            and number == len(found) + 1
            and _is_told(seen[place + 1 : place + 1 + _SIGHT], marks, line)
        ):
            found.append(line.index)
    return found if len(found) >= _ITEMS else []


def _is_told(below: Sequence[Line], marks: Sequence[Mark], number: Line) -> bool:
    """True where a text begins soon below a number, among the lines that follow it."""
    counted = (line for line in below if marks[line.index].kind != "cue")
    limit = _BELOW if _BARE.fullmatch(number.text) else _BELOW_MARKED
    return any(marks[line.index].kind == "prose" for line in islice(counted, limit))


_SIGHT = 12
"""Lines."""


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
