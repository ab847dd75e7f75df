"""What feedgen cannot say by itself: links and history of a feed in RSS, changes and sources of its items.

Elements of Atom within RSS are its usual extension (RSS Advisory Board, Best Practices Profile, "atom"); ``fh:archive``
is RFC 5005's; a hub is announced as W3C's WebSub asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from mujaz.site import cards

ATOM = "http://www.w3.org/2005/Atom"
SIZE = {"type": "image/png", "width": str(cards.WIDTH), "height": str(cards.HEIGHT)}
KEPT = 1 << 12
"""Items whose elements are kept in memory, 10 KB each; a site's feeds share their newest."""
MEDIA = "http://search.yahoo.com/mrss/"
HISTORY = "http://purl.org/syndication/history/1.0"


class Kept(FeedEntry):  # type: ignore[misc]  # feedgen ships no types
    """An item whose element is made once, however many feeds hold it: the dearest part of writing them."""

    _made: etree._Element | None = None

    def rss_entry(self, extensions: bool = True) -> etree._Element:
        """Called by feedgen."""
        if self._made is None:
            self._made = super().rss_entry(extensions)
        return deepcopy(self._made)

    def atom_entry(self, extensions: bool = True) -> etree._Element:
        """Called by feedgen."""
        if self._made is None:
            self._made = super().atom_entry(extensions)
        return deepcopy(self._made)


class FeedExtra(BaseExtension):  # type: ignore[misc]  # feedgen ships no types
    """A feed's place in its history, and in RSS the links that only Atom has elements for."""

    archived = False
    links: Sequence[tuple[str, str]] = ()
    """Relation and address."""

    def extend_ns(self) -> dict[str, str]:
        """The namespaces that feedgen does not declare."""
        return {"fh": HISTORY, "media": MEDIA}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        """Called by feedgen with ``rss``."""
        channel = feed[0]
        for relation, address in self.links:
            etree.SubElement(channel, f"{{{ATOM}}}link", rel=relation, href=address)
        self._mark(channel)
        return feed

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        """Called by feedgen with ``feed``."""
        self._mark(feed)
        return feed

    def _mark(self, element: etree._Element) -> None:
        if self.archived:
            etree.SubElement(element, f"{{{HISTORY}}}archive")


class EntryExtra(BaseEntryExtension):  # type: ignore[misc]  # feedgen ships no types
    """When an item changed, where its accounts were published, and its picture (Media RSS)."""

    updated: datetime | None = None
    vias: Sequence[tuple[str, str]] = ()
    """Address and name."""
    image = ""
    """Its address; empty where there is none."""

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        """Called by feedgen with ``item``."""
        if self.updated is not None:
            etree.SubElement(entry, f"{{{ATOM}}}updated").text = self.updated.isoformat()
        self._name_vias(entry, f"{{{ATOM}}}link")
        self._show(entry)
        return entry

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        """Called by feedgen with ``entry``: feedgen 1.0.0 loses all but the address of an entry's links.

        It writes Atom's elements without a namespace, under a literal ``xmlns``; so must we.
        """
        self._name_vias(entry, "link")
        self._show(entry)
        return entry

    def _show(self, entry: etree._Element) -> None:
        if self.image:
            etree.SubElement(entry, f"{{{MEDIA}}}content", {"url": self.image, "medium": "image", **SIZE})

    def _name_vias(self, entry: etree._Element, tag: str) -> None:
        for address, name in self.vias:
            link = etree.SubElement(entry, tag, rel="via", href=address)
            if name:
                link.set("title", name)
