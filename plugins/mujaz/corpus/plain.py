"""Plain text: the file is the record, unless its documents are tagged."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.corpus import tagged
from mujaz.corpus.files import File, text_of, text_record, whole
from mujaz.errors import Problem
from mujaz.model import Given, Record


def read(file: File) -> Iterator[Record | Problem]:
    """One record, or those of its tagged documents, or the Problem with the file."""
    raw = whole(file)
    if isinstance(raw, Problem):
        yield raw
        return
    decoded = text_of(file, raw)
    if isinstance(decoded, Problem):
        yield decoded
    elif tagged.is_tagged(decoded.text):
        yield from tagged.read(file, decoded)
    else:
        yield text_record(file, decoded, len(raw), Given())
