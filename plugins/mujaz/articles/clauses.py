"""Clauses: texts without a single full stop, as threads, notices and announcements of deaths are written.

Such a record looks like a page of links, line by line. What tells it from one: its lines are numbered on from each
other, or they are long and speak of the same things, where the headlines of a page speak of different ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mujaz.articles import cohesion
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line

_NUMBERED = re.compile(r"^(\d{1,2})\s?[/).-]")
_THREAD = 3
"""Lines numbered one after the other."""
_CLAUSES = 3
_CLAUSE = 7
"""Words of a line that can be a sentence without its stop."""
_ALIKE = 0.75
"""Share of such lines that have a word in common with another one."""
_FURNISHED = 0.25
"""Share of a site's furniture beside which such lines are rather its links."""
_FURNITURE = frozenset({"related", "footer", "join"})


def found(section: Sequence[Line], marks: Sequence[Mark]) -> dict[int, Mark]:
    """New marks for the lines of a section without prose that are a text's, and for the headlines of its items."""
    return notices(section, marks) or dict.fromkeys(body(section, marks), _PROSE)


def notices(section: Sequence[Line], marks: Sequence[Mark]) -> dict[int, Mark]:
    """The same for a column of notices, each a short line over longer ones; empty where it is none."""
    groups = _groups(section, marks)
    items = [group for group in groups if _is_item(group)]
    if len(items) < _ITEMS or len(items) < len(groups) - 1:
        return {}
    told = {line.index: _PROSE for group in items for line in group[1:]}
    return told | {group[0].index: _ITEM for group in items[1:]}


def _groups(section: Sequence[Line], marks: Sequence[Mark]) -> list[list[Line]]:
    """Short lines between blank ones."""
    groups: list[list[Line]] = [[]]
    for line in section:
        kind = marks[line.index].kind
        if kind in {"blank", "cue"}:
            groups.append([])
        elif kind in {"short", "prose"}:
            groups[-1].append(line)
    return [group for group in groups if group]


def _is_item(group: Sequence[Line]) -> bool:
    """True for a short line over longer ones: an item of a column of notices."""
    below = group[1:]
    return 0 < len(below) <= _NOTICE and group[0].words < _CLAUSE <= max(line.words for line in below)


_PROSE = Mark("prose")
_ITEM = Mark("short", "item-label", "drop")
_ITEMS = 2
_NOTICE = 6
"""Lines of a notice."""


def _without_headline(seen: Sequence[Line], long: list[Line], marks: Sequence[Mark]) -> list[Line]:
    """``long`` without the record's first line, where it is half as long as most: the headline of a text."""
    if len(long) <= _CLAUSES or long[0] is not seen[0] or marks[long[0].index].kind != "short":
        return long
    middle = sorted(line.words for line in long[1:])[len(long) // 2 - 1]
    return long[1:] if 2 * long[0].words <= middle else long


def body(section: Sequence[Line], marks: Sequence[Mark]) -> list[int]:
    """Indices of the lines that are the text of a section without prose; empty where it holds none."""
    seen = [line for line in section if marks[line.index].kind != "blank"]
    numbered = [(int(found[1]), line) for line in seen if (found := _NUMBERED.match(line.text))]
    if len(numbered) >= _THREAD and all(b[0] == a[0] + 1 for a, b in pairwise(numbered)):
        return [line.index for _, line in numbered[numbered[0][0] == 1 :]]
    furniture = sum(marks[line.index].effect in _FURNITURE for line in seen)
    long = [line for line in seen if marks[line.index].kind in {"short", "prose"} and line.words >= _CLAUSE]
    long = _without_headline(seen, long, marks)
    dated = sum(marks[line.index].rule in {"date-line", "relative-time"} for line in seen)
    if len(long) < _CLAUSES or furniture > _FURNISHED * len(seen) or dated > 1:
        return []
    stems = [cohesion.stems(line.text) for line in long]
    alike = sum(
        cohesion.share(own, frozenset().union(*(other for other in stems if other is not own))) > 0
        for own in stems
    )
    return [line.index for line in long] if alike >= _ALIKE * len(long) else []
