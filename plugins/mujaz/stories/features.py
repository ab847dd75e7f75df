"""Features: what speaks for and against two articles telling one event, as few and as readable as possible.

Each feature is a number with a fixed direction (``POLARITY``): more of it never turns evidence for into
evidence against. Symmetric; depends on the two fingerprints alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import log1p, sqrt

import numpy as np

from mujaz.fingerprints import RARE
from mujaz.model import Figure, Fingerprint

POLARITY: Mapping[str, int] = {
    "lead_covered": 1,
    "lead_covered_most": 1,
    "lead_alike": 1,
    "text_alike": 1,
    "names_shared": 1,
    "names_covered": 1,
    "lead_names_covered": 1,
    "lead_names_covered_most": 1,
    "wording_shared": 1,
    "figures_shared": 1,
    "figures_agree": 1,
    "same_day": 1,
    "day_mentioned": 1,
    "countries_agree": 1,
    "update": 1,
    "undated": 1,
    "names_recalled_only": -1,
    "figures_contradict": -1,
    "numbering_contradicts": -1,
    "day_recalled_only": -1,
    "days_apart": -1,
    "published_apart": -1,
    "years_contradict": -1,
    "countries_contradict": -1,
}
"""Feature → +1 where it can only speak for one event, -1 where it can only speak against."""

_MONTH = 30
"""Days from which "further apart" says nothing more."""
_NEUTRAL = 0.3
"""Coverage of names assumed where a lead names nobody: about the mean over unrelated look-alikes and matches."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A fingerprint with what every comparison needs, computed once."""

    print: Fingerprint
    norm: float
    head_norm: float
    rare: Mapping[str, float]
    head_rare: Mapping[str, float]
    rare_mass: float
    values: frozenset[float]
    counted: frozenset[tuple[float, str]]
    head_figures: Mapping[tuple[str, bool], frozenset[float]]
    days: tuple[frozenset[date], frozenset[date], frozenset[date]]
    """Days by zone: lead, anywhere, background."""
    years: frozenset[int]


def profile(given: Fingerprint) -> Profile:
    """What comparisons need of one fingerprint."""
    rare = {term: weight for term, weight in given.terms.items() if weight >= RARE}
    counts = [figure for figure in given.figures if not figure.ordinal]
    moments = given.moments
    return Profile(
        print=given,
        norm=_norm(given.terms),
        head_norm=_norm(given.head),
        rare=rare,
        head_rare={term: weight for term, weight in given.head.items() if weight >= RARE},
        rare_mass=sum(rare.values()),
        values=frozenset(figure.value for figure in counts),
        counted=frozenset((figure.value, figure.kind) for figure in counts if figure.kind),
        head_figures=_head_figures(given.figures),
        days=(
            frozenset(moment.day for moment in moments if moment.zone == 0),
            frozenset(moment.day for moment in moments),
            frozenset(moment.day for moment in moments if moment.zone == 2),
        ),
        years=frozenset(moment.day.year for moment in moments if moment.said and moment.zone < 2),
    )


def compare(a: Profile, b: Profile) -> dict[str, float]:
    """Every feature of the pair, in the order of ``POLARITY``; the order of the two does not matter."""
    if a.print.id > b.print.id:
        a, b = b, a
    found = {**_words(a, b), **_names(a, b), **_figures(a, b), **_time(a, b), **_places(a, b)}
    return {name: found[name] for name in POLARITY}


def contained(a: Fingerprint, b: Fingerprint) -> float:
    """Share (0–1) of the shorter text's runs of five words that the longer has too."""
    least = min(len(a.shingles), len(b.shingles))
    if not least:
        return 0.0
    return len(np.intersect1d(a.shingles, b.shingles, assume_unique=True)) / least


def _words(a: Profile, b: Profile) -> dict[str, float]:
    ab, ba = _covered(a.print.head, b.print.terms), _covered(b.print.head, a.print.terms)
    return {
        "lead_covered": min(ab, ba),
        "lead_covered_most": max(ab, ba),
        "lead_alike": _dot(a.print.head, b.print.head) / (a.head_norm * b.head_norm),
        "text_alike": _dot(a.print.terms, b.print.terms) / (a.norm * b.norm),
        "wording_shared": contained(a.print, b.print),
    }


