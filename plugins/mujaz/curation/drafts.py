"""Composing drafts: the lead, the title, the date and the counts of each group of published articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from mujaz.curation import persons, places, running
from mujaz.decisions import Decision, Kind
from mujaz.model import (
    COPIES,
    Article,
    Counts,
    Dating,
    Difference,
    Draft,
    Group,
    KeyPoint,
    KnownBy,
    Lineage,
    LineageKind,
    Member,
)
from mujaz.outlets import key

Trace = Callable[[Sequence[Article], Sequence[Sequence[str]]], Mapping[str, Lineage]]
"""Lineage of each of the articles; ``stories.trace`` with the fingerprints bound."""
CopyDates = Callable[[Sequence[Article], Sequence[Sequence[str]]], Mapping[str, Dating]]
EventDate = Callable[[Sequence[Article]], date | None]
Points = Callable[[Article, Sequence[Article]], tuple[KeyPoint, ...]]
"""Key points of a lead, given one article of each other text."""
Differences = Callable[[Article, Sequence[Article]], tuple[Difference, ...]]
"""Where they differ, of the same."""
Updates = Callable[[Article], bool]
"""Whether an article says that a figure replaces an earlier one."""

_NEAREST_ORIGIN: Mapping[LineageKind, int] = {
    "original": 0,
    "independent": 1,
    "rewrite": 2,
    "edited-copy": 3,
    "copy": 4,
}
_CHANGING: frozenset[Kind] = frozenset({"retitle", "note", "merge", "split", "publish"})
"""Rulings after which a reader who knows the story should look again."""
_SUREST: Sequence[KnownBy] = ("stated", "text", "copy")
"""Of equal dates the one that is known best is shown."""
_TITLE_WORDS = 14
"""Words of the first sentence that stand in for a headline where no article of the story has one."""
_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s")


def compose(
    group: Group,
    articles: Mapping[str, Article],
    decisions: Sequence[Decision],
    trace: Trace,
    copy_dates: CopyDates,
    event_date: EventDate,
    points: Points,
    differences: Differences,
    updates: Updates,
) -> Draft:
    """The draft of one group; all of it is computed from the group's published articles only."""
    told = [articles[member] for member in group.members]
    lineages, copied = trace(told, group.texts), copy_dates(told, group.texts)
    members = [Member(a, lineages[a.id], a.published or copied.get(a.id)) for a in told]
    lead = _lead(members, updates)
    happened = event_date(told)
    texts = [member.article for member in members if member.lineage.kind not in COPIES]
    said = [running.lines(article) for article in texts]
    ours = [
        d for d in decisions if d.ruling.kind in {"retitle", "note"} and set(d.articles) & set(group.members)
    ]
    titles = [d.ruling.text for d in ours if d.ruling.kind == "retitle"]
    ordered = (lead, *sorted((m for m in members if m is not lead), key=_by_date))
    others = [m.article for m in ordered[1:] if m.lineage.kind not in COPIES]
    return Draft(
        title=titles[-1] if titles else _headline([lead, *members]),
        retitled=bool(titles),
        lead=lead,
        members=ordered,
        dating=_story_date(members, happened),
        event_date=happened,
        counts=count(members),
        points=points(lead.article, others),
        differences=differences(lead.article, others),
        topics=_topics(told),
        places=places.of(said, [article.place for article in texts]),
        persons=persons.of(said),
        notes=tuple(d.ruling.text for d in ours if d.ruling.kind == "note"),
        ruled=_ruled(decisions, group),
    )


def _topics(told: Sequence[Article]) -> tuple[str, ...]:
    """Keywords and sections of the articles; a site's own name above its headline is no topic."""
    houses = {key(a.outlet) for a in told if a.outlet} | {key(a.carrier) for a in told if a.carrier}
    return tuple(
        sorted(
            {
                word
                for a in told
                for word in (*a.keywords, a.section)
                if word.strip() and key(word) not in houses
            }
        )
    )


def _ruled(decisions: Iterable[Decision], group: Group) -> tuple[date, ...]:
    """The days of the rulings that changed what readers see of the group: its words, or which articles it holds."""
    days = {
        decision.ruling.when
        for decision in decisions
        if decision.ruling.kind in _CHANGING and set(decision.articles) & set(group.members)
    }
    return tuple(sorted(day for day in days if day is not None))


def count(members: Sequence[Member]) -> Counts:
    """How many articles, distinct texts and named outlets stand behind a story."""
    return Counts(
        articles=len(members),
        texts=sum(member.lineage.kind not in COPIES for member in members),
        outlets=len({member.article.outlet for member in members if member.article.outlet}),
        unnamed=sum(member.article.outlet is None for member in members),
    )


def _lead(members: Sequence[Member], updates: Updates) -> Member:
    """The article whose text the page shows: the last to correct a figure, where one does, else the best standing.

    A headline of 40 dead over a text that counts 31 would mislead; of accounts that differ in nothing so plain,
    the one nearest the origin speaks first.
    """
    texts = [member for member in members if member.lineage.kind not in COPIES]
    correcting = [member for member in texts if updates(member.article)]
    if correcting and len(texts) > len(correcting):
        latest = max(_moment(member) for member in correcting)
        return min((member for member in correcting if _moment(member) == latest), key=_by_standing)
    return min(members, key=_by_standing)


def _by_standing(member: Member) -> tuple[object, ...]:
    """Nearest the origin, then with an outlet, a headline, the longest text, the earliest; ties by id."""
    article = member.article
    return (
        _NEAREST_ORIGIN[member.lineage.kind],
        article.outlet is None,
        not article.title,
        -len(article.text),
        _moment(member),
        article.id,
    )


def _by_date(member: Member) -> tuple[object, ...]:
    return (_moment(member), _NEAREST_ORIGIN[member.lineage.kind], member.article.id)


def _moment(member: Member) -> str:
    """Sorts by time, the undated last; a day sorts before its hours."""
    return member.published.iso() if member.published else "~"


def _headline(members: Sequence[Member]) -> str:
    """The lead's headline, else another's, else the beginning of the lead's first sentence."""
    titled = next((member.article.title for member in members if member.article.title), "")
    if titled:
        return titled
    words = _SENTENCE_END.split(members[0].article.lead, maxsplit=1)[0].split()
    return " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")


def _story_date(members: Sequence[Member], happened: date | None) -> Dating | None:
    dated = [member.published for member in members if member.published]
    if dated:
        return min(dated, key=lambda d: (d.day, d.instant is None, d.iso(), _SUREST.index(d.known_by)))
    return Dating(happened, "text", "event-date") if happened else None
