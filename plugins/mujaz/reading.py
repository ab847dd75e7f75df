"""Reading a corpus: records stream by, each is read, and what later stages need of it is kept. Its text is not.

Two passes, as the articles stage has them: the first sees each record by itself, adds its bytes to the accounts and
learns the table of what the corpus repeats; the second lets the table cut lines from the articles that were left
open. Neither holds more than the record in hand, the table and the articles. Who asks for a record's lines later on
(``mujaz explain``, ``mujaz check``) has it read again: ``Readings``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from mujaz import articles
from mujaz.accounts import Accounts
from mujaz.articles import Table
from mujaz.decisions import Ruling
from mujaz.errors import Problem
from mujaz.model import Article, Boundary, Part, Reading, Record
from mujaz.outlets import Registry
from mujaz.pool import singly
from mujaz.progress import Progress
from mujaz.results import Work
from mujaz.undated import Undated

Kept = tuple[tuple[Part, ...], tuple[Article, ...], tuple[Boundary, ...]]
"""What the cache keeps of a reading: all but the record itself."""


class Intake(Protocol):
    """Where records come from."""

    def __call__(self, only: str = "") -> Iterable[Record | Problem]:
        """All records, or those of the one file ``only``; from the beginning at each call."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What turns a record into a reading; all that it depends on beside the record."""

    registry: Registry
    zone: ZoneInfo
    languages: tuple[str, ...]
    rulings: tuple[Ruling, ...] = ()
    """The editor's, of ``decisions.TEXT_KINDS``."""
    cache: Path | None = None
    processes: int | None = None
    """That read at once, where there is enough to read; None: as many as there are cores. Changes nothing but time."""

    def read(self, records: Iterable[Record]) -> Iterator[tuple[Reading, frozenset[Ruling]]]:
        """Each record as it reads by itself and as the editor rules, with the rulings that found something in it."""
        surroundings = sha256(
            repr((sorted(self.registry, key=repr), str(self.zone), self.languages)).encode()
        ).digest()  # the registry is larger than most records
        work: Work[Record, Kept] = Work(
            "articles",
            partial(singly, partial(_kept, self.registry, self.zone, self.languages)),
            Kept,
            partial(_bytes, surroundings),
            _weight,
        )
        for record, kept in work.each(records, self.cache, self.processes):
            yield self._ruled(Reading(record, *kept))

    def _ruled(self, reading: Reading) -> tuple[Reading, frozenset[Ruling]]:
        if not self.rulings:
            return reading, frozenset()
        ruled, used = articles.overrule(reading, self.rulings, self.registry, self.zone, self.languages)
        return (ruled, used) if used else (reading, used)  # what the editor has ruled on is open to no doubt


@dataclass(frozen=True, slots=True)
class Readings:
    """Every record as the run read it: read again whenever somebody looks, for a run keeps no texts."""

    intake: Intake
    reader: Reader
    table: Table = field(repr=False)

    def __iter__(self) -> Iterator[Reading]:
        """All of them, in the order of the records."""
        return self.of("")

    def of(self, file: str) -> Iterator[Reading]:
        """Those of one file; of all files where it is empty."""
        records = (found for found in self.intake(file) if isinstance(found, Record))
        for reading, _ in self.reader.read(records):
            yield articles.apply(reading, self.table)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was found in all records."""

    articles: tuple[Article, ...]
    """In the order of the records; the same one several times where several records hold it."""
    accounts: Accounts
    readings: Readings
    problems: tuple[Problem, ...]
    """What could not be read, dates among it."""
    applied: frozenset[Ruling]
    """The rulings about texts that changed something."""


def read(intake: Intake, reader: Reader, progress: Progress) -> Corpus:
    """Records to articles, in two passes: each record by itself, then by what the whole corpus repeats.

    The editor's rulings about texts come between the two.

    Raises:
        AccountsError: a record's bytes are not all accounted for.
    """
    problems: list[Problem] = []
    found: list[Article] = []
    left_open: dict[int, articles.Open] = {}
    applied: set[Ruling] = set()
    accounts, learner, undated = Accounts(), articles.Learner(), Undated(reader.zone)
    for done, (reading, used) in enumerate(reader.read(_records(intake(), problems)), 1):
        accounts.add(reading)
        learner.add(reading)
        undated.add(reading)
        left_open |= {len(found) + number: still for number, still in articles.left_open(reading).items()}
        found += reading.articles
        applied |= used
        progress("articles", done)
    table = learner.table()
    for number, still in left_open.items():
        found[number], cuts = still.settled(table)
        for rule, size in cuts:
            accounts.cut(rule, size)
    problems += undated.problems()
    return Corpus(
        tuple(found), accounts, Readings(intake, reader, table), tuple(problems), frozenset(applied)
    )


def _records(received: Iterable[Record | Problem], problems: list[Problem]) -> Iterator[Record]:
    """The records; Problems are put aside."""
    for item in received:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            yield item


def _bytes(surroundings: bytes, record: Record) -> bytes:
    """All that a reading depends on."""
    return (
        repr(replace(record, text="")).encode() + record.text.encode("utf-8", "surrogatepass") + surroundings
    )


def _kept(registry: Registry, zone: ZoneInfo, languages: tuple[str, ...], record: Record) -> Kept:
    found = articles.read(record, registry, zone, languages)
    return found.parts, found.articles, found.boundaries


def _weight(record: Record) -> int:
    """Characters: reading takes as long as the text is."""
    return len(record.text)
