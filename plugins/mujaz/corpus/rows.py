"""Rows: what a table of fields, of whatever format, is as a record: its text is its title's line and its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from mujaz.arabic.letters import fold
from mujaz.corpus import fields, pages
from mujaz.corpus.columns import advice, shown
from mujaz.corpus.files import File
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


def named(tables: Iterable[Mapping[str, object]]) -> list[str]:
    """The names in the first of these tables, in the order in which they appear."""
    return list(dict.fromkeys(name for table in islice(tables, _SAMPLE) for name in table))


def table(value: object, names: fields.Names) -> Mapping[str, object] | None:
    """A value of JSON as the table of an article: a text alone is one that says nothing else. None for any other.

    >>> table("نص", {}), table({"_source": {"text": "نص"}}, {}), table(7, {})
    ({'text': 'نص'}, {'text': 'نص'}, None)
    """
    if isinstance(value, str):
        return {"text": value} if value.strip() else None
    return fields.unwrapped(value, names) if isinstance(value, Mapping) else None


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
