"""Parquet: rows where pyarrow is there, what to install where it is not."""

from __future__ import annotations

import importlib.util
from datetime import datetime
from pathlib import Path

import pytest

from mujaz import corpus
from mujaz.errors import Problem
from mujaz.model import Record

TEXT = "انطلق مهرجان الزيتون في تل الندى يوم السبت."
needs_pyarrow = pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="pyarrow is an extra")


def read(folder: Path, raw: bytes, name: str = "a.parquet") -> list[Record | Problem]:
    (folder / name).write_bytes(raw)
    return list(corpus.read(folder))


@needs_pyarrow
def test_rows_have_their_fields_and_share_the_bytes_of_the_file(tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    table = pyarrow.table(
        {
            "id": [1, 2, 3],
            "Headline": ["مهرجان", "سوق", None],
            "النص": [TEXT, b"x".decode(), None],
            "date": [datetime(2024, 2, 28, 9, 30), None, None],  # noqa: DTZ001 - as exports have them
            "tags": [["أ", "ب"], [], None],
            "embedding": [[0.1], [0.2], [0.3]],
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet", row_group_size=2)
    size = (tmp_path / "a.parquet").stat().st_size
    first, second, empty = corpus.read(tmp_path)
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.name, first.text) == ("a.parquet#1", f"مهرجان\n{TEXT}")
    assert (first.given.published, first.given.keywords) == ("2024-02-28T09:30:00", ("أ", "ب"))
    assert (first.raw.start, first.raw.end, second.raw.end) == (0, second.raw.start, size * 2 // 3)
    assert isinstance(empty, Problem)
    assert empty.file == "a.parquet#3"


@needs_pyarrow
@pytest.mark.parametrize("raw", [b"", b"PAR1", b"PAR1" + b"\xff" * 500 + b"PAR1", TEXT.encode()])
def test_what_is_no_parquet_is_a_problem(tmp_path: Path, raw: bytes) -> None:
    (problem,) = read(tmp_path, raw)
    assert isinstance(problem, Problem)


@needs_pyarrow
def test_broken_parquet_is_records_or_problems(tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"text": [TEXT] * 50}), tmp_path / "a.parquet")
    whole = (tmp_path / "a.parquet").read_bytes()
    for place in range(0, len(whole), 7):
        assert read(tmp_path, whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])


def test_without_the_library_a_problem_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mujaz.corpus.parquet.find_spec", lambda name: None)
    (problem,) = read(tmp_path, b"PAR1")
    assert isinstance(problem, Problem)
    assert "mujaz[parquet]" in problem.message


def test_parquet_is_not_packed_again(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, b"\x1f\x8b", "a.parquet.gz")
    assert isinstance(problem, Problem)
