"""What each template is given: frozen values with every word and address ready, so that templates only loop."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mujaz.site.drawing import Place
from mujaz.site.text import Passage


@dataclass(frozen=True, slots=True)
class Link:
    """A name that may have a page."""

    name: str
    url: str
    """Site-relative or http(s); empty where there is no page."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as shown."""

    iso: str
    """For ``time datetime``; empty where the date is unknown."""
    said: str
    known_by: str


@dataclass(frozen=True, slots=True)
class Card:
    """A story in a list."""

    id: str
    url: str
    title: str
    moment: Moment
    counts: str
    """Empty for one article of a named outlet: the name says it all."""
    marks: tuple[str, ...]
    """``text`` for each text, ``copy`` for each copy: drawn, and said in ``counts``."""
    outlets: tuple[Link, ...]
    more_outlets: str
    """How many more there are, in words; empty where all are named."""
    opening: str
    """The first sentences of its lead."""
    gist: str
    """The first of them."""


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
    pedigree: Pedigree | None
    coverage: tuple[CoveredDay, ...]
    changes: tuple[Happened, ...]
    """The newest first."""
    compare: str
    """Address of the comparison of its accounts; empty where there is only one."""
    share: Share | None
    """None where the site's own address is not known."""
    places: tuple[Link, ...] = ()
    persons: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """An edition in a list of editions, and at its own head."""

    url: str
    iso: str
    day: str
    """With its weekday."""
    hijri: str
    """Empty for days that the Hijri tables do not hold."""
    stories: str
    """How many, in words; so ``articles``."""
    articles: str
    first: Card


@dataclass(frozen=True, slots=True)
class Sheet:
    """An edition laid out."""

    heading: Heading
    lead: Card
    body: tuple[Card, ...]
    briefs: tuple[Card, ...]
    reading: str = ""
    """How long it takes to read what the page shows, in words."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An outlet or a topic, in its index and on its own page."""

    name: str
    url: str
    stories: str
    """How many, in words."""


# ── of weeks and months ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in a month's grid."""

    number: str
    url: str
    """Of its edition; empty where there is none."""
    said: str
    """The day and its stories, in words; empty where there is no edition."""
    stories: str
    """How many, in digits; empty for none."""


@dataclass(frozen=True, slots=True)
class Row:
    """A week in a month's grid."""

    url: str
    """Of the week's page; empty where no day of it has an edition."""
    said: str
    cells: tuple[Cell | None, ...]
    """Seven; None for days of the months before and after."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A month as a calendar."""

    url: str
    iso: str
    """``2024-02``"""
    name: str
    stories: str
    """How many, in words."""
    weekdays: tuple[tuple[str, str], ...]
    """Letter and name."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A week or a month."""

    url: str
    name: str
    hijri: str
    stories: str
    """How many, in words; so ``articles``."""
    articles: str
    lead: Card
    body: tuple[Card, ...]
    briefs: tuple[Card, ...]
    days: tuple[Sheet, ...]
    """The newest first."""
    grid: Grid | None
    """Of a month."""


# ── of a story's page ─────────────────────────────────────────────────────────────────────────────


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


# ── of a comparison ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an account."""

    text: str
    shared: tuple[int, ...]
    """Places of the accounts that have it too."""
    disputed: tuple[int, ...]
    """Places of those that give another figure."""


@dataclass(frozen=True, slots=True)
class Side:
    """An account in a comparison."""

    place: int
    """From 1; the stylesheet knows it."""
    source: Source
    title: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    whole: bool
    url: str
    chosen: bool
    """Shown before the reader chooses."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The accounts of a story beside each other."""

    sides: tuple[Side, ...]
    left_out: int
    """Accounts for which there was no room."""
