"""Verses: lines of classical poetry, told from a table's rows by their rhyme.

Each line is two half-lines held apart by a gap, stars or dots, and the second ones end in one letter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mujaz.articles.cues import SIGNED
from mujaz.articles.lines import Line, key
from mujaz.articles.vocabulary import vocabulary

if TYPE_CHECKING:
    from mujaz.articles.kinds import Mark

_APART = re.compile(r"\s*\*{2,}\s*|\s+(?:\.{2,}|…+)\s*|\t+|\s{3,}")
_LEAST = 3
"""Lines of a poem: two rhyme by chance."""
_RHYMED = 0.8
_HALF = range(2, 9)
_WHOLE = range(2 * _HALF.start, 2 * _HALF.stop + 1)
"""Words of a half-line, and of a line."""


def find(lines: Sequence[Line]) -> frozenset[int]:
    r"""Indices of the lines that are a poem's; blank lines and no others may stand between them.

    >>> from mujaz.articles.lines import split
    >>> poem = "هيا بنا نطوي الشراع *** فالريح قد ملت الصراع\n"
    >>> sorted(find(split(poem * 2 + "يا بحر رفقا بالسفين *** فالقلب يخشى أن يضاع\nخبر")))
    [0, 1, 2]
    """
    if sum(line.words in _WHOLE for line in lines) < _LEAST:
        return frozenset()  # nearly every record
    found: set[int] = set()
    run: list[tuple[int, str]] = []
    for line in lines:
        rhyme = _rhyme(line) if line.words in _WHOLE else ""
        if rhyme:
            run.append((line.index, rhyme))
        elif run and not line.blank:
            found |= _poem(run)
            run = []
    return frozenset(found | _poem(run))


def stanzas(lines: Sequence[Line], marks: Sequence[Mark]) -> list[int]:
    """Indices of a free poem's lines below its date or byline: groups of short lines between blank ones.

    Menus stand above it in one group, comments below a label. A last line that says who the poet is belongs to none.
    """
    signed = [line.index for line in lines if marks[line.index].rule in SIGNED]
    below = [line for line in lines if signed and line.index > signed[0]]
    groups: list[list[Line]] = [[]]
    for line in below:
        mark = marks[line.index]
        if mark.kind == "short" and line.words <= _HALF.stop and not line.bullet:
            groups[-1].append(line)
        elif mark.kind == "blank":
            groups.append([])
        elif any(groups):
            break
    told = [group for group in groups if group]
    if len(told) < _STANZAS or max(map(len, told)) < _LEAST:
        return []
    if not vocabulary("authors").isdisjoint(told[-1][-1].key.split()):
        told[-1] = told[-1][:-1]
    return [line.index for group in told for line in group]


_STANZAS = 2


def _poem(run: Sequence[tuple[int, str]]) -> set[int]:
    if len(run) < _LEAST:
        return set()
    _, count = Counter(rhyme for _, rhyme in run).most_common(1)[0]
    return {index for index, _ in run} if count >= _RHYMED * len(run) else set()


def _rhyme(line: Line) -> str:
    """The last letter of a line of two halves; empty for other lines."""
    if line.plain and line.raw is line.text:
        return ""  # nothing holds halves apart
    if any(map(str.isdigit, line.key)):
        return ""
    halves = [key(piece) for piece in _APART.split(line.raw) if piece.strip()]
    whole = len(halves) == len("ab") and all(len(half.split()) in _HALF for half in halves)
    return halves[1][-1] if whole else ""
