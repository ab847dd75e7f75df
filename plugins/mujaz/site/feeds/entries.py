"""What a feed's item says, in words: made once for each item, however many feeds and formats hold it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from jinja2 import Environment

from mujaz.model import Member, Story
from mujaz.site import gallery, markup, text
from mujaz.site.editions import Edition
from mujaz.site.feeds.items import Item
from mujaz.site.options import Options
from mujaz.site.viewer import Viewer, headline
from mujaz.site.words import Words

TITLE = 250
"""Characters of an item's headline: what feed readers show of one before they cut it themselves."""
SOURCES = 24
"""Accounts that an item names; a story that sixty outlets carry stands in the feed of each, and its page names all."""
HEADLINES = 5
"""Headlines of an edition that its summary names."""


@dataclass(frozen=True, slots=True)
class Via:
    """An account that can be read where it was published."""

    url: str
    name: str
    """The outlet's name, plain; empty where not stated."""
    site: str
    """The address of its host."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its words; every address is absolute, every plain text isolated and free of controls."""

    id: str
    url: str
    title: str
    summary: str
    """Plain text, never empty: the beginning; where feeds hold headlines only, how much stands behind it."""
    html: str
    """Sanitised, with direction and language of its own; empty where feeds hold headlines only."""
    published: datetime | None
    updated: datetime | None
    authors: tuple[str, ...]
    """The outlets, in the order of the story's sources."""
    topics: tuple[str, ...]
    vias: tuple[Via, ...]
    """The first is the lead's, where it has an address."""
    image: str = ""
    """Address of the story's card; empty where there is none."""


class Entries:
    """Says items; holds no state but what it has said already."""

    def __init__(self, options: Options, viewer: Viewer, words: Words, env: Environment) -> None:
        self._options = options
        self._viewer = viewer
        self._words = words
        self._env = env
        self._said: dict[str, Entry] = {}

    def say(self, item: Item) -> Entry:
        """``item`` in words."""
        if item.id not in self._said:
            self._said[item.id] = (
                self._story(item, item.subject)
                if isinstance(item.subject, Story)
                else self._edition(item, item.subject)
            )
        return self._said[item.id]

    def _story(self, item: Item, story: Story) -> Entry:
        draft = story.draft
        title = headline(story)
        if item.again:
            title = self._words.gettext("Update: %(headline)s") % {"headline": title}
        outlets = dict.fromkeys(member.article.outlet for member in draft.members if member.article.outlet)
        topics = dict.fromkeys(text.line(topic) for topic in draft.topics)
        return Entry(
            id=item.id,
            url=self._options.absolute(item.url),
            title=_plain(text.shorten(title, TITLE)),
            summary=self._summary(story),
            html=self._html(
                "feed-item.html",
                story=self._viewer.page(story),
                accounts=self._viewer.accounts(story, self._options.absolute(story.url))[:SOURCES],
                more=len(draft.members) > SOURCES,
            ),
            published=_exact(item.published),
            updated=_exact(item.updated),
            authors=tuple(_plain(name) for name in outlets if name and _plain(name))[:SOURCES],
            topics=tuple(topic for topic in topics if topic),
            vias=tuple(via for member in draft.members if (via := _via(member)))[:SOURCES],
            image=self._options.absolute(gallery.path(story.id)) if self._options.cards else "",
        )

    def _edition(self, item: Item, edition: Edition) -> Entry:
        sheet = self._viewer.sheet(edition)
        day = sheet.heading.day
        cards = [self._viewer.card(story) for story in edition.stories]
        return Entry(
            id=item.id,
            url=self._options.absolute(item.url),
            title=_plain(
                self._words.gettext("%(site)s of %(day)s") % {"site": self._options.name, "day": day}
            ),
            summary=sheet.heading.stories
            if self._options.feed_form == "headlines"
            else " • ".join(_plain(card.title) for card in cards[:HEADLINES]),
            html=self._html("feed-edition.html", sheet=sheet, cards=cards),
            published=_exact(item.published),
            updated=_exact(item.updated),
            authors=(),
            topics=(),
            vias=(),
        )

    def _summary(self, story: Story) -> str:
        if self._options.feed_form == "headlines":
            return _plain(self._viewer.page(story).counts)
        opening = text.excerpt(story.draft.lead.article.paragraphs, self._options.excerpt_words)
        return _plain(" ".join(opening.paragraphs)) or _plain(headline(story))

    def _html(self, template: str, **values: object) -> str:
        form = self._options.feed_form
        if form == "headlines":
            return ""
        html = self._env.get_template(template).render(output_file="feed.xml", form=form, **values)
        return text.clean(markup.sanitise(html, base=self._options.absolute(""))).strip()


def _via(member: Member) -> Via | None:
    url = text.outward(member.article.url)
    if not url:
        return None
    parts = urlsplit(url)
    return Via(
        url, _plain(member.article.outlet or ""), f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/"
    )


def _exact(moment: datetime | None) -> datetime | None:
    """``moment`` with an offset that RFC 3339 can write: none with seconds, as zones had before 1920."""
    offset = moment.utcoffset() if moment else None
    return moment.astimezone(UTC) if moment and offset and offset.total_seconds() % 60 else moment


def _plain(value: str) -> str:
    """On one line that keeps its order, whatever direction a reader gives it."""
    return text.standing_plain(text.line(value))
