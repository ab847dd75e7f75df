"""Key points: the few sentences of the lead's text that other accounts carry too.

Extractive and order-keeping: a point is a sentence as the lead has it. An account carries it where one of its own
sentences tells most of the same telling words and contradicts none of its figures. Only distinct texts count as
carriers: a copy says nothing that its text did not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mujaz.arabic import names, numerals, words
from mujaz.fingerprints import RARE, sentences
from mujaz.fingerprints.sentences import BACKGROUND, Sentence
from mujaz.model import Article, KeyPoint

MOST = 4
"""Points of a story: what fits a phone's first screen."""
LEAST = 2
"""A single point would only say the text's first sentence twice."""
_PART = 3
"""At most one sentence in so many of the lead is a point: points tell the core, they do not replace the text."""
_LOOKED_AT = 14
"""Sentences from the top that can be points: news tells the core first."""
_WORDS = range(7, 46)
"""Words of a sentence that stands alone: a shorter one leans on its neighbours, a longer one is a paragraph."""
_CARRIED = 0.5
"""Share of a sentence's telling weight that a sentence of another account must have to carry it."""
_BY_CHANCE = 12
"""Figures up to here meet by chance and need not agree."""


_SAYING = frozenset({"ان", "انه", "انها", "انهم", "بانه", "بان"})
"""Folded: "that" right behind a verb of saying, where its subject would stand."""


class _Told(NamedTuple):
    """A sentence as it is compared."""

    sentence: Sentence
    terms: Mapping[str, float]
    figures: frozenset[float]


def points(lead: Article, others: Sequence[Article]) -> tuple[KeyPoint, ...]:
    """Up to ``MOST`` sentences of ``lead``, in its order, with the accounts that carry each.

    Args:
        lead: the story's lead article.
        others: one article of each other text of the story.

    Returns:
        Nothing where other accounts carry fewer than ``LEAST`` sentences: then there is no common core to tell.
    """
    if not others:
        return ()
    body = list(sentences.of(lead))[bool(lead.title) :]
    told = [_told(sentence) for sentence in body[:_LOOKED_AT]]
    accounts = [(other.id, [_told(sentence) for sentence in sentences.of(other)]) for other in others]
    found = [
        (place, KeyPoint(one.sentence.text.strip(), lead.id, (lead.id, *carriers)))
        for place, one in enumerate(told)
        if len(one.sentence.words) in _WORDS
        and stands_alone(one.sentence.words)
        and one.sentence.zone != BACKGROUND
        for carriers in [tuple(ident for ident, account in accounts if _carries(account, one))]
        if carriers
    ]
    most = min(MOST, 1 + len(body) // _PART)
    best = sorted(found, key=lambda entry: (-len(entry[1].carriers), entry[0]))[:most]
    return tuple(point for _, point in sorted(best, key=lambda entry: entry[0])) if len(best) >= LEAST else ()


def stands_alone(words: Sequence[str]) -> bool:
    """False for "and he added that …": whose words they are stands in a sentence before."""
    return _SAYING.isdisjoint(words[1:3])


def _told(sentence: Sentence) -> _Told:
    terms: dict[str, float] = {}
    for word in sentence.words:
        stem = words.stem(word)
        weight = words.rarity(stem)
        if weight > 0:
            terms[names.key(stem) if weight >= RARE else stem] = weight
    values = (number.value for number in numerals.read(sentence.words))
    return _Told(sentence, terms, frozenset(value for value in values if value > _BY_CHANCE))


def _carries(account: Sequence[_Told], one: _Told) -> bool:
    whole = sum(one.terms.values())
    return whole > 0 and any(
        one.figures <= other.figures
        and sum(weight for term, weight in one.terms.items() if term in other.terms) >= _CARRIED * whole
        for other in account
    )
