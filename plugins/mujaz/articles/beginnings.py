"""Beginnings: the first line of an article's header, among the lines that stand above its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from mujaz.articles import shapes
from mujaz.articles.houses import WORDS
from mujaz.articles.lines import key
from mujaz.articles.sheet import Sheet
from mujaz.articles.vocabulary import vocabulary

META = frozenset(
    {"date-line", "time-line", "relative-time", "byline", "section", "message-header", "item-label"}
)
"""Rules of lines that are metadata of an article wherever they stand in its header."""
_STARTS = frozenset({"message-header", "message-sender", "post-header", "item-label"})
_MAIL = "mail-sender"
_SENDER = "message-sender"
_KICKER_WORDS = 4
_KICKERS = 2
_MENU = 2
"""So many short lines in a row above a headline are a menu, not a kicker."""


def begin(sheet: Sheet, head: Sequence[int], title: int | None) -> int:
    """First line of an article's header: dates, bylines and kickers right above its headline are its own."""
    if head and sheet.marks[head[0]].rule == _SENDER and title is not None:
        return title  # what stands above greets those who read along
    if head and sheet.marks[head[0]].rule in _STARTS:
        return head[0]
    items = [i for i in head if sheet.marks[i].rule == "item-label" and (title is None or i < title)]
    if items:
        return items[-1]  # what stands above it closes the item before
    if title is None and sheet.kept:
        return head[0] if head else 0
    mails = [i for i in head if sheet.marks[i].rule == _MAIL and (title is None or i < title)]
    if mails:
        return mails[-1]  # of mails inside mails the innermost is the one that was written for readers
    if title is not None and (divided := _divided(sheet, head, title)):
        return divided
    start = title if title is not None else _untitled(sheet, head)
    kickers, aged, reach = 0, False, start
    dated = title is not None and any(sheet.marks[i].rule == "date-line" for i in head if i > title)
    above = [index for index in reversed(head) if index < start]
    for place, index in enumerate(above):
        mark = sheet.marks[index]
        if mark.kind == "blank":
            if reach - index > 1 or kickers:
                break
            continue
        if reach - index > _GAP:
            break
        note = sheet.lines[index].text.startswith("(") and sheet.lines[index].text.endswith(")")
        if (mark.rule in _BUTTONS or (note and mark.kind == "short")) and start - index <= _ROW:
            reach = index  # buttons may stand between a date and its headline
            continue
        if _closes(sheet, index):
            break
        late = mark.rule in _TIMES and ((dated and kickers) or (not dated and _is_today(sheet, index, reach)))
        if mark.rule in META and not late and not (mark.rule == "relative-time" and aged):
            aged = aged or mark.rule == "relative-time"  # a second age is that of another headline
            start = reach = index
        elif reach == start and kickers < _KICKERS and _is_kicker(sheet, index, start, above[place + 1 :]):
            start, reach, kickers = index, index, kickers + 1
        else:
            break
    return min(start, _set_apart(sheet, [index for index in above if index < start], start))


def _closes(sheet: Sheet, index: int) -> bool:
    """True for a day right below a paragraph that is that text's own: with its source, in brackets, or as all are."""
    line, mark = sheet.lines[index], sheet.marks[index]
    if mark.rule != "date-line" or not index or sheet.marks[index - 1].kind != "prose":
        return False
    noted = line.text.startswith("(") and line.text.endswith(")")
    label, colon, _ = line.text.partition(":")
    sourced = bool(colon) and key(label) in _SOURCES
    return noted or sourced or sheet.page.signed_below


_SOURCES = frozenset(key(label) for label in WORDS["labels"]["source"])


def _divided(sheet: Sheet, head: Sequence[int], title: int) -> int | None:
    """The first of the few lines between a divider and a headline, which are codes, sections and days of its own."""
    above = [index for index in head if index < title and sheet.marks[index].kind != "blank"]
    lines = list(takewhile(lambda index: sheet.marks[index].rule != "divider", reversed(above)))
    own = all(sheet.marks[index].kind == "short" or sheet.marks[index].rule in _OWN for index in lines)
    return lines[-1] if own and 0 < len(lines) < min(len(above), _ROW + 1) else None


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
_BUTTONS = frozenset({"share-widget", "counter", "bare-number"})
_OWN = META | {"breadcrumb", "foreign-label"}
_ROW = 4
"""Lines of buttons."""
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
    if mark.rule == "breadcrumb" and start - index == 1 and _SLUG.fullmatch(line.text):
        return all(
            sheet.marks[other].effect == "end" or sheet.marks[other].kind == "blank" for other in above[:1]
        )
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
        path = any(sheet.marks[i].rule and line.key in sheet.lines[i].key for i in above[:_PATH])
        return run < _MENU or sheet.page.counts[line.key] > 1 or path
    before = next((sheet.marks[other] for other in above if sheet.marks[other].kind != "blank"), None)
    return run == 0 and before is not None and before.kind != "short" and before.rule not in _LABELS


_SLUG = re.compile(r"[^/]{2,20}(?: / [^/]{2,20}){1,3}")
"""«زراعة / قمح»: what an agency files its text under."""
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
