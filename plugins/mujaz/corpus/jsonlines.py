"""JSON Lines: one article to a line.

The file streams: one line at a time is in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mujaz.corpus import lines, rows
from mujaz.corpus.files import LARGEST, File, text_of, whole
from mujaz.corpus.files import decoded as text_in
from mujaz.corpus.files import head as head_of
from mujaz.errors import Problem
from mujaz.model import Record, Span


class Row(NamedTuple):
    """A line of a JSON Lines file."""

    number: int
    """From 1; 0 where the whole file is meant."""
    fields: Mapping[str, object]
    """Empty where the line holds no table."""
    found: Record | Problem


def read(file: File) -> Iterator[Record | Problem]:
    """The rows of a JSON Lines file; ``row`` is the line, from 1."""
    for row in read_rows(file):
        yield row.found


def read_rows(file: File) -> Iterator[Row]:
    """The same, each with all of its fields; blank lines are passed over."""
    head = head_of(file)
    if not isinstance(head, Problem) and head.encoding.startswith(("utf-16", "utf-32")):
        yield from _read_wide(file)
        return
    in_returns = not isinstance(head, Problem) and lines.end_in_returns(head.text)
    with file.open() as stream:
        empty = True
        for number, span, raw in lines.split(lines.with_feeds(stream) if in_returns else stream, LARGEST):
            empty = False
            if raw is None:
                yield _unread(
                    file, number, f"is larger than {LARGEST >> 20} MiB, too large for one article. Split it."
                )
            elif raw.strip(b" \t\r\n\0\xef\xbb\xbf"):
                yield _line(file, number, span, raw)
        if empty:
            yield Row(0, {}, file.problem("is empty. Delete it, or fetch it again."))


def columns(file: File) -> list[str]:
    """The names in the first rows of a JSON Lines file, in the order in which they appear."""
    return rows.named(row.fields for row in read_rows(file))


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
    text = decoded.text.replace("\r", "\n") if lines.end_in_returns(decoded.text) else decoded.text
    for number, line in enumerate(text.split("\n"), 1):
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
    table = rows.table(value, file.notes.names)
    if table is None:
        return _unread(file, number, "is no table of fields and no text. Mend the line, or export it again.")
    return Row(number, table, rows.record(file, number, span, encoding, table))


def _unread(file: File, number: int, message: str) -> Row:
    return Row(number, {}, file.problem(message, number, number))
