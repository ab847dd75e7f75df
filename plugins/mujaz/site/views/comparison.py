"""The accounts of a story beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.site.views.story import Source


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
