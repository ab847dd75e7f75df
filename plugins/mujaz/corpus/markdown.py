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
    r"\A\ufeff?(?:(?P<yaml>---)|\+\+\+)[ \t]*\n(?P<inside>.*?)^(?(yaml)(?:---|\.\.\.)|\+\+\+)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_PAIR = re.compile(r"^(?P<name>[^\W\d][\w -]{0,40})[ \t]*:[ \t]*(?P<value>.*)$")
_ITEM = re.compile(r"^\s+-\s+(?P<value>.+)$|^-\s+(?P<value2>.+)$")
_OPENED = re.compile(r"\A\ufeff?(?:---[ \t]*\n(?P<name>[^\W\d][\w -]{0,40}):|\+\+\+[ \t]*\n[\w\"'-]+[ \t]*=)")
"""Where front matter may open; ``---`` may as well be a rule across the page, above a dateline."""
_BLOCK = re.compile(r"[|>][-+\d]{0,2}")
_COMMENT = re.compile(r"\s#.*")
_QUOTED_OR_COMMENT = re.compile(r"""(?P<quoted>"(?:[^"\\]|\\(?s:.))*(?:"|$)|'[^']*(?:'|$))|\s#.*""")
_COMMA = re.compile("[,،]")
_AT = re.compile(r"\(at line (\d+)")
_LARGEST = 1 << 16
"""Characters of front matter that are read: names and short values, not what programs embed below them."""


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
    text = _BREAK.sub("\n", text)
    found = _FENCED.match(text)
    if found is None:
        if _is_meant(text):
            raise _UnreadableError("is never closed. Put the line that opens it below it too.", 1)
        return fields.given(_headers(text[:_LARGEST]))
    inside = found["inside"]
    if found["yaml"]:
        whole_lines = inside[:_LARGEST].rpartition("\n")[0]
        return fields.given(_pairs(whole_lines.splitlines(), _uncommented))
    if len(inside) > _LARGEST:
        raise _UnreadableError(f"is longer than {_LARGEST} characters. Shorten it.", 1)
    try:
        table = tomllib.loads(inside)
    except (ValueError, RecursionError) as error:
        at = _AT.search(str(error))
        raise _UnreadableError("is no TOML. Mend it.", int(at[1]) + 1 if at else 1) from error
    return fields.given({name: _dated(value) for name, value in table.items()})


def _is_meant(text: str) -> bool:
    r"""True for a text that opens as front matter does, under a name that is known or ASCII, as no dateline here is.

    >>> _is_meant("---\ndraft: true"), _is_meant("---\nالعنوان: خبر"), _is_meant("---\nالقاهرة - الوادي: قال")
    (True, True, False)
    """
    opened = _OPENED.match(text)
    if opened is None:
        return False
    name = opened["name"]
    return name is None or name.isascii() or bool(fields.known([name]))


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
    found: list[tuple[str, str, list[str]]] = []
    for line in lines:
        pair = _PAIR.match(line)
        if pair:
            found.append((pair["name"], pair["value"], []))
        elif found:
            found[-1][2].append(line)
    table: dict[str, object] = {}
    for name, value, below in found:
        table.setdefault(name, _value(value, below, bare))
    return table


def _value(value: str, below: list[str], bare: Callable[[str], str]) -> object:
    """The text or the list that stands behind a name and on the lines ``below`` it."""
    first = bare(value).strip()
    indented = [line.strip() for line in below if line[:1].isspace()]
    if _BLOCK.fullmatch(first):
        return " ".join(filter(None, indented))
    items = [_unquoted(bare(item["value"] or item["value2"])) for item in map(_ITEM.match, below) if item]
    if items or not first:
        return items or ""
    told = bare("\n".join([value, *indented]))
    value = " ".join(filter(None, map(str.strip, told.split("\n"))))
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(part) for part in _COMMA.split(value[1:-1]) if part.strip()]
    return _unquoted(value)


def _uncommented(value: str) -> str:
    """A value without the comment behind it, as YAML has them; in quotes stands none.

    >>> _uncommented('true # later'), _uncommented('"a # b" # c'), _uncommented("C#")
    ('true', '"a # b"', 'C#')
    """
    value = value.strip()
    if not value.startswith(("'", '"', "[")):
        return _COMMENT.sub("", f" {value}").strip()
    return _QUOTED_OR_COMMENT.sub(lambda found: found["quoted"] or "", value).strip()


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\([\"\\])", r"\1", value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value
