"""Plain text: the file is the record."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.corpus.files import File, text_of, text_record, whole
from mujaz.errors import Problem
from mujaz.model import Given, Record


def read(file: File) -> Iterator[Record | Problem]:
    """One record, or the Problem with the file."""
    raw = whole(file)
    if isinstance(raw, Problem):
        yield raw
        return
    decoded = text_of(file, raw)
    yield decoded if isinstance(decoded, Problem) else text_record(file, decoded, len(raw), Given())
