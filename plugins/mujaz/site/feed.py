"""The feed: RSS 2.0 by feedgen, one item per story, its identity independent of where the site stands.

feedgen fills in the build's time wherever no time is given; each such place is emptied or set here, because
nothing that a reader receives may depend on the clock (law 3).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from mujaz.model import Story
from mujaz.site import text
from mujaz.site.calendars import Calendar
from mujaz.site.options import Options
from mujaz.site.viewer import headline

PATH = "feed.xml"
TITLE = 250
"""Characters of an item's headline: what feed readers show of one before they cut it themselves."""


def write(
    stories: Sequence[Story],
    options: Options,
    calendar: Calendar,
    content: Callable[[Story], str],
) -> bytes:
    """The feed of the newest of ``stories`` (newest first, undated last).

    ``content`` gives a story's HTML, sanitised, its addresses absolute.
    """
    shown = stories[: options.feed_items]
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.title(text.isolate_plain(options.name))
    feed.description(text.isolate_plain(options.description or options.name))
    feed.language(options.language)
    feed.ttl(options.feed_ttl)
    feed.generator("Mujaz")
    feed.link(href=options.absolute(PATH), rel="self", type="application/rss+xml")
    feed.link(href=options.absolute("index.html"), rel="alternate")  # the channel's link is the last added
    for story in shown:
        feed.add_entry(_item(story, options, calendar, content(story)), order="append")
    _set_last_build(feed, shown, calendar)
    written: bytes = feed.rss_str(pretty=True)
    return written


def _item(story: Story, options: Options, calendar: Calendar, content: str) -> FeedEntry:
    draft = story.draft
    item = FeedEntry()
    item.load_extension("dc")
    item.title(text.isolate_plain(text.shorten(headline(story), TITLE)))
    item.link(href=options.absolute(story.url))
    item.guid(f"urn:mujaz:story:{story.id}", permalink=False)
    opening = text.excerpt(draft.lead.article.paragraphs, options.excerpt_words)
    item.description(text.isolate_plain(" ".join(opening.paragraphs)) or text.isolate_plain(headline(story)))
    item.content(text.clean(content), type="CDATA")
    if draft.dating is not None:
        item.published(calendar.instant(draft.dating))
    outlets = dict.fromkeys(member.article.outlet for member in draft.members if member.article.outlet)
    if outlets:
        item.dc.dc_creator([text.isolate_plain(name) for name in outlets if name])
    for topic in draft.topics:
        if term := text.clean(topic).strip():
            item.category(term=term)
    return item


def _set_last_build(feed: FeedGenerator, shown: Sequence[Story], calendar: Calendar) -> None:
    """The newest item's date; none at all where no item has one."""
    dates = [calendar.instant(story.draft.dating) for story in shown if story.draft.dating]
    if dates:
        feed.lastBuildDate(max(dates))
    else:
        # feedgen's setter cannot unset its default, the clock
        feed._FeedGenerator__rss_lastBuildDate = None
