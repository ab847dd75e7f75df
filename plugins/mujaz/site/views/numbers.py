"""What is counted: of an outlet, and of the whole site."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mujaz.site.plots import Column
from mujaz.site.views.lists import Link, Moment


@dataclass(frozen=True, slots=True)
class Bar:
    """A name with a number, drawn beside it; of the longest, ``plots.TALL`` units are drawn."""

    link: Link
    number: str
    begin: int
    length: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole of ``plots.TALL`` units."""

    kind: str
    """``own``, ``credited``, ``rewrite``, ``edited-copy``, ``copy``."""
    name: str
    number: str
    begin: int
    length: int


@dataclass(frozen=True, slots=True)
class Piecework:
    """An article on its outlet's page."""

    title: str
    url: str
    moment: Moment
    mark: str
    lineage: Markup
    """Empty where it stands alone in its story; otherwise no link stands in it."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What an outlet published."""

    articles: str
    parts: tuple[Part, ...]
    took: tuple[Bar, ...]
    """From whom it took."""
    gave: tuple[Bar, ...]
    """Who took from it."""
    agencies: tuple[Bar, ...]
    carriers: tuple[Bar, ...]
    pieces: tuple[Piecework, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, a month or a year in numbers."""

    iso: str
    name: str
    url: str
    stories: str
    articles: str
    texts: str
    outlets: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who took from whom."""

    sources: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[tuple[str, int], ...]], ...]
    """Each taker with a number (empty for none) and its shade (0 to ``figures.HEAT``) per source."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The site in numbers."""

    outlets: str
    """Named ones, in words."""
    stretches: tuple[Stretch, ...]
    """First to last."""
    columns: tuple[Column, ...]
    """Articles, and the texts among them."""
    most: str
    """What the highest column stands for."""
    undated: str
    """Articles without a date, in words; empty for none."""
    matrix: Matrix | None
    pairs: tuple[tuple[Link, Link, tuple[str, ...]], ...]
    """Who took, from whom; how often retold, copied with edits, copied whole."""
    agencies: tuple[tuple[Bar, str, str], ...]
    """With how many outlets and how many stories."""
