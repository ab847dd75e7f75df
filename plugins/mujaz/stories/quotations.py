"""Quotations: one saying that accounts give in other words.

Two quotations are one saying where most of what the shorter tells stands in the other; they are worth showing side
by side where hardly any run of words is the same: translated anew, or put into the reporter's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mujaz.fingerprints import RARE
from mujaz.stories import told
from mujaz.stories.passages import overlap
from mujaz.stories.told import Told

_QUOTED = re.compile(
    '«([^«»]{20,600})»|“([^“”]{20,600})”|”([^“”]{20,600})“|(?<!\\w)"(?![\\s،,.:])([^"]{20,600})"(?!\\w)'
)
"""Straight marks open before a word and after none, so that what stands between two quotations is not taken for one."""
_LEAST = 6
"""Words of a quotation; a shorter one is a name or a phrase."""
_SAME = 0.42
"""Likeness (0–1), the geometric mean of the shares that each tells of the other: a remark about the same matter inside
a long quotation stays below it."""
_SAYING = 6.0
"""Rarity together of shared stems from which they say something."""
_PLAIN = 3
"""Shared stems that are no names: a list of names in marks is no saying."""
_TELLING, _ENOUGH = 1.0, 2
"""Rarity from which a word tells who speaks, and how many such words tell it."""
_RUN, _KEPT = 3, 0.5
"""Share of the shorter one's words that stand in runs of so many in the other: with more the wording is one."""


class Quotation(NamedTuple):
    """The inside of quotation marks."""

    told: Told
    start: int
    end: int
    terms: Mapping[str, float]

    @property
    def words(self) -> str:
        """As it stands."""
        return self.told.text[self.start : self.end]


def reworded(accounts: Sequence[Sequence[Told]]) -> list[tuple[Quotation, ...]]:
    """Sayings that texts quote in other words: a quotation per text, in the order of the texts.

    Args:
        accounts: the sentences of each text; their order decides which text a saying is told from.
    """
    quoted = [[quotation for sentence in account for quotation in _of(sentence)] for account in accounts]
    used: set[tuple[str, int, int]] = set()
    found = []
    for at, own in enumerate(quoted):
        for one in own:
            others = [
                _likest(one, [q for q in theirs if _spot(q) not in used]) for theirs in quoted[at + 1 :]
            ]
            same = [other for other in others if other is not None]
            if _spot(one) not in used and any(_other_words(one, other) for other in same):
                used |= {_spot(one), *map(_spot, same)}
                found.append((one, *same))
    return found


def _of(sentence: Told) -> list[Quotation]:
    found = []
    for match in _QUOTED.finditer(sentence.text):
        start, end = match.span(match.lastindex or 0)
        words = [word for word in sentence.words if start <= word.start and word.end <= end]
        if len(words) >= _LEAST:
            found.append(Quotation(sentence, start, end, {w.term: w.weight for w in words if w.weight > 0}))
    return found


def _spot(quotation: Quotation) -> tuple[str, int, int]:
    return quotation.told.source, quotation.told.place, quotation.start


def _likest(one: Quotation, others: Sequence[Quotation]) -> Quotation | None:
    """The one of ``others`` that is the same saying, whatever its words."""
    scored = [
        (max(told.share(one.terms, other.terms), told.share(other.terms, one.terms)), -place)
        for place, other in enumerate(others)
        if _one_saying(one, other)
    ]
    return others[-max(scored)[1]] if scored else None


def _one_saying(one: Quotation, other: Quotation) -> bool:
    short, long = sorted((one, other), key=lambda quotation: (len(quotation.terms), _spot(quotation)))
    figures = [_figures(quotation) for quotation in (short, long)]
    shared, alike = told.common(one.terms, other.terms), told.likeness(one.terms, other.terms)
    plain = sum(term in other.terms for term, weight in one.terms.items() if weight < RARE)
    if shared < _SAYING or alike < _SAME or plain < _PLAIN or not figures[0] <= figures[1]:
        return False
    speakers = [_about(quotation) for quotation in (short, long)]
    return min(map(len, speakers)) < _ENOUGH or not speakers[0].isdisjoint(speakers[1])


def _figures(quotation: Quotation) -> set[float]:
    words = quotation.told.words
    return {
        number.value
        for number in quotation.told.numbers
        if quotation.start <= words[number.start].start < quotation.end
    }


def _about(quotation: Quotation) -> set[str]:
    """What its sentence tells outside the marks: who says it, mostly."""
    return {
        word.term
        for word in quotation.told.words
        if word.weight >= _TELLING and not quotation.start <= word.start < quotation.end
    }


def _other_words(one: Quotation, other: Quotation) -> bool:
    short, long = sorted((one, other), key=lambda quotation: (len(quotation.words), _spot(quotation)))
    return overlap(short.words, long.words, _RUN).share < _KEPT
