"""The front page, a page per day, week and month, the archive as a calendar, and the stories of no day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

from mujaz.site import editions, periods
from mujaz.site.editions import ARCHIVE, FRONT
from mujaz.site.pages.desk import Desk, Plan
from mujaz.site.periods import Period
from mujaz.site.terms import Terms

UNDATED = "undated.html"

FRONT_UNDATED = 6
"""Undated stories on the front page; all are on their own page."""
CALENDARS = 12
"""Months that the archive shows as calendars, the newest; of older ones it links the pages."""
T = TypeVar("T")


def paths(plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    yield from (FRONT, ARCHIVE, UNDATED)
    yield from (edition.url for edition in plan.editions)
    yield from (period.url for period in (*periods.weeks(plan.editions), *periods.months(plan.editions)))


def addresses(plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``."""
    newest = plan.editions[0].day.isoformat() if plan.editions else ""
    yield from ((FRONT, newest), (ARCHIVE, newest), (UNDATED, ""))
    yield from ((edition.url, edition.day.isoformat()) for edition in plan.editions)
    for period in (*periods.weeks(plan.editions), *periods.months(plan.editions)):
        yield period.url, period.editions[0].day.isoformat()


def write(desk: Desk) -> None:
    """See ``Family``."""
    plan = desk.plan
    terms = Terms(desk.viewer, plan.calendar, desk.phrases)
    _front(desk)
    _days(desk, terms)
    for newer, week, older in _between(periods.weeks(plan.editions)):
        desk.render(
            "week.html",
            week.url,
            term=terms.week(week),
            newer=_link(newer, terms.week_name(newer.first)) if newer else None,
            older=_link(older, terms.week_name(older.first)) if older else None,
            month=_of_month(desk, week.editions[0].day),
        )
    months = periods.months(plan.editions)
    for newer, month, older in _between(months):
        desk.render(
            "month.html",
            month.url,
            term=terms.month(month),
            newer=_link(newer, plan.calendar.month(newer.first)) if newer else None,
            older=_link(older, plan.calendar.month(older.first)) if older else None,
        )
    _archive(desk, terms, months)
    desk.render("undated.html", UNDATED, cards=desk.viewer.cards(plan.undated))


def _front(desk: Desk) -> None:
    plan = desk.plan
    shown = editions.first(plan.editions, plan.options.front_stories)
    latest = desk.viewer.sheet(shown[0]) if shown else None
    desk.render(
        "index.html",
        FRONT,
        latest=latest,
        structured=desk.structured.edition(FRONT, latest) if latest else "",
        earlier=[desk.viewer.sheet(edition) for edition in shown[1:]],
        undated=desk.viewer.cards(plan.undated[:FRONT_UNDATED]),
        more_undated=len(plan.undated) > FRONT_UNDATED,
    )


def _days(desk: Desk, terms: Terms) -> None:
    for newer, edition, older in _between(desk.plan.editions):
        sheet = desk.viewer.sheet(edition)
        desk.render(
            "day.html",
            edition.url,
            sheet=sheet,
            structured=desk.structured.edition(edition.url, sheet),
            newer=desk.viewer.heading(newer) if newer else None,
            older=desk.viewer.heading(older) if older else None,
            week=(periods.week_url(edition.day), terms.week_name(edition.day)),
            month=_of_month(desk, edition.day),
        )


def _archive(desk: Desk, terms: Terms, months: Sequence[Period]) -> None:
    plan = desk.plan
    older = [
        [_link(month, plan.calendar.month(month.first)) for month in found]
        for _, found in groupby(months[CALENDARS:], key=lambda month: month.first.year)
    ]
    desk.render(
        "archive.html",
        ARCHIVE,
        grids=[terms.grid(month) for month in months[:CALENDARS]],
        older=older,
        undated=desk.phrases.stories(len(plan.undated)),
    )


def _link(period: Period, name: str) -> tuple[str, str]:
    return period.url, name


def _of_month(desk: Desk, day: date) -> tuple[str, str]:
    return periods.month_url(day), desk.plan.calendar.month(day)


def _between(newest_first: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Each with the one after it in time and the one before."""
    padded = (None, *newest_first, None)
    return zip(padded, newest_first, padded[2:], strict=False)
