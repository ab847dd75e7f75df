"""Profiles: what many texts are compared by, in columns, so that pairs are judged by the thousand.

Each ``Table`` holds what all the texts have of one sort: words, runs of words, figures, days; the marks of a token
say where in its text it stands. Nothing is computed before it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, count
from typing import NamedTuple

import numpy as np

from mujaz.arabic.words import root, root_rarity
from mujaz.fingerprints import RARE
from mujaz.fingerprints.figures import significant
from mujaz.model import Fingerprint, Sign
from mujaz.model.fingerprints import FORE, HEAD, THOUSANDTHS, TITLE, Weighed
from mujaz.stories.tables import Bools, Floats, Ints, Marks, Table, columns, plain, runs_of, spread, starts_of

TOPIC, NAME, UNSEEN = 16, 32, 64
"""Marks of terms beside those of ``model.fingerprints``: tells a subject, is likely a name, is hardly ever chance."""
LEAD_DAY, EVENT_DAY = 1, 2
"""Marks of days: in the lead; where the text may place its event: those of its lead, else its own and the one
before."""
TOLD_DAY = 4
"""Anywhere in the text."""
TOLD_YEAR, TOLD_MONTH, COUNTRY, LEAD_COUNTRY = 1, 2, 4, 8
"""Marks of circumstances: years of full dates outside the background, months reported on, countries named anywhere
and in the lead."""
MOST = 1
"""Mark of lands: none is spoken of more."""
PLACED, TOLD, WEEKDAY, DATE = 1, 2, 4, 8
"""Marks of signs of days: where the text may place its event, anywhere in the text; which of the two sorts it is."""
ORDINAL = 2
"""Mark of kinds beside ``HEAD``: "the 18th session"."""
BY_CHANCE = 12
"""Figures up to here meet by chance."""

_TOPIC = 1.5
"""Rarity from which a stem tells a subject rather than a manner of speaking."""
_UNSEEN = 4.0
"""Rarity from which a stem is hardly ever chance: one word in three million."""
_MONTH = 32
"""What a month counts in the number of a day of a month; numbers below it are weekdays, Monday 0."""
_COUNTED = 600
"""Thousandths that a figure above two says once more where it counts the same."""

Kind = tuple[str, bool]
"""What is counted, and whether it is numbered rather than counted."""
Row = Mapping[Hashable, tuple[float, int]]
"""What a text has of one sort → its weight and marks."""


class Figures(NamedTuple):
    """Figures by what they count."""

    kinds: Table
    """What each text counts, or numbers (``ORDINAL``); ``HEAD`` where it does so in headline or lead."""
    names: Sequence[Kind]
    """The same, row by row."""
    starts: Ints
    """Row of ``kinds`` → its first figure; one more at the end."""
    values: Floats
    head: Bools
    """True for those of headline and lead."""


@dataclass(frozen=True, eq=False)
class Profiles:
    """What comparisons need of some texts."""

    prints: Sequence[Fingerprint]
    """Sorted by id: the lower of two texts counts as the first, whoever was named first."""

    @cached_property
    def terms(self) -> Table:
        """Telling stems; of texts without a headline, those of the lead stand for its."""
        found, _ = self._stems
        marks, weights = found.marks.copy(), found.weights / THOUSANDTHS
        marks[(weights >= _TOPIC) & (weights < RARE)] |= TOPIC
        marks[weights >= RARE] |= NAME
        marks[weights >= _UNSEEN] |= UNSEEN
        untitled = np.repeat(found.count(TITLE) == 0, np.diff(found.starts))
        marks[untitled & (marks & HEAD > 0)] |= TITLE
        return replace(found, marks=marks)

    @cached_property
    def roots(self) -> Table:
        """Roots of the stems that are no names; what has them in several stems bears the marks of all."""
        found, words = self._stems
        common = np.flatnonzero(found.weights < RARE * THOUSANDTHS)
        numbers: dict[str, int] = defaultdict(count().__next__)
        stems, places = np.unique(found.tokens[common], return_inverse=True)
        roots = np.asarray([numbers[root(words[stem])] for stem in stems.tolist()], np.int64)[places]
        weights = np.asarray([round(root_rarity(base) * THOUSANDTHS) for base in numbers], np.float64)
        tells = weights[roots] > 0
        texts = np.repeat(np.arange(len(self.prints)), np.diff(found.starts))[common[tells]]
        marks = found.marks[common[tells]] & (HEAD | FORE)
        table = _joined(texts, roots[tells], marks, len(self.prints), len(numbers))
        return replace(table, weights=weights[table.tokens])

    @cached_property
    def phrases(self) -> Table:
        """Full names of persons and places: two rare stems side by side."""
        return _words([given.phrased for given in self.prints])[0]

    @cached_property
    def _stems(self) -> tuple[Table, Sequence[str]]:
        """Telling stems with the marks of ``model.fingerprints``, and what their tokens stand for."""
        return _words([given.telling for given in self.prints])

    @cached_property
    def runs(self) -> Table:
        """Runs of five words that several of the texts have; no other can be shared."""
        runs = np.concatenate([given.shingles for given in self.prints])
        _, tokens, often = np.unique(runs, return_inverse=True, return_counts=True)
        starts = starts_of([len(given.shingles) for given in self.prints])
        return plain(starts, tokens, len(often)).only(often[tokens] > 1)

    @cached_property
    def lengths(self) -> Ints:
        """How many runs of five words each text has."""
        return np.asarray([len(given.shingles) for given in self.prints], np.int64)

    @cached_property
    def numbers(self) -> Table:
        """Figures that are no ordinals, bare and with what they count; what each says where two texts have it."""
        return _table(map(_numbers, self.prints))

    @cached_property
    def figures(self) -> Figures:
        """Figures by what they count."""
        found = [_by_kind(given) for given in self.prints]
        rows = [(kind, told) for by_kind in found for kind, told in by_kind.items()]
        values = [(value, head) for _, told in rows for value, head in sorted(told.items())]
        return Figures(
            kinds=_table(
                {kind: (0, HEAD * any(told.values()) | ORDINAL * kind[1]) for kind, told in by_kind.items()}
                for by_kind in found
            ),
            names=[kind for kind, _ in rows],
            starts=starts_of([len(told) for _, told in rows]),
            values=np.asarray([value for value, _ in values], np.float64),
            head=np.asarray([head for _, head in values], np.bool_),
        )

    @cached_property
    def days(self) -> Table:
        """Days that a text speaks of, and those on which it may place its event; a day weighs its ordinal."""
        texts, days = _flat([[moment.day.toordinal() for moment in given.moments] for given in self.prints])
        _, zones = _flat([[moment.zone for moment in given.moments] for given in self.prints])
        lead = zones == 0
        without = np.bincount(texts[lead], minlength=len(self.prints)) == 0
        own = np.flatnonzero(without & ~np.isnan(self.published))
        published = self.published[own].astype(np.int64)
        found = _joined(
            np.concatenate([texts, own, own]),
            np.concatenate([days, published, published - 1]),
            np.concatenate([TOLD_DAY | (LEAD_DAY | EVENT_DAY) * lead, np.full(2 * len(own), EVENT_DAY)]),
            len(self.prints),
            date.max.toordinal() + 1,
        )
        return replace(found, weights=found.tokens.astype(np.float64))

    @cached_property
    def circumstances(self) -> Table:
        """Years, months and countries."""
        return _table(map(_circumstances, self.prints))

    @cached_property
    def lands(self) -> Table:
        """Countries, by how much each text speaks of them."""
        tokens: dict[str, int] = defaultdict(count().__next__)
        starts = starts_of([len(given.lands) for given in self.prints])
        codes = chain.from_iterable(given.lands for given in self.prints)
        _, much = _flat([given.lands.values() for given in self.prints])
        sizes = np.diff(starts)
        some = sizes > 0
        most = np.repeat(np.maximum.reduceat(much, starts[:-1][some]), sizes[some]) if some.any() else much
        return Table(
            starts,
            np.fromiter(map(tokens.__getitem__, codes), np.int64, len(much)),
            much.astype(np.float64),
            (MOST * (much == most)).astype(np.uint8),
            len(tokens),
        )

    @cached_property
    def signs(self) -> Table:
        """Weekdays and days of months, those of resolved days included.

        An undated text places its event where its lead says, a dated one on the days that are known of it too.
        """
        dated = ~np.isnan(self.published)
        which, rows = spread(self.days.starts, np.flatnonzero(dated))
        days, known = self.days.tokens[rows], TOLD | PLACED * (self.days.marks[rows] & EVENT_DAY > 0)
        texts = np.flatnonzero(dated)[which]
        said = _flat([[_sign(sign) for sign in given.all_calendar] for given in self.prints])
        lead = _flat([[_sign(sign) for sign in given.calendar] for given in self.prints])
        signs = np.concatenate([said[1], lead[1], *_named(days)])
        sort = np.where(signs < _MONTH, WEEKDAY, DATE)
        marks = np.concatenate([np.full(len(said[0]), TOLD), np.full(len(lead[0]), PLACED), known, known])
        return _joined(
            np.concatenate([said[0], lead[0], texts, texts]),
            signs,
            sort | marks,
            len(self.prints),
            13 * _MONTH,
        )

    @cached_property
    def outlets(self) -> Ints:
        """A number for each text's outlet; -1 where it is unknown."""
        numbers = {"": -1}
        found = [numbers.setdefault(given.outlet, len(numbers)) for given in self.prints]
        return np.asarray(found, np.int64)

    @cached_property
    def published(self) -> Floats:
        """Ordinal of the day of each text; not a number where it is unknown."""
        days = [given.day for given in self.prints]
        return np.asarray([np.nan if day is None else day.toordinal() for day in days], np.float64)

    @cached_property
    def words(self) -> Floats:
        """How many words each text has."""
        return np.asarray([given.length for given in self.prints], np.float64)


