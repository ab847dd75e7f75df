"""What every format says of a feed itself: values, made once for each document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from mujaz.site.feeds.entries import Entry

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where Atom wants a date and none of a feed's items has one."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One document of a feed with its entries; all addresses absolute."""

    id: str
    """A URN, the same for a feed's every document and format."""
    title: str
    description: str
    author: str
    language: str
    home: str
    here: str
    """The document's own address without its ending; so the next three, where they are not empty."""
    current: str
    """The subscribed document."""
    older: str
    newer: str
    archived: bool
    style: str
    """Address of the stylesheet, as written in the document."""
    hub: str
    ttl: int
    skip_hours: tuple[int, ...]
    oldest: datetime | None
    """The oldest date of all its items, in whatever document: the latest that can be said of an undated one."""
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime | None:
        """When the newest of its items changed."""
        return max((entry.updated for entry in self.entries if entry.updated), default=None)
