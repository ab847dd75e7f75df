"""From stories, editions and names to what templates show: every word, address and mark decided here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from mujaz.model import Article, Lineage, Member, Named, Story
from mujaz.site import markup, text
from mujaz.site.calendars import Calendar
from mujaz.site.comparing import comparable, compare, compare_url
from mujaz.site.coverage import Coverage
from mujaz.site.descent import shown
from mujaz.site.differing import Differing, quotable
from mujaz.site.editions import Edition, edition_url, lay_out
from mujaz.site.lookup import Lookup
from mujaz.site.naming import NAME, Naming, mark
from mujaz.site.options import Options
from mujaz.site.pedigree import Pedigrees
from mujaz.site.phrases import Phrases
from mujaz.site.sharing import share
from mujaz.site.text import line
from mujaz.site.views import (
    Account,
    Anatomy,
    Card,
    Comparison,
    Heading,
    Link,
    Moment,
    Page,
    Point,
    Sheet,
    Subject,
)
from mujaz.site.words import Words

OPENING_WORDS = 45
"""What stands under an edition's first headline: two or three sentences, a screen of a phone with the headline."""
GIST_WORDS = 28
"""About one sentence: what stands under a headline of an edition's body."""
UNTITLED = 80
"""Characters of a text that stand in for a headline it does not have."""
CARD_OUTLETS = 5
"""Outlets named in a list of stories; the story's page names all."""
MARKS = 12
"""Marks drawn beside the counts at most; the counts themselves are always said in full."""


