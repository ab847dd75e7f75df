"""Plain texts: records that are a headline and closed paragraphs, in which there is nothing to divide.

Three of five rows of a news export are such. Where they begin, what heads them and what follows them is known from
the kinds of their lines, so the rules that find it out in other records are not asked. Whether the last paragraphs
are the text's own is asked as ever. Both ways give the same reading, and ``tests/articles/test_plain.py`` holds them
to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mujaz.articles import endings
from mujaz.articles.division import Segment
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line
from mujaz.articles.sheet import BLANK, Page, Ruling, Sheet, Verdict
from mujaz.outlets import Registry

_SHORT, _PROSE = Mark("short"), Mark("prose")
_TITLE = range(6, 31)
"""Words of a headline; of fewer it could be a house's name."""
_SCRAP = 120
"""Characters: a shorter text may be none."""


def headline(lines: Sequence[Line], marks: Sequence[Mark], given: str) -> int | None:
    """The headline of a record that is plainly one text; None where it may be anything else.

    Args:
        lines: of the record.
        marks: their kinds.
        given: the folded key of a title that came along, else empty.
    """
    seen = [line for line, mark in zip(lines, marks, strict=True) if mark.kind != "blank"]
    if len(seen) < 2 or marks[seen[0].index] != _SHORT:
        return None
    title, *text = seen
    titled = title.key == given if given else title.words in _TITLE
    closed = (marks[line.index] == _PROSE and line.ends and not line.bullet for line in text)
    whole = sum(len(line.text) for line in text) >= _SCRAP
    return title.index if titled and not title.bullet and whole and all(closed) else None


def settle(
    lines: Sequence[Line], marks: Sequence[Mark], registry: Registry, title: int
) -> Mapping[int, Ruling]:
    """Rulings for all lines of such a record, whose headline is ``title``."""
    sheet = Sheet(lines, marks, registry, False, Page(lines, marks))
    text = [line.index for line in lines[title + 1 :] if not line.blank]
    for line in lines:
        sheet.put(line.index, BLANK, None)
    sheet.put(title, Verdict("title", "headline"), 0)
    for index in text:
        sheet.put(index, Verdict("body", "paragraph"), 0)
    endings.settle(sheet, 0, Segment(title, [(title,)], [tuple(text)]))
    sheet.span()
    return sheet.of
