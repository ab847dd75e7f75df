"""Agreement: how the figures of two texts that count the same thing stand to each other, for many pairs at once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from mujaz.fingerprints.figures import significant
from mujaz.model import Fingerprint
from mujaz.model.fingerprints import HEAD
from mujaz.stories.pairs import Pairs
from mujaz.stories.profiles import ORDINAL, Kind
from mujaz.stories.tables import Bools, Floats, Ints, products

_SMALL = 2
"""Figures up to here are the same in texts that have nothing to do with each other."""
_ROUNDING = 0.05
"""Share of a figure by which a rounded one may differ from it."""


class Agreement(NamedTuple):
    """Of each pair."""

    alike: Ints
    """Things that headline and lead of both count alike."""
    otherwise: Ints
    """How many more things both texts count otherwise than alike; below zero where more are alike."""
    renumbered: Bools
    """True where both leads number one thing otherwise: the 18th session and the 19th."""


class _Compared(NamedTuple):
    """Of each thing that both texts of a pair count, whether any two of their figures are one."""

    same: Bools
    telling: Bools
    """And above ``_SMALL``."""
    leading: Bools
    """And in both heads."""
    rounded: Bools
    """Whether any is another of the other text's, told with fewer digits."""


def agreement(pairs: Pairs) -> Agreement:
    """How the figures of each pair stand to each other.

    A rounded figure is no other figure, nor is a toll that is said to have risen from the one to the other.
    """
    figures = pairs.profiles.figures
    met = pairs.meet(figures.kinds)
    found = _compared(pairs, met.rows)
    ordinal, leading = met.met(ORDINAL), met.met(HEAD, HEAD)
    replaced = _replaced(pairs, met.pair, [figures.names[row] for row in met.rows[0].tolist()])
    alike = ~ordinal & (found.telling | replaced)
    otherwise = ~ordinal & ~alike & ~found.same & ~found.rounded

    def count(rows: Bools) -> Ints:
        return np.bincount(met.pair[rows], minlength=len(pairs))

    return Agreement(
        count(leading & (found.leading | replaced)),
        count(otherwise) - count(alike),
        count(leading & ordinal & ~found.leading) > 0,
    )


def _compared(pairs: Pairs, rows: tuple[Ints, Ints]) -> _Compared:
    figures = pairs.profiles.figures
    found = _Compared(*(np.zeros(len(rows[0]), np.bool_) for _ in _Compared._fields))
    for thing, mine, theirs in products(figures.starts, *rows):
        one, other = figures.values[mine], figures.values[theirs]
        same = one == other
        found.same[thing[same]] = True
        found.telling[thing[same & (one > _SMALL)]] = True
        found.leading[thing[same & figures.head[mine] & figures.head[theirs]]] = True
        found.rounded[thing[~same & _rounded(one, other)]] = True
    return found


def _rounded(one: Floats, other: Floats) -> Bools:
    near = np.abs(one - other) <= _ROUNDING * np.maximum(one, other)
    found = np.zeros(len(one), np.bool_)
    for at in np.flatnonzero(near).tolist():
        found[at] = rounded(one[at].item(), other[at].item())
    return found


@lru_cache(maxsize=1 << 14)
def rounded(x: float, y: float) -> bool:
    """True where one is the other told with fewer digits.

    >>> rounded(3.9, 4.0), rounded(3.8, 3.9)
    (True, False)
    """
    coarse, fine = sorted((x, y), key=lambda value: (len(significant(value)), value))
    return float(f"{fine:.{max(1, len(significant(coarse)))}g}") == coarse


def _replaced(pairs: Pairs, pair: Ints, kinds: list[Kind]) -> Bools:
    """True for each thing of which one text says that a figure has replaced the other's: "risen from 31 to 40"."""
    updates = np.asarray([given.update for given in pairs.profiles.prints], np.bool_)
    some = updates[pairs.one] | updates[pairs.other]
    found = np.zeros(len(pair), np.bool_)
    for at in np.flatnonzero(some[pair]).tolist():
        a, b = (pairs.profiles.prints[side[pair[at]]] for side in (pairs.one, pairs.other))
        found[at] = _replaces(a, b, kinds[at]) or _replaces(b, a, kinds[at])
    return found


def _replaces(update: Fingerprint, earlier: Fingerprint, kind: Kind) -> bool:
    if not update.update or kind[1]:
        return False
    told = {figure.value for figure in earlier.figures if (figure.kind, figure.ordinal) == kind}
    return any(figure.value in told for figure in update.figures if not figure.ordinal)
