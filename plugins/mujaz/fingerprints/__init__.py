"""Fingerprints: what an article is compared by.

In: an ``Article``. Out: a ``Fingerprint``. Pure, per article; must not look at any other article, so that the
score of a pair depends on the two and on committed tables only.
"""

from __future__ import annotations

import re
import sys
from array import array
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from mujaz.arabic import names, numerals, tokens
from mujaz.arabic.letters import fold
from mujaz.arabic.words import rarity, root, root_rarity, split, stem
from mujaz.fingerprints import figures, moments, sentences, wording
from mujaz.fingerprints.sentences import BACKGROUND, Sentence
from mujaz.model import Article, Fingerprint
from mujaz.model.fingerprints import FORE, HEAD, PERSON, THOUSANDTHS, TITLE, Weighed
from mujaz.outlets import key

RARE = 2.5
"""Rarity from which a stem is likely a name and is compared in the spelling-robust form: 1 in 100,000 words."""
QUOTE = 4
"""Telling stems by which a quotation is known again; fewer are a phrase or a name in quotation marks."""
_QUOTES = 24
"""Quotations kept of one article."""
_TOLD = 0.5
"""Rarity from which a stem of a quotation tells: nearly every word but particles."""
_QUOTED = re.compile('«[^«»]{20,600}»|“[^“”]{20,600}”|"[^"]{20,600}"')
_JOINED = "بلفكو"
"""Letters that Arabic joins to the next word (in, to, so, as, and)."""
_CLEARLY = 0.5
"""و and ف are taken off where the rest is three times as frequent as the whole …"""
_SURELY = 1.5
"""… and ب ل ك, with which many names begin, where it is thirty times as frequent."""
_PHRASE = 6.0
"""Rarity together from which two stems side by side are a name, of a person, place or body."""
_NEAR = 7
"""Words behind a title within which its bearer is named: "the foreign minister of the Russian Federation N. N."."""
_CALENDAR = frozenset(stem(word) for word in figures.CALENDAR)
"""Months and weekdays: compared as dates, never as words."""


def take(article: Article) -> Fingerprint:
    """The fingerprint of one article."""
    told = list(sentences.of(article))
    worded = wording.of(tokens.of(["\n".join(article.paragraphs)]))[0]
    found = _terms(told, (key(article.outlet or ""), *map(key, article.credits)), bool(article.title))
    leading = [sentence for sentence in told if sentence.zone == sentences.HEAD]
    day = article.published.day if article.published and article.published.known_by != "copy" else None
    stated = article.published is not None and article.published.known_by == "stated"
    return Fingerprint(
        id=article.id,
        outlet=key(article.outlet or ""),
        credits=tuple(key(credit) for credit in article.credits),
        day=day,
        length=worded.length,
        exact=worded.exact,
        shingles=worded.shingles,
        telling=_packed(found.weights, found.marks),
        rooted=_packed(found.roots, found.root_marks),
        phrased=_packed(found.phrases, dict.fromkeys(found.phrases, 0)),
        roles={title: frozenset(terms) for title, terms in found.roles.items()},
        quotes=_quotes(article.paragraphs),
        figures=figures.of(told),
        moments=moments.of(told, day, stated),
        countries=_countries(leading),
        all_countries=_countries(told),
        cities=_cities(told),
        weekdays=_weekdays(leading),
        all_weekdays=_weekdays(told),
        months=frozenset(month for sentence in leading for month in moments.months(sentence)),
        update=any(word in sentences.UPDATES for sentence in leading for word in sentence.words),
    )


def interned(found: Fingerprint) -> Fingerprint:
    """The same, with each word once in memory however many fingerprints were read back from a cache."""
    return replace(
        found,
        telling=_interned(found.telling),
        rooted=_interned(found.rooted),
        phrased=_interned(found.phrased),
    )


def _interned(weighed: Weighed) -> Weighed:
    return weighed._replace(words=tuple(map(sys.intern, weighed.words)))


_TITLES = frozenset(stem(fold(word)) for word in sentences.CUES["titles"]["words"])
_PLACED = frozenset(fold(word) for word in sentences.CUES["places"]["before"])


