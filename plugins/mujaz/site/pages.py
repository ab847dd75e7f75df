"""Every page of the site: which template, which view, which address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from jinja2 import Environment

from mujaz.arabic.letters import fold
from mujaz.model import Digest, Named
from mujaz.outlets import Registry
from mujaz.site import editions, exports, newsletter, rules
from mujaz.site.calendars import Calendar
from mujaz.site.editions import Edition
from mujaz.site.environment import NOT_FOUND
from mujaz.site.feeds import channels
from mujaz.site.feeds.channels import Channel
from mujaz.site.feeds.entries import Entries
from mujaz.site.feeds.writing import Writing
from mujaz.site.lookup import Lookup
from mujaz.site.newsletter import Newsletter
from mujaz.site.options import Options
from mujaz.site.output import Output
from mujaz.site.phrases import Phrases
from mujaz.site.viewer import Viewer
from mujaz.site.words import Words

ARCHIVE = "archive.html"
FEEDS = "feeds.html"
FRONT = "index.html"
MADE = "made.html"
OUTLETS = "outlets.html"
TOPICS = "topics.html"
UNDATED = "undated.html"
JSON = "stories.json"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"

ALWAYS = (FRONT, ARCHIVE, OUTLETS, TOPICS, UNDATED, MADE, FEEDS, NOT_FOUND, JSON, ROBOTS)
"""Written whatever the digest holds; an empty one still has a site that says so."""

FRONT_UNDATED = 6
"""Undated stories on the front page; all are on their own page."""


def expected(digest: Digest, options: Options) -> frozenset[str]:
    """Every path that the site of ``digest`` must hold, counted without rendering anything."""
    calendar = Calendar(options, Words())
    days = editions.gather(digest.stories, calendar)
    return frozenset(
        {
            *ALWAYS,
            *([SITEMAP] if options.siteurl else []),
            *channels.paths(channels.gather(digest, days, options, calendar)),
            *(day.url for day in days),
            *(f"{newsletter.stem(day.day)}.{ending}" for day in days for ending in newsletter.ENDINGS),
            *(story.url for story in digest.stories),
            *(named.url for named in (*digest.outlets, *digest.topics)),
            *(redirect.url for redirect in digest.redirects),
        }
    )


def _alphabet(named: Named | Channel) -> tuple[str, str]:
    """Sorts names as an Arabic index does: hamza and its seats alike, without the article."""
    return (
        fold(named.name).removeprefix("\u0627\u0644"),
        named.url if isinstance(named, Named) else named.stem,
    )


class Pages:
    """Writes one digest's site through ``output``; every page is rendered from values alone."""

    def __init__(
        self,
        digest: Digest,
        registry: Registry,
        options: Options,
        words: Words,
        env: Environment,
        output: Output,
        extra: Sequence[object] = (),
    ) -> None:
        """``extra``: the hand-written pages (Pelican's), for the footer's links."""
        self._digest = digest
        self._options = options
        self._words = words
        self._env = env
        self._output = output
        self._extra = extra
        self._calendar = Calendar(options, words)
        self._phrases = Phrases(words, self._calendar)
        self._lookup = Lookup(digest, registry)
        self._viewer = Viewer(options, self._lookup, self._calendar, self._phrases, words)
        self._editions = editions.gather(digest.stories, self._calendar)
        self._undated = editions.undated(digest.stories)
        self._channels = channels.gather(digest, self._editions, options, self._calendar)
        self._newsletter = Newsletter(options, self._viewer, self._phrases, words, env)
        self._writing = Writing(options, words, Entries(options, self._viewer, words, env), env)

    def write(self) -> None:
        """Write every page, the feeds and the exports."""
        self._write_front()
        self._write_days()
        self._write_archive()
        for story in self._digest.stories:
            self._render("story.html", story.url, story=self._viewer.page(story))
        self._write_named()
        self._write_made()
        self._write_moved()
        self._render("404.html", NOT_FOUND)
        self._write_subscriptions()
        self.write_feeds()
        self._write_newsletters()
        self._write_exports()

    # ── pages ─────────────────────────────────────────────────────────────────────────────────────

    def _write_front(self) -> None:
        shown = editions.first(self._editions, self._options.front_stories)
        self._render(
            "index.html",
            FRONT,
            latest=self._viewer.sheet(shown[0]) if shown else None,
            earlier=[self._viewer.sheet(edition) for edition in shown[1:]],
            undated=self._viewer.cards(self._undated[:FRONT_UNDATED]),
            more_undated=len(self._undated) > FRONT_UNDATED,
        )

    def _write_days(self) -> None:
        newer: Edition | None = None
        for number, edition in enumerate(self._editions):
            older = self._editions[number + 1] if number + 1 < len(self._editions) else None
            self._render(
                "day.html",
                edition.url,
                sheet=self._viewer.sheet(edition),
                newer=self._viewer.heading(newer) if newer else None,
                older=self._viewer.heading(older) if older else None,
            )
            newer = edition

    def _write_archive(self) -> None:
        months = [
            (self._calendar.month(first), [self._viewer.heading(edition) for edition in found])
            for first, found in groupby(self._editions, key=lambda edition: edition.day.replace(day=1))
        ]
        self._render(
            "archive.html", ARCHIVE, months=months, undated=self._phrases.stories(len(self._undated))
        )
        self._render("undated.html", UNDATED, cards=self._viewer.cards(self._undated))

    def _write_named(self) -> None:
        for index, kind, all_named in (
            (OUTLETS, "outlet", self._digest.outlets),
            (TOPICS, "topic", self._digest.topics),
        ):
            self._render(
                f"{kind}s.html",
                index,
                subjects=[self._viewer.subject(n) for n in sorted(all_named, key=_alphabet)],
            )
            for named in all_named:
                self._render(
                    f"{kind}.html",
                    named.url,
                    subject=self._viewer.subject(named),
                    cards=self._viewer.cards(self._lookup.stories(named.stories)),
                )

    def _write_made(self) -> None:
        withheld = Counter(entry.rule for entry in (*self._digest.held, *self._digest.rejected))
        self._render(
            "made.html",
            MADE,
            sums=self._digest.sums,
            number=self._calendar.number,
            cuts=self._ranked(self._digest.sums.cuts, rules.cuts(self._words)),
            withheld=self._ranked(withheld, rules.reasons(self._words)),
        )

    def _ranked(self, sizes: Mapping[str, int], words: Mapping[str, str]) -> list[tuple[str, str, str]]:
        """Rule, its words (empty where there are none) and its size, the largest first."""
        largest = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
        return [(rule, words.get(rule, ""), self._calendar.number(size)) for rule, size in largest]

    def _write_moved(self) -> None:
        for redirect in self._digest.redirects:
            if redirect.to is None:
                self._render("withdrawn.html", redirect.url)
            else:
                self._render("redirect.html", redirect.url, target=redirect.to)

    # ── for machines ──────────────────────────────────────────────────────────────────────────────

    def write_feeds(self) -> None:
        """Write every feed, and nothing else."""
        for path, data in self._writing.files(self._channels):
            self._output.write(path, data)

    def _write_subscriptions(self) -> None:
        def offered(folder: str) -> list[Channel]:
            found = [channel for channel in self._channels if channel.stem.startswith(folder)]
            return sorted(found, key=_alphabet)

        self._render("feeds.html", FEEDS, topics=offered("t/"), outlets=offered("o/"))

    def _write_newsletters(self) -> None:
        for edition in self._editions:
            for path, data in self._newsletter.files(edition):
                self._output.write(path, data)

    def _write_exports(self) -> None:
        self._output.write(JSON, exports.stories(self._digest))
        self._output.write(ROBOTS, exports.robots(self._options))
        if self._options.siteurl:
            self._output.write(SITEMAP, exports.sitemap(self._options, self._addresses()))

    def _addresses(self) -> Iterable[tuple[str, str]]:
        """Path and date of every page worth finding."""
        newest = self._editions[0].day.isoformat() if self._editions else ""
        yield from ((path, newest) for path in (FRONT, ARCHIVE))
        yield from ((path, "") for path in (OUTLETS, TOPICS, UNDATED, MADE, FEEDS))
        yield from ((edition.url, edition.day.isoformat()) for edition in self._editions)
        for story in self._digest.stories:
            yield story.url, story.draft.dating.iso() if story.draft.dating else ""
        yield from ((named.url, "") for named in (*self._digest.outlets, *self._digest.topics))

    def _render(self, template: str, path: str, **values: object) -> None:
        html = self._env.get_template(template).render(output_file=path, pages=self._extra, **values)
        self._output.write(path, html.encode())
