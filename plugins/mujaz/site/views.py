"""What each template is given: frozen values with every word and address ready, so that templates only loop."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

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


@dataclass(frozen=True, slots=True)
class Subject:
    """An outlet or a topic, in its index and on its own page."""

    name: str
    url: str
    stories: str
    """How many, in words."""