def _quotes(paragraphs: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    found = []
    for paragraph in paragraphs:
        for quoted in _QUOTED.finditer(paragraph):
            stems = (telling(word) for word in split(fold(quoted[0])))
            terms = frozenset(term for term, weight in stems if weight >= _TOLD)
            if len(terms) >= QUOTE:
                found.append(terms)
    return tuple(found[:_QUOTES])


def _weekdays(told: list[Sentence]) -> frozenset[int]:
    return frozenset(day.weekday for sentence in told for day in sentence.weekdays())


def _countries(told: list[Sentence]) -> frozenset[str]:
    return frozenset(code for sentence in told for word in sentence.words if (code := names.country(word)))


def _cities(told: list[Sentence]) -> frozenset[str]:
    """Cities that a verb of travel or a preposition of place stands before, outside the background."""
    return frozenset(
        found
        for sentence in told
        if sentence.zone != BACKGROUND
        for before, word in pairwise(sentence.words)
        if (before in _PLACED or word[0] in "بل") and (found := names.city(word))
    )


class _Terms:
    """What a text is compared by, word by word; see ``Fingerprint``."""

    def __init__(self) -> None:
        self.weights: dict[str, float] = {}
        self.marks: dict[str, int] = {}
        self.roots: dict[str, float] = {}
        self.root_marks: dict[str, int] = {}
        self.phrases: dict[str, float] = {}
        self.roles: dict[str, set[str]] = {}


def _packed(weights: dict[str, float], marks: dict[str, int]) -> Weighed:
    thousandths = array("H", [round(weight * THOUSANDTHS) for weight in weights.values()])
    return Weighed(tuple(weights), thousandths, bytes(map(marks.__getitem__, weights)))


def _terms(told: list[Sentence], own: tuple[str, ...], titled: bool) -> _Terms:
    found = _Terms()
    weights, marks = found.weights, found.marks
    for number, sentence in enumerate(told):
        here = (HEAD if sentence.zone == sentences.HEAD else 0) | (FORE if sentence.zone != BACKGROUND else 0)
        of_term = here | (TITLE if titled and number == 0 else 0)
        title, near, before, heavy = "", -_NEAR, "", 0.0
        for place, word in enumerate(_without(sentence.words, own)):
            term, weight, base, base_weight, titles = _word(word)
            if titles:
                near, title = place, term
            if weight <= 0:
                before, heavy = "", 0.0
                continue
            if before and weight + heavy >= _PHRASE:
                found.phrases[f"{before} {term}"] = weight + heavy
            before, heavy = term, weight
            acts = weight >= RARE and place - near < _NEAR
            weights[term] = weight
            marks[term] = marks.get(term, 0) | of_term | (PERSON if acts else 0)
            if base:
                found.roots[base] = base_weight
                found.root_marks[base] = found.root_marks.get(base, 0) | here
            if acts and here & HEAD:
                found.roles.setdefault(title, set()).add(term)
    return found


def _without(words: list[str], own: tuple[str, ...]) -> list[str]:
    """``words`` without the names of two and more words of the outlets it was taken from: "(agency)" is no evidence.

    Names of one word stay: most are words of the language too, and names of cities.
    """
    for name in own:
        parts = name.split()
        if len(parts) > 1:
            at = 0
            while parts[0] in words[at:]:
                at = words.index(parts[0], at)
                if words[at : at + len(parts)] == parts:
                    words = words[:at] + words[at + len(parts) :]
                else:
                    at += 1
    return words


class _Word(NamedTuple):
    """What one word says."""

    term: str
    weight: float
    root: str
    """Empty for names, and for what says nothing."""
    root_weight: float
    titles: bool
    """An office, a rank or a profession."""


@lru_cache(maxsize=1 << 17)
def _word(word: str) -> _Word:
    term, weight = telling(word)
    base = root(term) if 0 < weight < RARE else ""
    return _Word(
        sys.intern(term), weight, sys.intern(base), root_rarity(base) if base else 0.0, term in _TITLES
    )


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
