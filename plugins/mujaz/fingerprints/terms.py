"""Terms: the words that tell, with where they stand and who acts in them; of many articles at once."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mujaz.arabic import tokens
from mujaz.arabic.tokens import Hashes, Ints
from mujaz.fingerprints import sentences
from mujaz.fingerprints.sentences import Sentences
from mujaz.fingerprints.vocabulary import OFFICE, RARE, Said
from mujaz.model.fingerprints import FORE, HEAD, PERSON, THOUSANDTHS, TITLE, Weighed

_PHRASE = 6.0
"""Rarity together from which two stems side by side are a name, of a person, place or body."""
_NEAR = 7
"""Words behind a title within which its bearer is named: "the foreign minister of the Russian Federation N. N."."""


class Terms(NamedTuple):
    """Of one article; see ``Fingerprint``."""

    telling: Weighed
    phrased: Weighed
    roles: Mapping[str, frozenset[str]]


class _Place(NamedTuple):
    """Words that are compared, a column each."""

    sentence: Ints
    article: Ints
    term: Ints
    weight: Ints
    marks: Ints
    office: Ints
    """Number of the office behind which the word stands closely; -1 for none."""


def of(divided: Sentences, said: Said, names: Sequence[Sequence[str]]) -> list[Terms]:
    """The terms of each article.

    Args:
        divided: the sentences of the articles.
        said: what each of their words says.
        names: of each article, the outlets that it was taken from: "(agency)" is no evidence.
    """
    places, strings, count = _places(divided, said, names), said.strings, len(names)
    telling = _weighed(places.article, places.term, places.weight, places.marks, strings, count)
    return [
        Terms(*found)
        for found in zip(
            telling, _phrases(places, strings, count), _roles(places, strings, count), strict=True
        )
    ]


def _places(divided: Sentences, said: Said, names: Sequence[Sequence[str]]) -> _Place:
    """Where telling words stand, those of the outlets' names left out."""
    kept = np.flatnonzero(~_own(divided, names))
    sentence = divided.of_words()[kept]
    weight, term = said.weight[kept], said.term[kept]
    headline = divided.texts % 2 == 0
    here = HEAD * (divided.zones == sentences.HEAD) | FORE * (divided.zones != sentences.BACKGROUND)
    here |= TITLE * headline
    place = np.arange(len(kept))
    last = np.maximum.accumulate(np.where(said.does[kept] & OFFICE > 0, place, -_NEAR))
    close = (place - last < _NEAR) & (sentence[np.maximum(last, 0)] == sentence)
    acts = close & (weight >= RARE * THOUSANDTHS)
    return _Place(
        sentence,
        divided.texts[sentence] // 2,
        term,
        weight,
        here[sentence] | PERSON * acts,
        np.where(acts, term[np.maximum(last, 0)], -1),
    )


def _own(divided: Sentences, names: Sequence[Sequence[str]]) -> NDArray[np.bool_]:
    """True for words of the outlets' names, as far as those have several words.

    Names of one word stay: most are words of the language too, and names of cities.
    """
    told, found = divided.told, np.zeros(len(divided.told.hashes), np.bool_)
    sentence = divided.of_words()
    for article, own in enumerate(names):
        start, end = told.first[2 * article], told.first[2 * article + 2]
        for name in own:
            parts = _hashed(name)
            if len(parts) < 2:
                continue
            free = 0
            for at in (start + np.flatnonzero(told.hashes[start:end] == parts[0])).tolist():
                last = at + len(parts) - 1
                within = at >= free and last < end and sentence[at] == sentence[last]
                if within and told.follows(np.asarray([at]), parts)[0]:
                    found[at : last + 1], free = True, last + 1
    return found


@lru_cache(maxsize=1 << 12)
def _hashed(name: str) -> Hashes:
    return tokens.hashed([name])[0]


def _weighed(
    article: Ints, number: Ints, weight: Ints, marks: Ints, strings: Sequence[str], count: int
) -> list[Weighed]:
    """Of each article the numbers that weigh something, each once, in the order in which they first stand there.

    A number has the marks of all its places and the weight of the last, for spellings of one name differ in it.
    """
    some = np.flatnonzero(weight > 0)
    bits = len(some).bit_length()
    keys = np.sort((article[some] * len(strings) + number[some]) << bits | np.arange(len(some)))
    order, keys = some[keys & ((1 << bits) - 1)], keys >> bits
    begins = np.flatnonzero(np.diff(keys, prepend=-1))
    if not len(begins):
        return [_EMPTY] * count
    joined = np.bitwise_or.reduceat(marks[order], begins)
    first, last = order[begins], order[np.append(begins[1:], len(order)) - 1]
    by_place = np.argsort(first)
    first, last, joined = first[by_place], last[by_place], joined[by_place]
    words = [strings[at] for at in number[first].tolist()]
    weights, all_marks = weight[last].astype(np.uint16), joined.astype(np.uint8).tobytes()
    bounds = np.searchsorted(article[first], np.arange(count + 1)).tolist()
    return [
        Weighed(tuple(words[start:end]), array("H", weights[start:end].tobytes()), all_marks[start:end])
        for start, end in pairwise(bounds)
    ]


def _phrases(places: _Place, strings: Sequence[str], count: int) -> list[Weighed]:
    """Two telling stems side by side that are rare together."""
    weight = places.weight
    tells = (weight[1:] > 0) & (weight[:-1] > 0) & (places.sentence[1:] == places.sentence[:-1])
    both = weight[1:] + weight[:-1]
    found: list[dict[str, int]] = [{} for _ in range(count)]
    at = np.flatnonzero(tells & (both >= _PHRASE * THOUSANDTHS))
    rows = (places.article[at], places.term[at], places.term[at + 1], both[at])
    for article, one, other, together in zip(*(column.tolist() for column in rows), strict=True):
        found[article][sys.intern(f"{strings[one]} {strings[other]}")] = together
    return [Weighed(tuple(told), array("H", told.values()), bytes(len(told))) for told in found]


def _roles(places: _Place, strings: Sequence[str], count: int) -> list[Mapping[str, frozenset[str]]]:
    """Office → who holds it, in headline and lead."""
    found: list[dict[str, set[str]]] = [{} for _ in range(count)]
    at = np.flatnonzero((places.office >= 0) & (places.marks & HEAD > 0))
    rows = (places.article[at], places.office[at], places.term[at])
    for article, office, holder in zip(*(column.tolist() for column in rows), strict=True):
        found[article].setdefault(strings[office], set()).add(strings[holder])
    return [
        {office: frozenset(holders) for office, holders in roles.items()} if roles else _NOBODY
        for roles in found
    ]


_EMPTY = Weighed((), array("H"), b"")
_NOBODY: Mapping[str, frozenset[str]] = {}
