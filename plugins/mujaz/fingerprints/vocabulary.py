"""Vocabulary: what each word of a text says, looked up once for all the places where it stands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from mujaz.arabic import gazetteer, names, numerals
from mujaz.arabic.letters import fold
from mujaz.arabic.tokens import Ints, Tokens
from mujaz.arabic.words import rarity, stem
from mujaz.fingerprints import figures, moments, sentences
from mujaz.model.fingerprints import THOUSANDTHS

RARE = 2.5
"""Rarity from which a stem is likely a name and is compared in the spelling-robust form: 1 in 100,000 words."""
NUMBERS, DATES, OFFICE, UPDATE, LEADS, PLACED, BEGINS, CABLE, FOLLOWS = 1, 2, 4, 8, 16, 32, 64, 128, 256
NOUN, ORDINARY = 512, 1024
"""What a word does: begins a number; belongs to a date, or may; is an office, a rank or a profession; says that a
figure replaces another; stands before a place; is a place's name wherever it stands; may begin one of several words;
tells of congratulations or condolences; may be the second of several words of a place's name; is a noun of place; is
a place's name behind such a noun only."""
_JOINED = "بلفكو"
"""Letters that Arabic joins to the next word (in, to, so, as, and)."""
_CLEARLY = 0.5
"""و and ف are taken off where the rest is three times as frequent as the whole …"""
_SURELY = 1.5
"""… and ب ل ك, with which many names begin, where it is thirty times as frequent."""
_CALENDAR = frozenset(stem(word) for word in figures.CALENDAR)
"""Months and weekdays: compared as dates, never as words."""
_OFFICES = frozenset(stem(fold(word)) for word in sentences.CUES["titles"]["words"])
_CABLES = frozenset(map(fold, sentences.CUES["cables"]["words"]))
_MOST = 1 << 18
"""Words that are remembered."""


@lru_cache(maxsize=1 << 17)
def telling(word: str) -> tuple[str, float]:
    """The stem by which a folded word is compared, with its rarity; rarity 0 for what says nothing."""
    if word[0].isdigit() or word[-1].isdigit() or len(word) < 2:
        return word, 0.0
    bare = stem(word)
    weight = rarity(bare)
    if word[0] in _JOINED and len(word) > 3:
        rest = stem(word[1:])
        lighter = rarity(rest)
        least = _CLEARLY if word[0] in "وف" else _SURELY
        if len(rest) > 2 and weight - lighter > least:
            bare, weight = rest, lighter
    if bare in _CALENDAR or numerals.is_numeral(word):
        return bare, 0.0
    return (names.key(bare) if weight >= RARE else bare), weight


class Said(NamedTuple):
    """What words say, a row each; ``strings`` are what their numbers stand for."""

    term: Ints
    """Number of the stem by which it is compared."""
    weight: Ints
    """Thousandths of its rarity; 0 for what says nothing."""
    does: Ints
    """``NUMBERS``, ``DATES`` …."""
    country: Ints
    """Number of the country that it names; -1 for none."""
    home: Ints
    """Number of the country that it names, or whose town it is where it stands for a place."""
    strings: Sequence[str]


_COLUMNS = len(Said._fields) - 1


class Vocabulary:
    """The words that were met so far; the numbers of their stems mean nothing outside of it."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._known: dict[int, int] = {}
        self._rows = np.zeros((1 << 10, _COLUMNS), np.int64)
        self._strings: list[str] = []
        self._numbers: dict[str, int] = {}

    def look_up(self, told: Tokens) -> Said:
        """What each word of ``told`` says."""
        if len(self._known) > _MOST:
            self._forget()
        hashes, places = np.unique(told.hashes, return_inverse=True)
        anywhere = np.empty(len(hashes), np.int64)
        anywhere[places] = np.arange(len(places))
        rows = [
            self._known[word] if word in self._known else self._added(word, told.word(at))
            for word, at in zip(hashes.tolist(), anywhere.tolist(), strict=True)
        ]
        term, weight, does, country, home = self._rows[np.asarray(rows, np.int64)[places]].T
        return Said(term, weight, does, country, home, self._strings)

    def _added(self, word: int, folded: str) -> int:
        row = len(self._known)
        if row == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._known[word] = row
        term, weight = telling(folded)
        country, begun = names.country(folded), gazetteer.begun(folded)
        town = next((name for name in begun if not name.rest), None)
        placed = bool(country or (town and town.placed))
        self._rows[row] = (
            self._number(term),
            round(weight * THOUSANDTHS),
            _does(folded, term)
            | PLACED * placed
            | ORDINARY * bool(not country and town and town.ordinary)
            | BEGINS * any(name.rest for name in begun),
            self._number(country),
            self._number(country or (town and town.country)),
        )
        return row

    def _number(self, string: str | None) -> int:
        if not string:
            return -1
        if string not in self._numbers:
            self._numbers[string] = len(self._strings)
            self._strings.append(sys.intern(string))
        return self._numbers[string]


def _does(word: str, term: str) -> int:
    return (
        NUMBERS * bool(numerals.begins(word))
        | DATES * moments.dates(word)
        | OFFICE * (term in _OFFICES)
        | UPDATE * (word in sentences.UPDATES)
        | LEADS * gazetteer.leads(word)
        | NOUN * gazetteer.is_noun(word)
        | FOLLOWS * gazetteer.follows(word)
        | CABLE * (word in _CABLES)
    )
