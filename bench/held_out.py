"""How well articles are grouped by weights that never saw them: ``held_out.py FOLDER… [--own] [--by event …]``.

Labelled articles are divided into parts; the pairs of each part are judged by trees learned from the other parts,
and the grouping that ships runs on those judgements. ``--by`` names what is held out together:

    event    a story with its look-alikes, in ``PARTS`` parts (the default)
    set      each labelled set whole: learned from the others alone
    outlet   each outlet of a set whose outlets are real
    week     each week of such a set
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from unittest.mock import patch
from zlib import crc32

import learn_weights as learning
import numpy as np
import own
import wild
from boost import Tree
from clustering_score import score, together
from labelled import Labelled

from mujaz import stories
from mujaz.stories import grouping, verify
from mujaz.stories.contradictions import forbidden, testimony
from mujaz.stories.features import table
from mujaz.stories.pairs import Pairs
from mujaz.stories.tables import Bools, Floats

PARTS = 8
FICTIONAL = frozenset({"composedset", own.NAME, *own.FOLDERS})
"""Sets whose outlets and weeks are invented: nothing to hold out."""
WAYS = ("event", "set", "outlet", "week")


class Thresholds(NamedTuple):
    """What grouping asks of the weights that ship, which may know other features than are being tried."""

    established: float
    alone: float


class Judges(NamedTuple):
    """Trees by part, and the part of each article; an article of no part is judged by the first."""

    trees: Sequence[Sequence[Tree]]
    part: Mapping[str, int]

    def evidence(self, pairs: Pairs) -> Floats:
        """As ``verify.evidence``, each pair by the trees of a part of one of its articles."""
        part = np.asarray([self.part[given.id] for given in pairs.profiles.prints], np.int64)
        parts = np.maximum(np.maximum(part[pairs.one], part[pairs.other]), 0)
        rows, odds = table(pairs), np.zeros(len(pairs))
        for number in np.unique(parts).tolist():
            odds[parts == number] = learning.predict(self.trees[number], rows[parts == number])
        odds = np.clip(odds, -verify.BOUND, verify.BOUND) + verify.TESTIMONY * pairs.get(testimony)
        return np.where(pairs.get(forbidden), -np.inf, np.minimum(odds, verify.BOUND))


def parts(data: Sequence[Labelled], by: str) -> list[dict[str, int]]:
    """Per set, article → part; -1 where it is never held out."""
    held = [{ident: _name(one, ident, by) for ident in one.prints} for one in data]
    names = sorted({name for one in held for name in one.values() if name}, key=lambda n: crc32(n.encode()))
    number = {name: at % PARTS if by == "event" else at for at, name in enumerate(names)}
    return [{ident: number.get(name, -1) for ident, name in one.items()} for one in held]


def _name(data: Labelled, ident: str, by: str) -> str:
    given = data.prints[ident]
    if by == "event":
        return data.events[ident]
    if by == "set":
        return data.name
    if data.name in FICTIONAL:
        return ""
    if by == "outlet":
        return given.outlet
    return "{}-{}".format(*given.day.isocalendar()[:2]) if given.day else ""


def measure(read: learning.Material, by: str) -> dict[str, dict[str, float]]:
    """Per set with something held out, the figures of its grouping; by event those of the wild pairs too."""
    divided = parts(read.data, by)
    trees, odds = [], np.zeros(len(read.wild.ids) if read.wild else 0)
    for part in range(max(number for one in divided for number in one.values()) + 1):
        kept = [
            pairs.without({ident for ident, number in one.items() if number == part})
            for pairs, one in zip(read.sets, divided, strict=True)
        ]
        if read.wild:
            kept.append(learning.wild_pairs(read.wild, part if by == "event" else None, PARTS))
        trees.append(learning.learn([pairs for pairs in kept if len(pairs.ids)]))
        if read.wild:
            own_part = read.wild.part % PARTS == part
            odds[own_part] = learning.predict(trees[-1], read.wild.x[own_part])
    found = {
        one.name: _grouped(one, Judges(trees, part).evidence)
        for one, part in zip(read.data, divided, strict=True)
        if max(part.values()) >= 0
    }
    if read.wild and by == "event":
        found[wild.NAME] = wild.figures(read.wild, odds, learning.ALONE)
    return found


def _grouped(data: Labelled, evidence: Callable[[Pairs], Floats]) -> dict[str, float]:
    thresholds = Thresholds(learning.ESTABLISHED, learning.ALONE)
    with (
        patch.object(grouping, "evidence", evidence),
        patch.object(grouping, "learned", lambda: thresholds),
        patch.object(grouping, "promising", _all),  # a bound of the trees that ship
    ):
        groups = stories.group(list(data.prints.values())).groups
    found = {ident: str(at) for at, group in enumerate(groups) for ident in group.members}
    figures = score(data.stories, found)
    low = [pair for pair, same in data.pairs.items() if same and pair in data.low]
    apart = [pair for pair, same in data.pairs.items() if not same]
    return {
        "pair F1": figures.pair_f1,
        "BCubed F1": figures.bcubed_f1,
        "little shared wording found": together(low, found),
        "look-alikes apart": 1 - together(apart, found),
    }


def _all(pairs: Pairs, _: float) -> Bools:
    return np.ones(len(pairs), np.bool_)


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    ways = [given for given in arguments if given in WAYS] or ["event"]
    read = learning.material([given for given in arguments if given not in WAYS])
    for by in ways:
        for name, figures in measure(read, by).items():
            print(f"{by:7} {name:12}", *(f"{label} {value:.3f} " for label, value in figures.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
