"""Disputed: where two accounts give other figures for the same thing.

That both count the same thing has to show: the sentences tell mostly the same, what stands about the figures too,
no name or country speaks against it, and no other figure fits as well. A figure that the other account knows as
well is not disputed, and texts that differ in most of their figures are one template filled in twice. A wrong "they
disagree" is worse than one that is missed, so whatever is unsure is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from mujaz.arabic import names
from mujaz.arabic.words import stem
from mujaz.fingerprints import RARE
from mujaz.fingerprints.sentences import BACKGROUND, HEAD, UPDATES
from mujaz.stories import counts, told
from mujaz.stories.counts import Count
from mujaz.stories.told import Told

_ALIKE = 0.4
"""Likeness (0–1) of two sentences from which they tell one thing, where what stands about the figures agrees too."""
_ALIKE_TOLL = 0.45
"""The same where both leads or headlines give the dead, hurt or missing, whatever stands about the figures."""
_ALIKE_RISEN = 0.22
"""The same where one of the two says besides that a toll has risen, and gives the larger figure."""
_ALIKE_NAMED = 0.28
"""The same where both count the same telling thing, workers and not persons, and share a rare name."""
_ABOUT = 0.34
"""Share of what stands about a figure that the other's sentence has too."""
_SAYING = 4.0
"""Rarity together of shared stems from which they say something: two nouns of some rarity."""
_RIVAL = 0.85
"""Share of the best likeness from which another figure of the text fits as well."""
_MOST = 40
"""Counts of one kind that are compared: a text that has more is a table."""
_LONGEST = 12
"""Digits of a figure."""
_BY_CHANCE = 12
"""Numbers up to here stand in most texts."""

_DIGITS = re.compile(r"\d+")

Kind = tuple[str, str, frozenset[str]]


class _Account(NamedTuple):
    """What one text counts."""

    source: str
    kinds: Mapping[Kind, Sequence[Count]]
    """Outside its background."""
    known: frozenset[float]
    """Every number in it."""
    fates: Mapping[str, frozenset[float]]
    """Every count of people, by what befell them."""
    countries: frozenset[str]
    """Every country that it names."""
    replaced: frozenset[tuple[float, float]]
    """Later and earlier figure where it says itself that the one takes the other's place."""


class _Match(NamedTuple):
    """Two counts of one thing."""

    one: Count
    other: Count
    agree: bool


def figures(accounts: Sequence[Sequence[Told]]) -> list[tuple[Count, ...]]:
    """Where texts dispute a figure: a count per text that gives one, in the order of the texts.

    Args:
        accounts: the sentences of each text. Their order decides which text a dispute is told from, so that the
            caller has to fix it.
    """
    read = [_account(sentences) for sentences in accounts if sentences]
    matches: list[_Match] = []
    for one, other in combinations(read, 2):
        matches += _settled(_matches(one, other), one, other)
    partners: dict[tuple[str, int, int], list[_Match]] = defaultdict(list)
    for match in matches:
        partners[_spot(match.one)].append(match)
        partners[_spot(match.other)].append(_Match(match.other, match.one, match.agree))
    found: list[tuple[Count, ...]] = []
    used: set[tuple[str, Kind, float]] = set()
    for account in read:
        for count in (count for group in account.kinds.values() for count in group):
            its = [match for match in partners.get(_spot(count), ()) if _key(match.other) not in used]
            if _key(count) in used or all(match.agree for match in its):
                continue
            claims = {count.told.source: count}
            for match in its:
                if match.agree or match.other.told.source not in claims:
                    claims[match.other.told.source] = match.other
            if not all(counts.agree(count, claim) for claim in claims.values()):
                used |= {_key(claim) for claim in claims.values()}
                found.append(tuple(_fullest(claims[a.source], a) for a in read if a.source in claims))
    return found


def _spot(count: Count) -> tuple[str, int, int]:
    return count.told.source, count.told.place, count.start


def _key(count: Count) -> tuple[str, Kind, float]:
    return count.told.source, _kind(count), count.value


def _kind(count: Count) -> Kind:
    return count.thing, count.fate, count.scope


def _account(sentences: Sequence[Told]) -> _Account:
    kinds: dict[Kind, list[Count]] = defaultdict(list)
    fates: dict[str, set[float]] = defaultdict(set)
    known: set[float] = set()
    for sentence in sentences:
        known |= {float(run) for run in _DIGITS.findall(sentence.text) if len(run) < _LONGEST}
        known |= {number.value for number in sentence.numbers}
        for count in counts.of(sentence):
            if count.fate:
                fates[count.fate].add(count.value)
            if sentence.zone != BACKGROUND:
                kinds[_kind(count)].append(count)
    return _Account(
        sentences[0].source,
        {kind: _loosened(group) for kind, group in kinds.items()},
        frozenset(known),
        {fate: frozenset(values) for fate, values in fates.items()},
        frozenset().union(*map(_countries, sentences)),
        frozenset().union(*(_replaced(sentence) for sentence in sentences)),
    )


def _loosened(group: Sequence[Count]) -> list[Count]:
    """Counts of one kind: a figure is meant as loosely as the text once says, "70" in a headline over "over 70"."""
    return [
        count._replace(
            low=min(same.low for same in group if same.value == count.value),
            high=max(same.high for same in group if same.value == count.value),
        )
        for count in group
    ]


