"""Rows: JSON Lines, one article to a line; and what a table of fields, of whatever format, is as a record.

The file streams: one row at a time is in memory. A row's text is its title's line and its text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from mujaz.arabic.letters import fold
from mujaz.corpus import fields, lines, pages
from mujaz.corpus.columns import advice, shown
from mujaz.corpus.files import LARGEST, File, text_of, whole
from mujaz.corpus.files import decoded as text_in
from mujaz.corpus.files import head as head_of
from mujaz.errors import Problem
from mujaz.model import Record, Span

_TAGS = re.compile(r"</?(?:p|br|div|span|strong|a|h[1-6]|li|ul|figure|img)\b[^<>]*>", re.IGNORECASE)
_MARKUP = re.compile("<[^<>]*>")
_ARABIC = re.compile("[ء-ي]")
_MARKED_UP = 2
"""Tags that make a row's text HTML; one may be quoted in an article about the web."""
_HEAD = 1 << 14
"""Characters in which tags are looked for."""
_SAMPLE = 100
"""Rows in which an export's names are looked for: fields that are empty are often left out of a row."""


class Row(NamedTuple):
    """A line of a JSON Lines file."""

    number: int
    """From 1; 0 where the whole file is meant."""
    fields: Mapping[str, object]
    """Empty where the line holds no table."""
    found: Record | Problem


def read_lines(file: File) -> Iterator[Record | Problem]:
    """The rows of a JSON Lines file; ``row`` is the line, from 1."""
    for row in read_rows(file):
        yield row.found


def read_rows(file: File) -> Iterator[Row]:
    """The same, each with all of its fields; blank lines are passed over."""
    head = head_of(file)
    if not isinstance(head, Problem) and head.encoding.startswith(("utf-16", "utf-32")):
        yield from _read_wide(file)
        return
    with file.open() as stream:
        empty = True
        for number, span, raw in lines.split(stream, LARGEST):
            empty = False
            if raw is None:
                yield _unread(file, number, _too_large())
            elif raw.strip(b" \t\r\n\0\xef\xbb\xbf"):
                yield _line(file, number, span, raw)
        if empty:
            yield Row(0, {}, file.problem("is empty. Delete it, or fetch it again."))


def columns(file: File) -> list[str]:
    """The names in the first rows of a JSON Lines file, in the order in which they appear."""
    return named(row.fields for row in read_rows(file))


def named(tables: Iterable[Mapping[str, object]]) -> list[str]:
    """The names in the first of these tables, in the order in which they appear."""
    return list(dict.fromkeys(name for table in islice(tables, _SAMPLE) for name in table))


def _read_wide(file: File) -> Iterator[Row]:
    """JSON Lines in UTF-16 or UTF-32, whose line breaks are more than a byte: decoded whole."""
    raw = whole(file)
    if isinstance(raw, Problem):
        yield Row(0, {}, raw)
        return
    decoded = text_of(file, raw)
    if isinstance(decoded, Problem):
        yield Row(0, {}, decoded)
        return
    start = decoded.mark
    for number, line in enumerate(decoded.text.split("\n"), 1):
        end = min(len(raw), start + len(f"{line}\n".encode(decoded.encoding, "surrogateescape")))
        if line.strip():
            yield _parsed(file, number, Span(start, end), decoded.encoding, line)
        start = end


def _line(file: File, number: int, span: Span, raw: bytes) -> Row:
    decoded = text_in(file, raw)
    if decoded is None:
        return _unread(
            file, number, "is no text in UTF-8, UTF-16, Windows-1256 or ISO-8859-6. Export it as UTF-8."
        )
    return _parsed(file, number, span, decoded.encoding, decoded.text)


def _parsed(file: File, number: int, span: Span, encoding: str, line: str) -> Row:
    try:
        value = json.loads(line.strip("\ufeff\0 \t\r\n"))
    except RecursionError:
        return _unread(file, number, "holds tables nested too deep to read. Remove it.")
    except ValueError as error:
        return _unread(file, number, f"is no JSON ({error}). Mend the line, or export it again.")
    if not isinstance(value, Mapping):
        return _unread(file, number, "is no table of fields. Mend the line, or export it again.")
    table = fields.unwrapped(value, file.notes.names)
    return Row(number, table, record(file, number, span, encoding, table))


def _unread(file: File, number: int, message: str) -> Row:
    return Row(number, {}, _problem(file, number, message))


def record(
    file: File, number: int | None, span: Span, encoding: str, table: Mapping[str, object]
) -> Record | Problem:
    """The record of a table of fields; its text is taken out of its HTML."""
    names = file.notes.names
    body = fields.text(table, names)
    given = fields.given(table, names)
    is_draft = given.status and "text" in fields.known(table, names)  # which may well be empty
    if not is_draft and not body.strip("\0 \t\r\n\f\v\u00a0\ufeff"):
        return _problem(file, number, _textless(table, names))
    if len(_TAGS.findall(body[:_HEAD])) < _MARKED_UP:
        body = fields.unescaped(body)
    elif len(body) > pages.LARGEST:
        return _problem(file, number, f"holds HTML of more than {pages.LARGEST >> 20} MiB. Split it.")
    else:
        body = pages.lines(body) or (body if _ARABIC.search(_MARKUP.sub("", body)) else "")
    return Record(
        file=file.name,
        row=number,
        text=with_title(given.title, body),
        encoding=encoding,
        raw=span,
        derived=True,
        given=given,
    )


def _textless(table: Mapping[str, object], names: fields.Names) -> str:
    columns = fields.known(table, names).get("text", ())
    if not columns:
        return (
            f"has no field that is known to hold the text (text, content, body …). {advice(table, [table])}"
        )
    return f"has no text (in {shown(columns)}). Fill it, or remove the row."


def with_title(title: str, body: str) -> str:
    r"""``body`` under its title's line, unless that is its first line already.

    >>> with_title("عنوان", "  عنوانٌ\nنص")
    '  عنوانٌ\nنص'
    """
    first = body.lstrip().partition("\n")[0]
    if not title or _says(first, title):
        return body
    return f"{title}\n{body}"


def _says(line: str, title: str) -> bool:
    begins, wanted = fold(line[:1]), fold(title.lstrip()[:1])
    if begins and wanted and begins[0] != wanted[0]:
        return False  # nearly every line, whatever its length
    return fold(line).split() == fold(title).split()


def _problem(file: File, number: int | None, message: str) -> Problem:
    return file.problem(message, number or 0, number)


def _too_large() -> str:
    return f"is larger than {LARGEST >> 20} MiB, too large for one article. Split it."
