"""Figures: the numbers of a text with what they count, without those of its dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mujaz.arabic import dateparts, numerals
from mujaz.arabic.letters import fold
from mujaz.arabic.words import rarity, stem
from mujaz.fingerprints.sentences import CUES, HEAD, Sentence
from mujaz.model import Figure

_MONTHS = [name for name, month in dateparts.MONTHS.items() if month.calendar == "gregorian"]
CALENDAR = frozenset(name.split()[0] for name in (*_MONTHS, *dateparts.WEEKDAYS))
"""First words of the names of months and weekdays, folded."""
YEARS = range(1300, 2101)
"""A bare number of these is more often a year, Hijri ones too, than a count."""
_MOST = 60
"""Figures kept of one article: a table of results needs no more to be told from another."""
_NOT_COUNTED = frozenset(fold(word) for word in CUES["counted"]["nothing"])
KINDS: Mapping[str, str] = {fold(word): kind for kind, words in CUES["kinds"].items() for word in words}
"""Folded word → the kind of figure it stands beside: ``dead``, ``hurt``, ``missing``, ``percent``."""
PEOPLE = frozenset(fold(word) for word in CUES["counted"]["people"])
"""Nouns that say nothing about what is counted, folded."""
_NUMBERED = frozenset(stem(fold(word)) for word in CUES["counted"]["numbered"])


def of(sentences: Iterable[tuple[Sequence[int], Sentence]]) -> tuple[Figure, ...]:
    """The figures of an article, each once, sorted; those of the head win over the same in the body.

    ``sentences`` are those of the article, each with the places of the words with which a number may begin.
    """
    found: dict[tuple[float, str, bool], bool] = {}
    for places, sentence in sentences:
        for value, kind, ordinal in _read(sentence.words, places):
            key = (value, kind, ordinal)
            found[key] = found.get(key, False) or sentence.zone == HEAD
            if len(found) >= _MOST:
                break
    return tuple(sorted(Figure(value, kind, head, ordinal) for (value, kind, ordinal), head in found.items()))


def significant(value: float) -> str:
    """The significant digits of a number.

    >>> significant(340000), significant(3.9)
    ('34', '39')
    """
    return f"{value:.12g}".replace(".", "").strip("0")


def _read(words: Sequence[str], places: Sequence[int]) -> Iterable[tuple[float, str, bool]]:
    for number in numerals.read(words, places):
        after = words[number.end] if number.end < len(words) else ""
        if after in CALENDAR or (after == "من" and number.ordinal):
            continue
        if number.ordinal:
            before = words[number.start - 1] if number.start else ""
            if before and (rarity(stem(before)) > 0 or stem(before) in _NUMBERED):
                yield number.value, stem(before), True
            continue
        kind = _kind(words, number)
        if not kind and number.value in YEARS:
            continue
        yield number.value, kind, False


def _kind(words: Sequence[str], number: numerals.Number) -> str:
    following = words[number.end : number.end + 2]
    for word in following:
        if word in KINDS:
            return KINDS[word]
    if following and (following[0] in PEOPLE or following[0] in _NOT_COUNTED):
        for word in reversed(words[max(0, number.start - 3) : number.start]):
            if word in KINDS:
                return KINDS[word]
    if not following or following[0] in _NOT_COUNTED or following[0][:1].isdigit():
        return ""
    return stem(following[0])
