"""Postings: which texts bear which key, found by key while ever more are filed."""

from __future__ import annotations

import numpy as np

from mujaz.stories.candidates import Bearing
from mujaz.stories.tables import Ints, ranges

_RECENT = 1 << 16
"""Rows that are kept apart, so that what is filed moves few others."""


class Postings:
    """Rows sorted by key, then by text, fourteen bytes each; the recent ones apart."""

    def __init__(self) -> None:
        self._filed = self._recent = _packed(Bearing(*(np.empty(0, np.int64),) * 3))

    def file(self, rows: Bearing) -> None:
        """Add rows of texts whose numbers are above those of all before."""
        self._recent = _merged(self._recent, _packed(rows))
        if len(self._recent.keys) > _RECENT:
            self._filed = _merged(self._filed, self._recent)
            self._recent = self._recent.only(np.zeros(0, np.int64))

    def of(self, keys: Ints) -> Bearing:
        """The rows of these ``keys``, each by its place among them; those of a place together, by text."""
        found = [_found(rows, keys) for rows in (self._filed, self._recent)]
        joined = Bearing(*(np.concatenate(columns) for columns in zip(*found, strict=True)))
        return joined.only(np.argsort(joined.keys, kind="stable"))


def _packed(rows: Bearing) -> Bearing:
    return Bearing(rows.keys, rows.texts.astype(np.int32), rows.weights.astype(np.uint16))


def _merged(one: Bearing, other: Bearing) -> Bearing:
    """Both, where the texts of the other are above those of the first."""
    other = other.only(np.lexsort((other.texts, other.keys)))
    places = np.searchsorted(one.keys, other.keys, "right")
    return Bearing(*(np.insert(mine, places, theirs) for mine, theirs in zip(one, other, strict=True)))


def _found(rows: Bearing, keys: Ints) -> Bearing:
    first = np.searchsorted(rows.keys, keys)
    sizes = np.searchsorted(rows.keys, keys, "right") - first
    places, at = ranges(first, sizes)
    return Bearing(places, rows.texts[at].astype(np.int64), rows.weights[at].astype(np.int64))
