"""Numbering: lines that are nothing but the number of the text below them, as in reviews of the press."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mujaz.articles.lines import Line

_NUMBER = re.compile(r"\(?(\d{1,2})\s?[.)\-–]")
_ITEMS = 3
"""So many numbered texts are a list of them; two may be parts of one."""
_BELOW = 2
"""Lines in which the text begins: it may have a headline."""


def items(lines: Sequence[Line], prose: Sequence[bool]) -> list[int]:
    """Indices of the lines «1.», «2.», «3.», each alone above a text of its own; ``prose``: which lines are text."""
    found: list[int] = []
    seen = [line for line in lines if not line.blank]
    for place, line in enumerate(seen):
        number = _NUMBER.fullmatch(line.text) if line.words == 1 and line.numbered else None
        told = number and any(prose[other.index] for other in seen[place + 1 : place + 1 + _BELOW])
        if number and told and int(number[1]) == len(found) + 1:
            found.append(line.index)
    return found if len(found) >= _ITEMS else []
