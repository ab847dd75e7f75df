"""Tokens: the words of many texts at once, folded and split in arrays of one byte a letter (``codes``).

Word by word the same as ``letters.fold`` and ``words.split``, in a hundredth of the time: no string is made of a word
before somebody asks for it, and a word is known by its hash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mujaz.arabic import codes, letters

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Bytes = NDArray[np.uint8]

_WITHIN, _DIGIT, _JOINS = 1, 2, 4
"""What a letter is: part of a word, a decimal digit, a dot or comma that may stand between digits."""
_ODD_LETTER, _ODD_DIGIT = codes.SPARE[:2]
"""Codes of the letters and digits that have none of their own."""
_FOREIGN = "Ж९"
"""One of each."""
_SIGN, _SPACE, _MARK = codes.of("• \u064b")
"""What other characters without a code count as: a sign, white space, a mark that folding leaves out."""
_SURROGATES = "surrogatepass"
_FOLDING = letters.FOLDING._replace(
    become=letters.FOLDING.become[:_ODD_LETTER] + bytes(range(_ODD_LETTER, len(letters.FOLDING.become)))
)
_DROPS = codes.table(lambda letter: not letters.fold(letter))
_KINDS = codes.table(
    lambda letter: _JOINS if letter in ".," else _WITHIN * letter.isalnum() | _DIGIT * letter.isdecimal()
)[:_ODD_LETTER] + bytes((_WITHIN, _WITHIN | _DIGIT))
"""Folded code → what it is."""
_DECIMALS = re.compile(
    b"[.,][%b]+(?=[%b])"
    % tuple(
        bytes(code for code, kind in enumerate(_KINDS) if kind == wanted)
        for wanted in (_WITHIN | _DIGIT, _WITHIN)
    )
)
_SHOWN = bytes(range(_ODD_LETTER)) + bytes((codes.OTHER,) * 2)
"""Folded code → one that is shown as a character."""
_NONE = np.empty(0, np.int64)
_ODD, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_EIGHT = 8
"""Letters that are hashed at once, as one number."""
_FIRST = np.asarray([(1 << 8 * count) - 1 for count in range(_EIGHT + 1)], np.uint64)
"""What covers so many of them."""


@dataclass(frozen=True, eq=False)
class Tokens:
    """The words of some texts, one after the other."""

    text: str
    """All texts; a new line behind each."""
    received: bytes
    """A code for each of its characters; those that have none as what they are."""
    bounds: Ints
    """Text → where it starts in ``text``; one more at the end."""
    letters: bytes
    """The codes of the folded letters, those left out that folding drops."""
    starts: Ints
    """Word → its first letter."""
    ends: Ints
    """Word → the letter behind it."""
    begins: Ints
    """Word → where it begins in ``text``."""
    hashes: Hashes
    """Word → its hash; equal for equal words, in any text."""
    _points: Ints
    """Code points of the folded letters that have no code, in order."""

    @cached_property
    def first(self) -> Ints:
        """Text → its first word; one more at the end."""
        return np.searchsorted(self.begins, self.bounds)

    @cached_property
    def folded(self) -> str:
        """The letters as text."""
        known = codes.text(self.letters.translate(_SHOWN))
        if not len(self._points):
            return known
        points = np.frombuffer(known.encode("utf-32-le"), np.uint32).copy()
        points[_odd(self.letters)] = self._points
        return points.tobytes().decode("utf-32-le", _SURROGATES)

    def marked(self, marks: bytes) -> Bytes:
        """What ``marks`` (``codes.table``) says of each character as received."""
        return np.frombuffer(self.received.translate(marks), np.uint8)

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
    bounds = np.concatenate([[0], np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)])
    given = _given(joined)
    folded = given.plain.translate(*_FOLDING)
    starts, ends = _words(folded)
    begins = starts
    if len(folded) < len(given.plain):
        dropped = np.flatnonzero(np.frombuffer(given.plain.translate(_DROPS), np.bool_))
        behind = np.searchsorted(starts, dropped - np.arange(len(dropped)))
        begins = starts + np.cumsum(np.bincount(behind, minlength=len(starts)))[: len(starts)]
    return Tokens(
        joined,
        given.received,
        bounds,
        folded,
        starts,
        ends,
        begins if given.places is None else given.places[begins],
        _hashes(folded, starts, ends, given.points),
        given.points,
    )


def hashed(phrases: Sequence[str]) -> list[Hashes]:
    """The hashes of the words of each phrase."""
    found = of(phrases)
    return [found.hashes[start:end] for start, end in pairwise(found.first.tolist())]


def marks(*patterns: str) -> bytes:
    """Character as received → a bit for each of ``patterns``, of one character, that it matches; the first lowest."""

    def bits(letter: str) -> int:
        return sum(bool(re.match(pattern, letter)) << bit for bit, pattern in enumerate(patterns))

    return codes.table(bits)[:_ODD_LETTER] + bytes(map(bits, _FOREIGN))


class _Given(NamedTuple):
    """A text in codes."""

    received: bytes
    """A code for each character."""
    plain: bytes
    """The same, those apart that are folded to several."""
    points: Ints
    """Code points, folded, of the letters of ``plain`` that have no code, in order."""
    places: Ints | None = None
    """Code of ``plain`` → where its character stands in the text, where that is somewhere else."""


def _given(text: str) -> _Given:
    """``text`` in codes, its characters without a code as what they are."""
    received = codes.of(text)
    if codes.OTHER not in received:
        return _Given(received, received, _NONE)
    points = np.frombuffer(text.encode("utf-32-le", _SURROGATES), np.uint32)
    odd = np.flatnonzero(np.frombuffer(received, np.uint8) == codes.OTHER)
    odd = odd[points[odd] != codes.OTHER]
    different, which = np.unique(points[odd], return_inverse=True)
    known = {point: _character(chr(point)) for point in different.tolist()}
    sizes = np.asarray([len(folded) for _, folded in known.values()], np.int64)[which]
    found = np.frombuffer(received, np.uint8).copy()
    found[odd] = np.asarray([code for code, _ in known.values()], np.uint8)[which]
    received = found.tobytes()
    if sizes.max(initial=0) > 1:
        parts = np.ones(len(text), np.int64)
        parts[odd] = np.maximum(sizes, 1)
        apart = text.translate({point: folded for point, (_, folded) in known.items() if len(folded) > 1})
        return _given(apart)._replace(received=received, places=np.repeat(np.arange(len(text)), parts))
    folded = np.asarray([ord(folded or "\0") for _, folded in known.values()], np.int64)
    return _Given(received, received, folded[which][found[odd] >= _ODD_LETTER])


@lru_cache(maxsize=1 << 16)
def _character(letter: str) -> tuple[int, str]:
    """What a character without a code counts as, and what it is folded to."""
    folded = letters.fold(letter)
    if not folded:
        return _MARK, ""
    known = codes.of(folded[0])[0]
    if known != codes.OTHER:
        return known, folded
    if folded.isalnum():
        return _ODD_DIGIT if folded.isdecimal() else _ODD_LETTER, folded
    return _SPACE if folded.isspace() else _SIGN, folded


def _words(folded: bytes) -> tuple[Ints, Ints]:
    """First letter of each word, and the letter behind it: ``words.split`` in arrays."""
    kinds = np.frombuffer(folded.translate(_KINDS), np.uint8)
    within = np.zeros(len(kinds) + 2, np.bool_)
    inner = within[1:-1]
    np.bitwise_and(kinds, _WITHIN, out=inner.view(np.uint8))
    joins = np.flatnonzero(kinds == _JOINS)
    joins = joins[within[joins] & (kinds[np.minimum(joins + 1, len(kinds) - 1)] & _DIGIT > 0)]
    inner[joins] = True
    edges = np.flatnonzero(within[1:] != within[:-1])
    starts, ends = edges[::2], edges[1::2]
    if len(joins):
        parted = _after_decimals(folded, joins)
        starts, ends = (np.insert(some, np.searchsorted(some, parted), parted) for some in (starts, ends))
    return starts, ends


def _after_decimals(folded: bytes, joins: Ints) -> Ints:
    """Letters that stand right behind a decimal part: "3.5m" is two words."""
    parts = (_DECIMALS.match(folded, at) for at in joins.tolist())
    return np.asarray([part.end() for part in parts if part], np.int64)


def _hashes(folded: bytes, starts: Ints, ends: Ints, points: Ints) -> Hashes:
    """Of each word the sum of what its letters make, eight at a time, stirred."""
    eights = np.ndarray(len(folded) + 1, "<u8", folded + bytes(_EIGHT), strides=(1,))
    sizes = ends - starts
    found = _stirred(eights[starts] & _FIRST[np.minimum(sizes, _EIGHT)])
    long = np.flatnonzero(sizes > _EIGHT)
    if len(long):
        more = (sizes[long] - 1) // _EIGHT
        first = np.cumsum(more) - more
        later = np.arange(1, len(np.repeat(long, more)) + 1) - np.repeat(first, more)
        at = np.repeat(starts[long], more) + _EIGHT * later
        rest = eights[at] & _FIRST[np.minimum(np.repeat(ends[long], more) - at, _EIGHT)]
        found[long] += np.add.reduceat(_stirred(rest + later.astype(np.uint64) * _MIX), first)
    if len(points):
        places = _odd(folded)
        word = np.searchsorted(starts, places, "right") - 1
        apart = (points << 32 | places - starts[word]).astype(np.uint64)
        np.add.at(found, word, _stirred(apart))
    return found


def _stirred(numbers: Hashes) -> Hashes:
    """Each of them changed so that every bit depends on every bit (after Steele, Lea and Flood 2014)."""
    found = numbers * _ODD
    found ^= found >> np.uint64(32)
    found *= _MIX
    found ^= found >> np.uint64(29)
    return found


def _odd(folded: bytes) -> Ints:
    """Where letters stand that have no code."""
    return np.flatnonzero(np.frombuffer(folded, np.uint8) >= _ODD_LETTER)