def _names(a: Profile, b: Profile) -> dict[str, float]:
    shared = [term for term in a.rare if term in b.rare]
    mass = sum(a.rare[term] for term in shared)
    fore = sum(a.rare[term] for term in shared if term in a.print.fore and term in b.print.fore)
    ab = _covered(a.head_rare, b.rare) if a.head_rare else _NEUTRAL
    ba = _covered(b.head_rare, a.rare) if b.head_rare else _NEUTRAL
    return {
        "names_shared": log1p(mass) / 3,
        "names_covered": mass / (min(a.rare_mass, b.rare_mass) or 1.0),
        "lead_names_covered": min(ab, ba),
        "lead_names_covered_most": max(ab, ba),
        "names_recalled_only": (mass - fore) / (mass or 1.0),
    }


def _figures(a: Profile, b: Profile) -> dict[str, float]:
    telling = sum(_telling(value) for value in sorted(a.values & b.values))
    telling += sum(0.6 for value, _ in a.counted & b.counted if value > 2)
    agree = contradict = numbering = 0
    for kind in a.head_figures.keys() & b.head_figures.keys():
        one, other = a.head_figures[kind], b.head_figures[kind]
        if one & other:
            agree += 1
        elif kind[1]:
            numbering = 1
        elif not (one & b.values or other & a.values):
            contradict += 1
    update = a.print.update or b.print.update
    return {
        "figures_shared": log1p(telling),
        "figures_agree": float(min(agree, 3)),
        "figures_contradict": 0.0 if update else float(min(contradict, 3)),
        "numbering_contradicts": float(numbering),
        "update": float(update),
    }


def _time(a: Profile, b: Profile) -> dict[str, float]:
    (lead_a, all_a, past_a), (lead_b, all_b, past_b) = a.days, b.days
    same = bool(lead_a & lead_b)
    gap = min((abs((x - y).days) for x in lead_a for y in lead_b), default=0)
    own = (a.print.day, b.print.day)
    apart = abs((own[0] - own[1]).days) if own[0] and own[1] else 0
    return {
        "same_day": float(same),
        "day_mentioned": float(not same and bool(all_a & all_b)),
        "day_recalled_only": float(not same and bool(past_a & lead_b or past_b & lead_a)),
        "days_apart": _far(gap),
        "published_apart": _far(apart),
        "undated": float(None in own),
        "years_contradict": float(bool(a.years and b.years and not a.years & b.years)),
    }


def _places(a: Profile, b: Profile) -> dict[str, float]:
    one, other = a.print.countries, b.print.countries
    return {
        "countries_agree": float(bool(one & other)),
        "countries_contradict": float(bool(one and other and not one & other)),
    }


def _norm(weights: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in weights.values())) or 1.0


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(weight * weight for term, weight in a.items() if term in b)


def _covered(part: Mapping[str, float], whole: Mapping[str, float]) -> float:
    mass = sum(weight * weight for weight in part.values())
    return _dot(part, whole) / mass if mass else 0.0


def _head_figures(figures: Iterable[Figure]) -> dict[tuple[str, bool], frozenset[float]]:
    found: dict[tuple[str, bool], frozenset[float]] = {}
    for figure in figures:
        if figure.kind and figure.head:
            key = (figure.kind, figure.ordinal)
            found[key] = found.get(key, frozenset()) | {figure.value}
    return found


def _telling(value: float) -> float:
    """How much a shared number says: its significant digits, since round and small numbers meet by chance."""
    if value <= 2:
        return 0.0
    digits = f"{value:.12g}".replace(".", "").strip("0")
    return 0.5 * (len(digits) - 1 + (0.3 if value > 12 else 0.0)) + 0.3


def _far(days: int) -> float:
    return min(log1p(days) / log1p(_MONTH), 1.0)
