"""What was received."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata that came along with a record, as received: a row's fields, front matter, HTML meta."""

    title: str = ""
    outlet: str = ""
    carrier: str = ""
    url: str = ""
    published: str = ""
    updated: str = ""
    author: str = ""
    section: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()
    status: str = ""
    """What it is instead of a published article, in the export's own word: ``draft``, ``trash``, ``page``; empty for
    what was published or does not say."""


@dataclass(frozen=True, slots=True)
class Record:
    """One input as received: a whole file, or one row of a file of rows."""

    file: str
    """POSIX path relative to the corpus folder, e.g. ``agency/004.txt``."""
    row: int | None
    """Row of a file of rows, from 1 (as spreadsheets count: of CSV the names are row 1); ``None`` where the file is
    one record."""
    text: str
    """The decoded text, or for HTML and rows the extracted text.

    A byte that no encoding explains stands as a lone surrogate U+DC80–U+DCFF (PEP 383), so that every
    byte keeps a place; it is shown as U+FFFD.
    """
    encoding: str
    """Python codec that turns ``text`` back into the raw bytes (of a text record)."""
    raw: Span
    """Where the record stands in its file, in bytes of the raw (unpacked) file, byte-order mark included."""
    derived: bool = False
    """True where ``text`` was extracted (HTML, rows): spans are then those of the whole record,
    and what was not extracted is accounted for as the cut ``markup``."""
    mark: int = 0
    """Bytes of a byte-order mark before the text."""
    given: Given = Given()

    @property
    def name(self) -> str:
        """``file`` or ``file#row``: how an editor names this record."""
        return self.file if self.row is None else f"{self.file}#{self.row}"

    def size(self, start: int, end: int) -> int:
        """Bytes of ``text[start:end]`` as the accounts count them: in the file's encoding, or UTF-8 where derived."""
        encoding = "utf-8" if self.derived else self.encoding
        return len(self.text[start:end].encode(encoding, "surrogateescape"))
