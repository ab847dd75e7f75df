"""The sheet on which every line of a section gets its ruling, and what the rules need to know of the record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from mujaz.articles import origins, shapes, tables
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line, key
from mujaz.articles.vocabulary import vocabulary
from mujaz.model import Role
from mujaz.outlets import Registry


class Verdict(NamedTuple):
    """What a rule says of a line."""

    role: Role
    rule: str


@dataclass(slots=True)
class Ruling:
    """A line's role and rule, and the number of the article it belongs to (None: none)."""

    role: Role
    rule: str
    article: int | None = None


@dataclass(frozen=True)
class Page:
    """What the whole record says of its lines; each thing is looked at once, when the first rule asks for it."""

    lines: Sequence[Line]
    marks: Sequence[Mark]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each short line stands in the record."""
        return Counter(line.key for line, mark in self._marked if mark.kind == "short")

    @cached_property
    def stops(self) -> bool:
        """The writer closes paragraphs with full stops."""
        ends = [line.ends for line, mark in self._marked if mark.kind == "prose"]
        return sum(ends) * 2 > len(ends)

    @cached_property
    def tables(self) -> frozenset[int]:
        """Lines of tables: rows of as many cells, or of a label and its figure, one below the other."""
        return tables.rows(self.lines)

    @cached_property
    def furnished(self) -> bool:
        """Some line of the record is a site's furniture."""
        return any(mark.effect in _FURNITURE for mark in self.marks) or _has_menu(self._marked)

    @cached_property
    def signed_below(self) -> bool:
        """The day and the house of a text stand below it, as in reviews of the press, and not above."""
        return _signed_below(self.marks)

    @cached_property
    def names(self) -> frozenset[str]:
        """Folded names by which the page may call itself: its first line, the first piece of its letterhead."""
        return _names(self.lines)

    @property
    def _marked(self) -> Iterator[tuple[Line, Mark]]:
        return zip(self.lines, self.marks, strict=True)


def _signed_below(marks: Sequence[Mark]) -> bool:
    """True where a day stands right below the record's last paragraph, and none above its first."""
    prose = [index for index, mark in enumerate(marks) if mark.kind == "prose"]
    if not prose or any(mark.rule in _DATING for mark in marks[: prose[0]]):
        return False
    below = next((mark for mark in marks[prose[-1] + 1 :] if mark.kind != "blank"), None)
    return below is not None and below.rule == "date-line"


_DATING = frozenset({"date-line", "relative-time", "byline"})


def _has_menu(marked: Iterable[tuple[Line, Mark]]) -> bool:
    """True where labels in a row open the record, whatever their language: a text has one headline or none."""
    labels = 0
    for line, mark in marked:
        if mark.kind == "prose" or line.words > _LABEL or line.ends or line.bullet:
            break
        labels += mark.kind == "short"
    return labels >= _MENU


def _names(lines: Sequence[Line]) -> frozenset[str]:
    top = next((line for line in lines if line.key), None)
    pieces = _PIECES.split(top.text, maxsplit=1) if top and top.words <= _HEADING else []
    names = [key(piece) for piece in pieces[:1] if len(piece.split()) <= _NAME]
    for line in lines[:_BYLINES]:  # and its bylines
        pieces = _PIECES.split(line.text) if 0 < line.words <= _BYLINE else []
        names += [key(piece) for piece in pieces if len(pieces) > 1 and len(piece.split()) <= _NAME]
    return frozenset(
        name for name in names if name and name not in vocabulary("sections") and not name[0].isdigit()
    )


_LABEL = 3
"""Words of a menu's entry."""
_MENU = 2
"""Labels that are a menu; what follows them is the headline or one more."""
_HEADING = 24
_NAME = 4
"""Words of a house's name."""
_BYLINES, _BYLINE = 20, 8
"""Lines at a record's head among which bylines stand, and their words."""
_PIECES = re.compile(r"\s+[-–—|•·/]\s+|(?<=\w)/\s+|\s+/(?=\w)")


@dataclass(slots=True)
class Sheet:
    """Lines, their kinds, and their rulings so far."""

    lines: Sequence[Line]
    marks: Sequence[Mark]
    registry: Registry
    kept: bool
    """Short lines behind the text are text too unless a rule says otherwise (rows of an export)."""
    page: Page
    of: dict[int, Ruling] = field(default_factory=dict)

    def put(self, index: int, verdict: Verdict, article: int | None) -> None:
        """Give a line its ruling; cuts are told to belong to an article later, by where they stand."""
        own = article if verdict.role in {"title", "body", "metadata"} else None
        self.of[index] = Ruling(verdict.role, verdict.rule, own)

    def cut(self, index: int, rule: str) -> None:
        """Cut a line by its own cue, else by ``rule``; a blank line stays blank."""
        mark = self.marks[index]
        self.put(index, BLANK if mark.kind == "blank" else Verdict("cut", mark.rule or rule), None)

    def shorts(self, head: Sequence[int]) -> list[int]:
        """The lines of a head that no rule names."""
        return [index for index in head if self.marks[index].kind == "short"]

    def captions(self, index: int) -> bool:
        """True for a picture's caption: credited, or said twice in a row, with and without its credit."""
        line = self.lines[index]
        if shapes.credited(line) and not shapes.is_byline(line):
            return True
        around = (other for other in (index - 1, index + 1) if 0 <= other < len(self.lines))
        return any(
            self.marks[other].kind != "prose"
            and self.lines[other].key
            and (self.lines[other].key.startswith(line.key) or line.key.startswith(self.lines[other].key))
            for other in around
        )

    def credits(self, line: Line) -> bool:
        """True for a labelled source, and for a line of names, one of them a house's that the registry knows."""
        found = origins.source_line(line.text, self.registry) if line.words <= _CREDIT else None
        if found is None or found.kind == "photo":
            return False
        return found.kind == "source" or any(name.outlet for name in found.names)

    def furnished_between(self, title: Line | None, line: Line) -> bool:
        """True where anything but blank lines stands between a headline and ``line``, or below before the text."""
        if title is None:
            return True
        after = (self.marks[index] for index in range(line.index + 1, len(self.marks)))
        below = next((mark for mark in after if mark.kind != "blank"), None)
        between = self.marks[title.index + 1 : line.index]
        return below is None or below.kind != "prose" or any(mark.kind != "blank" for mark in between)

    def span(self) -> None:
        """Cuts and blanks between an article's first and last own line are of that article."""
        ends: dict[int, tuple[int, int]] = {}
        for index in sorted(self.of):
            number = self.of[index].article
            if number is not None:
                ends[number] = (ends.get(number, (index, index))[0], index)
        for number, (first, last) in ends.items():
            for index in range(first, last):
                if index in self.of and self.of[index].article is None:
                    self.of[index].article = number


BLANK = Verdict("blank", "blank")
_CREDIT = 12
"""Words of a line of credits."""
_FURNITURE = frozenset({"drop", "related", "footer"})
Test = Callable[[Line, Mark], Verdict | None]
"""A rule of a zone: what it says of a line, or None where it has nothing to say."""


def first(tests: Sequence[Test], line: Line, mark: Mark) -> Verdict:
    """The verdict of the first test that has one; the last test of a zone always has."""
    for test in tests:
        if verdict := test(line, mark):
            return verdict
    raise AssertionError(tests)
