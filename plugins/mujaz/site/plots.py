"""Plots as values: bars in plain units that a template writes as SVG, every word beside them being HTML.

A bar's picture may be stretched to whatever room there is, for no letter stands in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

TALL = 100
"""Units that the largest value is high, or long."""
COLUMNS = 45
"""By day at most; a longer time is shown by month, and beyond as many months by year."""


@dataclass(frozen=True, slots=True)
class Column:
    """Two values over one stretch of time, the one part of the other."""

    place: int
    """From the beginning of the line, in columns."""
    whole: int
    """In units, as ``part``."""
    part: int


def columns(values: Sequence[tuple[int, int]], *, mirrored: bool) -> tuple[Column, ...]:
    """Pairs (whole, part) in the order of time; ``mirrored`` where lines run from right to left."""
    most = max((whole for whole, _ in values), default=0) or 1
    last = len(values) - 1
    return tuple(
        Column(last - number if mirrored else number, _units(whole, most), _units(part, most))
        for number, (whole, part) in enumerate(values)
    )


def lengths(values: Sequence[int]) -> tuple[int, ...]:
    """Each of ``values`` in units, the largest being ``TALL``."""
    most = max(values, default=0) or 1
    return tuple(_units(value, most) for value in values)


def shares(values: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """``values`` as stretches (begin, length) of a whole of ``TALL`` units, without gap."""
    whole = sum(values) or 1
    edges = [round(TALL * sum(values[:number]) / whole) for number in range(len(values) + 1)]
    return tuple((edges[number], edges[number + 1] - edges[number]) for number in range(len(values)))


def step(first: date, last: date) -> int:
    """How many characters of an ISO day name a column: 10 for days, 7 for months, 4 for years."""
    if (last - first).days < COLUMNS:
        return 10
    return 7 if (last.year - first.year) * 12 + last.month - first.month < COLUMNS else 4


def names(first: date, last: date, length: int) -> tuple[str, ...]:
    """The beginnings of ISO days, ``length`` characters long, of every column; days without news have one too.

    >>> names(date(2024, 1, 30), date(2024, 3, 1), 7)
    ('2024-01', '2024-02', '2024-03')
    """
    days = range((last - first).days + 1)
    return tuple(dict.fromkeys((first + timedelta(days=day)).isoformat()[:length] for day in days))


def _units(value: int, most: int) -> int:
    """At least one unit for what is not nothing."""
    return max(1, round(TALL * value / most)) if value else 0
