"""Learn the verifier's weights from labelled sets and write ``stories/weights.json``.

    learn_weights.py FOLDER… [--own]

Each folder is a labelled set (labelled.py); ``--own`` adds the project's (own.py). Stored beside the weights: what
they were learned from, and how well the same learning groups articles that it did not learn from (held_out.py).
Nothing is drawn by chance: the same sets give the same weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import boost
import numpy as np
import own
import wild
from labelled import Labelled, load
from numpy.typing import NDArray
from wild import Wild

from mujaz.stories.features import FEATURES, table
from mujaz.stories.pairs import Pairs as Judged
from mujaz.stories.profiles import Profiles

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "plugins" / "mujaz" / "stories" / "weights.json"
ROUNDS, RATE = 240, 0.06
"""More rounds at this rate change nothing on events not learned from; fewer lose rewrites."""
UNRELATED = 0.05
"""Weight of a pair of two different events beside that of a labelled pair: there are many, and they are easy."""
SAME_TIME = 0.3
"""Share of the weight for such pairs told again as if on one day, so that time alone never merges."""
TIMED = ("same_day", "days_told", "day_gap", "published_apart", "calendar_agrees", "calendar_differs")
"""Features that speak of time only."""
ESTABLISHED, ALONE = 0.6, 0.0
"""Thresholds, in log-odds; see docs/clustering.md for what moves with them."""

Floats = NDArray[np.float64]


class Pairs(NamedTuple):
    """All pairs of a set."""

    ids: list[tuple[str, str]]
    x: Floats
    y: Floats
    weight: Floats
    unrelated: NDArray[np.bool_]

    def without(self, articles: Collection[str]) -> Pairs:
        """The pairs that none of these articles is in."""
        kept = np.asarray([a not in articles and b not in articles for a, b in self.ids], np.bool_)
        ids = [pair for pair, stays in zip(self.ids, kept.tolist(), strict=True) if stays]
        return Pairs(ids, self.x[kept], self.y[kept], self.weight[kept], self.unrelated[kept])


def pairs_of(data: Labelled, share: float) -> Pairs:
    """Features and labels of every pair of ``data``, weights summing to ``share``."""
    place = {ident: at for at, ident in enumerate(sorted(data.prints))}
    ids = [pair for pair in combinations(place, 2) if data.pairs.get(pair) is not None or _sampled(pair)]
    profiles = Profiles([data.prints[ident] for ident in place])
    sides = np.asarray([(place[a], place[b]) for a, b in ids], np.int64).reshape(-1, 2)
    x = np.vstack(
        [table(Judged(profiles, *part.T)) for part in np.array_split(sides, 1 + len(sides) // _AT_ONCE)]
    )
    labelled = np.asarray([pair in data.pairs for pair in ids])
    same = np.asarray(
        [data.events[a] == data.events[b] and data.stories.get(a) == data.stories.get(b) for a, b in ids]
    )
    known = np.asarray([a in data.stories and b in data.stories for a, b in ids])
    weight = np.where(labelled, 1.0, UNRELATED / _SAMPLE) * known
    return Pairs(ids, x, same.astype(float), weight * share / weight.sum(), known & ~labelled & ~same)


_SAMPLE = 0.3
_AT_ONCE = 1 << 13
"""Pairs compared together, which bounds memory."""


def _sampled(pair: tuple[str, str]) -> bool:
    """A fixed third of the unlabelled pairs, by their ids."""
    return crc32("/".join(pair).encode()) % 1000 < 1000 * _SAMPLE


WILD_READ, WILD_ASSUMED = 0.5, 0.3
"""Weight of the wild pairs beside a set's, those that were read and those of which two events are assumed. With more of
them accounts of their own are lost on every set, with fewer more of what is merged in a large corpus is wrong."""


def wild_pairs(data: Wild, part: int | None = None, parts: int = 1) -> Pairs:
    """The wild pairs, but those of ``part`` of so many parts."""
    kept = np.ones(len(data.ids), np.bool_) if part is None else data.part % parts != part
    weight = data.stands_for * kept
    for read, share in ((data.read, WILD_READ), (~data.read, WILD_ASSUMED)):
        weight[read] *= share / weight[read].sum()
    ids = [pair for pair, stays in zip(data.ids, kept.tolist(), strict=True) if stays]
    return Pairs(ids, data.x[kept], data.same[kept].astype(float), weight[kept], np.zeros(len(ids), np.bool_))


class Material(NamedTuple):
    """What is learned from."""

    data: list[Labelled]
    sets: list[Pairs]
    """Of each of ``data``."""
    wild: Wild | None
    """None where its texts are not beside any of the sets."""


def learn(sets: Sequence[Pairs]) -> list[boost.Tree]:
    """Trees from these pairs."""
    x, y, weight = [], [], []
    for pairs in sets:
        again = pairs.unrelated
        x += [pairs.x, _same_time(pairs.x[again])]
        y += [pairs.y, np.zeros(again.sum())]
        share = pairs.weight.sum() * SAME_TIME / max(1, again.sum())
        weight += [pairs.weight, np.full(again.sum(), share)]
    return boost.fit(
        np.vstack(x),
        np.hstack(y),
        np.hstack(weight) + 1e-12,
        [feature.direction for feature in FEATURES.values()],
        ROUNDS,
        RATE,
    )


def _same_time(x: Floats) -> Floats:
    found = x.copy()
    for name in TIMED:
        found[:, list(FEATURES).index(name)] = float(name == "same_day")
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


def write(
    trees: Sequence[boost.Tree],
    read: Material,
    measured: Mapping[str, Mapping[str, Mapping[str, float]]],
) -> None:
    """Store the weights with their provenance."""
    stored = {
        "learned": "bench/learn_weights.py: boosted monotone trees; numbers only, no words of any text",
        "from": [
            {
                "set": data.name,
                "articles": len(data.prints),
                "labelled pairs": len(data.pairs),
                "weight": SHARES.get(data.name, 1.0),
            }
            for data in read.data
        ]
        + (
            [
                {
                    "set": wild.NAME,
                    "labelled pairs": int(read.wild.read.sum()),
                    "assumed pairs": int((~read.wild.read).sum()),
                    "weight": WILD_READ + WILD_ASSUMED,
                }
            ]
            if read.wild
            else []
        ),
        "rounds": ROUNDS,
        "rate": RATE,
        "seed": "none: nothing is drawn by chance",
        "held out by": {
            by: {
                name: {label: round(value, 3) for label, value in row.items()} for name, row in found.items()
            }
            for by, found in measured.items()
        },
        "established": ESTABLISHED,
        "alone": ALONE,
        "features": list(FEATURES),
        "trees": [
            {
                "ask": tree.feature,
                "above": [None if np.isinf(t) else round(t, boost.DECIMALS) for t in tree.threshold],
                "value": [round(value, boost.DECIMALS) for value in tree.value],
            }
            for tree in trees
        ],
    }
    text = json.dumps(stored, indent=1)
    WEIGHTS.write_text(_compact(text), "utf-8")


def _compact(text: str) -> str:
    """JSON with each list of numbers on one line."""
    import re

    return re.sub(r"\[\s+([^\[\]{}]+?)\s+\]", lambda m: "[" + " ".join(m[1].split()) + "]", text) + "\n"


SHARES: Mapping[str, float] = {"realset": 1.2, own.NAME: 0.3, **dict.fromkeys(own.FOLDERS, 0.1)}
"""Weight of a set beside the others', where it is not 1: our own thirteen 1.3 together; the real one, of which no other
set has the kind, nearly as much; the demo, whose few events tell little, less."""


def material(arguments: Sequence[str]) -> Material:
    """What the arguments name, read."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    data = [load(folder) for folder in folders]
    if "--own" in arguments:
        data += own.sets(ROOT)
    return Material(data, [pairs_of(one, SHARES.get(one.name, 1.0)) for one in data], wild.load(folders))


def main(arguments: Sequence[str]) -> None:
    """Learn from everything, measure the learning, and write."""
    import held_out

    read = material(arguments)
    trees = learn([*read.sets, *([wild_pairs(read.wild)] if read.wild else [])])
    write(trees, read, {by: held_out.measure(read, by) for by in held_out.WAYS})


if __name__ == "__main__":
    main(sys.argv[1:])
