"""Which feeds there are: newest stories, editions, and one for each topic, place, person and outlet with a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mujaz.model import Digest
from mujaz.site.calendars import Calendar
from mujaz.site.editions import ARCHIVE, FRONT, Edition
from mujaz.site.feeds import history, items
from mujaz.site.feeds.history import Document
from mujaz.site.feeds.items import Item
from mujaz.site.options import Options, Period

LATEST = "feed"
EDITIONS = "d/editions"
ENDINGS = ("xml", "atom", "json")
"""RSS, Atom, JSON Feed."""
OPML = "feeds.opml"
STYLE = "feed.css"
"""What a browser shows a feed by."""
_ALWAYS_ARCHIVED = frozenset({FRONT, ARCHIVE})
"""Pages whose feeds have archives from the first; a topic's begin when its feed holds no longer all."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed, whatever its format."""

    stem: str
    """Site-relative path without its ending: ``feed``, ``t/ID``."""
    name: str
    """What it is about, as the digest has it: an outlet's name; empty for the whole site's."""
    home: str
    """Site-relative page that shows the same."""
    items: tuple[Item, ...]
    """Newest first, undated last."""
    documents: tuple[Document, ...]
    """The subscribed one first."""


def gather(
    digest: Digest, editions: Sequence[Edition], options: Options, calendar: Calendar
) -> tuple[Channel, ...]:
    """Every feed of the site: newest stories, editions, topics, places, persons, outlets."""
    of = {
        story.id: items.of_story(story, calendar, reannounce=options.feed_reannounce)
        for story in digest.stories
    }

    def channel(stem: str, name: str, home: str, unsorted: Iterable[Item], kept: Period = "month") -> Channel:
        held = items.newest_first(unsorted)
        period = kept if home in _ALWAYS_ARCHIVED or len(held) > options.feed_items else None
        return Channel(stem, name, home, held, history.documents(stem, held, options.feed_items, period))

    return (
        channel(
            LATEST,
            "",
            FRONT,
            (item for story in digest.stories for item in of[story.id]),
            options.feed_history,
        ),
        channel(
            EDITIONS,
            "",
            ARCHIVE,
            (items.of_edition(edition, calendar) for edition in editions),
        ),
        *(
            channel(
                page.url.removesuffix(".html"),
                page.name,
                page.url,
                (item for story in page.stories for item in of.get(story, ())),
            )
            for page in (*digest.topics, *digest.places, *digest.persons, *digest.outlets)
        ),
    )


def paths(channels: Iterable[Channel]) -> frozenset[str]:
    """Every file that ``channels`` become."""
    return frozenset(
        f"{document.stem}.{ending}"
        for channel in channels
        for document in channel.documents
        for ending in ENDINGS
    ) | {OPML, STYLE}
