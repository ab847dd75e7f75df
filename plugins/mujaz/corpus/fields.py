"""Fields: what a table of names and values (a row, front matter) says of an article, whatever it calls it."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

from mujaz.arabic.letters import fold
from mujaz.model import Given

_LONGEST = 2_000
"""Characters of a metadata value that are kept: a hostile title must not fill a page's head."""
_MOST_KEYWORDS = 50
_NESTED = ("name", "title", "value", "text", "url", "rendered", "$t", "#text")
"""Where a value is a table itself ({"source": {"name": …}}), the entries that can hold it."""
_COMMA = re.compile(r"\s*[,،;؛|\n]\s*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FILLERS = re.compile(r"[_\-\s]+")


def _plain(name: str) -> str:
    return _FILLERS.sub("", fold(name).lower())


_NAMES: dict[str, tuple[str, ...]] = {
    field: tuple(_plain(name) for name in names)
    for field, names in tomllib.loads(
        files("mujaz.corpus").joinpath("fields.toml").read_text("utf-8")
    ).items()
}
LISTS = frozenset(_NAMES["lists"])
FIELDS = frozenset(_NAMES) - {"lists"}
"""The fields of an article, by our names."""
Names = Mapping[str, tuple[str, ...]]
"""Field → what an export calls it, where its editor says so; asked before the names that everybody uses."""
_NO_NAMES: Names = {}


def is_list_name(name: str) -> bool:
    """True for what a JSON document calls its list of articles."""
    return _plain(name) in LISTS


def known(columns: Iterable[str], names: Names = _NO_NAMES) -> frozenset[str]:
    """The fields that are found under ``columns``.

    >>> sorted(known(["id", "Headline", "النص"]))
    ['text', 'title']
    """
    plain = frozenset(map(_plain, columns))
    return frozenset(field for field in FIELDS if plain.intersection(_asked(field, names)))


def given(table: Mapping[str, object], names: Names = _NO_NAMES) -> Given:
    """The metadata in ``table``; values of no use are empty.

    >>> given({"headline": "عنوان", "source": {"name": "صحيفة"}, "tags": "أ، ب"})
    Given(title='عنوان', outlet='صحيفة', carrier='', url='', published='', updated='', author='', section='', \
language='', keywords=('أ', 'ب'))
    """
    plain = _by_plain_name(table)
    values = {field: _first(plain, field, names) for field in FIELDS - {"text", "keywords"}}
    return Given(**values, keywords=_keywords(plain, names))


def text(table: Mapping[str, object], names: Names = _NO_NAMES) -> str:
    """The article's text, whole; a list is paragraphs. Empty where there is none."""
    plain = _by_plain_name(table)
    for name in _asked("text", names):
        value = plain.get(name)
        if isinstance(value, list):
            value = "\n".join(part for part in map(_scalar, value) if part)
        found = _scalar(value)
        if found.strip():
            return found
    return ""


def _asked(field: str, names: Names) -> tuple[str, ...]:
    return (*map(_plain, names.get(field, ())), *_NAMES[field])


def _by_plain_name(table: Mapping[str, object]) -> dict[str, object]:
    """Of two names that are one in plain letters the first counts."""
    plain: dict[str, object] = {}
    for name, value in table.items():
        plain.setdefault(_plain(str(name)), value)
    return plain


def _first(plain: Mapping[str, object], field: str, names: Names) -> str:
    for name in _asked(field, names):
        value = plain.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        found = " ".join(_scalar(value).split())[:_LONGEST]
        if found:
            return found
    return ""


def _keywords(plain: Mapping[str, object], names: Names) -> tuple[str, ...]:
    for name in _asked("keywords", names):
        value = plain.get(name)
        found = [_scalar(part) for part in value] if isinstance(value, list) else _COMMA.split(_scalar(value))
        words = [" ".join(word.split())[:_LONGEST].lstrip("#") for word in found[:_MOST_KEYWORDS]]
        if any(words):
            return tuple(dict.fromkeys(word for word in words if word))
    return ()


def _scalar(value: object) -> str:
    """A value as text; numbers as they are written, tables by their name, anything else is empty."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)  # JSON can spell halves of characters, which nothing can write
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 1 << 63 else ""
    if isinstance(value, float):
        return str(int(value) if value.is_integer() else value) if math.isfinite(value) else ""
    if isinstance(value, Mapping):
        return next(
            (_scalar(found) for name in _NESTED if isinstance(found := value.get(name), str) and found), ""
        )
    return ""
