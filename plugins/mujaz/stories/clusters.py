"""Clusters: constrained average link, by whole numbers so that no sum depends on its order.

Two clusters are as near as the average of their pairs, moved towards their best pair: an account that shares much
with one text of a story and little with the others still belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

from mujaz.stories.verify import BOUND

Pair = tuple[int, int]
BEST = 0.3
"""Share of the best pair in a nearness; the average has the rest. With 0 independent accounts stay alone, with 1
chance likenesses chain events together (docs/clustering.md)."""
UNIT = 1000
"""Scores are counted in thousandths of a log-odd."""
UNLIKE = -round(BOUND * UNIT)
"""What a pair counts that was never judged or is forbidden, in thousandths of log-odds."""


class Clusters:
    """Clusters named by their lowest member, with the sums and the best of the scores between them."""

    def __init__(self, members: Iterable[int], scores: Mapping[Pair, int], barred: Iterable[Pair]) -> None:
        """Every member alone.

        Args:
            members: the texts.
            scores: of pairs, lower member first.
            barred: pairs that must not meet in one cluster.
        """
        self._members = {at: [at] for at in members}
        self._name = {at: at for at in self._members}
        self._sums: dict[int, dict[int, int]] = {at: {} for at in self._members}
        self._best: dict[int, dict[int, int]] = {at: {} for at in self._members}
        self._barred: dict[int, set[int]] = {at: set() for at in self._members}
        for (a, b), worth in scores.items():
            self._sums[a][b] = self._sums[b][a] = worth
            self._best[a][b] = self._best[b][a] = worth
        for a, b in barred:
            self._barred[a].add(b)
            self._barred[b].add(a)

    def oblige(self, a: int, b: int, cannot: set[Pair]) -> None:
        """Join the clusters of ``a`` and ``b``, unless that would bring together a pair in ``cannot``."""
        one, other = sorted((self._name[a], self._name[b]))
        pairs = {(min(x, y), max(x, y)) for x in self._members[one] for y in self._members[other]}
        if one != other and not pairs & cannot:
            self._merge(one, other)

    def merged(self, established: int, alone: int) -> dict[int, int]:
        """Merge the nearest clusters until none is near enough; member → name of its cluster.

        Args:
            established: nearness needed between two clusters of several members.
            alone: the same where one of them has one member only.
        """
        heap = [
            entry
            for a in self._sums
            for b in self._sums[a]
            if a < b and (entry := self._entry(a, b, established, alone))
        ]
        heapify(heap)
        while heap:
            entry = heappop(heap)
            _, a, b = entry
            if (
                a not in self._sums
                or b not in self._sums[a]
                or self._entry(a, b, established, alone) != entry
            ):
                continue
            self._merge(a, b)
            for other in self._sums[a]:
                found = self._entry(min(a, other), max(a, other), established, alone)
                if found:
                    heappush(heap, found)
        return dict(self._name)

    def _entry(self, a: int, b: int, established: int, alone: int) -> tuple[float, int, int] | None:
        """How far beyond its threshold the pair is (negative, for the heap); None where it must stay apart."""
        if b in self._barred[a]:
            return None
        sizes = len(self._members[a]), len(self._members[b])
        nearness = BEST * self._best[a][b] + (1 - BEST) * self._sums[a][b] / (sizes[0] * sizes[1])
        beyond = nearness - (alone if 1 in sizes else established)
        return (-beyond, a, b) if beyond >= 0 else None

    def _merge(self, a: int, b: int) -> None:
        """Put ``b`` into ``a``, the lower of the two."""
        sums, best = self._sums.pop(b), self._best.pop(b)
        size_a, size_b = len(self._members[a]), len(self._members[b])
        self._sums[a].pop(b, None)
        self._best[a].pop(b, None)
        for other in (sums.keys() | self._sums[a].keys()) - {a}:
            size = len(self._members[other])
            total = self._sums[a].get(other, UNLIKE * size_a * size) + sums.get(other, UNLIKE * size_b * size)
            top = max(self._best[a].get(other, UNLIKE), best.get(other, UNLIKE))
            self._sums[a][other] = self._sums[other][a] = total
            self._best[a][other] = self._best[other][a] = top
            self._sums[other].pop(b, None)
            self._best[other].pop(b, None)
        self._barred[a] |= self._barred.pop(b)
        for other in self._barred[a]:
            if other in self._barred:
                self._barred[other].add(a)
        self._members[a] += self._members.pop(b)
        for at in self._members[a]:
            self._name[at] = a
