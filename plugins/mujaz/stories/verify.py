"""Verify: the chance that a pair tells one event, from its features by learned weights; and what forbids it.

The weights are those of small monotone trees, boosted: more evidence never lowers a score. They are learned by
``bench/learn_weights.py``; ``weights.json`` holds numbers only and says what they were learned from.
"""

from __future__ import annotations

import json
from collections.abc import Set
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mujaz.model import Fingerprint, Judgement
from mujaz.stories.contradictions import VETOES, forbidden, testimony
from mujaz.stories.features import FEATURES, apart, table
from mujaz.stories.pairs import Pairs, lone
from mujaz.stories.profiles import NAME
from mujaz.stories.tables import Bools, Floats, Ints

BOUND = 4.0
"""Log-odds beyond which a pair is no surer: one pair must not outvote a group (98 % is sure enough)."""
TESTIMONY = 2.5
"""Log-odds added where the same persons act in both texts, and one quotation or two counted figures stand in both.
Too rare for the trees to learn: of the labelled pairs 18 share a quotation, all of one event, and of all pairs 58
share the figures, 57 of one event; by Laplace's rule 19 and 29 to 1, of which a little less is taken."""
_AT_A_GLANCE = frozenset(
    (
        "same_day",
        "days_told",
        "day_gap",
        "published_apart",
        "calendar_agrees",
        "calendar_differs",
        "lands_alike",
        "lands_differ",
        "longer",
        "shorter",
    )
)
"""Features that need none of a text's words."""
_BY_WORDS = frozenset(
    (
        "lead_told",
        "lead_covered",
        "title_covered",
        "text_alike",
        "topics_shared",
        "names_shared",
        "names_unseen",
        "names_covered",
        "lead_names",
        "lead_names_most",
        "persons_meet",
        "alike_but_names",
    )
)
"""Those that need its stems alone."""
_SHOWN = 12
"""Shared stems that an explanation names."""
_ANSWERS = 1 << 16
"""Answers of trees that are found at once, so that they stay in a processor's cache."""
_EXACT = 10_000
"""The weights have four decimals, so that these parts of them are whole numbers and no sum depends on its order."""


class Verifier(NamedTuple):
    """Complete trees of three levels, in heap order: node i has the children 2i+1 and 2i+2."""

    feature: Ints
    """Tree by inner node: which feature is asked."""
    threshold: Floats
    """Tree by inner node: above it the answer is the second child."""
    value: Floats
    """Tree by node: log-odds there."""
    edges: tuple[Floats, ...]
    """Feature → the thresholds that are asked of it, sorted."""
    rank: NDArray[np.uint8]
    """Tree by inner node: how many of them are below its threshold."""
    leaf: Ints
    """Tree by answers (a bit for each inner node, the first lowest): ten-thousandths of log-odds."""
    established: float
    """Log-odds from which two groups of several texts are one event."""
    alone: float
    """The same where one of the two is a single text: it has no closer story to belong to."""


@cache
def learned() -> Verifier:
    """The weights that ship."""
    stored = json.loads(files("mujaz.stories").joinpath("weights.json").read_text("utf-8"))
    places = np.asarray([list(FEATURES).index(name) for name in stored["features"]], np.int64)
    trees = stored["trees"]
    feature = places[np.asarray([tree["ask"] for tree in trees])]
    threshold = np.asarray([[np.inf if t is None else t for t in tree["above"]] for tree in trees])
    value = np.asarray([tree["value"] for tree in trees])
    edges = tuple(np.unique(threshold[feature == place]) for place in range(len(FEATURES)))
    rank = np.zeros(threshold.shape, np.uint8)
    for place, known in enumerate(edges):
        rank[feature == place] = np.searchsorted(known, threshold[feature == place])
    return Verifier(
        feature,
        threshold,
        value,
        edges,
        rank,
        _leaves(value),
        stored["established"],
        stored["alone"],
    )


def _leaves(value: Floats) -> Ints:
    """What each tree says to each set of answers."""
    inner = value.shape[1] // 2
    answers = np.arange(1 << inner)
    at = np.zeros_like(answers)
    while at[0] < inner:
        at = 2 * at + 1 + (answers >> at & 1)
    return np.ascontiguousarray(np.rint(value[:, at] * _EXACT), np.int64)


