"""Fields: what a table of names and values (a row, front matter) says of an article, whatever it calls it."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields as dataclass_fields
from functools import lru_cache
from html import unescape
from importlib.resources import files

from mujaz.arabic import codes
from mujaz.arabic.letters import fold
from mujaz.model import Given

_LONGEST = 2_000
"""Characters of a metadata value that are kept: a hostile title must not fill a page's head."""
_MOST_KEYWORDS = 50
_NESTED = ("name", "title", "value", "text", "url", "rendered", "$t", "#text", "$numberLong")
"""Where a value is a table itself ({"source": {"name": …}}), the entries that can hold it."""
_INSTANT = "$date"
"""Under what MongoDB's Extended JSON has an instant: a text, or milliseconds, which may be a table once more."""
_COMMA = re.compile(r"\s*[,،;؛|\n]\s*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FILLERS = re.compile(r"[_\-.:\s]+")
_MOST_REMEMBERED = 500
"""Columns of a table whose meaning is remembered for the next one; rows of so many are hostile, each with its own."""
_DEEPEST = 32
"""Tables and lists within each other in a text that an editor of blocks wrote; a list in a quotation has a dozen."""
_LONGEST_NAME = 300
"""Characters; what is longer names no field (it is a row, or an attack)."""
_ADDRESS = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_CHARACTER = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""A character as HTML spells it, closed: an address may hold ``&copy=1``."""
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1 << 12)
def _plain(name: str) -> str:
    return _FILLERS.sub("", fold(name).lower())


_TABLE: dict[str, list[str]] = tomllib.loads(files("mujaz.corpus").joinpath("fields.toml").read_text("utf-8"))
_BEFORE, _BEHIND = (tuple(map(_plain, _TABLE.pop(kind))) for kind in ("before", "behind"))
_LISTS = frozenset(map(_plain, _TABLE.pop("lists")))
_FIRST_TEASER = len(_TABLE["text"])
"""Rank from which on the names of a text may be those of what only describes one."""
_TABLE["text"] += _TABLE.pop("teasers")
_ADDRESSES = frozenset(map(_plain, _TABLE.pop("address")))
_RUNS = frozenset(map(_plain, _TABLE.pop("runs")))
_ENVELOPES = frozenset(map(_plain, _TABLE.pop("envelopes")))
FIELDS = frozenset(_TABLE)
"""The fields of an article, by our names."""
_STATES: Mapping[str, tuple[bool, frozenset[str]]] = {
    field: (sense == "passes", frozenset(map(_plain, values)))
    for field, table in tomllib.loads(
        files("mujaz.corpus").joinpath("states.toml").read_text("utf-8")
    ).items()
    for sense, values in table.items()
}
"""Field → whether its values are those of published articles, or else those of what is none; and the values."""
_MEANING = {
    _plain(name): (field, rank)
    for field, names in reversed(_TABLE.items())  # a name that two fields claim is the first one's
    for rank, name in reversed(list(enumerate(names)))
}
"""Plain name → the field it means, and its place among the names of that field."""
_OF_GIVEN = frozenset(field.name for field in dataclass_fields(Given))
_LAST = 1 << 10
"""Rank of an address that may be none."""
Names = Mapping[str, tuple[str, ...]]
"""Field → what an export calls it, where its editor says so; asked before the names that everybody uses. Empty where
the editor says that the export has no such field, whatever its columns are called."""
_NO_NAMES: Names = {}
Columns = Mapping[str, tuple[str, ...]]
"""Field → the names of a table's columns that are read as it, the first that is filled wins."""


def is_list_name(name: str) -> bool:
    """True for what a JSON document calls its list of articles."""
    return len(name) <= _LONGEST_NAME and _plain(name) in _LISTS


def known(columns: Iterable[str], names: Names = _NO_NAMES) -> Columns:
    """The fields that are found under ``columns``. What ``names`` gives to one field means no other.

    >>> known(["id", "Post Title", "Headline", "نص الخبر"])
    {'title': ('Post Title', 'Headline'), 'text': ('نص الخبر',)}
    >>> known(["content", "matn"], {"text": ("matn",), "title": ("content",)})
    {'title': ('content',), 'text': ('matn',)}
    >>> known(["text", "status"], {"status": ()})
    {'text': ('text',)}
    """
    listed, stated = tuple(columns), tuple(sorted(names.items()))
    return (_known if len(listed) <= _MOST_REMEMBERED else _known.__wrapped__)(listed, stated)


@lru_cache(maxsize=64)
def _known(columns: tuple[str, ...], stated: tuple[tuple[str, tuple[str, ...]], ...]) -> Columns:
    """The same for what can be remembered: the rows of a file have the same columns."""
    names = dict(stated)
    found: dict[str, list[tuple[int, int, str]]] = {}
    for column in columns:
        if len(column) > _LONGEST_NAME:
            continue
        for field, rank, added in _called(_plain(column), names) or _meant(_plain(column)):
            found.setdefault(field, []).append((rank, added, column))
    return {
        field: tuple(column for _, _, column in sorted(ranks, key=lambda ranked: ranked[:2]))
        for field, ranks in found.items()
        if names.get(field) != ()
    }


def unwrapped(table: Mapping[str, object], names: Names = _NO_NAMES) -> Mapping[str, object]:
    """A table with the fields of the article that it is but the envelope of, as data bases and programs export them.

    >>> unwrapped({"_id": "7", "_source": {"text": "نص", "title": "عنوان"}})
    {'_id': '7', 'text': 'نص', 'title': 'عنوان'}
    >>> unwrapped({"article": {"text": "نص", "title": "عنوان"}})
    {'text': 'نص', 'title': 'عنوان'}
    >>> unwrapped({"text": "نص", "source": {"text": "صحيفة"}})
    {'text': 'نص', 'source': {'text': 'صحيفة'}}
    """
    texts = known(table, names).get("text", ())
    for name, inner in table.items():
        if texts not in {(), (name,)} or not isinstance(inner, Mapping) or len(name) > _LONGEST_NAME:
            continue
        if _plain(name) in _ENVELOPES and "text" in known(inner, names):
            return {**{outer: value for outer, value in table.items() if outer != name}, **inner}
    return table


def given(table: Mapping[str, object], names: Names = _NO_NAMES) -> Given:
    """The metadata in ``table``; values of no use are empty.

    >>> given({"headline": "عنوان", "source": {"name": "صحيفة"}, "tags": "أ، ب", "post_author": 7})
    Given(title='عنوان', outlet='صحيفة', carrier='', url='', published='', updated='', author='', section='', \
language='', keywords=('أ', 'ب'), status='')
    """
    columns = known(table, names)
    values = {field: _first(table, columns, field) for field in _OF_GIVEN - {"keywords", "status"}}
    return Given(**values, keywords=_keywords(table, columns), status=_unpublished(table, columns))


def _unpublished(table: Mapping[str, object], columns: Columns) -> str:
    """The word by which the table says that it is no published article; empty where none does.

    >>> _unpublished({"post_status": "publish", "type": "page"}, {"status": ("post_status",), "kind": ("type",)})
    'page'
    >>> _unpublished({"published": False}, {"published": ("published",)})
    'published: False'
    """
    for field, (passes, values) in _STATES.items():
        for column in columns.get(field, ()):
            value = table[column]
            said = str(value) if isinstance(value, bool) else " ".join(_scalar(value).split())[:_LONGEST]
            if said and (_plain(said) in values) != passes:
                return f"{column}: {said}" if isinstance(value, bool) else said
    return ""


def text(table: Mapping[str, object], names: Names = _NO_NAMES, *, teasers: bool = True) -> str:
    """The article's text, whole; a list is paragraphs. Empty where there is none.

    Args:
        table: the row.
        names: what the editor says that its fields are called.
        teasers: whether what may only describe it counts (``description``, ``message``).

    >>> text({"message": "success"}), text({"message": "success"}, teasers=False)
    ('success', '')
    """
    for column in known(table, names).get("text", ()):
        if not teasers and _is_teaser(column, names):
            continue
        found = _prose(table[column], names, _DEEPEST)
        if found.strip():
            return found
    return ""


def _prose(value: object, names: Names, depth: int) -> str:
    """A text that may be a list of paragraphs, each of which may be a table, as editors of blocks write them."""
    if isinstance(value, Mapping) and depth:
        columns = [column for column in known(value, names).get("text", ()) if not _is_teaser(column, names)]
        told = (_prose(value[column], names, depth - 1) for column in columns)
        inner = [
            part for name, part in value.items() if name not in columns and isinstance(part, list | Mapping)
        ]
        named = _scalar(value)
        return (
            next(filter(None, told), "")
            or ("" if _ADDRESS.match(named) else named)  # of a picture
            or _prose(inner, names, depth - 1)
        )
    if isinstance(value, list) and depth:
        between = "" if _is_running(value) else "\n"
        return between.join(filter(None, (_prose(part, names, depth - 1) for part in value)))
    return _scalar(value)


def _is_running(parts: list[object]) -> bool:
    """True for the pieces of one paragraph, of which some are marked up: a link, a name in bold.

    >>> _is_running(["قالت ", {"type": "bold", "text": "ليلى"}]), _is_running([{"type": "paragraph", "text": "قالت"}])
    (True, False)
    """
    tables = [part for part in parts if isinstance(part, Mapping)]
    texts = sum(isinstance(part, str) for part in parts)
    return len(tables) + texts == len(parts) and bool(tables) and all(map(_is_run, tables))


def _is_run(table: Mapping[str, object]) -> bool:
    kind = table.get("type", table.get("_type"))
    return isinstance(kind, str) and len(kind) <= _LONGEST_NAME and _plain(kind) in _RUNS


def unescaped(value: str) -> str:
    """``value`` with the characters that HTML spells out.

    >>> unescaped("&#8220;نص&#8221; &amp; ?a&copy=1")
    '“نص” & ?a&copy=1'
    """
    return _CHARACTER.sub(lambda found: unescape(found[0]), value) if "&" in value else value


def _is_teaser(column: str, names: Names) -> bool:
    plain = _plain(column)
    return not _called(plain, names) and any(rank >= _FIRST_TEASER for _, rank, _ in _meant(plain))


def _called(plain: str, names: Names) -> list[tuple[str, int, int]]:
    """The fields that the editor calls so."""
    return [
        (field, -1, rank)
        for field, called in names.items()
        for rank, name in enumerate(called)
        if len(name) <= _LONGEST_NAME and _plain(name) == plain
    ]


@lru_cache(maxsize=1 << 12)
def _meant(plain: str) -> list[tuple[str, int, int]]:
    """The field that a name means by itself, or without what may stand before or behind it."""
    bare = [plain.removeprefix(word) for word in _BEFORE] + [plain.removesuffix(word) for word in _BEHIND]
    for added, name in enumerate((plain, *bare)):
        if name in _MEANING:
            field, rank = _MEANING[name]
            return [(field, rank, min(added, 1))]
        if name in _ADDRESSES:
            return [("url", _LAST, min(added, 1))]
    return []


def _first(table: Mapping[str, object], columns: Columns, field: str) -> str:
    for column in columns.get(field, ()):
        value = table[column]
        if isinstance(value, list) and value:
            value = value[0]
        found = " ".join(unescaped(_scalar(value)).split())[:_LONGEST]
        if found and _fits(field, column, found):
            return found
    return ""


def _fits(field: str, column: str, value: str) -> bool:
    """False for the number by which a content system knows an author or a section, and for an id without address."""
    if field in {"author", "section"}:
        return bool(_LETTER.search(value))
    return not (field == "url" and _plain(column) in _ADDRESSES) or bool(_ADDRESS.match(value))


def _keywords(table: Mapping[str, object], columns: Columns) -> tuple[str, ...]:
    for column in columns.get("keywords", ()):
        value = table[column]
        listed = value if isinstance(value, list) else _COMMA.split(unescaped(_scalar(value)))
        words = [
            " ".join(unescaped(_scalar(word)).split())[:_LONGEST].lstrip("#")
            for word in listed[:_MOST_KEYWORDS]
        ]
        named = tuple(dict.fromkeys(word for word in words if _LETTER.search(word)))
        if named:
            return named
    return ()


def _scalar(value: object) -> str:
    """A value as text; numbers as they are written, tables by their name, anything else is empty."""
    if isinstance(value, str):
        known = codes.of(value)  # JSON can spell halves of characters, which nothing can write
        return _SURROGATE.sub("\ufffd", value) if codes.OTHER in known else value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 1 << 63 else ""
    if isinstance(value, float):
        return str(int(value) if value.is_integer() else value) if math.isfinite(value) else ""
    if isinstance(value, Mapping):
        value = value.get(_INSTANT, value)
        if not isinstance(value, Mapping):
            return _scalar(value)
        return next(
            (_scalar(found) for name in _NESTED if isinstance(found := value.get(name), str) and found), ""
        )
    return ""
