"""Where the articles of a JSON document stand: the standard parser, asked for one value after the other.

The standard parser does not tell where a value stood. Here it reads the elements of the list of articles one by
one, so that each has its place in the text. The list is the document itself or under a name that means one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from mujaz.corpus import fields

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_DEEPEST = 4
"""Tables within tables in which the list is looked for ({"data": {"items": […]}})."""


def articles(text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    """The tables that can be articles, each with the character after it.

    Raises:
        ValueError: the document is no JSON.
        RecursionError: it is nested too deep.

    >>> [(end, sorted(table)) for end, table in articles('{"items": [{"text": "أ"}, {"text": "ب"}]}')]
    [(24, ['text']), (39, ['text'])]
    """
    start = _skip(text, 0)
    if start >= len(text):
        raise json.JSONDecodeError("no value", text, start)
    found, end = _value(text, start, _DEEPEST)
    if _skip(text, end) < len(text):
        raise json.JSONDecodeError("more than one value", text, end)
    yield from found


def _value(text: str, start: int, depth: int) -> tuple[list[tuple[int, Mapping[str, object]]], int]:
    """The articles in the value at ``start``, and where it ends."""
    if text[start] == "[":
        return _list(text, start)
    value, end = _DECODER.raw_decode(text, start)
    if not isinstance(value, dict):
        return [], end
    if (
        any(fields.is_list_name(name) and isinstance(inner, list | dict) for name, inner in value.items())
        and depth
    ):
        inside = _members(text, start, depth)
        if inside:
            return inside, end
    return ([(end, value)] if fields.text(value) else []), end


def _list(text: str, start: int) -> tuple[list[tuple[int, Mapping[str, object]]], int]:
    found: list[tuple[int, Mapping[str, object]]] = []
    at = _skip(text, start + 1)
    while at < len(text) and text[at] != "]":
        value, end = _DECODER.raw_decode(text, at)
        if isinstance(value, dict):
            found.append((end, value))
        at = _next(text, end, "]")
    if at >= len(text):
        raise json.JSONDecodeError("a list that does not end", text, start)
    return found, at + 1


def _members(text: str, start: int, depth: int) -> list[tuple[int, Mapping[str, object]]]:
    """The articles under the first name of a table that means a list of them."""
    at = _skip(text, start + 1)
    while text[at] != "}":
        name, end = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, end) + 1)
        if fields.is_list_name(name) and text[at] in "[{":
            found, _ = _value(text, at, depth - 1)
            if found:
                return found
        _, end = _DECODER.raw_decode(text, at)
        at = _next(text, end, "}")
    return []


def _next(text: str, end: int, closing: str) -> int:
    """Where the next member begins, or the closing bracket."""
    at = _skip(text, end)
    if at < len(text) and text[at] == ",":
        return _skip(text, at + 1)
    if at < len(text) and text[at] != closing:
        raise json.JSONDecodeError("expected a comma", text, at)
    return at


def _skip(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    return found.end() if found else start
