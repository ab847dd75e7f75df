"""Wrapping: paragraphs whose lines were broken by a mail programme, a scanner or an advertisement in their middle."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from mujaz.articles.lines import Line
from mujaz.articles.vocabulary import vocabulary

_SHORTEST, _WIDEST = 28, 125
"""Characters of a wrapped line; mail breaks at 65 to 78, columns of a page earlier."""
_NARROW = 45
"""Characters up to which headlines are as even: narrower lines have to break off in the middle of clauses."""
_BROKEN = 2
"""Lines of a narrow paragraph that do, or that hold a full stop."""
_RUN = 3
"""Lines that a wrapped paragraph has at least, the last, shorter one included."""
_EVEN = 0.72
"""How long a wrapped line is at least, as a share of the longest of its run."""
_CLAUSES = 0.34
"""Share of its lines that hold a comma or a stop before their end; lines of headlines hold few."""
_STOP = re.compile(r"[^\W\d_]{2}[.] \S")
_CLAUSE = re.compile(r"[،,؛]|[^\W\d_]{2}[.] \S")


def wrapped(lines: Sequence[Line], named: Container[int] = ()) -> frozenset[int]:
    """Indices of the lines that are pieces of paragraphs broken at an even width; none of them is ``named`` by a cue.

    Where one paragraph shows the width, shorter ones of that width are pieces too.
    """
    groups = _groups(lines, named)
    sure = [group for group in groups if _is_wrapped(group)]
    if not sure:
        return frozenset()
    width = max(len(line.text) for group in sure for line in group)
    found = {line.index for group in sure for line in group}
    for group in groups:
        if len(group) > 1 and all(
            _EVEN * width <= len(line.text) <= width / _EVEN and not group[0].ends for line in group[:-1]
        ):
            found |= {line.index for line in group}
    return frozenset(found)


def _groups(lines: Sequence[Line], named: Container[int]) -> list[list[Line]]:
    """Runs of lines no wider than a wrapped text's, each with the shorter line that may close it."""
    groups: list[list[Line]] = []
    run: list[Line] = []
    for line in lines:
        if line.bullet or not line.text or len(line.text) > _WIDEST or line.index in named:
            run = []
        elif not run and line.text.endswith(("؟", "?")):
            continue  # a headline or a sub-heading that asks
        elif len(line.text) >= _SHORTEST:
            if not run:
                groups.append(run)
            run.append(line)
        else:
            if run and line.ends:
                run.append(line)
            run = []
    return groups


def _is_wrapped(group: Sequence[Line]) -> bool:
    """True where lines of even width run on over their breaks."""
    if len(group) < _RUN:
        return False
    width = max(len(line.text) for line in group)
    if width < _NARROW + _NARROW // 4:
        broken = sum(breaks_off(line.text) or _STOP.search(line.text) is not None for line in group[:-1])
        if broken < _BROKEN:
            return False
    even = sum(len(line.text) >= _EVEN * width for line in group[:-1]) >= _ALL * (len(group) - 1)
    clauses = sum(_CLAUSE.search(line.text) is not None for line in group) >= _CLAUSES * len(group)
    return even and clauses and sum(not line.ends for line in group) * 2 > len(group)


_ALL = 0.9


def breaks_off(paragraph: str) -> bool:
    """True where a paragraph stops in the middle of a clause: after a comma, a preposition, a figure.

    >>> breaks_off("وحضر الاجتماع 18 وزيرا، فيما اعتذر 3"), breaks_off("وحضر الاجتماع 18 وزيرا.")
    (True, False)
    """
    if paragraph.endswith(("،", ",")):
        return True
    words = paragraph.rsplit(None, 1)
    last = words[-1] if len(words) > 1 else ""
    return (last.isdigit() and len(last) <= _FIGURE) or last in vocabulary("binding")


_FIGURE = 3
"""Digits: longer ones are years, which do end paragraphs."""
