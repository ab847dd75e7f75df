"""Copies: articles that are one text, exact or edited, found first and cheaply.

Exact copies share the hash of their folded words. Edited ones share most of their runs of five words: candidates
come from a fixed sample of the runs (FracMinHash: Irber et al. 2022), so that a truncated copy keeps its share of
samples, and each is then measured in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np

from mujaz.stories.components import Components
from mujaz.stories.tables import Ints, Table, beside, rows_of, runs_of
from mujaz.stories.wording import Worded, runs, shares

SAME = 0.8
"""Share of the shorter text's runs that a copy keeps after re-spelling, cutting and new boilerplate. Templates with
other names reach it too, hence ``doubts``."""
VERBATIM = 0.97
"""Share of runs from which a text stands in another word for word (two typing errors in a page), whatever their
headlines say: a held text under another headline is still the held text."""
EDITED = 0.5
"""Within a story, where the event is already known to be one, half the runs make a text an edited copy."""
_SHORTEST = 0.2
"""A copy has at least this share of the other's words: a brief inside a round-up is no copy of it."""
SAMPLE = 4
"""One run in four is indexed; a power of two."""
MOB = 30
"""Texts under one sampled run from which it is a formula, or a flood: each is then compared with the first alone."""

_AT_ONCE = 1 << 17
"""Rows that are made together, so that they stay in a processor's cache."""
_BITS = 63
"""Of a run as many as with the number of its text beside it make one number to sort. Of 100,000 texts two runs that
differ meet in the rest once in 70 million million pairs, and make a candidate, which is measured in full."""

Text = TypeVar("Text", bound=Worded)
Repeats = Callable[[Sequence[tuple[Text, Text]]], Iterable[bool]]
"""Of pairs of texts, the shorter first, of which most words are the same: whether the one tells nothing that the
other does not (``doubts``)."""


def classes(texts: Iterable[Text], repeats: Repeats[Text]) -> list[list[Text]]:
    """``texts`` divided into classes of copies, each sorted by ``precedence``, the classes by their first id.

    One text per article, ids distinct; their order does not matter.
    """
    ordered = sorted(texts, key=lambda text: text.id)
    joined = Components(range(len(ordered)))
    exact: dict[tuple[int, int], int] = {}
    for at, text in enumerate(ordered):
        first = exact.setdefault((text.exact, text.length), at)
        if first != at:
            joined.join(first, at)
    places = list(exact.values())
    firsts = [ordered[at] for at in places]
    table = runs(firsts)
    for a, b in _same(firsts, table, _candidates(table), SAME, repeats):
        joined.join(places[a], places[b])
    found = [[ordered[at] for at in part] for part in joined.parts()]
    for copied in found:
        if len(copied) > 1:
            copied.sort(key=precedence)
    return found


def among(texts: Sequence[Text], share: float, repeats: Repeats[Text]) -> list[tuple[int, int]]:
    """Pairs of places of ``texts`` of which one is a copy of the other, or of a part of it.

    Args:
        texts: few, for each is compared with each.
        share: of the shorter text's runs of words that a copy keeps.
        repeats: see there.
    """
    pairs = np.stack(np.triu_indices(len(texts), 1), axis=1)
    return _same(texts, runs(texts), pairs, share, repeats)


def _same(
    texts: Sequence[Text], table: Table, pairs: Ints, share: float, repeats: Repeats[Text]
) -> list[tuple[int, int]]:
    """Those of ``pairs`` that are copies, but for some that others connect."""
    lengths = np.asarray([text.length for text in texts], np.int64)[pairs]
    pairs = pairs[lengths.min(axis=1) >= _SHORTEST * lengths.max(axis=1)]
    found = shares(table, pairs[:, 0], pairs[:, 1])
    same: list[tuple[int, int]] = [(a, b) for a, b in pairs[found >= VERBATIM].tolist()]
    doubtful = [(a, b) for a, b in pairs[(found >= share) & (found < VERBATIM)].tolist()]
    while doubtful:
        asked, doubtful = _connecting(doubtful, same)
        told = [sorted((texts[a], texts[b]), key=lambda text: (text.length, text.id)) for a, b in asked]
        answers = repeats([(short, long) for short, long in told])
        same += [pair for pair, answer in zip(asked, answers, strict=True) if answer]
    return same


def _connecting(
    doubtful: Sequence[tuple[int, int]], same: Sequence[tuple[int, int]]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Those of the ``doubtful`` pairs that connect what ``same`` does not, and those that may yet have to."""
    joined = Components(chain.from_iterable((*doubtful, *same)))
    for a, b in same:
        joined.join(a, b)
    apart = [pair for pair in doubtful if not joined.joined(*pair)]
    asked, rest = [], []
    for pair in apart:
        if joined.joined(*pair):
            rest.append(pair)
        else:
            joined.join(*pair)
            asked.append(pair)
    return asked, rest


def precedence(given: Worded) -> tuple[bool, object, int, str]:
    """Sort key: the member that stands for its text is the earliest dated, then the longest, then by id."""
    return (given.day is None, given.day or 0, -given.length, given.id)


def _candidates(table: Table) -> Ints:
    """Pairs of texts that share half of the sampled runs of the one that has fewer: sorted rows of two, lower first."""
    count = len(table.starts) - 1
    bits = count.bit_length()
    borne = _borne(table, bits)
    bearers = borne & (1 << bits) - 1
    _, sizes = runs_of(borne >> bits)
    known = np.bincount(bearers[np.repeat(sizes <= MOB, sizes)], minlength=count)
    bearers, sizes = bearers[np.repeat(sizes > 1, sizes)], sizes[sizes > 1]
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    before = np.arange(len(bearers)) - first
    np.minimum(before, 1, out=before, where=np.repeat(sizes > MOB, sizes))
    found = [np.empty(0, np.int64)]
    for row, earlier in beside(bearers, first, before):
        pairs, shared = np.unique(bearers[earlier] * count + bearers[row], return_counts=True)
        one, other = np.divmod(pairs, max(1, count))
        found.append(pairs[2 * shared >= np.minimum(known[one], known[other])])
    return rows_of(found, count)


def _borne(table: Table, bits: int) -> Ints:
    """The sampled runs, each with the number of the text that bears it behind, sorted."""
    found = [np.empty(0, np.int64)]
    for start in range(0, len(table.tokens), _AT_ONCE):
        tokens = table.tokens[start : start + _AT_ONCE]
        sampled = np.flatnonzero(tokens & SAMPLE - 1 == 0)
        texts = np.searchsorted(table.starts, sampled + start, "right") - 1
        found.append((tokens[sampled] // SAMPLE & (1 << _BITS - bits) - 1) << bits | texts)
    borne = np.concatenate(found)
    borne.sort()
    return borne
