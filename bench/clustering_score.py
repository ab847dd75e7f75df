"""Figures of a grouping: pairs, BCubed, whole stories, and pairs by how they came about.

Pairwise figures count pairs of articles put together rightly; BCubed figures average over articles (Bagga and
Baldwin, 1998) and so do not let one large story decide; a story is exact where its group holds all of it and
nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

Pairs = Sequence[tuple[str, str]]


class Score(NamedTuple):
    """Figures from 0 to 1."""

    pair_precision: float
    pair_recall: float
    bcubed_precision: float
    bcubed_recall: float
    exact: float
    """Share of the wanted stories that were made exactly."""

    @property
    def pair_f1(self) -> float:
        """Harmonic mean over pairs."""
        return _harmonic(self.pair_precision, self.pair_recall)

    @property
    def bcubed_f1(self) -> float:
        """Harmonic mean over articles."""
        return _harmonic(self.bcubed_precision, self.bcubed_recall)


def score(wanted: Mapping[str, str], found: Mapping[str, str | None]) -> Score:
    """``found`` against ``wanted``, both article id to story; no story: alone.

    >>> score({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "c": "x"}).pair_precision
    0.3333333333333333
    """
    made = labels(wanted, found)
    true, groups = Counter(wanted.values()), Counter(made.values())
    both = Counter((wanted[ident], made[ident]) for ident in wanted)
    exact = sum(n == true[story] == groups[label] for (story, label), n in both.items())
    return Score(
        _ratio(_pairs(both.values()), _pairs(groups.values())),
        _ratio(_pairs(both.values()), _pairs(true.values())),
        _ratio(sum(n * n / groups[label] for (_, label), n in both.items()), len(wanted)),
        _ratio(sum(n * n / true[story] for (story, _), n in both.items()), len(wanted)),
        _ratio(exact, len(true)),
    )


def labels(ids: Iterable[str], found: Mapping[str, str | None]) -> dict[str, Hashable]:
    """Group of each id; one of its own where none was found."""
    return {ident: ("alone", ident) if found.get(ident) is None else found[ident] for ident in ids}


def together(pairs: Pairs, found: Mapping[str, str | None]) -> float:
    """Share (0–1) of ``pairs`` that were put together."""
    made = labels({ident for pair in pairs for ident in pair}, found)
    return _ratio(sum(made[a] == made[b] for a, b in pairs), len(pairs))


def _harmonic(one: float, other: float) -> float:
    return _ratio(2 * one * other, one + other)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
