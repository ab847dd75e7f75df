"""Features: what speaks for and against two articles telling one event, as few and as readable as possible.

Each feature is one function of a batch of pairs that yields a column, a number a pair; a lone pair is a batch of one.
It has a fixed direction: more of it never turns evidence for into evidence against. It depends on the two
fingerprints alone. To add one: write its function and name it in ``FEATURES``; what both texts share of terms, roots
and circumstances is a ``Meeting`` of the pairs, and another feature's column is had by ``pairs.get``.
Which candidates of features were dropped because they earned nothing on events not learned from is told in
``docs/clustering.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from mujaz.model.fingerprints import FORE, HEAD, PERSON, THOUSANDTHS, TITLE
from mujaz.stories.agreement import agreement
from mujaz.stories.days import days_told_of
from mujaz.stories.pairs import Pairs
from mujaz.stories.profiles import (
    DATE,
    MOST,
    NAME,
    PLACED,
    TOLD,
    TOPIC,
    UNSEEN,
    WEEKDAY,
)
from mujaz.stories.tables import Bools, Floats, Meeting
from mujaz.stories.wording import share

MONTH = 30
"""Days from which "further apart" says nothing more."""
_NEUTRAL = 0.3
"""Coverage of names assumed where a lead names nobody: about the mean over look-alikes and true pairs."""
_UNKNOWN = 0.5
"""How alike two texts count where one names no country."""
_AT_HOME, _IN_PASSING = 6, 0.5
"""How much a text must speak of countries (once in headline or lead, or three times below) to be at home there, and
what another country says of it where it does not: a witness may be of any nation."""
_WEEKDAY = 0.7
"""What another weekday says beside another date."""
_AGREEING = 3
"""Things counted alike from which more say nothing more."""


def lead_told(pairs: Pairs) -> Floats:
    """Share of the lead that the foreground of the other text tells, the lesser of both ways."""
    return np.minimum(*pairs.terms.covered(HEAD, FORE))


def lead_covered(pairs: Pairs) -> Floats:
    """Share of the lead that the other text tells anywhere, the lesser of both ways."""
    return np.minimum(*pairs.terms.covered(HEAD))


def title_covered(pairs: Pairs) -> Floats:
    """Share of the headline that the other text tells, the lesser of both ways."""
    return np.minimum(*pairs.terms.covered(TITLE))


def text_alike(pairs: Pairs) -> Floats:
    """Cosine of all terms."""
    return pairs.terms.alike()


def topics_shared(pairs: Pairs) -> Floats:
    """Terms of both that tell a subject, and are no names."""
    return _much(pairs.terms.mass(TOPIC, TOPIC))


def roots_alike(pairs: Pairs) -> Floats:
    """Cosine of all roots."""
    return pairs.roots.alike()


def lead_roots(pairs: Pairs) -> Floats:
    """Share of the lead's roots that the other text has, the lesser of both ways."""
    return np.minimum(*pairs.roots.covered(HEAD))


def names_shared(pairs: Pairs) -> Floats:
    """Names of both."""
    return _much(pairs.get(_names))


def names_unseen(pairs: Pairs) -> Floats:
    """Names of both that are hardly ever chance."""
    return _much(pairs.terms.mass(UNSEEN, NAME))


def names_covered(pairs: Pairs) -> Floats:
    """Share of the names of the text with fewer that both have."""
    terms = pairs.terms
    masses = terms.table.total(NAME)
    return pairs.get(_names) / np.maximum(np.minimum(masses[terms.one], masses[terms.other]), 1.0)


def lead_names(pairs: Pairs) -> Floats:
    """Share of the lead's names that the other text has, the lesser of both ways."""
    return np.minimum(*pairs.get(_lead_names))


def lead_names_most(pairs: Pairs) -> Floats:
    """The same, the greater of both ways."""
    return np.maximum(*pairs.get(_lead_names))


def phrases_shared(pairs: Pairs) -> Floats:
    """Full names that both have."""
    return _much(pairs.meet(pairs.profiles.phrases).mass())


def persons_meet(pairs: Pairs) -> Floats:
    """Persons that act in one text and are told of in both, where neither time nor place keeps the two apart."""
    terms = pairs.terms
    either = terms.met(PERSON) | terms.met(0, PERSON)
    return np.where(pairs.get(apart), 0.0, _much(terms.weighed(terms.met(FORE, FORE) & either)))


def wording_shared(pairs: Pairs) -> Floats:
    """Share of the shorter text's runs of five words that the longer has too."""
    return share(pairs.meet(pairs.profiles.runs), pairs.profiles.lengths)


def figures_shared(pairs: Pairs) -> Floats:
    """Figures that both have."""
    return np.log1p(pairs.meet(pairs.profiles.numbers).mass() / THOUSANDTHS)


def figures_agree(pairs: Pairs) -> Floats:
    """Things that headline and lead of both count alike."""
    return np.minimum(pairs.get(agreement).alike, _AGREEING).astype(np.float64)


def same_day(pairs: Pairs) -> Floats:
    """1 where both leads speak of one day."""
    return pairs.get(days_told_of).same.astype(np.float64)


def days_told(pairs: Pairs) -> Floats:
    """1 where each text tells of a day on which the other may place its event."""
    return pairs.get(days_told_of).told.astype(np.float64)


def alike_but_names(pairs: Pairs) -> Floats:
    """How alike the two are, as far as the names of the leads are others."""
    return pairs.get(_most_alike) * (1.0 - pairs.get(lead_names))


def alike_but_counts(pairs: Pairs) -> Floats:
    """How alike the two are, the more so the more things they count otherwise than alike."""
    otherwise = np.maximum(pairs.get(agreement).otherwise, 0)
    return pairs.get(_most_alike) * np.log1p(otherwise) / 2


