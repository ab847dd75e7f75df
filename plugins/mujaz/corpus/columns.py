"""Columns: what an export calls its fields, told to an editor: which are read, which are not, and what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mujaz.corpus import fields
from mujaz.corpus.fields import Columns, Names

_ARABIC = re.compile("[ء-ي]")
_SHOWN = 30
"""Columns that a message names: an export has a dozen, a table of measurements thousands."""
_LONGEST = 60
"""Characters of a column's name that are shown."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file of rows calls its fields."""

    file: str
    read: Columns
    unused: tuple[str, ...]


def layout(file: str, columns: Sequence[str], names: Names) -> Layout:
    """The columns of a file by what they are read as."""
    read = fields.known(columns, names)
    used = {column for each in read.values() for column in each}
    return Layout(file, read, tuple(column for column in columns if column not in used))


def advice(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> str:
    """What to do where no column is known to hold the text; ``rows`` are a few, in which it is looked for."""
    listed = list(columns)
    likely = _likely_text(rows) or "…"
    return (
        f"Its columns: {shown(listed)}. Put a file corpus.toml beside it with this line: "
        f"fields.text = {json.dumps(likely, ensure_ascii=False)} (or whichever column holds the text)."
    )


def shown(columns: Sequence[str]) -> str:
    r"""Names of columns on one line.

    >>> shown(["title", "", "a\x1b[31m"])
    'title, (no name), a�[31m'
    """
    more = f" and {len(columns) - _SHOWN} more" if len(columns) > _SHOWN else ""
    return ", ".join(map(_shown, columns[:_SHOWN])) + more


def _shown(column: str) -> str:
    name = "".join(letter if letter.isprintable() else "\ufffd" for letter in column[: _LONGEST + 1])
    return f"{name[:_LONGEST]}…" if len(name) > _LONGEST else name.strip() or "(no name)"


def _likely_text(rows: Iterable[Mapping[str, object]]) -> str:
    """The column with the most Arabic letters; empty where none has any."""
    letters: dict[str, int] = {}
    for row in rows:
        for column, value in row.items():
            if isinstance(value, str) and len(column) <= _LONGEST:
                letters[column] = letters.get(column, 0) + len(_ARABIC.findall(value))
    return max((column for column in letters if letters[column]), key=lambda c: letters[c], default="")
