"""What two articles are compared by."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray


class Figure(NamedTuple):
    """A number with what it counts."""

    value: float
    kind: str
    """``dead``, ``hurt``, ``percent`` …, else the stem of the noun counted; empty where none stands there."""
    head: bool
    """True in the headline or the lead."""
    ordinal: bool
    """True for "the 18th session": two different ones are two events."""


class Moment(NamedTuple):
    """A day that an article's text speaks of."""

    day: date
    zone: int
    """0 headline or lead, 1 body, 2 a sentence of background."""
    said: bool
    """True where the text gives the date itself; False where a weekday or "yesterday" was counted from the
    article's own date."""


class Sign(NamedTuple):
    """A day without its year: a weekday, or a day of a month."""

    month: int
    """0 for a weekday."""
    day: int
    """Of the month; of the week Monday is 0."""


HEAD, FORE, TITLE, PERSON = 1, 2, 4, 8
"""Where a stem stands: in headline or lead, outside the background, in the headline, behind an office or a title."""
THOUSANDTHS = 1000
if TYPE_CHECKING:
    Thousandths = array[int]
else:
    Thousandths = array  # which the cache reads by its type, and Python 3.11 cannot subscript


class Weighed(NamedTuple):
    """Words with their weights and marks, packed: some ten bytes a word, where a dictionary takes a hundred."""

    words: tuple[str, ...]
    weights: Thousandths
    """Thousandths."""
    marks: bytes

    def marked(self, mark: int = 0) -> dict[str, float]:
        """Word → weight of those that bear ``mark``; without one all of them."""
        weights = [weight / THOUSANDTHS for weight in self.weights]
        if not mark:
            return dict(zip(self.words, weights, strict=True))
        return {
            word: weight
            for word, weight, marks in zip(self.words, weights, self.marks, strict=True)
            if marks & mark
        }


Quotation = tuple[str, ...]
"""The telling stems of what is quoted, each once: a tuple takes a tenth of what a set does."""


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """What grouping knows of an article. Weights are rarities by the committed table (``words.rarity``)."""

    id: str
    outlet: str
    """Key of the outlet's name; empty where unknown."""
    day: date | None
    """Own publishing date, stated or from the text; never one copied from another article."""
    length: int
    """Words of the body."""
    exact: int
    """Hash of the body's runs of folded words: equal for copies that differ in spelling and punctuation only."""
    shingles: NDArray[np.uint64]
    """Hashes of the body's runs of five words, sorted, each once."""
    telling: Weighed
    """Every telling stem; rare ones in the spelling-robust form of ``names.key``."""
    phrased: Weighed
    """Two telling stems side by side, rare together: full names, places of two words, bodies."""
    roles: Mapping[str, frozenset[str]]
    """Title or office → rare stems close behind it in headline and lead: who holds it."""
    quotes: tuple[Quotation, ...]
    """Those that are long enough to be known again, in translation too."""
    addressees: frozenset[str]
    """Telling stems of whom headline and lead send congratulations or condolences to; empty for other news."""
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    countries: frozenset[str]
    """ISO codes of the countries that headline and lead name."""
    all_countries: frozenset[str]
    """Those that any sentence names."""
    lands: Mapping[str, int]
    """ISO code of a country → how much the text speaks of it and of its towns, of headline and lead the most."""
    calendar: frozenset[Sign]
    """What headline and lead say of days without their year: all that an undated text may say of its own."""
    all_calendar: frozenset[Sign]
    """What any sentence says of them."""
    months: frozenset[tuple[int, int]]
    """Year and month of each month, without a day, that headline and lead name: what a report is about."""
    update: bool
    """True where headline or lead say that a figure replaces an earlier one."""

    @property
    def terms(self) -> dict[str, float]:
        """Every telling stem → rarity. This and the others below are unpacked at every call."""
        return self.telling.marked()

    @property
    def head(self) -> dict[str, float]:
        """Those of the headline and the lead."""
        return self.telling.marked(HEAD)

    @property
    def fore(self) -> dict[str, float]:
        """Those outside sentences of background."""
        return self.telling.marked(FORE)

    @property
    def persons(self) -> frozenset[str]:
        """Rare stems that stand close behind an office or a title (minister, colonel): who acts or speaks."""
        return frozenset(self.telling.marked(PERSON))
