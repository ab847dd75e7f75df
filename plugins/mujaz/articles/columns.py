"""Columns: lines of a review that say several things of its text side by side, each behind a label of its own."""

from __future__ import annotations

import re

_GAP = re.compile(r"[ \xa0]*\t\s*| {3,}")
"""What parts two columns; spaces of a sentence are fewer."""
_LABELLED = re.compile(r"\s*[^\W\d][^\d:\n]{1,25}:\s*\S")
_LONGEST = 240
"""Characters of such a line."""


def fields(line: str) -> list[str]:
    r"""The labelled pieces of a line that is nothing else; of other lines nothing.

    >>> fields("الصحيفة: الوادي\tالعدد: 15233\tتاريخ النشر: 5/5/2024")
    ['الصحيفة: الوادي', 'العدد: 15233', 'تاريخ النشر: 5/5/2024']
    >>> fields("وقال: نعم")
    []
    """
    if ":" not in line or len(line) > _LONGEST:
        return []
    pieces = _GAP.split(line.strip())
    return pieces if len(pieces) > 1 and all(map(_LABELLED.match, pieces)) else []
