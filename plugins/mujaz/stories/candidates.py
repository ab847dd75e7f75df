"""Candidates: the pairs of texts worth judging, by shared keys that each article has of itself.

A key is a rare stem, two telling stems of a lead, or a figure of several digits. Two texts published within ``NEAR``
days of each other are a candidate where the keys that they share weigh enough; where they are published further
apart, or a day is unknown, those of their keys that few texts bear. A threshold, never the best k. What else is
grouped matters in that alone: a key that a crowd bears (``CROWD``, ``MOB``) says nothing, which bounds what a subject
of a hundred thousand texts costs. It is a function of what is grouped, never of its order.

Weights are whole thousandths, so that no sum depends on its order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mujaz.fingerprints import RARE
from mujaz.fingerprints.figures import significant
from mujaz.model import Fingerprint
from mujaz.model.fingerprints import HEAD, THOUSANDTHS
from mujaz.stories.tables import Ints, beside, columns, rows_of, runs_of

ENOUGH = 3.0
"""Weight of shared keys that makes a candidate: one rare name, or two telling words of both leads. With 4.0 here and
0.12 for ``PART``, a fifth of the pairs is judged (39,000 in place of 193,000 of 3,000 real articles), and of the
labelled pairs of one event that are found 0.606 become 0.516 (composed) and 0.916 become 0.903 (real)."""
FAR = 20.0
"""The same for two texts published more than ``NEAR`` days apart: four unseen names, as a rewrite under a wrong date
shares. Of such pairs with less, none was put together on any labelled set."""
NEAR = 30
"""Days: what is published further apart than a month mostly tells another occasion, or bears a wrong date."""
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
_TEXTS = 1 << 12
"""Texts of which the keys are taken together, which bounds memory."""
_TERM = 31
"""Bits of the number of a stem; that of another stands before it where the two are one key."""
UNDATED = -1
"""Stands for an unknown day."""
_DAYS = 24
"""Bits of the ordinal of a day."""

Numbers = dict[str | float, int]
"""Stem or figure → its number, given when it is first met: ``defaultdict(count().__next__)``."""


class Standing(NamedTuple):
    """What is asked of both texts of a pair beside their keys."""

    days: Ints
    """Ordinals; ``UNDATED`` where unknown."""
    masses: Ints
    """What the rare stems weigh."""


class Bearing(NamedTuple):
    """Which text bears which key, a row each."""

    keys: Ints
    texts: Ints
    weights: Ints
    """Thousandths."""

    def only(self, rows: NDArray[np.bool_] | Ints) -> Bearing:
        """These rows."""
        return Bearing(*(column[rows] for column in self))


def pairs(prints: Sequence[Fingerprint]) -> Ints:
    """The candidates among ``prints``, which are sorted by id: a sorted row of two indexes for each, lower first."""
    total, known = len(prints), standing(prints)
    bearing = _shared(borne(prints, defaultdict(count().__next__)))
    found = [np.empty(0, np.int64)]
    for one, other, weights in chain(_near(bearing, known.days), _apart(bearing, known.days)):
        shared, places = np.unique(
            np.minimum(one, other) * total + np.maximum(one, other), return_inverse=True
        )
        sums = np.bincount(places, weights, len(shared)).astype(np.int64)
        found.append(shared[enough(sums, known, *np.divmod(shared, max(1, total)))])
    return rows_of(found, total)


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


def borne(prints: Sequence[Fingerprint], numbers: Numbers, first: int = 0) -> Bearing:
    """The keys of texts, in no order; a text bears a key once.

    Args:
        prints: of the texts.
        numbers: of the stems and figures known so far; those of more are added.
        first: number of the first text.
    """
    found = [Bearing(*(np.empty(0, np.int64),) * 3)]
    for start in range(0, len(prints), _TEXTS):
        some = prints[start : start + _TEXTS]
        numbered = range(first + start, first + start + len(some))
        starts, terms, thousandths, marks = columns([given.telling for given in some], numbers.__getitem__)
        texts, weights = np.repeat(numbered, np.diff(starts)), thousandths.astype(np.int64)
        rare = weights >= RARE * THOUSANDTHS
        found.append(Bearing(terms[rare], texts[rare], weights[rare]))
        leads = (marks & HEAD > 0) & (weights >= _TELLING * THOUSANDTHS)
        found += _lead_pairs(Bearing(terms[leads], texts[leads], weights[leads]))
        told = [
            (numbers[value], text, weight)
            for text, given in zip(numbered, some, strict=True)
            for value, weight in _figures(given).items()
        ]
        found.append(Bearing(*np.asarray(told, np.int64).reshape(-1, 3).T))
    return Bearing(*map(np.concatenate, zip(*found, strict=True)))


def _figures(given: Fingerprint) -> dict[float, int]:
    """Figures of several digits that count something → thousandths that they weigh."""
    told = {figure.value for figure in given.figures if not figure.ordinal and figure.kind}
    return {value: THOUSANDTHS * (digits - 1) for value in told if (digits := len(significant(value))) > 1}


def _shared(bearing: Bearing) -> Bearing:
    """By key, then by text; keys that one text bears are left out, the others numbered anew."""
    order = np.lexsort((bearing.texts, bearing.keys))
    _, sizes = runs_of(bearing.keys[order])
    kept = np.repeat(sizes > 1, sizes)
    keys = np.repeat(np.arange(len(sizes)), sizes)[kept]
    return bearing.only(order[kept])._replace(keys=keys)


def _lead_pairs(leads: Bearing) -> Iterator[Bearing]:
    """The pairs of the rarest stems of each text's lead, of equal ones the first; ``leads`` are by text."""
    leads = leads.only(np.lexsort((-leads.weights, leads.texts)))
    starts, sizes = runs_of(leads.texts)
    rank = np.arange(len(leads.texts)) - np.repeat(starts, sizes)
    leads = leads.only(rank < _LEAD_TERMS)
    leads = leads.only(np.lexsort((leads.keys, leads.texts)))
    starts, sizes = runs_of(leads.texts)
    for size in sorted({*sizes.tolist()} - {1}):
        one, other = (
            leads.only((starts[sizes == size, None] + side).ravel()) for side in np.triu_indices(size, 1)
        )
        yield Bearing((one.keys + 1 << _TERM) + other.keys, one.texts, one.weights + other.weights)


