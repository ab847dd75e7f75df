"""The frozen records that pass between stages, in the order in which they come to life.

    Record ─► Reading (Parts, Articles) ─► Fingerprint ─► Grouping ─► Story ─► Digest

One type per moment of life: a field is never "filled in later", a later type holds the earlier one.
Empty is empty (``""``, ``()``), and ``None`` means *unknown*, which is shown to the reader as unknown.
Positions are characters of ``Record.text`` unless a name says bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

# ── dates ─────────────────────────────────────────────────────────────────────────────────────────

KnownBy = Literal["stated", "text", "copy"]
"""How a date is known: *stated* by metadata or a date line, by the *text*, or from a dated *copy*.

Where no date is known there is no ``Dating`` at all; ``stories.json`` then says ``unknown``.
"""


@dataclass(frozen=True, slots=True)
class Dating:
    """A date with the reason why it is believed."""

    day: date
    known_by: KnownBy
    rule: str
    """Name of the rule that found it, e.g. ``date-line``."""
    evidence: str = ""
    """The words it was read from, or the id of the article it was copied from."""
    instant: datetime | None = None
    """UTC, where a time of day was given; a date-only stays a date."""

    def iso(self) -> str:
        """``2024-02-28``, or ``2024-02-28T09:30:00Z`` where the time is known."""
        if self.instant is None:
            return self.day.isoformat()
        return self.instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# ── who is who ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Outlet:
    """One entry of ``outlets.toml`` or of the agencies that ship with Mujaz."""

    id: str
    """Short ASCII word, the page's address: ``o/ID.html``."""
    name: str
    """As shown to readers."""
    kind: str = "outlet"
    """``agency``, ``paper``, ``broadcaster``, ``official``, ``aggregator``, ``outlet`` …; an agency or paper
    named as the origin of somebody else's text is a credit, an aggregator is a carrier."""
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    telltales: tuple[str, ...] = ()
    """Lines of boilerplate that only this outlet's site carries."""
    full_text: bool = False
    """True where the editor has leave to show whole texts; else an excerpt."""


# ── corpus: what was received ─────────────────────────────────────────────────────────────────────


class Span(NamedTuple):
    """A half-open range ``[start, end)``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata that came along with a record, as received: a row's fields, front matter, HTML meta."""

    title: str = ""
    outlet: str = ""
    carrier: str = ""
    url: str = ""
    published: str = ""
    updated: str = ""
    author: str = ""
    section: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One input as received: a whole file, or one row of a file of rows."""

    file: str
    """POSIX path relative to the corpus folder, e.g. ``agency/004.txt``."""
    row: int | None
    """Row of a JSONL file, from 1; ``None`` where the file is one record."""
    text: str
    """The decoded text, or for HTML and rows the extracted text.

    A byte that no encoding explains stands as a lone surrogate U+DC80–U+DCFF (PEP 383), so that every
    byte keeps a place; it is shown as U+FFFD.
    """
    encoding: str
    """Python codec that turns ``text`` back into the raw bytes (of a text record)."""
    raw: Span
    """Where the record stands in its file, in bytes of the raw (unpacked) file, byte-order mark included."""
    derived: bool = False
    """True where ``text`` was extracted (HTML, rows): spans are then those of the whole record,
    and what was not extracted is accounted for as the cut ``markup``."""
    mark: int = 0
    """Bytes of a byte-order mark before the text."""
    given: Given = Given()

    @property
    def name(self) -> str:
        """``file`` or ``file#row``: how an editor names this record."""
        return self.file if self.row is None else f"{self.file}#{self.row}"


# ── articles: what a record holds ─────────────────────────────────────────────────────────────────

