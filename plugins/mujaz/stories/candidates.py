"""Candidates: the pairs of texts worth judging, by shared keys that each article has of itself.

A key is a rare stem, two telling stems of a lead, or a figure of several digits. A pair is a candidate where its
shared keys weigh enough: a threshold, never the best k. The one exception is a key that a crowd shares (``_CROWD``,
``_MOB``), which says less the more texts bear it: a function of what is grouped, never of its order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from mujaz.fingerprints import RARE
from mujaz.model import Fingerprint
from mujaz.stories.features import significant

ENOUGH = 3.0
"""Weight of shared keys that makes a candidate: one rare name, or two telling words of both leads."""
PART = 0.06
"""Share of the lesser text's rare stems that the shared keys must weigh: long texts meet by chance."""
_LEAD_TERMS = 8
"""The rarest stems of a lead that form pairs."""
_TELLING = 1.0
"""Rarity from which a stem of the lead counts: one word in 3,000."""
_CROWD = 60
"""Texts under one key before it is divided by week; the key of a burst of news."""
_MOB = 240
"""Texts under one key and week before the key says nothing: templates and hostile repetition. Their members still
meet by their other keys."""
_WINDOW = 21
"""Days between two dated texts of a crowded key that are still compared."""


def pairs(prints: Sequence[Fingerprint]) -> list[tuple[int, int]]:
    """Index pairs (lower first, sorted) of the candidates among ``prints``, which are sorted by id."""
    index: dict[object, list[int]] = defaultdict(list)
    keys = [dict(_keys(given)) for given in prints]
    for place, own in enumerate(keys):
        for key in own:
            index[key].append(place)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for key, places in index.items():
        for pair in _within(places, prints):
            shared[pair] += max(keys[pair[0]][key], keys[pair[1]][key])
    masses = [sum(weight for weight in given.terms.values() if weight >= RARE) for given in prints]
    return sorted(
        pair
        for pair, weight in shared.items()
        if weight >= ENOUGH and weight >= PART * min(masses[pair[0]], masses[pair[1]])
    )


def _keys(given: Fingerprint) -> Iterator[tuple[object, float]]:
    for term, weight in given.terms.items():
        if weight >= RARE:
            yield term, weight
    lead = sorted((-weight, term) for term, weight in given.head.items() if weight >= _TELLING)[:_LEAD_TERMS]
    for (first, one), (second, other) in combinations(sorted(lead, key=lambda pair: pair[1]), 2):
        yield (one, other), -(first + second)

    for value in {figure.value for figure in given.figures if not figure.ordinal and figure.kind}:
        if (digits := len(significant(value))) > 1:
            yield value, digits - 1.0


def _within(places: Sequence[int], prints: Sequence[Fingerprint]) -> Iterable[tuple[int, int]]:
    if len(places) <= _CROWD:
        yield from combinations(places, 2)
        return
    dated = sorted((day, place) for place in places if (day := prints[place].day))
    undated = [place for place in places if prints[place].day is None]
    if len(undated) <= _CROWD:
        yield from combinations(undated, 2)
        if len(dated) <= _MOB:
            yield from ((min(a, b), max(a, b)) for a in undated for _, b in dated)
    yield from _near(dated)


def _near(dated: Sequence[tuple[date, int]]) -> Iterator[tuple[int, int]]:
    start = 0
    for end, (day, place) in enumerate(dated):
        while (day - dated[start][0]).days > _WINDOW:
            start += 1
        if end - start <= _MOB:
            for _, other in dated[start:end]:
                yield min(place, other), max(place, other)
