"""Contradictions: what forbids a pair, however alike it is; and the testimony that is too rare to be learned.

As with features, each is one function of a batch of pairs that yields a column. To add one: name it in ``VETOES``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from mujaz.model.fingerprints import HEAD, PERSON
from mujaz.stories.agreement import agreement
from mujaz.stories.days import days_told_of
from mujaz.stories.features import (
    MONTH,
    alike_but_counts,
    days_between,
    persons_meet,
    same_day,
    wording_shared,
)
from mujaz.stories.pairs import Pairs
from mujaz.stories.profiles import (
    BY_CHANCE,
    COUNTRY,
    LEAD_COUNTRY,
    NAME,
    TOLD_MONTH,
    TOLD_YEAR,
    counted,
)
from mujaz.stories.tables import Bools, Floats, Meeting
from mujaz.stories.wording import quotes_shared

_TEMPLATE = 0.1
"""Share of runs of five words from which two texts follow one template; rewrites share fewer."""
_HALF_TEMPLATE = _TEMPLATE / 2
"""The same from which they follow one in part. Of labelled pairs that share so much the 27 that share no person are of
two events; of those that count otherwise and tell of other days 125 are of two and 2 of one."""
_MOSTLY = 0.6
_SEVERAL = 3
"""Names and share of a lead's names by which another was filled in: of the labelled pairs that differ in so many,
30 are of two events and 1 is of one."""
_FORMULA = 0.02
"""The same from which two texts share a set phrase or two. Where leads are of other countries, 29 labelled pairs share
so much and 37 count otherwise in alike texts: all are of two events, and so are the 12 that report on other months."""
_PERSONS = 0.7
"""``persons_meet`` of about three rare names: two persons with their full names."""
_COUNTED = 2
"""Figures of the same things by which two texts testify to one event."""
_QUOTED = 0.8
"""Share of a quotation's stems by which it is the same one, of texts that otherwise seem to tell of two events: more is
asked of it than in lineage, as one page for two events is the worse mistake."""


def numbering(pairs: Pairs) -> Bools:
    """True where both leads number one thing otherwise: the 18th session and the 19th."""
    return pairs.get(agreement).renumbered & ~_reaches(pairs.get(same_day), 1)


def years(pairs: Pairs) -> Bools:
    """True where texts of other times date what they report to other years."""
    return _reaches(pairs.get(days_between), MONTH) & pairs.circumstances.disjoint(TOLD_YEAR, TOLD_YEAR)


def months(pairs: Pairs) -> Bools:
    """True where both report on months, and on none in common."""
    return pairs.circumstances.disjoint(TOLD_MONTH, TOLD_MONTH)


def days(pairs: Pairs) -> Bools:
    """True where texts of one template count otherwise, and their leads tell of other days."""
    template = _reaches(pairs.get(wording_shared), _HALF_TEMPLATE)
    return template & (pairs.get(agreement).otherwise > 0) & pairs.get(days_told_of).other


def names(pairs: Pairs) -> Bools:
    """True where texts of one template lack most names of each other's leads."""
    template = _reaches(pairs.get(wording_shared), _TEMPLATE)
    return template & _lacks_names(pairs.terms) & _lacks_names(pairs.terms.swapped())


def roles(pairs: Pairs) -> Bools:
    """True where both leads name a holder of one office, and neither holder is anywhere in the other text."""
    found = np.zeros(len(pairs), np.bool_)
    for at, a, b in pairs.each(_reaches(pairs.get(wording_shared), _HALF_TEMPLATE)):
        shared = a.roles.keys() & b.roles.keys()
        found[at] = any(
            a.roles[title].isdisjoint(b.telling.words) and b.roles[title].isdisjoint(a.telling.words)
            for title in shared
        )
    return found


def addressees(pairs: Pairs) -> Bools:
    """True where both tell of cables, and neither addressee is anywhere in the other text."""
    sent = np.asarray([bool(given.addressees) for given in pairs.profiles.prints], np.bool_)
    found = np.zeros(len(pairs), np.bool_)
    for at, a, b in pairs.each(sent[pairs.one] & sent[pairs.other]):
        found[at] = a.addressees.isdisjoint(b.telling.words) and b.addressees.isdisjoint(a.telling.words)
    return found


def persons(pairs: Pairs) -> Bools:
    """True where persons act in both texts, and none of either is anywhere in the other."""
    return _reaches(pairs.get(wording_shared), _HALF_TEMPLATE) & pairs.terms.disjoint(PERSON)


def countries(pairs: Pairs) -> Bools:
    """True where either lead names a country of which the other text knows nothing."""
    formula = _reaches(pairs.get(wording_shared), _FORMULA) | (pairs.get(alike_but_counts) > 0)
    named = pairs.circumstances
    return formula & _lacks_countries(named) & _lacks_countries(named.swapped())


VETOES: Mapping[str, Callable[[Pairs], Bools]] = {
    forbids.__name__: forbids
    for forbids in (numbering, years, days, names, roles, addressees, persons, countries, months)
}
"""What forbids a pair, by name."""


def forbidden(pairs: Pairs) -> Bools:
    """True where any contradiction forbids the pair."""
    found: Bools = np.logical_or.reduce([pairs.get(forbids) for forbids in VETOES.values()])
    return found


def testimony(pairs: Pairs) -> Bools:
    """True where the same persons act in both texts, and both quote the same words or count several things alike."""
    found = np.zeros(len(pairs), np.bool_)
    for at, a, b in pairs.each(_reaches(pairs.get(persons_meet), _PERSONS)):
        alike = {value for value, _ in counted(a) & counted(b) if value > BY_CHANCE}
        found[at] = len(alike) >= _COUNTED or quotes_shared(a, b) >= _QUOTED
    return found


def _reaches(column: Floats, least: float) -> Bools:
    found: Bools = column >= least
    return found


def _lacks_names(terms: Meeting) -> Bools:
    """True where most names of the first lead are nowhere in the second text: a template, filled in for others."""
    lead = HEAD | NAME
    number, mass = terms.table.count(lead)[terms.one], terms.table.total(lead)[terms.one]
    missing = mass - terms.mass(lead)
    return (number - terms.count(lead) >= _SEVERAL) & (missing >= _MOSTLY * mass)


def _lacks_countries(named: Meeting) -> Bools:
    """True where the first lead names a country that the second text does not."""
    return named.count(LEAD_COUNTRY, COUNTRY) < named.table.count(LEAD_COUNTRY)[named.one]
