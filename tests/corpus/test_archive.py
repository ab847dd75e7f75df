"""WARC: what of a crawl becomes records, in bounded memory, and where broken archives end."""

from __future__ import annotations

import gzip
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz import corpus
from mujaz.errors import Problem
from mujaz.model import Record

PAGE = """<html lang="ar"><head><title>x</title></head><body><h1>مهرجان الزيتون في تل الندى</h1>
<p>انطلق مهرجان الزيتون في تل الندى يوم السبت بمشاركة أربعين مزارعا.</p></body></html>"""
UTF_8 = ("Content-Type", "text/html; charset=UTF-8")
Answer = tuple[str, bytes, tuple[tuple[str, str], ...], str]


def answered(
    url: str, body: bytes = PAGE.encode(), *headers: tuple[str, str], status: str = "200 OK"
) -> Answer:
    return url, body, headers or (UTF_8,), status


def archived(*answers: Answer, packed: bool = False) -> bytes:
    """A WARC file, packed record by record as crawlers do."""
    kept = [_kept("warcinfo", "", b"software: x\r\n", "application/warc-fields")]
    for url, body, headers, status in answers:
        said = "".join(f"{name}: {value}\r\n" for name, value in headers)
        http = f"HTTP/1.1 {status}\r\n{said}\r\n".encode() + body
        kept.append(
            _kept("response", f"WARC-Target-URI: {url}\r\n", http, "application/http; msgtype=response")
        )
    return b"".join(map(gzip.compress, kept) if packed else kept)


