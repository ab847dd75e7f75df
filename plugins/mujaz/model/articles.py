"""What a record holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from mujaz.model.dates import Dating
from mujaz.model.records import Record, Span

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
    """Reason why it cannot be published (``not-published``, ``language``, ``no-text``); empty for nearly all."""

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