Role = Literal["title", "body", "metadata", "cut", "blank"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a record's text with one role. The parts of a reading tile its text exactly.

    A part never crosses a line's end; the line break belongs to the last part of its line.
    """

    start: int
    end: int
    role: Role
    rule: str
    """Name of the rule that gave the role, e.g. ``share-widget``; cuts are summed by it."""
    article: int | None = None
    """Index of the article in the reading's ``articles``; ``None`` for what belongs to no article."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was found."""

    file: str
    row: int | None
    span: Span
    """Bytes of the raw (unpacked) file, from the article's first line to its last; may contain cuts."""

    @property
    def name(self) -> str:
        """``file`` or ``file#row``."""
        return self.file if self.row is None else f"{self.file}#{self.row}"


@dataclass(frozen=True, slots=True)
class Article:
    """One text as one outlet ran it, its text as received after recorded repair."""

    id: str
    """Versioned hash, see ``articles.identity``; e.g. ``a1-k3v9x2m7qd4t5w8z``."""
    title: str
    paragraphs: tuple[str, ...]
    """The body, a string per paragraph or sub-heading, without the title."""
    sources: tuple[Source, ...]
    subtitle: str = ""
    byline: str = ""
    place: str = ""
    """The dateline's place."""
    outlet: str | None = None
    """Whose text it is, by the registry's name where known there; ``None`` where not stated."""
    carrier: str | None = None
    """The site it was taken from, where stated and different from the outlet."""
    credits: tuple[str, ...] = ()
    """Agencies and papers it says it took from, in order; never a photo's credit."""
    url: str = ""
    """http(s) only, else empty."""
    published: Dating | None = None
    updated: Dating | None = None
    keywords: tuple[str, ...] = ()
    section: str = ""
    language: str = "ar"
    rejected: str = ""
    """Reason why it cannot be published (``language``, ``no-text``); empty for nearly all."""

    @property
    def lead(self) -> str:
        """The first paragraph."""
        return self.paragraphs[0] if self.paragraphs else ""

    @property
    def text(self) -> str:
        """The body as one string, a line per paragraph."""
        return "\n".join(self.paragraphs)


class Boundary(NamedTuple):
    """A place inside a record where an article could begin, and how sure it is that one does."""

    start: int
    """Character of the record's text at which the headline in question begins."""
    score: float
    """Log-odds that an article begins there; 0 is even."""
    taken: bool
    """True where one was taken to begin there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one record was found to hold."""

    record: Record
    parts: tuple[Part, ...]
    articles: tuple[Article, ...]
    boundaries: tuple[Boundary, ...] = ()
    """Every place that was in question, in order."""


# ── fingerprints: what two articles are compared by ───────────────────────────────────────────────


class Figure(NamedTuple):
    """A number with what it counts."""

    value: float
    kind: str
    """``dead``, ``hurt``, ``percent`` …, else the stem of the noun counted; empty where none stands there."""
    head: bool
    """True in the headline or the lead."""
    ordinal: bool
    """True for "the 18th session": two different ones are two events."""


class Moment(NamedTuple):
    """A day that an article's text speaks of."""

    day: date
    zone: int
    """0 headline or lead, 1 body, 2 a sentence of background."""
    said: bool
    """True where the text gives the date itself; False where a weekday or "yesterday" was counted from the
    article's own date."""


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """What grouping knows of an article. Weights are rarities by the committed table (``words.rarity``)."""

    id: str
    outlet: str
    """Key of the outlet's name; empty where unknown."""
    credits: tuple[str, ...]
    """Keys of the agencies and papers it credits."""
    day: date | None
    """Own publishing date, stated or from the text; never one copied from another article."""
    length: int
    """Words of the body."""
    exact: int
    """Hash of the body's folded words: equal for copies that differ in spelling and punctuation only."""
    shingles: NDArray[np.uint64]
    """Hashes of the body's runs of five words, sorted, each once."""
    terms: Mapping[str, float]
    """Every telling stem → rarity; rare ones in the spelling-robust form of ``names.key``."""
    head: Mapping[str, float]
    """Those of the headline and the lead."""
    fore: frozenset[str]
    """Those outside sentences of background."""
    title: Mapping[str, float]
    """Those of the headline alone."""
    phrases: Mapping[str, float]
    """Two telling stems side by side, rare together → rarity: full names, places of two words, bodies."""
    roots: Mapping[str, float]
    """Roots of the stems that are no names → rarity."""
    head_roots: Mapping[str, float]
    persons: frozenset[str]
    """Rare stems that stand close behind an office or a title (minister, colonel): who acts or speaks."""
    roles: Mapping[str, frozenset[str]]
    """Title or office → rare stems close behind it in headline and lead: who holds it."""
    quotes: tuple[frozenset[str], ...]
    """Telling stems of each quotation long enough to be known again, in translation too."""
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    countries: frozenset[str]
    """ISO codes of the countries that headline and lead name."""
    cities: frozenset[str]
    """Cities in or to which the foreground says that something happened, as IANA zones."""
    weekdays: frozenset[int]
    """Weekdays that headline and lead name, Monday 0: all that an undated text may say of its day."""
    all_weekdays: frozenset[int]
    """Those that any sentence names."""
    update: bool
    """True where headline or lead say that a figure replaces an earlier one."""


# ── stories: which articles tell one event ────────────────────────────────────────────────────────

LineageKind = Literal["original", "copy", "edited-copy", "rewrite", "independent"]


@dataclass(frozen=True, slots=True)
class Lineage:
    """How an article stands in its story."""

    kind: LineageKind
    of: str | None = None
    """Id of the article it derives from; ``None`` for *original* and *independent*."""
    directed: bool = True
    """False where nothing shows who copied whom: the page then says "same text as"."""


@dataclass(frozen=True, slots=True)
class Group:
    """Articles judged to tell one event, before the editor's rulings."""

    members: tuple[str, ...]
    """Article ids, sorted."""
    texts: tuple[tuple[str, ...], ...]
    """The members divided into texts: articles in one tuple are copies or edited copies of each other."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why two articles were, or were not, put together. Values only; words for readers live elsewhere."""

    a: str
    b: str
    together: bool
    score: float
    """Chance (0–1) that both tell one event, from the features alone."""
    threshold: float
    features: Mapping[str, float]
    """What was compared → how alike (0–1), or how far apart in the unit its name says."""
    weights: Mapping[str, float]
    """The same names → what each added to the score, in log-odds."""
    vetoes: tuple[str, ...] = ()
    """Names of the constraints that forbid the pair whatever its score."""
    shared: tuple[str, ...] = ()
    """The rarest stems that both have, rarest first."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Every article in exactly one group, groups sorted by their first member."""

    groups: tuple[Group, ...]


# ── curation: what is published ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Withheld:
    """An article kept off the site: held (an editor may publish it) or rejected (it is no news text)."""

    article: Article
    reason: str
    """A rule's name with its evidence in figures, or the editor's words; never the article's sentences."""
    rule: str


@dataclass(frozen=True, slots=True)
class Member:
    """An article as it stands in its published story."""

    article: Article
    lineage: Lineage
    published: Dating | None
    """The article's own date, else one copied from a dated copy of it."""


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A sentence that tells the core of a story, as one of its articles has it, and who else says the same."""

    text: str
    """The sentence as received: extracted, never written."""
    source: str
    """Id of the article it stands in."""
    carriers: tuple[str, ...]
    """Ids of the articles that carry it, ``source`` first, copies left out."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much stands behind a story, counted from its published articles."""

    articles: int
    texts: int
    """Articles minus copies and edited copies."""
    outlets: int
    """Distinct named outlets."""
    unnamed: int
    """Articles whose outlet is not stated."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A story after curation, before the ledger has given it a name."""

    title: str
    retitled: bool
    """True where the title is the editor's own."""
    lead: Member
    members: tuple[Member, ...]
    """The lead first, then by date, texts before their copies, ties by id."""
    dating: Dating | None
    """The story's date: earliest of its members', else the event's."""
    event_date: date | None
    counts: Counts
    points: tuple[KeyPoint, ...] = ()
    """A few sentences, in the order of the lead's text; empty where a story has one text only."""
    topics: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """The editor's own words, Markdown."""
    ruled: tuple[date, ...] = ()
    """Days on which the editor changed the story, where the rulings state them (``when``); sorted, each once."""


@dataclass(frozen=True, slots=True)
class Story:
    """A published event under its permanent address."""

    id: str
    url: str
    """Site-relative, e.g. ``s/k3v9x2m7.html``."""
    draft: Draft
    background: tuple[str, ...] = ()
    """Ids of neighbouring stories, symmetric, newest first."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The accounts of law 1, in bytes of the raw files (see ``Record.derived``)."""

    records: int = 0
    total: int = 0
    article: int = 0
    metadata: int = 0
    cut: int = 0
    cuts: Mapping[str, int] = field(default_factory=dict)
    """Bytes by rule, blank lines and markup too."""
    found: int = 0
    published: int = 0
    held: int = 0
    rejected: int = 0

    def closes(self) -> bool:
        """True where every byte and every article has been accounted for exactly once."""
        return (
            self.total == self.article + self.metadata + self.cut
            and self.cut == sum(self.cuts.values())
            and self.found == self.published + self.held + self.rejected
        )


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that was published once and now leads elsewhere, or says that its story was withdrawn."""

    url: str
    to: str | None
    """Site-relative address of the story; ``None`` for a withdrawn one."""


@dataclass(frozen=True, slots=True)
class Named:
    """A page about a topic, its address kept by the ledger for ever."""

    id: str
    name: str
    url: str
    stories: tuple[str, ...]
    """Story ids, newest first."""


@dataclass(frozen=True, slots=True)
class Digest:
    """All a site is made from."""

    stories: tuple[Story, ...]
    """Newest first, undated last, ties by id."""
    topics: tuple[Named, ...]
    outlets: tuple[Named, ...]
    held: tuple[Withheld, ...]
    rejected: tuple[Withheld, ...]
    redirects: tuple[Redirect, ...]
    sums: Sums
