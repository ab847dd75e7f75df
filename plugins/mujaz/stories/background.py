"""Background: neighbouring events, the same principal persons and places in an event of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from mujaz.fingerprints import RARE
from mujaz.model import Fingerprint

_SHARED = 2
"""Principal names that neighbours share at least: one name alone is a subject, no neighbourhood."""
_MASS = 6.0
"""Their rarity together: two names out of the hundred thousands."""
_PART = 0.3
"""Share of either story's principal names that the other tells of."""
_HANDFUL = 5
"""Links that a page shows at most."""
CROWD = 200
"""Stories that share a name beyond which the name is no link."""


def background(groups: Sequence[Sequence[Fingerprint]]) -> tuple[tuple[int, int], ...]:
    """Pairs of indices into ``groups`` (lower first, sorted) that are each other's background.

    Symmetric: a pair is kept where it is among the handful strongest of both.
    """
    names = [principals(group) for group in groups]
    told = [{term for given in group for term in given.terms} for group in groups]
    index: dict[str, list[int]] = defaultdict(list)
    for at, known in enumerate(names):
        for term in known:
            index[term].append(at)
    met = {pair for places in index.values() if len(places) <= CROWD for pair in combinations(places, 2)}
    scored = []
    for a, b in sorted(met):
        strength = _strength(names[a], told[b], names[b], told[a])
        if strength > 0:
            scored.append((strength, a, b))
    return _strongest(scored)


def principals(group: Sequence[Fingerprint]) -> Mapping[str, float]:
    """Names of some lead that most of the texts tell of → rarity."""
    told = Counter(term for given in group for term in given.fore)
    found = {
        term: weight
        for given in group
        for term, weight in given.head.items()
        if weight >= RARE and 2 * told[term] > len(group)
    }
    return dict(sorted(found.items()))


def _strength(a: Mapping[str, float], told_b: set[str], b: Mapping[str, float], told_a: set[str]) -> float:
    """How strongly two stories neighbour; 0 where they do not."""
    shared = {term: weight for term, weight in {**a, **b}.items() if term in told_a and term in told_b}
    both = [term for term in shared if term in a and term in b]
    if not both or len(shared) < _SHARED or sum(shared.values()) < _MASS:
        return 0.0
    part_a = sum(weight for term, weight in a.items() if term in told_b) / sum(a.values())
    part_b = sum(weight for term, weight in b.items() if term in told_a) / sum(b.values())
    return sum(shared[term] for term in sorted(shared)) if min(part_a, part_b) >= _PART else 0.0


def _strongest(scored: Sequence[tuple[float, int, int]]) -> tuple[tuple[int, int], ...]:
    ranks: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for entry in sorted(scored, key=lambda entry: (-entry[0], entry[1], entry[2])):
        for end in entry[1:]:
            ranks[end].append(entry)
    kept = {end: set(entries[:_HANDFUL]) for end, entries in ranks.items()}
    return tuple(
        sorted((a, b) for entry in scored for _, a, b in [entry] if entry in kept[a] and entry in kept[b])
    )
