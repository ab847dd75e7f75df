"""Candidates: the pairs of texts worth judging, by shared keys that each article has of itself.

A key is a rare stem, two telling stems of a lead, or a figure of several digits. A pair is a candidate where its
shared keys weigh enough: a threshold, never the best k. More is asked of two texts that were published far apart.
The one exception is a key that a crowd shares (``_CROWD``, ``_MOB``), which says less the more texts bear it: a
function of what is grouped, never of its order.

Weights are whole thousandths, so that no sum depends on its order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mujaz.fingerprints import RARE
from mujaz.fingerprints.figures import significant
from mujaz.model import Fingerprint

ENOUGH = 3.0
"""Weight of shared keys that makes a candidate: one rare name, or two telling words of both leads. With 4.0 here and
0.12 for ``PART``, a fifth of the pairs is judged (39,000 in place of 193,000 of 3,000 real articles), and of the
labelled pairs of one event that are found 0.606 become 0.516 (composed) and 0.916 become 0.903 (real)."""
FAR = 20.0
"""The same for two texts published more than ``NEAR`` days apart: four unseen names, as a rewrite under a wrong date
shares. Of such pairs with less, none was put together on any labelled set."""
NEAR = 30
PART = 0.06
"""Share of the lesser text's rare stems that the shared keys must weigh: long texts meet by chance; see ``ENOUGH``."""
_LEAD_TERMS = 8
"""The rarest stems of a lead that form pairs."""
_TELLING = 1.0
"""Rarity from which a stem of the lead counts: one word in 3,000."""
_CROWD = 60
"""Texts under one key that are all compared; of more, those published within ``_WINDOW``. What so many tell of is a
subject rather than an event: of 6,000 generated articles (seed 2031), to compare up to 200 adds 40 % to the pairs
that are judged, and 2 to the 2,264 of one event among them."""
_MOB = 240
"""Texts under one key within ``_WINDOW`` beyond which the key says nothing: templates and hostile repetition. Their
members still meet by their other keys: of those articles, up to 1,000 adds 40 % to the pairs, and none of one event."""
_WINDOW = 21
"""Days between two dated texts of a crowded key that are still compared."""
_UNIT = 1000
_AT_ONCE = 1 << 22
"""Shared keys that are added up together, which bounds memory."""
_UNDATED = -1

Ints = NDArray[np.int64]


class _Shared(NamedTuple):
    """Pairs of texts (lower first, as one number) and what the keys that they share weigh."""

    pairs: Ints
    weights: Ints

    def summed(self) -> _Shared:
        """Each pair once."""
        pairs, places = np.unique(self.pairs, return_inverse=True)
        return _Shared(pairs, np.bincount(places, self.weights, len(pairs)).astype(np.int64))


def pairs(prints: Sequence[Fingerprint]) -> Ints:
    """The candidates among ``prints``, which are sorted by id: a sorted row of two indexes for each, lower first."""
    count = len(prints)
    days = np.asarray([_UNDATED if p.day is None else p.day.toordinal() for p in prints], np.int64)
    masses = np.asarray([_mass(given) for given in prints], np.int64)
    found = _Shared(np.empty(0, np.int64), np.empty(0, np.int64))
    for part in _batches(_shared(prints, days)):
        found = _joined([found, *part]).summed()
    one, other = np.divmod(found.pairs, max(1, count))
    far = (days[one] != _UNDATED) & (days[other] != _UNDATED) & (np.abs(days[one] - days[other]) > NEAR)
    least = np.where(far, round(FAR * _UNIT), round(ENOUGH * _UNIT))
    kept = (found.weights >= least) & (found.weights >= PART * np.minimum(masses[one], masses[other]))
    return np.stack([one[kept], other[kept]], axis=1)


def _mass(given: Fingerprint) -> int:
    return sum(round(weight * _UNIT) for weight in given.terms.values() if weight >= RARE)


def _keys(given: Fingerprint) -> dict[object, float]:
    found: dict[object, float] = {term: weight for term, weight in given.terms.items() if weight >= RARE}
    lead = sorted((-weight, term) for term, weight in given.head.items() if weight >= _TELLING)[:_LEAD_TERMS]
    for (first, one), (second, other) in combinations(sorted(lead, key=lambda pair: pair[1]), 2):
        found[one, other] = -(first + second)
    for value in {figure.value for figure in given.figures if not figure.ordinal and figure.kind}:
        if (digits := len(significant(value))) > 1:
            found[value] = digits - 1.0
    return found


def _shared(prints: Sequence[Fingerprint], days: Ints) -> Iterator[_Shared]:
    """Pairs under one key after the other; those of keys with equally many texts together."""
    numbers: dict[object, int] = {}
    keys, texts, weights = [], [], []
    for place, given in enumerate(prints):
        for key, weight in _keys(given).items():
            keys.append(numbers.setdefault(key, len(numbers)))
            texts.append(place)
            weights.append(round(weight * _UNIT))
    order = np.argsort(np.asarray(keys, np.int64), kind="stable")
    bearers, worth = np.asarray(texts, np.int64)[order], np.asarray(weights, np.int64)[order]
    sizes = np.bincount(np.asarray(keys, np.int64), minlength=len(numbers))
    starts = np.cumsum(sizes) - sizes
    for size in range(2, _CROWD + 1):
        of_size = starts[sizes == size]
        a, b = np.triu_indices(size, 1)
        step = max(1, _AT_ONCE // len(a))
        for at in range(0, len(of_size), step):
            one, other = of_size[at : at + step, None] + a, of_size[at : at + step, None] + b
            yield _pairs(bearers, worth, one.ravel(), other.ravel(), len(prints))
    crowded = sizes > _CROWD
    for start, size in zip(starts[crowded].tolist(), sizes[crowded].tolist(), strict=True):
        bearing = np.arange(start, start + size)
        for one, other in _crowd(bearing, days[bearers[bearing]]):
            yield _pairs(bearers, worth, one, other, len(prints))


def _pairs(bearers: Ints, worth: Ints, one: Ints, other: Ints, count: int) -> _Shared:
    a, b = bearers[one], bearers[other]
    return _Shared(np.minimum(a, b) * count + np.maximum(a, b), np.maximum(worth[one], worth[other]))


def _crowd(bearing: Ints, days: Ints) -> Iterator[tuple[Ints, Ints]]:
    """The pairs under a crowded key: dated ones of the same weeks, and the undated, unless they are a crowd too."""
    undated, dated = bearing[days == _UNDATED], bearing[days != _UNDATED]
    dated = dated[np.argsort(days[days != _UNDATED], kind="stable")]
    if len(undated) <= _CROWD:
        a, b = np.triu_indices(len(undated), 1)
        yield undated[a], undated[b]
        if len(dated) <= _MOB:
            yield np.repeat(undated, len(dated)), np.tile(dated, len(undated))
    when = np.sort(days[days != _UNDATED])
    first = np.searchsorted(when, when - _WINDOW)
    before = np.arange(len(dated)) - first
    before[before > _MOB] = 0
    later = np.repeat(np.arange(len(dated)), before)
    within = np.arange(len(later)) - np.repeat(np.cumsum(before) - before, before)
    yield dated[later], dated[np.repeat(first, before) + within]


def _batches(parts: Iterator[_Shared]) -> Iterator[list[_Shared]]:
    batch: list[_Shared] = []
    for part in parts:
        batch.append(part)
        if sum(len(own.pairs) for own in batch) >= _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _joined(parts: Sequence[_Shared]) -> _Shared:
    return _Shared(
        np.concatenate([part.pairs for part in parts]), np.concatenate([part.weights for part in parts])
    )
