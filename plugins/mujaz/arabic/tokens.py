"""Tokens: the words of many texts at once, folded and split in arrays of code points.

Word by word the same as ``letters.fold`` and ``words.split``, in a fiftieth of the time: no string is made of a word
before somebody asks for it, and a word is known by its hash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mujaz.arabic import letters

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_OTHER, _LETTER, _DIGIT, _JOINS, _DROPPED, _SEVERAL = range(6)
"""What a letter is: no part of a word, one, a decimal digit, a dot or comma between digits, left out by folding,
folded to several letters."""
_PLANES = 4
"""Unicode's first planes of 65,536, in which all letters and digits are."""
_CASED = 2
"""Those of them in which folding changes anything."""
_CODES = 0x110000
_ODD, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


@dataclass(frozen=True, eq=False)
class Tokens:
    """The words of some texts, one after the other."""

    text: str
    """All texts; a new line behind each."""
    received: Ints
    """Its code points."""
    bounds: Ints
    """Text → where it starts in ``text``; one more at the end."""
    codes: NDArray[np.uint32]
    """The folded letters, those left out that folding drops."""
    places: Ints
    """Letter → where it stands in ``text``."""
    starts: Ints
    """Word → its first letter."""
    ends: Ints
    """Word → the letter behind it."""
    hashes: Hashes
    """Word → its hash; equal for equal words, in any text."""

    @cached_property
    def first(self) -> Ints:
        """Text → its first word; one more at the end."""
        return np.searchsorted(self.places[self.starts], self.bounds)

    @cached_property
    def folded(self) -> str:
        """The letters as text."""
        return self.codes.tobytes().decode("utf-32-le", "surrogatepass")

    def follows(self, places: Ints, phrase: Hashes) -> NDArray[np.bool_]:
        """True for each of these words with which the words of ``phrase`` begin."""
        found = np.ones(len(places), np.bool_)
        padded = np.append(self.hashes, np.zeros(len(phrase), np.uint64))
        for place, wanted in enumerate(phrase):
            found &= padded[places + place] == wanted
        return found

    def words(self, first: int, end: int) -> list[str]:
        """The words from ``first`` up to ``end``, folded."""
        spans = zip(self.starts[first:end].tolist(), self.ends[first:end].tolist(), strict=True)
        return [self.folded[start:stop] for start, stop in spans]

    def word(self, at: int) -> str:
        """A word, folded."""
        return self.folded[self.starts[at] : self.ends[at]]


def of(texts: Sequence[str]) -> Tokens:
    """The words of ``texts``."""
    joined = "\n".join([*texts, ""])
    received = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    bounds = np.concatenate([[0], np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)])
    kinds = _kinds()[received]
    places = np.flatnonzero(kinds != _DROPPED)
    letters = received
    if len(places) < len(received):
        letters, kinds = received[places], kinds[places]
    if (kinds == _SEVERAL).any():
        places, letters, kinds = _unfolded(places, letters, kinds)
    codes = _folded()[letters]
    starts, ends, within = _words(kinds)
    hashes = _hashes(np.where(within, codes, 0), starts)
    return Tokens(joined, received, bounds, codes, places, starts, ends, hashes)


def hashed(phrases: Sequence[str]) -> list[Hashes]:
    """The hashes of the words of each phrase."""
    found = of(phrases)
    return [found.hashes[start:end] for start, end in pairwise(found.first.tolist())]


def marks(*patterns: str) -> NDArray[np.uint8]:
    """Code point as received → a bit for each of ``patterns``, of one character, that it matches; the first lowest."""
    found = np.zeros(_CODES, np.uint8)
    for bit, pattern in enumerate(patterns):
        found[[ord(letter) for letter in re.findall(pattern, _known())]] |= 1 << bit
    return found