def day_gap(pairs: Pairs) -> Floats:
    """Days between the event of one text and the nearest day that the other tells of, the greater of both ways."""
    return _far(pairs.get(days_told_of).gap)


def published_apart(pairs: Pairs) -> Floats:
    """Days between the two dates of publishing; an unknown one contradicts nothing."""
    return _far(pairs.get(days_between))


def calendar_agrees(pairs: Pairs) -> Floats:
    """1 where one is undated, and both place it on one day of a month; one weekday is too often chance."""
    return pairs.get(_calendars)[0]


def calendar_differs(pairs: Pairs) -> Floats:
    """Where one is undated: 1 where neither tells of a day of a month on which the other places it.

    Less for weekdays.
    """
    return pairs.get(_calendars)[1]


def lands_alike(pairs: Pairs) -> Floats:
    """Cosine of how much each speaks of which country; halfway where one speaks of none."""
    lands = pairs.get(_lands)
    norm = np.sqrt(lands.table.total(power=2))
    known = norm[lands.one] * norm[lands.other]
    return np.where(known > 0, lands.product() / np.maximum(known, 1.0), _UNKNOWN)


def lands_differ(pairs: Pairs) -> Floats:
    """1 where neither speaks of the country that the other speaks of most; less where one does so in passing only."""
    lands = pairs.get(_lands)
    much = lands.table.total()
    at_home = np.minimum(much[lands.one], much[lands.other]) >= _AT_HOME
    return np.where(at_home, 1.0, _IN_PASSING) * lands.disjoint(MOST)


def one_outlet(pairs: Pairs) -> Floats:
    """How unlike in wording two texts of one named outlet are: it seldom tells one event twice, but for updates."""
    outlets = pairs.profiles.outlets
    named = (outlets[pairs.one] >= 0) & (outlets[pairs.one] == outlets[pairs.other])
    return np.where(named, 1.0 - pairs.get(wording_shared), 0.0)


def longer(pairs: Pairs) -> Floats:
    """Length of the longer text: the more words, the more of them are shared by chance."""
    words = pairs.profiles.words
    return np.log1p(np.maximum(words[pairs.one], words[pairs.other]))


def shorter(pairs: Pairs) -> Floats:
    """Length of the shorter text: columns and features tell of much, and of no event by themselves."""
    words = pairs.profiles.words
    return np.log1p(np.minimum(words[pairs.one], words[pairs.other]))


class Feature(NamedTuple):
    """What is compared."""

    direction: int
    """1 where it can only speak for one event, -1 where it can only speak against."""
    column: Callable[[Pairs], Floats]


FEATURES: Mapping[str, Feature] = {
    **{
        column.__name__: Feature(1, column)
        for column in (
            lead_told,
            lead_covered,
            title_covered,
            text_alike,
            topics_shared,
            roots_alike,
            lead_roots,
            names_shared,
            names_unseen,
            names_covered,
            lead_names,
            lead_names_most,
            phrases_shared,
            persons_meet,
            wording_shared,
            figures_shared,
            figures_agree,
            same_day,
            days_told,
            calendar_agrees,
            lands_alike,
        )
    },
    **{
        column.__name__: Feature(-1, column)
        for column in (
            alike_but_names,
            alike_but_counts,
            day_gap,
            published_apart,
            calendar_differs,
            lands_differ,
            one_outlet,
            longer,
            shorter,
        )
    },
}
"""By name, in the order of the columns of ``table``."""


def table(pairs: Pairs) -> Floats:
    """Every feature of every pair: a row a pair, a column a feature."""
    return np.stack([pairs.get(feature.column) for feature in FEATURES.values()], axis=1)


def apart(pairs: Pairs) -> Bools:
    """True where time or place keeps the two apart."""
    found: Bools = pairs.get(lands_differ) + pairs.get(calendar_differs) + pairs.get(day_gap) > 0
    return found


def days_between(pairs: Pairs) -> Floats:
    """Days between the two dates of publishing; 0 where either is unknown."""
    published = pairs.profiles.published
    return np.nan_to_num(np.abs(published[pairs.one] - published[pairs.other]))


def _names(pairs: Pairs) -> Floats:
    """Thousandths of the names of both."""
    return pairs.terms.mass(NAME, NAME)


def _lead_names(pairs: Pairs) -> tuple[Floats, Floats]:
    return pairs.terms.covered(HEAD | NAME, NAME, _NEUTRAL)


def _most_alike(pairs: Pairs) -> Floats:
    return np.maximum(pairs.get(text_alike), pairs.terms.alike(HEAD))


def _calendars(pairs: Pairs) -> tuple[Floats, Floats]:
    """How days without a year agree and differ, of pairs of which one is undated; 0 for all others."""
    unknown = np.isnan(pairs.profiles.published)
    undated = unknown[pairs.one] | unknown[pairs.other]
    agree, differ = np.zeros((2, len(pairs)))
    signs = pairs.only(undated).meet(pairs.profiles.signs)
    agree[undated] = signs.count(PLACED | DATE, PLACED | DATE) > 0
    days, weekdays = (signs.disjoint(PLACED | sort, TOLD | sort) for sort in (DATE, WEEKDAY))
    differ[undated] = np.where(days, 1.0, _WEEKDAY * weekdays)
    return agree, differ


def _lands(pairs: Pairs) -> Meeting:
    return pairs.meet(pairs.profiles.lands)


def _much(thousandths: Floats) -> Floats:
    """An amount of rarity on a scale on which more says less and less."""
    return np.log1p(thousandths / THOUSANDTHS) / 3


def _far(days: Floats) -> Floats:
    found: Floats = np.minimum(np.log1p(days) / np.log1p(MONTH), 1.0)
    return found
