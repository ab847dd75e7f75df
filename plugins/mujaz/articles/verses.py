"""Verses: lines of classical poetry, told from a table's rows by their rhyme.

Each line is two half-lines held apart by a gap, stars or dots, and the second ones end in one letter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mujaz.articles.lines import Line, key

_APART = re.compile(r"\s*\*{2,}\s*|\s+(?:\.{2,}|…+)\s*|\t+|\s{3,}")
_LEAST = 3
"""Lines of a poem: two rhyme by chance."""
_RHYMED = 0.8
_HALF = range(2, 9)
"""Words of a half-line."""


def find(lines: Sequence[Line]) -> frozenset[int]:
    r"""Indices of the lines that are a poem's; blank lines and no others may stand between them.

    >>> from mujaz.articles.lines import split
    >>> poem = "هيا بنا نطوي الشراع *** فالريح قد ملت الصراع\n"
    >>> sorted(find(split(poem * 2 + "يا بحر رفقا بالسفين *** فالقلب يخشى أن يضاع\nخبر")))
    [0, 1, 2]
    """
    found: set[int] = set()
    run: list[tuple[int, str]] = []
    for line in lines:
        if line.blank:
            continue
        rhyme = _rhyme(line)
        if not rhyme:
            found |= _poem(run)
            run = []
        else:
            run.append((line.index, rhyme))
    return frozenset(found | _poem(run))


def _poem(run: Sequence[tuple[int, str]]) -> set[int]:
    if len(run) < _LEAST:
        return set()
    _, count = Counter(rhyme for _, rhyme in run).most_common(1)[0]
    return {index for index, _ in run} if count >= _RHYMED * len(run) else set()


def _rhyme(line: Line) -> str:
    """The last letter of a line of two halves; empty for other lines."""
    if not 2 * _HALF.start <= line.words <= 2 * _HALF.stop or any(map(str.isdigit, line.key)):
        return ""
    halves = [key(piece) for piece in _APART.split(line.raw) if piece.strip()]
    whole = len(halves) == len("ab") and all(len(half.split()) in _HALF for half in halves)
    return halves[1][-1] if whole else ""
