"""Places: the countries that articles name, how much they speak of each, and whether they update; of many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from mujaz.arabic import gazetteer, names
from mujaz.arabic.tokens import Ints
from mujaz.fingerprints.sentences import BACKGROUND, BODY, HEAD, Sentences
from mujaz.fingerprints.vocabulary import BEGINS, FOLLOWS, LEADS, NOUN, ORDINARY, PLACED, UPDATE, Said

_SAYS = {HEAD: 6, BODY: 2, BACKGROUND: 1}
"""Zone → what a mention of a country, or of a town of it, says of where a text is at home."""
_LONGEST = 4
"""Words of a place's name."""


class Places(NamedTuple):
    """Of one article; see ``Fingerprint``."""

    countries: frozenset[str]
    all_countries: frozenset[str]
    lands: Mapping[str, int]
    update: bool


def of(divided: Sentences, said: Said, count: int) -> list[Places]:
    """What each of ``count`` articles says of places."""
    sentence = divided.of_words()
    zone, article = divided.zones[sentence], divided.texts[sentence] // 2
    lead: list[set[str]] = [set() for _ in range(count)]
    told: list[set[str]] = [set() for _ in range(count)]
    lands: list[dict[str, int]] = [{} for _ in range(count)]
    named = [(at, said.strings[said.country[at]]) for at in np.flatnonzero(said.country >= 0).tolist()]
    for at, country in _meant(divided, article, named):
        told[article[at]].add(country)
        if zone[at] == HEAD:
            lead[article[at]].add(country)
    for at, country in _meant(divided, article, _spoken_of(divided, said, sentence)):
        found = lands[article[at]]
        found[country] = found.get(country, 0) + _SAYS[int(zone[at])]
    updating = {*article[(said.does & UPDATE > 0) & (zone == HEAD)].tolist()}
    return [
        Places(frozenset(lead[at]), frozenset(told[at]), dict(sorted(lands[at].items())), at in updating)
        for at in range(count)
    ]


def _meant(
    divided: Sentences, article: Ints, mentions: Sequence[tuple[int, str]]
) -> Sequence[tuple[int, str]]:
    """Words with the country that each names; what may be a capital is one where its country is named otherwise.

    That is Amman, which is written as Oman is.
    """
    doubtful = {at: other for at, _ in mentions if (other := names.capital(divided.told.word(at)))}
    if not doubtful:
        return mentions
    sure = {(article[at], country) for at, country in mentions if at not in doubtful}
    return [
        (at, doubtful[at])
        if at in doubtful and (article[at], doubtful[at]) in sure and (article[at], country) not in sure
        else (at, country)
        for at, country in mentions
    ]


def _spoken_of(divided: Sentences, said: Said, sentence: Ints) -> list[tuple[int, str]]:
    """Words with the country that each names, or whose town it names.

    A town of one word is one where it is led to, or opens a headline or a body: as what is told of, or a dateline; an
    ordinary word is one behind a noun of place only.
    """
    found, past = [], 0
    opens = np.zeros(len(sentence), np.bool_)
    opens[divided.first[:-1][np.diff(divided.texts, prepend=-1) != 0]] = True
    led = np.zeros(len(sentence), np.int64)
    led[1:] = said.does[:-1] * (sentence[1:] == sentence[:-1])
    ordinary = said.does & ORDINARY > 0
    single = (said.home >= 0) & np.where(
        ordinary, led & NOUN > 0, (led & LEADS > 0) | opens | (said.does & PLACED > 0)
    )
    several = (said.does & BEGINS > 0) & np.append(said.does[1:] & FOLLOWS > 0, False)[: len(sentence)]
    for at in np.flatnonzero(single | several).tolist():
        if at < past:
            continue
        begun = _several(divided, at, int(divided.first[sentence[at] + 1])) if several[at] else None
        if begun:
            past = at + 1 + len(begun.rest)
            found.append((at, begun.country))
        elif single[at]:
            found.append((at, said.strings[said.home[at]]))
    return found


def _several(divided: Sentences, at: int, end: int) -> gazetteer.Begun | None:
    """The name of several words that the word ``at`` begins in a sentence that goes to ``end``."""
    word, *following = divided.told.words(at, min(end, at + _LONGEST))
    begun = (begun for begun in gazetteer.longer(word) if tuple(following[: len(begun.rest)]) == begun.rest)
    return next(begun, None)