def _kept(kind: str, address: str, block: bytes, media: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{address}WARC-Date: 2025-01-01T00:00:00Z\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(folder: Path, raw: bytes, name: str = "a.warc") -> list[Record | Problem]:
    (folder / name).write_bytes(raw)
    return list(corpus.read(folder))


def one(folder: Path, raw: bytes, name: str = "a.warc") -> Record:
    (found,) = read(folder, raw, name)
    assert isinstance(found, Record), found
    return found


@pytest.mark.parametrize("packed", [False, True])
def test_pages_are_records_with_their_address_and_their_bytes(tmp_path: Path, packed: bool) -> None:
    raw = archived(answered("https://tal.example/7"), answered("https://tal.example/8"), packed=packed)
    first, second = read(tmp_path, raw, "a.warc.gz" if packed else "a.warc")
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert [found.row for found in (first, second)] == [2, 3]
    assert first.text.startswith("مهرجان الزيتون في تل الندى\nانطلق")
    assert (first.given.url, second.given.url) == ("https://tal.example/7", "https://tal.example/8")
    unpacked = gzip.decompress(raw) if packed else raw
    for found in (first, second):
        inside = unpacked[found.raw.start : found.raw.end]
        assert inside.startswith(b"WARC/")
        assert inside.rstrip().endswith(b"</html>")


def raw_deflated(body: bytes) -> bytes:
    """Without the header that the standard wants, as servers sent it and browsers learnt to read it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize("packing", ["gzip", "deflate", "raw deflate", "chunked", "claimed only"])
def test_what_a_site_packed_is_unpacked(tmp_path: Path, packing: str) -> None:
    body = PAGE.encode()
    sent = {
        "gzip": (gzip.compress(body), ("Content-Encoding", "gzip")),
        "deflate": (zlib.compress(body), ("Content-Encoding", "deflate")),
        "raw deflate": (raw_deflated(body), ("Content-Encoding", "deflate")),
        "chunked": (b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body), ("Transfer-Encoding", "chunked")),
        "claimed only": (body, ("Content-Encoding", "br")),
    }[packing]
    record = one(tmp_path, archived(answered("https://tal.example/7", sent[0], UTF_8, sent[1])))
    assert record.text.startswith("مهرجان الزيتون في تل الندى\nانطلق")


def test_a_page_is_read_in_the_encoding_its_site_states(tmp_path: Path) -> None:
    stated = ("Content-Type", "text/html; charset=windows-1256")
    assert (
        "انطلق"
        in one(tmp_path, archived(answered("https://tal.example/7", PAGE.encode("cp1256"), stated))).text
    )


@pytest.mark.parametrize("kind", [("Server", "x"), ("Content-Type", "unknown/unknown")])
def test_of_what_has_no_type_pages_are_read_and_nothing_else(tmp_path: Path, kind: tuple[str, str]) -> None:
    bodies = {
        "7": f"\n<!DOCTYPE html>{PAGE}".encode(),
        "8": gzip.compress(PAGE.encode()),
        "9": b"\x89PNG\r\n<html>",
        "10": b"<rss></rss>",
    }
    packed = {"8": (kind, ("Content-Encoding", "gzip"))}
    raw = archived(
        *(answered(f"https://tal.example/{n}", body, *packed.get(n, (kind,))) for n, body in bodies.items())
    )
    found = read(tmp_path, raw)
    assert [row.given.url for row in found if isinstance(row, Record)] == [
        "https://tal.example/7",
        "https://tal.example/8",
    ]
    assert not [row for row in found if isinstance(row, Problem)]


def test_texts_are_records_as_they_are(tmp_path: Path) -> None:
    plain = ("Content-Type", "text/plain")
    raw = archived(answered("https://tal.example/7.txt", "عنوان\nنص".encode(), plain))
    assert one(tmp_path, raw).text == "عنوان\nنص"


def test_what_is_no_article_is_passed_over(tmp_path: Path) -> None:
    raw = archived(
        answered("https://tal.example/x.png", b"x", ("Content-Type", "image/png")),
        answered("https://tal.example/gone", status="404 Not Found"),
        answered("https://tal.example/robots.txt", b"User-agent: *", ("Content-Type", "text/plain")),
        answered("https://tal.example/7"),
    )
    assert one(tmp_path, raw).row == 5


def test_a_packed_page_that_is_a_bomb_is_a_problem(tmp_path: Path) -> None:
    bomb = gzip.compress(b" " * (64 << 20))
    (problem,) = read(
        tmp_path, archived(answered("https://tal.example/7", bomb, UTF_8, ("Content-Encoding", "gzip")))
    )
    assert isinstance(problem, Problem)
    assert "larger" in problem.message


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        "نص".encode(),
        archived(),
        gzip.compress(archived(answered("https://tal.example/7"))),
        b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 99999999999\r\nWARC-Type: response\r\n\r\nHTTP/1.1 \xff\r\n",
    ],
)
def test_what_is_no_archive_of_pages_is_a_problem(tmp_path: Path, raw: bytes) -> None:
    (problem,) = read(tmp_path, raw)
    assert isinstance(problem, Problem)


def test_pages_before_a_break_are_kept(tmp_path: Path) -> None:
    found = read(tmp_path, archived(answered("https://tal.example/7")) + b"\r\nnonsense\r\n\r\n")
    assert isinstance(found[0], Record)


@pytest.mark.parametrize(
    "part", [b"WARC/1.0\r\n", b"\r\n", b"x", b"a: b\r\n", b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n"]
)
def test_hostile_archives_cost_linear_time(tmp_path: Path, part: bytes) -> None:
    started = time.process_time()
    read(tmp_path, b"WARC/1.0\r\n" + part * (2_000_000 // len(part)))
    assert time.process_time() - started < 15


PIECES = [
    *(
        b"WARC/1.0\r\n",
        b"WARC-Type: response\r\n",
        b"Content-Length: ",
        b"50",
        b"\r\n",
        b"HTTP/1.1 200 OK\r\n",
    ),
    *(
        b"Content-Type: text/html\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: gzip\r\n",
        b"5\r\n",
    ),
    *(b"<p>x</p>", b"\xff\0", b"-1", b"WARC-Target-URI: http://[\r\n"),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
def test_any_archive_is_records_or_problems_in_order(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    for head in (b"", archived(answered("https://tal.example/7")), PIECES[0] + PIECES[1]):
        found = read(tmp_path_factory.mktemp("corpus"), head + raw)
        assert found
        edges = [edge for row in found if isinstance(row, Record) for edge in row.raw]
        assert edges == sorted(edges)


def test_pages_before_a_broken_member_are_kept(tmp_path: Path) -> None:
    first, second = (archived(answered(f"https://tal.example/{n}"), packed=True) for n in (7, 8))
    page, problem = read(tmp_path, first + second[:10] + b"\xff\x00\xff" + second[13:], "a.warc.gz")
    assert isinstance(page, Record)
    assert isinstance(problem, Problem)


def test_half_a_page_is_none(tmp_path: Path) -> None:
    raw = archived(answered("https://tal.example/7"), answered("https://tal.example/8"), packed=True)
    page, half, problem = read(tmp_path, raw[:-100], "a.warc.gz")
    assert isinstance(page, Record)
    assert isinstance(half, Problem)
    assert isinstance(problem, Problem)
    assert half.file == "a.warc.gz#3"
