"""Packed files: what is inside is read as if it lay there; what is broken, or a bomb, is a Problem."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from mujaz import corpus
from mujaz.corpus import packed
from mujaz.errors import Problem
from mujaz.model import Record, Span

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

NEWS = "مهرجان الزيتون في تل الندى\nانطلق المهرجان يوم السبت بمشاركة أربعين مزارعا من القرى المجاورة.\n"
PACKINGS: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstd.compress}


def packing(suffix: str, raw: bytes) -> bytes:
    return PACKINGS[suffix](raw)


def found(folder: Path, name: str, raw: bytes) -> list[Record | Problem]:
    (folder / name).write_bytes(raw)
    return list(corpus.read(folder))


@pytest.mark.parametrize("suffix", sorted(PACKINGS))
def test_a_packed_text_is_the_text_and_its_bytes_are_the_unpacked_ones(tmp_path: Path, suffix: str) -> None:
    raw = b"\xef\xbb\xbf" + NEWS.encode()
    (record,) = found(tmp_path, f"a.txt{suffix}", packing(suffix, raw))
    assert isinstance(record, Record)
    assert (record.file, record.text, record.raw) == (f"a.txt{suffix}", NEWS, Span(0, len(raw)))


@pytest.mark.parametrize("suffix", sorted(PACKINGS))
def test_rows_of_a_packed_file_of_several_members_have_unpacked_bytes(tmp_path: Path, suffix: str) -> None:
    lines = [json.dumps({"text": f"{NEWS}{n}"}).encode() + b"\n" for n in range(3)]
    rows = found(tmp_path, f"a.JSONL{suffix.upper()}", b"".join(packing(suffix, line) for line in lines))
    for number, (row, line) in enumerate(zip(rows, lines, strict=True)):
        assert isinstance(row, Record)
        start = len(b"".join(lines[:number]))
        assert (row.row, row.raw) == (number + 1, Span(start, start + len(line)))


@pytest.mark.parametrize("suffix", sorted(PACKINGS))
@pytest.mark.parametrize("damage", ["cut short", "altered", "no packing", "empty"])
def test_broken_packing_is_a_problem(tmp_path: Path, suffix: str, damage: str) -> None:
    whole = packing(suffix, NEWS.encode() * 50)
    raw = {
        "cut short": whole[: len(whole) // 2],
        "altered": whole[:20] + b"\xff\x00\xff" + whole[23:],
        "no packing": NEWS.encode(),
        "empty": b"",
    }[damage]
    (problem,) = found(tmp_path, f"a.txt{suffix}", raw)
    assert isinstance(problem, Problem)
    assert problem.file == f"a.txt{suffix}"


def recoverable(cut: bytes) -> bytes:
    return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(cut)


@pytest.mark.parametrize("count", [20, 800, 5_000])
@pytest.mark.parametrize("kind", ["jsonl", "csv", "json"])
def test_the_rows_before_a_break_are_kept(tmp_path: Path, kind: str, count: int) -> None:
    texts = [f"{NEWS}{number} {hashlib.sha256(str(number).encode()).hexdigest()}" for number in range(count)]
    whole = {
        "jsonl": "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts),
        "csv": "id,text\n" + "".join(f'7,"{text}"\n' for text in texts),
        "json": json.dumps([{"text": text} for text in texts], ensure_ascii=False),
    }[kind]
    packed = gzip.compress(whole.encode())
    cut = packed[: len(packed) // 2]
    came = recoverable(cut).decode("utf-8", "ignore")
    *records, problem = found(tmp_path, f"a.{kind}.gz", cut)
    assert isinstance(problem, Problem)
    assert "packing is broken" in problem.message
    assert problem.message.endswith("Fetch it again.")
    ends = {"jsonl": "}\n", "csv": '"\n', "json": "}"}[kind]
    assert len(records) == came.count(ends)
    assert [row.text for row in records if isinstance(row, Record)] == texts[: len(records)]


def test_members_before_a_broken_one_are_kept(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{NEWS}{number}"}).encode() + b"\n" for number in range(3)]
    first, second, third = map(gzip.compress, lines)
    row, problem = found(tmp_path, "a.jsonl.gz", first + b"?" + second[1:] + third)
    assert isinstance(row, Record)
    assert isinstance(problem, Problem)


@pytest.mark.parametrize("suffix", sorted(PACKINGS))
def test_a_bomb_is_a_problem_in_bounded_memory(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "_SMALL", 1 << 20)
    bomb = packing(suffix, (b" " * (1 << 20) + b"\n") * 64)
    tracemalloc.start()
    try:
        (problem,) = found(tmp_path, f"a.jsonl{suffix}", bomb)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(problem, Problem)
    assert "attack" in problem.message
    assert peak < 24 << 20


@pytest.mark.parametrize("name", ["a.txt.gz.gz", "a.gz", "a.zip.zst", "a.tar.gz"])
def test_only_one_packing_around_a_known_format_is_opened(tmp_path: Path, name: str) -> None:
    (problem,) = found(tmp_path, name, gzip.compress(gzip.compress(NEWS.encode())))
    assert isinstance(problem, Problem)
