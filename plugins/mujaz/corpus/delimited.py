"""Delimited: CSV and TSV, one article to a row under the names of the first row.

The delimiter and whether quotes mean anything are those under which the first rows name fields of articles and
agree in their number of columns. The file streams: one row at a time is in memory.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import IO, Literal, NamedTuple, cast

from mujaz.corpus import fields, lines, rows
from mujaz.corpus.columns import advice
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
_MOST_RETURNS = 100
"""Quotes that are never closed, behind which a file is read again; each may cost as much as a field may hold."""
_DELIMITERS = (",", "\t", ";", "|")
_STATED = re.compile(r"sep=([^\r\n])\r?\n", re.IGNORECASE)
"""A first line for spreadsheets that says what parts the fields; it is no row."""
_Quoting = Literal[0, 3]
_QUOTINGS: tuple[_Quoting, ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)


class _Layout(NamedTuple):
    delimiter: str
    quoting: _Quoting
    escape: str | None
    """``\\\\`` where quotes within quotes are written so."""

    def parse(self, source: Iterable[str]) -> Iterator[list[str]]:
        """The rows in lines; raises ``csv.Error`` for one of them and can go on."""
        return csv.reader(source, delimiter=self.delimiter, quoting=self.quoting, escapechar=self.escape)


class _Source:
    """Lines for the library to take one by one; knows how far it has come."""

    def __init__(self, found: Iterator[tuple[int, str | None]], start: int) -> None:
        self._found = found
        self._row: list[tuple[int, str | None]] = []
        self._later: list[tuple[int, str | None]] = []
        self._returns = 0
        self.end = start
        """The byte after the last line taken."""
        self.line = 0
        self.is_ended = False

    def begin(self) -> None:
        """A row begins with the next line."""
        self._row.clear()

    def back(self) -> bool:
        """Go back to the second line of the row, if it has one."""
        later = self._row[1:]
        if not later or self._returns == _MOST_RETURNS:
            return False
        self._returns += 1
        self._later += reversed(later)
        self.end -= sum(size for size, _ in later)
        self.line -= len(later)
        self.is_ended = False
        return True

    def __iter__(self) -> _Source:
        return self

    def __next__(self) -> str:
        try:
            size, text = self._later.pop() if self._later else next(self._found)
        except StopIteration:
            self.is_ended = True
            raise
        self._row.append((size, text))
        self.end += size
        self.line += 1
        if text is None:
            raise csv.Error(f"a line of more than {_LONGEST_LINE >> 20} MiB")
        return _plain(text)


def read(file: File) -> Iterator[Record | Problem]:
    """The rows of a CSV or TSV file; ``row`` is the row as spreadsheets count, the names being row 1."""
    found = head_of(file)
    if isinstance(found, Problem):
        yield found
        return
    layout, columns = _layout(found.text, file)
    stated = _STATED.match(found.text)
    if "text" not in fields.known(columns, file.notes.names):
        sample = [
            dict(zip(columns, row, strict=False)) for row in _sample(layout, _STATED.sub("", found.text, 1))
        ]
        yield file.problem(
            "names no column for the text in its first row (text, content, body …). "
            f"{advice(columns, sample[1:])} If its first row is an article already, name the columns there: "
            'columns = ["title", "text", …].',
            1,
        )
        return
    with file.open() as stream:
        stream.read(found.mark)
        source = _Source(_lines(file, stream, found), found.mark)
        if stated:
            next(source)
        yield from _rows(file, source, layout, columns, found.encoding)


def columns(file: File) -> list[str]:
    """The names of its columns, in order."""
    found = head_of(file)
    return [] if isinstance(found, Problem) else _layout(found.text, file)[1]


def _rows(
    file: File, source: _Source, layout: _Layout, columns: list[str], encoding: str
) -> Iterator[Record | Problem]:
    reader = layout.parse(source)
    number = 0
    while True:
        number += 1
        start, line = source.end, source.line + 1
        source.begin()
        try:
            values = next(reader)
            if source.is_ended and values[-1:] and values[-1].endswith("\n"):
                raise csv.Error("a quote is never closed")
        except StopIteration:
            return
        except csv.Error as error:
            yield file.problem(
                f"cannot be read ({error}). Mend its quotes, or export it again.", line, number
            )
            if source.back():
                reader = layout.parse(source)
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


def _layout(head: str, file: File) -> tuple[_Layout, list[str]]:
    """The layout that fits best, and the names of its columns."""
    said = _STATED.match(head)
    delimiters, head = ((said[1],), head[said.end() :]) if said else (_DELIMITERS, head)
    escape = "\\" if head.count('\\"') > head.count('""') else None
    stated = list(file.notes.columns)
    best: tuple[tuple[int, int], _Layout, list[str]] | None = None
    for delimiter, quoting in product(delimiters, _QUOTINGS):
        layout = _Layout(delimiter, quoting, escape)
        try:
            sample = _sample(layout, head)
        except csv.Error:
            continue
        columns = stated or (sample[0] if sample else [])
        known = fields.known(columns, file.notes.names)
        agreeing = sum(1 if len(row) == len(columns) else -1 for row in sample)
        fit = (("text" in known) * 100 + len(known), agreeing)
        if best is None or fit > best[0]:
            best = (fit, layout, columns)
    return best[1:] if best else (_Layout(",", csv.QUOTE_MINIMAL, None), stated)


def _sample(layout: _Layout, head: str) -> list[list[str]]:
    return [row for row in layout.parse(_plain(line) for line in head.split("\n") if line) if row]


def _lines(file: File, stream: IO[bytes], head: Decoded) -> Iterator[tuple[int, str | None]]:
    """Bytes and text of each line after the byte-order mark; None for the text of one that is too long."""
    if head.encoding.startswith(("utf-16", "utf-32")):
        yield from _wide_lines(stream, head.encoding)
        return
    for _, span, raw in lines.split(stream, _LONGEST_LINE):
        yield span.end - span.start, None if raw is None else _narrow(file, raw, head.encoding)


def _narrow(file: File, raw: bytes, encoding: str) -> str:
    """A line in the file's encoding; one in UTF-8 that is none, as it is found out for itself."""
    try:
        return raw.decode(encoding, "strict" if encoding == "utf-8" else "surrogateescape")
    except UnicodeDecodeError:
        found = decoded(file, raw)
        return found.text if found else raw.decode("utf-8", "surrogateescape")


def _wide_lines(stream: IO[bytes], encoding: str) -> Iterator[tuple[int, str | None]]:
    """Lines of UTF-16 and UTF-32, where a line break is more than a byte."""
    wrapped = io.TextIOWrapper(cast("io.BufferedReader", stream), encoding, errors="replace", newline="\n")
    try:
        while text := wrapped.readline(_LONGEST_LINE // 2):
            yield len(text.encode(encoding)), text
    finally:
        wrapped.detach()  # who opened the stream closes it


def _plain(line: str) -> str:
    """A line whose only break is at its end: the library takes a lone carriage return for broken quoting."""
    return line.rstrip("\r\n").replace("\r", " ") + "\n"
