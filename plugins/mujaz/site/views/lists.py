"""A name, a date, a story in a list, an edition: what most pages are made of."""

from __future__ import annotations

from dataclasses import dataclass


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
