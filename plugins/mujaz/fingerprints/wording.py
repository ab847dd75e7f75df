"""Wording: in which words a text is told, for finding copies of it; of many texts at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mujaz.arabic import tokens
from mujaz.arabic.tokens import Tokens, powers

SHINGLE = 5
"""Words of a run; copies share such runs, rewrites hardly any (docs/clustering.md)."""
_MIX = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63],
    np.uint64,
)
"""Odd 64-bit constants (xxHash's primes): one multiplier per place in a run."""
_BITS = 54
"""Bits of a run's hash: with the number of its text beside it, the runs of many texts are sorted at once."""
RUNS = 1 << _BITS
"""All hashes of runs are below it."""
TOGETHER = 1 << 64 - _BITS
"""Texts whose wording can be found at once …"""
_AT_ONCE = 256
"""… and is, so that they stay in a processor's cache."""


class Wording(NamedTuple):
    """The words of one text, as hashes."""

    length: int
    """Words."""
    exact: int
    """Hash of all of them in their order: equal for copies that differ in spelling and punctuation only."""
    shingles: NDArray[np.uint64]
    """Hashes of the runs of five words, sorted, each once; a shorter text is one run."""


def each(bodies: Iterable[str]) -> Iterator[Wording]:
    """The wording of each text, many of them at a time."""
    waiting = iter(bodies)
    while some := list(islice(waiting, _AT_ONCE)):
        yield from of(tokens.of(some))


def of(told: Tokens) -> list[Wording]:
    """The wording of each text of ``told``, ``TOGETHER`` at most."""
    sizes = np.diff(told.first)
    texts = np.repeat(np.arange(len(sizes)), sizes)
    inside = np.arange(len(texts)) - told.first[texts]
    power, _ = powers(int(sizes.max(initial=0)))
    sums = np.concatenate([[np.uint64(0)], np.cumsum(told.hashes * power[inside])])
    exact = (sums[told.first[1:]] - sums[told.first[:-1]]).tolist()
    runs = _runs(np.concatenate([told.hashes, np.zeros(SHINGLE - 1, np.uint64)]))
    whole = inside + SHINGLE <= sizes[texts]
    short = np.flatnonzero(sizes < SHINGLE)
    of_short = [_runs(_padded(told.hashes[told.first[at] : told.first[at + 1]])) for at in short.tolist()]
    keys = np.sort(
        np.concatenate([texts[whole], short]).astype(np.uint64) << np.uint64(_BITS)
        | np.concatenate([runs[whole], *of_short]) >> np.uint64(64 - _BITS)
    )
    keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])]
    bounds = np.searchsorted(keys, np.arange(len(sizes)).astype(np.uint64) << np.uint64(_BITS)).tolist()
    keys &= np.uint64(RUNS - 1)
    return [
        Wording(length, whole, keys[start:end])
        for length, whole, (start, end) in zip(
            sizes.tolist(), exact, pairwise([*bounds, len(keys)]), strict=True
        )
    ]


def _runs(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Hashes of the runs of five that begin with each word."""
    found = np.zeros(len(hashes) - SHINGLE + 1, np.uint64)
    for place in range(SHINGLE):
        found = (found ^ hashes[place : len(found) + place]) * _MIX[place]
    return found


def _padded(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return np.concatenate([hashes, np.zeros(SHINGLE - len(hashes), np.uint64)])
