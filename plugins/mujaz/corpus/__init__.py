"""corpus: a folder of files becomes records, each with the metadata that came along.

Enters: a folder, or one file. Leaves: ``Record`` values in the order of the files' names, and a ``Problem`` for
everything that cannot be read. Must not: judge what a text is about, change it, execute it, or stop for bad input.

Each format is one module with one ``read``; the table below says which suffix is whose. Any of them may be packed
by gzip or zstd (``a.txt.gz``): spans are then bytes of what is inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mujaz.corpus import (
    archive,
    delimited,
    documents,
    feeds,
    jsonlines,
    mail,
    markdown,
    packed,
    pages,
    parquet,
    plain,
    sidecars,
)
from mujaz.corpus import folder as folders
from mujaz.corpus.columns import Layout, layout
from mujaz.corpus.files import File, Reader
from mujaz.corpus.notes import applied
from mujaz.errors import Problem, SettingsError
from mujaz.model import Record

__all__ = ["FORMATS", "Layout", "layouts", "read", "read_file", "read_rows"]

FORMATS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": pages.read,
    ".htm": pages.read,
    ".xhtml": pages.read,
    ".jsonl": jsonlines.read,
    ".ndjson": jsonlines.read,
    ".json": documents.read,
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".xml": feeds.read,
    ".rss": feeds.read,
    ".atom": feeds.read,
    ".mhtml": mail.read,
    ".mht": mail.read,
    ".warc": archive.read,
    ".parquet": parquet.read,
}
"""Suffix (in lower case) → the reader of that format."""
_COLUMNS: Mapping[str, Callable[[File], list[str]]] = {
    ".jsonl": jsonlines.columns,
    ".ndjson": jsonlines.columns,
    ".json": documents.columns,
    ".csv": delimited.columns,
    ".tsv": delimited.columns,
    ".parquet": parquet.columns,
}
"""Suffix → what tells the names of the columns in a file of rows."""
_MOST_PROBLEMS = 1_000
"""Problems that one file may fill a report with."""
_HOPELESS = 10_000
"""Problems after which a file that holds hardly anything else is given up: it is no export, or an attack."""
_HOPEFUL = 100
"""Problems for each record, more of which make a file hopeless."""
_OF_PAGES = (pages.read, mail.read)
_ADVISED = ".txt, .html, .csv or .jsonl"
_MAIL = frozenset((".eml", ".mbox", ".msg", ".pst"))
_ARCHIVES = frozenset((".bz2", ".xz", ".zip", ".tar", ".tgz", ".7z", ".rar"))


def read(folder: Path, only: str = "") -> Iterator[Record | Problem]:
    """Every record under ``folder``, files in the order of their names by code point, rows in that of the file.

    With ``only``, a file's name as records have it, those of that file alone.

    Raises:
        SettingsError: ``folder`` is no folder.
    """
    if not folder.is_dir():
        raise SettingsError(f"{folder} is no folder. Give the folder that holds the corpus.")
    for entry in folders.files(folder, frozenset(FORMATS)):
        if isinstance(entry, Problem):
            yield entry
        elif only in {"", entry.name}:
            yield from _read(entry)


def read_file(path: Path, name: str) -> Iterator[Record | Problem]:
    """The records of one file; ``name`` is how the editor knows it. Sidecars in its folder hold for it."""
    file = File(path, folders.shown(name))
    notes, problems = sidecars.beside(file)
    yield from problems
    yield from _read(replace(file, notes=notes))


def read_rows(path: Path, name: str) -> Iterator[jsonlines.Row]:
    """The rows of a JSON Lines file, whatever its name, each with all of its fields; packed ones too.

    Raises:
        SettingsError: it cannot be opened, or its packing breaks off.
    """
    file = File(path, folders.shown(name))
    notes, _ = sidecars.beside(file)
    try:
        for row in jsonlines.read_rows(replace(file, notes=notes)):
            found = row.found
            yield row if isinstance(found, Problem) else row._replace(found=applied(found, notes, False))
    except OSError as error:
        reason = error.strerror or error
        raise SettingsError(
            f"{name} cannot be read ({reason}). Check the file and its permissions."
        ) from error


def layouts(folder: Path) -> Iterator[Layout]:
    """What each file of rows under ``folder`` calls its fields, by the first rows of each."""
    for entry in folders.files(folder, frozenset(FORMATS)):
        named = _COLUMNS.get(entry.suffix) if isinstance(entry, File) else None
        if isinstance(entry, Problem) or named is None:
            continue
        try:
            columns = named(entry)
        except (OSError, MemoryError):  # told where the file is read
            continue
        if columns:
            yield layout(entry.name, columns, entry.notes.names)


def _read(file: File) -> Iterator[Record | Problem]:
    suffix = file.suffix
    reader = FORMATS.get(suffix)
    if reader is None:
        yield file.problem(f"{_unread(suffix)} to {_ADVISED}, or remove it.")
        return
    try:
        for found in _bounded(file, reader(file)):
            yield found if isinstance(found, Problem) else applied(found, file.notes, reader in _OF_PAGES)
    except packed.UnpackingError as error:
        yield file.problem(f"is not read further ({error.strerror}). Fetch it again.")
    except (OSError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or error or "memory"
        yield file.problem(f"cannot be read ({reason}). Check the file and its permissions.")


def _bounded(file: File, received: Iterator[Record | Problem]) -> Iterator[Record | Problem]:
    """What was received with the first Problems one by one, the others summed; hopeless files are given up."""
    good = bad = 0
    for found in received:
        if isinstance(found, Record):
            good += 1
            yield found
            continue
        bad += 1
        if bad <= _MOST_PROBLEMS:
            yield found
        if bad >= _HOPELESS and good * _HOPEFUL < bad:
            yield file.problem(
                f"holds next to nothing that can be read ({good} of {good + bad} rows). "
                "Check its format; the rest is not read."
            )
            return
    if bad > _MOST_PROBLEMS:
        yield file.problem(
            f"holds {bad - _MOST_PROBLEMS} more rows that cannot be read. Mend the first ones."
        )


def _unread(suffix: str) -> str:
    if suffix in packed.SUFFIXES:
        return "is packed twice. Unpack it"
    if suffix in _ARCHIVES:
        return "is packed. Unpack it"
    if suffix in _MAIL:
        return "is e-mail, which Mujaz does not read. Save the message's text"
    return f"is of a format Mujaz does not read ({suffix or 'no suffix'}). Convert it"
