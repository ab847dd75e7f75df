"""The front page, a page per day, the archive of days, and the stories of no day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from mujaz.site import editions
from mujaz.site.editions import Edition
from mujaz.site.pages.desk import Desk, Plan

FRONT = "index.html"
ARCHIVE = "archive.html"
UNDATED = "undated.html"

FRONT_UNDATED = 6
"""Undated stories on the front page; all are on their own page."""


def paths(plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    yield from (FRONT, ARCHIVE, UNDATED)
    yield from (edition.url for edition in plan.editions)


def addresses(plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``."""
    newest = plan.editions[0].day.isoformat() if plan.editions else ""
    yield from ((FRONT, newest), (ARCHIVE, newest), (UNDATED, ""))
    yield from ((edition.url, edition.day.isoformat()) for edition in plan.editions)


def write(desk: Desk) -> None:
    """See ``Family``."""
    _front(desk)
    _days(desk)
    _archive(desk)
    desk.render("undated.html", UNDATED, cards=desk.viewer.cards(desk.plan.undated))


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


def _days(desk: Desk) -> None:
    newer: Edition | None = None
    days = desk.plan.editions
    for number, edition in enumerate(days):
        older = days[number + 1] if number + 1 < len(days) else None
        sheet = desk.viewer.sheet(edition)
        desk.render(
            "day.html",
            edition.url,
            sheet=sheet,
            structured=desk.structured.edition(edition.url, sheet),
            newer=desk.viewer.heading(newer) if newer else None,
            older=desk.viewer.heading(older) if older else None,
        )
        newer = edition


def _archive(desk: Desk) -> None:
    plan = desk.plan
    months = [
        (plan.calendar.month(first), [desk.viewer.heading(edition) for edition in found])
        for first, found in groupby(plan.editions, key=lambda edition: edition.day.replace(day=1))
    ]
    desk.render("archive.html", ARCHIVE, months=months, undated=desk.phrases.stories(len(plan.undated)))
