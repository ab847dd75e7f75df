"""Which articles tell one event, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LineageKind = Literal["original", "copy", "edited-copy", "rewrite", "independent"]
COPIES: frozenset[LineageKind] = frozenset({"copy", "edited-copy"})
"""Lineages of articles that are no text of their own."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """How an article stands in its story."""

    kind: LineageKind
    of: str | None = None
    """Id of the article it derives from; ``None`` for *original* and *independent*."""
    directed: bool = True
    """False where nothing shows who copied whom: the page then says "same text as"."""


@dataclass(frozen=True, slots=True)
class Group:
    """Articles judged to tell one event, before the editor's rulings."""

    members: tuple[str, ...]
    """Article ids, sorted."""
    texts: tuple[tuple[str, ...], ...]
    """The members divided into texts: articles in one tuple are copies or edited copies of each other."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why two articles were, or were not, put together. Values only; words for readers live elsewhere."""

    a: str
    b: str
    together: bool
    score: float
    """Chance (0–1) that both tell one event, from the features alone."""
    threshold: float
    features: Mapping[str, float]
    """What was compared → how alike (0–1), or how far apart in the unit its name says."""
    weights: Mapping[str, float]
    """The same names → what each added to the score, in log-odds."""
    vetoes: tuple[str, ...] = ()
    """Names of the constraints that forbid the pair whatever its score."""
    shared: tuple[str, ...] = ()
    """The rarest stems that both have, rarest first."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Every article in exactly one group, groups sorted by their first member."""

    groups: tuple[Group, ...]
