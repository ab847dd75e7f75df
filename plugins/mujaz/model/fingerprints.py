"""What two articles are compared by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """What grouping knows of an article. Weights are rarities by the committed table (``words.rarity``)."""

    id: str
    outlet: str
    """Key of the outlet's name; empty where unknown."""
    credits: tuple[str, ...]
    """Keys of the agencies and papers it credits."""
    day: date | None
    """Own publishing date, stated or from the text; never one copied from another article."""
    length: int
    """Words of the body."""
    exact: int
    """Hash of the body's folded words: equal for copies that differ in spelling and punctuation only."""
    shingles: NDArray[np.uint64]
    """Hashes of the body's runs of five words, sorted, each once."""
    terms: Mapping[str, float]
    """Every telling stem → rarity; rare ones in the spelling-robust form of ``names.key``."""
    head: Mapping[str, float]
    """Those of the headline and the lead."""
    fore: frozenset[str]
    """Those outside sentences of background."""
    title: Mapping[str, float]
    """Those of the headline alone."""
    phrases: Mapping[str, float]
    """Two telling stems side by side, rare together → rarity: full names, places of two words, bodies."""
    roots: Mapping[str, float]
    """Roots of the stems that are no names → rarity."""
    head_roots: Mapping[str, float]
    persons: frozenset[str]
    """Rare stems that stand close behind an office or a title (minister, colonel): who acts or speaks."""
    roles: Mapping[str, frozenset[str]]
    """Title or office → rare stems close behind it in headline and lead: who holds it."""
    quotes: tuple[frozenset[str], ...]
    """Telling stems of each quotation long enough to be known again, in translation too."""
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    countries: frozenset[str]
    """ISO codes of the countries that headline and lead name."""
    all_countries: frozenset[str]
    """Those that any sentence names."""
    cities: frozenset[str]
    """Cities in or to which the foreground says that something happened, as IANA zones."""
    weekdays: frozenset[int]
    """Weekdays that headline and lead name, Monday 0: all that an undated text may say of its day."""
    all_weekdays: frozenset[int]
    """Those that any sentence names."""
    months: frozenset[tuple[int, int]]
    """Year and month of each month, without a day, that headline and lead name: what a report is about."""
    update: bool
    """True where headline or lead say that a figure replaces an earlier one."""
