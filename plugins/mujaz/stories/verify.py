"""Verify: the chance that a pair tells one event, from its features by learned weights; and what forbids it.

The weights are those of small monotone trees, boosted: more evidence never lowers a score. They are learned by
``bench/learn_weights.py``; ``weights.json`` holds numbers only and says what they were learned from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mujaz.model import Fingerprint, Judgement
from mujaz.stories.features import POLARITY, compare, contradictions, testimony
from mujaz.stories.profiles import Profile, profile

BOUND = 4.0
"""Log-odds beyond which a pair is no surer: one pair must not outvote a group (98 % is sure enough)."""
TESTIMONY = 2.5
"""Log-odds added where the same persons act in both texts, and one quotation or two counted figures stand in both.
Too rare for the trees to learn: of the labelled pairs 18 share a quotation, all of one event, and of all pairs 58
share the figures, 57 of one event; by Laplace's rule 19 and 29 to 1, of which a little less is taken."""
_SHOWN = 12
"""Shared stems that an explanation names."""
_AT_ONCE = 4096
"""Pairs evaluated together, which bounds memory."""

Floats = NDArray[np.float64]


class Verifier(NamedTuple):
    """Complete trees of one depth, in heap order: node i has the children 2i+1 and 2i+2."""

    feature: NDArray[np.int64]
    """Tree by inner node: which feature is asked."""
    threshold: Floats
    """Tree by inner node: above it the answer is the second child."""
    value: Floats
    """Tree by node: log-odds there."""
    established: float
    """Log-odds from which two groups of several texts are one event."""
    alone: float
    """The same where one of the two is a single text: it has no closer story to belong to."""


@cache
def learned() -> Verifier:
    """The weights that ship."""
    table = json.loads(files("mujaz.stories").joinpath("weights.json").read_text("utf-8"))
    places = [list(POLARITY).index(name) for name in table["features"]]
    trees = table["trees"]
    return Verifier(
        np.asarray(places, np.int64)[np.asarray([tree["ask"] for tree in trees])],
        np.asarray([[np.inf if t is None else t for t in tree["above"]] for tree in trees]),
        np.asarray([tree["value"] for tree in trees]),
        table["established"],
        table["alone"],
    )


def scores(found: Sequence[Mapping[str, float]]) -> Floats:
    """Log-odds, within ``BOUND``, that pairs with these features tell one event."""
    parts = [found[start : start + _AT_ONCE] for start in range(0, len(found), _AT_ONCE)]
    totals = [np.sum(_paths(_matrix(part))[-1], axis=1) for part in parts]
    return np.clip(np.concatenate(totals), -BOUND, BOUND) if totals else np.empty(0)


def judge(a: Fingerprint, b: Fingerprint) -> Judgement:
    """Why these two were, or were not, put together, judged as a pair of their own."""
    if a.id > b.id:
        a, b = b, a
    one, other = profile(a), profile(b)
    found = compare(one, other)
    start, parts = _parts(found)
    told = testimony(one, other, found)
    parts["testimony"] = TESTIMONY * told
    total = start + sum(parts.values())
    forbidden = contradictions(one, other, found)
    shared = sorted(one.rare.keys() & other.rare.keys(), key=lambda term: (-one.rare[term], term))
    return Judgement(
        a=a.id,
        b=b.id,
        together=total >= learned().alone and not forbidden,
        score=_chance(total),
        threshold=_chance(learned().alone),
        features={**found, "testimony": float(told)},
        weights={"start": start, **parts},
        vetoes=forbidden,
        shared=tuple(shared[:_SHOWN]),
    )


def evidence(pairs: Sequence[tuple[Profile, Profile]]) -> list[float | None]:
    """Log-odds of each pair; None where a contradiction forbids it."""
    compared = [compare(a, b) for a, b in pairs]
    found: list[float | None] = []
    for (a, b), features, score in zip(pairs, compared, scores(compared).tolist(), strict=True):
        told = TESTIMONY * testimony(a, b, features)
        found.append(None if contradictions(a, b, features) else min(BOUND, score + told))
    return found


def _matrix(found: Sequence[Mapping[str, float]]) -> Floats:
    return np.asarray([[features[name] for name in POLARITY] for features in found], np.float64)


def _paths(rows: Floats) -> list[Floats]:
    """Values (row by tree) at the root, after one question, after two … at the leaves."""
    verifier = learned()
    trees = np.arange(len(verifier.value))
    at = np.zeros((len(rows), len(trees)), np.int64)
    found = [verifier.value[trees, at]]
    for _ in range(int(np.log2(verifier.value.shape[1] + 1)) - 1):
        asked = np.take_along_axis(rows, verifier.feature[trees, at], axis=1)
        at = 2 * at + 1 + (asked > verifier.threshold[trees, at])
        found.append(verifier.value[trees, at])
    return found


def _parts(features: Mapping[str, float]) -> tuple[float, dict[str, float]]:
    """What the score starts from, and what each feature adds: the changes along each tree's path (Saabas 2014)."""
    verifier, rows = learned(), _matrix([features])
    trees = np.arange(len(verifier.value))
    added = dict.fromkeys(POLARITY, 0.0)
    names = list(POLARITY)
    at = np.zeros(len(trees), np.int64)
    paths = _paths(rows)
    for before, after in pairwise(paths):
        asked = verifier.feature[trees, at]
        for place, change in zip(asked.tolist(), (after - before)[0].tolist(), strict=True):
            added[names[place]] += change
        at = 2 * at + 1 + (rows[0, asked] > verifier.threshold[trees, at])
    return float(paths[0].sum()), added


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds))))
