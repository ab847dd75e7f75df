"""Stories for themes that know nothing of Mujaz: as Pelican's own articles.

A theme without ``story.html`` is foreign. Then Pelican writes index, archives, tags and feeds as it always does, and
each dated story is an article among others: title, date, content, summary, tags, and what such a theme may show if
its owner likes: ``sources``, ``points``, ``counts``, ``story_id``, ``updated``. An undated story has no place in a
list by dates and is a page. What was published stays where it was; the data, the records and the feeds of stories are
written as ever, and a worker that our own theme installed takes itself back.

Autoescape stays on, for a headline comes from anywhere; what is HTML says so by its type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from pelican import signals
from pelican.contents import Article, Page
from pelican.urlwrappers import Category, Tag

from mujaz.model import Digest, Story
from mujaz.outlets import Registry
from mujaz.site import (
    environment,
    exports,
    markup,
    offline,
    options,
    sitemaps,
    structured,
    tables,
    text,
    words,
)
from mujaz.site.feeds import channels
from mujaz.site.feeds.channels import EDITIONS, LATEST, Channel
from mujaz.site.options import Options
from mujaz.site.output import Output
from mujaz.site.pages import gone, records, subscriptions
from mujaz.site.pages.desk import Desk, Plan, plan
from mujaz.site.words import Words

CATEGORY = "stories"
"""Slug of the one category; its name is the site's."""
OWN = "story.html"
"""The template by which a theme is known to be ours."""


class _Told:
    """Content that is HTML already, sanitised; Pelican rewrites nothing in it."""

    html: Markup
    opening: Markup

    @property
    def content(self) -> Markup:
        """As ``article.content`` in any theme."""
        return self.html

    @property
    def summary(self) -> Markup:
        """As ``article.summary`` in any theme."""
        return self.opening

    def get_content(self, _siteurl: str) -> Markup:
        """Asked by Pelican's feeds."""
        return self.html

    def get_summary(self, _siteurl: str) -> Markup:
        """Asked by Pelican's feeds."""
        return self.opening


class StoryArticle(_Told, Article):  # type: ignore[misc]  # Pelican ships no types
    """A dated story."""


class StoryPage(_Told, Page):  # type: ignore[misc]  # as above
    """A story without a date."""


def own(theme: Path) -> bool:
    """True where ``theme`` is made for Mujaz."""
    return (theme / "templates" / OWN).is_file()


def home(settings: Mapping[str, Any]) -> Path:
    """The theme whose words stories are told in: ``MUJAZ_THEME``, else ``theme`` beside the content."""
    beside = Path(settings["PATH"]).parent
    return Path(beside, settings.get("MUJAZ_THEME") or "theme")


def expected(digest: Digest, chosen: Options) -> frozenset[str]:
    """Every path that must be written whatever the theme."""
    planned = _planned(digest, chosen, Words())
    paths = {exports.STORIES, offline.WORKER, *tables.paths(chosen), *records.paths(planned)}
    paths |= {story.url for story in digest.stories} | {redirect.url for redirect in digest.redirects}
    return frozenset(paths | channels.paths(_fed(planned)))


def _planned(digest: Digest, chosen: Options, catalogue: Words) -> Plan:
    """The plan without pages of outlets, topics, places and persons: none is written, so none is linked.

    Their feeds go on where somebody may have subscribed to them, and begin nowhere else.
    """
    before = frozenset(digest.published_before)
    shown = replace(digest, outlets=(), places=(), persons=())
    found = plan(digest, chosen, catalogue).channels
    kept = (c for c in found if c.stem in {LATEST, EDITIONS} or f"{c.stem}.xml" in before)
    return replace(plan(shown, chosen, catalogue), channels=tuple(kept))


def _fed(planned: Plan) -> tuple[Channel, ...]:
    """The feeds that are written: those of stories. No page of an edition is there to lead to."""
    return tuple(channel for channel in planned.channels if channel.stem != EDITIONS)


