"""Grouping: texts into events, by constrained average link inside each component of plausible pairs.

Average link, because one chance likeness must not chain two events together (connected components) nor one bad
pair keep one event apart (complete link). Merging two events is the worse mistake: vetoes are never outvoted.
Scores are whole numbers, so that no sum depends on its order.

A component is what pairs connect that are near enough to be merged by themselves: two clusters are never nearer
than their best pair, so that no merge can cross components. Pairs that are no candidates count as unlike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

import numpy as np

from mujaz.model import Fingerprint, Group, Grouping
from mujaz.stories import candidates, copies, doubts
from mujaz.stories.clusters import UNIT, UNLIKE, Clusters, Pair
from mujaz.stories.components import Components
from mujaz.stories.pairs import Pairs
from mujaz.stories.profiles import Profiles
from mujaz.stories.tables import Bools, Floats, Ints
from mujaz.stories.verify import evidence, learned, promising

_FORBIDDEN = 2 * UNLIKE
"""Stands for a pair that a contradiction forbids: less than any score."""
_ASTRAY = timedelta(days=7)
"""Copies come within days: one that is further from most of the others bears a wrong date."""
_GLANCED, _WEIGHED = 1 << 17, 1 << 15
"""Pairs whose texts are profiled together, which bounds memory: where most are refused by little, and in full …"""
_AT_ONCE = 1 << 13
"""… and pairs judged together."""


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
    texts = _split(texts_of(prints), apart)
    firsts = [text[0] for text in texts]
    place = {given.id: at for at, text in enumerate(texts) for given in text}
    must = sorted({_pair(place[a], place[b]) for a, b in together if place[a] != place[b]})
    cannot = {_pair(place[a], place[b]) for a, b in apart}
    labels = _labels(firsts, must, cannot)
    groups: dict[int, list[Sequence[Fingerprint]]] = defaultdict(list)
    for text, label in zip(texts, labels, strict=True):
        groups[label].append(text)
    return Grouping(
        tuple(sorted((group_of(members) for members in groups.values()), key=lambda g: g.members))
    )


def texts_of(prints: Sequence[Fingerprint]) -> list[list[Fingerprint]]:
    """``prints`` divided into texts, each its copies with the one first that stands for it.

    That is the earliest but for those dated far from the day that most of them bear: a copy may bear a wrong date.
    """
    texts = copies.classes(prints, doubts.settled)
    for members in texts:
        days = Counter(given.day for given in members if given.day)
        if len(days) > 1:
            most = min(days, key=lambda day: (-days[day], day))
            members.sort(key=lambda given: given.day is None or abs(given.day - most) > _ASTRAY)
    return texts


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


def _labels(prints: Sequence[Fingerprint], must: Sequence[Pair], cannot: set[Pair]) -> list[int]:
    labels = list(range(len(prints)))
    for part, scores in components(prints, must):
        for at, label in link(part, scores, must, cannot).items():
            labels[at] = label
    return labels


def components(
    prints: Sequence[Fingerprint], must: Sequence[Pair] = ()
) -> Iterator[tuple[list[int], dict[Pair, int]]]:
    """The components of several texts, each with the scores of all candidates inside it."""
    pairs = candidates.pairs(prints)
    known = hopeful(prints, pairs)
    found = scored(prints, pairs[known])
    linked = Components(range(len(prints)))
    for a, b in [*pairs[known][found >= least()].tolist(), *must]:
        linked.join(a, b)
    parts = [part for part in linked.parts() if len(part) > 1]
    component = np.arange(len(prints))
    for part in parts:
        component[part] = part[0]
    inside = component[pairs[:, 0]] == component[pairs[:, 1]]
    found, pairs, known = found[inside[known]], pairs[inside], known[inside]
    scores = np.empty(len(pairs), np.int64)
    scores[known], scores[~known] = found, scored(prints, pairs[~known])
    order = np.argsort(component[pairs[:, 0]], kind="stable")
    bounds = np.searchsorted(component[pairs[order, 0]], [[part[0], part[0] + 1] for part in parts])
    for part, (start, end) in zip(parts, bounds.tolist(), strict=True):
        some = order[start:end]
        yield part, dict(zip(map(tuple, pairs[some].tolist()), scores[some].tolist(), strict=True))


def hopeful(prints: Sequence[Fingerprint], pairs: Ints) -> Bools:
    """True for pairs that may be merged by themselves; all others have too low a score."""
    found: Bools = _judged(prints, pairs, _GLANCED, lambda some: promising(some, (least() - 1) / UNIT)) > 0
    return found


def scored(prints: Sequence[Fingerprint], pairs: Ints) -> Ints:
    """Thousandths of log-odds of each pair; ``_FORBIDDEN`` where a contradiction forbids it."""
    odds = _judged(prints, pairs, _WEIGHED, evidence)
    forbidden = np.isneginf(odds)
    worth = np.rint(np.where(forbidden, 0, odds) * UNIT)
    return np.where(forbidden, _FORBIDDEN, worth).astype(np.int64)


def _judged(
    prints: Sequence[Fingerprint], pairs: Ints, on_shelf: int, judge: Callable[[Pairs], Floats | Bools]
) -> Floats:
    """What ``judge`` says of each pair, some at a time.

    In the order of their days, so that the texts of a shelf are those that most of its pairs are of.
    """
    days = np.asarray([0 if given.day is None else given.day.toordinal() for given in prints], np.int64)
    order = np.lexsort((days[pairs[:, 1]], days[pairs[:, 0]]))
    found = np.empty(len(pairs))
    for start in range(0, len(pairs), on_shelf):
        places = order[start : start + on_shelf]
        texts, at = np.unique(pairs[places], return_inverse=True)
        shelf, sides = Profiles([prints[text] for text in texts]), at.reshape(-1, 2)
        for first in range(0, len(places), _AT_ONCE):
            some = sides[first : first + _AT_ONCE]
            found[places[first : first + _AT_ONCE]] = judge(Pairs(shelf, some[:, 0], some[:, 1]))
    return found


def least() -> int:
    """Thousandths of log-odds from which a pair may be merged by itself: what connects a component."""
    return round(min(learned().established, learned().alone) * UNIT)


def link(
    members: Sequence[int], scores: Mapping[Pair, int], must: Sequence[Pair], cannot: set[Pair]
) -> dict[int, int]:
    """Constrained average link inside one component: member → lowest member of its group."""
    known = set(members)
    barred = {pair for pair, worth in scores.items() if worth == _FORBIDDEN}
    barred |= {pair for pair in cannot if pair[0] in known and pair[1] in known}
    found = Clusters(members, {pair: max(worth, UNLIKE) for pair, worth in scores.items()}, barred)
    for a, b in must:
        if a in known and b in known:
            found.oblige(a, b, cannot)
    return found.merged(round(learned().established * UNIT), round(learned().alone * UNIT))


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def group_of(members: Sequence[Sequence[Fingerprint]]) -> Group:
    """The group of these texts, those that within one event are edited copies of each other put together."""
    joined = Components(given.id for text in members for given in text)
    firsts = [text[0] for text in members]
    for text in members:
        for other in text[1:]:
            joined.join(text[0].id, other.id)
    if len(firsts) > 1:
        for a, b in copies.among(firsts, copies.EDITED, doubts.settled):
            joined.join(firsts[a].id, firsts[b].id)
    texts = tuple(tuple(part) for part in joined.parts())
    return Group(tuple(sorted(ident for text in texts for ident in text)), texts)
