"""Posts: a page of a social network copied whole, known by the pair that heads every post: its author, its time.

The same name stands above a time again and again, with text below it and no headline above: that is no byline.
A channel's preview has the name above each post and how often it was seen, with the time, below; its days stand
between the posts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line

HEADER = Mark("cue", "post-header", "meta")
DAY = Mark("cue", "posts-day", "drop")
"""The day above a channel's posts, which speaks for all that follow until the next."""
_POSTS = 2
_NAME = 6
"""Words of an author's or a page's name."""
_NEAR = 5
"""Lines from a post's head in which its text begins: its time, who may see it, a headline."""
_TIMES = frozenset({"date-line", "relative-time"})
_SEEN = re.compile(
    r"\d[\d.,]*\s?[KMكم]?\s+(?:views?\s+|مشاهد(?:ة|ات)\s+)?(?:edited\s+|معد(?:ّ)?لة\s+)?\d{1,2}:\d{2}(?: ?[AP]M)?",
    re.IGNORECASE,
)
"""«5.2K views 08:41», «6K 12:15»: how often a post was seen, and its time."""


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
    return [seen[place].index for place in sorted(found or _above_views(seen, marks))]


def days(lines: Sequence[Line], marks: Sequence[Mark], headers: Sequence[int]) -> list[int]:
    """Indices of the lines of days right above a post's head."""
    above = (
        next((line for line in reversed(lines[:index]) if marks[line.index].kind != "blank"), None)
        for index in headers
    )
    return [line.index for line in above if line and marks[line.index].rule == "date-line"]


def _above_views(seen: Sequence[Line], marks: Sequence[Mark]) -> list[int]:
    """Places of the one name that heads the posts between the lines that say how often they were seen."""
    feet = [place for place, line in enumerate(seen) if _SEEN.fullmatch(line.text)]
    heads: Counter[str] = Counter()
    for foot in feet[:-1]:
        below = (line for line in seen[foot + 1 :] if marks[line.index].rule != "date-line")
        heads[next(below).key] += 1
    name, count = max(heads.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    places = [place for place, line in enumerate(seen) if line.key == name and line.words <= _NAME]
    if not count or len(places) < _POSTS:
        return []
    return [place for place in places if place + 1 < len(seen) and place >= _first(places, feet)]


def _first(places: Sequence[int], feet: Sequence[int]) -> int:
    """The head of the first post: the last one above the first foot; the channel's own name stands higher."""
    return max((place for place in places if place < feet[0]), default=feet[0])


def _heads(seen: Sequence[Line], marks: Sequence[Mark], place: int, later: bool) -> bool:
    """True where text stands below the pair, and above a later one no headline whose byline it would be."""
    told = any(marks[line.index].kind == "prose" for line in seen[place + 2 : place + _NEAR])
    return told and not (later and marks[seen[place - 1].index].kind == "short")
