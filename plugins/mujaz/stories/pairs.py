"""Pairs: many pairs of texts, and what the two of each share, found at once.

Of every pair the first text is the one with the lower id. What belongs to the pairs is an array as long as they
are many; a *meeting* holds one row for each token that both texts of a pair have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from mujaz.model import Fingerprint
from mujaz.stories.profiles import Bools, Floats, Ints, Profiles, Table, summed

_SEATS = 1 << 19
"""Places of a table that are held open at once, four bytes each: more would fall out of a processor's cache."""
_CELLS = 1 << 20
"""Rows of a product that are made at once, which bounds memory whatever a text holds."""

Column = TypeVar("Column")


@dataclass(frozen=True, eq=False)
class Meeting:
    """The tokens of one table that both texts of a pair have, sorted by nothing."""

    table: Table
    one: Ints
    """Pair → its first text."""
    other: Ints
    pair: Ints
    """Row → its pair, this and the two that follow."""
    rows: tuple[Ints, Ints]
    """Where the token stands in the table, for the first text and for the second."""

    def swapped(self) -> Meeting:
        """The same, seen from the second text."""
        return replace(self, one=self.other, other=self.one, rows=self.rows[::-1])

    def met(self, mine: int = 0, theirs: int = 0) -> Bools:
        """Rows whose token bears all marks ``mine`` in the first text and ``theirs`` in the second."""
        marks = self.table.marks
        found = np.ones(len(self.pair), np.bool_)
        for rows, mark in zip(self.rows, (mine, theirs), strict=True):
            if mark:
                found &= (marks[rows] & mark) == mark
        return found

    def mass(self, mine: int = 0, theirs: int = 0, power: int = 1) -> Floats:
        """What the tokens that are ``met`` weigh in the first text, each weight raised to ``power``."""
        return self.weighed(self.met(mine, theirs), power)

    def weighed(self, rows: Bools, power: int = 1) -> Floats:
        """What the tokens of these ``rows`` weigh in the first text."""
        weights = self.table.weights[self.rows[0][rows]] ** power
        return summed(self.pair[rows], weights, len(self.one))

    def count(self, mine: int = 0, theirs: int = 0) -> Ints:
        """How many tokens are ``met``."""
        return np.bincount(self.pair[self.met(mine, theirs)], minlength=len(self.one))

    def alike(self, mark: int = 0) -> Floats:
        """Cosine (0–1) of the weights that bear ``mark``."""
        norm = np.sqrt(self.table.total(mark, 2))
        return _share(self.mass(mark, mark, 2), norm[self.one] * norm[self.other])

    def covered(self, part: int, whole: int = 0, empty: float = 0.0, power: int = 2) -> tuple[Floats, Floats]:
        """Share (0–1) of what bears ``part`` in the one text that bears ``whole`` in the other, both ways.

        ``empty`` stands for the share where nothing bears ``part``.
        """
        own = self.table.total(part, power)
        back = self.swapped().mass(part, whole, power)
        return (
            _share(self.mass(part, whole, power), own[self.one], empty),
            _share(back, own[self.other], empty),
        )

    def disjoint(self, part: int, whole: int = 0) -> Bools:
        """True where both texts have what bears ``part``, and nothing of either's bears ``whole`` in the other."""
        some = self.table.count(part) > 0
        met = self.count(part, whole) + self.swapped().count(part, whole)
        found: Bools = some[self.one] & some[self.other] & (met == 0)
        return found


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of texts of some ``profiles``; what is asked of them twice is computed once."""

    profiles: Profiles
    one: Ints
    """First texts, by their place in ``profiles``: each lower than the second."""
    other: Ints
    _known: dict[Callable[[Pairs], Any], Any] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.one)

    def get(self, column: Callable[[Pairs], Column]) -> Column:
        """What ``column`` makes of these pairs."""
        if column not in self._known:
            self._known[column] = column(self)
        found: Column = self._known[column]
        return found

    def each(self, where: Bools) -> Iterator[tuple[int, Fingerprint, Fingerprint]]:
        """The few pairs that are ``True``, each by its place with its two fingerprints."""
        prints = self.profiles.prints
        for at in np.flatnonzero(where).tolist():
            yield at, prints[self.one[at]], prints[self.other[at]]

    @cached_property
    def terms(self) -> Meeting:
        """Stems that both tell."""
        return self.meet(self.profiles.terms)

    @cached_property
    def roots(self) -> Meeting:
        """Roots that both have."""
        return self.meet(self.profiles.roots)

    @cached_property
    def circumstances(self) -> Meeting:
        """Years, months, cities and countries that both name."""
        return self.meet(self.profiles.circumstances)

    def meet(self, table: Table) -> Meeting:
        """The tokens of ``table`` that both texts of a pair have.

        The tokens of some first texts are seated in a field of all tokens, where those of their second texts look
        them up.
        """
        texts, seats = np.unique(self.one, return_inverse=True)
        order = np.argsort(seats, kind="stable")
        at_once = max(1, _SEATS // max(1, table.kinds))
        field = np.zeros(min(at_once, len(texts)) * table.kinds, np.int32)
        found = [(np.empty(0, np.int64),) * 3]
        for first in range(0, len(texts), at_once):
            start, end = np.searchsorted(seats[order], (first, first + at_once))
            pairs = order[start:end]
            row, mine = spread(table.starts, texts[first : first + at_once])
            taken = row * table.kinds + table.tokens[mine]
            field[taken] = mine + 1
            pair, theirs = spread(table.starts, self.other[pairs])
            seated = field[(seats[pairs] - first)[pair] * table.kinds + table.tokens[theirs]]
            met = np.flatnonzero(seated)
            found.append((pairs[pair[met]], seated[met] - np.int64(1), theirs[met]))
            field[taken] = 0
        pair, mine, theirs = map(np.concatenate, zip(*found, strict=True))
        return Meeting(table, self.one, self.other, pair, (mine, theirs))


def of(prints: Sequence[Fingerprint], pairs: Ints) -> Pairs:
    """The ``pairs``, rows of two places in ``prints``, which are sorted by id; the lower place first."""
    return Pairs(Profiles(prints), pairs[:, 0], pairs[:, 1])


def lone(a: Fingerprint, b: Fingerprint) -> Pairs:
    """One pair."""
    return of(sorted((a, b), key=lambda given: given.id), np.asarray([[0, 1]], np.int64))


def spread(starts: Ints, items: Ints) -> tuple[Ints, Ints]:
    """The rows of each item, one after the other: which of ``items`` each is of, and the row.

    Args:
        starts: item → its first row; one more at the end.
        items: any of them, in any order.
    """
    first, sizes = starts[items], starts[items + 1] - starts[items]
    ends = np.cumsum(sizes)
    which = np.repeat(np.arange(len(items)), sizes)
    return which, np.arange(len(which)) + (first - ends + sizes)[which]


def products(starts: Ints, ones: Ints, others: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Each row of an item of ``ones`` with each row of the item beside it in ``others``: item, row and row.

    Some items at a time, so that long texts take no more memory than short ones.
    """
    sizes = np.diff(starts)
    part = np.cumsum(sizes[ones] * sizes[others]) // _CELLS
    for some in np.split(np.arange(len(ones)), np.flatnonzero(np.diff(part)) + 1):
        item, mine = spread(starts, ones[some])
        again, theirs = spread(starts, others[some][item])
        yield some[item[again]], mine[again], theirs


def _share(mass: Floats, whole: Floats, empty: float = 0.0) -> Floats:
    found = np.full(len(mass), empty)
    np.divide(mass, whole, out=found, where=whole > 0)
    return found
