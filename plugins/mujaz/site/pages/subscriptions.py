"""Every feed, the page that offers them, and each edition as a message."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.arabic.alphabet import alphabetical
from mujaz.site import newsletter
from mujaz.site.feeds import channels
from mujaz.site.feeds.channels import Channel
from mujaz.site.feeds.entries import Entries
from mujaz.site.feeds.writing import Writing
from mujaz.site.newsletter import Newsletter
from mujaz.site.pages.desk import Desk, Plan

FEEDS = "feeds.html"
_OFFERED = {"topics": "t/", "places": "l/", "persons": "n/", "outlets": "o/"}
"""Kinds of feeds beside the whole site's, and where they stand."""


def paths(plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    yield FEEDS
    yield from channels.paths(plan.channels)
    for edition in plan.editions:
        yield from (f"{newsletter.stem(edition.day)}.{ending}" for ending in newsletter.ENDINGS)


def addresses(_plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``."""
    yield FEEDS, ""


def write(desk: Desk) -> None:
    """See ``Family``."""
    desk.render(
        "feeds.html", FEEDS, **{kind: _offered(desk.plan, folder) for kind, folder in _OFFERED.items()}
    )
    write_feeds(desk)
    plan = desk.plan
    letters = Newsletter(plan.options, desk.viewer, desk.phrases, plan.words, desk.env)
    for edition in plan.editions:
        for path, data in letters.files(edition):
            desk.write(path, data)


def write_feeds(desk: Desk) -> None:
    """Write every feed, and nothing else."""
    for path, data in writing(desk).files(desk.plan.channels):
        desk.write(path, data)


def writing(desk: Desk) -> Writing:
    """The renderer of this site's feeds."""
    plan = desk.plan
    return Writing(
        plan.options, plan.words, Entries(plan.options, desk.viewer, plan.words, desk.env), desk.env
    )


def _offered(plan: Plan, folder: str) -> list[Channel]:
    """The feeds of ``folder``, as an Arabic index sorts them."""
    found = (channel for channel in plan.channels if channel.stem.startswith(folder) and channel.name)
    return alphabetical(found, lambda channel: channel.name)
