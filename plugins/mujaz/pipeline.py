"""The run on one screen: the only place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

from mujaz import accounts, articles, corpus, curation, decisions, fingerprints, ledger, outlets, stories
from mujaz.cache import Cache
from mujaz.decisions import Ruling
from mujaz.errors import Problem
from mujaz.ledger import Ledger
from mujaz.model import Article, Boundary, Digest, Draft, Fingerprint, Grouping, Part, Reading, Record, Story
from mujaz.outlets import Registry
from mujaz.settings import Settings

Progress = Callable[[str, int], None]
"""Called with a stage's name and how many of its things are done."""
Found = tuple[tuple[Part, ...], tuple[Article, ...], tuple[Boundary, ...]]
"""What the cache keeps of a reading: all but the record itself."""


def unseen(stage: str, done: int) -> None:
    """A ``Progress`` that nobody watches."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a run takes in beside the records, each read once."""

    registry: Registry
    past: Ledger = field(default_factory=Ledger)
    rulings: tuple[Ruling, ...] = ()
    problems: tuple[Problem, ...] = ()


State = Literal["published", "held", "rejected"]


@dataclass(frozen=True, slots=True)
class Run:
    """What one run found, from the records to the digest."""

    digest: Digest
    ledger: Ledger
    """To be written once the site stands."""
    inputs: Inputs
    problems: tuple[Problem, ...]
    readings: tuple[Reading, ...]
    articles: tuple[Article, ...]
    prints: dict[str, Fingerprint]
    grouping: Grouping

    def states(self) -> dict[str, State]:
        """The state of every article, by id."""
        withheld: dict[str, State] = {w.article.id: "held" for w in self.digest.held}
        withheld |= {w.article.id: "rejected" for w in self.digest.rejected}
        return {article.id: withheld.get(article.id, "published") for article in self.articles}

    def settled(self) -> Iterator[tuple[Reading, tuple[Article, ...]]]:
        """Each reading with its articles as the run knows them: under the ids they bear now, with all sources."""
        here: dict[tuple[str, str], list[Article]] = {}
        for article in self.articles:
            for name in {source.name for source in article.sources}:
                here.setdefault((name, articles.body(article)), []).append(article)
        for reading in self.readings:
            name = reading.record.name
            yield reading, tuple(_titled(here[name, articles.body(a)], a.title) for a in reading.articles)


def _titled(same: Sequence[Article], title: str) -> Article:
    """Of articles with one body in one record the one that bears ``title``; copies may spell it otherwise."""
    return next((article for article in same if article.title == title), same[0])


def run(settings: Settings, progress: Progress = unseen) -> Run:
    """Corpus, decisions and past ledger in; everything a site is made from out. Writes nothing.

    Raises:
        SettingsError: the ledger cannot be read.
        AccountsError: the sums do not close.
    """
    registry, problems = outlets.load(settings.outlets)
    rulings, unreadable = decisions.read(settings.decisions)
    inputs = Inputs(registry, ledger.read(settings.ledger), tuple(rulings), (*problems, *unreadable))
    return judge(corpus.read(settings.corpus), inputs, settings, progress)


def judge(
    received: Iterable[Record | Problem],
    inputs: Inputs,
    settings: Settings,
    progress: Progress = unseen,
) -> Run:
    """The stages in their order, over records from anywhere.

    Raises:
        AccountsError: the sums do not close.
    """
    records, unreadable = _divided(received)
    with Cache(settings.cache) as cache:
        readings, idle = read(records, inputs, settings, cache, progress)

    settled, conflicts = articles.settle(readings)
    found, renamed, unsure = ledger.recognise(settled, inputs.past)
    ruled, unresolved = decisions.resolve(inputs.rulings, found, renamed)
    together, apart, contradictions = decisions.constraints(ruled)

    prints = {a.id: fingerprints.take(a) for a in found if not a.rejected}
    progress("fingerprints", len(prints))
    grouping = stories.group(list(prints.values()), together, apart)
    progress("stories", len(grouping.groups))

    curated = curation.decide(grouping, found, ruled)
    drafts = compose(curated, found, prints, ruled)
    named = ledger.name(drafts, found, inputs.past, inputs.registry, settings.topic_stories)
    digest = Digest(
        stories=linked(named.stories, prints),
        topics=named.topics,
        outlets=named.outlets,
        held=curated.held,
        rejected=curated.rejected,
        redirects=named.redirects,
        sums=accounts.settle(readings, found, curated),
    )
    problems = (*inputs.problems, *unreadable, *idle, *conflicts, *unsure, *unresolved, *contradictions)
    return Run(
        digest, named.ledger, inputs, tuple(sorted(problems)), tuple(readings), tuple(found), prints, grouping
    )


def read(
    records: Sequence[Record], inputs: Inputs, settings: Settings, cache: Cache, progress: Progress = unseen
) -> tuple[list[Reading], list[Problem]]:
    """Records to articles, in two passes: each record by itself, then by what the whole corpus repeats.

    The editor's rulings about texts come between the two; one that changes nothing is a Problem.
    """
    registry, zone, languages = inputs.registry, settings.zone, settings.languages
    rulings = [ruling for ruling in inputs.rulings if ruling.kind in decisions.TEXT_KINDS]
    surroundings = repr((sorted(registry, key=repr), str(zone), languages)).encode()
    first: list[Reading] = []
    open_to_doubt: list[tuple[Boundary, ...]] = []
    applied: set[Ruling] = set()
    for done, record in enumerate(records, 1):
        made_from = _bytes(record) + surroundings
        parts, found, boundaries = cache.recall(
            "articles", made_from, Found, partial(_read, record, registry, settings)
        )
        reading, used = articles.overrule(Reading(record, parts, found), rulings, registry, zone, languages)
        first.append(reading)
        open_to_doubt.append(() if used else boundaries)  # what the editor has ruled on is settled
        applied |= used
        progress("articles", done)
    table = articles.learn(first)
    readings = [
        replace(articles.apply(reading, table), boundaries=boundaries)
        for reading, boundaries in zip(first, open_to_doubt, strict=True)
    ]
    return readings, decisions.without_effect(rulings, applied)


def _read(record: Record, registry: Registry, settings: Settings) -> Found:
    reading = articles.read(record, registry, settings.zone, settings.languages)
    return reading.parts, reading.articles, reading.boundaries


def _bytes(record: Record) -> bytes:
    """All that a reading depends on of its record."""
    return repr(replace(record, text="")).encode() + record.text.encode("utf-8", "surrogatepass")


def compose(
    curated: curation.Curated,
    found: Iterable[Article],
    prints: dict[str, Fingerprint],
    ruled: Sequence[decisions.Decision],
) -> list[Draft]:
    """A draft per published group, newest first, the undated last."""
    by_id = {article.id: article for article in found}
    drafts = [
        curation.compose(
            group,
            by_id,
            ruled,
            trace=lambda told, texts: stories.trace(told, prints, texts),
            copy_dates=stories.copy_dates,
            event_date=lambda told: stories.event_date([prints[article.id] for article in told]),
            points=stories.points,
            updates=lambda article: prints[article.id].update,
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
