"""Posts: a page of a social network copied whole, known by the pair that heads every post: its author, its time.

The same name stands above a time again and again, with text below it and no headline above: that is no byline.
A channel has the name above each post and how often it was seen, with the time, below, on one line or on two,
whether or not the channel's own head was copied; its days stand between the posts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line

HEADER = Mark("cue", "post-header", "meta")
DAY = Mark("cue", "posts-day", "drop")
"""The day above a channel's posts, which speaks for all that follow until the next."""
ADVERT = Mark("cue", "advert", "drop")
_ADVERT = 300
"""Characters of a post that is an advert; an advertorial is longer, and an article."""
_POSTS = 2
_NAME = 6
"""Words of an author's or a page's name."""
_NEAR = 5
"""Lines from a post's head in which its text begins: its time, who may see it, a headline."""
_TIMES = frozenset({"date-line", "relative-time"})
_VIEWS = r"\d[\d.,]*\s?[KMكم]?(?:\s+(?:views?|مشاهد(?:ة|ات)))?"
_WHEN = r"(?:(?:edited|معد(?:ّ)?لة)\s+)?\d{1,2}:\d{2}(?: ?[AP]M)?"
_COUNT = re.compile(_VIEWS, re.IGNORECASE)
_TIME = re.compile(_WHEN, re.IGNORECASE)
_SEEN = re.compile(rf"{_VIEWS}\s+{_WHEN}", re.IGNORECASE)
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
    return [seen[place].index for place in sorted(found or _by_feet(seen))]


def days(lines: Sequence[Line], marks: Sequence[Mark], headers: Sequence[int]) -> list[int]:
    """Indices of the lines of days right above a post's head."""
    above = (
        next((line for line in reversed(lines[:index]) if marks[line.index].kind != "blank"), None)
        for index in headers
    )
    return [line.index for line in above if line and marks[line.index].rule == "date-line"]


def adverts(lines: Sequence[Line], marks: Sequence[Mark], headers: Sequence[int]) -> list[int]:
    """Indices of the posts, head and all, that open with an advert's label and say little more."""
    found: list[int] = []
    for start, stop in pairwise([*headers, len(lines)]):
        own = [
            line
            for line in lines[start:stop]
            if marks[line.index].kind != "blank" and marks[line.index] != DAY
        ]
        labelled = len(own) > 1 and marks[own[1].index].rule == ADVERT.rule
        if labelled and sum(len(line.text) for line in own) <= _ADVERT:
            found += [line.index for line in own]
    return found


def _by_feet(seen: Sequence[Line]) -> list[int]:
    """Places of the one name that heads the posts between the lines that say how often and when they were seen.

    It stands above the first foot, and once more between most two: reactions and invitations to comment do not.
    """
    feet = _feet(seen)
    if not feet:
        return []
    heads: Counter[str] = Counter()
    for (_, last), (first, _) in pairwise(feet):
        heads.update({line.key for line in seen[last + 1 : first] if _is_name(line)})
    above = [line.key for line in seen[: feet[0][0]] if _is_name(line)]
    name = max(dict.fromkeys(above), key=lambda key: heads[key], default="")
    places = [place for place, line in enumerate(seen[:-1]) if line.key == name]
    if not heads[name] or heads[name] * 2 < len(feet) - 1 or len(places) < _POSTS:
        return []
    first = max(place for place in places if place < feet[0][0])  # the channel's own name stands higher
    return [place for place in places if place >= first]


def _feet(seen: Sequence[Line]) -> list[tuple[int, int]]:
    """First and last place of each post's foot: its count and its time on one line, or one below the other."""
    found = [
        (place, place) for place, line in enumerate(seen) if line.numbered and _SEEN.fullmatch(line.text)
    ]
    for place, (line, below) in enumerate(pairwise(seen)):
        if line.numbered and _COUNT.fullmatch(line.text) and _TIME.fullmatch(below.text):
            found.append((place, place + 1))
    return sorted(found)


def _is_name(line: Line) -> bool:
    return line.words <= _NAME and any(map(str.isalpha, line.key))


def _heads(seen: Sequence[Line], marks: Sequence[Mark], place: int, later: bool) -> bool:
    """True where text stands below the pair, and above a later one no headline whose byline it would be."""
    told = any(marks[line.index].kind == "prose" for line in seen[place + 2 : place + _NEAR])
    return told and not (later and marks[seen[place - 1].index].kind == "short")
