"""Lines: a reading's parts laid out by the lines of its text, as every form of the answer shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mujaz.errors import MujazError
from mujaz.model import Part, Reading

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the decoded or extracted text."""

    number: int
    """From 1."""
    text: str
    """Without its break."""
    start: int
    """Character of the record's text at which it begins."""
    parts: tuple[Part, ...]

    @property
    def main(self) -> Part:
        """The part that most of the line's characters belong to; of two as long the first."""
        return max(self.parts, key=lambda part: (part.end - part.start, -part.start))

    def stretches(self) -> Iterator[tuple[int, int, Part]]:
        """Each part with the characters of ``text`` that it takes."""
        for part in self.parts:
            yield part.start - self.start, min(part.end - self.start, len(self.text)), part


def about(lines: Sequence[Line], article: int | None) -> list[Line]:
    """The lines from the first to the last of an article, counted from 1; all where none is asked for."""
    if article is None:
        return list(lines)
    own = [n for n, line in enumerate(lines) if any(part.article == article - 1 for part in line.parts)]
    return list(lines[own[0] : own[-1] + 1]) if own else []


def lay_out(reading: Reading) -> list[Line]:
    """The lines of a reading, in order.

    Raises:
        MujazError: a line has no part.
    """
    lines: list[Line] = []
    parts = iter(reading.parts)
    part = next(parts, None)
    for match in _LINE.finditer(reading.record.text):
        if match.start() == match.end():
            break
        own: list[Part] = []
        while part is not None and part.start < match.end():
            own.append(part)
            part = next(parts, None)
        if not own:
            raise MujazError(f"{reading.record.name}: line {len(lines) + 1} has no part")
        lines.append(Line(len(lines) + 1, match[0].rstrip("\r\n"), match.start(), tuple(own)))
    return lines
