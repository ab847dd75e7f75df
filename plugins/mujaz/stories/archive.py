"""Archive: stories that grow, an article at a time, and are those that grouping all at once would make.

A new article pays for what it touches: it is compared with the texts that share its keys and its runs of words, found
by an index, and only the components that it joins are linked anew. A text that another copy comes to stand for is
taken out and put in again. Where a key becomes one that a crowd or a mob bears, or ceases to be one, its bearers are
compared anew. One thing differs: of runs of words that a mob bears (``copies.MOB``) the text that came first is looked
at, where grouping at once looks at the one with the lowest id.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from mujaz.model import Fingerprint, Group, Grouping
from mujaz.stories import candidates, copies
from mujaz.stories.candidates import CROWD, MOB, NEAR, UNDATED, Key, Standing
from mujaz.stories.grouping import group_of, least, link, scored, texts_of
from mujaz.stories.tables import Ints

Members = list[Fingerprint]


class _Index:
    """Which texts bear which key. A text is a number; one that was taken out bears nothing."""

    def __init__(self) -> None:
        self._days, self._masses, self._there = array("q"), array("q"), array("b")
        self._texts: dict[Key, array[int]] = defaultdict(lambda: array("q"))
        self._weights: dict[Key, array[int]] = defaultdict(lambda: array("q"))

    def put_in(self, prints: Sequence[Fingerprint]) -> None:
        """Texts with the next numbers."""
        known = candidates.standing(prints)
        for text, given in enumerate(prints, len(self._days)):
            for key, weight in candidates.keys(given).items():
                self._texts[key].append(text)
                self._weights[key].append(weight)
        self._days.extend(known.days.tolist())
        self._masses.extend(known.masses.tolist())
        self._there.extend([True] * len(prints))

    def take_out(self, text: int) -> None:
        """A text that another one stands for."""
        self._there[text] = False

    def partners(self, text: int, given: Fingerprint) -> list[int]:
        """The candidates of a text, ``given``: the same that ``candidates.pairs`` finds."""
        known = Standing(np.frombuffer(self._days, np.int64), np.frombuffer(self._masses, np.int64))
        day, found = known.days[text], [(np.empty(0, np.int64),) * 2]
        for key, weight in candidates.keys(given).items():
            texts, weights = self._bearers(key)
            some = texts != text
            if len(texts) > CROWD:
                days = known.days[texts]
                some &= candidates.near(days, day)
            if len(texts) > MOB:
                some &= ~_mobbed(days, day)
            found.append((texts[some], np.maximum(weights[some], weight)))
        texts, places = np.unique(np.concatenate([texts for texts, _ in found]), return_inverse=True)
        sums = np.bincount(places, np.concatenate([weights for _, weights in found]), len(texts))
        kept = candidates.enough(sums.astype(np.int64), known, np.full(len(texts), text), texts)
        partners: list[int] = texts[kept].tolist()
        return partners

    def turned(self, text: int, given: Fingerprint, more: int) -> set[int]:
        """The bearers of keys that a crowd or a mob bears since a text came (``more`` is 1) or no more since one went.

        Of the latter ``more`` is 0: one bearer fewer than is too many.
        """
        days, found = np.frombuffer(self._days, np.int64), set[int]()
        day = days[text]
        for key in candidates.keys(given):
            texts, _ = self._bearers(key)
            spans = days[texts] // NEAR
            if len(texts) == CROWD + more:
                found.update(texts.tolist())
            elif day != UNDATED and np.count_nonzero(spans == day // NEAR) == MOB + more:
                found.update(texts[np.abs(spans - day // NEAR) <= 1].tolist())
        return found

    def _bearers(self, key: Key) -> tuple[Ints, Ints]:
        if key not in self._texts:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        texts = np.frombuffer(self._texts[key], np.int64)
        there = np.frombuffer(self._there, np.int8)[texts] > 0
        return texts[there], np.frombuffer(self._weights[key], np.int64)[there]


def _mobbed(days: Ints, day: int) -> NDArray[np.bool_]:
    """True for bearers of a key that says nothing of them and of a text of this ``day``."""
    found = np.zeros(len(days), np.bool_)
    spans, own = days // NEAR, day // NEAR
    for span in (own - 1, own, own + 1):
        if np.count_nonzero(spans == span) > MOB:
            found |= True if span == own else spans == span
    return found


class Archive:
    """Articles and the stories that they make, without rulings: those of the editor are for ``group``."""

    def __init__(self, prints: Iterable[Fingerprint] = ()) -> None:
        """An archive of these articles, their ids distinct."""
        self._texts: list[Members] = []
        """Text → its copies, the one first that stands for it."""
        self._of: dict[str, int] = {}
        """Article → its text."""
        self._exact: dict[tuple[int, int], str] = {}
        """Wording → the first article that had it."""
        self._runs: dict[int, list[str]] = defaultdict(list)
        """Sampled run → such articles that have it."""
        self._sampled: dict[str, int] = {}
        """Such an article → how many sampled runs it has."""
        self._index = _Index()
        self._scores: dict[int, dict[int, int]] = {}
        """Text → candidate → thousandths of log-odds."""
        self._groups: dict[int, frozenset[int]] = {}
        """Text → the texts of its story."""
        firsts = sorted(texts_of(list(prints)), key=lambda text: text[0].id)
        self._know(firsts)
        pairs = candidates.pairs([members[0] for members in firsts])
        self._judge([members[0] for members in firsts], range(len(firsts)), pairs)
        self._link(self._scores.keys())

    def grouping(self) -> Grouping:
        """The stories."""
        groups = map(self._story, set(self._groups.values()))
        return Grouping(tuple(sorted(groups, key=lambda group: group.members)))

    def story(self, ident: str) -> Group:
        """The story of an article."""
        return self._story(self._groups[self._of[ident]])

    def add(self, given: Fingerprint) -> Group:
        """Put an article in; its story."""
        kin = {self._of[ident] for ident in self._alike(given)}
        pool = [given, *(member for text in sorted(kin) for member in self._texts[text])]
        again = texts_of(pool)
        stale, touched = set[int](), set[int]()
        for text in sorted(kin):
            if self._texts[text] in again:
                again.remove(self._texts[text])
            else:
                touched |= self._linked(text) | self._groups[text]
                stale |= self._take_out(text)
        for members in again:
            stale |= self._put_in(members)
        for text in sorted(stale & self._scores.keys()):
            touched |= self._compare(text)
        self._link(touched & self._scores.keys())
        return self.story(given.id)

    def _alike(self, given: Fingerprint) -> set[str]:
        """Articles, one for each wording, that may be copies."""
        runs = _sampled(given)
        told = [self._runs[run] for run in runs if run in self._runs]
        shared = Counter(
            chain.from_iterable(bearers if len(bearers) < copies.MOB else bearers[:1] for bearers in told)
        )
        mobbed = sum(len(bearers) >= copies.MOB for bearers in told)
        found = {
            ident
            for ident, count in shared.items()
            if 2 * (count + mobbed) >= min(len(runs), self._sampled[ident])
        }
        same = self._exact.get((given.exact, given.length))
        return found if same is None else found | {same}

    def _know(self, texts: Sequence[Members]) -> None:
        """Put texts in, not yet compared with any."""
        self._index.put_in([members[0] for members in texts])
        for members in texts:
            text = len(self._texts)
            self._texts.append(members)
            self._scores[text] = {}
            for member in members:
                self._of[member.id] = text
                if self._exact.setdefault((member.exact, member.length), member.id) == member.id:
                    self._sample(member)

    def _sample(self, given: Fingerprint) -> None:
        if given.id not in self._sampled:
            runs = _sampled(given)
            self._sampled[given.id] = len(runs)
            for run in runs:
                self._runs[run].append(given.id)

    def _put_in(self, members: Members) -> set[int]:
        """Put a text in; what must be compared anew, itself included."""
        self._know([members])
        text = len(self._texts) - 1
        return {text} | self._index.turned(text, members[0], 1)

    def _take_out(self, text: int) -> set[int]:
        """Take a text out; what must be compared anew."""
        first = self._texts[text][0]
        for other in self._scores.pop(text):
            del self._scores[other][text]
        del self._groups[text]
        self._texts[text] = []
        self._index.take_out(text)
        return self._index.turned(text, first, 0)

    def _compare(self, text: int) -> set[int]:
        """Judge a text beside its candidates, as far as that is not known; what must be linked anew."""
        found, known = self._index.partners(text, self._texts[text][0]), self._scores[text]
        lost = known.keys() - set(found)
        touched = {text, *(lost & self._linked(text))}
        for other in lost:
            del known[other], self._scores[other][text]
        fresh = sorted({text, *found} - known.keys(), key=lambda other: self._texts[other][0].id)
        place = fresh.index(text)
        pairs = [(min(place, at), max(place, at)) for at in range(len(fresh)) if at != place]
        self._judge(
            [self._texts[other][0] for other in fresh], fresh, np.asarray(pairs, np.int64).reshape(-1, 2)
        )
        return touched | self._linked(text)

    def _judge(self, prints: Sequence[Fingerprint], texts: Sequence[int], pairs: Ints) -> None:
        """Remember the scores of ``pairs`` of these ``texts``."""
        for (a, b), worth in zip(pairs.tolist(), scored(prints, pairs).tolist(), strict=True):
            self._scores[texts[a]][texts[b]] = self._scores[texts[b]][texts[a]] = worth

    def _linked(self, text: int) -> set[int]:
        """The texts with which it may be merged by itself."""
        return {other for other, worth in self._scores[text].items() if worth >= least()}

    def _link(self, touched: Set[int]) -> None:
        """Link the components of these texts anew."""
        done = set[int]()
        for text in touched:
            if text not in done:
                component = self._component(text)
                done |= component
                self._divide(sorted(component, key=lambda text: self._texts[text][0].id))

    def _component(self, text: int) -> set[int]:
        found, waiting = {text}, [text]
        while waiting:
            fresh = self._linked(waiting.pop()) - found
            found |= fresh
            waiting += fresh
        return found

    def _divide(self, texts: Sequence[int]) -> None:
        """Divide a component, sorted by the ids that stand for its texts, into stories."""
        place = {text: at for at, text in enumerate(texts)}
        scores = {
            (place[text], place[other]): worth
            for text in texts
            for other, worth in self._scores[text].items()
            if place[text] < place.get(other, -1)
        }
        groups: dict[int, list[int]] = defaultdict(list)
        for at, label in link(range(len(texts)), scores, (), set()).items():
            groups[label].append(texts[at])
        for members in groups.values():
            self._groups |= dict.fromkeys(members, frozenset(members))

    def _story(self, texts: Iterable[int]) -> Group:
        return group_of([self._texts[text] for text in sorted(texts)])


def _sampled(given: Fingerprint) -> list[int]:
    """The runs of words by which copies of a text are looked for."""
    runs: list[int] = given.shingles[given.shingles % copies.SAMPLE == 0].tolist()
    return runs