def counted(given: Fingerprint) -> frozenset[tuple[float, str]]:
    """Its figures with what they count, ordinals left out."""
    return frozenset((f.value, f.kind) for f in given.figures if f.kind and not f.ordinal)


def _words(column: Sequence[Weighed]) -> tuple[Table, Sequence[str]]:
    """Words of texts, and what their tokens stand for."""
    tokens: dict[str, int] = defaultdict(count().__next__)
    told = columns(column, tokens.__getitem__)
    weights = told.weights.astype(np.float64)
    return Table(told.starts, told.tokens, weights, told.marks, len(tokens)), [*tokens]


def _table(rows: Iterable[Row]) -> Table:
    tokens: dict[Hashable, int] = defaultdict(count().__next__)
    found = list(rows)
    told = [(tokens[key], weight, marks) for row in found for key, (weight, marks) in row.items()]
    return Table(
        starts_of([len(row) for row in found]),
        np.asarray([token for token, _, _ in told], np.int64),
        np.asarray([weight for _, weight, _ in told], np.float64),
        np.asarray([marks for _, _, marks in told], np.uint8),
        len(tokens),
    )


def _flat(column: Sequence[Collection[int]]) -> tuple[Ints, Ints]:
    """Numbers of texts, with their texts before them."""
    sizes = [len(numbers) for numbers in column]
    texts = np.repeat(np.arange(len(column)), sizes)
    return texts, np.fromiter(chain.from_iterable(column), np.int64, len(texts))


