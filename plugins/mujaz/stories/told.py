"""Told: the sentences of an article as they are compared with those of another account.

For comparing each word has its telling stem and how much that tells; for showing, its place in the sentence as it
stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from math import fsum, sqrt
from typing import NamedTuple

from mujaz.arabic import numerals
from mujaz.arabic.numerals import Number
from mujaz.fingerprints import sentences, telling
from mujaz.model import Article
from mujaz.stories.passages import placed


class Word(NamedTuple):
    """One word of a sentence."""

    start: int
    end: int
    folded: str
    term: str
    """The stem by which it is compared; rare ones in the form that spellings of one name share."""
    weight: float
    """Rarity; 0 for what tells nothing, numbers and days included."""


class Told(NamedTuple):
    """A sentence as it is compared."""

    source: str
    """The article's id."""
    place: int
    """Number of the sentence in its article, the headline 0 where there is one."""
    text: str
    zone: int
    """As in ``fingerprints.sentences``."""
    words: tuple[Word, ...]
    terms: Mapping[str, float]
    """Telling stem → rarity, in the order of the sentence."""
    numbers: tuple[Number, ...]
    """Those that its words give, ordinals too."""
    headline: bool = False


def of(article: Article) -> list[Told]:
    """The headline and the sentences of the body, in order."""
    found = []
    for place, sentence in enumerate(sentences.of(article)):
        told = tuple(
            Word(word.start, word.end, folded, *telling(folded))
            for word in placed(sentence.text)
            for folded in word.folded.split(" ")
        )
        terms = {word.term: word.weight for word in told if word.weight > 0}
        headline = bool(article.title) and place == 0
        numbers = tuple(numerals.read([word.folded for word in told]))
        found.append(Told(article.id, place, sentence.text, sentence.zone, told, terms, numbers, headline))
    return found


def common(terms: Mapping[str, float], others: Set[str] | Mapping[str, float]) -> float:
    """Rarity together of what ``terms`` tell that stands among ``others``."""
    return fsum(weight for term, weight in terms.items() if term in others)


def share(terms: Mapping[str, float], others: Set[str] | Mapping[str, float]) -> float:
    """Share (0–1) of what ``terms`` tell that stands among ``others``; 0 where they tell nothing."""
    whole = fsum(terms.values())
    return common(terms, others) / whole if whole else 0.0


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The geometric mean (0–1) of the shares that each tells of the other."""
    return sqrt(share(one, other) * share(other, one))
