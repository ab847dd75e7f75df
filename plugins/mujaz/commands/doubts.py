"""Doubts: the boundaries of which Mujaz is least certain, so that an editor knows where to look first."""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mujaz.model import Reading

_BREAK = re.compile(r"\r\n|\r|\n")
_QUOTED = 60
"""Characters of the headline in question that are shown: as many as a ruling needs to quote."""


class Doubt(NamedTuple):
    """A line at which an article may begin. Sorts by certainty, the least certain first, then by place."""

    margin: float
    """How far the judgement was from the other one, in log-odds; 0 is even."""
    record: str
    line: int
    chance: float
    """That an article begins here, 0-1."""
    taken: bool
    """True where one was taken to begin."""
    text: str
    """How the line begins."""


def least_certain(doubts: Iterable[Doubt], count: int) -> list[Doubt]:
    """The ``count`` least certain, taken or not."""
    return heapq.nsmallest(count, doubts)


def of(reading: Reading) -> Iterator[Doubt]:
    """Every line of a record at which an article could begin and was asked about, in order."""
    text = reading.record.text
    breaks, line = _BREAK.finditer(text), 1
    broken = next(breaks, None)
    for boundary in sorted(reading.boundaries):
        while broken is not None and broken.end() <= boundary.start:
            line += 1
            broken = next(breaks, None)
        quoted = _BREAK.split(text[boundary.start : boundary.start + _QUOTED])[0]
        chance = 1 / (1 + math.exp(-max(-50.0, min(50.0, boundary.score))))
        yield Doubt(abs(boundary.score), reading.record.name, line, chance, boundary.taken, quoted)
