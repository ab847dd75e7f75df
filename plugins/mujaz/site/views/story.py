"""A story's own page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mujaz.site.drawing import Place
from mujaz.site.text import Passage
from mujaz.site.views.lists import Card, Link, Moment


@dataclass(frozen=True, slots=True)
class Source:
    """One account of a story, as other parts of its page refer to it."""

    number: str
    numbered: str
    """``المصدر 2``"""
    name: str
    """Its outlet; empty where not named."""
    url: str
    """Its place on the story's page, ``#`` first."""
    moment: Moment


@dataclass(frozen=True, slots=True)
class Quoted:
    """An account quoted."""

    source: Source
    sentence: Markup
    """With the words at issue marked; empty where nothing stands around them that may be shown."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What some accounts say where others say otherwise."""

    words: Markup
    """The words at issue."""
    said: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What one account alone has."""

    source: Source
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """How the accounts of a story differ."""

    figures: tuple[tuple[Voice, ...], ...]
    quotations: tuple[tuple[Voice, ...], ...]
    alone: tuple[Alone, ...]

    def __bool__(self) -> bool:
        return bool(self.figures or self.quotations or self.alone)


@dataclass(frozen=True, slots=True)
class Branch:
    """A row of the drawn lineage."""

    name: str
    manner: str
    """In words; empty at a root."""
    mark: str
    """``text``, ``copy``, ``agency``, ``carrier``; empty for what stands for several."""
    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class Pedigree:
    """A story's lineage as a drawing."""

    width: int
    height: int
    branches: tuple[Branch, ...]
    said: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """An account in the course of the coverage."""

    source: Source
    time: str
    """Of day; empty where only the day is known."""
    mark: str


@dataclass(frozen=True, slots=True)
class CoveredDay:
    """The accounts of one day."""

    iso: str
    """Empty for the accounts without a date; so is ``day``."""
    day: str
    accounts: tuple[Appearance, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """A material change of a story."""

    moment: Moment
    what: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """How a reader hands the page on."""

    address: str
    """The page's own."""
    whatsapp: str
    telegram: str
    mail: str


@dataclass(frozen=True, slots=True)
class Account:
    """One source of a story, in its list of sources."""

    anchor: str
    number: str
    outlet: Link | None
    carrier: Link | None
    credits: tuple[Link, ...]
    title: str
    byline: str
    moment: Moment
    mark: str
    """``text`` or ``copy``, as in ``Card.marks``."""
    lineage: Markup
    """Empty where the story has this source alone."""
    url: str


@dataclass(frozen=True, slots=True)
class Point:
    """A key point with the sources that carry it."""

    text: str
    pins: tuple[Link, ...]
    """Number of each source, and its place on the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A story's own page."""

    card: Card
    title: str
    subtitle: str
    counts: str
    marks: tuple[str, ...]
    retitled: bool
    edition: str
    """Address of its day's edition; empty where the story has no date."""
    event: Moment | None
    """Where it is known and is not the story's date."""
    points: tuple[Point, ...]
    passage: Passage
    lead: Account
    accounts: tuple[Account, ...]
    background: tuple[Card, ...]
    topics: tuple[Link, ...]
    notes: tuple[Markup, ...]
    differences: Differences
    places: tuple[Link, ...]
    persons: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a story's page says of its accounts together, beyond what a feed tells too."""

    pedigree: Pedigree | None
    coverage: tuple[CoveredDay, ...]
    changes: tuple[Happened, ...]
    """The newest first."""
    compare: str
    """Address of the comparison of its accounts; empty where there is only one."""
    share: Share | None
    """None where the site's own address is not known."""
