"""Key points: the few sentences of the lead's text that other accounts carry too.

Extractive and order-keeping: a point is a sentence as the lead has it. An account carries it where one of its own
sentences has all of its figures and, with its neighbours, most of its telling words, some of each of its clauses and
half of each of its quotations. Only distinct texts count as carriers: a copy says
nothing that its text did not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from mujaz.arabic import names, numerals, words
from mujaz.arabic.letters import fold
from mujaz.fingerprints import RARE, sentences
from mujaz.fingerprints.sentences import BACKGROUND, Sentence
from mujaz.model import Article, KeyPoint
from mujaz.stories.told import share

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
_MET, _CARRIED = 0.4, 0.6
"""Share of a sentence's telling weight that a sentence of another account must have to carry it, and that it must
have with the sentences before and behind it: one writer's sentence is another's two."""
_QUOTED, _TOUCHED = 0.5, 0.3
"""The same share of what a quotation tells, and of what a clause tells."""
_CLAUSE = 6.0
"""Telling weight from which a clause says something of its own: two words that are not everyday ones."""
_BY_CHANCE = 12
"""Figures up to here meet by chance and need not agree."""
_SAYING = frozenset({"ان", "انه", "انها", "انهم", "بانه", "بان"})
"""Folded: "that" right behind a verb of saying, where its subject would stand."""
_QUOTATION = re.compile('«([^«»]+)»|“([^“”]+)”|”([^“”]+)“|(?<!\\w)"([^"]+)"(?!\\w)')
_COMMA = re.compile("[،؛,;:]")


class _Content(NamedTuple):
    """What a sentence says."""

    sentence: Sentence
    terms: Mapping[str, float]
    figures: frozenset[float]
    quotations: tuple[Mapping[str, float], ...] = ()
    clauses: tuple[Mapping[str, float], ...] = ()


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
    told = [_content(sentence) for sentence in body[:_LOOKED_AT]]
    accounts = [(other.id, [_content(sentence) for sentence in sentences.of(other)]) for other in others]
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


def _content(sentence: Sentence) -> _Content:
    values = (number.value for number in numerals.read(sentence.words))
    figures = frozenset(value for value in values if value > _BY_CHANCE)
    quoted = (next(filter(None, match.groups())) for match in _QUOTATION.finditer(sentence.text))
    said = _COMMA.split(_QUOTATION.sub("،", sentence.text))
    return _Content(
        sentence,
        _terms(sentence.words),
        figures,
        tuple(map(_terms_in, quoted)),
        tuple(terms for terms in map(_terms_in, said) if sum(terms.values()) >= _CLAUSE),
    )


def _terms_in(text: str) -> dict[str, float]:
    return _terms(words.split(fold(text)))


def _terms(told: Sequence[str]) -> dict[str, float]:
    """Telling stem → weight of folded words."""
    terms: dict[str, float] = {}
    for word in told:
        stem = words.stem(word)
        weight = words.rarity(stem)
        if weight > 0:
            terms[names.key(stem) if weight >= RARE else stem] = weight
    return terms


def _carries(account: Sequence[_Content], one: _Content) -> bool:
    return any(
        one.figures <= other.figures
        and share(one.terms, other.terms.keys()) >= _MET
        and _whole(one, {term for near in account[max(0, at - 1) : at + 2] for term in near.terms})
        for at, other in enumerate(account)
    )


def _whole(one: _Content, told: Set[str]) -> bool:
    """True where ``told`` has most of ``one`` and leaves out no quotation and no clause of it."""
    return (
        share(one.terms, told) >= _CARRIED
        and all(share(quoted, told) >= _QUOTED for quoted in one.quotations if quoted)
        and all(share(clause, told) >= _TOUCHED for clause in one.clauses)
    )
