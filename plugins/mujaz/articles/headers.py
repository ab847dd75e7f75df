"""Headers: the lines between what was before and an article's first paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mujaz.articles import cohesion, shapes
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line
from mujaz.articles.sheet import BLANK, Sheet, Test, Verdict, first
from mujaz.articles.vocabulary import vocabulary

META = frozenset(
    {"date-line", "time-line", "relative-time", "byline", "section", "message-header", "item-label"}
)
STARTS = frozenset({"message-header", "message-sender", "post-header", "item-label"})
_MAIL = "mail-sender"
_KICKER_WORDS = 4
_KICKERS = 2
_MENU = 2
"""So many short lines in a row above a headline are a menu, not a kicker."""
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


def begin(sheet: Sheet, head: Sequence[int], title: int | None) -> int:
    """First line of an article's header: dates, bylines and kickers right above its headline are its own."""
    if head and sheet.marks[head[0]].rule in STARTS:
        return head[0]
    if title is None and sheet.kept:
        return head[0] if head else 0
    mails = [i for i in head if sheet.marks[i].rule == _MAIL and (title is None or i < title)]
    if mails:
        return mails[-1]  # of mails inside mails the innermost is the one that was written for readers
    start = title if title is not None else _untitled(sheet, head)
    kickers = 0
    dated = title is not None and any(sheet.marks[i].rule == "date-line" for i in head if i > title)
    above = [index for index in reversed(head) if index < start]
    for place, index in enumerate(above):
        mark = sheet.marks[index]
        if mark.kind == "blank":
            if start - index > 1 or kickers:
                break
            continue
        if start - index > _GAP:
            break
        late = mark.rule in _TIMES and ((dated and kickers) or (not dated and _is_today(sheet, index, start)))
        if mark.rule in META and not late:
            start = index
        elif kickers < _KICKERS and _is_kicker(sheet, index, start, above[place + 1 :]):
            start, kickers = index, kickers + 1
        else:
            break
    return min(start, _set_apart(sheet, [index for index in above if index < start], start))


def _set_apart(sheet: Sheet, above: Sequence[int], start: int) -> int:
    """Start of the one or two short lines that stand alone between a page's head and a headline, each between blanks.

    Position tells a section and an author from a menu, whose labels stand in rows or go on for longer.
    """
    seen = [index for index in above if sheet.marks[index].kind != "blank"]
    own: list[int] = []
    for index in seen:
        line, mark = sheet.lines[index], sheet.marks[index]
        apart = sheet.marks[index + 1].kind == "blank" and index and sheet.marks[index - 1].kind == "blank"
        if (
            (mark.kind != "short" and (mark.rule != "navigation" or shapes.is_breadcrumb(line)))
            or line.bullet
            or line.words > _KICKER_WORDS
            or shapes.is_telephone(line)
            or not apart
        ):
            break
        own.append(index)
    before = seen[len(own) :]
    if not own or len(own) > _KICKERS or not before or sheet.lines[before[0]].bullet:
        return start
    return own[-1]


def _is_today(sheet: Sheet, index: int, start: int) -> bool:
    """True for the day at the top of a news site's page, a blank line above its headline: the reader's day.

    A letterhead's day is its letter's, a printed page's its issue's, and a day with a label is the article's.
    """
    above = [line for line in sheet.lines[max(0, index - _PAGE_TOP) : index] if line.key]
    label, colon, _ = sheet.lines[index].text.partition(":")
    labelled = bool(colon) and not any(map(str.isdigit, label))
    if start - index < _GAP or not 0 < len(above) <= _PAGE_HEAD or labelled:
        return False
    if any(not vocabulary("issues").isdisjoint(line.key.split()) for line in (*above, sheet.lines[index])):
        return False
    return any(
        line.key.split(" ", 1)[0] in vocabulary("houses") or sheet.marks[line.index].rule in _LABELS
        for line in above
    )


_PAGE_TOP = 40
"""Lines above, blank ones counted, that are looked at."""
_PAGE_HEAD = 3
"""Visible lines above it."""
_TIMES = frozenset({"date-line", "time-line", "relative-time"})
"""One above kicker and headline that have their own date below belongs to what came before."""
_GAP = 2
"""Lines: one blank may stand between headline, date and kicker."""


def _untitled(sheet: Sheet, head: Sequence[int]) -> int:
    """Where the header of an article without headline begins: at its date or byline, else right at its text."""
    shorts = sheet.shorts(head)
    own = (index for index in head if sheet.marks[index].rule in META and (not shorts or index > shorts[-1]))
    return next(own, head[-1] + 1 if head else 0)


def _is_kicker(sheet: Sheet, index: int, start: int, above: Sequence[int]) -> bool:
    line, mark = sheet.lines[index], sheet.marks[index]
    if line.words > _KICKER_WORDS or line.bullet or start - index > _GAP or shapes.is_telephone(line):
        return False
    if vocabulary("sections").issuperset(line.key.split()) and line.key:
        label = mark.kind == "short" or mark.rule == "navigation"
        return label and (start - index == 1 or _menu(sheet, above) < _MENU)
    if mark.kind != "short":
        return False
    if not any(sheet.lines[other].key for other in range(index)):
        # What opens a page is its name, unless it heads a dated bulletin.
        return sheet.marks[index + 1].rule == "date-line"
    run = _menu(sheet, above)
    if start - index == 1:
        path = any(sheet.marks[i].cue and line.key in sheet.lines[i].key for i in above[:_PATH])
        return run < _MENU or sheet.page.counts[line.key] > 1 or path
    before = next((sheet.marks[other] for other in above if sheet.marks[other].kind != "blank"), None)
    return run == 0 and before is not None and before.kind != "short" and before.rule not in _LABELS


_PATH = 3
"""Lines above a kicker among which the path stands that ends in it."""
_LABELS = frozenset({"navigation", "breadcrumb", "bare-number"})


def _menu(sheet: Sheet, above: Sequence[int]) -> int:
    """How many labels stand in a row above a line."""
    run = 0
    for other in above:
        if sheet.marks[other].kind == "blank":
            break
        run += sheet.marks[other].kind == "short" or sheet.marks[other].rule in _LABELS
    return run


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
        self.tests: tuple[Test, ...] = (
            self._blank,
            self._meta,
            self._kicker,
            self._foreign_byline,
            self._widget,
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
        own = mark.kind == "short" or mark.rule == "navigation"
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
            and not (1 < line.words <= _NAME_WORDS and self._beside_meta(line) and not self._retold(line))
        ):
            return None
        self._has_byline = True
        return Verdict("metadata", "byline")

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
        if self._has_subtitle or self._has_byline or self._title is None:
            return None
        self._has_subtitle = True
        return Verdict("metadata", "subtitle")

    def _text(self, line: Line, mark: Mark) -> Verdict | None:
        """Rows of an export begin with their text: what is no header's line, and several lines, are the text's."""
        verse = self._title is None or sum(self._counts.values()) >= _VERSES
        return Verdict("body", "short-line") if self._sheet.kept and verse else None

    def _leftover(self, line: Line, mark: Mark) -> Verdict | None:
        return Verdict("cut", "caption" if self._has_byline else "alternative-title")
