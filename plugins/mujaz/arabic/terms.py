"""Terms: what a word is looked up by. ``theme/static/search.js`` does the same to what a reader types.

A test in a browser holds the two to one another; the letters' table is handed over, never written twice.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mujaz.arabic import names
from mujaz.arabic.words import rarity, stem

NAME = "~"
"""Stands before the key of a name, so that it never meets a stem."""
_JOINED = "وفبلك"
"""Letters that Arabic joins to the next word; behind them the stem is a guess, for names begin with them too."""
_SHORTEST = 4
"""Letters of a word that one may be taken off: بمصر."""


class Terms(NamedTuple):
    """What one folded word is found by."""

    sure: str
    """Its stem; a number without its separators."""
    guessed: str
    """The stem of what is left without a joined letter; empty for none."""
    name: str
    """The key of a name, in which its spellings meet; empty where it is none."""


@lru_cache(maxsize=1 << 16)
def of(word: str) -> Terms:
    """The terms of one folded word.

    >>> of("والمدارس").sure == of("مدارس").sure, of("بمصر").guessed == of("مصر").sure
    (True, True)
    >>> of("سيرغي").name == of("سيرجي").name
    True
    """
    if not "\u0621" <= word[0] <= "\u064a":
        return Terms(word.replace(",", ""), "", "")
    bare = stem(word)
    rest = stem(word[1:]) if word[0] in _JOINED and len(word) >= _SHORTEST else ""
    rare = bare if rarity(bare) >= names.RARE else rest if rest and rarity(rest) >= names.RARE else ""
    return Terms(bare, rest if rest != bare else "", NAME + names.key(rare) if rare else "")