@dataclass(frozen=True, slots=True)
class Teller:
    """Turns the stories of one digest into Pelican's contents."""

    settings: Mapping[str, Any]
    desk: Desk

    def article(self, story: Story) -> StoryArticle:
        """A dated story as an article."""
        dating = story.draft.dating
        assert dating is not None
        calendar = self.desk.plan.calendar
        said = StoryArticle(
            "", self._metadata(story) | {"date": calendar.instant(dating)}, dict(self.settings)
        )
        said.locale_date = calendar.moment(dating)
        self._tell(said, story)
        return said

    def page(self, story: Story) -> StoryPage:
        """An undated story as a page."""
        said = StoryPage("", self._metadata(story), dict(self.settings))
        self._tell(said, story)
        return said

    def _metadata(self, story: Story) -> dict[str, Any]:
        view = self.desk.viewer.page(story)
        settings = dict(self.settings)
        category = Category(self.desk.plan.options.name, settings)
        category.slug = CATEGORY
        return {
            "title": text.isolate_plain(view.title),
            "slug": story.id,
            "url": story.url,
            "save_as": story.url,
            "lang": self.settings["DEFAULT_LANG"],
            "status": "published",
            "category": category,
            "tags": list(self._tags(story, settings)),
            "story_id": story.id,
            "updated": structured.modified(story, self.desk.plan.calendar),
            "sources": self.desk.viewer.accounts(story),
            "points": view.points,
            "counts": view.counts,
        }

    def _tags(self, story: Story, settings: dict[str, Any]) -> Iterator[Tag]:
        """Topics that have an id; slugs made from Arabic names would collide."""
        for name in story.draft.topics:
            if found := self.desk.lookup.topic(name):
                tag = Tag(found.name, settings)
                tag.slug = found.id
                yield tag

    def _tell(self, said: _Told, story: Story) -> None:
        html = self.desk.env.get_template("feed-item.html").render(
            output_file=story.url,
            form="full",
            story=self.desk.viewer.page(story),
            accounts=self.desk.viewer.accounts(story),
            more=False,
        )
        said.html = Markup(text.clean(markup.sanitise(html, base="")))  # noqa: S704 - sanitised
        said.opening = Markup("<p>{}</p>").format(escape(self.desk.viewer.card(story).opening))


def teller(settings: Mapping[str, Any], output: Output) -> Teller:
    """A ``Teller`` with words and templates of our own theme.

    Raises:
        SettingsError: it is not where ``MUJAZ_THEME`` says.
    """
    digest, registry = settings["MUJAZ_DIGEST"], settings["MUJAZ_REGISTRY"]
    assert isinstance(digest, Digest)
    assert isinstance(registry, Registry)
    chosen = replace(options.read(settings), offline=False, cards=False)  # the theme brings no part of these
    catalogue = words.load(home(settings) / "translations", chosen.interface)
    env = Environment(autoescape=True)
    environment.prepare(env, [home(settings) / "templates"], chosen, catalogue)
    return Teller(settings, Desk(_planned(digest, chosen, catalogue), registry, env, output))


def write(settings: Mapping[str, Any], output: Output) -> None:
    """What no theme is needed for: the data, the feeds, and a way from addresses that moved."""
    desk = teller(settings, output).desk
    digest, chosen = desk.plan.digest, desk.plan.options
    output.write(exports.STORIES, exports.stories(digest, desk.records.values()))
    output.write(sitemaps.ROBOTS, sitemaps.robots(chosen))
    for path, data in tables.files(digest, chosen):
        output.write(path, data)
    for path, data in subscriptions.writing(desk).files(_fed(desk.plan)):
        output.write(path, data)
    output.write(offline.WORKER, offline.farewell(desk.env))
    records.write(desk)
    for redirect in digest.redirects:
        if redirect.to is None:
            desk.render("withdrawn.html", redirect.url)
        else:
            desk.render("redirect.html", redirect.url, target=redirect.to)
    for path in desk.unwritten():
        output.adopt(path)
    gone.write(desk)


def _offer_articles(generator: Any) -> None:
    if _wanted(generator):
        told = teller(generator.settings, Output(Path(generator.output_path)))
        dated = [story for story in told.desk.plan.digest.stories if story.draft.dating]
        generator.articles = [*map(told.article, dated), *generator.articles]


def _offer_pages(generator: Any) -> None:
    if _wanted(generator):
        for page in (*generator.pages, *generator.hidden_pages):  # the editor's own, sanitised by our reader
            page.get_content = partial(_marked, page)
        told = teller(generator.settings, Output(Path(generator.output_path)))
        generator.hidden_pages += map(told.page, told.desk.plan.undated)


def _marked(page: Any, siteurl: str) -> Markup:
    return Markup(page._update_content(page._content, siteurl))  # noqa: S704 - rendered by markup.render


def _wanted(generator: Any) -> bool:
    return "MUJAZ_DIGEST" in generator.settings and not own(Path(generator.theme))


signals.article_generator_pretaxonomy.connect(_offer_articles)
signals.page_generator_finalized.connect(_offer_pages)
