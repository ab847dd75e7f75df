"""CSV and TSV: what their rows become, whatever wrote them."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz import corpus
from mujaz.corpus import delimited, files
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


def test_of_two_columns_of_one_name_the_first_counts(tmp_path: Path) -> None:
    (row,) = records(tmp_path, "text,text\nأول,ثان\n")
    assert row.text == "أول"


def test_rows_stream(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,text\n" + "أ,نص طويل\n" * 50_000, "utf-8")
    stream = corpus.read(tmp_path)
    assert isinstance(next(stream), Record)
    assert sum(1 for _ in stream) == 49_999


@settings(deadline=None)
@given(
    st.binary(max_size=300) | st.text(st.sampled_from("text,\t;|\"\\'\r\n\0نص"), max_size=200).map(str.encode)
)
def test_any_bytes_are_records_or_problems_in_order(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    for head in (b"title,text\n", b"text\n", b"\xff\xfet\0e\0x\0t\0\n\0", b""):
        found = read(tmp_path_factory.mktemp("corpus"), head + raw)
        edges = [edge for row in found if isinstance(row, Record) for edge in row.raw]
        assert edges == sorted(edges)
        json.dumps([str(row) for row in found])


GOOD = [f"خبر {n},{'نص الخبر ' * 9}{n}\n" for n in range(1_499)]
BROKEN = "title,text\n" + "".join([*GOOD[:1_000], 'خبر مكسور,"نص\n', *GOOD[1_000:]])
"""A quote that is never closed, behind the rows by which the layout is known."""


def test_a_quote_that_is_never_closed_swallows_no_row(tmp_path: Path) -> None:
    found = records(tmp_path, BROKEN)
    titles = [f"خبر {n}" for n in range(1_499)]
    assert [row.given.title for row in found] == [*titles[:1_000], "خبر مكسور", *titles[1_000:]]
    assert found[1_000].text == 'خبر مكسور\n"نص'


def test_a_quote_that_is_never_closed_costs_its_own_row_only(tmp_path: Path) -> None:
    found = read(tmp_path, BROKEN.replace("خبر مكسور", "خبر, مكسور"))
    (problem,) = (row for row in found if isinstance(row, Problem))
    assert (problem.file, problem.line) == ("a.csv#1002", 1_002)
    assert [row.given.title for row in found if isinstance(row, Record)] == [f"خبر {n}" for n in range(1_499)]


def test_rows_are_read_again_so_many_times_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "_MOST_RETURNED", 0)
    found = read(tmp_path, BROKEN)
    assert [type(row) for row in found] == [Record] * 1_000 + [Problem]


def rows_of(count: int, fields: int = 3) -> list[str]:
    return [",".join((f"خبر {n}", f"نص الخبر {n} كما ورد", "2024-02-28")[:fields]) for n in range(count)]


@pytest.mark.parametrize("fields", [2, 3])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        ('خبر,"نص قالت', 'خبر,نص قالت"'),  # closed as it should be
        ('خبر,"نص قالت', 'خبر,نص "قالت" نعم'),  # closed within a field
        ('خبر,"ليلى" قالت', "خبر,نص"),  # closed on its own line, within a field
    ],
)
def test_a_quote_that_is_closed_rows_later_swallows_none(
    tmp_path: Path, fields: int, first: str, last: str
) -> None:
    quoted = 'خبر,"نص في سطرين،\nله ""قول"", وأكثر",2024-02-28'.rsplit(",", 3 - fields)[0]
    head = "title,text,date".rsplit(",", 3 - fields)[0]
    date = ",2024-02-28" * (fields - 2)
    plain = rows_of(20, fields)
    raw = [head, *[quoted] * 3, *plain[:5], first + date, *plain[5:15], last + date, *plain[15:], quoted]
    found = records(tmp_path, "\n".join(raw))
    texts = [row.text.partition("\n")[2] for row in found]
    told = [f"نص الخبر {n} كما ورد" for n in range(20)]
    long = 'نص في سطرين،\nله "قول", وأكثر'
    first_told, last_told = (line.partition(",")[2] for line in (first, last))
    assert texts == [*[long] * 3, *told[:5], first_told, *told[5:15], last_told, *told[15:], long]
    spans = [row.raw for row in found]
    assert [span.end for span in spans[:-1]] == [span.start for span in spans[1:]]


def test_a_text_of_lines_that_hold_commas_is_one_row(tmp_path: Path) -> None:
    text = "First, a line\nthen, a second\n\nand, a third"
    found = records(tmp_path, f'title,text\nA,"{text}"\nB,"{text}"\n')
    assert [row.text for row in found] == [f"A\n{text}", f"B\n{text}"]


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_a_file_of_texts_alone_has_a_row_for_each_however_many_lines_it_has(
    tmp_path: Path, quoting: int
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=quoting)  # type: ignore[arg-type]  # one of csv's own
    texts = [f"{TEXT}\n\nسطر ثالث, رقمه {n}" for n in range(9)]
    writer.writerows([("text",), *((text,) for text in texts)])
    assert [row.text for row in records(tmp_path, out.getvalue())] == texts


def test_quotations_in_a_table_without_quotes_stay_what_they_are(tmp_path: Path) -> None:
    told = ['"مهرجان" اليوم', '"المعرض يفتح أبوابه"', "سوق الكتب", '"الجسر" و"النهر"']
    raw = "title\ttext\n" + "".join(f"{title}\tنص {title} كما ورد\n" for title in told)
    assert [row.given.title for row in records(tmp_path, raw, "a.tsv")] == told


def test_quotes_that_a_writer_left_as_they_are_within_quotes_are_text(tmp_path: Path) -> None:
    raw = '"title","text"\n' + '"سوق الكتب","قالت "ليلى" نعم, ثم مضت"\n' * 3
    assert {row.text for row in records(tmp_path, raw)} == {'سوق الكتب\nقالت "ليلى" نعم, ثم مضت'}


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16"])
def test_rows_may_end_in_a_return_alone(tmp_path: Path, encoding: str) -> None:
    raw = written().replace("\r\n", "\r").encode(encoding)
    first, second = records(tmp_path, raw)
    assert first.text == f"مهرجان الزيتون\n{TEXT}"
    assert second.given.published == "2024-03-01"
    assert (first.raw.end, second.raw.end) == (second.raw.start, len(raw))


@pytest.mark.parametrize("end", ["\r\n", "\r\r\n"])
def test_a_head_that_ends_within_a_line_break_is_not_taken_for_one_of_returns_alone(
    tmp_path: Path, end: str
) -> None:
    names = "title,text,".ljust(files._HEAD - len(end) + 1, "x")
    (row,) = records(tmp_path, f"{names}{end}خبر,نص\rآخر{end}")
    assert row.text == "خبر\nنص آخر"


def test_columns_of_no_known_name_are_told_one_by_one(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "label;khabar\n1;نص أول, ثم ثان\n2;نص ثالث\n")
    assert isinstance(problem, Problem)
    assert 'fields.text = "khabar"' in problem.message


@pytest.mark.parametrize("head", ["text", "title,text"])
@pytest.mark.parametrize(("quote", "size"), [("", 9), ('"', 9), ("", 17)])
def test_a_field_or_a_line_that_is_too_long_is_a_problem_of_its_row(
    tmp_path: Path, head: str, quote: str, size: int
) -> None:
    before = "خبر," * head.count(",")
    long = f"{before}{quote}{'x' * (size << 20)}{quote}"
    first, second, third = read(tmp_path, f"{head}\n{before}نص أول\n{long}\n{before}نص ثان\n")
    assert isinstance(first, Record)
    assert isinstance(second, Problem)
    assert (second.file, second.line) == ("a.csv#3", 3)
    assert isinstance(third, Record)


def test_hostile_quotes_cost_linear_time(tmp_path: Path) -> None:
    for part in ('a,"b\n', 'a,"b" c\n', '"', ',"', '"\n', 'a,"b\n' * 9 + 'a"\n'):
        started = time.process_time()
        read(tmp_path, "title,text\n" + part * (300_000 // len(part)))
        assert time.process_time() - started < 10


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
