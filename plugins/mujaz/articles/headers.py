"""Headers: the lines between what was before and an article's first paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from mujaz.articles import cohesion, shapes
from mujaz.articles.beginnings import META
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line
from mujaz.articles.sheet import BLANK, Sheet, Test, Verdict, first
from mujaz.articles.vocabulary import vocabulary

_NAME_WORDS = 4
_SUBTITLE = 3
"""Words of the shortest sub-headline; two words of the text are as well a house or a place."""
_LEAD_SIGHT = 20
"""Lines below in which the first paragraph is looked for."""
_SIGHT = 8
"""Lines below a name that are looked at for a date."""
_DATED_WORDS = 14
_TOLD = 0.5
"""Share of a short line's stems in the paragraph below it; an author is not named there."""
_MANY = 6
"""Lines that no header has."""
_VERSES = 4
"""So many short lines before a row's first paragraph are a poem, no header."""


class Header:
    """The rules for an article's header, in the order in which they are asked."""

    def __init__(
        self, sheet: Sheet, inside: Sequence[int], title: int | None, *, subtitled: bool = False
    ) -> None:
        """``inside``: the header's lines; ``subtitled``: its sub-headline is known already."""
        self._sheet = sheet
        self._title = sheet.lines[title] if title is not None else None
        self._has_subtitle = subtitled
        self._has_byline = False
        shorts = [index for index in sheet.shorts(inside) if title is None or index > title]
        self._counts = Counter(sheet.lines[index].key for index in shorts)
        self._clauses = self._opening(inside)
        polls = [index for index in inside if sheet.marks[index].rule == "poll"]
        self._polled = range(polls[0], polls[-1]) if polls else range(0)
        self._inviting = self._invitations(inside)
        self._bare = not sheet.page.furnished and all(sheet.marks[index].kind != "cue" for index in inside)
        self.tests: tuple[Test, ...] = (
            self._blank,
            self._poll,
            self._meta,
            self._kicker,
            self._foreign_byline,
            self._widget,
            self._invitation,
            self._repeated_title,
            self._caption,
            self._dated,
            self._entry,
            self._clause,
            self._highlights,
            self._byline,
            self._subheading,
            self._label,
            self._text,
            self._subtitle,
            self._leftover,
        )

    def rule(self, index: int) -> Verdict:
        """What a line of the header is."""
        return first(self.tests, self._sheet.lines[index], self._sheet.marks[index])

    def _blank(self, line: Line, mark: Mark) -> Verdict | None:
        return BLANK if mark.kind == "blank" else None

    def _meta(self, line: Line, mark: Mark) -> Verdict | None:
        if mark.effect not in {"meta", "end"}:
            return None
        self._has_byline = self._has_byline or mark.rule in {"byline", "date-line"}
        return Verdict("metadata", mark.rule)

    def _kicker(self, line: Line, mark: Mark) -> Verdict | None:
        above = self._title is not None and line.index < self._title.index
        own = mark.kind == "short" or mark.rule in {"navigation", "breadcrumb"}
        return Verdict("metadata", "kicker") if above and own else None

    def _dated(self, line: Line, mark: Mark) -> Verdict | None:
        """Place, day, agency and author on one line."""
        if mark.kind != "short" or line.words > _DATED_WORDS or not shapes.holds_date(line):
            return None
        self._has_byline = True
        return Verdict("metadata", "date-line")

    def _opening(self, inside: Sequence[int]) -> frozenset[int]:
        """The lines right above the first paragraph where they are clauses of the text, as laws and orders open.

        They stand in a row, more of them than a header has, most with words of the headline, of the text or of each
        other, which links to other pages have not.
        """
        lines, marks = self._sheet.lines, self._sheet.marks
        row: list[Line] = []
        for index in reversed(inside):
            own = marks[index].kind == "short" and not lines[index].bullet
            if not own or (self._title and index < self._title.index):
                break
            row.append(lines[index])
        if len(row) < _VERSES or self._title is None:
            return frozenset()
        stems = [cohesion.stems(line.text) for line in row]
        below = cohesion.stems(next((line.text for line in lines[inside[-1] + 1 :] if line.text), ""))
        told = below | cohesion.stems(self._title.text)
        akin = sum(
            cohesion.share(own, told.union(*(other for other in stems if other is not own))) > 0
            for own in stems
        )
        return (
            frozenset(line.index for line in row)
            if akin * (2 if len(row) < _MANY else 3) >= len(row)
            else frozenset()
        )

    def _clause(self, line: Line, mark: Mark) -> Verdict | None:
        return Verdict("body", "short-line") if line.index in self._clauses else None

    def _entry(self, line: Line, mark: Mark) -> Verdict | None:
        """The line between a time of day and the text heads an entry of a running report."""
        marks = self._sheet.marks
        timed = line.index > 0 and marks[line.index - 1].rule == "time-line"
        told = line.index + 1 < len(marks) and marks[line.index + 1].kind == "prose"
        entry = mark.kind == "short" and timed and told and self._title is not None
        return Verdict("body", "sub-heading") if entry else None

    def _foreign_byline(self, line: Line, mark: Mark) -> Verdict | None:
        """«Zaher Alqutb, Lubna Fares», or a path that is none: «العوسج / هاني السعدون»."""
        if mark.rule == "foreign-label" and shapes.is_capitalised(line):
            return Verdict("metadata", "byline")
        return Verdict("metadata", "byline") if mark.rule == "breadcrumb" and shapes.is_byline(line) else None

    def _widget(self, line: Line, mark: Mark) -> Verdict | None:
        return Verdict("cut", mark.rule) if mark.kind == "cue" else None

    def _poll(self, line: Line, mark: Mark) -> Verdict | None:
        """The question and the answers between a poll's label and its button."""
        return Verdict("cut", "poll") if line.index in self._polled else None

    def _invitations(self, inside: Sequence[int]) -> frozenset[int]:
        """The lines between two blank ones of which one invites to a channel."""
        marks = self._sheet.marks
        blocks = (
            list(block) for blank, block in groupby(inside, lambda i: marks[i].kind == "blank") if not blank
        )
        inviting = (block for block in blocks if any(marks[i].rule == "channel-invitation" for i in block))
        return frozenset(
            i for block in inviting if not any(marks[i].effect == "meta" for i in block) for i in block
        )

    def _invitation(self, line: Line, mark: Mark) -> Verdict | None:
        own = self._title is not None and line.index > self._title.index
        return Verdict("cut", "channel-invitation") if own and line.index in self._inviting else None

    def _repeated_title(self, line: Line, mark: Mark) -> Verdict | None:
        title = self._title.key if self._title else ""
        same = line.key == title or (line.words > _NAME_WORDS and title and title in line.key)
        return Verdict("cut", "repeated-title") if same else None

    def _caption(self, line: Line, mark: Mark) -> Verdict | None:
        doubled = self._counts[line.key] > 1 or self._sheet.captions(line.index)
        return Verdict("cut", "caption") if doubled else None

    def _highlights(self, line: Line, mark: Mark) -> Verdict | None:
        if not line.bullet or self._title is None:
            return None
        asks = line.text.rstrip("!").endswith(("؟", "?"))
        return Verdict("body", "sub-heading") if asks else Verdict("metadata", "highlights")

    def _byline(self, line: Line, mark: Mark) -> Verdict | None:
        house = line.words <= _NAME_WORDS and line.key.split(" ", 1)[0] in vocabulary("houses")
        if (
            not house
            and not self._sheet.credits(line)
            and not shapes.is_byline(line)
            and not (self._could_sign(line) and self._beside_meta(line) and not self._retold(line))
        ):
            return None
        self._has_byline = True
        return Verdict("metadata", "byline")

    def _could_sign(self, line: Line) -> bool:
        """True for a few words that can be names."""
        return 1 < line.words <= _NAME_WORDS and not _is_figure(line)

    def _beside_meta(self, line: Line) -> bool:
        """True where a date or byline stands right above, or below with but names between."""
        lines, marks = self._sheet.lines, self._sheet.marks
        above = next((marks[i] for i in range(line.index - 1, -1, -1) if lines[i].key), None)
        below = (i for i in range(line.index + 1, min(line.index + _SIGHT, len(lines))) if lines[i].key)
        ends = next((i for i in below if marks[i].kind != "short" or lines[i].words > _NAME_WORDS), None)
        return bool(above and above.rule in META) or (ends is not None and marks[ends].rule in META)

    def _retold(self, line: Line) -> bool:
        """True for words that the first paragraph tells again, as it does a short sub-headline's and no author's."""
        lines, marks = self._sheet.lines, self._sheet.marks
        near = range(line.index + 1, min(line.index + _LEAD_SIGHT, len(lines)))
        lead = next((lines[index].text for index in near if marks[index].kind == "prose"), "")
        told = cohesion.stems(line.text)
        return (
            line.words >= _SUBTITLE
            and cohesion.share(told, cohesion.stems(lead)) >= _TOLD
            and not self._has_byline
        )

    def _subheading(self, line: Line, mark: Mark) -> Verdict | None:
        """A few words that name nobody, with nothing else between headline and text, head its first section."""
        alone = sum(self._counts.values()) == 1 and not self._sheet.furnished_between(self._title, line)
        lines = self._sheet.lines
        below = next((lines[i].text for i in range(line.index + 1, len(lines)) if lines[i].text), "")
        told = cohesion.share(cohesion.stems(line.text), cohesion.stems(below)) >= _TOLD
        few = line.words <= _NAME_WORDS and (told or not shapes.is_name(line))
        return (
            Verdict("body", "sub-heading") if self._title and alone and few and not self._has_byline else None
        )

    def _label(self, line: Line, mark: Mark) -> Verdict | None:
        """A word or three in a header, neither name nor headline: a button, or a picture's subject."""
        short = line.words < _NAME_WORDS and not self._sheet.kept
        return Verdict("cut", "page-furniture") if short else None

    def _subtitle(self, line: Line, mark: Mark) -> Verdict | None:
        if self._has_subtitle or self._has_byline or self._title is None or _is_figure(line):
            return None
        self._has_subtitle = True
        return Verdict("metadata", "subtitle")

    def _text(self, line: Line, mark: Mark) -> Verdict | None:
        """Rows of an export begin with their text: what is no header's line, and several lines, are the text's."""
        many = sum(self._counts.values()) >= _VERSES
        listed = many and not self._sheet.page.furnished
        told = (self._sheet.kept and (self._title is None or listed)) or (self._bare and many)
        return Verdict("body", "short-line") if told else None

    def _leftover(self, line: Line, mark: Mark) -> Verdict | None:
        return Verdict("cut", "caption" if self._has_byline else "alternative-title")


def _is_figure(line: Line) -> bool:
    """True for a few words around a figure with a colon: what is left of a time («م +02:00 EET»), a counter."""
    return line.words <= _NAME_WORDS and line.numbered and ":" in line.text
