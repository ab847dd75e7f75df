"""Wording: how much of one text's words stand in another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from mujaz.fingerprints import QUOTE
from mujaz.fingerprints.wording import RUNS
from mujaz.model import Fingerprint
from mujaz.stories.tables import Floats, Ints, Meeting, Table, plain, spread, starts_of


class Worded(Protocol):
    """What is known of a text's wording; a fingerprint is one."""

    @property
    def id(self) -> str:
        """Of its article."""

    @property
    def day(self) -> date | None:
        """Its article's own date."""

    @property
    def length(self) -> int:
        """Words of the body."""

    @property
    def exact(self) -> int:
        """Equal for copies that differ in spelling and punctuation only."""

    @property
    def shingles(self) -> NDArray[np.uint64]:
        """The body's runs of five words."""


def runs(texts: Sequence[Worded]) -> Table:
    """The runs of five words of each text."""
    found = np.concatenate([np.empty(0, np.uint64), *(text.shingles for text in texts)])
    return plain(starts_of([len(text.shingles) for text in texts]), found.view(np.int64), RUNS)


def share(met: Meeting, sizes: Ints) -> Floats:
    """Share (0–1) of the shorter text's runs of words that the longer has too; ``sizes`` is how many each text has."""
    return met.count() / np.maximum(np.minimum(sizes[met.one], sizes[met.other]), 1)


def shares(table: Table, one: Ints, other: Ints) -> Floats:
    """The same of many pairs of texts, of whose ``runs`` the table is."""
    sizes, found = np.diff(table.starts), [np.empty(0)]
    for start in range(0, len(one), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        keys = np.concatenate([_keyed(table, side[some]) for side in (one, other)])
        keys.sort()
        pairs = keys[1:][keys[1:] == keys[:-1]] >> _BITS
        least = np.maximum(np.minimum(sizes[one[some]], sizes[other[some]]), 1)
        found.append(np.bincount(pairs, minlength=len(least)) / least)
    return np.concatenate(found)


def _keyed(table: Table, texts: Ints) -> Ints:
    """The runs of each of ``texts``, its place in front."""
    place, rows = spread(table.starts, texts)
    return place << _BITS | table.tokens[rows] >> RUNS.bit_length() - 1 - _BITS


def contained(a: Worded, b: Worded) -> float:
    """The same of two texts."""
    return float(shares(runs((a, b)), np.asarray([0]), np.asarray([1]))[0])


def quotes_shared(a: Fingerprint, b: Fingerprint) -> float:
    """Share (0–1) of the shorter of two quotations that the other has, at best; 0 where too little is shared."""
    best = 0.0
    for one in map(frozenset, a.quotes):
        for other in b.quotes:
            shared = len(one.intersection(other))
            if shared >= QUOTE:
                best = max(best, shared / min(len(one), len(other)))
    return best


_AT_ONCE = 1 << 12
"""Pairs compared together, which bounds memory; what is left of a number's bits …"""
_BITS = 51
"""… is a run's, where its pair stands before it."""
