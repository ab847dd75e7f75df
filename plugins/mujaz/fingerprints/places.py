"""Places: the countries and cities that articles name, and whether they say that they update; of many at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mujaz.arabic.tokens import Ints
from mujaz.fingerprints.sentences import BACKGROUND, HEAD, Sentences
from mujaz.fingerprints.vocabulary import INTO, PLACED, UPDATE, Said


class Places(NamedTuple):
    """Of one article; see ``Fingerprint``."""

    countries: frozenset[str]
    all_countries: frozenset[str]
    cities: frozenset[str]
    update: bool


def of(divided: Sentences, said: Said, count: int) -> list[Places]:
    """What each of ``count`` articles says of places."""
    sentence = divided.of_words()
    zone, article = divided.zones[sentence], divided.texts[sentence] // 2
    placed = np.zeros(len(sentence), np.bool_)
    placed[1:] = ((said.does[:-1] & PLACED > 0) | (said.does[1:] & INTO > 0)) & (
        sentence[1:] == sentence[:-1]
    )

    def named(column: Ints, where: NDArray[np.bool_]) -> list[set[str]]:
        found: list[set[str]] = [set() for _ in range(count)]
        rows = np.flatnonzero((column >= 0) & where)
        for at, name in zip(article[rows].tolist(), column[rows].tolist(), strict=True):
            found[at].add(said.strings[name])
        return found

    updating = {*article[(said.does & UPDATE > 0) & (zone == HEAD)].tolist()}
    return [
        Places(frozenset(lead), frozenset(told), frozenset(cities), at in updating)
        for at, (lead, told, cities) in enumerate(
            zip(
                named(said.country, zone == HEAD),
                named(said.country, zone >= HEAD),
                named(said.city, placed & (zone != BACKGROUND)),
                strict=True,
            )
        )
    ]
