"""Alone: the few sentences, worth showing, of which no other account of the story tells the like.

Worth showing is what belongs to the story, says much that no other text says, stands early, and can be read by
itself. Leads are left out: they tell the event itself, which the others tell too, in whatever words. What speaks of
the outlet, speaks to the reader, or leans on the sentence before it is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from mujaz.arabic.words import root
from mujaz.fingerprints import RARE
from mujaz.fingerprints.figures import YEARS
from mujaz.fingerprints.sentences import BODY, HEAD
from mujaz.stories import cues, told
from mujaz.stories.points import stands_alone
from mujaz.stories.told import Told

_BARRED, _LEANING, _POINTING = (
    frozenset(cues.words("alone", name)) for name in ("barred", "leaning", "pointing")
)
_TURNING = cues.words("alone", "turning")
EACH, ALL = 3, 8
"""Sentences of one text, and of a story: what a reader takes in."""
_LONG = range(9, 46)
"""Words of a sentence that says something by itself."""
_NEW = 0.5
"""Share of what it tells that stands in no other text at all."""
_TELLS = 9.0
"""Rarity together of what is new: three rare words."""
_BELONGS = 2.0
"""Rarity together of what it has in common with headline and lead of other texts: it tells of the same event."""
_FIRST = 4
"""Words at its beginning that point at what was said before, if they do."""
_LIKE = 0.33
"""Share of it that one sentence of another text tells: with more it is told there too, in other words."""
_FIGURE, _BY_CHANCE = 3.0, 2
"""What a figure that no other text has tells; numbers up to here stand in every text."""
_EARLY = 10
"""Sentences after which one counts half."""

_PREFIXED = re.compile("^[وف]?[بلك]?(?=...)")
_ITEM = re.compile(r"\s*[(\[]?\d+\s?[-.)\]–]")
"""A numbered item of a list."""
_OPENING = frozenset('«“"(')
_ENDS = (".", "!", "»", "”", '"', ")", "…")
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"))


class _Known(NamedTuple):
    """What texts tell."""

    words: frozenset[str]
    heads: frozenset[str]
    """Stems of headlines and leads."""
    figures: frozenset[float]


class _Candidate(NamedTuple):
    """A sentence that stands in one text only."""

    worth: float
    account: int
    told: Told


def sentences(accounts: Sequence[Sequence[Told]]) -> list[Told]:
    """Up to ``EACH`` sentences of a text and ``ALL`` together, in the order of the texts and in theirs."""
    if len(accounts) < 2:
        return []
    tell = [_known(account) for account in accounts]
    found: list[_Candidate] = []
    for at, account in enumerate(accounts):
        others = [sentence for place, other in enumerate(accounts) if place != at for sentence in other]
        ends = _ENDS if any(sentence.text.rstrip().endswith(_ENDS) for sentence in account[1:]) else ""
        each = tell[:at] + tell[at + 1 :]
        known = _Known(
            frozenset().union(*(other.words for other in each)),
            frozenset().union(*(other.heads for other in each)),
            frozenset().union(*(other.figures for other in each)),
        )
        own = [
            _Candidate(worth, at, sentence)
            for sentence in account
            if _readable(sentence, ends)
            and (worth := _worth(sentence, known))
            and all(told.share(sentence.terms, other.terms) < _LIKE for other in others)
        ]
        found += sorted(own, key=_rank)[:EACH]
    best = sorted(found, key=_rank)[:ALL]
    return [candidate.told for candidate in sorted(best, key=lambda c: (c.account, c.told.place))]


def _known(account: Sequence[Told]) -> _Known:
    return _Known(
        frozenset(key for sentence in account for term in sentence.terms for key in _keys(term, sentence)),
        frozenset(term for sentence in account if sentence.zone == HEAD for term in sentence.terms),
        frozenset(value for sentence in account for value in _figures(sentence)),
    )


def _rank(candidate: _Candidate) -> tuple[float, str, int]:
    return -candidate.worth, candidate.told.source, candidate.told.place


def _readable(sentence: Told, ends: str | tuple[str, ...]) -> bool:
    """False for what a reader of this sentence alone would not understand; ``ends``: how its text ends sentences.

    A verb with the ending of "they" at the beginning has its subject in a sentence before: before one that is named
    it would stand in the singular.
    """
    words = [word.folded for word in sentence.words]
    return (
        len(words) in _LONG
        and sentence.zone == BODY
        and sentence.text.lstrip()[:1] in {sentence.text[sentence.words[0].start], *_OPENING}
        and sentence.text.rstrip().endswith(ends)
        and not _ITEM.match(sentence.text)
        and words[0] not in _LEANING
        and not words[0].endswith("وا")
        and _POINTING.isdisjoint(words[:_FIRST])
        and _POINTING.isdisjoint(_PREFIXED.sub("", word) for word in words[:_FIRST])
        and not " ".join(words[:4]).removeprefix("و").startswith(_TURNING)
        and stands_alone(words)
        and _BARRED.isdisjoint(words)
        and sentence.text.count('"') % 2 == 0
        and all(sentence.text.count(opening) == sentence.text.count(closing) for opening, closing in _PAIRS)
    )


def _worth(sentence: Told, known: _Known) -> float:
    """How much the sentence tells that no other text does; 0 where too little, or nothing of the story."""
    new = fsum(
        weight for term, weight in sentence.terms.items() if known.words.isdisjoint(_keys(term, sentence))
    )
    whole = fsum(sentence.terms.values())
    figures = _figures(sentence)
    common = told.common(sentence.terms, known.heads)
    if common < _BELONGS or (figures and 2 * len(figures & known.figures) >= len(figures)):
        return 0.0
    new += _FIGURE * len(figures - known.figures)
    if new < _TELLS or new < _NEW * whole:
        return 0.0
    return new * _EARLY / (_EARLY + sentence.place)


def _keys(term: str, sentence: Told) -> tuple[str, ...]:
    """By what a word is known again: names by their spelling, others by their root too."""
    return (term,) if sentence.terms[term] >= RARE else (term, f"√{root(term)}")


def _figures(sentence: Told) -> set[float]:
    values = (number.value for number in sentence.numbers if not number.ordinal)
    return {value for value in values if value > _BY_CHANCE and int(value) not in YEARS}
