"""Wording: how much of one text's words stand in another, of two fingerprints."""

from __future__ import annotations

import numpy as np

from mujaz.fingerprints import QUOTE
from mujaz.model import Fingerprint


def contained(a: Fingerprint, b: Fingerprint) -> float:
    """Share (0–1) of the shorter text's runs of five words that the longer has too."""
    short, long = sorted((a.shingles, b.shingles), key=len)
    if not len(short):
        return 0.0
    places = np.searchsorted(long, short)
    places[places == len(long)] = 0
    return float(np.count_nonzero(long[places] == short)) / len(short)


def quotes_shared(a: Fingerprint, b: Fingerprint) -> float:
    """Share (0–1) of the shorter of two quotations that the other has, at best; 0 where too little is shared."""
    best = 0.0
    for one in a.quotes:
        for other in b.quotes:
            shared = len(one & other)
            if shared >= QUOTE:
                best = max(best, shared / min(len(one), len(other)))
    return best
