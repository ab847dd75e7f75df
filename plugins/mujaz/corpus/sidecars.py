"""Sidecars: what an editor notes beside files, in ``corpus.toml`` for a folder and ``NAME.meta.toml`` for a file.

A folder's notes hold for all below it; the nearest wins, key by key. A bad key or value is a Problem with its line,
and the other keys hold.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from mujaz.corpus import fields
from mujaz.corpus.files import File
from mujaz.corpus.notes import NONE, Notes
from mujaz.errors import Problem
from mujaz.model import Given

FOLDER = "corpus.toml"
FILE = ".meta.toml"
"""What follows the name of the file it is about."""
_LARGEST = 1 << 16
"""Bytes of a sidecar; a full one has a thousand."""
_LONGEST = 2_000
"""Characters of a value, as of any field."""
_AT = re.compile(r"\(at line (\d+)")
_ENCODINGS = frozenset(
    ("utf-8", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6", "mac-arabic", "cp720", "cp864")
)
"""By the names of Python's codecs; those with a byte-order mark need no saying."""


class _BadValueError(ValueError):
    """What a value has to be instead."""


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise _BadValueError("a text")
    return " ".join(value.split())


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise _BadValueError("a list of texts")
    return tuple(map(_text, value))


def _date(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, time):
        raise _BadValueError("a date, as 2024-02-28")
    try:
        return datetime.fromisoformat(_text(value)).isoformat() if "T" in _text(value) else _day(_text(value))
    except ValueError as error:
        raise _BadValueError("a date, as 2024-02-28") from error


def _day(value: str) -> str:
    return date.fromisoformat(value).isoformat()


def _url(value: object) -> str:
    found = _text(value)
    if not re.match(r"https?://[^/\s]", found):
        raise _BadValueError("an address that begins with https:// or http://")
    return found


def _prefix(value: object) -> str:
    return _url(value).rstrip("/") + "/"


def _encoding(value: object) -> str:
    try:
        name = codecs.lookup(_text(value)).name
    except (LookupError, ValueError):  # the latter for a name with NUL in it
        name = ""
    if name not in _ENCODINGS:
        raise _BadValueError(f"one of {', '.join(sorted(_ENCODINGS))}")
    return name


def _names(value: object) -> tuple[str, ...]:
    """What an export calls a field; ``[]``: it has none, whatever its columns are called."""
    if value == []:
        return ()
    return _texts(value) if isinstance(value, list) else (_text(value),)


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise _BadValueError("true or false")
    return value


_GIVEN: Mapping[str, tuple[str, Callable[[object], Any]]] = {
    "outlet": ("outlet", _text),
    "carrier": ("carrier", _text),
    "date": ("published", _date),
    "published": ("published", _date),
    "language": ("language", _text),
}
"""Key → the field of metadata it fills, and how its value is read."""
_SYNONYMS = {"date": "published"}
"""What a field may be called in ``[fields]`` too: as the rest of a sidecar and the rulings call it."""
_OF_FILE: Mapping[str, tuple[str, Callable[[object], Any]]] = {
    "title": ("title", _text),
    "url": ("url", _url),
    "updated": ("updated", _date),
    "author": ("author", _text),
    "section": ("section", _text),
    "keywords": ("keywords", _texts),
}
"""What can be said of one file only."""
_READING: Mapping[str, Callable[[object], Any]] = {
    "url_prefix": _prefix,
    "encoding": _encoding,
    "columns": _texts,
    "month_first": _switch,
}


def of_folder(sidecar: File) -> tuple[Notes, list[Problem]]:
    """What a ``corpus.toml`` says, and what is wrong with it."""
    notes, problems = _read(sidecar, _GIVEN)
    base = sidecar.name.removesuffix(FOLDER)
    return (replace(notes, url_base=base) if notes.url_prefix else notes), problems


