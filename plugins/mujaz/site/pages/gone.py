"""What stands where something stood before: a day without a story, an archive of a feed that fell empty.

The ledger remembers every address; a family need not know what it published at an earlier build. What no family
wrote this time is written here, in the form its ending asks for.
"""

from __future__ import annotations

import re
from datetime import date

from mujaz.site import exports
from mujaz.site.feeds import channels
from mujaz.site.feeds.channels import Channel
from mujaz.site.feeds.history import Document
from mujaz.site.pages import subscriptions
from mujaz.site.pages.desk import Desk

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OF_STORY = re.compile(r"[a-z]+/([a-z0-9]+)\.html")


def write(desk: Desk) -> None:
    """Something at each address that was published once and that nothing was written to."""
    stories = {story.url for story in desk.plan.digest.stories} | {r.url for r in desk.plan.digest.redirects}
    known = {channel.stem: channel for channel in desk.plan.channels}
    feeds = subscriptions.writing(desk)
    for path in desk.unwritten():
        stem, _, ending = path.rpartition(".")
        if channel := _channel(known, stem, ending):
            desk.write(path, feeds.render(channel, Document(stem, (), archived=stem != channel.stem), ending))
        elif ending == "html":
            story = _OF_STORY.sub(r"s/\1.html", path)
            desk.render("gone.html", path, day=_day(desk, path), story=story if story in stories else "")
        elif ending == "json":
            desk.write(path, exports.moved(None))
        else:
            said = desk.plan.words.gettext("What stood at this address is no longer published.")
            desk.write(path, f"{said}\n".encode())


def _channel(known: dict[str, Channel], stem: str, ending: str) -> Channel | None:
    """The feed that a document at ``stem`` was part of: its own, or the one whose archive it was."""
    if ending not in channels.ENDINGS:
        return None
    return known.get(stem) or known.get(stem.rpartition(".")[0])


def _day(desk: Desk, path: str) -> str:
    """The day that an address names, in words; empty where it names none."""
    found = _DAY.search(path)
    try:
        return desk.plan.calendar.weekday(date.fromisoformat(found[0])) if found else ""
    except ValueError:
        return ""
