"""The screen: how wide, in colour or not, and whether Arabic has to be isolated from what stands beside it.

A pipe gets one row per line, whole and bare, to be searched and copied. A terminal gets rows wrapped to its width;
each stretch of the text stands between U+2068 and U+2069 (Unicode Standard Annex #9), so that a terminal that
orders letters by direction leaves the columns before it alone, and one that does not shows nothing odd.
"""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from mujaz.site.text import clean

_NARROW = 30
"""Columns: a text that would get fewer beside its rule stands below it."""
_INDENT = 4
_SPACES = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Screen:
    """Where an answer is shown."""

    width: int | None = None
    """Columns; None for a pipe."""
    colour: bool = False

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str] = os.environ) -> Screen:
        """What ``stream`` is; NO_COLOR (no-color.org) and TERM=dumb are honoured."""
        if not stream.isatty():
            return cls()
        plain = environ.get("NO_COLOR") or environ.get("TERM") == "dumb"
        return cls(max(40, shutil.get_terminal_size().columns), not plain)

    def row(self, label: Text, text: str, style: str = "") -> list[Text]:
        """``label`` and a text from elsewhere beside it, or below it where there is no room."""
        text = visible(text)
        if not text:
            return [label]
        if self.width is None:
            return [Text.assemble(label, f" {text}")]
        below = self.width - label.cell_len - 1 < _NARROW
        indent = _INDENT if below else label.cell_len + 1
        wrapped = Text(text).wrap(_measure, self.width - indent)
        shown = [Text(f"\u2068{line.plain.strip()}\u2069", style=style) for line in wrapped]
        margin = " " * indent
        if below:
            return [label, *(Text.assemble(margin, line) for line in shown)]
        return [Text.assemble(label, " ", shown[0]), *(Text.assemble(margin, line) for line in shown[1:])]

    def paint(self, rows: Iterable[Text]) -> str:
        """The rows as one string, with the codes of colours where there are colours."""
        if not self.colour:
            return "\n".join(row.plain.rstrip() for row in rows)
        out = io.StringIO()
        # Rows are wrapped already; a width no row reaches keeps rich from wrapping them again.
        console = Console(
            file=out, force_terminal=True, color_system="standard", width=1 << 20, no_color=False
        )
        for row in rows:
            console.print(row, soft_wrap=True, highlight=False, markup=False)
        return out.getvalue().rstrip("\n")


_measure = Console(file=io.StringIO(), width=80)


def visible(text: str) -> str:
    r"""``text`` on one row of a terminal: no control reaches it, and no code of a colour.

    >>> visible("أ\x1b[31mب\tج\nد")
    'أ[31mب ج د'
    """
    return clean(_SPACES.sub(" ", text)).strip()
