"""Features: what speaks for and against two articles telling one event, as few and as readable as possible.

Each feature is a number with a fixed direction (``POLARITY``): more of it never turns evidence for into
evidence against. Symmetric; depends on the two fingerprints alone. Which candidates of features were dropped
because they earned nothing on events not learned from is told in ``docs/clustering.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import log1p, sqrt

import numpy as np

from mujaz.fingerprints import QUOTE, RARE
from mujaz.model import Figure, Fingerprint

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
    "persons_meet": 1,
    "wording_shared": 1,
    "figures_shared": 1,
    "figures_agree": 1,
    "same_day": 1,
    "alike_but_names": -1,
    "alike_but_counts": -1,
    "day_gap": -1,
    "published_apart": -1,
    "weekdays_differ": -1,
    "cities_differ": -1,
}
"""Feature → +1 where it can only speak for one event, -1 where it can only speak against.
"""

TIMED = ("same_day", "day_gap", "published_apart", "weekdays_differ")
"""Features that speak of time only."""

_MONTH = 30
"""Days from which "further apart" says nothing more."""
_NEUTRAL = 0.3
"""Coverage of names assumed where a lead names nobody: about the mean over look-alikes and true pairs."""
_TOPIC = 1.5
"""Rarity from which a stem tells a subject rather than a manner of speaking."""
_UNSEEN = 4.0
"""Rarity from which a stem is hardly ever chance: one word in three million."""

_TEMPLATE = 0.1
"""Share of runs of five words from which two texts follow one template; rewrites share fewer."""
_MOSTLY = 0.6
_SEVERAL = 3
"""Names and share of a lead's names by which another was filled in: of the labelled pairs that differ in so many,
30 are of two events and 1 is of one."""
_PERSONS = 0.7
"""``persons_meet`` of about three rare names: two persons with their full names."""
_QUOTED = 0.8
"""Share of a quotation's stems by which it is the same one, in another translation or spelling."""

