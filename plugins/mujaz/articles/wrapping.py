"""Wrapping: paragraphs whose lines were broken by a mail programme, a scanner or an advertisement in their middle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mujaz.articles.lines import Line
from mujaz.articles.vocabulary import vocabulary

_SHORTEST, _WIDEST = 45, 125
"""Characters of a wrapped line; mail breaks at 65 to 78, columns of a page earlier."""
_RUN = 3
"""Lines that a wrapped paragraph has at least, the last, shorter one included."""
_EVEN = 0.72
"""How long a wrapped line is at least, as a share of the longest of its run."""
_CLAUSES = 0.5
"""Share of its lines that hold a comma or a stop before their end; lines of headlines hold few."""
_CLAUSE = re.compile(r"[،,؛]|[^\W\d_]{2}[.] \S")


def wrapped(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines that are pieces of paragraphs broken at an even width."""
    found: set[int] = set()
    run: list[Line] = []
    for line in lines:
        if _SHORTEST <= len(line.text) <= _WIDEST and not line.bullet:
            run.append(line)
            continue
        found |= _pieces(run, None if line.blank else line)
        run = []
    return frozenset(found | _pieces(run, None))


def _pieces(run: Sequence[Line], last: Line | None) -> set[int]:
    """The run's lines where it is one text; ``last``, the shorter line below it, closes it."""
    if len(run) < _RUN:
        return set()
    width = max(len(line.text) for line in run)
    even = sum(len(line.text) >= _EVEN * width for line in run[:-1]) >= _ALL * (len(run) - 1)
    clauses = sum(_CLAUSE.search(line.text) is not None for line in run) >= _CLAUSES * len(run)
    unstopped = sum(not line.ends for line in run) * 2 > len(run)
    if not (even and clauses and unstopped):
        return set()
    closing = {last.index} if last is not None and last.ends and len(last.text) < _SHORTEST else set()
    return {line.index for line in run} | closing


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
