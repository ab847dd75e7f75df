"""Features: what speaks for and against two articles telling one event, as few and as readable as possible.

Each feature is a number with a fixed direction (``POLARITY``): more of it never turns evidence for into
evidence against. Symmetric; depends on the two fingerprints alone. Which candidates of features were dropped
because they earned nothing on events not learned from is told in ``docs/clustering.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from math import fsum, log1p

import numpy as np

from mujaz.fingerprints import QUOTE
from mujaz.model import Fingerprint
from mujaz.stories.profiles import Kind, Profile

POLARITY: Mapping[str, int] = {
    "lead_told": 1,
    "lead_covered": 1,
    "title_covered": 1,
    "text_alike": 1,
    "topics_shared": 1,
    "roots_alike": 1,
    "lead_roots": 1,
    "names_shared": 1,
    "names_unseen": 1,
    "names_covered": 1,
    "lead_names": 1,
    "lead_names_most": 1,
    "phrases_shared": 1,
    "persons_meet": 1,
    "wording_shared": 1,
    "figures_shared": 1,
    "figures_agree": 1,
    "same_day": 1,
    "days_told": 1,
    "alike_but_names": -1,
    "alike_but_counts": -1,
    "day_gap": -1,
    "published_apart": -1,
    "weekdays_differ": -1,
    "cities_differ": -1,
}
"""Feature → +1 where it can only speak for one event, -1 where it can only speak against."""

MONTH = 30
"""Days from which "further apart" says nothing more."""
_NEUTRAL = 0.3
"""Coverage of names assumed where a lead names nobody: about the mean over look-alikes and true pairs."""
_UNSEEN = 4.0
"""Rarity from which a stem is hardly ever chance: one word in three million."""

_TEMPLATE = 0.1
"""Share of runs of five words from which two texts follow one template; rewrites share fewer."""
_MOSTLY = 0.6
_SEVERAL = 3
"""Names and share of a lead's names by which another was filled in: of the labelled pairs that differ in so many,
30 are of two events and 1 is of one."""
_FORMULA = 0.02
"""The same from which two texts share a set phrase or two. Where leads are of other countries, 29 labelled pairs share
so much and 37 count otherwise in alike texts: all are of two events. So are the 27 that share ``_TEMPLATE / 2`` and
no person, and the 12 that report on other months."""
_PERSONS = 0.7
"""``persons_meet`` of about three rare names: two persons with their full names."""
_BY_CHANCE = 12
"""Figures up to here meet by chance."""
_COUNTED = 2
"""Figures of the same things by which two texts testify to one event."""
_ROUNDING = 0.05
"""Share of a figure by which a rounded one may differ from it."""
_QUOTED = 0.8
"""Share of a quotation's stems by which it is the same one, in another translation or spelling."""


def compare(a: Profile, b: Profile) -> dict[str, float]:
    """Every feature of the pair, in the order of ``POLARITY``; the order of the two does not matter."""
    if a.print.id > b.print.id:
        a, b = b, a
    found = {**_words(a, b), **_names(a, b), **_figures(a, b), **_time(a, b), **_places(a, b)}
    alike = max(found["text_alike"], _shared(a.head, b.head) / (a.head_norm * b.head_norm))
    found["alike_but_names"] = alike * (1.0 - found["lead_names"])
    found["alike_but_counts"] = alike * _counts_contradict(a, b)
    found["persons_meet"] = _persons_meet(a, b, found)
    return {name: found[name] for name in POLARITY}


def contradictions(a: Profile, b: Profile, features: Mapping[str, float]) -> tuple[str, ...]:
    """Names of what forbids the pair (``VETOES``), however alike it is; ``features`` are theirs."""
    return tuple(name for name, forbids in VETOES.items() if forbids(a, b, features))


def _other_numbering(a: Profile, b: Profile, features: Mapping[str, float]) -> bool:
    """True where both leads number one thing otherwise: the 18th session and the 19th."""
    return not a.days & b.days and any(
        kind[1] and not a.head_figures[kind] & b.head_figures[kind]
        for kind in a.head_figures.keys() & b.head_figures.keys()
    )


def _other_years(a: Profile, b: Profile, features: Mapping[str, float]) -> bool:
    """True where texts of other times date what they report to other years."""
    apart = _days_between(a.print.day, b.print.day) >= MONTH
    return apart and bool(a.years and b.years) and not a.years & b.years


def _other_months(a: Profile, b: Profile, features: Mapping[str, float]) -> bool:
    """True where both report on months, and on none in common."""
    return bool(a.print.months and b.print.months) and not a.print.months & b.print.months


def _other_names(a: Profile, b: Profile, features: Mapping[str, float]) -> bool:
    """True where texts of one template lack most names of each other's leads."""
    return features["wording_shared"] >= _TEMPLATE and _lacks_names(a, b) and _lacks_names(b, a)


