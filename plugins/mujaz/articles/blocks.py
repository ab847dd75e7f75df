"""Blocks: a record as an alternation of heads (all that is not prose) and runs of prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line

_NUMBERED = re.compile(r"^(?:\d{1,2}\s?[-–.)/]|[أ-ي]\s?[-–)]|(?:أولا|ثانيا|ثالثا|رابعا|خامسا)ً?\s?[:،-])\s?\S")
_BODY = Mark("prose")


@dataclass(frozen=True, slots=True)
class Block:
    """What stands before a run of prose, and the run. Either may be empty. Line indices."""

    head: tuple[int, ...]
    prose: tuple[int, ...]


def absorb_lists(lines: Sequence[Line], marks: Sequence[Mark]) -> dict[int, Mark]:
    """New marks for the lists, tables and poems among ``lines`` that a sentence announces: prose.

    What ends in a colon announces the short lines after it; numbered lines after prose are a list too.
    """
    found: dict[int, Mark] = {}
    seen = [line for line in lines if marks[line.index].kind != "blank"]
    announced = inside = False
    for place, line in enumerate(seen):
        mark = marks[line.index]
        listed = _NUMBERED.match(line.text) and _neighbour_numbered(seen, place)
        item = (
            mark.kind == "short"
            and inside
            and (announced or listed or _colon(line) or _heads_list(seen, place))
        )
        if item or ((announced or (inside and listed)) and mark.rule in _TABLE_RULES):
            found[line.index] = _BODY
        elif mark.kind != "prose":
            announced = inside = False
            continue
        announced = _colon(line) or (announced and mark.kind != "prose")
        inside = True
    return found


def absorb_bullets(lines: Sequence[Line], marks: Sequence[Mark]) -> dict[int, Mark]:
    """New marks for the bulleted lines right above a text that are most of what it says: prose.

    Above a longer text they are its highlights; above a headline, below the text, or beside what a site relates
    they are links.
    """
    seen = [line for line in lines if marks[line.index].kind != "blank"]
    first = next((at for at, line in enumerate(seen) if line.bullet and marks[line.index].kind == "short"), 0)
    last = next((at for at in range(first, len(seen)) if not seen[at].bullet), 0)
    apart = [b.index - a.index > 1 for a, b in pairwise(seen[first:last])]
    # A bulleted line with a blank one below it, above a list that has none, is the headline with a sign of its own.
    headed = bool(apart) and apart[0] and not any(apart[1:])
    items = [line for line in seen[first + headed : last] if marks[line.index].kind == "short"]
    if not first or len(items) < _ITEMS or marks[seen[last].index].kind != "prose":
        return {}
    words = sorted(line.words for line in items)[len(items) // 2]
    listed = sum(len(line.text) for line in seen[first:last])
    told = sum(len(line.text) for line in seen[last:] if marks[line.index].kind == "prose")
    related = any(marks[line.index].effect in _LINKS for line in seen[:first])
    return {} if related or words < _ITEM or listed <= told else {line.index: _BODY for line in items}


_ITEMS = 3
_ITEM = 3
"""Words of the middle item; a menu's are shorter."""
_LINKS = frozenset({"related", "footer"})


def _heads_list(seen: Sequence[Line], place: int) -> bool:
    """True for one word with a colon over numbered lines: «الترتيب:»."""
    below = seen[place + 1 : place + 3]
    return (
        seen[place].text.endswith(":")
        and len(below) > 1
        and all(_NUMBERED.match(line.text) for line in below)
    )


def _neighbour_numbered(seen: Sequence[Line], place: int) -> bool:
    """True where the line before or after is numbered too: a list; a number alone may head an article."""
    around = [*seen[max(0, place - 1) : place], *seen[place + 1 : place + 2]]
    return any(_NUMBERED.match(line.text) for line in around)


_TABLE_RULES = frozenset({"bare-number", "foreign-label"})


def _colon(line: Line) -> bool:
    return line.text.endswith((":", "：")) and line.words > 1


def divide(lines: Sequence[Line], marks: Sequence[Mark]) -> list[Block]:
    """The blocks, in order; together they hold every line once. Blank lines inside prose belong to it."""
    blocks: list[Block] = []
    head: list[int] = []
    prose: list[int] = []
    gap: list[int] = []
    for line in lines:
        kind = marks[line.index].kind
        if kind == "prose":
            prose += gap
            gap = []
            prose.append(line.index)
        elif not prose:
            head.append(line.index)
        elif kind == "blank":
            gap.append(line.index)
        else:
            blocks.append(Block(tuple(head), tuple(prose)))
            head, prose, gap = [*gap, line.index], [], []
    if prose:
        blocks.append(Block(tuple(head), tuple(prose)))
        head = gap
    if head:
        blocks.append(Block(tuple(head), ()))
    return blocks
