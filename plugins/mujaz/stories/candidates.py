"""Candidates: the pairs of texts worth judging, by shared keys that each article has of itself.

A key is a rare stem, two telling stems of a lead, or a figure of several digits. Two texts published within ``NEAR``
days of each other are a candidate where the keys that they share weigh enough; where they are published further
apart, or a day is unknown, those of their keys that few texts bear. A threshold, never the best k. What else is
grouped matters in that alone: a key that a crowd bears (``CROWD``, ``MOB``) says nothing, which bounds what a subject
of a hundred thousand texts costs. It is a function of what is grouped, never of its order.

Weights are whole thousandths, so that no sum depends on its order.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mujaz.fingerprints import RARE
from mujaz.fingerprints.figures import significant
from mujaz.model import Fingerprint
from mujaz.model.fingerprints import HEAD, THOUSANDTHS
from mujaz.stories.tables import Ints, runs_of

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
CROWD = 60
"""Texts under one key beyond which it says nothing of two that are not known to be ``NEAR`` each other: what so many
tell of is a subject rather than an event."""
MOB = 240
"""Texts under one key, in one span of ``NEAR`` days, beyond which it says nothing of them at all: templates and
hostile repetition. Their members still meet by their other keys."""
_AT_ONCE = 1 << 20
"""Shared keys that are added up together, which bounds memory."""
UNDATED = -1
"""Stands for an unknown day."""
_DAYS = 24
"""Bits of the ordinal of a day."""

Key = str | float | tuple[str, str]


class Standing(NamedTuple):
    """What is asked of both texts of a pair beside their keys."""

    days: Ints
    """Ordinals; ``UNDATED`` where unknown."""
    masses: Ints
    """What the rare stems weigh."""


class _Bearing(NamedTuple):
    """Which text bears which key, a row each."""

    keys: Ints
    texts: Ints
    weights: Ints

    def only(self, rows: NDArray[np.bool_] | Ints) -> _Bearing:
        """These rows."""
        return _Bearing(*(column[rows] for column in self))


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
    total, known = len(prints), standing(prints)
    bearing = _bearing(prints)
    found = _Shared(np.empty(0, np.int64), np.empty(0, np.int64))
    for part in _batches(_near(bearing, known.days), _apart(bearing, known.days)):
        found = _joined([found, *part]).summed()
    one, other = np.divmod(found.pairs, max(1, total))
    kept = enough(found.weights, known, one, other)
    return np.stack([one[kept], other[kept]], axis=1)


def standing(prints: Sequence[Fingerprint]) -> Standing:
    """What is asked of each text beside its keys."""
    days = [UNDATED if given.day is None else given.day.toordinal() for given in prints]
    masses = [
        sum(weight for weight in given.telling.weights if weight >= RARE * THOUSANDTHS) for given in prints
    ]
    return Standing(np.asarray(days, np.int64), np.asarray(masses, np.int64))


def enough(weights: Ints, known: Standing, one: Ints, other: Ints) -> NDArray[np.bool_]:
    """True for pairs of texts whose shared keys weigh enough, thousandths."""
    a, b = known.days[one], known.days[other]
    far = (a != UNDATED) & (b != UNDATED) & ~near(a, b)
    least = np.where(far, round(FAR * THOUSANDTHS), round(ENOUGH * THOUSANDTHS))
    part = PART * np.minimum(known.masses[one], known.masses[other])
    found: NDArray[np.bool_] = (weights >= least) & (weights >= part)
    return found


def near(one: Ints, other: Ints) -> NDArray[np.bool_]:
    """True where two days are known and within ``NEAR`` days of each other."""
    found: NDArray[np.bool_] = (one != UNDATED) & (other != UNDATED) & (np.abs(one - other) <= NEAR)
    return found


def keys(given: Fingerprint) -> Mapping[Key, int]:
    """The keys of a text → thousandths that they weigh."""
    telling = [
        (weight, term, marks)
        for term, weight, marks in zip(
            given.telling.words, given.telling.weights, given.telling.marks, strict=True
        )
        if weight >= _TELLING * THOUSANDTHS
    ]
    found: dict[Key, int] = {term: weight for weight, term, _ in telling if weight >= RARE * THOUSANDTHS}
    lead = sorted((-weight, term) for weight, term, marks in telling if marks & HEAD)[:_LEAD_TERMS]
    for (first, one), (second, other) in combinations(sorted(lead, key=lambda pair: pair[1]), 2):
        found[one, other] = -(first + second)
    for value in {figure.value for figure in given.figures if not figure.ordinal and figure.kind}:
        if (digits := len(significant(value))) > 1:
            found[value] = THOUSANDTHS * (digits - 1)
    return found


def _bearing(prints: Sequence[Fingerprint]) -> _Bearing:
    """By key, then by text."""
    numbers: dict[Key, int] = defaultdict(count().__next__)
    known, weights, sizes = array("q"), array("q"), array("q")
    for given in prints:
        found = keys(given)
        known.extend(map(numbers.__getitem__, found))
        weights.extend(found.values())
        sizes.append(len(found))
    texts = np.repeat(np.arange(len(prints)), np.asarray(sizes, np.int64))
    bearing = _Bearing(np.asarray(known, np.int64), texts, np.asarray(weights, np.int64))
    return bearing.only(np.argsort(bearing.keys, kind="stable"))


def _near(bearing: _Bearing, days: Ints) -> Iterator[_Shared]:
    """The pairs under each key that were published within ``NEAR`` days of each other."""
    found = bearing.only(days[bearing.texts] != UNDATED)
    spans = found.keys << _DAYS | days[found.texts] // NEAR
    order = np.argsort(spans, kind="stable")
    _, sizes = runs_of(spans[order])
    found = found.only(order[np.repeat(sizes <= MOB, sizes)])
    moments = found.keys << _DAYS | days[found.texts]
    order = np.argsort(moments, kind="stable")
    found, moments = found.only(order), moments[order]
    first = np.searchsorted(moments, np.maximum(moments - NEAR, found.keys << _DAYS))
    before = np.arange(len(first)) - first
    ends = np.cumsum(before)
    for some in np.split(np.arange(len(first)), np.flatnonzero(np.diff(ends // _AT_ONCE)) + 1):
        later = np.repeat(some, before[some])
        within = np.arange(len(later)) - np.repeat(np.cumsum(before[some]) - before[some], before[some])
        yield _pairs(found, later, first[later] + within, len(days))


def _apart(bearing: _Bearing, days: Ints) -> Iterator[_Shared]:
    """The pairs under each key that were not, as far as is known."""
    starts, sizes = runs_of(bearing.keys)
    for size in np.unique(sizes[(sizes > 1) & (sizes <= CROWD)]).tolist():
        of_size = starts[sizes == size]
        a, b = np.triu_indices(size, 1)
        step = max(1, _AT_ONCE // len(a))
        for at in range(0, len(of_size), step):
            one, other = ((of_size[at : at + step, None] + side).ravel() for side in (a, b))
            some = ~near(days[bearing.texts[one]], days[bearing.texts[other]])
            yield _pairs(bearing, one[some], other[some], len(days))


def _pairs(bearing: _Bearing, one: Ints, other: Ints, total: int) -> _Shared:
    a, b = bearing.texts[one], bearing.texts[other]
    weights = np.maximum(bearing.weights[one], bearing.weights[other])
    return _Shared(np.minimum(a, b) * total + np.maximum(a, b), weights)


def _batches(*parts: Iterator[_Shared]) -> Iterator[list[_Shared]]:
    batch: list[_Shared] = []
    for part in chain(*parts):
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
