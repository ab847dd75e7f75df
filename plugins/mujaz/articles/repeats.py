"""Repeats: paragraphs that stand twice in a record, as teasers and descriptions repeat a text's first one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mujaz.articles.lines import Line

if TYPE_CHECKING:
    from mujaz.articles.kinds import Mark


def find(lines: Sequence[Line], marks: Sequence[Mark]) -> list[int]:
    """Indices of the copies of paragraphs; of each the first is kept, a lone one where it stands among paragraphs."""
    seen = [line for line in lines if marks[line.index].kind != "blank"]
    prose = [marks[line.index].kind == "prose" for line in seen]
    places: dict[str, list[int]] = {}
    for place, line in enumerate(seen):
        if prose[place] and len(line.key) >= _REPEATED:
            places.setdefault(line.key[:_OPENING], []).append(place)
    doubled = [found for found in places.values() if len(found) > 1]
    if _is_second_copy(doubled, prose):
        return []
    copies: list[int] = []
    for found in doubled:
        among = [place for place in found if any(prose[place + 1 : place + 2])]
        kept = among[0] if among and len(doubled) == 1 else found[0]
        copies += [seen[place].index for place in found if place != kept]
    return copies


def _is_second_copy(doubled: Sequence[Sequence[int]], prose: Sequence[bool]) -> bool:
    """True where all the record's paragraphs stand twice, one after the other: a page in two layouts.

    Both copies are whole articles then, equal ones, of which one is shown.
    """
    if len(doubled) < _WHOLE or any(len(found) != 2 for found in doubled):
        return False
    runs = ([found[copy] for found in doubled] for copy in (0, 1))
    return 2 * len(doubled) == sum(prose) and all(run[-1] - run[0] == len(run) - 1 for run in runs)


_WHOLE = 2
"""Paragraphs of a text that is no teaser."""
_OPENING = 90
"""Characters of a paragraph by which its copies are known, cut short as a page's description is."""
_REPEATED = 40
"""Characters of a paragraph that no text repeats by chance."""
