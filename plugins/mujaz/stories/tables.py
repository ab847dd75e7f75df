"""Tables: what many texts have, in columns, and what the texts of many pairs share of it.

A thing that several texts may have is a *token*, a number; a table holds each text's tokens, text after text.
A *meeting* holds one row for each token that both texts of a pair have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mujaz.model.fingerprints import Weighed

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Marks = NDArray[np.uint8]

_SEATS = 1 << 19
"""Tokens of all kinds, by text, that are held open at once, four bytes each: more would fall out of a processor's
cache. Where there are more kinds than that, tokens are searched instead."""
_KEYS = (1 << 63) - 1
"""The same where they are searched: a token with its text beside it is one number."""
_CELLS = 1 << 19
"""Rows that are made at once, which bounds memory whatever a text holds."""


@dataclass(frozen=True, eq=False)
class Table:
    """Tokens of many texts, each at most once a text."""

    starts: Ints
    """Text → its first row; one more at the end."""
    tokens: Ints
    weights: Floats
    """Whole thousandths, so that sums are exact and depend on no order."""
    marks: Marks
    kinds: int
    """All tokens are below it."""
    _totals: dict[tuple[int, int], Floats] = field(default_factory=dict, init=False, repr=False)
    _counts: dict[int, Ints] = field(default_factory=dict, init=False, repr=False)

    def total(self, mark: int = 0, power: int = 1) -> Floats:
        """What the tokens of each text that bear ``mark`` weigh, each weight raised to ``power``."""
        if (mark, power) not in self._totals:
            weights = np.where((self.marks & mark) == mark, self.weights**power, 0.0)
            self._totals[mark, power] = _summed(self._texts(), weights, len(self.starts) - 1)
        return self._totals[mark, power]

    def count(self, mark: int = 0) -> Ints:
        """How many tokens of each text bear ``mark``."""
        if mark not in self._counts:
            texts = self._texts()[(self.marks & mark) == mark]
            self._counts[mark] = np.bincount(texts, minlength=len(self.starts) - 1)
        return self._counts[mark]

    def only(self, kept: Bools) -> Table:
        """The rows that are ``kept``."""
        starts = np.concatenate([[0], np.cumsum(kept)])[self.starts]
        return Table(starts, self.tokens[kept], self.weights[kept], self.marks[kept], self.kinds)

    def _texts(self) -> Ints:
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


class Columns(NamedTuple):
    """Words of many texts, text after text."""

    starts: Ints
    """Text → its first row; one more at the end."""
    tokens: Ints
    weights: NDArray[np.uint16]
    """Thousandths."""
    marks: NDArray[np.uint8]


def columns(texts: Sequence[Weighed], number: Callable[[str], int]) -> Columns:
    """The words of ``texts``, each by its ``number``."""
    starts = starts_of([len(text.words) for text in texts])
    words = chain.from_iterable(text.words for text in texts)
    return Columns(
        starts,
        np.fromiter(map(number, words), np.int64, starts[-1]),
        np.frombuffer(b"".join(text.weights.tobytes() for text in texts), np.uint16),
        np.frombuffer(b"".join(text.marks for text in texts), np.uint8),
    )


def plain(starts: Ints, tokens: Ints, kinds: int) -> Table:
    """A table of tokens that weigh 1 each and bear no mark."""
    weights, marks = np.float64(1), np.uint8(0)
    return Table(
        starts, tokens, np.broadcast_to(weights, len(tokens)), np.broadcast_to(marks, len(tokens)), kinds
    )


@dataclass(frozen=True, eq=False)
class Meeting:
    """The tokens of one table that both texts of a pair have, in no order."""

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
        return _summed(self.pair[rows], weights, len(self.one))

    def product(self) -> Floats:
        """The sum of what each token weighs in the first text times what it weighs in the second."""
        mine, theirs = (self.table.weights[rows] for rows in self.rows)
        return _summed(self.pair, mine * theirs, len(self.one))

    def count(self, mine: int = 0, theirs: int = 0) -> Ints:
        """How many tokens are ``met``."""
        return np.bincount(self.pair[self.met(mine, theirs)], minlength=len(self.one))

    def alike(self, mark: int = 0) -> Floats:
        """Cosine (0–1) of the weights that bear ``mark``; a token is taken to weigh alike in both."""
        norm = np.sqrt(self.table.total(mark, 2))
        return _share(self.mass(mark, mark, 2), norm[self.one] * norm[self.other])

    def covered(self, part: int, whole: int = 0, empty: float = 0.0) -> tuple[Floats, Floats]:
        """Share (0–1) of what bears ``part`` in the one text that bears ``whole`` in the other, both ways.

        ``empty`` stands for the share where nothing bears ``part``.
        """
        own = self.table.total(part, 2)
        back = self.swapped().mass(part, whole, 2)
        return (
            _share(self.mass(part, whole, 2), own[self.one], empty),
            _share(back, own[self.other], empty),
        )

    def disjoint(self, part: int, whole: int = 0) -> Bools:
        """True where both texts have what bears ``part``, and nothing of either's bears ``whole`` in the other."""
        some = self.table.count(part) > 0
        met = self.count(part, whole) + self.swapped().count(part, whole)
        found: Bools = some[self.one] & some[self.other] & (met == 0)
        return found


