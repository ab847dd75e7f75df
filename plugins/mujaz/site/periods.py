"""Weeks and months of editions: the same stories, ranked once more over a longer time.

A period has a page while one of its days has one, and is called by its days alone, so that nothing but the going of
all its days could take it away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from mujaz.model import Story
from mujaz.site.calendars import FIRST
from mujaz.site.editions import Edition, rank

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """A week or a month that holds an edition."""

    first: date
    last: date
    url: str
    editions: tuple[Edition, ...]
    """Newest first; never empty."""

    @property
    def stories(self) -> tuple[Story, ...]:
        """All of its stories, ranked."""
        return tuple(sorted((s for edition in self.editions for s in edition.stories), key=rank))


def week_of(day: date) -> date:
    """The day on which the week of ``day`` begins."""
    return day - timedelta(days=(day.weekday() - FIRST) % 7)


def week_url(day: date) -> str:
    """Site-relative address of the week of ``day``: it is called by its first day."""
    return f"w/{week_of(day).isoformat()}.html"


def month_url(day: date) -> str:
    """Site-relative address of the month of ``day``."""
    return f"m/{day.isoformat()[:7]}.html"


def weeks(editions: Sequence[Edition]) -> tuple[Period, ...]:
    """The weeks of ``editions`` (newest first), newest first."""
    return _periods(editions, week_of, lambda first: first + WEEK - timedelta(days=1), week_url)


def months(editions: Sequence[Edition]) -> tuple[Period, ...]:
    """The months of ``editions`` (newest first), newest first."""
    return _periods(
        editions, _month_of, lambda first: _month_of(first + 5 * WEEK) - timedelta(days=1), month_url
    )


def month_weeks(first: date) -> tuple[tuple[date | None, ...], ...]:
    """The weeks of the month that begins on ``first``, seven days each, None for those of other months."""
    rows = []
    begins = week_of(first)
    while begins.replace(day=1) <= first:
        days = [begins + timedelta(days=number) for number in range(7)]
        rows.append(tuple(day if day.month == first.month else None for day in days))
        begins += WEEK
    return tuple(rows)


def _month_of(day: date) -> date:
    return day.replace(day=1)


def _periods(
    editions: Sequence[Edition],
    begin: Callable[[date], date],
    end: Callable[[date], date],
    url: Callable[[date], str],
) -> tuple[Period, ...]:
    return tuple(
        Period(first, end(first), url(first), tuple(found))
        for first, found in groupby(editions, key=lambda edition: begin(edition.day))
    )
