"""Plain texts: records that are a headline and closed paragraphs, of which no rule about other lines can speak.

Three of five rows of a news export are such. What the rules between a line's kind and its role find in them is known
beforehand, so they are not asked: there is nothing to divide, and no header or footer to tell apart. Whether the last
paragraphs are the text's own is asked as ever. Both ways give the same reading, and ``tests/articles/test_plain.py``
holds them to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mujaz.articles import endings, repeats, verses
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line
from mujaz.articles.segment import Segment
from mujaz.articles.sheet import BLANK, Page, Ruling, Sheet, Verdict
from mujaz.outlets import Registry

_TITLE, _TITLED = range(6, 31), range(2, 31)
"""Words of a headline, and of one that came along with the record too: of fewer it could be a house's name, or a
label with a colon."""
_LABEL = 8
"""Words of the longest line that could close a box, count, or number what stands below it."""
_SCRAP = 120
"""Characters: a shorter text may be none."""
_GAPS = ("\t", "   ")
"""What holds columns apart."""


def headline(lines: Sequence[Line], marks: Sequence[Mark], given: str) -> int | None:
    """The headline of a record that is plainly one text; None where it may be anything else.

    Args:
        lines: of the record.
        marks: of each line when looked at alone.
        given: the folded key of a title that came along, else empty.
    """
    seen = [line for line, mark in zip(lines, marks, strict=True) if mark.kind != "blank"]
    if len(seen) < 2 or marks[seen[0].index] != _SHORT:
        return None
    title, *text = seen
    titled = title.key == given and title.words in _TITLED if given else title.words in _TITLE
    if not titled or not all(marks[line.index] == _PROSE and _is_closed(line) for line in text):
        return None
    whole = sum(len(line.text) for line in text) >= _SCRAP
    return title.index if whole and not verses.find(lines) and not repeats.find(lines, marks) else None


def _is_closed(line: Line) -> bool:
    """True for a paragraph that ends as sentences do, and is no row of cells."""
    return line.ends and line.words > _LABEL and not line.bullet and not any(gap in line.raw for gap in _GAPS)


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


_SHORT, _PROSE = Mark("short"), Mark("prose")
