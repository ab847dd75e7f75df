"""Elsewhere: where the evidence for a cut lies in other files, which those are.

The articles stage keeps hashes of what recurs (``articles.recurrence``); the words themselves are looked up again
here, for the few lines that somebody asks about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from mujaz.articles.lines import LONGEST_KEY, key
from mujaz.commands.explain.find import Subject
from mujaz.commands.explain.lines import Line
from mujaz.pipeline import Run

RECURRING, HEADLINE = "recurring-line", "other-headline"
"""Rules of ``articles.recurrence``, whose evidence is the corpus."""
_BREAK = re.compile(r"\r\n|\r|\n")
_SHOWN = 5
"""Files named; three behind which a line recurs are proof (``recurrence``), two more are for the doubter."""


@dataclass(frozen=True, slots=True)
class Witness:
    """The other records that speak for a cut."""

    records: tuple[str, ...]
    """As ``file`` or ``file#row``, the first few by name."""
    more: int
    """How many there are beside."""


def witnesses(subject: Subject, lines: Sequence[Line]) -> dict[int, Witness]:
    """By the line's number; lines whose evidence is in their own record are absent."""
    asked: dict[str, dict[str, set[int]]] = {RECURRING: {}, HEADLINE: {}}
    for line in lines:
        for start, end, part in line.stretches():
            if part.rule in asked:
                asked[part.rule].setdefault(key(line.text[start:end]), set()).add(line.number)
    here = subject.reading.record.name
    seen = _recurring(subject.run, asked[RECURRING].keys()) if asked[RECURRING] else {}
    titled = _headlines(subject.run, asked[HEADLINE].keys()) if asked[HEADLINE] else {}
    return {
        number: _witness(found.get(words, set()) - {here})
        for words_of, found in ((asked[RECURRING], seen), (asked[HEADLINE], titled))
        for words, numbers in words_of.items()
        for number in numbers
    }


def _witness(records: set[str]) -> Witness:
    ordered = sorted(records)
    return Witness(tuple(ordered[:_SHOWN]), max(0, len(ordered) - _SHOWN))


def _recurring(run: Run, wanted: Set[str]) -> dict[str, set[str]]:
    """Records that carry the lines too, whatever became of them there."""
    found: dict[str, set[str]] = {}
    for reading in run.readings:
        for words in wanted & {key(line[:LONGEST_KEY]) for line in _BREAK.split(reading.record.text)}:
            found.setdefault(words, set()).add(reading.record.name)
    return found


def _headlines(run: Run, wanted: Set[str]) -> dict[str, set[str]]:
    """Records that hold an article under that headline."""
    found: dict[str, set[str]] = {}
    for article in run.articles:
        words = key(article.title)
        if words in wanted:
            found.setdefault(words, set()).update(source.name for source in article.sources)
    return found