def _near(bearing: Bearing, days: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """The pairs under each key that were published within ``NEAR`` days of each other."""
    found = bearing.only(days[bearing.texts] != UNDATED)
    spans = found.keys << _DAYS | days[found.texts] // NEAR
    order = np.argsort(spans, kind="stable")
    _, sizes = runs_of(spans[order])
    found = found.only(order[np.repeat(sizes <= MOB, sizes)])
    moments = found.keys << _DAYS | days[found.texts]
    order = np.argsort(moments, kind="stable")
    found, moments = found.only(order), moments[order]
    yield from _met(found, np.searchsorted(moments, np.maximum(moments - NEAR, found.keys << _DAYS)))


def _apart(bearing: Bearing, days: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """The pairs under each key that were not, as far as is known."""
    starts, sizes = runs_of(bearing.keys)
    few = bearing.only(np.repeat(sizes <= CROWD, sizes))
    starts, sizes = runs_of(few.keys)
    for one, other, weights in _met(few, np.repeat(starts, sizes)):
        some = ~near(days[one], days[other])
        yield one[some], other[some], weights[some]


def _met(bearing: Bearing, first: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Each row with all from its ``first`` on to the one before it: both texts and what the key weighs."""
    for one, other in beside(bearing.texts, first, np.arange(len(first)) - first):
        yield (
            bearing.texts[one],
            bearing.texts[other],
            np.maximum(bearing.weights[one], bearing.weights[other]),
        )
