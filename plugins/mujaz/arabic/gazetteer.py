"""Gazetteer: the countries of towns, by the Arabic names of the towns.

The committed table is made by ``bench/gazetteer.py`` from GeoNames (CC BY 4.0). A name of one word is a town's where a
preposition or a noun of place stands before it, or where a text begins; one that is an ordinary word of the language
too ("floods" is Seoul) only behind a noun of place.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from mujaz.arabic import names
from mujaz.arabic.letters import fold

_JOINED = {"و": ("", "و", "وب", "ول"), "ف": ("", "ف"), "ب": ("", "ب"), "ل": ("", "ل")}
"""First letter of a word → what of it Arabic may have joined to a name …"""
_IN = frozenset({"ب", "ل", "وب", "ول"})
"""… of which these are prepositions of place."""
_ALONE = ("",)
_SHORT = 3
"""Letters of a name behind such a letter at least, and one more."""
_NOUNS = frozenset(map(fold, names.TABLE["nouns"]))
_BEFORE = frozenset(map(fold, names.TABLE["before"])) | _NOUNS
ORDINARY = "~"
"""What marks an ordinary word in the table."""


class Begun(NamedTuple):
    """A name that a word begins, or is."""

    rest: tuple[str, ...]
    """The folded words that must follow."""
    country: str
    """ISO 3166 code."""
    placed: bool
    """True where a preposition is joined to it."""
    ordinary: bool
    """True for an ordinary word of the language."""


def leads(word: str) -> bool:
    """True for a folded word behind which a name of one word is a place's."""
    return _is_of(_BEFORE, word)


def is_noun(word: str) -> bool:
    """True for a noun of place: behind it an ordinary word is a place's name too."""
    return _is_of(_NOUNS, word)


def _is_of(words: Set[str], word: str) -> bool:
    return word in words or (word[0] in "وبل" and word[1:] in words)


def begun(word: str) -> list[Begun]:
    """The names of towns, and of countries with several words, that a folded word may be or begin.

    >>> begun("بنواكشوط"), begun("كتاب")
    ([Begun(rest=(), country='MR', placed=True, ordinary=False)], [])
    """
    found = []
    for joined in _JOINED.get(word[:1], _ALONE):
        bare = word.removeprefix(joined)
        if not word.startswith(joined) or (joined and len(bare) <= _SHORT):
            continue
        if joined.endswith("ل") and bare.startswith("ل"):
            bare = "ا" + bare  # ل and the article are written as one: لليمن
        known = _by_first().get(bare, ())
        found += [Begun(rest, country, joined in _IN, ordinary) for rest, country, ordinary in known]
    return found


@lru_cache(maxsize=1 << 12)
def longer(word: str) -> tuple[Begun, ...]:
    """The towns and countries of several words that a folded word may begin, the longest first."""
    return tuple(sorted((found for found in begun(word) if found.rest), key=lambda found: -len(found.rest)))


def follows(word: str) -> bool:
    """True for a folded word that is the second one of a town's or a country's name."""
    return word in _second()


class _Named(NamedTuple):
    """A name without its first word."""

    rest: tuple[str, ...]
    country: str
    ordinary: bool


@cache
def _by_first() -> Mapping[str, Sequence[_Named]]:
    """First word of a name → the names: of towns, and of countries with several words."""
    found: dict[str, list[_Named]] = {}
    countries = (
        (name, code) for name, code in names.called().items() if " " in name or code in names.TABLE["words"]
    )
    for name, code in (*countries, *_towns()):
        first, *rest = name.removeprefix(ORDINARY).split(" ")
        found.setdefault(first, []).append(_Named(tuple(rest), code, name.startswith(ORDINARY)))
    return found


@cache
def _second() -> frozenset[str]:
    return frozenset(name.rest[0] for begun in _by_first().values() for name in begun if name.rest)


def _towns() -> Iterator[tuple[str, str]]:
    packed = files("mujaz.arabic").joinpath("towns.txt.gz").read_bytes()
    for line in zlib.decompress(packed, zlib.MAX_WBITS | 16).decode().splitlines():
        country, *towns = line.split("\t")
        for name in towns:
            yield name, country
