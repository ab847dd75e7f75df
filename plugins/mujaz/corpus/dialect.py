r"""Dialect: what parts the fields of a CSV or TSV file, and whether its quotation marks do, judged by its first rows.

Exports disagree on both, and texts of news are full of commas and quotations. The delimiter is the one under which
the first row names fields of articles and most rows have as many fields as it. Quotation marks part fields where
more of them are closed as writers of tables close them than stand there as in any text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from mujaz.corpus import fields
from mujaz.corpus.fields import Names

_DELIMITERS = (",", "\t", ";", "|")
_STATED = re.compile(r"sep=([^\r\n])\r?\n", re.IGNORECASE)
"""A first line for spreadsheets that says what parts the fields; it is no row."""
_NEEDS_QUOTES = re.compile(r'[\t\n,;]|""')
"""For one of these a writer of tables parted by tabs, Excel among them, puts a field in quotes."""
_WRAPPED = re.compile(r'"((?:[^"]|"")*+)"')
_Quoting = Literal[0, 3]


class Dialect(NamedTuple):
    """How the rows of a file are written."""

    delimiter: str
    quoting: _Quoting = csv.QUOTE_MINIMAL
    escape: str | None = None
    r"""``\`` where quotes within quotes are written so."""

    def parse(self, source: Iterable[str], *, strict: bool = False) -> Iterator[list[str]]:
        """The rows in lines; raises ``csv.Error``, if ``strict`` for quotes that are not closed as they should be."""
        return csv.reader(
            source,
            delimiter=self.delimiter,
            quoting=self.quoting,
            escapechar=self.escape,
            strict=strict,
        )

    def alone(self, line: str, count: int) -> list[str] | None:
        """The fields of a line on which quotes hold no delimiter and no break; None where they are not so many.

        >>> Dialect(",").alone('"ليلى" قالت,"نص"', 2), Dialect(",").alone('"أ","قال، "نعم", ثم"', 2)
        (['"ليلى" قالت', 'نص'], ['أ', 'قال، "نعم", ثم'])
        """
        line = line.rstrip("\r\n")
        if (
            len(line) > 1 and line[0] == line[-1] == '"'
        ):  # of a writer that leaves quotes within quotes as they are
            found = line[1:-1].split(f'"{self.delimiter}"')
            if len(found) == count:
                return [value.replace('""', '"') for value in found]
        found = line.split(self.delimiter)
        return list(map(_unwrapped, found)) if len(found) == count else None


class Layout(NamedTuple):
    """What a file of rows begins with."""

    dialect: Dialect
    columns: list[str]
    sample: list[list[str]]
    """The first rows, without the one that names the columns."""
    is_stated: bool
    """True where a line above the first row says what parts the fields."""


def layout(head: str, stated: list[str], names: Names) -> Layout:
    """The layout that fits the beginning of a file best.

    Args:
        head: the text with which it begins; its last row may be cut.
        stated: the names of its columns where its editor gives them, and then its first row names none.
        names: what its editor says that its fields are called.
    """
    said = _STATED.match(head)
    delimiters, head = ((said[1],), head[said.end() :]) if said else (_DELIMITERS, head)
    escape = "\\" if head.count('\\"') > head.count('""') else None
    rows = [plain(line) for line in head.split("\n") if line]
    best: tuple[tuple[int, bool, float], Layout] | None = None
    for delimiter in delimiters:
        dialect = _dialect(rows, delimiter, escape)
        try:
            sample = [row for row in dialect.parse(rows) if row]
        except csv.Error:
            continue
        columns = stated or (sample[0] if sample else [])
        known = fields.known(columns, names)
        agreeing = sum(len(row) == len(columns) for row in sample) / max(len(sample), 1)
        fit = (("text" in known) * 100 + len(known), len(columns) > 1, agreeing)
        if best is None or fit > best[0]:
            best = fit, Layout(dialect, columns, sample[not stated :], said is not None)
    return best[1] if best else Layout(Dialect(","), stated, [], said is not None)


def plain(line: str) -> str:
    """A line whose only break is at its end: the library takes a lone carriage return for broken quoting."""
    return line.rstrip("\r\n").replace("\r", " ") + "\n"


def _dialect(rows: list[str], delimiter: str, escape: str | None) -> Dialect:
    """The dialect of rows that are parted so."""
    quoted = Dialect(delimiter, csv.QUOTE_MINIMAL, escape)
    closed, stray = _marks("".join(rows), delimiter, escape)
    if rows and _marks(rows[0], delimiter, escape)[0]:  # names of columns are never quotations
        return quoted
    needless = 0
    if delimiter == "\t":
        needless = sum(not _NEEDS_QUOTES.search(inside) for inside in closed)
        if len(closed) >= _count(quoted, rows) - 1:  # in every row but the first: some quote all texts
            needless = 0
    return quoted if len(closed) - needless >= stray + needless else quoted._replace(quoting=csv.QUOTE_NONE)


def _count(dialect: Dialect, rows: list[str]) -> int:
    try:
        return sum(map(bool, dialect.parse(rows)))
    except csv.Error:
        return len(rows)


def _marks(text: str, delimiter: str, escape: str | None) -> tuple[list[str], int]:
    r"""What stands in quotes that fill a field, and how many quotes begin a field and close within it.

    >>> _marks('أ,"ب, ج"\n"د" هـ,و\n', ",", None)
    (['ب, ج'], 1)
    """
    inside = r'(?:[^"\\]|\\.|"")*+' if escape else r'(?:[^"]|"")*+'
    opened = re.compile(
        rf'(?:^|{re.escape(delimiter)})"({inside})(?:"(?P<end>(?={re.escape(delimiter)}|$))?|\Z)',
        re.MULTILINE | re.DOTALL,
    )
    closed: list[str] = []
    stray = 0
    for found in opened.finditer(text):
        if found["end"] is not None:
            closed.append(found[1])
        elif found.end() < len(text):  # what the end cut may have been closed behind it
            stray += 1
    return closed, stray


def _unwrapped(value: str) -> str:
    """A field without the quotes that fill it."""
    found = _WRAPPED.fullmatch(value)
    return found[1].replace('""', '"') if found else value
