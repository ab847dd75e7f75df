"""Markdown: plain text whose front matter, if there is any, is metadata.

The front matter stays in the record's text, as every byte of a text record has to be accounted for. Three forms are
read: ``---`` with ``name: value`` (the plain part of YAML: scalars and lists), ``+++`` with TOML, and Pelican's
``Name: value`` lines before the first blank line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from mujaz.corpus import fields
from mujaz.corpus.files import File, text_of, text_record, whole
from mujaz.errors import Problem
from mujaz.model import Given, Record

_FENCED = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<inside>.*?)^(?P=fence)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_PAIR = re.compile(r"^(?P<name>[^\W\d][\w -]{0,40})[ \t]*:[ \t]*(?P<value>.*)$")
_ITEM = re.compile(r"^\s+-\s+(?P<value>.+)$|^-\s+(?P<value2>.+)$")
_LARGEST = 1 << 16
"""Characters in which front matter ends; what goes on longer is text."""


def read(file: File) -> Iterator[Record | Problem]:
    """One record, its front matter as ``given``."""
    raw = whole(file)
    if isinstance(raw, Problem):
        yield raw
        return
    decoded = text_of(file, raw)
    if isinstance(decoded, Problem):
        yield decoded
        return
    yield text_record(file, decoded, len(raw), given(decoded.text))


def given(text: str) -> Given:
    r"""The metadata at the head of ``text``.

    >>> given("---\ntitle: \"عنوان\"\ntags: [أ, ب]\n---\nنص").keywords
    ('أ', 'ب')
    """
    head = text[:_LARGEST]
    found = _FENCED.match(head)
    if found is None:
        return fields.given(_headers(head))
    if found["fence"] == "---":
        return fields.given(_pairs(found["inside"].splitlines()))
    try:
        table = tomllib.loads(found["inside"].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return Given()
    return fields.given({name: _dated(value) for name, value in table.items()})


def _dated(value: object) -> object:
    return value if isinstance(value, str | int | float | list | dict) else str(value)


def _headers(head: str) -> dict[str, object]:
    """Pelican's headers: nothing but ``Name: value`` lines before the first blank line, with a title among them."""
    lines = head.lstrip("\ufeff").replace("\r\n", "\n").partition("\n\n")[0].splitlines()
    if not lines or not all(_PAIR.match(line) for line in lines):
        return {}
    pairs = _pairs(lines)
    return pairs if fields.given(pairs).title else {}


def _pairs(lines: list[str]) -> dict[str, object]:
    table: dict[str, object] = {}
    name = ""
    for line in lines:
        item = _ITEM.match(line)
        pair = _PAIR.match(line)
        if item and name:
            listed = table[name]
            values = listed if isinstance(listed, list) else []
            table[name] = [*values, _unquoted(item["value"] or item["value2"])]
        elif pair:
            name = pair["name"]
            table.setdefault(name, _value(pair["value"]))
    return table


def _value(value: str) -> object:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(part) for part in re.split(r"\s*[,،]\s*", value[1:-1]) if part.strip()]
    return _unquoted(value)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
