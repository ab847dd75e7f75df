"""Roles: what every line of a divided section is, with the name of the rule that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mujaz.articles import cohesion, endings, wrapping
from mujaz.articles.beginnings import begin
from mujaz.articles.cues import SIGNED
from mujaz.articles.division import Division, Segment
from mujaz.articles.footers import Footer, Gap
from mujaz.articles.headers import Header
from mujaz.articles.sheet import BLANK, Ruling, Sheet, Verdict


def settle(sheet: Sheet, division: Division) -> dict[int, Ruling]:
    """Rulings for all lines of a section."""
    closed: set[int] = set()
    for number, segment in enumerate(division.segments):
        deck = _deck(sheet, segment)
        start = _header(sheet, number, segment, subtitled=deck and _summary(sheet, segment) is None)
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
        if title + 1 in inside and _goes_on(sheet, title):
            sheet.put(title + 1, Verdict("title", "headline"), number)
    return start


def _goes_on(sheet: Sheet, title: int) -> bool:
    """True where a headline runs over two lines: the first is left open, or the second begins with "and"."""
    line, second = sheet.lines[title], sheet.lines[title + 1]
    if (
        sheet.marks[title + 1].kind != "short"
        or second.bullet
        or len(line.text) + len(second.text) > _LONGEST_TITLE
    ):
        return False
    opened = any(line.text.count(a) > line.text.count(b) for a, b in _PAIRS)
    broken = line.text.endswith((":", "..", "…")) or wrapping.breaks_off(line.text) or opened
    goes_on = cohesion.carries_on(second.text) or _AND.match(second.text) is not None
    return broken or (goes_on and not line.ends)


_LONGEST_TITLE = 150
"""Characters of a headline on two lines."""
_AND = re.compile(r"و[يت]\w{3,} ")
"""«and» before a verb in the present, as headlines have theirs."""
_PAIRS = (("«", "»"), ("(", ")"), ("“", "”"))


def _deck(sheet: Sheet, segment: Segment) -> bool:
    """True where one paragraph stands between headline and date line, or below "summary": a sub-headline."""
    if segment.title is None or len(segment.runs) < 2 or len(_seen(sheet, segment.runs[0])) != 1:
        return False
    above, seen = _seen(sheet, segment.heads[0]), _seen(sheet, segment.heads[1])
    if above and sheet.marks[above[-1]].rule == "summary-label":
        return True
    return bool(seen) and sheet.marks[seen[0]].rule in SIGNED


def _text(sheet: Sheet, number: int, segment: Segment, *, deck: bool) -> None:
    for place, head in enumerate(segment.heads[1:]):
        zone = Header(sheet, head, segment.title, subtitled=True) if deck and not place else None
        gap = Gap(sheet, head, segment.title)
        for index in head:
            sheet.put(index, (zone or gap).rule(index), number)
    summary = _summary(sheet, segment)
    for place, run in enumerate(segment.runs):
        for index in run:
            rule = sheet.marks[index].rule or "paragraph"
            body = Verdict("metadata", "subtitle") if deck and not place else Verdict("body", rule)
            if index == summary:
                body = Verdict("metadata", "summary")
            sheet.put(index, BLANK if sheet.marks[index].kind == "blank" else body, number)
    if not deck:
        _bulleted_subtitle(sheet, number, segment)
    endings.settle(sheet, number, segment)


def _summary(sheet: Sheet, segment: Segment) -> int | None:
    """The paragraph right below a header's «ملخص», where more text follows."""
    head, run = _seen(sheet, segment.heads[0]), _seen(sheet, segment.runs[0]) if segment.runs else []
    labelled = bool(head) and sheet.marks[head[-1]].rule == "summary-label"
    return run[0] if labelled and len(run) + len(segment.runs) > 2 else None


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
