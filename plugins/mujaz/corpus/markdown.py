"""Markdown: plain text whose front matter, if there is any, is metadata.

The front matter stays in the record's text, as every byte of a text record has to be accounted for. Three forms are
read: ``---`` with ``name: value`` (the plain part of YAML: scalars and lists), ``+++`` with TOML, and Pelican's
``Name: value`` lines before the first blank line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator

from mujaz.corpus import fields
from mujaz.corpus.files import File, text_of, text_record, whole
from mujaz.errors import Problem
from mujaz.model import Given, Record

_BREAK = re.compile("\r\n?")
_FENCED = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>.*?)^(?P=fence)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_PAIR = re.compile(r"^(?P<name>[^\W\d][\w -]{0,40})[ \t]*:[ \t]*(?P<value>.*)$")
_ITEM = re.compile(r"^\s+-\s+(?P<value>.+)$|^-\s+(?P<value2>.+)$")
_OPENED = re.compile(r"\A\ufeff?(?:---[ \t]*\n[^\W\d][\w -]{0,40}:|\+\+\+[ \t]*\n[\w\"'-]+[ \t]*=)")
"""Front matter that is meant to be some; ``---`` alone is a rule across the page."""
_BLOCK = re.compile(r"[|>][-+\d]{0,2}")
_COMMENT = re.compile(r"[ \t]#.*")
_QUOTED_OR_COMMENT = re.compile(r"""(?P<quoted>"(?:[^"\\]|\\.)*(?:"|$)|'[^']*(?:'|$))|[ \t]#.*""")
_AT = re.compile(r"\(at line (\d+)")
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
    try:
        said = given(decoded.text)
    except _UnreadableError as error:  # it may say that this is a draft
        yield file.problem(f"has front matter that {error}", error.line)
        return
    yield text_record(file, decoded, len(raw), said)


class _UnreadableError(ValueError):
    """What is wrong with front matter, and what to do."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def given(text: str) -> Given:
    r"""The metadata at the head of ``text``; raises ``_UnreadableError`` where it opens and cannot be read.

    >>> given("---\ntitle: \"عنوان\"\ntags: [أ, ب]\n---\nنص").keywords
    ('أ', 'ب')
    """
    head = _BREAK.sub("\n", text[:_LARGEST])
    found = _FENCED.match(head)
    if found is None:
        if _OPENED.match(head):
            raise _UnreadableError("is never closed. Put the line that opens it below it too.", 1)
        return fields.given(_headers(head))
    if found["fence"] == "---":
        return fields.given(_pairs(found["inside"].splitlines(), _uncommented))
    try:
        table = tomllib.loads(found["inside"])
    except (ValueError, RecursionError) as error:
        at = _AT.search(str(error))
        raise _UnreadableError("is no TOML. Mend it.", int(at[1]) + 1 if at else 1) from error
    return fields.given({name: _dated(value) for name, value in table.items()})


def _dated(value: object) -> object:
    return value if isinstance(value, str | int | float | list | dict) else str(value)


def _headers(head: str) -> dict[str, object]:
    """Pelican's headers: nothing but ``Name: value`` lines before the first blank line, with a title among them."""
    lines = head.lstrip("\ufeff").partition("\n\n")[0].splitlines()
    if not lines or not all(_PAIR.match(line) for line in lines):
        return {}
    pairs = _pairs(lines)
    return pairs if fields.given(pairs).title else {}


def _pairs(lines: list[str], bare: Callable[[str], str] = str) -> dict[str, object]:
    """Names and values, each value as ``bare`` leaves it; what is indented below one goes on with it."""
    table: dict[str, object] = {}
    name = ""
    is_block = False
    for line in lines:
        pair = _PAIR.match(line)
        item = None if is_block else _ITEM.match(line)
        if pair:
            name = pair["name"]
            value = bare(pair["value"]).strip()
            is_block = bool(_BLOCK.fullmatch(value))
            table.setdefault(name, "" if is_block else _value(value))
            continue
        said = table.get(name)
        if item and name:
            values = said if isinstance(said, list) else []
            table[name] = [*values, _unquoted(bare(item["value"] or item["value2"]))]
        elif line[:1].isspace() and isinstance(said, str) and (said or is_block):
            table[name] = f"{said} {line.strip()}".strip()
    return table


def _uncommented(value: str) -> str:
    """A value without the comment behind it, as YAML has them; in quotes stands none.

    >>> _uncommented('true # later'), _uncommented('"a # b" # c'), _uncommented("C#")
    ('true', '"a # b"', 'C#')
    """
    value = value.strip()
    if not value.startswith(("'", '"', "[")):
        return _COMMENT.sub("", f" {value}").strip()
    return _QUOTED_OR_COMMENT.sub(lambda found: found["quoted"] or "", value).strip()


def _value(value: str) -> object:
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(part) for part in re.split(r"\s*[,،]\s*", value[1:-1]) if part.strip()]
    return _unquoted(value)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\([\"\\])", r"\1", value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value
