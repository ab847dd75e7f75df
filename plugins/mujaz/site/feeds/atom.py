"""Atom (RFC 4287) by feedgen. Where Atom wants a date of what has none, it is the feed's oldest."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from hashlib import sha256

from feedgen.feed import FeedGenerator

from mujaz.site.feeds import xml
from mujaz.site.feeds.entries import Entry
from mujaz.site.feeds.extras import KEPT, EntryExtra, FeedExtra, Kept
from mujaz.site.feeds.feed import NEVER, Feed

TYPE = "application/atom+xml"


def render(feed: Feed) -> bytes:
    """``feed`` as Atom."""
    made = FeedGenerator()
    made.register_extension("extra", FeedExtra, EntryExtra)
    made.id(feed.id)
    made.title(feed.title)
    made.subtitle(feed.description)
    made.language(feed.language)
    made.author(name=feed.author)
    made.generator("Mujaz")
    made.updated(feed.updated or feed.oldest or NEVER)
    made.link(href=feed.home, rel="alternate", type="text/html")
    made.link(href=f"{feed.here}.atom", rel="self", type=TYPE)
    for relation, address in xml.links(feed, "atom"):
        made.link(href=address, rel=relation)
    made.extra.archived = feed.archived
    for entry in feed.entries:
        made.add_entry(_entry(entry, entry.updated or feed.oldest or NEVER), order="append")
    return xml.styled(made.atom_str(pretty=True), feed.style)


@lru_cache(maxsize=KEPT)
def _entry(entry: Entry, updated: datetime) -> Kept:
    made = Kept()
    made.register_extension("extra", EntryExtra)
    made.id(entry.id)
    made.title(entry.title)
    made.link(href=entry.url)
    made.summary(entry.summary)
    if entry.html:
        made.content(entry.html, type="html")
    if entry.published is not None:
        made.published(entry.published)
    made.updated(_distinct(updated, entry.id))
    for name in entry.authors:
        made.author(name=name)
    for topic in entry.topics:
        made.category(term=topic)
    made.extra.image = entry.image
    made.extra.vias = [(via.url, via.name) for via in entry.vias]
    return made


def _distinct(moment: datetime, ident: str) -> datetime:
    """``moment``, its second's fraction drawn from the id where it has none.

    Many stories are known by their day alone; two entries of one feed should not share ``updated`` (the W3C's
    validator warns of it), and readers that sort by it shall not shuffle them.
    """
    if moment.microsecond:
        return moment
    return moment.replace(microsecond=int.from_bytes(sha256(ident.encode()).digest()[:4]) % 1_000_000)