def _joined(texts: Ints, tokens: Ints, marks: Ints | Marks, size: int, kinds: int) -> Table:
    """A table of tokens without weight; one that a text has several times bears all its marks."""
    keys = texts * kinds + tokens
    order = np.argsort(keys, kind="stable")
    first, _ = runs_of(keys[order])
    if len(first):
        marks = np.bitwise_or.reduceat(marks[order], first)
    texts, tokens = np.divmod(keys[order][first], kinds)
    starts = np.searchsorted(texts, np.arange(size + 1))
    return Table(starts, tokens, np.zeros(len(tokens)), marks.astype(np.uint8), kinds)


def _numbers(given: Fingerprint) -> Row:
    found: dict[Hashable, tuple[float, int]] = {
        figure.value: (_telling(figure.value), 0) for figure in given.figures if not figure.ordinal
    }
    for number in counted(given):
        found[number] = (_COUNTED * (number[0] > 2), 0)
    return found


def _telling(value: float) -> float:
    """How much a shared number says: its significant digits, since round and small numbers meet by chance."""
    if value <= 2:
        return 0
    more = len(significant(value)) - 1 + (0.3 if value > BY_CHANCE else 0.0)
    return round(THOUSANDTHS * (0.5 * more + 0.3))


def _by_kind(given: Fingerprint) -> dict[Kind, dict[float, bool]]:
    """What it counts → figures, each with whether headline or lead tell it."""
    found: dict[Kind, dict[float, bool]] = {}
    for figure in given.figures:
        if figure.kind:
            told = found.setdefault((figure.kind, figure.ordinal), {})
            told[figure.value] = told.get(figure.value, False) or figure.head
    return found


def _sign(sign: Sign) -> int:
    return sign.month * _MONTH + sign.day


def _named(days: Ints) -> tuple[Ints, Ints]:
    """The days of months and the weekdays of ordinals, as ``_sign`` numbers them."""
    stamps = (days - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
    months = stamps.astype("datetime64[M]")
    of_month = (stamps - months).astype(np.int64) + 1
    return (months.astype(np.int64) % 12 + 1) * _MONTH + of_month, (days - 1) % 7


def _circumstances(given: Fingerprint) -> Row:
    years = {moment.day.year for moment in given.moments if moment.said and moment.zone < 2}
    found: dict[Hashable, int] = defaultdict(int)
    for mark, told in (
        (TOLD_YEAR, years),
        (TOLD_MONTH, given.months),
        (COUNTRY, given.all_countries),
        (LEAD_COUNTRY, given.countries),
    ):
        for one in told:
            found[one] |= mark
    return {one: (0, marks) for one, marks in found.items()}