def scores(rows: Floats) -> Floats:
    """Log-odds, within ``BOUND``, that pairs with these features (``features.table``) tell one event."""
    verifier = learned()
    above = np.stack(
        [
            np.searchsorted(edges, column).astype(np.uint8)
            for edges, column in zip(verifier.edges, rows.T, strict=True)
        ]
    )
    trees, inner = verifier.rank.shape
    bits = (1 << np.arange(inner, dtype=np.uint8))[:, None]
    leaves = np.arange(0, verifier.leaf.size, verifier.leaf.shape[1])[:, None]
    total = np.zeros(len(rows), np.int64)
    at_once = max(1, _ANSWERS // max(1, inner * len(rows)))
    for first in range(0, trees, at_once):
        some = slice(first, first + at_once)
        answers = (above[verifier.feature[some]] > verifier.rank[some, :, None]).view(np.uint8)
        told = leaves[some] + np.bitwise_or.reduce(answers * bits, axis=1)
        total += verifier.leaf.ravel()[told].sum(axis=0)
    return np.clip(total / _EXACT, -BOUND, BOUND)


def judge(a: Fingerprint, b: Fingerprint) -> Judgement:
    """Why these two were, or were not, put together, judged as a pair of their own."""
    pair = lone(a, b)
    row = table(pair)
    start, parts = _parts(row)
    told = float(pair.get(testimony)[0])
    parts["testimony"] = TESTIMONY * told
    total = start + sum(parts.values())
    vetoes = tuple(name for name, forbids in VETOES.items() if pair.get(forbids)[0])
    first, second = pair.profiles.prints
    return Judgement(
        a=first.id,
        b=second.id,
        together=total >= learned().alone and not vetoes,
        score=_chance(total),
        threshold=_chance(learned().alone),
        features={**dict(zip(FEATURES, row[0].tolist(), strict=True)), "testimony": told},
        weights={"start": start, **parts},
        vetoes=vetoes,
        shared=_names(pair),
    )


def evidence(pairs: Pairs) -> Floats:
    """Log-odds of each pair; minus infinity where a contradiction forbids it."""
    odds = scores(table(pairs)) + TESTIMONY * pairs.get(testimony)
    return np.where(pairs.get(forbidden), -np.inf, np.minimum(odds, BOUND))


def promising(pairs: Pairs, least: float) -> Bools:
    """True for pairs whose ``evidence`` may be ``least`` or more; of all others it is less.

    Weights are monotone: what a pair has at best is had by giving it the best of each feature that is not looked at.
    Of pairs in the wild 28 in 100 are left by what needs no word of either, and one in a hundred by words.
    """
    found: Bools = _ceiling(pairs, _AT_A_GLANCE) + TESTIMONY * ~pairs.get(apart) >= least
    rest = pairs.only(found)
    found[found] = _ceiling(rest, _AT_A_GLANCE | _BY_WORDS) + TESTIMONY * rest.get(testimony) >= least
    return found


def _ceiling(pairs: Pairs, known: Set[str]) -> Floats:
    """Log-odds at best, from the ``known`` features."""
    rows = np.empty((len(pairs), len(FEATURES)))
    for place, (name, feature) in enumerate(FEATURES.items()):
        rows[:, place] = pairs.get(feature.column) if name in known else feature.direction * np.inf
    return scores(rows)


def _names(pair: Pairs) -> tuple[str, ...]:
    """The rarest names that both texts of one pair have."""
    terms, words = pair.terms, pair.profiles.prints[0].telling.words
    rows = terms.rows[0][terms.met(NAME, NAME)]
    weights = (-terms.table.weights[rows]).tolist()
    return tuple(word for _, word in sorted(zip(weights, (words[row] for row in rows), strict=True))[:_SHOWN])


def _parts(row: Floats) -> tuple[float, dict[str, float]]:
    """What the score starts from, and what each feature adds: the changes along each tree's path (Saabas 2014)."""
    verifier, names = learned(), list(FEATURES)
    trees = np.arange(len(verifier.value))
    added = dict.fromkeys(names, 0.0)
    at = np.zeros(len(trees), np.int64)
    while at[0] < verifier.feature.shape[1]:
        asked = verifier.feature[trees, at]
        after = 2 * at + 1 + (row[0, asked] > verifier.threshold[trees, at])
        changes = verifier.value[trees, after] - verifier.value[trees, at]
        for place, change in zip(asked.tolist(), changes.tolist(), strict=True):
            added[names[place]] += change
        at = after
    return float(verifier.value[:, 0].sum()), added


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds))))