def of_file(sidecar: File) -> tuple[Notes, list[Problem]]:
    """What a ``NAME.meta.toml`` says, and what is wrong with it."""
    notes, problems = _read(sidecar, {**_GIVEN, **_OF_FILE})
    base = sidecar.name.rpartition("/")[0]
    return (replace(notes, url_base=f"{base}/" if base else "") if notes.url_prefix else notes), problems


def beside(file: File) -> tuple[Notes, list[Problem]]:
    """What is noted about a file in its own folder, for one that is read by itself."""
    notes, problems = NONE, list[Problem]()
    for name, said_by in ((FOLDER, of_folder), (file.path.name + FILE, of_file)):
        path = file.path.with_name(name)
        if path.is_file():
            nearer, wrong = said_by(File(path, name))
            notes = nearer.over(notes)
            problems += wrong
    return notes, problems


def _read(
    sidecar: File, given: Mapping[str, tuple[str, Callable[[object], Any]]]
) -> tuple[Notes, list[Problem]]:
    found = _table(sidecar)
    if isinstance(found, Problem):
        return NONE, [found]
    source, table = found
    stated: dict[str, Any] = {}
    reading: dict[str, Any] = {}
    names: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []

    def take(
        into: dict[str, Any], name: str, key: str, reader: Callable[[object], Any], value: object
    ) -> None:
        try:
            into[name] = reader(value)
        except _BadValueError as error:
            problems.append(
                sidecar.problem(f"{key} has to be {error}. It is not applied.", _line(source, key))
            )

    for key, value in table.items():
        if key in given:
            name, reader = given[key]
            take(stated, name, key, reader, value)
        elif key in _READING:
            take(reading, key, key, _READING[key], value)
        elif key == "fields" and isinstance(value, dict):
            for name, called in value.items():
                field = _SYNONYMS.get(name, name)
                if field in fields.FIELDS:
                    take(names, field, name, _names, called)
                else:
                    problems.append(sidecar.problem(_unknown_field(name), _line(source, name)))
        else:
            problems.append(sidecar.problem(_unknown(key, value, given), _line(source, key)))
    return Notes(given=Given(**stated), names=names, **reading), problems


def _unknown(key: str, value: object, given: Mapping[str, object]) -> str:
    if key == "fields":
        return '[fields] is a table, as [fields] and below it text = "khabar". It is not applied.'
    elsewhere = f" A folder has none: say it in NAME{FILE}." if key in _OF_FILE else ""
    known = ", ".join(sorted((*given, *_READING, "fields")))
    return f"{key!r:.60} is none of the keys {known}.{elsewhere} It is not applied."


def _unknown_field(name: str) -> str:
    known = ", ".join(sorted((fields.FIELDS - set(_SYNONYMS.values())) | set(_SYNONYMS)))
    return (
        f"[fields] has no {name!r:.60}. On the left of each line stands one of {known}; on the right what the export "
        'calls it, as date = "yawm". This line is not applied.'
    )


def _table(sidecar: File) -> tuple[str, dict[str, Any]] | Problem:
    try:
        with sidecar.open() as stream:
            raw = stream.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            return sidecar.problem(f"is larger than {_LARGEST >> 10} KiB. It is not applied.")
        source = raw.decode("utf-8-sig")
        return source, tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = int(at[1]) if at else 0
        return sidecar.problem(f"is no TOML ({error}). Mend it; it is not applied.", line)
    except (OSError, UnicodeDecodeError, RecursionError, ValueError) as error:
        return sidecar.problem(f"cannot be read ({type(error).__name__}). Mend it; it is not applied.")


def _line(source: str, key: str) -> int:
    """The line that sets ``key`` or opens its table; 0 where it is spelt otherwise."""
    dotted = r"(?:[\"']?fields[\"']?[ \t]*\.[ \t]*)?"
    found = re.search(
        rf"^[ \t]*\[?[ \t]*{dotted}[\"']?{re.escape(key)}[\"']?[ \t]*[\]=.]", source, re.MULTILINE
    )
    return source.count("\n", 0, found.start()) + 1 if found else 0
