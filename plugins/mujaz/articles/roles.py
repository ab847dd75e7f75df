"""Roles: what every line of a divided record is, with the name of the rule that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.articles import cohesion, shapes
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line
from mujaz.articles.segment import Division, Segment
from mujaz.model import Role


@dataclass(slots=True)
class Ruling:
    """A line's role and rule, and the number of the article it belongs to (None: none)."""

    role: Role
    rule: str
    article: int | None = None


_HEADER_META = frozenset({"date-line", "time-line", "byline", "section", "message-header"})
_KICKER_WORDS = 4
_LABEL_RUN = 2
"""So many short lines in a row above a headline are a menu, not a kicker."""


class Rulings:
    """Gives every line of one section its ruling."""

    def __init__(self, lines: Sequence[Line], marks: Sequence[Mark], kept: bool) -> None:
        """``kept``: short lines after the text are text too unless a rule says otherwise (rows of an export)."""
        self._lines, self._marks, self._kept = lines, marks, kept
        self.of: dict[int, Ruling] = {}

    def settle(self, division: Division) -> dict[int, Ruling]:
        """Rulings for all lines of ``division``."""
        for number, segment in enumerate(division.segments):
            self._header(number, segment)
            for head in segment.heads[1:]:
                self._inside(number, head, segment)
            for run in segment.runs:
                self._body(number, run)
        for number, head, prose in division.tails:
            self._tail(number, head, division.segments[number] if number >= 0 else None)
            for index in prose:
                self._put(index, "cut", "teaser")
        self._span(len(division.segments))
        return self.of

    # ── the parts of an article ───────────────────────────────────────────────────────────────

    def _header(self, number: int, segment: Segment) -> None:
        head, title = segment.heads[0], segment.title
        begin = self._begin(head, title)
        before = [index for index in head if index < begin]
        if number:
            self._tail(number - 1, before, None)
        else:
            for index in before:
                self._cut(index, "page-furniture")
        inside = [index for index in head if index >= begin and index != title]
        if title is not None:
            self._put(title, "title", "headline", number)
        counts = Counter(self._lines[index].key for index in inside if self._marks[index].kind == "short")
        bullets = sum(
            self._lines[i].bullet
            for i in inside
            if self._marks[i].kind == "short" and title is not None and i > title
        )
        state = _HeaderState(title, counts, bullets)
        for index in inside:
            self._header_line(number, index, state)

    def _begin(self, head: Sequence[int], title: int | None) -> int:
        """First line of the header: dates, bylines and a kicker right above the headline are its own."""
        anchor = title
        if anchor is None:
            metas = [index for index in head if self._marks[index].rule in _HEADER_META]
            shorts = [index for index in head if self._marks[index].kind == "short"]
            anchor = next((i for i in metas if not shorts or i > shorts[-1]), head[-1] + 1 if head else 0)
        begin = anchor
        above = [index for index in reversed(head) if index < anchor]
        kicked = False
        for place, index in enumerate(above):
            mark = self._marks[index]
            if mark.kind == "blank":
                if index != begin - 1 or kicked:
                    break
                continue
            if begin - index > 2:
                break
            if mark.rule in _HEADER_META:
                begin = index
            elif not kicked and self._kicker(index, begin, above[place + 1 :]):
                begin, kicked = index, True
            else:
                break
        return begin

    def _kicker(self, index: int, begin: int, above: Sequence[int]) -> bool:
        line = self._lines[index]
        if (
            self._marks[index].kind != "short"
            or line.words > _KICKER_WORDS
            or line.bullet
            or begin - index != 1
        ):
            return False
        run = 0
        for other in above:
            if self._marks[other].kind == "blank":
                break
            if self._marks[other].kind == "short" or self._marks[other].rule in {"navigation", "bare-number"}:
                run += 1
        return run < _LABEL_RUN

    def _header_line(self, number: int, index: int, state: _HeaderState) -> None:
        line, mark = self._lines[index], self._marks[index]
        title = self._lines[state.title] if state.title is not None else None
        if mark.kind == "blank":
            self._put(index, "blank", "blank")
        elif mark.effect in {"meta", "end"}:
            state.signed = state.signed or mark.rule in {"byline", "date-line"}
            self._put(index, "metadata", mark.rule, number)
        elif mark.kind == "cue":
            self._cut(index, mark.rule)
        elif title is not None and state.title is not None and index < state.title:
            self._put(index, "metadata", "kicker", number)
        elif title is not None and (line.key == title.key or (line.words > 3 and title.key in line.key)):
            self._cut(index, "repeated-title")
        elif state.counts[line.key] > 1 or shapes.credited(line):
            self._cut(index, "caption")
        elif line.bullet and state.bullets > 1:
            self._cut(index, "highlights")
        elif shapes.is_byline(line) or line.words <= _KICKER_WORDS:
            state.signed = True
            self._put(index, "metadata", "byline", number)
        elif not state.subtitled and not state.signed:
            state.subtitled = True
            self._put(index, "metadata", "subtitle", number)
        elif state.signed:
            self._cut(index, "caption")
        else:
            self._cut(index, "alternative-title")

    def _inside(self, number: int, head: Sequence[int], segment: Segment) -> None:
        """A head in the middle of an article: links and widgets are cut, a sub-heading is body."""
        counts = Counter(self._lines[index].key for index in head if self._marks[index].kind == "short")
        title = self._lines[segment.title].key if segment.title is not None else ""
        shorts = [index for index in head if self._marks[index].kind == "short"]
        related = False
        for index in head:
            line, mark = self._lines[index], self._marks[index]
            if mark.kind == "blank":
                self._put(index, "blank", "blank")
            elif mark.effect in {"meta", "end"}:
                self._put(index, "metadata", mark.rule, number)
            elif mark.kind == "cue":
                related = related or mark.effect in {"related", "footer"}
                self._cut(index, mark.rule)
            elif line.key == title:
                self._cut(index, "repeated-title")
            elif counts[line.key] > 1 or shapes.credited(line):
                self._cut(index, "caption")
            elif related or (len(shorts) > _SUBHEADS and index != shorts[-1]):
                self._cut(index, "related-headline")
            else:
                self._put(index, "body", "sub-heading", number)

    def _body(self, number: int, run: Sequence[int]) -> None:
        for index in run:
            if self._marks[index].kind == "blank":
                self._put(index, "blank", "blank")
            else:
                self._put(index, "body", "paragraph", number)

    def _tail(self, number: int, head: Sequence[int], segment: Segment | None) -> None:
        """What follows an article (or none, -1): its own footer as long as that lasts, then furniture."""
        shorts = [index for index in head if self._marks[index].kind == "short"]
        own = number >= 0 and not any(
            ruling.rule == "teaser" and ruling.article is None
            for ruling in (self.of.get(head[0] - 1 if head else -1),)
            if ruling
        )
        about: frozenset[str] = frozenset()
        if segment is not None:
            about = frozenset().union(
                *(cohesion.stems(self._lines[i].text) for run in segment.runs for i in run)
            )
        for index in head:
            line, mark = self._lines[index], self._marks[index]
            if mark.kind == "blank":
                self._put(index, "blank", "blank")
            elif mark.effect in {"meta", "end"} and own:
                self._put(index, "metadata", mark.rule, number)
            elif mark.kind == "cue":
                own = own and mark.effect not in {"related", "footer"}
                self._cut(index, mark.rule)
            elif own and self._keywords(line, about):
                self._put(index, "metadata", "keywords-line", number)
            elif own and segment is not None and (self._kept or len(shorts) <= _SUBHEADS) and line.words > 1:
                self._put(index, "body", "short-line", number)
            else:
                own = False
                self._cut(index, "related-headline")

    def _keywords(self, line: Line, about: frozenset[str]) -> bool:
        """A line of nothing but the text's own nouns, without a stop: tags whose separators were lost."""
        stems = cohesion.stems(line.text)
        return (
            line.words >= 3
            and len(stems) >= 0.9 * line.words
            and not line.ends
            and cohesion.share(stems, about) >= 0.6
        )

    # ── recording ─────────────────────────────────────────────────────────────────────────────

    def _cut(self, index: int, rule: str) -> None:
        if self._marks[index].kind == "blank":
            self._put(index, "blank", "blank")
        else:
            self._put(index, "cut", self._marks[index].rule or rule)

    def _put(self, index: int, role: Role, rule: str, article: int | None = None) -> None:
        self.of[index] = Ruling(role, rule, article)

    def _span(self, articles: int) -> None:
        """Cuts and blanks between an article's first and last own line are of that article."""
        for number in range(articles):
            own = [index for index, ruling in self.of.items() if ruling.article == number]
            for index in range(min(own), max(own)):
                if index in self.of and self.of[index].article is None:
                    self.of[index].article = number


@dataclass(slots=True)
class _HeaderState:
    title: int | None
    counts: Counter[str]
    bullets: int
    subtitled: bool = False
    signed: bool = False


_SUBHEADS = 2
"""So many short lines in a row inside a text may be sub-headings; more are a list of links."""
