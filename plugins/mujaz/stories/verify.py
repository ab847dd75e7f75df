"""Verify: the chance that a pair tells one event, from its features by learned weights; and what forbids it.

Weights: a logistic regression with fixed signs, learned by ``bench/learn_weights.py``; numbers only, their
provenance in ``weights.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from mujaz.model import Fingerprint, Judgement
from mujaz.stories.features import POLARITY, compare, profile

_SHOWN = 12
"""Shared stems that an explanation names."""
BOUND = 4.0
"""Log-odds beyond which a pair is no surer: one pair must not outvote a group (98 % is sure enough)."""


class Weights(NamedTuple):
    """A learned verifier."""

    bias: float
    weights: Mapping[str, float]
    threshold: float
    """Log-odds from which two groups are put together, by their pairs' average."""


@cache
def learned() -> Weights:
    """The weights that ship."""
    table = json.loads(files("mujaz.stories").joinpath("weights.json").read_text("utf-8"))
    return Weights(
        table["bias"], {name: table["weights"].get(name, 0.0) for name in POLARITY}, table["threshold"]
    )


def score(found: Mapping[str, float]) -> float:
    """Log-odds, within ``BOUND``, that a pair with these features tells one event."""
    verifier = learned()
    total = verifier.bias + sum(weight * found[name] for name, weight in verifier.weights.items() if weight)
    return max(-BOUND, min(BOUND, total))


def vetoes(found: Mapping[str, float]) -> tuple[str, ...]:
    """Names of the contradictions in a pair's features that no likeness outweighs."""
    names = []
    if found["numbering_contradicts"] and not found["same_day"]:
        names.append("numbering")
    if found["years_contradict"] and found["published_apart"] >= 1.0:
        names.append("years")
    return tuple(names)


def judge(a: Fingerprint, b: Fingerprint) -> Judgement:
    """Why these two were, or were not, put together, judged as a pair of their own."""
    if a.id > b.id:
        a, b = b, a
    one, other = profile(a), profile(b)
    verifier, found = learned(), compare(one, other)
    weights = {name: weight * found[name] for name, weight in verifier.weights.items()}
    total = verifier.bias + sum(weights.values())
    forbidden = vetoes(found)
    shared = sorted(one.rare.keys() & other.rare.keys(), key=lambda term: (-one.rare[term], term))
    return Judgement(
        a=a.id,
        b=b.id,
        together=total >= verifier.threshold and not forbidden,
        score=_chance(total),
        threshold=_chance(verifier.threshold),
        features=found,
        weights={"start": verifier.bias, **weights},
        vetoes=forbidden,
        shared=tuple(shared[:_SHOWN]),
    )


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds))))
