"""Recurrence: what the whole corpus says about a line that its own record left uncertain.

The second of the two passes. A line that stands after ever other paragraphs, or that is another article's
headline, is boilerplate. The table only turns uncertain body lines into cuts; it never moves a boundary, a title,
a lead or an id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mujaz.articles.assembly import paragraphs
from mujaz.articles.lines import key
from mujaz.model import Part, Reading

UNCERTAIN = frozenset({"sub-heading", "short-line"})
"""Rules of body lines that a table may overrule."""
_TIMES = 3
"""A line behind this many different lines is the site's, not the text's: copies of one text repeat it behind the
same line, and two articles may share a sub-heading by chance."""
_HEADLINE_WORDS = 4
"""Shorter headlines ("أسعار الذهب") are sub-headings elsewhere."""


@dataclass(frozen=True, slots=True)
class Table:
    """Hashes (64 bits of BLAKE2b over folded keys) of what recurs in a corpus."""

    recurring: frozenset[int] = frozenset()
    headlines: frozenset[int] = frozenset()


def learn(readings: Iterable[Reading]) -> Table:
    """The table of a corpus; the order of ``readings`` does not matter."""
    before: dict[int, set[int]] = {}
    headlines: set[int] = set()
    for reading in readings:
        for line, previous in _candidates(reading):
            seen = before.setdefault(line, set())
            if len(seen) < _TIMES:
                seen.add(previous)
        for article in reading.articles:
            folded = key(article.title)
            if folded.count(" ") + 1 >= _HEADLINE_WORDS:
                headlines.add(_hash(folded))
    return Table(
        frozenset(line for line, seen in before.items() if len(seen) >= _TIMES), frozenset(headlines)
    )


def apply(reading: Reading, table: Table) -> Reading:
    """``reading`` with the uncertain lines that ``table`` knows cut from its articles."""
    parts = list(reading.parts)
    changed: set[int] = set()
    text = reading.record.text
    titles = [key(article.title) for article in reading.articles]
    begun: set[int] = set()
    for place, part in enumerate(parts):
        if part.role != "body" or part.article is None:
            continue
        if part.article not in begun:
            begun.add(part.article)
            continue
        if part.rule in UNCERTAIN:
            folded = key(text[part.start : part.end])
            rule = _rule(folded, table) if folded != titles[part.article] else ""
            if rule:
                parts[place] = replace(part, role="cut", rule=rule)
                changed.add(part.article)
    if not changed:
        return reading
    articles = tuple(
        replace(article, paragraphs=paragraphs(text, [part for part in parts if part.article == number]))
        if number in changed
        else article
        for number, article in enumerate(reading.articles)
    )
    return replace(reading, parts=tuple(parts), articles=articles)


def _rule(folded: str, table: Table) -> str:
    mark = _hash(folded)
    if mark in table.recurring:
        return "recurring-line"
    return "other-headline" if mark in table.headlines else ""


def _candidates(reading: Reading) -> Iterator[tuple[int, int]]:
    """Hash of each line that may be the site's, and of the line before it."""
    previous: Part | None = None
    text = reading.record.text
    for part in reading.parts:
        if part.role == "blank":
            continue
        if part.rule in UNCERTAIN or part.role == "cut":
            before = text[previous.start : previous.end] if previous else ""
            yield _hash(key(text[part.start : part.end])), _hash(before)
        previous = part


def _hash(text: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
    )
