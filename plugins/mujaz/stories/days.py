"""Days: how the days that two texts tell of stand to each other, for many pairs at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mujaz.stories.pairs import Pairs
from mujaz.stories.profiles import EVENT_DAY, LEAD_DAY, TOLD_DAY
from mujaz.stories.tables import Bools, Floats, products


class Days(NamedTuple):
    """How the days that two texts tell of stand to each other."""

    same: Bools
    """True where both leads speak of one day."""
    told: Bools
    """True where each text tells of a day on which the other may place its event."""
    other: Bools
    """True where both leads tell days, and neither text tells of a day of the other's lead."""
    gap: Floats
    """Days; 0 where either text places its event nowhere: an unknown day contradicts nothing."""


def days_told_of(pairs: Pairs) -> Days:
    """How the days of each pair stand to each other."""
    days, size = pairs.profiles.days, len(pairs)
    same, (told, known) = np.zeros(size, np.bool_), np.zeros((2, 2, size), np.bool_)
    gap = np.full((2, size), np.inf)
    for pair, mine, theirs in products(days.starts, pairs.one, pairs.other):
        apart = np.abs(days.weights[mine] - days.weights[theirs])
        marks = days.marks[mine], days.marks[theirs]
        same[pair[(apart == 0) & (marks[0] & marks[1] & LEAD_DAY > 0)]] = True
        for way, (event, tells) in enumerate((marks, marks[::-1])):
            placed = event & EVENT_DAY > 0
            np.minimum.at(gap[way], pair[placed], apart[placed])
            shared = (apart == 0) & (tells & TOLD_DAY > 0)
            told[way, pair[placed & shared]] = True
            known[way, pair[(event & LEAD_DAY > 0) & shared]] = True
    gap[np.isinf(gap)] = 0.0
    leads = days.count(LEAD_DAY) > 0
    other = leads[pairs.one] & leads[pairs.other] & ~known.any(axis=0)
    return Days(same, told[0] & told[1], other, gap.max(axis=0))
