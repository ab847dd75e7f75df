"""Learn the verifier's weights from labelled sets, and report on events that were not learned from.

    learn_weights.py FOLDER… [--own] [--write]

Each folder is a labelled set (labelled.py); ``--own`` adds the project's (own.py). Events are divided into parts;
each part is scored by weights learned from the others, and what is printed is measured on those scores alone.
``--write`` instead learns from everything and writes ``stories/weights.json``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import boost
import numpy as np
import own
from labelled import Labelled, load
from numpy.typing import NDArray

from mujaz.stories.features import POLARITY, TIMED, compare
from mujaz.stories.profiles import profile

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "plugins" / "mujaz" / "stories" / "weights.json"
PARTS = 8
ROUNDS, RATE = 240, 0.06
"""More rounds at this rate change nothing on events not learned from; fewer lose rewrites."""
UNRELATED = 0.05
"""Weight of a pair of two different events beside that of a labelled pair: there are many, and they are easy."""
SAME_TIME = 0.3
"""Share of the weight for such pairs told again as if on one day, so that time alone never merges."""
ESTABLISHED, ALONE = 0.6, 0.2
"""Thresholds, in log-odds; see docs/clustering.md for what moves with them."""

Floats = NDArray[np.float64]


class Pairs(NamedTuple):
    """All pairs of a set."""

    ids: list[tuple[str, str]]
    x: Floats
    y: Floats
    weight: Floats
    events: list[tuple[str, str]]
    unrelated: NDArray[np.bool_]


def pairs_of(data: Labelled, share: float) -> Pairs:
    """Features and labels of every pair of ``data``, weights summing to ``share``."""
    profiles = {ident: profile(given) for ident, given in sorted(data.prints.items())}
    ids = [pair for pair in combinations(profiles, 2) if data.pairs.get(pair) is not None or _sampled(pair)]
    x = np.asarray([list(compare(profiles[a], profiles[b]).values()) for a, b in ids])
    labelled = np.asarray([pair in data.pairs for pair in ids])
    same = np.asarray(
        [data.events[a] == data.events[b] and data.stories.get(a) == data.stories.get(b) for a, b in ids]
    )
    known = np.asarray([a in data.stories and b in data.stories for a, b in ids])
    weight = np.where(labelled, 1.0, UNRELATED / _SAMPLE) * known
    events = [(data.events[a], data.events[b]) for a, b in ids]
    return Pairs(ids, x, same.astype(float), weight * share / weight.sum(), events, known & ~labelled & ~same)


_SAMPLE = 0.3


def _sampled(pair: tuple[str, str]) -> bool:
    """A fixed third of the unlabelled pairs, by their ids."""
    return crc32("/".join(pair).encode()) % 1000 < 1000 * _SAMPLE


def learn(sets: Sequence[Pairs], without: frozenset[str] = frozenset()) -> list[boost.Tree]:
    """Trees from the pairs of events that are not in ``without``."""
    x, y, weight = [], [], []
    for pairs in sets:
        kept = np.asarray([a not in without and b not in without for a, b in pairs.events])
        again = kept & pairs.unrelated
        x += [pairs.x[kept], _same_time(pairs.x[again])]
        y += [pairs.y[kept], np.zeros(again.sum())]
        share = pairs.weight.sum() * SAME_TIME / max(1, pairs.unrelated.sum())
        weight += [pairs.weight[kept], np.full(again.sum(), share)]
    return boost.fit(
        np.vstack(x), np.hstack(y), np.hstack(weight) + 1e-12, list(POLARITY.values()), ROUNDS, RATE
    )


def _same_time(x: Floats) -> Floats:
    found = x.copy()
    for name in TIMED:
        found[:, list(POLARITY).index(name)] = float(name == "same_day")
    return found


def predict(trees: Sequence[boost.Tree], x: Floats) -> Floats:
    """Log-odds of each row."""
    total = np.zeros(len(x))
    for tree in trees:
        at = np.zeros(len(x), np.int64)
        feature, threshold = np.asarray(tree.feature), np.asarray(tree.threshold)
        for _ in range(boost.DEPTH):
            at = 2 * at + 1 + (x[np.arange(len(x)), feature[at]] > threshold[at])
        total += np.asarray(tree.value)[at]
    return total


def write(trees: Sequence[boost.Tree], sets: Sequence[Labelled]) -> None:
    """Store the weights with their provenance."""
    table = {
        "learned": "bench/learn_weights.py: boosted monotone trees; numbers only, no words of any text",
        "from": [
            {"set": data.name, "articles": len(data.prints), "labelled pairs": len(data.pairs)}
            for data in sets
        ],
        "established": ESTABLISHED,
        "alone": ALONE,
        "features": list(POLARITY),
        "trees": [
            {
                "ask": tree.feature,
                "above": [None if np.isinf(t) else round(t, 4) for t in tree.threshold],
                "value": [round(value, 4) for value in tree.value],
            }
            for tree in trees
        ],
    }
    text = json.dumps(table, indent=1)
    WEIGHTS.write_text(_compact(text), "utf-8")


def _compact(text: str) -> str:
    """JSON with each list of numbers on one line."""
    import re

    return re.sub(r"\[\s+([^\[\]{}]+?)\s+\]", lambda m: "[" + " ".join(m[1].split()) + "]", text) + "\n"


def crossed(sets: Sequence[Pairs]) -> dict[tuple[str, str], float]:
    """Log-odds of every pair by weights learned without its events."""
    events = sorted(
        {event for pairs in sets for pair in pairs.events for event in pair}, key=lambda e: crc32(e.encode())
    )
    found: dict[tuple[str, str], float] = {}
    for part in range(PARTS):
        held = frozenset(events[part::PARTS])
        trees = learn(sets, held)
        for pairs in sets:
            out = np.asarray([a in held or b in held for a, b in pairs.events])
            for at, score in zip(np.flatnonzero(out), predict(trees, pairs.x[out]), strict=True):
                found[pairs.ids[at]] = float(score)
    return found


def main(arguments: Sequence[str]) -> None:
    """Learn, report, and write where asked."""
    data = [load(Path(argument)) for argument in arguments if not argument.startswith("--")]
    if "--own" in arguments:
        data.append(own.load(ROOT))
    sets = [pairs_of(one, SHARES.get(one.name, 1.0)) for one in data]
    if "--write" in arguments:
        write(learn(sets), data)
    else:
        report(data, crossed(sets))


SHARES: Mapping[str, float] = {"composedset": 1.5}
"""Weight of a set beside the others', where it is not 1: hard look-alikes teach more than easy pairs."""


def report(data: Sequence[Labelled], scores: Mapping[tuple[str, str], float]) -> None:
    """Pairs found and kept apart, as pairs, by weights that never saw their events."""
    for one in data:
        same = [scores[pair] for pair, label in one.pairs.items() if label and pair in scores]
        low = [
            scores[pair] for pair, label in one.pairs.items() if label and pair in one.low and pair in scores
        ]
        apart = [scores[pair] for pair, label in one.pairs.items() if not label and pair in scores]
        ranks = np.mean([np.mean(np.asarray(apart) < score) for score in same])
        print(
            f"{one.name:14} pairs found {np.mean(np.asarray(same) >= ALONE):.3f}"
            f"  little shared wording {np.mean(np.asarray(low) >= ALONE):.3f}"
            f"  kept apart {np.mean(np.asarray(apart) < ALONE):.3f}  AUC {ranks:.3f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