class Viewer:
    """Turns stories into what templates show. Pure: the same story gives the same view."""

    def __init__(
        self, options: Options, lookup: Lookup, calendar: Calendar, phrases: Phrases, words: Words
    ) -> None:
        self._options = options
        self._lookup = lookup
        self._calendar = calendar
        self._phrases = phrases
        self._words = words
        self._naming = Naming(lookup, calendar, phrases, words)
        self._differing = Differing(self._naming)
        self._pedigrees = Pedigrees(options, self._naming, phrases, words)
        self._coverage = Coverage(calendar, self._naming, words)
        self._cards: dict[str, Card] = {}

    def card(self, story: Story) -> Card:
        """``story`` as it stands in a list; made once, shown in the lists of its day, its outlets, its topics."""
        if story.id not in self._cards:
            self._cards[story.id] = self._card(story)
        return self._cards[story.id]

    def _card(self, story: Story) -> Card:
        draft = story.draft
        outlets = self._outlets(draft.members)
        return Card(
            id=story.id,
            url=story.url,
            title=text.shorten(headline(story), NAME),
            moment=self._naming.moment(
                draft.dating, of_event=all(m.published is None for m in draft.members)
            ),
            counts=self._phrases.behind(draft.counts),
            marks=_marks(draft.counts.texts, draft.counts.articles),
            outlets=outlets[:CARD_OUTLETS],
            more_outlets=self._phrases.more_outlets(len(outlets) - CARD_OUTLETS),
            opening=self._opening(story, min(OPENING_WORDS, self._options.excerpt_words)),
            gist=self._opening(story, min(GIST_WORDS, self._options.excerpt_words)),
        )

    def cards(self, stories: Sequence[Story]) -> tuple[Card, ...]:
        """``stories`` as a list shows them."""
        return tuple(self.card(story) for story in stories)

    def page(self, story: Story) -> Page:
        """``story`` as its own page."""
        draft = story.draft
        accounts = self.accounts(story)
        dating = draft.dating
        shown_day = self._calendar.local_day(dating) if dating else None
        event = draft.event_date
        return Page(
            card=self.card(story),
            title=headline(story),
            subtitle=line(draft.lead.article.subtitle),
            counts=self._phrases.counts(draft.counts),
            marks=_marks(draft.counts.texts, draft.counts.articles),
            retitled=draft.retitled,
            edition=edition_url(shown_day) if shown_day else "",
            event=Moment(event.isoformat(), self._calendar.day(event), "")
            if event and event != shown_day
            else None,
            points=self._points(story),
            passage=self.passage(draft.lead.article),
            lead=accounts[draft.members.index(draft.lead)],
            accounts=accounts,
            background=self.cards(self._lookup.stories(story.background)),
            topics=tuple(self._naming.topic(name) for name in draft.topics),
            places=tuple(self._naming.place(name) for name in draft.places),
            persons=tuple(self._naming.person(name) for name in draft.persons),
            notes=tuple(markup.render(note) for note in draft.notes),
            differences=self._differing.differences(story, self._shown(story)),
        )

    def anatomy(self, story: Story) -> Anatomy:
        """What the page of ``story`` says of its accounts together."""
        return Anatomy(
            pedigree=self._pedigrees.of(story),
            coverage=self._coverage.days(story),
            changes=self._coverage.changes(story.draft),
            compare=compare_url(story) if comparable(story) else "",
            share=share(self._options, story.url, headline(story)),
        )

    def comparison(self, story: Story) -> Comparison:
        """The accounts of ``story`` beside each other."""
        return compare(story, self._shown(story), self._naming)

    def told(self, story: Story) -> Story:
        """``story`` as programs are told of it: its differences quote no more of a text than its page may."""
        return replace(story, draft=replace(story.draft, differences=quotable(story, self._shown(story))))

    def _shown(self, story: Story) -> dict[str, text.Passage]:
        """What may be shown of each article."""
        return {m.article.id: self.passage(m.article) for m in story.draft.members}

    def _points(self, story: Story) -> tuple[Point, ...]:
        numbers = {m.article.id: n for n, m in enumerate(story.draft.members, 1)}
        return tuple(
            Point(
                line(point.text),
                tuple(
                    Link(self._calendar.number(numbers[ident]), f"#{ident}")
                    for ident in sorted(point.carriers, key=numbers.__getitem__)
                ),
            )
            for point in story.draft.points
        )

    def heading(self, edition: Edition) -> Heading:
        """``edition`` as a list of editions names it."""
        articles = sum(story.draft.counts.articles for story in edition.stories)
        return Heading(
            url=edition.url,
            iso=edition.day.isoformat(),
            day=self._calendar.weekday(edition.day),
            hijri=self._calendar.hijri(edition.day),
            stories=self._phrases.stories(len(edition.stories)),
            articles=self._phrases.in_articles(articles),
            first=self.card(edition.stories[0]),
        )

    def sheet(self, edition: Edition) -> Sheet:
        """``edition`` with its stories laid out."""
        section = lay_out(edition.stories)
        lead, body, briefs = self.card(section.lead), self.cards(section.body), self.cards(section.briefs)
        read = (
            lead.title,
            lead.opening,
            *(told for c in body for told in (c.title, c.gist)),
            *(c.title for c in briefs),
        )
        return Sheet(
            heading=self.heading(edition),
            lead=lead,
            body=body,
            briefs=briefs,
            reading=self._phrases.minutes(sum(len(told.split()) for told in read)),
        )

    def subject(self, named: Named) -> Subject:
        """An outlet or a topic as its index names it."""
        return Subject(line(named.name), named.url, self._phrases.stories(len(named.stories)))

    def _opening(self, story: Story, words: int) -> str:
        return " ".join(text.excerpt(story.draft.lead.article.paragraphs, words).paragraphs)

    def passage(self, article: Article) -> text.Passage:
        """As much of ``article`` as its outlet permits: all of it, or an excerpt."""
        if self._lookup.permits(article):
            return text.Passage(article.paragraphs, whole=True)
        return text.excerpt(article.paragraphs, self._options.excerpt_words)

    def accounts(self, story: Story, address: str = "") -> tuple[Account, ...]:
        """The sources of ``story``, in its order; they refer to each other's place on ``address``."""
        members = story.draft.members
        labels = {
            member.article.id: self._naming.label(number, member, address)
            for number, member in enumerate(members, 1)
        }
        lineages = shown(members) if len(members) > 1 else {}
        return tuple(
            self._account(number, member, labels, lineages.get(member.article.id))
            for number, member in enumerate(members, 1)
        )

    def _account(
        self, number: int, member: Member, labels: dict[str, Markup], lineage: Lineage | None
    ) -> Account:
        article = member.article
        return Account(
            anchor=article.id,
            number=self._calendar.number(number),
            outlet=self._naming.outlet(article.outlet) if article.outlet else None,
            carrier=self._naming.outlet(article.carrier) if article.carrier else None,
            credits=tuple(self._naming.outlet(name) for name in article.credits),
            title=line(article.title),
            byline=line(article.byline),
            moment=self._naming.moment(member.published),
            mark=mark(member),
            lineage=self._lineage(lineage, member, labels) if lineage else Markup(),
            url=text.outward(article.url),
        )

    def _lineage(self, lineage: Lineage, member: Member, labels: dict[str, Markup]) -> Markup:
        elsewhere = escape(self._words.gettext("an article not shown here"))
        return self._phrases.lineage(
            lineage, labels.get(lineage.of or "", elsewhere), credited=bool(member.article.credits)
        )

    def _outlets(self, members: Sequence[Member]) -> tuple[Link, ...]:
        named = {member.article.outlet: None for member in members if member.article.outlet}
        return tuple(self._naming.outlet(name) for name in named if name)


def headline(story: Story) -> str:
    """The story's title; of a text that came without one, its first words; of one without words, the id."""
    draft = story.draft
    return line(draft.title) or text.shorten(line(draft.lead.article.lead), UNTITLED) or story.id


def _marks(texts: int, articles: int) -> tuple[str, ...]:
    marks = ("text",) * texts + ("copy",) * max(0, articles - texts)
    return marks[:MARKS] if articles > 1 else ()
