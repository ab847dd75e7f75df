"""MHTML: the page inside is read; what is no page, or an attack, is a Problem."""

from __future__ import annotations

import time
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz import corpus
from mujaz.errors import Problem
from mujaz.model import Record, Span

PAGE = """<html lang="ar"><head><title>x</title></head><body><h1>مهرجان الزيتون في تل الندى</h1>
<p>انطلق مهرجان الزيتون في تل الندى يوم السبت بمشاركة أربعين مزارعا.</p></body></html>"""


def saved(charset: str = "utf-8") -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["Snapshot-Content-Location"] = "https://tal.example/7"
    page = MIMEText(PAGE, "html", charset)
    message.attach(page)
    message.attach(MIMEImage(b"GIF89a", "gif"))
    return message.as_bytes()


def read(folder: Path, raw: bytes, name: str = "a.mhtml") -> Record | Problem:
    (folder / name).write_bytes(raw)
    (found,) = corpus.read(folder)
    return found


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
@pytest.mark.parametrize("name", ["a.mhtml", "a.mht"])
def test_the_page_in_the_message_is_the_record(tmp_path: Path, charset: str, name: str) -> None:
    raw = saved(charset)
    record = read(tmp_path, raw, name)
    assert isinstance(record, Record)
    assert record.text.startswith("مهرجان الزيتون في تل الندى\nانطلق")
    assert (record.given.url, record.given.language) == ("https://tal.example/7", "ar")
    assert (record.raw, record.derived, record.row) == (Span(0, len(raw)), True, None)


def test_only_addresses_of_the_web_are_addresses(tmp_path: Path) -> None:
    record = read(tmp_path, saved().replace(b"https://tal.example/7", b"file:///home/x.html"))
    assert isinstance(record, Record)
    assert record.given.url == ""


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        "نص".encode(),
        b"Content-Type: text/plain\n\nx",
        b"Content-Type: text/html; charset=no-such\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"Content-Type: multipart/related; boundary=b\n\n--b\n" * 500,
        b"Content-Type: multipart/related\n\n--b\n",
    ],
)
def test_what_holds_no_page_is_a_problem(tmp_path: Path, raw: bytes) -> None:
    assert isinstance(read(tmp_path, raw), Problem)


@pytest.mark.parametrize(
    "part", [b"--b\n", b"--b\n\n", b"A: b\n", b" x", b"--b--\n", b"=\n", b"A:\n =?utf-8?b?=?="]
)
@pytest.mark.parametrize("kind", [b"multipart/related; boundary=b", b"text/html", b'text/html; a="'])
def test_hostile_messages_cost_linear_time(tmp_path: Path, part: bytes, kind: bytes) -> None:
    started = time.process_time()
    read(tmp_path, b"Content-Type: " + kind + b"\n\n" + part * (400_000 // len(part)))
    assert time.process_time() - started < 15


def test_a_type_with_thousands_of_parameters_costs_nothing(tmp_path: Path) -> None:
    hostile = b'Content-Type: text/html; a*0*="' + b'\\";' * 200_000 + b"\n\n<p>x</p>\n"
    started = time.process_time()
    found = read(tmp_path, hostile)
    assert isinstance(found, Problem)
    assert time.process_time() - started < 2


PIECES = [
    *(
        b"Content-Type: ",
        b"multipart/related; boundary=b",
        b"text/html",
        b"; charset=",
        b"\n",
        b"\r\n\r\n",
        b"--b",
    ),
    *(
        b"Content-Transfer-Encoding: base64",
        b"quoted-printable",
        b"=",
        b"\xff\0",
        b"<p>",
        "ن".encode(),
        b'"',
        b"*0*=",
    ),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=50).map(b"".join))
def test_any_message_is_a_record_or_a_problem(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    f"{read(tmp_path_factory.mktemp('corpus'), raw)}".encode()