def _unfolded(places: Ints, codes: Ints, kinds: NDArray[np.uint8]) -> tuple[Ints, Ints, NDArray[np.uint8]]:
    """The same with each letter that is folded to several taken apart."""
    several = kinds == _SEVERAL
    parts = [_changed()[chr(code)] for code in codes[several].tolist()]
    counts = np.ones(len(codes), np.int64)
    counts[several] = [len(part) for part in parts]
    again = np.repeat(np.arange(len(codes)), counts)
    found = codes[again]
    found[several[again]] = [ord(letter) for part in parts for letter in part]
    return places[again], found, _kinds()[found]


def _words(kinds: NDArray[np.uint8]) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """First letter of each word, the letter behind it, and which letters are within one: ``words.split`` in arrays."""
    digit, letter = kinds == _DIGIT, kinds == _LETTER
    within = digit | letter
    joins = np.flatnonzero(kinds == _JOINS)
    joins = joins[(joins > 0) & (joins < len(kinds) - 1)]
    joins = joins[within[joins - 1] & digit[joins + 1]]
    within[joins] = True
    begins = within.copy()
    begins[1:] &= ~within[:-1]
    if len(joins):
        begins[_after_decimals(digit, letter, joins)] = True
    starts = np.flatnonzero(begins)
    closes = within.copy()
    closes[:-1] &= ~within[1:] | begins[1:]
    return starts, np.flatnonzero(closes) + 1, within


def _after_decimals(digit: NDArray[np.bool_], letter: NDArray[np.bool_], joins: Ints) -> Ints:
    """Letters that stand right behind a decimal part: "3.5m" is two words."""
    last = np.flatnonzero(digit[:-1] & letter[1:])
    opens = digit.copy()
    opens[1:] &= ~digit[:-1]
    runs = np.flatnonzero(opens)
    first = runs[np.searchsorted(runs, last, "right") - 1]
    found: Ints = last[np.isin(first - 1, joins)] + 1
    return found


def _hashes(codes: NDArray[np.uint32], starts: Ints) -> Hashes:
    """Of each word a polynomial in its letters, modulo 2**64 (Karp and Rabin 1987), stirred."""
    if not len(starts):
        return np.empty(0, np.uint64)
    power, inverse = powers(len(codes))
    found = np.add.reduceat(codes * power[: len(codes)], starts) * inverse[starts]
    found ^= found >> np.uint64(29)
    found *= _MIX
    return found ^ (found >> np.uint64(32))


def powers(size: int) -> tuple[Hashes, Hashes]:
    """At least ``size`` powers of an odd number, and of its inverse, modulo 2**64."""
    return _powers(size.bit_length())


@lru_cache(maxsize=2)
def _powers(bits: int) -> tuple[Hashes, Hashes]:
    inverse = np.uint64(pow(int(_ODD), -1, 1 << 64))
    found = np.ones((2, 1 << bits), np.uint64)
    found[0, 1:], found[1, 1:] = _ODD, inverse
    return np.cumprod(found[0]), np.cumprod(found[1])


@cache
def _kinds() -> NDArray[np.uint8]:
    """Code point as received → what it is, once folded."""
    found = np.zeros(_CODES, np.uint8)
    known = _known()
    found[[ord(c) for c in re.findall(r"[^\W_]", known)]] = _LETTER
    found[[ord(c) for c in re.findall(r"\d", known)]] = _DIGIT
    found[[ord("."), ord(",")]] = _JOINS
    for received, folded in _changed().items():
        found[ord(received)] = found[ord(folded)] if len(folded) == 1 else _SEVERAL if folded else _DROPPED
    return found


@cache
def _folded() -> NDArray[np.uint32]:
    """Code point as received → folded, where that is one letter."""
    found = np.arange(_CODES, dtype=np.uint32)
    for received, folded in _changed().items():
        if len(folded) == 1:
            found[ord(received)] = ord(folded)
    return found


@cache
def _changed() -> dict[str, str]:
    return letters.changed(_known()[: _CASED << 16])


@cache
def _known() -> str:
    """Every character that may be a letter or a digit."""
    return "".join(map(chr, range(_PLANES << 16)))
