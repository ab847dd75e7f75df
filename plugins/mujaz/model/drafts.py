"""What is published, held or rejected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mujaz.model.articles import Article
from mujaz.model.dates import Dating
from mujaz.model.grouping import Lineage


@dataclass(frozen=True, slots=True)
class Withheld:
    """An article kept off the site: held (an editor may publish it) or rejected (it is no news text)."""

    article: Article
    reason: str
    """A rule's name with its evidence in figures, or the editor's words; never the article's sentences."""
    rule: str
    cause: str = ""
    """Id of the article for whose sake it is withheld, where it is a copy of that one; empty where it is its own."""


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


DifferenceKind = Literal["figure", "quotation", "alone"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says where accounts differ, pinned to its sentence."""

    source: str
    """Id of the article it stands in."""
    text: str
    """The sentence as received."""
    words: str = ""
    """The words of it that are at issue, verbatim: a figure with what it counts, a quotation's inside; empty
    where the whole sentence is."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the accounts of a story differ."""

    kind: DifferenceKind
    """*figure*: they disagree; *quotation*: one saying in several wordings; *alone*: only one account has it."""
    claims: tuple[Claim, ...]
    """One per text that speaks of it, in the order of the story's members; one alone for *alone*."""


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
    differences: tuple[Difference, ...] = ()
    """Where its texts differ: figures first, then quotations, then what one alone has; each by its first claim."""
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Places that the story happens in, by name as readers know them, the most telling first."""
    persons: tuple[str, ...] = ()
    """Persons who act or speak in it, by the fullest name that its articles give."""
    notes: tuple[str, ...] = ()
    """The editor's own words, Markdown."""
    ruled: tuple[date, ...] = ()
    """Days on which the editor changed the story, where the rulings state them (``when``); sorted, each once."""
