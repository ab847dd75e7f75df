"""Profiles: fingerprints with what every comparison needs of them, computed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum, sqrt

from mujaz.fingerprints import RARE
from mujaz.model import Figure, Fingerprint

Kind = tuple[str, bool]
_TOPIC = 1.5
"""Rarity from which a stem tells a subject rather than a manner of speaking."""
_FULL_NAME = 6.0
"""Rarity together from which two stems side by side are a full name."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A fingerprint with what every comparison needs, computed once."""

    print: Fingerprint
    terms: Mapping[str, float]
    """Term → squared rarity, as in the three that follow."""
    head: Mapping[str, float]
    roots: Mapping[str, float]
    head_roots: Mapping[str, float]
    norm: float
    head_norm: float
    root_norm: float
    head_mass: float
    """Sums of squares, this and the two that follow."""
    head_root_mass: float
    title_mass: float
    fore: Mapping[str, float]
    topics: Mapping[str, float]
    rare: Mapping[str, float]
    head_rare: Mapping[str, float]
    """Squared too."""
    head_rare_mass: float
    rare_mass: float
    title: Mapping[str, float]
    """Squared too."""
    values: frozenset[float]
    counted: frozenset[tuple[float, str]]
    head_figures: Mapping[Kind, frozenset[float]]
    all_figures: Mapping[Kind, frozenset[float]]
    days: frozenset[date]
    """Those of the lead."""
    event_days: frozenset[date]
    """The days on which the text may place its event: those of its lead, else its own and the one before."""
    all_days: frozenset[date]
    """Every day that the text tells of."""
    phrases: Mapping[str, float]
    """Those of two rare stems: full names of persons and places."""
    persons: frozenset[str]
    """Who acts or speaks."""
    years: frozenset[int]
    """Years of full dates outside the background."""


def profile(given: Fingerprint) -> Profile:
    """What comparisons need of one fingerprint."""
    weights, in_head = given.terms, given.head
    rare = {term: weight for term, weight in weights.items() if weight >= RARE}
    counts = [figure for figure in given.figures if not figure.ordinal]
    days = frozenset(moment.day for moment in given.moments if moment.zone == 0)
    own = () if given.day is None else (given.day, given.day - timedelta(days=1))
    terms, head, roots, head_roots = map(_squared, (weights, in_head, given.roots, given.head_roots))
    title = _squared(given.title or in_head)
    head_rare = {term: head[term] for term, weight in in_head.items() if weight >= RARE}
    return Profile(
        print=given,
        terms=terms,
        head=head,
        roots=roots,
        head_roots=head_roots,
        norm=_norm(terms),
        head_norm=_norm(head),
        root_norm=_norm(roots),
        head_mass=fsum(head.values()),
        head_root_mass=fsum(head_roots.values()),
        title_mass=fsum(title.values()),
        fore=given.fore,
        topics={term: weight for term, weight in weights.items() if _TOPIC <= weight < RARE},
        rare=rare,
        head_rare=head_rare,
        head_rare_mass=fsum(head_rare.values()),
        rare_mass=fsum(rare.values()),
        title=title,
        values=frozenset(figure.value for figure in counts),
        counted=frozenset((figure.value, figure.kind) for figure in counts if figure.kind),
        head_figures=_by_kind(figure for figure in given.figures if figure.head),
        all_figures=_by_kind(given.figures),
        days=days,
        event_days=days or frozenset(own),
        all_days=frozenset(moment.day for moment in given.moments),
        phrases={term: weight for term, weight in given.phrases.items() if weight >= _FULL_NAME},
        persons=given.persons,
        years=frozenset(moment.day.year for moment in given.moments if moment.said and moment.zone < 2),
    )


def _squared(weights: Mapping[str, float]) -> dict[str, float]:
    return {term: weight * weight for term, weight in weights.items()}


def _norm(squares: Mapping[str, float]) -> float:
    return sqrt(fsum(squares.values())) or 1.0


def _by_kind(figures: Iterable[Figure]) -> dict[Kind, frozenset[float]]:
    found: dict[Kind, frozenset[float]] = {}
    for figure in figures:
        if figure.kind:
            kind = (figure.kind, figure.ordinal)
            found[kind] = found.get(kind, frozenset()) | {figure.value}
    return found
