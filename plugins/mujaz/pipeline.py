"""The run on one screen: the only place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from mujaz import accounts, articles, corpus, curation, fingerprints, ledger, outlets, stories
from mujaz.curation import rulings
from mujaz.errors import Problem
from mujaz.ledger import Ledger
from mujaz.model import Article, Digest, Draft, Fingerprint, Grouping, Reading, Record, Story
from mujaz.outlets import Registry
from mujaz.settings import Settings

Progress = Callable[[str, int], None]
"""Called with a stage's name and how many of its things are done."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run found, from the records to the digest."""

    digest: Digest
    ledger: Ledger
    """To be written once the site stands."""
    problems: tuple[Problem, ...]
    registry: Registry
    readings: tuple[Reading, ...]
    articles: tuple[Article, ...]
    prints: dict[str, Fingerprint]
    grouping: Grouping


def run(settings: Settings, progress: Progress = lambda stage, done: None) -> Run:
    """Corpus, decisions and past ledger in; everything a site is made from out. Writes nothing.

    Raises:
        SettingsError: the ledger cannot be read.
        AccountsError: the sums do not close.
    """
    registry, problems = outlets.load(settings.outlets)
    records, unreadable = _divided(corpus.read(settings.corpus))
    readings = read(records, registry, settings, progress)
    past = ledger.read(settings.ledger)

    found, conflicts = articles.settle(readings)
    found, renamed, unsure = ledger.recognise(found, past)
    ruled, unreadable_rulings = rulings.read(settings.decisions)
    decisions, unresolved = rulings.resolve(ruled, found, renamed)
    together, apart, contradictions = rulings.constraints(decisions)

    prints = {a.id: fingerprints.take(a) for a in found if not a.rejected}
    progress("fingerprints", len(prints))
    grouping = stories.group(list(prints.values()), together, apart)
    progress("stories", len(grouping.groups))

    curated = curation.decide(grouping, found, decisions)
    drafts = compose(curated, found, prints, decisions)
    named = ledger.name(drafts, found, past, registry, settings.topic_stories)
    published = [member for group in curated.groups for member in group.members]
    accounts.states(
        [a.id for a in found],
        published,
        *([w.article.id for w in k] for k in (curated.held, curated.rejected)),
    )

    digest = Digest(
        stories=linked(named.stories, prints),
        topics=named.topics,
        outlets=named.outlets,
        held=curated.held,
        rejected=curated.rejected,
        redirects=named.redirects,
        sums=accounts.settle(readings, len(published), len(curated.held), len(curated.rejected), len(found)),
    )
    every = [*problems, *unreadable, *conflicts, *unsure, *unreadable_rulings, *unresolved, *contradictions]
    return Run(
        digest, named.ledger, tuple(sorted(every)), registry, tuple(readings), tuple(found), prints, grouping
    )


def read(
    records: Sequence[Record],
    registry: Registry,
    settings: Settings,
    progress: Progress = lambda stage, done: None,
) -> list[Reading]:
    """Records to articles, in two passes: each record by itself, then by what the whole corpus repeats."""
    first: list[Reading] = []
    for done, record in enumerate(records, 1):
        first.append(articles.read(record, registry, settings.zone, settings.languages))
        progress("articles", done)
    table = articles.learn(first)
    return [articles.apply(reading, table) for reading in first]


def compose(
    curated: curation.Curated,
    found: Iterable[Article],
    prints: dict[str, Fingerprint],
    decisions: Sequence[rulings.Decision],
) -> list[Draft]:
    """A draft per published group, newest first, the undated last."""
    by_id = {article.id: article for article in found}
    drafts = [
        curation.compose(
            group,
            by_id,
            decisions,
            trace=lambda told, texts: stories.trace(told, prints, texts),
            copy_dates=stories.copy_dates,
            event_date=lambda told: stories.event_date([prints[article.id] for article in told]),
        )
        for group in curated.groups
    ]
    by_name = sorted(drafts, key=lambda draft: min(member.article.id for member in draft.members))
    return sorted(by_name, key=lambda draft: draft.dating.iso() if draft.dating else "", reverse=True)


def linked(named: Sequence[Story], prints: dict[str, Fingerprint]) -> tuple[Story, ...]:
    """The stories with their neighbours as background, in the order of the stories, newest first."""
    pairs = stories.background([[prints[m.article.id] for m in story.draft.members] for story in named])
    neighbours: dict[int, set[int]] = {}
    for one, other in pairs:
        neighbours.setdefault(one, set()).add(other)
        neighbours.setdefault(other, set()).add(one)
    return tuple(
        replace(story, background=tuple(named[n].id for n in sorted(neighbours.get(number, ()))))
        for number, story in enumerate(named)
    )


def _divided(read_in: Iterable[Record | Problem]) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    for item in read_in:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            records.append(item)
    return records, problems
