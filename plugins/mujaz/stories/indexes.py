"""Indexes: which texts of an archive a new one is compared with, found without looking at the others.

``Index`` finds candidates by shared keys, as ``candidates.pairs`` does at once; ``Wordings`` finds what may be copies
by shared runs of words, as ``copies`` does.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count

import numpy as np

from mujaz.model import Fingerprint
from mujaz.stories import candidates, copies
from mujaz.stories.candidates import CROWD, MOB, NEAR, UNDATED, Bearing, Numbers, Standing
from mujaz.stories.postings import Postings
from mujaz.stories.tables import Bools, Ints, runs_of


class Index:
    """Which texts bear which key. A text is a number; one that was taken out bears nothing."""

    def __init__(self) -> None:
        self._numbers: Numbers = defaultdict(count().__next__)
        self._days, self._masses, self._there = array("q"), array("q"), array("b")
        self._postings = Postings()
        self._asked: tuple[int, Bearing, Bearing] | None = None
        """The text that was asked for last, and what was found."""

    def put_in(self, prints: Sequence[Fingerprint]) -> None:
        """Texts with the next numbers."""
        self._asked = None
        self._postings.file(candidates.borne(prints, self._numbers, len(self._days)))
        known = candidates.standing(prints)
        self._days.extend(known.days.tolist())
        self._masses.extend(known.masses.tolist())
        self._there.extend([True] * len(prints))

    def take_out(self, text: int) -> None:
        """A text that another one stands for."""
        self._asked = None
        self._there[text] = False

    def partners(self, text: int, given: Fingerprint) -> set[int]:
        """The candidates of a text, ``given``: the same that ``candidates.pairs`` finds."""
        known = Standing(np.frombuffer(self._days, np.int64), np.frombuffer(self._masses, np.int64))
        own, found = self._bearers(text, given)
        close = candidates.near(known.days[found.texts], known.days[text])
        crowded = np.bincount(found.keys)[found.keys] > CROWD
        close[crowded] &= ~self._mobbed(found, known.days[text])[crowded]
        found = found.only((found.texts != text) & (close | ~crowded))
        texts, places = np.unique(found.texts, return_inverse=True)
        sums = np.bincount(places, np.maximum(found.weights, own.weights[found.keys]), len(texts))
        kept = candidates.enough(sums.astype(np.int64), known, np.full(len(texts), text), texts)
        return set(texts[kept].tolist())

    def turned(self, text: int, given: Fingerprint, more: int) -> set[int]:
        """The bearers of keys that a crowd or a mob bears since a text came (``more`` is 1) or no more since one went.

        Of the latter ``more`` is 0: one bearer fewer than is too many.
        """
        _, found = self._bearers(text, given)
        stale = np.bincount(found.keys)[found.keys] == CROWD + more
        day = self._days[text]
        if day != UNDATED:
            spans = self._spans(found, day)
            near = np.abs(spans) <= 1
            stale |= near & (_counts(found.keys, spans == 0) == MOB + more)
        return set(found.texts[stale].tolist())

    def _bearers(self, text: int, given: Fingerprint) -> tuple[Bearing, Bearing]:
        """The keys of a text, and who bears them, by the places of the keys."""
        if self._asked is None or self._asked[0] != text:
            own = candidates.borne([given], self._numbers)
            found = self._postings.of(own.keys)
            self._asked = text, own, found.only(np.frombuffer(self._there, np.bool_)[found.texts])
        return self._asked[1:]

    def _spans(self, found: Bearing, day: int) -> Ints:
        """How many spans of days each text is behind that of ``day``."""
        spans: Ints = np.frombuffer(self._days, np.int64)[found.texts] // NEAR - day // NEAR
        return spans

    def _mobbed(self, found: Bearing, day: int) -> Bools:
        """True for bearers of a key that says nothing of them and of a text of this ``day``."""
        spans = self._spans(found, day)
        mobbed = _counts(found.keys, spans == 0) > MOB
        for side in (-1, 1):
            mobbed |= (spans == side) & (_counts(found.keys, spans == side) > MOB)
        return mobbed


def _counts(keys: Ints, rows: Bools) -> Ints:
    """Row → how many of these ``rows`` are of its key."""
    return np.bincount(keys[rows], minlength=keys.max(initial=0) + 1)[keys]


class Wordings:
    """The wordings of articles, by which copies are looked for."""

    def __init__(self) -> None:
        self._exact: dict[tuple[int, int], int] = {}
        self._firsts: list[str] = []
        """Wording → the first article that had it."""
        self._sizes = array("q")
        """Wording → how many sampled runs it has."""
        self._postings = Postings()

    def put_in(self, prints: Iterable[Fingerprint]) -> None:
        """Remember the wording of articles; one that is known changes nothing."""
        fresh = []
        for given in prints:
            wording = self._exact.setdefault((given.exact, given.length), len(self._firsts))
            if wording == len(self._firsts):
                self._firsts.append(given.id)
                fresh.append(_sampled(given))
        wordings = np.repeat(np.arange(len(self._sizes), len(self._firsts)), [len(runs) for runs in fresh])
        self._sizes.extend(map(len, fresh))
        runs = np.concatenate([np.empty(0, np.int64), *fresh])
        self._postings.file(Bearing(runs, wordings, np.zeros(len(runs), np.int64)))

    def alike(self, given: Fingerprint) -> set[str]:
        """Articles, one for each wording, that may be copies."""
        runs = _sampled(given)
        found = self._postings.of(runs)
        starts, sizes = runs_of(found.keys)
        mobbed = sizes >= copies.MOB
        kept = ~np.repeat(mobbed, sizes)
        kept[starts] = True
        wordings, shared = np.unique(found.texts[kept], return_counts=True)
        least = np.minimum(len(runs), np.frombuffer(self._sizes, np.int64)[wordings])
        some = set(wordings[2 * (shared + np.count_nonzero(mobbed)) >= least].tolist())
        same = self._exact.get((given.exact, given.length))
        return {self._firsts[wording] for wording in (some if same is None else some | {same})}


def _sampled(given: Fingerprint) -> Ints:
    """The runs of words by which copies of a text are looked for."""
    runs: Ints = given.shingles[given.shingles % copies.SAMPLE == 0].view(np.int64)
    return runs
