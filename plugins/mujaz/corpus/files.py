"""Files: what one file is handed to a format's reader as, and how the formats' readers report.

A reader takes a ``File`` and yields records and Problems. It never raises for what a file holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO

from mujaz.corpus import packed
from mujaz.corpus.encoding import HIGH, Decoded, decode, is_marked, is_utf8
from mujaz.corpus.notes import NONE, Notes
from mujaz.errors import Problem
from mujaz.model import Given, Record, Span

LARGEST = 64 << 20
"""Bytes of a file that is one record, and of one row: memory is bounded by the largest record."""
_USUAL = 1 << 16
"""Bytes of nearly every such file: room for the largest one takes longer to make than a usual one to read."""
_HEAD = 1 << 16
"""Bytes of a file that streams from which its encoding is found out."""
_NO_TEXT = "is no text in UTF-8, UTF-16, Windows-1256 or ISO-8859-6. Save it as UTF-8 text, or remove it."


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it is, and how the editor knows it."""

    path: Path
    name: str
    """POSIX path relative to the corpus folder."""
    notes: Notes = NONE

    @property
    def suffix(self) -> str:
        """What says the format, in lower case: of ``a.TXT.gz`` it is ``.txt``."""
        return suffix(self.path)

    def open(self) -> IO[bytes]:
        """Its bytes, unpacked where it is packed. Only read and peek: what is packed cannot seek.

        Raises:
            OSError: it cannot be opened or, on reading, unpacked.
        """
        if self.path.suffix.lower() in packed.SUFFIXES:
            return packed.open_file(self.path)
        return self.path.open("rb")

    def problem(self, message: str, line: int = 0, row: int | None = None) -> Problem:
        """A Problem with this file, or with one row of it."""
        return Problem(self.name if row is None else f"{self.name}#{row}", line, message)


Reader = Callable[[File], Iterator[Record | Problem]]


def suffix(path: PurePath) -> str:
    """The last suffix of a name in lower case, or what stands before that of the packing.

    >>> suffix(PurePath("2024/a.JSONL.zst"))
    '.jsonl'
    """
    last = path.suffix.lower()
    return PurePath(path.stem).suffix.lower() if last in packed.SUFFIXES else last


def whole(file: File) -> bytes | Problem:
    """The bytes of a file that is one record, or why they are not to be had."""
    with file.open() as stream:
        raw = stream.read(_USUAL)
        if len(raw) == _USUAL:
            raw += stream.read(LARGEST + 1 - _USUAL)
        stream.read(1)  # raises where the packing broke off
    if len(raw) > LARGEST:
        return file.problem(f"is larger than {LARGEST >> 20} MiB, too large for one article. Split it.")
    if not raw:
        return file.problem("is empty. Delete it, or fetch it again.")
    return raw


def head(file: File) -> Decoded | Problem:
    """The beginning of a file that streams, by which its encoding is judged; or why there is nothing to read."""
    with file.open() as stream:
        raw = stream.read(_HEAD)
        try:
            is_whole = not stream.read(1)
        except packed.UnpackingError:  # told where it is read; what came before the break has an encoding
            is_whole = False
    if not raw:
        return file.problem("is empty. Delete it, or fetch it again.")
    if is_whole:
        return text_of(file, raw)
    sure = raw.rstrip(HIGH)  # no half of a character
    found = decoded(file, sure[: len(sure) & ~1])
    return found or file.problem(_NO_TEXT)


def decoded(file: File, raw: bytes) -> Decoded | None:
    """The text of a file or a part of it: in the encoding its notes name, where that holds, else as found out.

    What is UTF-8 beyond doubt is that: notes hold for all files of a folder, and not all were exported alike.
    """
    stated = file.notes.encoding
    if stated and not is_marked(raw) and not is_utf8(raw):
        try:
            text = raw.decode(stated, "surrogateescape")
            if text.encode(stated, "surrogateescape") == raw:
                return Decoded(text, stated)
        except UnicodeError:
            pass  # it is found out below what it is
    return decode(raw)


def text_of(file: File, raw: bytes) -> Decoded | Problem:
    """The decoded text of a whole file, or why there is none."""
    found = decoded(file, raw)
    if found is None:
        return file.problem(_NO_TEXT)
    if not found.text.strip("\0 \t\r\n\f\v\u00a0\ufeff"):
        return file.problem("holds nothing but blank lines. Delete it, or fetch it again.")
    return found


def text_record(file: File, decoded: Decoded, size: int, given: Given) -> Record:
    """The record of a file whose text is all there is."""
    return Record(
        file=file.name,
        row=None,
        text=decoded.text,
        encoding=decoded.encoding,
        raw=Span(0, size),
        mark=decoded.mark,
        given=given,
    )
