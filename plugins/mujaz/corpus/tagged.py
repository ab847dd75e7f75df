"""Tagged text: documents one after another, each between ``<DOC>`` and ``</DOC>``, their fields in tags of their own.

It is how collections of news for research are handed on; their files are called ``.txt``, or nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mujaz.corpus import fields, rows
from mujaz.corpus.encoding import Decoded
from mujaz.corpus.files import File
from mujaz.errors import Problem
from mujaz.model import Record, Span

_FIRST = re.compile(r"\ufeff?\s*<doc(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|(?<=</doc>))[ \t]*(?=<doc[\s>])", re.IGNORECASE | re.MULTILINE)
_CLOSING = re.compile("</doc>", re.IGNORECASE)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][\w-]{0,40})(?:\s[^<>]{0,200})?>", re.IGNORECASE | re.ASCII)
_WHOLE = "doc"


def is_tagged(text: str) -> bool:
    r"""True for a text that opens with a document and closes one.

    >>> is_tagged("<DOC id=7>\n<TEXT>نص</TEXT>\n</DOC>"), is_tagged("نص عن <DOC> و</DOC>")
    (True, False)
    """
    return bool(_FIRST.match(text) and _CLOSING.search(text))


def read(file: File, decoded: Decoded) -> Iterator[Record | Problem]:
    """Its documents; ``row`` is the place of each, from 1."""
    text = decoded.text
    starts = [0, *(found.start() for found in _OPENING.finditer(text, _start(text))), len(text)]
    at, line = 0, 1
    for number, (start, end) in enumerate(pairwise(starts), 1):
        document = text[start:end]
        behind = at + len(document.encode(decoded.encoding, "surrogateescape"))
        behind += decoded.mark if number == 1 else 0
        table = _table(document, file)
        if isinstance(table, str):
            message = f"opens <{table}> and never closes it. Close it."
            yield file.problem(message, line, number)
        else:
            yield rows.record(file, number, Span(at, behind), decoded.encoding, table)
        at = behind
        line += document.count("\n")


def _start(text: str) -> int:
    """Where the first document's own tag is over."""
    first = _FIRST.match(text)
    return first.end() if first else 0


def _table(document: str, file: File) -> dict[str, str] | str:
    """The fields of a document, what stands in none of them with its text; or the name of a field that stays open."""
    pieces: dict[str, list[str]] = {}
    loose: list[str] = []
    name, start, at = "", 0, 0
    for tag in _TAG.finditer(document):
        found = tag["name"]
        if name:
            if tag["end"] and found == name:
                pieces.setdefault(name, []).append(document[start : tag.start()].strip())
                name, at = "", tag.end()
            continue
        loose.append(document[at : tag.start()].strip())
        at = tag.end()
        if not tag["end"] and found.lower() != _WHOLE:
            name, start = found, at
    if name:
        return name
    loose.append(document[at:].strip())
    beside = "\n".join(filter(None, (part.strip("\ufeff\0\x1a") for part in loose)))
    if beside:
        column = next(iter(fields.known(pieces, file.notes.names).get("text", ())), "text")
        pieces.setdefault(column, []).append(beside)
    return {name: "\n".join(filter(None, found)) for name, found in pieces.items()}
