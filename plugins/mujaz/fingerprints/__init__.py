"""Fingerprints: what an article is compared by.

In: an ``Article``. Out: a ``Fingerprint``. Pure, per article; must not look at any other article, so that the
score of a pair depends on the two and on committed tables only.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from mujaz.arabic import names, numerals
from mujaz.arabic.letters import fold
from mujaz.arabic.words import rarity, split, stem
from mujaz.fingerprints import figures, moments, sentences
from mujaz.fingerprints.sentences import BACKGROUND, HEAD, Sentence
from mujaz.model import Article, Fingerprint
from mujaz.outlets import key

SHINGLE = 5
"""Words of a run; copies share such runs, rewrites hardly any (docs/clustering.md)."""
RARE = 2.5
"""Rarity from which a stem is likely a name and is compared in the spelling-robust form: 1 in 100,000 words."""
_JOINED = "بلفكو"
"""Letters that Arabic joins to the next word (in, to, so, as, and)."""
_CLEARLY = 0.5
"""Such a letter is taken off where the rest is three times as frequent as the whole."""
_CALENDAR = frozenset(stem(word) for word in figures.CALENDAR)
"""Months and weekdays: compared as dates, never as words."""
_MIX = np.array(
    [1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], np.uint64
)
"""Odd 64-bit constants (xxHash's primes): one multiplier per place in a run."""


def take(article: Article) -> Fingerprint:
    """The fingerprint of one article."""
    told = list(sentences.of(article))
    body = [word for paragraph in article.paragraphs for word in split(fold(paragraph))]
    hashes = np.fromiter((crc32(word.encode()) for word in body), np.uint64, len(body))
    terms, head, fore = _terms(told, (key(article.outlet or ""), *map(key, article.credits)))
    leading = [sentence for sentence in told if sentence.zone == HEAD]
    day = article.published.day if article.published and article.published.known_by != "copy" else None
    return Fingerprint(
        id=article.id,
        outlet=key(article.outlet or ""),
        credits=tuple(key(credit) for credit in article.credits),
        day=day,
        length=len(body),
        exact=crc32(hashes.tobytes()) << 32 | len(body),
        shingles=_shingles(hashes),
        terms=terms,
        head=head,
        fore=fore,
        figures=figures.of(told),
        moments=moments.of(told, day),
        countries=frozenset(
            code for sentence in leading for word in sentence.words if (code := names.country(word))
        ),
        update=any(word in _UPDATES for sentence in leading for word in sentence.words),
    )


_UPDATES = frozenset(fold(word) for word in sentences.CUES["updates"]["words"])


def _shingles(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    if len(hashes) < SHINGLE:
        return np.unique(np.bitwise_xor.reduce(hashes * _MIX[: len(hashes)], keepdims=True))
    runs = np.zeros(len(hashes) - SHINGLE + 1, np.uint64)
    for place in range(SHINGLE):
        runs = (runs ^ hashes[place : len(runs) + place]) * _MIX[place]
    return np.unique(runs)


def _terms(
    told: list[Sentence], own: tuple[str, ...]
) -> tuple[dict[str, float], dict[str, float], frozenset[str]]:
    terms: dict[str, float] = {}
    head: dict[str, float] = {}
    fore: set[str] = set()
    names_of_outlets = {term for name in own for word in name.split() for term, _ in [_telling(word)]}
    for sentence in told:
        for word in sentence.words:
            term, weight = _telling(word)
            if weight <= 0 or term in names_of_outlets:
                continue
            terms[term] = weight
            if sentence.zone == HEAD:
                head[term] = weight
            if sentence.zone != BACKGROUND:
                fore.add(term)
    return terms, head, frozenset(fore)


@lru_cache(maxsize=1 << 17)
def _telling(word: str) -> tuple[str, float]:
    """The stem by which a folded word is compared, with its rarity; rarity 0 for what says nothing."""
    if word[0].isdigit() or word[-1].isdigit() or len(word) < 2:
        return word, 0.0
    bare = stem(word)
    weight = rarity(bare)
    if weight >= RARE and word[0] in _JOINED and len(word) > 4:
        rest = stem(word[1:])
        if rarity(rest) < weight - _CLEARLY:
            bare, weight = rest, rarity(rest)
    if bare in _CALENDAR or numerals.read([word]):
        return bare, 0.0
    return (names.key(bare) if weight >= RARE else bare), weight
