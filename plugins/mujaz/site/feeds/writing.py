"""From channels to files: every document of every feed in every format, the list of feeds, and the stylesheet."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType

from jinja2 import Environment

from mujaz.site import text
from mujaz.site.environment import relative
from mujaz.site.feeds.channels import EDITIONS, LATEST, OPML, STYLE, Channel
from mujaz.site.feeds.entries import Entries
from mujaz.site.feeds.feed import Feed
from mujaz.site.feeds.history import Document
from mujaz.site.options import Options
from mujaz.site.words import Words

log = logging.getLogger(__name__)

Render = Callable[[Feed], bytes]


class Writing:
    """Renders the feeds of one site."""

    def __init__(self, options: Options, words: Words, entries: Entries, env: Environment) -> None:
        self._options = options
        self._words = words
        self._entries = entries
        self._env = env

    def files(self, channels: Sequence[Channel]) -> Iterator[tuple[str, bytes]]:
        """Path and bytes of everything that ``channels`` become."""
        formats = _formats()
        for channel in channels:
            for document in channel.documents:
                feed = self._feed(channel, document)
                made = [(f"{document.stem}.{ending}", render(feed)) for ending, render in formats]
                if not document.archived:  # an archive is fetched once
                    self._weigh(*max(made, key=_size))
                yield from made
        yield OPML, self._opml(channels)
        yield STYLE, self._env.get_template("feed.css").render(output_file=STYLE).encode()

    def render(self, channel: Channel, document: Document, ending: str) -> bytes:
        """One ``document`` of ``channel`` in one format."""
        return dict(_formats())[ending](self._feed(channel, document))

    def title(self, channel: Channel) -> str:
        """What a feed reader calls the feed; plain, isolated."""
        site = self._options.name
        if channel.stem == LATEST:
            return text.standing_plain(site)
        about = self._words.gettext("daily editions") if channel.stem == EDITIONS else self._subject(channel)
        return text.standing_plain(
            self._words.gettext("%(site)s: %(subject)s") % {"site": site, "subject": about}
        )

    def _description(self, channel: Channel) -> str:
        gettext = self._words.gettext
        if channel.stem == LATEST:
            return text.standing_plain(self._options.description or self._options.name)
        if channel.stem == EDITIONS:
            return gettext("One item a day: the whole digest.")
        return text.standing_plain(
            gettext("Stories under: %(subject)s") % {"subject": self._subject(channel)}
        )

    def _subject(self, channel: Channel) -> str:
        return text.line(channel.name) or self._words.gettext("no longer published")

    def _feed(self, channel: Channel, document: Document) -> Feed:
        options = self._options

        def address(stem: str) -> str:
            return options.feed_address(stem) if stem else ""

        return Feed(
            id=f"urn:mujaz:feed:{channel.stem.replace('/', ':')}",
            title=self.title(channel),
            description=self._description(channel),
            author=text.standing_plain(options.author or options.name),
            language=options.language,
            home=options.absolute(channel.home),
            here=address(document.stem),
            current=address(channel.stem),
            older=address(document.older),
            newer=address(document.newer),
            archived=document.archived,
            style=relative(document.stem, STYLE),
            hub=options.hub,
            ttl=options.feed_ttl,
            skip_hours=options.feed_skip_hours,
            oldest=min((item.published for item in channel.items if item.published), default=None),
            entries=tuple(self._entries.say(item) for item in document.items),
        )

    def _opml(self, channels: Iterable[Channel]) -> bytes:
        from mujaz.site.feeds import opml

        gettext = self._words.gettext
        names = {
            "t": gettext("Topics"),
            "l": gettext("Places"),
            "n": gettext("Persons"),
            "o": gettext("Outlets"),
        }
        groups: dict[str, list[opml.Line]] = {"": [], **{name: [] for name in names.values()}}
        for channel in channels:
            group = names.get(channel.stem.partition("/")[0], "")
            if group and not channel.name:
                continue  # nobody should subscribe to it any longer
            groups[group].append(
                opml.Line(
                    self.title(channel),
                    self._options.feed_address(f"{channel.stem}.xml"),
                    self._options.absolute(channel.home),
                )
            )
        return opml.render(text.standing_plain(self._options.name), self._options.language, groups.items())

    def _weigh(self, path: str, data: bytes) -> None:
        limit = self._options.feed_kilobytes
        if len(data) > limit * 1000:
            log.warning(
                "%s has %d kB, more than MUJAZ_FEED_KILOBYTES = %d. MUJAZ_FEED_FORM = 'headlines' makes feeds "
                "lighter, MUJAZ_FEED_HISTORY = 'day' and a smaller FEED_MAX_ITEMS shorter.",
                path,
                len(data) // 1000,
                limit,
            )


def _formats() -> tuple[tuple[str, Render], ...]:
    """Each format's ending and renderer; feedgen takes a tenth of a second to import, so only here."""
    from mujaz.site.feeds import atom, jsonfeed, rss

    modules: tuple[tuple[str, ModuleType], ...] = (("xml", rss), ("atom", atom), ("json", jsonfeed))
    return tuple((ending, module.render) for ending, module in modules)


def _size(file: tuple[str, bytes]) -> int:
    return len(file[1])
