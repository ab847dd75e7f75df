"""CSV and TSV: what their rows become, whatever wrote them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from mujaz import corpus
from mujaz.corpus import delimited
from mujaz.errors import Problem
from mujaz.model import Record

TEXT = 'انطلق مهرجان الزيتون في تل الندى، يوم السبت.\nوقالت «ليلى»: "الدخول مجاني"؛ والمحصول وافر.'
ROWS = [
    {"العنوان": "مهرجان الزيتون", "النص": TEXT, "المصدر": "صحيفة تل الندى", "التاريخ": "2024-02-28"},
    {"العنوان": "سوق الكتب", "النص": "افتتح السوق | أبوابه; اليوم", "المصدر": "", "التاريخ": "2024-03-01"},
]


def written(delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL, escape: str | None = None) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(
        out,
        list(ROWS[0]),
        delimiter=delimiter,
        quoting=quoting,  # type: ignore[arg-type]  # one of csv's own
        escapechar=escape,
        doublequote=escape is None,
    )
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue()


def read(folder: Path, raw: bytes | str, name: str = "a.csv") -> list[Record | Problem]:
    (folder / name).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return list(corpus.read(folder))


def records(folder: Path, raw: bytes | str, name: str = "a.csv") -> list[Record]:
    found = read(folder, raw, name)
    assert all(isinstance(row, Record) for row in found), found
    return [row for row in found if isinstance(row, Record)]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_every_dialect_in_every_encoding_says_the_same(
    tmp_path: Path, delimiter: str, quoting: int, encoding: str
) -> None:
    raw = written(delimiter, quoting).encode(encoding)
    first, second = records(tmp_path, raw)
    assert (first.name, second.name) == ("a.csv#2", "a.csv#3")
    assert first.text == f"مهرجان الزيتون\n{TEXT}"
    assert (first.given.outlet, first.given.published) == ("صحيفة تل الندى", "2024-02-28")
    assert second.text == "سوق الكتب\nافتتح السوق | أبوابه; اليوم"
    assert (first.raw.end, second.raw.end) == (second.raw.start, len(raw))
    assert raw[first.raw.start : first.raw.end].decode(first.encoding).strip('"').startswith("مهرجان")


def test_quotes_escaped_by_a_backslash_are_quotes(tmp_path: Path) -> None:
    assert records(tmp_path, written(escape="\\"))[0].text.endswith(TEXT)


def test_tabs_need_no_quotes_and_a_quote_in_the_text_is_only_that(tmp_path: Path) -> None:
    raw = "title\tcontent\n" + "".join(f'"قالت {n}\t"ليلى" إن الدخول مجاني\n' for n in range(9))
    found = records(tmp_path, raw, "a.tsv")
    assert [row.given.title for row in found] == [f'"قالت {n}' for n in range(9)]


def test_rows_that_do_not_fit_are_problems_with_their_line_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, 'title,text\nأ,"نص\nآخر"\nب,نص, زائد,مبعثر\nج,\n\nد,نص,,\nه,نص\n')
    assert [row.name for row in found if isinstance(row, Record)] == ["a.csv#2", "a.csv#6", "a.csv#7"]
    assert [(row.file, row.line) for row in found if isinstance(row, Problem)] == [
        ("a.csv#3", 4),
        ("a.csv#4", 5),
    ]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("", "empty"),
        ("\n\n", "blank"),
        ("id,name\n1,x\n", "names no column"),
        ("text\rش\r", "names no column"),
        (bytes(range(256)) * 9, "no text"),
    ],
)
def test_what_is_no_table_of_articles_is_a_problem(tmp_path: Path, raw: bytes | str, said: str) -> None:
    (problem,) = read(tmp_path, raw)
    assert isinstance(problem, Problem)
    assert said in problem.message


def test_nul_characters_are_text(tmp_path: Path) -> None:
    (row,) = records(tmp_path, "title,text\nأ,ن\0ص\n")
    assert row.text == "أ\nن\0ص"


GOOD = [f"خبر {n},{'نص الخبر ' * 9}{n}\n" for n in range(1_499)]
BROKEN = "title,text\n" + "".join([*GOOD[:1_000], 'خبر مكسور,"نص\n', *GOOD[1_000:]])
"""A quote that is never closed, behind the rows by which the layout is known."""


def test_a_quote_that_is_never_closed_costs_its_own_row_only(tmp_path: Path) -> None:
    found = read(tmp_path, BROKEN)
    (problem,) = (row for row in found if isinstance(row, Problem))
    assert (problem.file, problem.line) == ("a.csv#1002", 1_002)
    assert [row.given.title for row in found if isinstance(row, Record)] == [f"خبر {n}" for n in range(1_499)]


def test_rows_are_read_again_so_many_times_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "_MOST_RETURNS", 0)
    found = read(tmp_path, BROKEN)
    assert [type(row) for row in found] == [Record] * 1_000 + [Problem]


def test_a_first_line_for_spreadsheets_says_what_parts_the_fields(tmp_path: Path) -> None:
    short = TEXT.partition("\n")[0]
    raw = f"sep=^\r\ntitle^text\r\nمهرجان^{short}\r\n"
    (tmp_path / "a.csv").write_bytes(raw.encode())
    (found,) = corpus.read(tmp_path)
    assert isinstance(found, Record)
    assert (found.row, found.given.title, found.text) == (2, "مهرجان", f"مهرجان\n{short}")
    assert raw.encode()[found.raw.start : found.raw.end].decode().startswith("مهرجان^")


def test_a_control_that_html_spells_out_breaks_no_row(tmp_path: Path) -> None:
    body = "<p>أ&#1;<button>زر</button>ب&#11;<svg></svg>ج&#65535;</p><p>د</p>"
    (tmp_path / "a.csv").write_text(f"title,text\nمهرجان,{body}\n", "utf-8")
    (found,) = corpus.read(tmp_path)
    assert isinstance(found, Record)
    assert "زر" not in found.text
    assert found.text.endswith("د")
