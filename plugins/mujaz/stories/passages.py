"""Passages: the runs of words that two texts share, as places in each text as it stands.

Words are compared one by one in folded letters, punctuation aside, so that re-spelling, vowel marks, other digits
and other line breaks do not end a run. Greedy, after Wise, "String similarity via greedy string tiling" (1993),
in one sweep: from each word of the one text the longest run that some free place of the other continues. Time and
memory grow with the length of the texts, whatever stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from mujaz.arabic.letters import fold
from mujaz.arabic.words import split
from mujaz.model import Span

LEAST = 5
"""Words of a run that two accounts seldom share by chance; as for lineage (``fingerprints.wording``)."""
_PLACES = 8
"""Places of one run of ``LEAST`` words that are tried: bounds the work where a text repeats itself."""
_MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
)
"""What ``letters.fold`` drops within a word, as a class of characters."""
_WORD = re.compile(f"(?:[^\\W_]|[{_MARKS}])+(?:[.,٫٬](?:\\d|[{_MARKS}])+)*")
"""A word as received: what ``words.split`` takes for one, with its marks."""

Passage = tuple[Span, Span]
"""Where a passage stands in the one text and in the other, in characters."""


class Overlap(NamedTuple):
    """How much of a text stands in another."""

    share: float
    """Share (0–1) of its words that stand in shared passages."""
    longest: int
    """Words of the longest passage."""


def shared(one: str, other: str, least: int = LEAST) -> tuple[Passage, ...]:
    """The passages of ``least`` and more words that both texts have, in the order of ``one``.

    Spans run from the first letter of the first word to the last of the last, lie inside their texts and do not
    overlap in either; the words of both, folded, are the same. Passages that changed places are found too: their
    spans of ``other`` need not be in order. ``shared(b, a)`` may cut overlapping repetitions elsewhere.

    >>> shared("قالت الوزارةُ إن السد اكتمل اليوم", "السدّ: قالت الوزارة ان السد اكتمل", 4)
    ((Span(start=0, end=27), Span(start=7, end=33)),)
    """
    return between(placed(one), placed(other), least)


def between(words: Sequence[Placed], others: Sequence[Placed], least: int = LEAST) -> tuple[Passage, ...]:
    """``shared`` of two texts whose words are ``placed`` already."""
    return tuple(
        (
            Span(words[run.start].start, words[run.start + run.length - 1].end),
            Span(others[run.place].start, others[run.place + run.length - 1].end),
        )
        for run in _runs([word.folded for word in words], [word.folded for word in others], least)
    )


def overlap(one: str, other: str, least: int = LEAST) -> Overlap:
    """How much of ``one`` stands in ``other``; nothing of an empty text does."""
    words = [word.folded for word in placed(one)]
    lengths = [run.length for run in _runs(words, [word.folded for word in placed(other)], least)]
    return Overlap(sum(lengths) / len(words), max(lengths)) if lengths else Overlap(0.0, 0)


def divided(spans: Iterable[Span], paragraphs: Sequence[str]) -> list[list[Span]]:
    r"""Spans of ``"\n".join(paragraphs)`` by the paragraph they lie in, each in characters of its paragraph.

    A passage that runs over the end of a paragraph is divided there.

    >>> divided([Span(1, 5)], ["abc", "def"])
    [[Span(start=1, end=3)], [Span(start=0, end=1)]]
    """
    found: list[list[Span]] = []
    ordered, start, at = sorted(spans), 0, 0
    for paragraph in paragraphs:
        end, inside = start + len(paragraph), []
        while at < len(ordered) and ordered[at].start < end:
            span = ordered[at]
            if max(span.start, start) < min(span.end, end):
                inside.append(Span(max(span.start, start) - start, min(span.end, end) - start))
            if span.end > end:
                break
            at += 1
        found.append(inside)
        start = end + 1
    return found


class Placed(NamedTuple):
    """A word of a text."""

    start: int
    end: int
    folded: str
    """Several words where one letter stands for them, as ﷺ does."""


class _Run(NamedTuple):
    """Words that both texts have, by their numbers."""

    start: int
    place: int
    """Where it begins in the other text."""
    length: int


def placed(text: str) -> list[Placed]:
    """The words of ``text`` in order, each with its place."""
    return [
        Placed(match.start(), match.end(), folded)
        for match in _WORD.finditer(text)
        if (folded := _folded(match[0]))
    ]


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return " ".join(split(fold(word)))


def _runs(one: Sequence[str], other: Sequence[str], least: int) -> list[_Run]:
    places: dict[tuple[str, ...], list[int]] = {}
    # From the end, so that the first place is the last of its list.
    for at in range(len(other) - least, -1, -1):
        places.setdefault(tuple(other[at : at + least]), []).append(at)
    free = [True] * len(other)
    found: list[_Run] = []
    start = 0
    while start <= len(one) - least:
        candidates = places.get(tuple(one[start : start + least]), [])
        while candidates and not free[candidates[-1]]:
            candidates.pop()
        length, place = max(
            ((_continued(one, start, other, at, free), -at) for at in candidates[-_PLACES:]), default=(0, 0)
        )
        if length >= least:
            found.append(_Run(start, -place, length))
            free[-place : -place + length] = [False] * length
            start += length
        else:
            start += 1
    return found


def _continued(one: Sequence[str], start: int, other: Sequence[str], place: int, free: Sequence[bool]) -> int:
    """Words for which both texts go on alike."""
    length = 0
    most = min(len(one) - start, len(other) - place)
    while length < most and free[place + length] and one[start + length] == other[place + length]:
        length += 1
    return length