def _other_holders(a: Profile, b: Profile, features: Mapping[str, float]) -> bool:
    """True where both leads name a holder of one office, and neither holder is anywhere in the other text."""
    one, other = a.print.roles, b.print.roles
    return features["wording_shared"] >= _TEMPLATE / 2 and any(
        one[title].isdisjoint(b.terms) and other[title].isdisjoint(a.terms)
        for title in one.keys() & other.keys()
    )


def _other_persons(a: Profile, b: Profile, features: Mapping[str, float]) -> bool:
    """True where persons act in both texts, and none of either is anywhere in the other."""
    if features["wording_shared"] < _TEMPLATE / 2 or not (a.persons and b.persons):
        return False
    return a.persons.isdisjoint(b.terms) and b.persons.isdisjoint(a.terms)


def _other_countries(a: Profile, b: Profile, features: Mapping[str, float]) -> bool:
    """True where either lead names a country of which the other text knows nothing."""
    formula = features["wording_shared"] >= _FORMULA or features["alike_but_counts"] > 0
    one, other = a.print, b.print
    return formula and not (one.countries <= other.all_countries or other.countries <= one.all_countries)


def _lacks_names(a: Profile, b: Profile) -> bool:
    """True where most names of the lead of ``a`` are nowhere in ``b``: one template, filled in for somebody else."""
    names = {term: a.rare[term] for term in a.head_rare}
    missing = [weight for term, weight in names.items() if term not in b.terms]
    return len(missing) >= _SEVERAL and fsum(missing) >= _MOSTLY * fsum(names.values())


VETOES: Mapping[str, Callable[[Profile, Profile, Mapping[str, float]], bool]] = {
    "numbering": _other_numbering,
    "years": _other_years,
    "names": _other_names,
    "roles": _other_holders,
    "persons": _other_persons,
    "countries": _other_countries,
    "months": _other_months,
}
"""What forbids a pair, by name; asked of two profiles and their features, in either order."""


def testimony(a: Profile, b: Profile, found: Mapping[str, float]) -> bool:
    """True where the same persons act in both texts, and both quote the same words or count several things alike.

    ``found`` are the features of the two.
    """
    if found["persons_meet"] < _PERSONS:
        return False
    counted = {value for value, _ in a.counted & b.counted if value > _BY_CHANCE}
    return len(counted) >= _COUNTED or quotes_shared(a.print, b.print) >= _QUOTED


def contained(a: Fingerprint, b: Fingerprint) -> float:
    """Share (0–1) of the shorter text's runs of five words that the longer has too."""
    short, long = sorted((a.shingles, b.shingles), key=len)
    if not len(short):
        return 0.0
    places = np.searchsorted(long, short)
    places[places == len(long)] = 0
    return float(np.count_nonzero(long[places] == short)) / len(short)


def quotes_shared(a: Fingerprint, b: Fingerprint) -> float:
    """Share (0–1) of the shorter of two quotations that the other has, at best; 0 where too little is shared."""
    best = 0.0
    for one in a.quotes:
        for other in b.quotes:
            shared = len(one & other)
            if shared >= QUOTE:
                best = max(best, shared / min(len(one), len(other)))
    return best


def _words(a: Profile, b: Profile) -> dict[str, float]:
    return {
        "lead_told": min(_covered(a.head, b.fore, a.head_mass), _covered(b.head, a.fore, b.head_mass)),
        "lead_covered": min(_covered(a.head, b.terms, a.head_mass), _covered(b.head, a.terms, b.head_mass)),
        "title_covered": min(
            _covered(a.title, b.terms, a.title_mass), _covered(b.title, a.terms, b.title_mass)
        ),
        "text_alike": _shared(a.terms, b.terms) / (a.norm * b.norm),
        "topics_shared": log1p(_shared(a.topics, b.topics)) / 3,
        "roots_alike": _shared(a.roots, b.roots) / (a.root_norm * b.root_norm),
        "lead_roots": min(
            _covered(a.head_roots, b.roots, a.head_root_mass),
            _covered(b.head_roots, a.roots, b.head_root_mass),
        ),
        "wording_shared": contained(a.print, b.print),
    }


def _names(a: Profile, b: Profile) -> dict[str, float]:
    shared = [a.rare[term] for term in a.rare.keys() & b.rare.keys()]
    mass = fsum(shared)
    ab = _covered(a.head_rare, b.rare, a.head_rare_mass) if a.head_rare else _NEUTRAL
    ba = _covered(b.head_rare, a.rare, b.head_rare_mass) if b.head_rare else _NEUTRAL
    return {
        "names_shared": log1p(mass) / 3,
        "names_unseen": log1p(fsum(weight for weight in shared if weight >= _UNSEEN)) / 3,
        "names_covered": mass / (min(a.rare_mass, b.rare_mass) or 1.0),
        "phrases_shared": log1p(fsum(weight for term, weight in a.phrases.items() if term in b.phrases)) / 3,
        "lead_names": min(ab, ba),
        "lead_names_most": max(ab, ba),
    }


