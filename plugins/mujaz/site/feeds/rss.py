"""RSS 2.0 by feedgen.

feedgen fills in the build's time wherever no time is given; each such place is emptied or set here, because
nothing that a reader receives may depend on the clock (law 3).
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from feedgen.feed import FeedGenerator

from mujaz.site.feeds import xml
from mujaz.site.feeds.entries import Entry
from mujaz.site.feeds.extras import KEPT, EntryExtra, FeedExtra, Kept
from mujaz.site.feeds.feed import Feed

TYPE = "application/rss+xml"


def render(feed: Feed) -> bytes:
    """``feed`` as RSS 2.0."""
    made = FeedGenerator()
    made.load_extension("dc")
    made.register_extension("extra", FeedExtra, EntryExtra)
    made.title(feed.title)
    made.description(feed.description)
    made.language(feed.language)
    made.generator("Mujaz")
    if feed.updated is not None:
        made.lastBuildDate(feed.updated)
    else:  # feedgen's setter cannot unset its default, the clock
        made._FeedGenerator__rss_lastBuildDate = None
    if not feed.archived:
        made.ttl(feed.ttl)
        if feed.skip_hours:
            made.skipHours(list(feed.skip_hours))
    made.link(href=f"{feed.here}.xml", rel="self", type=TYPE)
    made.link(href=feed.home, rel="alternate")  # the channel's link is the last added
    made.extra.archived = feed.archived
    made.extra.links = xml.links(feed, "xml")
    for entry in feed.entries:
        made.add_entry(_item(entry, feed.language), order="append")
    return xml.styled(made.rss_str(pretty=True), feed.style)


@lru_cache(maxsize=KEPT)
def _item(entry: Entry, language: str) -> Kept:
    item = Kept()
    item.load_extension("dc")
    item.register_extension("extra", EntryExtra)
    item.title(entry.title)
    item.link(href=entry.url)
    item.guid(entry.id, permalink=False)
    item.description(escape(entry.summary, quote=False))  # readers take a description for HTML
    if entry.html:
        item.content(entry.html, type="CDATA")
    if entry.published is not None:
        item.published(entry.published)
    item.dc.dc_language([language])
    if entry.authors:
        item.dc.dc_creator(list(entry.authors))
    for topic in entry.topics:
        item.category(term=topic)
    if entry.vias and entry.vias[0].name:
        item.source(entry.vias[0].site, entry.vias[0].name)
    item.extra.updated = entry.updated if entry.updated != entry.published else None
    item.extra.image = entry.image
    item.extra.vias = [(via.url, via.name) for via in entry.vias]
    return item
