"""Tagged text: every document is a record with its fields; nothing of one is lost, and no byte belongs to two."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz import corpus
from mujaz.errors import Problem
from mujaz.model import Record, Span

FIRST = """<DOC>
<DOCNO>TN-7</DOCNO>
<URL>https://tal.example/7</URL>
<TITLE>مهرجان الزيتون في تل الندى</TITLE>
<TIME>2024-03-05T09:00:00+01:00</TIME>
<AUTHOR></AUTHOR>
<TEXT>
انطلق مهرجان الزيتون في تل الندى يوم السبت.
</TEXT>
</DOC>
"""
SECOND = """<DOC id="TN.0008" type="story">
<HEADLINE>
جسر جديد
</HEADLINE>
<TEXT>
<P>
افتتح الجسر الجديد صباح الأحد &amp; عبرته الحافلات.
</P>
<P>
ويبلغ طوله مئتي متر.
</P>
</TEXT>
</DOC>
"""


def read(folder: Path, raw: bytes) -> list[Record | Problem]:
    (folder / "a.txt").write_bytes(raw)
    return list(corpus.read(folder))


def records(folder: Path, raw: bytes) -> list[Record]:
    found = read(folder, raw)
    assert all(isinstance(one, Record) for one in found), found
    return [one for one in found if isinstance(one, Record)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_each_document_is_a_record(tmp_path: Path, encoding: str) -> None:
    raw = (FIRST + SECOND).encode(encoding)
    first, second = records(tmp_path, raw)
    assert first.text == "مهرجان الزيتون في تل الندى\nانطلق مهرجان الزيتون في تل الندى يوم السبت."
    assert first.given.url == "https://tal.example/7"
    assert first.given.published == "2024-03-05T09:00:00+01:00"
    assert second.given.title == "جسر جديد"
    assert [line for line in second.text.split("\n") if line] == [
        "جسر جديد",
        "افتتح الجسر الجديد صباح الأحد & عبرته الحافلات.",
        "ويبلغ طوله مئتي متر.",
    ]
    assert [first.row, second.row] == [1, 2]
    assert first.raw == Span(0, first.raw.end)
    assert second.raw == Span(first.raw.end, len(raw))


def test_documents_on_one_line_are_parted(tmp_path: Path) -> None:
    raw = "<DOC><TEXT>افتتح الجسر.</TEXT></DOC><DOC><TEXT>وعبرته الحافلات.</TEXT></DOC>".encode()
    assert [one.text for one in records(tmp_path, raw)] == ["افتتح الجسر.", "وعبرته الحافلات."]


def test_what_stands_in_no_field_is_text(tmp_path: Path) -> None:
    (bare,) = records(tmp_path, "<DOC>\nافتتح الجسر صباح الأحد.\n</DOC>\n".encode())
    assert bare.text == "افتتح الجسر صباح الأحد."
    (both,) = records(tmp_path, "<DOC><TEXT>افتتح الجسر.</TEXT>\nوعبرته الحافلات.</DOC>".encode())
    assert both.text == "افتتح الجسر.\nوعبرته الحافلات."


def test_a_field_that_stays_open_is_a_problem_of_its_document(tmp_path: Path) -> None:
    broken, whole = read(tmp_path, ("<DOC>\n<TITLE>جسر\n<TEXT>نص</TEXT>\n</DOC>\n" + SECOND).encode())
    assert broken == Problem("a.txt#1", 1, "opens <TITLE> and never closes it. Close it.")
    assert isinstance(whole, Record)


def test_a_text_that_quotes_tags_is_plain(tmp_path: Path) -> None:
    (plain,) = records(tmp_path, "كيف تكتب <DOC> و</DOC>؟\n".encode())
    assert plain.row is None
    (open_ended,) = records(tmp_path, "<DOC> وحدها\nنص.\n".encode())
    assert open_ended.row is None


@given(
    st.lists(
        st.sampled_from(["<DOC>", "</DOC>", "<TEXT>", "</TEXT>", "<P>", "نص", "\n", " ", "<"]), max_size=30
    )
)
def test_nothing_is_lost(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    raw = ("<DOC>" + "".join(parts) + "</DOC>").encode()
    found = read(tmp_path_factory.mktemp("tagged"), raw)
    assert found
    spans = [one.raw for one in found if isinstance(one, Record)]
    assert all(0 <= span.start < span.end <= len(raw) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    if len(spans) == len(found):
        assert sum(one.text.count("نص") for one in found if isinstance(one, Record)) == parts.count("نص")


def test_hostile_tags_take_no_time(tmp_path: Path) -> None:
    for inside in (b"<A>" * 200_000 + b"</DOC>" + b"\n<DOC" * 20_000, b"<P>xxxxxxxxxx</P>" * 200_000):
        began = time.process_time()
        read(tmp_path, b"<DOC>" + inside + b"</DOC>")
        assert time.process_time() - began < 5
