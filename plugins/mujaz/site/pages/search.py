"""The page that searches, and the index it loads when it is used."""

from __future__ import annotations

import json
from collections.abc import Iterator

from babel import Locale

from mujaz.arabic.alphabet import alphabetical
from mujaz.model import Story
from mujaz.site import policy, searching
from mujaz.site.options import Options
from mujaz.site.pages.desk import Desk, Plan
from mujaz.site.searching import Document
from mujaz.site.text import isolate_plain, line
from mujaz.site.viewer import headline

SEARCH = "search.html"
_SAMPLES = (0, 1, 2, 3, 11, 100, 1000)
"""Numbers that show every plural form of every language that CLDR knows of whole numbers of things."""


def paths(plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    yield SEARCH
    yield from searching.paths(len(plan.digest.stories))


def addresses(_plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``."""
    yield SEARCH, ""


def own_policy(options: Options) -> str:
    """The content security policy of the page: the only one that runs a script for its readers."""
    return policy.page(options, scripts=True)


def write(desk: Desk) -> None:
    """See ``Family``."""
    desk.render("search.html", SEARCH, folder=f"{searching.FOLDER}/", results=json.dumps(_results(desk.plan)))
    oldest_first = sorted(desk.plan.digest.stories, key=lambda story: (_day(desk.plan, story), story.id))
    documents = [_document(desk, story) for story in oldest_first]
    names = {name for document in documents for name in (*document.outlets, *document.topics)}
    for path, data in searching.files(documents, alphabetical(sorted(names), str)):
        desk.write(path, data)


def _document(desk: Desk, story: Story) -> Document:
    """``story`` as far as its page shows it."""
    draft = story.draft
    told = [member.article for member in draft.members]
    outlets = dict.fromkeys(line(article.outlet) for article in told if article.outlet)
    headlines = dict.fromkeys(line(article.title) for article in told if article.title)
    return Document(
        url=story.url,
        title=isolate_plain(headline(story)),
        day=_day(desk.plan, story),
        said=desk.plan.calendar.moment(draft.dating) if draft.dating else "",
        outlets=tuple(name for name in outlets if name),
        topics=tuple(dict.fromkeys(line(topic) for topic in draft.topics if line(topic))),
        named=tuple(map(line, (*draft.places, *draft.persons, *headlines, draft.lead.article.subtitle))),
        text=tuple(dict.fromkeys(isolate_plain(line(said)) for said in _told(desk, story))),
    )


def _told(desk: Desk, story: Story) -> tuple[str, ...]:
    """The key points of a story and what its page shows of its text."""
    points = (point.text for point in story.draft.points)
    return (*desk.viewer.passage(story.draft.lead.article).paragraphs, *points)


def _day(plan: Plan, story: Story) -> str:
    return plan.calendar.local_day(story.draft.dating).isoformat() if story.draft.dating else ""


def _results(plan: Plan) -> dict[str, str]:
    """How many results there are, in words: plural category of CLDR → a pattern with ``%(num)s``."""
    rule = Locale.parse(plan.options.language, sep="-").plural_form
    ngettext = plan.words.ngettext
    return {rule(n): ngettext("%(num)s result", "%(num)s results", n) for n in reversed(_SAMPLES)}
