"""A feed as the documents that hold it: the one that is subscribed to, and archives (RFC 5005, section 4).

The subscribed document holds what nobody may miss: the newest items, every item of the last days, and, where there
are archives, the whole of the period that is still growing. Archives hold one closed period each, by the day
*published*: their addresses and their order stay, however much is added later, and a build makes them anew from
the same stories. An item that changes after its period closed shows the change in the subscribed document too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from mujaz.site.feeds.items import Item
from mujaz.site.options import Period

UNDATED = "undated"
"""The archive of what has no date, the oldest of all."""
KEPT = timedelta(days=10)
"""Who polls once a week, a weekend late, finds every item, even with a reader that knows nothing of archives."""
_LENGTH: dict[Period, int] = {"month": len("2024-02"), "day": len("2024-02-28")}


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a feed, in each format."""

    stem: str
    """Site-relative path without its ending: ``feed``, ``feed.2024-02``."""
    items: tuple[Item, ...]
    archived: bool
    older: str = ""
    """Stem of the archive before; empty where there is none."""
    newer: str = ""
    """Stem of the archive after; empty for the newest archive and for the subscribed document."""


def documents(stem: str, items: Sequence[Item], least: int, period: Period | None) -> tuple[Document, ...]:
    """The documents of the feed at ``stem``, the subscribed one first, then the archives, newest first.

    Args:
        stem: path of the subscribed document, without ending.
        items: all items of the feed, newest first, the undated last.
        least: the subscribed document holds at least so many dated items, and at most so many undated ones.
        period: what one archive holds; None for a feed without archives.
    """
    periods = _periods(items, period) if period else {}
    names = sorted(periods, key=lambda name: "" if name == UNDATED else name, reverse=True)
    growing = periods[names[0]] if names and names[0] != UNDATED else []
    shown = _shown(items, least, {item.id for item in growing})
    closed = [name for name in names if periods[name] is not growing]
    stems = [f"{stem}.{name}" for name in closed]
    neighbours = dict(pairwise(stems))
    newer = {older: younger for younger, older in neighbours.items()}
    return (
        Document(stem, shown, archived=False, older=stems[0] if stems else ""),
        *(
            Document(
                place,
                tuple(periods[name]),
                archived=True,
                older=neighbours.get(place, ""),
                newer=newer.get(place, ""),
            )
            for place, name in zip(stems, closed, strict=True)
        ),
    )


def _shown(items: Sequence[Item], least: int, growing: set[str]) -> tuple[Item, ...]:
    dated = [item for item in items if item.updated is not None]
    newest = dated[0].updated if dated else None
    kept = [
        item
        for number, item in enumerate(dated)
        if number < least
        or item.id in growing
        or (newest is not None and item.updated is not None and newest - item.updated <= KEPT)
    ]
    undated = [item for item in items if item.updated is None]
    return (*kept, *undated[:least])


def _periods(items: Sequence[Item], period: Period) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        name = item.published.date().isoformat()[: _LENGTH[period]] if item.published else UNDATED
        found.setdefault(name, []).append(item)
    return found
