"""Recurrence: what the whole corpus says about a line that its own record left uncertain.

The second of the two passes. A line that stands after ever other paragraphs, or that is another article's
headline, is boilerplate. The table only turns uncertain body lines into cuts; it never moves a boundary, a title,
a lead or an id. It is learned from hashes, and what it may overrule is known by hashes: no text has to be kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from mujaz.articles.assembly import Piece, joined, pieces
from mujaz.articles.lines import key
from mujaz.model import Article, Part, Reading

UNCERTAIN = frozenset({"sub-heading", "short-line"})
"""Rules of body lines that a table may overrule."""
_HEADLINE_WORDS = 4
"""Shorter headlines ("أسعار الذهب") are sub-headings elsewhere."""


@dataclass(frozen=True, slots=True)
class Table:
    """Hashes (64 bits of BLAKE2b over folded keys) of what recurs in a corpus."""

    recurring: frozenset[int] = frozenset()
    headlines: frozenset[int] = frozenset()

    def rule(self, mark: int) -> str:
        """The rule by which a line is cut, given the hash of its key; empty where it is not known."""
        if mark in self.recurring:
            return "recurring-line"
        return "other-headline" if mark in self.headlines else ""


class Learner:
    """The table of a corpus in the making, reading by reading.

    A line behind three different lines is the site's, not the text's: copies of one text repeat it behind the same
    line, and two articles may share a sub-heading by chance.
    """

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._second: dict[int, int] = {}
        """Line → the first, and another, line behind which it was seen."""
        self._recurring: set[int] = set()
        self._headlines: set[int] = set()

    def add(self, reading: Reading) -> None:
        """Learn from one reading; the order of readings does not matter."""
        for line, before in _candidates(reading):
            if line in self._recurring or self._first.setdefault(line, before) == before:
                continue
            if self._second.setdefault(line, before) != before:
                del self._first[line], self._second[line]
                self._recurring.add(line)
        for article in reading.articles:
            folded = key(article.title)
            if folded.count(" ") + 1 >= _HEADLINE_WORDS:
                self._headlines.add(_hash(folded))

    def table(self) -> Table:
        """What was learned."""
        return Table(frozenset(self._recurring), frozenset(self._headlines))


def learn(readings: Iterable[Reading]) -> Table:
    """The table of a corpus; the order of ``readings`` does not matter."""
    learner = Learner()
    for reading in readings:
        learner.add(reading)
    return learner.table()


class Doubt(NamedTuple):
    """A body line that a table may overrule."""

    part: int
    """Its place among the parts of its article."""
    mark: int
    """Hash of its key."""
    size: int
    """Bytes, as the accounts count them."""


@dataclass(frozen=True, slots=True)
class Open:
    """An article in which a table may still cut lines. It can do so without the text."""

    article: Article
    pieces: tuple[Piece, ...]
    doubts: tuple[Doubt, ...]

    def settled(self, table: Table) -> tuple[Article, list[tuple[str, int]]]:
        """The article as ``table`` leaves it; rule and bytes of each line that it cuts."""
        cut = {doubt: rule for doubt in self.doubts if (rule := table.rule(doubt.mark))}
        if not cut:
            return self.article, []
        left = list(self.pieces)
        for doubt in cut:
            left[doubt.part] = left[doubt.part]._replace(role="cut")
        return replace(self.article, paragraphs=joined(left)), [
            (rule, doubt.size) for doubt, rule in cut.items()
        ]


def left_open(reading: Reading) -> dict[int, Open]:
    """The articles of ``reading``, by number, that a table may still change."""
    found: dict[int, Open] = {}
    for number, places in _uncertain(reading).items():
        own = [reading.parts[place] for place in places]
        if doubts := _doubts(reading, number, own):
            found[number] = Open(
                reading.articles[number], tuple(pieces(reading.record.text, own)), tuple(doubts)
            )
    return found


def apply(reading: Reading, table: Table) -> Reading:
    """``reading`` with the uncertain lines that ``table`` knows cut from its articles."""
    parts = list(reading.parts)
    articles = list(reading.articles)
    for number, places in _uncertain(reading).items():
        doubts = _doubts(reading, number, [parts[place] for place in places])
        known = {places[doubt.part]: rule for doubt in doubts if (rule := table.rule(doubt.mark))}
        for place, rule in known.items():
            parts[place] = replace(parts[place], role="cut", rule=rule)
        if known:
            own = pieces(reading.record.text, [parts[place] for place in places])
            articles[number] = replace(articles[number], paragraphs=joined(own))
    return replace(reading, parts=tuple(parts), articles=tuple(articles))


def _uncertain(reading: Reading) -> dict[int, list[int]]:
    """The articles that hold an uncertain line, by number, with the places of their parts."""
    numbers = {part.article for part in reading.parts if part.role == "body" and part.rule in UNCERTAIN}
    places: dict[int, list[int]] = {}
    for place, part in enumerate(reading.parts) if numbers else ():
        if part.article is not None and part.article in numbers:
            places.setdefault(part.article, []).append(place)
    return places


def _doubts(reading: Reading, number: int, own: Sequence[Part]) -> list[Doubt]:
    """The lines of an article that a table may overrule; never its first one, nor its own title again."""
    lines = [(place, part) for place, part in enumerate(own) if part.role == "body"]
    found: list[Doubt] = []
    for place, part in lines[1:]:
        if part.rule in UNCERTAIN:
            folded = key(reading.record.text[part.start : part.end].strip())
            if folded != key(reading.articles[number].title):
                found.append(Doubt(place, _hash(folded), reading.record.size(part.start, part.end)))
    return found


def _candidates(reading: Reading) -> Iterator[tuple[int, int]]:
    """Hash of each line that may be the site's, and of the line before it."""
    previous: Part | None = None
    text = reading.record.text
    for part in reading.parts:
        if part.role == "blank":
            continue
        if part.rule in UNCERTAIN or part.role == "cut":
            before = text[previous.start : previous.end] if previous else ""
            yield _hash(key(text[part.start : part.end].strip())), _hash(before)
        previous = part


def _hash(text: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
    )
