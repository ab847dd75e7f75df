"""Wording: in which words a text is told, for finding copies of it; of many texts at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np

from mujaz.arabic import tokens
from mujaz.arabic.tokens import Hashes, Tokens

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
    """Hash of all their runs: equal for copies that differ in spelling and punctuation only."""
    shingles: Hashes
    """Hashes of the runs of five words, sorted, each once; a shorter text is one run."""


def each(bodies: Iterable[str]) -> Iterator[Wording]:
    """The wording of each text, many of them at a time."""
    waiting = iter(bodies)
    while some := list(islice(waiting, _AT_ONCE)):
        yield from of(tokens.of(some))


def of(told: Tokens) -> list[Wording]:
    """The wording of each text of ``told``, ``TOGETHER`` at most."""
    first, ends, sizes = told.first[:-1], told.first[1:], np.diff(told.first)
    words = np.concatenate([told.hashes, np.zeros(SHINGLE, np.uint64)])
    runs = _runs(words[place : place + len(told.hashes)] for place in range(SHINGLE))
    last = _runs(words[first + place] * (place < sizes) for place in range(SHINGLE))
    whole = sizes >= SHINGLE
    last[whole] = runs[ends[whole] - SHINGLE]
    for place in range(1, SHINGLE):
        some = sizes >= place
        runs[ends[some] - place] = last[some]
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(runs)])
    exact = (sums[ends] - sums[first] + last).tolist()
    texts = np.arange(len(sizes)).astype(np.uint64) << np.uint64(_BITS)
    keys = np.concatenate([np.repeat(texts, sizes), texts[sizes == 0]])
    keys |= np.concatenate([runs, last[sizes == 0]]) >> np.uint64(64 - _BITS)
    keys.sort()
    keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])]
    bounds = np.searchsorted(keys, texts).tolist()
    keys &= np.uint64(RUNS - 1)
    return [
        Wording(length, total, keys[start:end])
        for length, total, (start, end) in zip(
            sizes.tolist(), exact, pairwise([*bounds, len(keys)]), strict=True
        )
    ]


def _runs(words: Iterable[Hashes]) -> Hashes:
    """Hashes of runs of which these are the first words, then the second ones, and so on."""
    found: Hashes = np.zeros(1, np.uint64)
    for word, mix in zip(words, _MIX, strict=True):
        found = (found ^ word) * mix
    return found