def _persons_meet(a: Profile, b: Profile, found: Mapping[str, float]) -> float:
    """Rarity of the persons that act in both texts, where neither time nor place keeps the two apart."""
    if found["cities_differ"] or found["weekdays_differ"] or found["day_gap"]:
        return 0.0
    persons = a.persons | b.persons
    return log1p(sum(a.fore[term] for term in sorted(persons) if term in a.fore and term in b.fore)) / 3


def _figures(a: Profile, b: Profile) -> dict[str, float]:
    telling = sum(_telling(value) for value in sorted(a.values & b.values))
    telling += 0.6 * sum(value > 2 for value, _ in a.counted & b.counted)
    kinds = a.head_figures.keys() & b.head_figures.keys()
    agree = sum(
        bool(a.head_figures[kind] & b.head_figures[kind]) or _replaced(a, b, kind) or _replaced(b, a, kind)
        for kind in kinds
    )
    return {"figures_shared": log1p(telling), "figures_agree": float(min(agree, 3))}


def _counts_contradict(a: Profile, b: Profile) -> float:
    """How many more things both texts count differently than alike.

    A rounded figure is no other figure, nor is a toll that is said to have risen from the one to the other.
    """
    balance = 0
    for kind in a.all_figures.keys() & b.all_figures.keys():
        if kind[1]:
            continue
        one, other = a.all_figures[kind], b.all_figures[kind]
        if any(value > 2 for value in one & other) or _replaced(a, b, kind) or _replaced(b, a, kind):
            balance -= 1
        elif not one & other and not any(_rounded(x, y) for x in one for y in other):
            balance += 1
    return log1p(max(balance, 0)) / 2


def _replaced(update: Profile, earlier: Profile, kind: Kind) -> bool:
    """True where the one says that a figure replaces the other's: "risen from 31 to 40"."""
    return update.print.update and not kind[1] and not earlier.all_figures[kind].isdisjoint(update.values)


def _rounded(x: float, y: float) -> bool:
    """True where one is the other told with fewer digits: 3.9 and 4."""
    coarse, fine = sorted((x, y), key=lambda value: (len(significant(value)), value))
    near = abs(x - y) <= _ROUNDING * max(x, y)
    return near and float(f"{fine:.{max(1, len(significant(coarse)))}g}") == coarse


def significant(value: float) -> str:
    """The significant digits of a number.

    >>> significant(340000), significant(3.9)
    ('34', '39')
    """
    return f"{value:.12g}".replace(".", "").strip("0")


def _time(a: Profile, b: Profile) -> dict[str, float]:
    undated = a.print.day is None or b.print.day is None
    one, other = a.print, b.print
    differ = not (one.weekdays & other.all_weekdays or other.weekdays & one.all_weekdays)
    return {
        "same_day": float(bool(a.days & b.days)),
        "days_told": float(bool(a.event_days & b.all_days and b.event_days & a.all_days)),
        "day_gap": _far(max(_gap(a, b), _gap(b, a))),
        "published_apart": _far(_days_between(one.day, other.day)),
        "weekdays_differ": float(undated and bool(one.weekdays and other.weekdays) and differ),
    }


def _gap(a: Profile, b: Profile) -> int:
    """Days between the event of ``a`` and the nearest day that ``b`` tells of; an unknown one contradicts nothing."""
    told = b.event_days | b.all_days
    return min((abs((x - y).days) for x in a.event_days for y in told), default=0)


def _places(a: Profile, b: Profile) -> dict[str, float]:
    one, other = a.print.cities, b.print.cities
    return {"cities_differ": float(bool(one and other and not one & other))}


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """What the terms of both weigh in ``a``; ``fsum``, since a set's order must not show in the last digit."""
    return fsum(map(a.__getitem__, a.keys() & b.keys()))


def _covered(part: Mapping[str, float], whole: Mapping[str, float], mass: float) -> float:
    """Share (0–1) of ``part``, which weighs ``mass``, that ``whole`` has."""
    return _shared(part, whole) / mass if mass else 0.0


def _telling(value: float) -> float:
    """How much a shared number says: its significant digits, since round and small numbers meet by chance."""
    if value <= 2:
        return 0.0
    return 0.5 * (len(significant(value)) - 1 + (0.3 if value > _BY_CHANCE else 0.0)) + 0.3


def _days_between(a: date | None, b: date | None) -> int:
    """0 where either is unknown: an unknown date contradicts nothing."""
    return 0 if a is None or b is None else abs((a - b).days)


def _far(days: int) -> float:
    return min(log1p(days) / log1p(MONTH), 1.0)