def _matches(one: _Account, other: _Account) -> list[_Match]:
    """Counts of one thing in both: each the other's best, with no rival of another value."""
    found: list[_Match] = []
    for kind in one.kinds:
        if kind in other.kinds:
            found += _paired(_kept(one, other, kind), _kept(other, one, kind))
    return found


def _kept(account: _Account, beside: _Account, kind: Kind) -> list[Count]:
    """The account's counts of ``kind`` that may be told beside the other text."""
    group = account.kinds[kind][:_MOST]
    return [count for count in group if count.fate or _countries(count.told) <= beside.countries]


def _paired(ones: Sequence[Count], others: Sequence[Count]) -> Iterator[_Match]:
    """Those of ``ones`` and ``others`` that count one thing, but where a figure of another value fits as well."""
    scored = [
        (score, x, y, a, b)
        for a, x in enumerate(ones)
        for b, y in enumerate(others)
        if (score := _alike(x, y))
    ]
    rows: dict[int, dict[float, float]] = defaultdict(dict)
    columns: dict[int, dict[float, float]] = defaultdict(dict)
    # The best likeness of each value: its own pair's never counts against a pair.
    for score, x, y, a, b in scored:
        rows[a][y.value] = max(score, rows[a].get(y.value, 0.0))
        columns[b][x.value] = max(score, columns[b].get(x.value, 0.0))
    for score, x, y, a, b in scored:
        rivals = (*rows[a].items(), *columns[b].items())
        if all(value in {x.value, y.value} or rival < _RIVAL * score for value, rival in rivals):
            yield _Match(x, y, counts.agree(x, y))


def _settled(matches: Sequence[_Match], one: _Account, other: _Account) -> list[_Match]:
    """The matches of two texts but for disputes about figures that both know, and of two fillings of a template."""
    kept = [
        match
        for match in matches
        if match.agree
        or ((match.one.value, match.other.value) in one.replaced and not _knows(other, match.one))
        or ((match.other.value, match.one.value) in other.replaced and not _knows(one, match.other))
        or not (_knows(other, match.one) or _knows(one, match.other))
    ]
    disputed = {_matter(match.one) for match in kept if not match.agree}
    agreed = {_matter(match.one) for match in kept if match.agree}
    if len(disputed) > 1 and len(disputed) > len(agreed):
        return [match for match in kept if match.agree]
    return kept


def _matter(count: Count) -> tuple[Kind, float] | str:
    """What is counted; a toll is one matter, its dead and hurt rise together."""
    return (_kind(count), count.value) if not count.fate else "toll"


def _replaced(sentence: Told) -> set[tuple[float, float]]:
    """Figures by which the sentence says that others are replaced, with those: "risen from 31 to 40"."""
    words = [word.folded for word in sentence.words]
    if UPDATES.isdisjoint(words):
        return set()
    read = sentence.numbers
    past = [number.value for number in read if "من" in words[max(0, number.start - 1) : number.start]]
    return {(number.value, earlier) for number in read for earlier in past if number.value != earlier}


def _knows(account: _Account, count: Count) -> bool:
    """True where the account tells the figure too, of whatever it tells it."""
    if count.value > _BY_CHANCE:
        return count.value in account.known
    return count.value in account.fates.get(count.fate, ()) or any(
        counts.agree(count, its)
        for (thing, fate, _), group in account.kinds.items()
        if (thing, fate) == (count.thing, count.fate)
        for its in group
    )


def _alike(one: Count, other: Count) -> float:
    """How surely (0–1) two counts of a kind count the same thing; 0 where it does not show."""
    a, b = one.told, other.told
    sentences = told.likeness(a.terms, b.terms)
    about = min(told.share(one.near, b.terms), told.share(other.near, a.terms))
    toll = bool(one.fate) and a.zone == b.zone == HEAD
    if told.common(a.terms, b.terms) < _SAYING or _strangers(a, b):
        return 0.0
    least = _ALIKE_RISEN if _risen(one, other) or _risen(other, one) else _ALIKE_TOLL
    if one.thing and any(weight >= RARE and term in b.terms for term, weight in a.terms.items()):
        least = min(least, _ALIKE_NAMED)
    if not (sentences >= _ALIKE and about >= _ABOUT) and not (toll and sentences >= least):
        return 0.0
    if one.names - b.terms.keys() and other.names - a.terms.keys():
        return 0.0
    return sentences * (1 + min(told.share(one.near, other.near), told.share(other.near, one.near))) / 2


def _risen(later: Count, earlier: Count) -> bool:
    return later.value > earlier.value and any(word.folded in UPDATES for word in later.told.words)


def _countries(sentence: Told) -> set[str]:
    return {
        found
        for word in sentence.words
        if (found := names.country(word.folded) or names.country(stem(word.folded)))
    }


def _cities(sentence: Told) -> set[str]:
    return {found for word in sentence.words if (found := names.city(word.folded))}


def _strangers(a: Told, b: Told) -> bool:
    """True where both name countries or cities and not one the same, or are rich in names the other lacks."""
    for named in (_countries, _cities):
        if named(a) and named(b) and not named(a) & named(b):
            return True
    one, other = ({term for term, weight in t.terms.items() if weight >= RARE} for t in (a, b))
    return len(one) > 1 and len(other) > 1 and not one & other


def _fullest(claim: Count, account: _Account) -> Count:
    """The same count where the text tells it in a sentence rather than in its headline."""
    same: Iterable[Count] = (
        count
        for count in account.kinds[_kind(claim)]
        if count.value == claim.value and not count.told.headline
    )
    return next(iter(same), claim) if claim.told.headline else claim
