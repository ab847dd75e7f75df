"""Stories: which articles tell one event, and how they stand to each other.

In: fingerprints (and articles, for lineage and dates). Out: a ``Grouping``; lineages, copied dates, the event's
date, background links, round-ups with their events, key points, differences, passages that two texts share, and a
``Judgement`` of any pair.
Pure: the score of a pair depends on the two and on committed tables only, and grouping runs afresh over what it is
given, so that neither the order of articles nor what was grouped before can change a story.

    copies ─► candidates ─► features ─► verify ─► grouping ─► lineage, dating, background, points, differences
"""

from mujaz.stories.background import background
from mujaz.stories.dating import copy_dates, event_date
from mujaz.stories.differences import differences
from mujaz.stories.grouping import group
from mujaz.stories.lineage import trace
from mujaz.stories.passages import divided, overlap, shared
from mujaz.stories.points import points
from mujaz.stories.roundups import round_ups
from mujaz.stories.verify import judge

__all__ = [
    "background",
    "copy_dates",
    "differences",
    "divided",
    "event_date",
    "group",
    "judge",
    "overlap",
    "points",
    "round_ups",
    "shared",
    "trace",
]
