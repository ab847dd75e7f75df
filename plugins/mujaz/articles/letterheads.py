"""Letterheads: the line over a whole issue, mail or bulletin that names its house and its day.

It belongs to no single article and speaks for all of them, unlike the day at the top of a site's page, which is the
reader's: a letterhead says that it heads an issue, or is the head of a mail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mujaz.arabic import calendar
from mujaz.articles import dates
from mujaz.articles.houses import TRIMMED, Name, by_form, stated
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line, key
from mujaz.articles.vocabulary import vocabulary
from mujaz.outlets import Registry

_TOP = 4
"""Visible lines at a record's top among which a letterhead stands."""
_NAME_WORDS = 4
_ISSUE_AND_NAME = 2
"""Words of «نشرة المقهى», which names its house, unlike «نشرة الثانية ظهرا»."""
_PIECES = re.compile(r"\s+[-–—|•·/]\s+")


def find(lines: Sequence[Line], marks: Sequence[Mark]) -> int | None:
    """Index of the record's letterhead, the day on or below the line of an issue; None where it has none."""
    top = [line for line in lines[: _TOP * 3] if line.key][:_TOP]
    mailed = bool(top) and marks[top[0].index].rule == "mail-sender"
    issued = False
    for line in top:
        mark = marks[line.index]
        told = mark.kind == "short" or mark.rule == "date-line"  # "the issue", and no button of that name
        issued = issued or (told and not vocabulary("issues").isdisjoint(line.key.split()))
        if mark.rule == "date-line" and (issued or mailed) and dates.date_line(line.text):
            return line.index
    return None


def house(line: str, registry: Registry) -> Name | None:
    """Whose letterhead it is: the piece that is a house's name by its form, else the first that is no day or issue.

    >>> from mujaz import outlets
    >>> house("المرسى • 29 مارس 2017 • السنة الرابعة", outlets.load(None)[0]).name
    'المرسى'
    """
    pieces = [piece.strip(TRIMMED) for piece in _PIECES.split(line) if piece.strip(TRIMMED)]
    known = next((name for piece in pieces if (name := by_form(piece, registry))), None)
    if known or not pieces:
        return known
    first = pieces[0]
    named = len(pieces) > 1 and len(first.split()) <= _NAME_WORDS and not any(map(str.isdigit, first))
    issued = vocabulary("issues").issuperset(key(first).split()[:1]) and len(first.split()) != _ISSUE_AND_NAME
    if not named or calendar.mentions(first) or issued:
        return None
    return stated(first, registry)
