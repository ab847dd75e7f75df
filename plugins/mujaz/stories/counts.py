"""Counts: the figures of a sentence that count something, with how exactly, of what, and where they stand.

More is left out than in ``fingerprints.figures``, which looks for likeness: dates, times, ages, results, ranges,
labels ("resolution 2254") and figures of which nothing says what they count are no claims that another account
could contradict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

from mujaz.arabic import calendar, numerals
from mujaz.arabic.numerals import Number
from mujaz.arabic.words import stem
from mujaz.fingerprints import RARE
from mujaz.fingerprints.figures import CALENDAR, KINDS, PEOPLE, YEARS
from mujaz.stories import cues
from mujaz.stories.told import Told


def _folded(name: str) -> frozenset[str]:
    return frozenset(cues.words("figures", name))


_ABOUT, _OVER, _UNDER, _LEAST = map(_folded, ("about", "over", "under", "least"))
_MOMENT = _folded("moment")
_OF, _SCOPE, _AGE, _AGED, _CLOCK, _LABEL = map(_folded, ("of", "scope", "age", "years", "clock", "label"))
_FATES = frozenset({"dead", "hurt", "missing"})
_PLURAL = _folded("plural")
_NEAR = 7
"""Words on either side of a figure that tell what it counts, as far as its clause goes."""
_BEFORE = 4
"""Words before a figure among which its fate stands: "the death of at least 40 persons"."""
_ABOUT_SHARE = 0.15
"""How far "about" reaches."""
_ROUND = 0.05
"""How far a large round figure reaches."""
_LARGE = 100
"""Smaller figures are told one by one: 40 is not 42."""
_CLAUSE = re.compile('[،؛:()\\[\\]«»"“”…,]')
_RESULT = re.compile(r"\d\s?[-–/:×*]\s?\d")
_JOINED = re.compile(r"\d+(?:(?:[^\w\s]|ر)+\d+)+")
"""Digits with anything but a space between them: often a decimal sign of the house, or figures turned about."""
_SOUND = re.compile(r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d{1,2})?|\d{1,3}(?:\.\d{3})+|\d+[.,٫]\d{1,2}")
"""Such digits that can be read in one way only."""
_GROUPED = re.compile(r"\d[.,٬]\d{3}(?!\d)")
_LONGEST = 80
"""Words of a sentence: in a longer one, a list, nothing says which of its words a figure belongs to."""


class Count(NamedTuple):
    """A figure of a sentence with what it counts."""

    told: Told
    value: float
    low: float
    high: float
    """What may be meant by it: "over 30" is 30 and more."""
    thing: str
    """Stem of the noun counted; empty for people of no kind whose fate is told."""
    fate: str
    """``dead``, ``hurt``, ``missing`` or empty."""
    start: int
    end: int
    """Where figure and noun stand in the sentence, in characters."""
    near: Mapping[str, float]
    """Telling stems about it → rarity, those of its noun left out."""
    names: frozenset[str]
    """The rare ones of them."""
    scope: frozenset[str]
    """Words near it that say over which time, or whether it is only expected."""


def of(told: Told) -> list[Count]:
    """The counts of one sentence, in order; none of a sentence that gives results or ranges at every turn."""
    folded = [word.folded for word in told.words]
    numbers = [number for number in told.numbers if not number.ordinal]
    if not numbers or len(folded) > _LONGEST or not _MOMENT.isdisjoint(folded):
        return []
    barred = [(m.start, m.end) for m in calendar.mentions(told.text)]
    barred += [match.span() for match in _RESULT.finditer(told.text)]
    barred += [match.span() for match in _JOINED.finditer(told.text) if not _SOUND.fullmatch(match[0])]
    found = []
    for place, number in enumerate(numbers):
        count = None if _barred(told, folded, number, barred) else _count(told, folded, numbers, place)
        if count is not None:
            found.append(count)
    return found


def _barred(told: Told, folded: Sequence[str], number: Number, spans: Sequence[tuple[int, int]]) -> bool:
    start, end = told.words[number.start].start, told.words[number.end - 1].end
    before, after = folded[max(0, number.start - 2) : number.start], folded[number.end : number.end + 2]
    if any(start < stop and begin < end for begin, stop in spans):
        return True
    if before and before[-1][-1:].isdigit() and folded[number.start][:1].isalpha():
        return True  # a scale behind digits that could not be read
    if folded[number.start] in _PLURAL or (before and numerals.is_numeral(before[-1].removeprefix("ال"))):
        return True  # "thousands of", or the rest of a definite "the eighteen"
    if number.end - number.start > 1 and _GROUPED.search(told.text[start:end]):
        return True  # "1.190 million" is one million or a thousand
    if any(word in _LABEL or (word[-1:].isascii() and word[-1:].isalpha()) for word in before[-1:]):
        return True
    if (before[-1:] and before[-1] in _OF) or (
        before[-2:-1] and before[-2] in _OF and before[-1] in {"ال", "الي"}
    ):
        return True
    if set(before) & _CLOCK or set(after[:1]) & (_CLOCK - {"ساعه"}) or set(after[:1]) & CALENDAR:
        return True
    aged = set(after[:1]) & _AGED
    opened = told.text[:start].rstrip().endswith("(")
    return bool(aged) and (opened or bool(set(folded[max(0, number.start - 3) : number.start]) & _AGE))


def _count(told: Told, folded: Sequence[str], numbers: Sequence[Number], place: int) -> Count | None:
    number = numbers[place]
    left = max(numbers[place - 1].end + 1 if place else 0, _clause_start(told, number.start), 0)
    right = min(
        numbers[place + 1].start if place + 1 < len(numbers) else len(folded), _clause_end(told, number.end)
    )
    noun = folded[number.end] if number.end < right else ""
    kind = KINDS.get(noun, "")
    hundredth = folded[number.end : number.end + 2]
    if hundredth[:1] == ["في"] and KINDS.get(hundredth[-1]) == "percent":
        kind, end = "percent", number.end + 2
    elif kind == "percent" or "%" in told.text[told.words[number.end - 1].end :][:2]:
        kind, end = "percent", number.end + bool(noun)
    elif (
        not noun
        or noun[:2] == "ال"
        or noun[:3] in {"وال", "بال", "فال"}
        or noun[:2] == "لل"
        or noun[0].isdigit()
        or (not told.words[number.end].weight and noun not in PEOPLE and not kind)
    ):
        return None
    else:
        end = number.end + 1
    if not kind and number.value == int(number.value) and int(number.value) in YEARS:
        return None
    fate = _fate(folded, number, left, right)
    if kind in _FATES:
        if fate not in {"", kind} and _fate(folded, number, left, number.end):
            return None  # "the death of four of the injured" counts neither the dead nor the hurt
        fate = kind
    thing = (
        "%" if kind == "percent" else "" if fate and (noun in PEOPLE or kind) else told.words[number.end].term
    )
    low, high = _bounds(folded, number, end)
    around = [
        *told.words[max(left, number.start - _NEAR) : number.start],
        *told.words[end : min(right, end + _NEAR)],
    ]
    near = {word.term: word.weight for word in around if word.weight > 0 and word.folded not in KINDS}
    return Count(
        told,
        number.value,
        low,
        high,
        thing,
        fate,
        told.words[number.start].start,
        told.words[min(end, len(told.words)) - 1].end,
        near,
        frozenset(term for term, weight in near.items() if weight >= RARE),
        frozenset(word.folded for word in told.words if word.folded in _SCOPE),
    )


def _fate(folded: Sequence[str], number: Number, left: int, right: int) -> str:
    """What befell those counted: by the nearest word before the figure, else by the first behind."""
    before = folded[max(left, number.start - _BEFORE) : number.start]
    for word in (*reversed(before), *folded[number.end : min(right, number.end + 3)]):
        kind = KINDS.get(word) or KINDS.get(word.removeprefix("و")) or KINDS.get(stem(word))
        if kind in _FATES:
            return kind
    return ""


def _bounds(folded: Sequence[str], number: Number, end: int) -> tuple[float, float]:
    value, before = number.value, folded[max(0, number.start - 2) : number.start]
    phrases = {*before[-1:], " ".join(before), *before[-2:-1]}
    plain = {word.removeprefix("و").removeprefix("ب") for word in phrases} | phrases
    behind = " ".join(folded[end : end + 2])
    if plain & _OVER or behind in _LEAST or (folded[end : end + 1] and folded[end] in _LEAST):
        return value, inf
    if plain & _UNDER:
        return 0.0, value
    if plain & _ABOUT or any(word in _ABOUT for word in folded[end : end + 1]):
        return value * (1 - _ABOUT_SHARE), value * (1 + _ABOUT_SHARE)
    slack = _slack(value)
    return value - slack, value + slack


def _slack(value: float) -> float:
    """How far a figure that is told with few digits may stand from the one that was counted."""
    if value != int(value):
        return 0.5 * 10.0 ** -len(f"{value:.12g}".partition(".")[2])
    zeros = len(f"{value:.0f}") - len(f"{value:.0f}".rstrip("0"))
    return min(0.5 * 10**zeros, value * _ROUND) if value >= _LARGE and zeros else 0.0


def _clause_start(told: Told, at: int) -> int:
    """Number of the first word of the clause in which word ``at`` stands."""
    while at > 0 and not _CLAUSE.search(told.text[told.words[at - 1].end : told.words[at].start]):
        at -= 1
    return at


def _clause_end(told: Told, at: int) -> int:
    while 0 < at < len(told.words) and not _CLAUSE.search(
        told.text[told.words[at - 1].end : told.words[at].start]
    ):
        at += 1
    return at


def agree(one: Count, other: Count) -> bool:
    """True where both figures may mean the same number."""
    if one.low <= other.high and other.low <= one.high:
        return True
    whole = (one.value == int(one.value)) != (other.value == int(other.value))
    return whole and abs(one.value - other.value) < 1


def like(one: Count, other: Count) -> bool:
    """True where both count the same kind of thing."""
    return one.thing == other.thing and one.fate == other.fate and one.scope == other.scope


def pairs(ones: Sequence[Count], others: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Counts of two texts that count the same kind of thing."""
    for one in ones:
        for other in others:
            if like(one, other):
                yield one, other
