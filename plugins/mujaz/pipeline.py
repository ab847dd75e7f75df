"""The run on one screen: the only place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal

from mujaz import articles, corpus, curation, decisions, fingerprints, ledger, outlets, reading, stories
from mujaz.decisions import Ruling
from mujaz.errors import BuildError, Problem
from mujaz.ledger import Ledger, Naming
from mujaz.model import Article, Digest, Draft, Fingerprint, Grouping, Reading, Story, Sums
from mujaz.outlets import Registry
from mujaz.progress import Progress, unseen
from mujaz.reading import Intake, Reader, Readings
from mujaz.results import Work
from mujaz.settings import Settings
from mujaz.typed import typed


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
    readings: Readings
    """Read again whenever they are asked for: no text stays in memory."""
    articles: tuple[Article, ...]
    prints: dict[str, Fingerprint]
    grouping: Grouping

    def states(self) -> dict[str, State]:
        """The state of every article, by id."""
        withheld: dict[str, State] = {w.article.id: "held" for w in self.digest.held}
        withheld |= {w.article.id: "rejected" for w in self.digest.rejected}
        return {article.id: withheld.get(article.id, "published") for article in self.articles}

    def settled(self, file: str = "") -> Iterator[tuple[Reading, tuple[Article, ...]]]:
        """Each reading with its articles as the run knows them: under the ids they bear now, with all sources.

        With ``file`` those of that file alone.

        Raises:
            BuildError: the corpus has changed since the run read it.
        """
        here: dict[tuple[str, str], list[Article]] = {}
        for article in self.articles:
            for source in article.sources:
                if file in {"", source.file}:
                    here.setdefault((source.name, articles.body(article)), []).append(article)
        for known in self.readings.of(file):
            name = known.record.name
            same = [here.get((name, articles.body(article)), []) for article in known.articles]
            if not all(same):
                raise BuildError(f"{name} was changed while it was looked at. Run the command again.")
            yield known, tuple(_titled(those, a.title) for those, a in zip(same, known.articles, strict=True))


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
    return judge(partial(corpus.read, settings.corpus), inputs, settings, progress)


def judge(
    intake: Intake,
    inputs: Inputs,
    settings: Settings,
    progress: Progress = unseen,
) -> Run:
    """The stages in their order, over records from anywhere.

    Raises:
        AccountsError: the sums do not close.
    """
    rulings = tuple(ruling for ruling in inputs.rulings if ruling.kind in decisions.TEXT_KINDS)
    reader = Reader(inputs.registry, settings.zone, settings.languages, rulings, settings.cache)
    received = reading.read(intake, reader, progress)

    settled, conflicts = articles.settle(received.articles)
    found, renamed, unsure = ledger.recognise(settled, inputs.past)
    explain = partial(typed, settings, "explain")
    idle = decisions.without_effect(rulings, received.applied, explain)
    ruled, unresolved = decisions.resolve(inputs.rulings, found, renamed, explain)
    together, apart, contradictions = decisions.constraints(ruled)

    prints = taken((article for article in found if not article.rejected), settings.cache)
    progress("fingerprints", len(prints))
    grouping = stories.group(list(prints.values()), together, apart)
    progress("stories", len(grouping.groups))

    curated = curation.decide(grouping, found, ruled)
    drafts = compose(curated, found, prints, ruled, inputs.registry.origins())
    named = ledger.name(drafts, found, inputs.past, inputs.registry, settings.opening)
    sums = received.accounts.settle(found, curated)
    digest = _digest(named, curated, prints, inputs.past, sums)
    problems = (
        *inputs.problems,
        *received.problems,
        *idle,
        *conflicts,
        *unsure,
        *unresolved,
        *contradictions,
    )
    return Run(
        digest,
        named.ledger,
        inputs,
        tuple(sorted(problems)),
        received.readings,
        tuple(found),
        prints,
        grouping,
    )


def _digest(
    named: Naming, curated: curation.Curated, prints: dict[str, Fingerprint], past: Ledger, sums: Sums
) -> Digest:
    """The stories under their names with their neighbours, and all that stands beside them."""
    return Digest(
        stories=linked(named.stories, prints),
        topics=named.topics,
        outlets=named.outlets,
        held=curated.held,
        rejected=curated.rejected,
        redirects=named.redirects,
        places=named.places,
        persons=named.persons,
        published_before=past.addresses,
        sums=sums,
    )


_TOGETHER = 1 << 16
"""Letters of the articles of which fingerprints are taken at once: an array of a hundred texts costs what one does."""


def taken(found: Iterable[Article], cache: Path | None) -> dict[str, Fingerprint]:
    """The fingerprint of each article, by its id."""
    work: Work[Article, Fingerprint] = Work(
        "fingerprints", fingerprints.taken, Fingerprint, _bytes, _weight, _TOGETHER
    )
    return {article.id: fingerprints.interned(known) for article, known in work.each(found, cache)}


def _bytes(article: Article) -> bytes:
    return repr(article).encode()


def _weight(article: Article) -> int:
    return len(article.text)


def compose(
    curated: curation.Curated,
    found: Iterable[Article],
    prints: dict[str, Fingerprint],
    ruled: Sequence[decisions.Decision],
    origins: frozenset[str] = frozenset(),
) -> list[Draft]:
    """A draft per published group, newest first, the undated last; ``origins`` as in ``stories.trace``."""
    by_id = {article.id: article for article in found}
    drafts = [
        curation.compose(
            group,
            by_id,
            ruled,
            trace=lambda told, texts: stories.trace(told, prints, texts, origins),
            copy_dates=stories.copy_dates,
            event_date=lambda told: stories.event_date([prints[article.id] for article in told]),
            points=stories.points,
            differences=stories.differences,
            updates=lambda article: prints[article.id].update,
        )
        for group in curated.groups
    ]
    by_name = sorted(drafts, key=lambda draft: min(member.article.id for member in draft.members))
    return sorted(by_name, key=lambda draft: draft.dating.iso() if draft.dating else "", reverse=True)


def linked(named: Sequence[Story], prints: dict[str, Fingerprint]) -> tuple[Story, ...]:
    """The stories with their neighbours as background, in the order of the stories, newest first."""
    groups = [[prints[m.article.id] for m in story.draft.members] for story in named]
    articles = {m.article.id: m.article for story in named for m in story.draft.members}
    neighbours: dict[int, set[int]] = {}
    for one, other in (*stories.background(groups), *stories.round_ups(groups, articles)):
        neighbours.setdefault(one, set()).add(other)
        neighbours.setdefault(other, set()).add(one)
    return tuple(
        replace(story, background=tuple(named[n].id for n in sorted(neighbours.get(number, ()))))
        for number, story in enumerate(named)
    )
