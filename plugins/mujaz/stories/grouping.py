"""Grouping: texts into events, by constrained average link inside each component of plausible pairs.

Average link, because one chance likeness must not chain two events together (connected components) nor one bad
pair keep one event apart (complete link). Merging two events is the worse mistake: vetoes are never outvoted.
Scores are whole numbers, so that no sum depends on its order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from mujaz.model import Fingerprint, Group, Grouping
from mujaz.stories import candidates, copies
from mujaz.stories.components import Components
from mujaz.stories.features import Profile, compare, profile
from mujaz.stories.verify import BOUND, learned, score, vetoes

_UNIT = 1000
"""Scores are counted in thousandths of a log-odd."""
_PLAUSIBLE = -2.0
"""Log-odds from which a candidate connects a component; below, it would never be merged on its own."""
_WHOLE = 200
"""Texts of a component up to which also the pairs that were no candidates are judged; in larger ones they count
as unlike, which they nearly always are."""
_FORBIDDEN = None

Pair = tuple[int, int]


def group(
    prints: Sequence[Fingerprint],
    together: Sequence[tuple[str, str]] = (),
    apart: Sequence[tuple[str, str]] = (),
) -> Grouping:
    """Divide ``prints`` into events.

    Args:
        prints: one per article, ids distinct; their order does not matter.
        together: pairs of ids that must share a group, whatever their score; unknown ids are ignored.
        apart: pairs that must not; where both lists claim a pair, apart wins by splitting what was joined last.
    """
    by_id = {given.id: given for given in prints}
    apart = [(a, b) for a, b in apart if a in by_id and b in by_id and a != b]
    together = [
        (a, b)
        for a, b in together
        if a in by_id and b in by_id and (a, b) not in apart and (b, a) not in apart
    ]
    texts = _split(copies.classes(prints), apart)
    firsts = [text[0] for text in texts]
    place = {given.id: at for at, text in enumerate(texts) for given in text}
    must = sorted({_pair(place[a], place[b]) for a, b in together if place[a] != place[b]})
    cannot = {_pair(place[a], place[b]) for a, b in apart}
    labels = _labels([profile(given) for given in firsts], must, cannot)
    groups: dict[int, list[Sequence[Fingerprint]]] = defaultdict(list)
    for text, label in zip(texts, labels, strict=True):
        groups[label].append(text)
    return Grouping(tuple(sorted((_group(members) for members in groups.values()), key=lambda g: g.members)))


def _split(texts: Iterable[list[Fingerprint]], apart: Sequence[tuple[str, str]]) -> list[list[Fingerprint]]:
    """Texts with members that the editor keeps apart, taken to pieces; sorted by the id that stands first."""
    forbidden = {ident for pair in apart for ident in pair}
    found: list[list[Fingerprint]] = []
    for text in texts:
        ids = {given.id for given in text}
        if any(a in ids and b in ids for a, b in apart):
            rest = [given for given in text if given.id not in forbidden]
            found += [[given] for given in text if given.id in forbidden]
            found += [rest] if rest else []
        else:
            found.append(text)
    return sorted(found, key=lambda text: text[0].id)


def _labels(profiles: Sequence[Profile], must: Sequence[Pair], cannot: set[Pair]) -> list[int]:
    scores: dict[Pair, int | None] = {}
    linked = Components(str(at) for at in range(len(profiles)))
    for pair in candidates.pairs([given.print for given in profiles]):
        scores[pair] = _score(profiles, pair)
        worth = scores[pair]
        if worth is not None and worth >= _PLAUSIBLE * _UNIT:
            linked.join(str(pair[0]), str(pair[1]))
    for a, b in must:
        linked.join(str(a), str(b))
    labels = list(range(len(profiles)))
    for part in linked.parts():
        if len(part) > 1:
            members = sorted(int(at) for at in part)
            for at, label in _link(members, profiles, scores, must, cannot).items():
                labels[at] = label
    return labels


def _score(profiles: Sequence[Profile], pair: Pair) -> int | None:
    """Thousandths of log-odds; None where a veto forbids the pair."""
    found = compare(profiles[pair[0]], profiles[pair[1]])
    return None if vetoes(found) else round(score(found) * _UNIT)


def _link(
    members: Sequence[int],
    profiles: Sequence[Profile],
    scores: Mapping[Pair, int | None],
    must: Sequence[Pair],
    cannot: set[Pair],
) -> dict[int, int]:
    """Average link inside one component: member → lowest member of its group."""
    whole = len(members) <= _WHOLE
    sums: dict[int, dict[int, int]] = {at: {} for at in members}
    barred: dict[int, set[int]] = {at: set() for at in members}
    known = set(members)
    pairs = (
        [(a, b) for at, a in enumerate(members) for b in members[at + 1 :]]
        if whole
        else [pair for pair in scores if pair[0] in known and pair[1] in known]
    )
    for pair in pairs:
        worth = scores[pair] if pair in scores else _score(profiles, pair)
        a, b = pair
        if worth is None or pair in cannot:
            barred[a].add(b)
            barred[b].add(a)
            worth = -round(BOUND * _UNIT)
        sums[a][b] = sums[b][a] = worth
    for a, b in cannot:
        if a in known and b in known:
            barred[a].add(b)
            barred[b].add(a)
    clusters = _Clusters(sums, barred)
    for a, b in must:
        if a in known and b in known:
            clusters.oblige(a, b, cannot)
    return clusters.merged(round(learned().threshold * _UNIT))


class _Clusters:
    """Clusters named by their lowest member, with the sums of scores between them."""

    def __init__(self, sums: dict[int, dict[int, int]], barred: dict[int, set[int]]) -> None:
        self._sums, self._barred = sums, barred
        self._members = {at: [at] for at in sums}
        self._name = {at: at for at in sums}

    def oblige(self, a: int, b: int, cannot: set[Pair]) -> None:
        """Join the clusters of ``a`` and ``b``, unless the editor keeps members of them apart."""
        one, other = self._name[a], self._name[b]
        pairs = [_pair(x, y) for x in self._members[one] for y in self._members[other]]
        if one != other and not any(pair in cannot for pair in pairs):
            self._merge(*_pair(one, other))

    def merged(self, threshold: int) -> dict[int, int]:
        """Merge the best pair of clusters until none reaches ``threshold`` on average."""
        heap = [(-self._average(a, b), a, b) for a in self._sums for b in self._sums[a] if a < b]
        heap = [entry for entry in heap if -entry[0] >= threshold]
        heapify(heap)
        while heap:
            worth, a, b = heappop(heap)
            if a not in self._sums or b not in self._sums[a] or -self._average(a, b) != worth:
                continue
            if b in self._barred[a]:
                continue
            self._merge(a, b)
            for other in self._sums[a]:
                average = self._average(*_pair(a, other))
                if average >= threshold and other not in self._barred[a]:
                    heappush(heap, (-average, *_pair(a, other)))
        return dict(self._name)

    def _average(self, a: int, b: int) -> float:
        """Of all pairs between the two; pairs never judged are in the sum as unlike."""
        return self._sums[a][b] / (len(self._members[a]) * len(self._members[b]))

    def _merge(self, a: int, b: int) -> None:
        """Put ``b`` into ``a``, the lower of the two."""
        unlike = -round(BOUND * _UNIT)
        rest = self._sums.pop(b)
        size_a, size_b = len(self._members[a]), len(self._members[b])
        self._sums[a].pop(b, None)
        for other in set(rest) | set(self._sums[a]):
            if other == a:
                continue
            size = len(self._members[other])
            total = self._sums[a].get(other, unlike * size_a * size) + rest.get(other, unlike * size_b * size)
            self._sums[a][other] = self._sums[other][a] = total
            self._sums[other].pop(b, None)
        self._barred[a] |= self._barred.pop(b)
        for other in self._barred[a]:
            if other in self._barred:
                self._barred[other].add(a)
        self._members[a] += self._members.pop(b)
        for at in self._members[a]:
            self._name[at] = a


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def _group(members: Sequence[Sequence[Fingerprint]]) -> Group:
    """The group of these texts, those that within one event are edited copies of each other put together."""
    joined = Components(given.id for text in members for given in text)
    firsts = [text[0] for text in members]
    for text in members:
        for other in text[1:]:
            joined.join(text[0].id, other.id)
    for at, a in enumerate(firsts):
        for b in firsts[at + 1 :]:
            if copies.same_text(a, b, copies.EDITED):
                joined.join(a.id, b.id)
    texts = tuple(tuple(part) for part in joined.parts())
    return Group(tuple(sorted(ident for text in texts for ident in text)), texts)
