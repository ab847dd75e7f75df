"""The folder: which files there are, in one order on every machine, and which cannot be read.

On the way it gathers what editors noted in sidecars, so that every file comes with its notes.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from mujaz.corpus.files import File, suffix
from mujaz.corpus.notes import NONE, Notes
from mujaz.corpus.sidecars import FILE, FOLDER, of_file, of_folder
from mujaz.errors import Problem

_NO_ARTICLES = re.compile(
    r"(?:readme|licen[cs]e|copying)(?:\.(?:md|txt|rst|html))?|.*~|thumbs\.db|desktop\.ini",
    re.IGNORECASE | re.DOTALL,
)
"""Whole names of files that lie in a corpus and are no articles: what comes with a data set, editors' leavings."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
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
    r"""A file's name as text: bytes that are no UTF-8, and controls, as ``\xNN``, so that it can be written anywhere.

    >>> shown(b"a\xff\n.txt".decode("utf-8", "surrogateescape"))
    'a\\xff\\x0a.txt'
    """
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _CONTROLS.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def _entries(
    folder: Path, root: Path, prefix: str, suffixes: frozenset[str], depth: int, notes: Notes = NONE
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
    names = {entry.name for entry in entries}
    sidecars = {
        entry.name: File(Path(entry.path), shown(prefix + entry.name))
        for entry in entries
        if entry.name == FOLDER or entry.name.endswith(FILE)
    }
    notes, problems = _noted(sidecars.get(FOLDER), of_folder, notes, root)
    yield from problems
    for entry in entries:
        if entry.name.startswith("."):
            continue
        name = prefix + entry.name
        file = File(Path(entry.path), shown(name), notes)
        if entry.is_dir(follow_symlinks=False):
            if suffix(Path(entry.name)) in suffixes:
                yield file.problem("is a folder with a file's name; what is in it is read. Rename it.")
            if depth:
                yield from _entries(Path(entry.path), root, f"{name}/", suffixes, depth - 1, notes)
            else:
                yield file.problem(f"lies more than {_DEEPEST} folders deep. Move it up.")
        elif entry.name.endswith(FILE):
            if entry.name.removesuffix(FILE) not in names:
                yield file.problem("is about a file that is not here. Rename it, or remove it.")
        elif entry.name != FOLDER and not _NO_ARTICLES.fullmatch(entry.name):
            own, problems = _noted(sidecars.get(entry.name + FILE), of_file, notes, root)
            yield from problems
            noted = file if own is notes else replace(file, notes=own)
            yield noted if entry.is_file(follow_symlinks=False) else _checked(noted, root)


def _noted(
    sidecar: File | None, said_by: Callable[[File], tuple[Notes, list[Problem]]], above: Notes, root: Path
) -> tuple[Notes, list[Problem]]:
    """What a sidecar adds to the notes above it, and what is wrong with it."""
    if sidecar is None:
        return above, []
    checked = _checked(sidecar, root)
    if isinstance(checked, Problem):
        return above, [checked]
    notes, problems = said_by(checked)
    return notes.over(above), problems


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
