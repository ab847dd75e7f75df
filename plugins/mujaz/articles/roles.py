"""Roles: what every line of a divided section is, with the name of the rule that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mujaz.articles import cohesion
from mujaz.articles.footers import Footer, Gap
from mujaz.articles.headers import Header, begin
from mujaz.articles.lines import Line
from mujaz.articles.segment import Division, Segment
from mujaz.articles.sheet import BLANK, Ruling, Sheet, Verdict


def settle(sheet: Sheet, division: Division) -> dict[int, Ruling]:
    """Rulings for all lines of a section."""
    closed: set[int] = set()
    for number, segment in enumerate(division.segments):
        deck = _deck(sheet, segment)
        start = _header(sheet, number, segment, subtitled=deck)
        if number:
            _footer(sheet, number - 1, division, _before(segment, start), closed)
        else:
            for index in _before(segment, start):
                sheet.cut(index, "page-furniture")
        _text(sheet, number, segment, deck=deck)
        for after, head, prose in division.tails:
            if after == number:
                _footer(sheet, number, division, head, closed)
                _tease(sheet, prose, number, closed)
    for after, head, prose in division.tails:
        if after < 0:
            for index in (*head, *prose):
                sheet.cut(index, "page-furniture")
    sheet.span()
    return sheet.of


def _before(segment: Segment, start: int) -> list[int]:
    return [index for index in segment.heads[0] if index < start]


def _header(sheet: Sheet, number: int, segment: Segment, *, subtitled: bool) -> int:
    head, title = segment.heads[0], segment.title
    start = begin(sheet, head, title)
    inside = [index for index in head if index >= start and index != title]
    header = Header(sheet, inside, title, subtitled=subtitled)
    for index in inside:
        sheet.put(index, header.rule(index), number)
    if title is not None:
        sheet.put(title, Verdict("title", "headline"), number)
    return start


def _deck(sheet: Sheet, segment: Segment) -> bool:
    """True where one paragraph stands between headline and date line: a sub-headline, however long."""
    if segment.title is None or len(segment.runs) < 2 or len(_seen(sheet, segment.runs[0])) != 1:
        return False
    seen = _seen(sheet, segment.heads[1])
    return bool(seen) and sheet.marks[seen[0]].rule in {"date-line", "byline"}


def _text(sheet: Sheet, number: int, segment: Segment, *, deck: bool) -> None:
    for place, head in enumerate(segment.heads[1:]):
        zone = Header(sheet, head, segment.title, subtitled=True) if deck and not place else None
        gap = Gap(sheet, head, segment.title)
        for index in head:
            sheet.put(index, (zone or gap).rule(index), number)
    for place, run in enumerate(segment.runs):
        for index in run:
            rule = sheet.marks[index].rule or "paragraph"
            body = Verdict("metadata", "subtitle") if deck and not place else Verdict("body", rule)
            sheet.put(index, BLANK if sheet.marks[index].kind == "blank" else body, number)
    if not deck:
        _bulleted_subtitle(sheet, number, segment)
    _ending(sheet, number, segment)


def _ending(sheet: Sheet, number: int, segment: Segment) -> None:
    """The last paragraphs that are not the text's: a note about its author, and what shares no word with it.

    Sharing no word is not enough: the last sentence of a short text often brings something new.
    """
    if not segment.runs:
        return
    run = _seen(sheet, segment.runs[-1])
    before = [index for part in segment.runs[:-1] for index in part]
    for place in range(len(run) - 1, max(0, len(run) - 1 - _LAST), -1):
        line = sheet.lines[run[place]]
        text = [sheet.lines[index].text for index in (*before, *run[:place])]
        if _signs(sheet, segment, line):
            sheet.put(line.index, Verdict("metadata", "signature"), number)
        elif sheet.page.furnished and sum(map(len, text)) >= _WHOLE and _is_outside(line, text):
            sheet.put(line.index, Verdict("cut", "outside-text"), number)
        else:
            break


def _signs(sheet: Sheet, segment: Segment, line: Line) -> bool:
    """True for a paragraph that opens with the name of the byline: «فلان، صحافي من …»."""
    names = (sheet.lines[i].key.split()[-2:] for i in segment.heads[0] if sheet.marks[i].rule == "byline")
    opening = line.key.split()[:_NAME]
    return line.words <= _NOTE and any(len(name) > 1 and name == opening[: len(name)] for name in names)


def _is_outside(line: Line, text: Sequence[str]) -> bool:
    """True for a short paragraph set off by a sign, or speaking to its readers, that shares no stem with the text."""
    if not _LEAST <= line.words <= _SHORT or not (_SIGN.match(line.text) or _TO_READERS.search(line.key)):
        return False
    about = frozenset[str]().union(*map(cohesion.stems, text))
    return cohesion.share(cohesion.stems(line.text), about) == 0


_LAST = 6
"""Paragraphs that are looked at."""
_WHOLE = 300
"""Characters of a text that says enough to compare with."""
_LEAST, _SHORT = 3, 25
"""Words of a paragraph in question."""
_NOTE = 30
"""Words of a note about the author."""
_NAME = 3
_SIGN = re.compile(r"[^\w\s\"'«»“”‘’()\[\]<>.…,،؛:+*/#%$€£@–—-]")
"""A pictorial sign: no letter, figure, quotation mark or other punctuation."""
_TO_READERS = re.compile(r"\b(?:\w{3,}ونا|(?!\w*(?:حكم|حاكم|راكم)\b)\w{3,}كم)\b")
"""«ساعدونا», «نلقاكم»: told or addressed in the plural, which news about others hardly does."""


def _bulleted_subtitle(sheet: Sheet, number: int, segment: Segment) -> None:
    """One bulleted sentence between headline and text is the sub-headline."""
    run = _seen(sheet, segment.runs[0]) if segment.runs else []
    if segment.title is None or len(run) < 2 or run[0] != segment.title + 1:
        return
    if sheet.lines[run[0]].bullet and not sheet.lines[run[1]].bullet:
        sheet.put(run[0], Verdict("metadata", "subtitle"), number)


def _footer(sheet: Sheet, number: int, division: Division, head: Sequence[int], closed: set[int]) -> None:
    text = [index for run in division.segments[number].runs for index in run]
    footer = Footer(sheet, head, text, own=number not in closed)
    for index in head:
        sheet.put(index, footer.rule(index), number)
    if footer.closed:
        closed.add(number)


def _tease(sheet: Sheet, prose: Sequence[int], number: int, closed: set[int]) -> None:
    for index in prose:
        sheet.cut(index, "teaser")
    if prose:
        closed.add(number)


def _seen(sheet: Sheet, run: Sequence[int]) -> list[int]:
    return [index for index in run if sheet.marks[index].kind != "blank"]
