"""Doubts: whether a text of which nearly all words stand in another tells nothing that the other does not.

A cable to another president and the figures of another day fill in one template: most of their runs of words are the
same, and they are no copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain

import numpy as np

from mujaz import fingerprints
from mujaz.arabic import numerals, tokens
from mujaz.arabic.tokens import Tokens
from mujaz.arabic.words import rarity, stem
from mujaz.fingerprints import RARE, telling
from mujaz.model import Article, Figure, Fingerprint
from mujaz.stories.tables import Ints, spread

_STRANGE = 0.15
"""Share of the shorter text's rare stems that a copy may lack: a cable to another president lacks more."""
_AT_ONCE = 1 << 8
"""Pairs whose words are compared together …"""
_BITS = 54
"""… by so many bits of their hashes, their texts before them."""


def settled(pairs: Sequence[tuple[Fingerprint, Fingerprint]]) -> list[bool]:
    """True for pairs of which nearly all names and the main figures of the first text are in the second."""
    return [
        not _strange(_rare(short.telling.marked().items()), frozenset(long.telling.words))
        and not _differ(short.figures, long.figures)
        for short, long in pairs
    ]


def settled_by_words(pairs: Sequence[tuple[Article, Article]]) -> list[bool]:
    """The same of articles whose fingerprints are not known; only names and figures that are missing are looked at."""
    found = [some for at in range(0, len(pairs), _AT_ONCE) for some in _settled(pairs[at : at + _AT_ONCE])]
    figured = [at for at, (same, doubtful) in enumerate(found) if same and doubtful]
    told = iter(fingerprints.figures_of(chain.from_iterable(pairs[at] for at in figured)))
    differ = {at for at, short, long in zip(figured, told, told, strict=True) if _differ(short, long)}
    return [same and at not in differ for at, (same, _) in enumerate(found)]


def _settled(pairs: Sequence[tuple[Article, Article]]) -> list[tuple[bool, bool]]:
    """Whether the names of each pair leave it one text, and whether its figures may yet make it two."""
    places: dict[str, int] = {}
    texts: list[str] = []
    for article in chain.from_iterable(pairs):
        if places.setdefault(article.id, len(places)) == len(texts):
            texts.append("\n".join((article.title, *article.paragraphs)))
    told = tokens.of(texts)
    missing = _missing(told, [(places[short.id], places[long.id]) for short, long in pairs])
    found = []
    for (short, long), places_missing in zip(pairs, missing, strict=True):
        words = [told.word(at) for at in places_missing]
        strange = any(rarity(stem(word)) >= RARE for word in words) and _strange(
            _rare(map(telling, _words(told, places[short.id]))),
            {term for term, _ in map(telling, _words(told, places[long.id]))},
        )
        found.append((not strange, any(map(numerals.begins, words))))
    return found


def _missing(told: Tokens, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Of each pair of texts where the words of the first stand that are nowhere in the second, once each."""
    texts = np.repeat(np.arange(len(told.bounds) - 1), np.diff(told.first))
    keys = _keys(texts, told.hashes >> np.uint64(64 - _BITS))
    order = np.argsort(keys)
    order = order[np.diff(keys[order], prepend=np.uint64(0)) > 0]
    keys = keys[order]
    one, other = np.asarray(pairs, np.int64).T
    pair, rows = spread(np.searchsorted(texts[order], np.arange(len(told.bounds))), one)
    wanted = _keys(other[pair], keys[rows] & np.uint64((1 << _BITS) - 1))
    absent = keys[np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)] != wanted
    found: list[list[int]] = [[] for _ in pairs]
    for at, word in zip(pair[absent].tolist(), order[rows[absent]].tolist(), strict=True):
        found[at].append(word)
    return found


def _keys(texts: Ints, hashes: tokens.Hashes) -> tokens.Hashes:
    return texts.astype(np.uint64) << np.uint64(_BITS) | hashes


def _words(told: Tokens, text: int) -> Set[str]:
    return frozenset(told.words(told.first[text], told.first[text + 1]))


def _rare(terms: Iterable[tuple[str, float]]) -> dict[str, float]:
    return {term: weight for term, weight in terms if weight >= RARE}


def _strange(rare: Mapping[str, float], known: Set[str]) -> bool:
    """True where too many rare stems are not ``known``."""
    strange = sum(weight for term, weight in rare.items() if term not in known)
    return strange > _STRANGE * sum(rare.values())


def _differ(short: Sequence[Figure], long: Sequence[Figure]) -> bool:
    """True where a main figure of the shorter text is not in the longer: the same template, another day."""
    known = {figure.value for figure in long}
    missing = [figure for figure in short if figure.head and figure.value not in known]
    return any(
        figure.kind == other.kind and other.head for figure in missing for other in long if figure.kind
    )
