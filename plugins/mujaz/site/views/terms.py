"""Weeks and months."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.site.views.lists import Card, Sheet


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