Kind = tuple[str, bool]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A fingerprint with what every comparison needs, computed once."""

    print: Fingerprint
    norm: float
    head_norm: float
    root_norm: float
    fore: Mapping[str, float]
    topics: Mapping[str, float]
    rare: Mapping[str, float]
    head_rare: Mapping[str, float]
    rare_mass: float
    title: Mapping[str, float]
    values: frozenset[float]
    counted: frozenset[tuple[float, str]]
    head_figures: Mapping[Kind, frozenset[float]]
    all_figures: Mapping[Kind, frozenset[float]]
    days: frozenset[date]
    """Those of the lead."""
    event_days: frozenset[date]
    """The days on which the text may place its event: those of its lead, else its own and the one before."""
    years: frozenset[int]
    """Years of full dates outside the background."""


def profile(given: Fingerprint) -> Profile:
    """What comparisons need of one fingerprint."""
    rare = {term: weight for term, weight in given.terms.items() if weight >= RARE}
    counts = [figure for figure in given.figures if not figure.ordinal]
    days = frozenset(moment.day for moment in given.moments if moment.zone == 0)
    own = () if given.day is None else (given.day, given.day - timedelta(days=1))
    return Profile(
        print=given,
        norm=_norm(given.terms),
        head_norm=_norm(given.head),
        root_norm=_norm(given.roots),
        fore={term: weight for term, weight in given.terms.items() if term in given.fore},
        topics={term: weight for term, weight in given.terms.items() if _TOPIC <= weight < RARE},
        rare=rare,
        head_rare={term: weight for term, weight in given.head.items() if weight >= RARE},
        rare_mass=sum(rare.values()),
        title=given.title or given.head,
        values=frozenset(figure.value for figure in counts),
        counted=frozenset((figure.value, figure.kind) for figure in counts if figure.kind),
        head_figures=_by_kind(figure for figure in given.figures if figure.head),
        all_figures=_by_kind(given.figures),
        days=days,
        event_days=days or frozenset(own),
        years=frozenset(moment.day.year for moment in given.moments if moment.said and moment.zone < 2),
    )


def compare(a: Profile, b: Profile) -> dict[str, float]:
    """Every feature of the pair, in the order of ``POLARITY``; the order of the two does not matter."""
    if a.print.id > b.print.id:
        a, b = b, a
    found = {**_words(a, b), **_names(a, b), **_figures(a, b), **_time(a, b), **_places(a, b)}
    alike = max(found["text_alike"], _dot(a.print.head, b.print.head) / (a.head_norm * b.head_norm))
    found["alike_but_names"] = alike * (1.0 - found["lead_names"])
    found["alike_but_counts"] = alike * _counts_contradict(a, b)
    found["persons_meet"] = _persons_meet(a, b, found)
    return {name: found[name] for name in POLARITY}


def contradictions(a: Profile, b: Profile, features: Mapping[str, float]) -> tuple[str, ...]:
    """Names of what forbids the pair, however alike it is; ``features`` are theirs."""
    found = []
    if not a.days & b.days and any(
        kind[1] and not a.head_figures[kind] & b.head_figures[kind]
        for kind in a.head_figures.keys() & b.head_figures.keys()
    ):
        found.append("numbering")
    if a.years and b.years and not a.years & b.years and _days_between(a.print.day, b.print.day) >= _MONTH:
        found.append("years")
    wording = features["wording_shared"]
    if wording >= _TEMPLATE and _other_names(a, b) and _other_names(b, a):
        found.append("names")
    if wording >= _TEMPLATE / 2 and _other_holders(a, b):
        found.append("roles")
    return tuple(found)


def _other_holders(a: Profile, b: Profile) -> bool:
    """True where both leads name a holder of one office, and neither holder is anywhere in the other text."""
    one, other = a.print.roles, b.print.roles
    return any(
        one[title].isdisjoint(b.print.terms) and other[title].isdisjoint(a.print.terms)
        for title in one.keys() & other.keys()
    )


def _other_names(a: Profile, b: Profile) -> bool:
    """True where most names of the lead of ``a`` are nowhere in ``b``: one template, filled in for somebody else."""
    missing = [weight for term, weight in a.head_rare.items() if term not in b.print.terms]
    return len(missing) >= _SEVERAL and sum(missing) >= _MOSTLY * sum(a.head_rare.values())


def testimony(a: Profile, b: Profile, found: Mapping[str, float]) -> bool:
    """True where both texts quote the same words and the same persons act in both; ``found`` is theirs."""
    return found["persons_meet"] >= _PERSONS and quotes_shared(a.print, b.print) >= _QUOTED


def contained(a: Fingerprint, b: Fingerprint) -> float:
    """Share (0–1) of the shorter text's runs of five words that the longer has too."""
    least = min(len(a.shingles), len(b.shingles))
    if not least:
        return 0.0
    return len(np.intersect1d(a.shingles, b.shingles, assume_unique=True)) / least


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
    one, other = a.print, b.print
    return {
        "lead_told": min(_covered(one.head, b.fore), _covered(other.head, a.fore)),
        "lead_covered": min(_covered(one.head, other.terms), _covered(other.head, one.terms)),
        "title_covered": min(_covered(a.title, other.terms), _covered(b.title, one.terms)),
        "text_alike": _dot(one.terms, other.terms) / (a.norm * b.norm),
        "topics_shared": log1p(sum(w for term, w in a.topics.items() if term in b.topics)) / 3,
        "roots_alike": _dot(one.roots, other.roots) / (a.root_norm * b.root_norm),
        "lead_roots": min(_covered(one.head_roots, other.roots), _covered(other.head_roots, one.roots)),
        "wording_shared": contained(one, other),
    }


