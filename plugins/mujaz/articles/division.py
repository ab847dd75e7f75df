"""Division: what a section falls into, by line indices; ``segment`` makes it, ``roles`` says what its lines are."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Segment:
    """One article in the making, by line indices."""

    title: int | None
    heads: list[tuple[int, ...]] = field(default_factory=list)
    """The first is the article's header, the others stand inside it."""
    runs: list[tuple[int, ...]] = field(default_factory=list)
    score: float = 0.0
    """Of the boundary before it; 0 for a section's first."""
    bare: bool = False
    """True where nothing but its own words says that its headline is one."""


@dataclass(slots=True)
class Division:
    """A section's articles, and the heads and teasers that belong to none."""

    segments: list[Segment] = field(default_factory=list)
    tails: list[tuple[int, tuple[int, ...], tuple[int, ...]]] = field(default_factory=list)
    """Number of the article they follow (-1: none), lines of the head, lines of the teaser's prose."""
    judged: list[tuple[int, float, bool]] = field(default_factory=list)
    """Headlines that could begin an article: line, score, and whether one was taken to begin there."""
