"""Documents: JSON that holds one article or lists of them, under whatever names; they stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mujaz.corpus import fields, jsonscan, rows
from mujaz.corpus.files import LARGEST, File
from mujaz.corpus.files import head as head_of
from mujaz.errors import Problem
from mujaz.model import Record, Span


def columns(file: File) -> list[str]:
    """The names in the first articles of a JSON document; none where it is no such thing."""
    head = head_of(file)
    if isinstance(head, Problem):
        return []
    with file.open() as stream:
        stream.read(head.mark)
        window = jsonscan.Window(stream, head.encoding, head.mark, LARGEST)
        try:
            scanned = (found for _, found in jsonscan.articles(window, file.notes.names))
            return rows.named(
                {} if isinstance(table, ValueError) else fields.unwrapped(table, file.notes.names)
                for table in scanned
            )
        except RecursionError:  # what is wrong is told where the file is read
            return []


def read(file: File) -> Iterator[Record | Problem]:
    """The articles of a JSON document; ``row`` counts them from 1, and is None where it is one article.

    Each row begins where the one before ended and the last takes the rest, so that brackets and commas are someone's
    too, and the rows' bytes are the file's. What stands before an error is read, and what can be told apart after it.
    """
    head = head_of(file)
    if isinstance(head, Problem):
        yield head
        return
    held: _Held | None = None
    number = end = 0
    is_told = is_list = False
    with file.open() as stream:
        stream.read(head.mark)
        window = jsonscan.Window(stream, head.encoding, head.mark, LARGEST)
        try:
            is_list = window.peek() == "["
            for after, found in jsonscan.articles(window, file.notes.names):
                if held:
                    yield held.record(file)
                    held = None
                if isinstance(found, ValueError):
                    is_told = True
                    yield file.problem(f"is no JSON ({found}). Mend it, or export it again.", found.lineno)
                    continue
                number += 1
                held = _Held(
                    number, Span(end, after), head.encoding, fields.unwrapped(found, file.notes.names)
                )
                end = after
        except RecursionError:
            if held:
                yield held.record(file)
            yield file.problem("holds tables nested too deep to read. Remove it.")
            return
        except OSError:  # its packing breaks off
            if held:
                yield held.record(file)
            raise
        size = window.drain()
    if held:
        row = None if number == 1 and not is_list and not is_told else number
        yield held._replace(row=row, raw=Span(held.raw.start, size)).record(file)
    elif not number and not is_told:
        yield file.problem(
            "holds no articles: no text, and no list of tables under a name such as articles or items. "
            "Rename its list, or remove the file."
        )


class _Held(NamedTuple):
    """A row that waits to hear whether it is the last."""

    row: int | None
    raw: Span
    encoding: str
    table: Mapping[str, object]

    def record(self, file: File) -> Record | Problem:
        return rows.record(file, self.row, self.raw, self.encoding, self.table)