def meet(table: Table, one: Ints, other: Ints) -> Meeting:
    """The tokens of ``table`` that the texts ``one`` and ``other`` of each pair have.

    The tokens of some first texts are held open at once, and those of their second texts look them up.
    """
    texts, seats = np.unique(one, return_inverse=True)
    order = np.argsort(seats, kind="stable")
    seated = table.kinds <= _SEATS
    at_once = (_SEATS if seated else _KEYS) // max(1, table.kinds)
    places = np.zeros(min(at_once, len(texts)) * table.kinds if seated else 0, np.int32)
    found = [(np.empty(0, np.int64),) * 3]
    for first in range(0, len(texts), at_once):
        start, end = np.searchsorted(seats[order], (first, first + at_once))
        pairs = order[start:end]
        row, mine = spread(table.starts, texts[first : first + at_once])
        pair, theirs = spread(table.starts, other[pairs])
        known = row * table.kinds + table.tokens[mine]
        wanted = (seats[pairs] - first)[pair] * table.kinds + table.tokens[theirs]
        met, at = _seated(places, known, wanted) if seated else _searched(known, wanted)
        found.append((pairs[pair[met]], mine[at], theirs[met]))
    pair, mine, theirs = map(np.concatenate, zip(*found, strict=True))
    return Meeting(table, one, other, pair, (mine, theirs))


def _seated(places: NDArray[np.int32], known: Ints, wanted: Ints) -> tuple[Ints, Ints]:
    """Which of ``wanted`` are ``known``, and where; ``places`` is a zero for each number, and is left so."""
    places[known] = np.arange(1, len(known) + 1)
    at = places[wanted]
    places[known] = 0
    met = np.flatnonzero(at)
    return met, at[met] - np.int64(1)


def _searched(known: Ints, wanted: Ints) -> tuple[Ints, Ints]:
    """The same for numbers without bound."""
    order = np.argsort(known, kind="stable")
    known = known[order]
    at = np.searchsorted(known, wanted)
    met = np.flatnonzero(np.append(known, -1)[at] == wanted)
    return met, order[at[met]]


def spread(starts: Ints, items: Ints) -> tuple[Ints, Ints]:
    """The rows of each item, one after the other: which of ``items`` each is of, and the row.

    Args:
        starts: item → its first row; one more at the end.
        items: any of them, in any order.
    """
    return ranges(starts[items], starts[items + 1] - starts[items])


def ranges(first: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """So many rows from each ``first`` on, one range after the other: which range each is of, and the row."""
    which = np.repeat(np.arange(len(first)), sizes)
    return which, np.arange(len(which)) + (first - np.cumsum(sizes) + sizes)[which]


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


def rows_of(found: list[Ints], total: int) -> Ints:
    """Pairs of numbers below ``total``, each pair one number in ``found``, sorted; ``found`` is emptied."""
    shared = np.concatenate(found)
    found.clear()
    shared.sort()
    rows: Ints = np.empty((len(shared), 2), np.int64)
    np.divmod(shared, max(1, total), out=(rows[:, 0], rows[:, 1]))
    return rows


def beside(texts: Ints, first: Ints, before: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Each row beside some rows of other texts: so many as are ``before`` it, from its ``first`` on.

    Some texts at a time, so that memory is bounded, and all rows of a text together.

    Args:
        texts: row → its text.
        first: row → the first of the rows beside it.
        before: row → how many these are.
    """
    part = (np.cumsum(np.bincount(texts, before)) // _CELLS)[texts]
    order = np.argsort(part, kind="stable")
    for some in np.split(order, np.flatnonzero(np.diff(part[order])) + 1):
        which, rows = ranges(first[some], before[some])
        yield some[which], rows


def runs_of(ordered: Ints) -> tuple[Ints, Ints]:
    """Where the runs of equal numbers begin in ``ordered``, and how long each is."""
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    return starts, np.diff(np.append(starts, len(ordered)))


def starts_of(sizes: Sequence[int]) -> Ints:
    """First row of each of items that have so many rows; one more at the end."""
    return np.concatenate([[0], np.cumsum(np.asarray(sizes, np.int64))])


def _share(mass: Floats, whole: Floats, empty: float = 0.0) -> Floats:
    found = np.full(len(mass), empty)
    np.divide(mass, whole, out=found, where=whole > 0)
    return found


def _summed(places: Ints, weights: Floats, size: int) -> Floats:
    """What the ``weights`` at each of ``size`` places add up to."""
    return np.bincount(places, weights, size).astype(np.float64, copy=False)