def _names(a: Profile, b: Profile) -> dict[str, float]:
    shared = [weight for term, weight in a.rare.items() if term in b.rare]
    mass = sum(shared)
    ab = _covered(a.head_rare, b.rare) if a.head_rare else _NEUTRAL
    ba = _covered(b.head_rare, a.rare) if b.head_rare else _NEUTRAL
    return {
        "names_shared": log1p(mass) / 3,
        "names_unseen": log1p(sum(weight for weight in shared if weight >= _UNSEEN)) / 3,
        "names_covered": mass / (min(a.rare_mass, b.rare_mass) or 1.0),
        "lead_names": min(ab, ba),
        "lead_names_most": max(ab, ba),
    }


def _persons_meet(a: Profile, b: Profile, found: Mapping[str, float]) -> float:
    """Rarity of the persons that act in both texts, where neither time nor place keeps the two apart."""
    if found["cities_differ"] or found["weekdays_differ"] or found["day_gap"]:
        return 0.0
    persons = a.print.persons | b.print.persons
    return log1p(sum(a.fore[term] for term in sorted(persons) if term in a.fore and term in b.fore)) / 3


def _figures(a: Profile, b: Profile) -> dict[str, float]:
    telling = sum(_telling(value) for value in sorted(a.values & b.values))
    telling += 0.6 * sum(value > 2 for value, _ in a.counted & b.counted)
    kinds = a.head_figures.keys() & b.head_figures.keys()
    agree = sum(bool(a.head_figures[kind] & b.head_figures[kind]) for kind in kinds)
    return {"figures_shared": log1p(telling), "figures_agree": float(min(agree, 3))}


def _counts_contradict(a: Profile, b: Profile) -> float:
    """How many things both texts count, and count differently; a toll that is said to have risen is no conflict."""
    conflicts = 0
    for kind in a.all_figures.keys() & b.all_figures.keys():
        one, other = a.all_figures[kind], b.all_figures[kind]
        known = one & other or ((a.print.update or b.print.update) and (one & b.values or other & a.values))
        conflicts += not kind[1] and not known
    return log1p(conflicts) / 2


def _time(a: Profile, b: Profile) -> dict[str, float]:
    gap = min((abs((x - y).days) for x in a.event_days for y in b.event_days), default=0)
    undated = a.print.day is None or b.print.day is None
    one, other = a.print, b.print
    differ = not (one.weekdays & other.all_weekdays or other.weekdays & one.all_weekdays)
    return {
        "same_day": float(bool(a.days & b.days)),
        "day_gap": _far(gap),
        "published_apart": _far(_days_between(a.print.day, b.print.day)),
        "weekdays_differ": float(undated and bool(one.weekdays and other.weekdays) and differ),
    }


def _places(a: Profile, b: Profile) -> dict[str, float]:
    one, other = a.print.cities, b.print.cities
    return {"cities_differ": float(bool(one and other and not one & other))}


def _norm(weights: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in weights.values())) or 1.0


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(weight * weight for term, weight in a.items() if term in b)


def _covered(part: Mapping[str, float], whole: Mapping[str, float]) -> float:
    mass = sum(weight * weight for weight in part.values())
    return _dot(part, whole) / mass if mass else 0.0


def _by_kind(figures: Iterable[Figure]) -> dict[Kind, frozenset[float]]:
    found: dict[Kind, frozenset[float]] = {}
    for figure in figures:
        if figure.kind:
            kind = (figure.kind, figure.ordinal)
            found[kind] = found.get(kind, frozenset()) | {figure.value}
    return found


def _telling(value: float) -> float:
    """How much a shared number says: its significant digits, since round and small numbers meet by chance."""
    if value <= 2:
        return 0.0
    digits = f"{value:.12g}".replace(".", "").strip("0")
    return 0.5 * (len(digits) - 1 + (0.3 if value > 12 else 0.0)) + 0.3


def _days_between(a: date | None, b: date | None) -> int:
    """0 where either is unknown: an unknown date contradicts nothing."""
    return 0 if a is None or b is None else abs((a - b).days)


def _far(days: int) -> float:
    return min(log1p(days) / log1p(_MONTH), 1.0)
