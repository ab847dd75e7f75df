"""JSON documents: they stream, and what stands before a break is read."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz import corpus
from mujaz.corpus import documents
from mujaz.errors import Problem
from mujaz.model import Record

NEWS = "انطلق مهرجان الزيتون في تل الندى يوم السبت بمشاركة أربعين مزارعا من القرى المجاورة."


def read(folder: Path, raw: bytes | str, name: str = "a.json") -> list[Record | Problem]:
    (folder / name).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return list(corpus.read(folder))


def document(count: int) -> str:
    items = [{"id": n, "title": str(n), "text": NEWS} for n in range(count)]
    return json.dumps({"status": "ok", "data": {"items": items, "next": 2}}, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_a_document_larger_than_the_largest_record_is_read_row_by_row(
    tmp_path: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LARGEST", 1 << 16)
    raw = document(3_000).encode(encoding)
    found = read(tmp_path, raw)
    assert [row.given.title for row in found if isinstance(row, Record)] == [str(n) for n in range(3_000)]
    spans = [row.raw for row in found if isinstance(row, Record)]
    assert [spans[0].start, *(span.end for span in spans)] == [*(span.start for span in spans), len(raw)]
    middle = raw[spans[1_500].start : spans[1_500].end].decode(
        encoding if encoding == "cp1256" else "utf-8", "ignore"
    )
    if encoding == "utf-16":
        middle = raw[spans[1_500].start : spans[1_500].end].decode("utf-16-le")
    assert '"id": 1500,' in middle


def test_the_encoding_is_judged_by_more_than_a_first_line(tmp_path: Path) -> None:
    raw = ("[\n" + ", ".join([json.dumps({"text": NEWS}, ensure_ascii=False)] * 2_000) + "]").encode("cp1256")
    assert {row.text for row in read(tmp_path, raw) if isinstance(row, Record)} == {NEWS}


def test_one_value_larger_than_a_record_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LARGEST", 1 << 20)
    for raw in (
        json.dumps([{"text": "ن" * (3 << 20)}]),
        json.dumps({f"n{n}": NEWS * 99 for n in range(400)} | {"text": NEWS}),
    ):
        (problem,) = read(tmp_path, raw)
        assert isinstance(problem, Problem)
        assert "more than 1 MiB" in problem.message


@pytest.mark.parametrize(
    ("document", "texts"),
    [
        ('{"title": "ع", "content": "متن", "posts": [{"description": "أ"}]}', ["أ", "ع\nمتن"]),
        ('{"posts": [{"text": "أ"}], "news": [{"text": "ب"}]}', ["أ", "ب"]),
        ('{"data": {"text": "متن", "items": [{"text": "أ"}]}}', ["أ", "متن"]),
        ('{"description": "خلاصة", "message": "تم", "items": [{"text": "أ"}]}', ["أ"]),
        ('{"news": [1, "x"], "text": "متن"}', ["متن"]),
        ('{"text": "متن", "news": ["x"]}', ["متن"]),
        ('["أ", "", " ", "ب\\nج", {"text": "د"}]', ["أ", "ب\nج", "د"]),
        ('{"status": "ok", "articles": ["أ", "ب"]}', ["أ", "ب"]),
        ('{"rows": [{"row_idx": 0, "row": {"text": "أ"}}]}', ["أ"]),
    ],
)
def test_every_list_is_read_and_the_text_that_stands_beside_one(
    tmp_path: Path, document: str, texts: list[str]
) -> None:
    assert [getattr(row, "text", row) for row in read(tmp_path, document)] == texts


@pytest.mark.parametrize("size", [1, 1 << 17])
@pytest.mark.parametrize("between", ["\n", "", " "])
def test_documents_may_follow_one_another(tmp_path: Path, size: int, between: str) -> None:
    values = [{"text": "ن" * size}, [{"text": "أ"}], {"items": [{"text": "ب"}, {"text": "ت"}]}, {"text": "ث"}]
    found = read(tmp_path, between.join(json.dumps(value, ensure_ascii=False) for value in values))
    assert [getattr(row, "text", row) for row in found] == ["ن" * size, "أ", "ب", "ت", "ث"]
    assert [getattr(row, "row", row) for row in found] == [1, 2, 3, 4, 5]


def test_one_of_several_documents_without_a_text_is_told_of(tmp_path: Path) -> None:
    first, *records, last, scalar = read(tmp_path, '{"id": 1}\n{"text": "أ"}\n{"id": 3}\n7\n')
    assert [row.text for row in records if isinstance(row, Record)] == ["أ"]
    assert [getattr(each, "file", each) for each in (first, last, scalar)] == [
        "a.json#1",
        "a.json#3",
        "a.json",
    ]


@pytest.mark.parametrize("start", ["", "[\n", '{"items": [\n'])
@pytest.mark.parametrize("broken", ['{"text": x}', '{"text": "', '{"text": "a" "b"}', "7}"])
def test_what_stands_after_a_break_on_lines_of_its_own_is_read(
    tmp_path: Path, start: str, broken: str
) -> None:
    comma = "," if start else ""
    rows = [json.dumps({"text": text}, ensure_ascii=False) for text in ("أ", "ب", "ت")]
    rows.insert(1, broken)
    found = read(tmp_path, start + f"{comma}\n".join(rows) + {"[\n": "]", "": ""}.get(start, "]}"))
    assert [row.text for row in found if isinstance(row, Record)] == ["أ", "ب", "ت"]
    (problem,) = (row for row in found if isinstance(row, Problem))
    assert problem.line == 2 + bool(start)


def test_a_table_that_is_not_closed_ends_where_the_next_line_begins_one(tmp_path: Path) -> None:
    first, problem, second = read(tmp_path, '{"text": "أ"}\n{"a": [{}\n{"text": "ب"}\n')
    assert [getattr(row, "text", row) for row in (first, second)] == ["أ", "ب"]
    assert isinstance(problem, Problem)


@pytest.mark.parametrize("end", ["", ",", "]", '{"text": ', "}} x", ', {"text": nonsense}]}}'])
def test_rows_before_a_break_are_kept_and_the_break_has_its_line(tmp_path: Path, end: str) -> None:
    *records, problem = read(tmp_path, '{"data": {"items": [\n{"text": "أ"},\n{"text": "ب"}\n' + end)
    assert [row.text for row in records if isinstance(row, Record)] == ["أ", "ب"]
    assert isinstance(problem, Problem)
    assert problem.line == 4


def test_rows_before_a_packing_breaks_off_are_kept(tmp_path: Path) -> None:
    *records, problem = read(tmp_path, gzip.compress(document(30_000).encode())[:-500], "a.json.gz")
    assert len(records) > 10_000
    assert isinstance(problem, Problem)
    assert "packing" in problem.message


@pytest.mark.parametrize(
    "part",
    [
        "[",
        "{",
        '"',
        '{"a":',
        '{"items":[',
        "[{},",
        "1",
        "1,",
        " ",
        "\\",
        '{"text":"a"},',
        "\n",
        "\n{",
        '\n{"',
        "\n[1,",
        "\n[1",
        '\n{"a":[',
        "\n]",
        '\n{"a": [1, {"b": 2}' * 20,
    ],
)
@pytest.mark.parametrize("start", ["", "[", '{"items": [', '{"text": "', "x"])
def test_hostile_documents_cost_linear_time(tmp_path: Path, start: str, part: str) -> None:
    started = time.process_time()
    read(tmp_path, start + part * (1_000_000 // len(part)))
    assert time.process_time() - started < 15


@settings(deadline=None)
@given(st.text(st.sampled_from('[]{}:,"ab1 \\u\nن'), max_size=80))
def test_any_document_is_records_or_problems(tmp_path_factory: pytest.TempPathFactory, raw: str) -> None:
    for start in ("", '{"items": [{"text": "أ"},', '{"text": "أ", "data": '):
        assert read(tmp_path_factory.mktemp("corpus"), start + raw)


@pytest.mark.parametrize(
    "instant",
    [
        {"$date": "2024-02-28T10:00:00Z"},
        {"$date": 1709114400000},
        {"$date": {"$numberLong": "1709114400000"}},
    ],
)
def test_an_instant_of_mongodb_is_a_date(tmp_path: Path, instant: dict[str, object]) -> None:
    row = {"_id": {"$oid": "65df0c00"}, "text": NEWS, "published": instant}
    (found,) = read(tmp_path, json.dumps(row))
    assert isinstance(found, Record)
    assert found.given.published in {"2024-02-28T10:00:00Z", "1709114400000"}


def test_tables_in_an_instant_cost_nothing(tmp_path: Path) -> None:
    deep = '{"$date": ' * 900 + "1" + "}" * 900
    (found,) = read(tmp_path, f'{{"text": "{NEWS}", "published": {deep}}}')
    assert isinstance(found, Record)
    assert not found.given.published


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ["قالت ", {"type": "bold", "text": "ليلى"}, " أمس، ", {"type": "link", "text": "هنا"}, "."],
            "قالت ليلى أمس، هنا.",
        ),
        ([{"type": "paragraph", "text": "أولى"}, {"type": "paragraph", "text": "ثانية"}], "أولى\nثانية"),
        (["أولى", "ثانية"], "أولى\nثانية"),
        (
            [
                {
                    "type": "paragraph",
                    "content": [{"type": "text", "text": "قالت "}, {"type": "text", "text": "ليلى"}],
                },
                {"type": "paragraph", "content": [{"type": "text", "text": "ثانية"}]},
            ],
            "قالت ليلى\nثانية",
        ),
    ],
)
def test_what_is_marked_up_within_a_paragraph_breaks_no_line(
    tmp_path: Path, text: list[object], said: str
) -> None:
    (found,) = read(tmp_path, json.dumps({"text": text}))
    assert isinstance(found, Record)
    assert found.text == said
