"""Fingerprints: what an article is compared by.

In: an ``Article``. Out: a ``Fingerprint``. Pure, per article; must not look at any other article, so that the
score of a pair depends on the two and on committed tables only. Many articles are taken at a time, in arrays of their
words; only the sentences that hold a figure or a day are read word by word.

    tokens ─► sentences ─► vocabulary ─► terms, places, quotations, cables, figures, moments; wording
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar, cast

import numpy as np

from mujaz.arabic import numerals
from mujaz.arabic.tokens import Ints
from mujaz.fingerprints import cables, figures, moments, places, quotations, sentences, terms, wording
from mujaz.fingerprints.places import Places
from mujaz.fingerprints.quotations import QUOTE
from mujaz.fingerprints.sentences import HEAD, Sentence, Sentences
from mujaz.fingerprints.terms import Terms
from mujaz.fingerprints.vocabulary import DATES, NUMBERS, RARE, Vocabulary, telling
from mujaz.fingerprints.wording import Wording
from mujaz.model import Article, Figure, Fingerprint
from mujaz.model.fingerprints import Quotation, Weighed
from mujaz.outlets import key

__all__ = ["QUOTE", "RARE", "figures_of", "interned", "take", "taken", "telling"]

Value = TypeVar("Value", bound=Hashable)

_LETTERS = 1 << 17
"""Letters of the articles that are taken together, so that their arrays stay in a processor's cache."""


def take(article: Article) -> Fingerprint:
    """The fingerprint of one article."""
    return taken([article])[0]


def taken(articles: Iterable[Article]) -> list[Fingerprint]:
    """The fingerprint of each article."""
    return [found for some in _batches(articles) for found in _taken(some)]


def figures_of(articles: Iterable[Article]) -> list[tuple[Figure, ...]]:
    """The figures of each article, where its fingerprint is not needed."""
    return [found for some in _batches(articles) for found in _figured(some)]


def _figured(articles: Sequence[Article]) -> list[tuple[Figure, ...]]:
    divided = sentences.divided(articles)
    _, some, places = np.unique(divided.told.hashes, return_index=True, return_inverse=True)
    begins = [NUMBERS * bool(numerals.begins(divided.told.word(at))) for at in some.tolist()]
    busy = _busy(divided, np.asarray(begins, np.int64)[places], len(articles))
    return [_figures(some) for some in busy]


class _Busy(NamedTuple):
    """A sentence that holds a figure or a day."""

    sentence: Sentence
    numbers: Sequence[int]
    """Places of the words with which a number may begin."""
    dated: bool
    """True where it may speak of a day."""


def _busy(divided: Sentences, does: Ints, count: int) -> list[list[_Busy]]:
    """Such sentences of each of ``count`` articles, from what each word ``does``."""
    of_words, words = divided.of_words(), np.flatnonzero(does & NUMBERS)
    numbers: dict[int, list[int]] = defaultdict(list)
    rows = of_words[words], words - divided.first[of_words[words]]
    for at, place in zip(*(column.tolist() for column in rows), strict=True):
        numbers[at].append(place)
    dated = set(of_words[does & DATES > 0].tolist())
    found: list[list[_Busy]] = [[] for _ in range(count)]
    for at in sorted(dated | numbers.keys()):
        some = _Busy(divided.sentence(at), numbers.get(at, ()), at in dated)
        found[divided.texts[at] // 2].append(some)
    return found


def _sources(article: Article) -> tuple[str, ...]:
    """Keys of the outlets and agencies that it is from."""
    return (key(article.outlet or ""), *map(key, article.credits))


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    some: list[Article] = []
    letters = 0
    for article in articles:
        some.append(article)
        letters += sum(map(len, article.paragraphs))
        if letters >= _LETTERS or len(some) >= wording.TOGETHER // 2:
            yield some
            some, letters = [], 0
    if some:
        yield some


def interned(found: Fingerprint) -> Fingerprint:
    """The same, with each word once in memory however many fingerprints were read back from a cache."""
    return replace(
        found,
        telling=_interned(found.telling),
        phrased=_interned(found.phrased),
        quotes=tuple(tuple(map(sys.intern, stems)) for stems in found.quotes),
    )


def _interned(weighed: Weighed) -> Weighed:
    return weighed._replace(words=tuple(map(sys.intern, weighed.words)))


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary()


def _taken(articles: Sequence[Article]) -> list[Fingerprint]:
    divided, count = sentences.divided(articles), len(articles)
    said = _vocabulary().look_up(divided.told)
    names = [_sources(article) for article in articles]
    return [
        _assembled(*found)
        for found in zip(
            articles,
            terms.of(divided, said, names),
            wording.of(divided.told)[1::2],
            places.of(divided, said, count),
            quotations.of(divided, said, count),
            cables.of(divided, said, count),
            _busy(divided, said.does, count),
            strict=True,
        )
    ]


def _assembled(
    article: Article,
    told: Terms,
    words: Wording,
    where: Places,
    quotes: tuple[Quotation, ...],
    addressees: frozenset[str],
    some: Sequence[_Busy],
) -> Fingerprint:
    day = article.published.day if article.published and article.published.known_by != "copy" else None
    stated = article.published is not None and article.published.known_by == "stated"
    dated = [busy.sentence for busy in some if busy.dated]
    leading = [sentence for sentence in dated if sentence.zone == HEAD]
    months = frozenset(month for sentence in leading for month in moments.months(sentence))
    return Fingerprint(
        id=article.id,
        outlet=key(article.outlet or ""),
        day=_once(day),
        length=words.length,
        exact=words.exact,
        shingles=words.shingles,
        telling=told.telling,
        phrased=told.phrased,
        roles=told.roles,
        quotes=quotes,
        addressees=_once(addressees),
        figures=_figures(some),
        moments=moments.of(dated, day, stated),
        countries=_once(where.countries),
        all_countries=_once(where.all_countries),
        lands=where.lands,
        calendar=_once(moments.signs(leading)),
        all_calendar=_once(moments.signs(dated)),
        months=_once(months),
        update=where.update,
    )


def _figures(some: Iterable[_Busy]) -> tuple[Figure, ...]:
    told = figures.of((busy.numbers, busy.sentence) for busy in some if busy.numbers)
    return tuple(map(_once, told))


@lru_cache(maxsize=1 << 16)
def _equal(value: Hashable) -> Hashable:
    return value


def _once(value: Value) -> Value:
    """The one in memory that is equal to ``value``: most countries, days and figures recur."""
    return cast("Value", _equal(value))
