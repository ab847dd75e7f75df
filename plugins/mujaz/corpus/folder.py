"""The folder: which files there are, in one order on every machine, and which cannot be read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from mujaz.corpus.files import File, suffix
from mujaz.errors import Problem

_IGNORED = ("readme*", "license*", "copying*", "*.meta.toml", "corpus.toml", "*~", "thumbs.db", "desktop.ini")
"""Names (in lower case) of what lies in a corpus and is no article: notes, metadata, editors' leavings."""
_DEEPEST = 64
"""Folders within folders; a path deeper than that is a mistake or an attack."""


def files(folder: Path, suffixes: frozenset[str]) -> list[File | Problem]:
    """Files and Problems under ``folder`` by name, in the order of code points; hidden ones are passed over.

    A folder with a file's suffix is a Problem and is entered nevertheless: nothing is lost. Links are followed to
    files inside ``folder`` only.
    """
    found = list(_entries(folder, folder.resolve(), "", suffixes, _DEEPEST))
    return sorted(found, key=lambda entry: entry.name if isinstance(entry, File) else entry.file)


def shown(name: str) -> str:
    r"""A file's name as text: bytes that are no UTF-8 as ``\xNN``, so that it can be written anywhere.

    >>> shown(b"a\xff.txt".decode("utf-8", "surrogateescape"))
    'a\\xff.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _entries(
    folder: Path, root: Path, prefix: str, suffixes: frozenset[str], depth: int
) -> Iterator[File | Problem]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Problem(
            shown(prefix.rstrip("/")) or ".",
            0,
            f"cannot be listed ({error.strerror}). Check its permissions.",
        )
        return
    for entry in entries:
        name = prefix + entry.name
        if entry.name.startswith(".") or any(
            fnmatchcase(entry.name.lower(), ignored) for ignored in _IGNORED
        ):
            continue
        file = File(Path(entry.path), shown(name))
        if entry.is_dir(follow_symlinks=False):
            if suffix(Path(entry.name)) in suffixes:
                yield file.problem("is a folder with a file's name; what is in it is read. Rename it.")
            if depth:
                yield from _entries(Path(entry.path), root, f"{name}/", suffixes, depth - 1)
            else:
                yield file.problem(f"lies more than {_DEEPEST} folders deep. Move it up.")
        else:
            yield _checked(file, root)


def _checked(file: File, root: Path) -> File | Problem:
    """The file, or why it must not or cannot be opened: a pipe would hang, a link may lead out of the corpus."""
    try:
        if file.path.is_symlink():
            if not file.path.resolve(strict=True).is_relative_to(root):
                return file.problem("is a link that leaves the corpus. Copy the file into it.")
            if file.path.is_dir():
                return file.problem(
                    "is a link to a folder and is not followed. Copy the folder into the corpus."
                )
        if not stat.S_ISREG(file.path.stat().st_mode):
            return file.problem("is no regular file (a pipe, socket or device). Remove it.")
    except (OSError, RuntimeError) as error:
        return file.problem(
            f"cannot be reached ({getattr(error, 'strerror', None) or error}). Mend or remove it."
        )
    return file
