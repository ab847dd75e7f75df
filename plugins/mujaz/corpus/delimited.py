"""Delimited: CSV and TSV, one article to a row under the names of the first row.

The file streams: one row at a time is in memory. A quotation mark that somebody forgot to close, or never meant as
one of a table, must not swallow the rows below it: where lines have the fields that are named each by itself, they
are rows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import IO, cast

from mujaz.corpus import dialect as dialects
from mujaz.corpus import fields, lines, rows
from mujaz.corpus.columns import advice
from mujaz.corpus.dialect import Dialect, Layout, plain
from mujaz.corpus.encoding import Decoded
from mujaz.corpus.files import File, decoded
from mujaz.corpus.files import head as head_of
from mujaz.errors import Problem
from mujaz.model import Record, Span

_LONGEST = 8 << 20
"""Characters of one field: a quote that is never closed must not swallow a large file."""
csv.field_size_limit(
    _LONGEST
)  # one for the process; as the library ships it, 131,072, long reports are errors
_LONGEST_LINE = 16 << 20
"""Bytes."""
_MOST_RETURNED = 512 << 20
"""Bytes of lines behind quotes that swallowed them which are read again in a file; each may have cost as much as a
field may hold."""
_SWALLOWED = 3
"""Lines in quotes that must read as rows where the quotes are closed as they should be: in a text of a paragraph or two
that has the very commas of a row they may by chance."""
_MOSTLY = 0.9
"""Share of such lines: rows of any export may lack a field."""


class _Source:
    """Lines for the library to take one by one; knows how far it has come."""

    def __init__(self, found: Iterator[tuple[int, str | None]], start: int) -> None:
        self._found = found
        self._row: list[tuple[int, str | None]] = []
        self._later: list[tuple[int, str | None]] = []
        self._returned = 0
        self.end = start
        """The byte after the last line taken."""
        self.line = 0

    def begin(self) -> None:
        """A row begins with the next line."""
        self._row.clear()

    def taken(self) -> list[str]:
        """The lines of the row so far."""
        return [text or "" for _, text in self._row]

    def again(self) -> None:
        """Go back to the first line of the row."""
        self._go_back(0)

    def back(self) -> bool:
        """Go back to the second line of the row, if it has one."""
        size = sum(size for size, _ in self._row[1:])
        if not size or self._returned + size > _MOST_RETURNED:
            return False
        self._returned += size
        self._go_back(1)
        return True

    def _go_back(self, kept: int) -> None:
        later = self._row[kept:]
        del self._row[kept:]
        self._later += reversed(later)
        self.end -= sum(size for size, _ in later)
        self.line -= len(later)

    def __iter__(self) -> _Source:
        return self

    def __next__(self) -> str:
        size, text = self._later.pop() if self._later else next(self._found)
        self._row.append((size, text))
        self.end += size
        self.line += 1
        if text is None:
            raise csv.Error(f"a line of more than {_LONGEST_LINE >> 20} MiB")
        return plain(text)


def read(file: File) -> Iterator[Record | Problem]:
    """The rows of a CSV or TSV file; ``row`` is the row as spreadsheets count, the names being row 1."""
    found = head_of(file)
    if isinstance(found, Problem):
        yield found
        return
    in_returns = lines.end_in_returns(found.text)
    layout = _layout(found, file)
    if "text" not in fields.known(layout.columns, file.notes.names):
        sample = [dict(zip(layout.columns, row, strict=False)) for row in layout.sample]
        yield file.problem(
            "names no column for the text in its first row (text, content, body …). "
            f"{advice(layout.columns, sample)} If its first row is an article already, name the columns there: "
            'columns = ["title", "text", …].',
            1,
        )
        return
    with file.open() as stream:
        stream.read(found.mark)
        source = _Source(_lines(file, stream, found, in_returns), found.mark)
        if layout.is_stated:
            next(source)
        yield from _rows(file, source, layout, found.encoding)


def columns(file: File) -> list[str]:
    """The names of its columns, in order."""
    found = head_of(file)
    return [] if isinstance(found, Problem) else _layout(found, file).columns


def _layout(head: Decoded, file: File) -> Layout:
    text = head.text.replace("\r", "\n") if lines.end_in_returns(head.text) else head.text
    return dialects.layout(text, list(file.notes.columns), file.notes.names)


def _rows(file: File, source: _Source, layout: Layout, encoding: str) -> Iterator[Record | Problem]:
    columns = layout.columns
    number = 0
    while True:
        number += 1
        start, line = source.end, source.line + 1
        try:
            values = _row(source, layout.dialect, len(columns))
        except StopIteration:
            return
        except csv.Error as error:
            yield file.problem(
                f"cannot be read ({error}). Mend its quotes, or export it again.", line, number
            )
            source.back()
            continue
        if (number == 1 and not file.notes.columns) or not any(map(str.strip, values)):
            continue
        if any(values[len(columns) :]):
            yield file.problem(
                f"has {len(values)} fields where {len(columns)} are named. Put fields that hold the delimiter "
                "in quotes.",
                line,
                number,
            )
            continue
        table: dict[str, str] = {}
        for column, value in zip(columns, values, strict=False):  # a short row lacks its last fields
            table.setdefault(column, value)
        found = rows.record(file, number, Span(start, source.end), encoding, table)
        yield found if isinstance(found, Record) else file.problem(found.message, line, number)


def _row(source: _Source, dialect: Dialect, count: int) -> list[str]:
    """The fields of the next row: as its quotes have it, or as its first line does where they swallow other rows.

    Raises:
        csv.Error: a quote is never closed, or a field is too long.
        StopIteration: there is none.
    """
    source.begin()
    try:
        values, error = next(dialect.parse(source, strict=True)), None
    except csv.Error as found:
        values, error = [], found
    taken = source.taken()
    needed = _SWALLOWED if len(values) == count else len(taken) > 1
    alone = _alone(taken[0], dialect, count) if error or len(taken) > 1 else None
    if alone and _are_rows(taken[1:], dialect, count, needed) and (len(taken) == 1 or source.back()):
        return alone
    if error is None:
        return values
    source.again()
    values = next(dialect.parse(source))
    if values[-1:] and values[-1].endswith("\n"):  # the library closes at the end what nobody closed
        raise csv.Error("a quote is never closed")
    return values


def _alone(line: str, dialect: Dialect, count: int) -> list[str] | None:
    """The fields of a line by itself; None also where no quote is amiss: it, or a field of it, is too long."""
    values = dialect.alone(line, count)
    return values if line and values and max(map(len, values)) <= _LONGEST else None


def _are_rows(found: Sequence[str], dialect: Dialect, count: int, needed: int) -> bool:
    """True where so many lines have the fields that are named each by itself, but for a few; of one field all have."""
    standing = sum(dialect.alone(line, count) is not None for line in found)
    return not found or (count > 1 and standing >= max(needed, _MOSTLY * len(found)))


def _lines(
    file: File, stream: IO[bytes], head: Decoded, in_returns: bool
) -> Iterator[tuple[int, str | None]]:
    """Bytes and text of each line after the byte-order mark; None for the text of one that is too long."""
    if head.encoding.startswith(("utf-16", "utf-32")):
        yield from _wide_lines(stream, head.encoding, "\r" if in_returns else "\n")
        return
    for _, span, raw in lines.split(lines.with_feeds(stream) if in_returns else stream, _LONGEST_LINE):
        yield span.end - span.start, None if raw is None else _narrow(file, raw, head.encoding)


def _narrow(file: File, raw: bytes, encoding: str) -> str:
    """A line in the file's encoding; one in UTF-8 that is none, as it is found out for itself."""
    try:
        return raw.decode(encoding, "strict" if encoding == "utf-8" else "surrogateescape")
    except UnicodeDecodeError:
        found = decoded(file, raw)
        return found.text if found else raw.decode("utf-8", "surrogateescape")


def _wide_lines(stream: IO[bytes], encoding: str, end: str) -> Iterator[tuple[int, str | None]]:
    """Lines of UTF-16 and UTF-32, where a line break is more than a byte."""
    wrapped = io.TextIOWrapper(cast("io.BufferedReader", stream), encoding, errors="replace", newline=end)
    try:
        while text := wrapped.readline(_LONGEST_LINE // 2):
            yield len(text.encode(encoding)), text
    finally:
        wrapped.detach()  # who opened the stream closes it
