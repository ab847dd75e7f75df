"""Parquet: rows of a data set, a batch at a time. Needs pyarrow, which ``mujaz[parquet]`` brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from importlib.util import find_spec
from typing import Protocol

from mujaz.corpus import fields, packed, rows
from mujaz.corpus.columns import advice
from mujaz.corpus.files import File
from mujaz.errors import Problem
from mujaz.model import Record, Span

_BATCH = 64
"""Rows in memory at once, beside the page of each column that they stand in."""
_LARGEST_GROUP = 1 << 30
"""Bytes that a group of rows unpacks to; writers aim at an eighth of it."""


class _Group(Protocol):
    total_byte_size: int


class _Metadata(Protocol):
    num_row_groups: int

    def row_group(self, number: int, /) -> _Group: ...


def read(file: File) -> Iterator[Record | Problem]:
    """The rows of a Parquet file; ``row`` counts them from 1.

    A row's bytes lie scattered over the columns: it is given its even share of the file's, so that the sums close.
    """
    if find_spec("pyarrow") is None:
        yield file.problem("is Parquet, which needs one more library: pip install 'mujaz[parquet]'.")
    elif file.path.suffix.lower() in packed.SUFFIXES:
        yield file.problem("is packed by itself and once more around that. Unpack it.")
    else:
        yield from _rows(file)


def _rows(file: File) -> Iterator[Record | Problem]:
    from pyarrow.parquet import ParquetFile  # here: it is an extra, and takes half a second

    size = file.path.stat().st_size
    file.path.open("rb").close()  # what keeps it from being opened is told apart from what it holds
    done = 0
    try:
        with ParquetFile(file.path, memory_map=False, pre_buffer=False) as table:
            named = table.schema_arrow.names
            columns = [name for name in named if fields.known([name], file.notes.names)]
            problem = _unfit(file, table.metadata, named)
            if problem:
                yield problem
                return
            count = table.metadata.num_rows
            for batch in table.iter_batches(batch_size=_BATCH, columns=columns, use_threads=False):
                for row in batch.to_pylist():
                    span = Span(size * done // count, size * min(done + 1, count) // count)
                    done += 1
                    yield rows.record(file, done, span, "utf-8", _plain(row))
    except Exception as error:  # noqa: BLE001  # a library reading hostile data: nothing it trips over stops us
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        yield file.problem(f"is no Parquet, or broken ({reason}). Export it again.", row=done or None)


def columns(file: File) -> list[str]:
    """The names of its columns; none where it cannot be read, as is told where it is."""
    if find_spec("pyarrow") is None:
        return []
    from pyarrow.parquet import read_schema

    try:
        return list(read_schema(file.path, memory_map=False).names)
    except Exception:  # noqa: BLE001  # as in _rows
        return []


def _unfit(file: File, metadata: _Metadata, named: list[str]) -> Problem | None:
    if "text" not in fields.known(named, file.notes.names):
        return file.problem(f"has no column for the text (text, content, body …). {advice(named, [])}")
    groups = map(metadata.row_group, range(metadata.num_row_groups))
    if any(group.total_byte_size > _LARGEST_GROUP for group in groups):
        return file.problem(
            f"has groups of rows of more than {_LARGEST_GROUP >> 30} GiB. Write smaller ones."
        )
    return None


def _plain(row: Mapping[str, object]) -> dict[str, object]:
    """The row with dates, decimals and bytes as text."""
    return {name: _text(value) for name, value in row.items()}


def _text(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value) if isinstance(value, Decimal) else value
