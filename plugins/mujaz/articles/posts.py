"""Posts: a page of a social network copied whole, known by the pair that heads every post: its author, its time.

The same name stands above a time again and again, with text below it and no headline above: that is no byline.
"""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line

HEADER = Mark("cue", "post-header", "meta")
_POSTS = 2
_NAME = 6
"""Words of an author's or a page's name."""
_TIMES = frozenset({"date-line", "relative-time"})


def find(lines: Sequence[Line], marks: Sequence[Mark]) -> list[int]:
    """Indices of the lines that head a post; empty where the record is no page of posts."""
    seen = [line for line in lines if marks[line.index].kind != "blank"]
    places: dict[str, list[int]] = {}
    for place, line in enumerate(seen[:-2]):
        named = marks[line.index].kind == "short" and line.words <= _NAME
        if named and marks[seen[place + 1].index].rule in _TIMES:
            places.setdefault(line.key, []).append(place)
    found = [
        place
        for same in places.values()
        if len(same) >= _POSTS and all(_heads(seen, marks, place, place != same[0]) for place in same)
        for place in same
    ]
    return [seen[place].index for place in sorted(found)]


def _heads(seen: Sequence[Line], marks: Sequence[Mark], place: int, later: bool) -> bool:
    """True where text stands below the pair, and above a later one no headline whose byline it would be."""
    told = (
        marks[seen[place + 2].index].kind == "prose"
        or marks[seen[min(place + 3, len(seen) - 1)].index].kind == "prose"
    )
    return told and not (later and marks[seen[place - 1].index].kind == "short")
