"""Sidecars: what holds for which file, what wins over what, and what is wrong with which line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz import corpus
from mujaz.errors import Problem
from mujaz.model import Record

TEXT = "انطلق مهرجان الزيتون في تل الندى يوم السبت بمشاركة أربعين مزارعا."


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Files by their names."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def read(folder: Path, files: dict[str, str | bytes]) -> dict[str, Record]:
    """The records by name; none of the files is a Problem."""
    write(folder, files)
    found = list(corpus.read(folder))
    assert all(isinstance(row, Record) for row in found), found
    return {row.name: row for row in found if isinstance(row, Record)}


def problems(folder: Path, files: dict[str, str | bytes]) -> list[tuple[str, int]]:
    write(folder, files)
    return [(found.file, found.line) for found in corpus.read(folder) if isinstance(found, Problem)]


def test_the_nearest_note_wins_and_a_record_over_all(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "corpus.toml": 'outlet = "صحيفة تل الندى"\nlanguage = "ar"\ndate = 2024-02-28\n',
            "a.txt": TEXT,
            "in/corpus.toml": 'outlet = "وكالة الندى"\n',
            "in/a.txt": TEXT,
            "in/b.txt": TEXT,
            "in/b.txt.meta.toml": 'outlet = "منصة الوادي"\ntitle = "مهرجان"\nkeywords = ["زيتون"]\n'
            'url = "https://tal.example/7"\nupdated = "2024-03-01T10:00:00Z"\n',
            "in/c.md": f"---\noutlet: إذاعة الوادي\ndate: 2023-01-01\n---\n{TEXT}",
        },
    )
    assert {name: record.given.outlet for name, record in found.items()} == {
        "a.txt": "صحيفة تل الندى",
        "in/a.txt": "وكالة الندى",
        "in/b.txt": "منصة الوادي",
        "in/c.md": "إذاعة الوادي",
    }
    assert [record.given.language for record in found.values()] == ["ar"] * 4
    assert [record.given.published for record in found.values()] == ["2024-02-28"] * 3 + ["2023-01-01"]
    b = found["in/b.txt"].given
    assert (b.title, b.keywords, b.url) == ("مهرجان", ("زيتون",), "https://tal.example/7")
    assert b.updated == "2024-03-01T10:00:00+00:00"
    assert found["in/b.txt"].text == TEXT


def test_fields_and_columns_open_exports_that_name_nothing_usual(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "corpus.toml": '[fields]\ntext = ["matn"]\npublished = "yawm"\n',
            "a.jsonl": f'{{"matn": "{TEXT}", "yawm": "2024-02-28", "text": "لا"}}',
            "a.csv": f"id;yawm;matn\n1;2024-02-28;{TEXT}\n",
            "bare/corpus.toml": 'columns = ["label", "content", "date"]\n',
            "bare/a.tsv": f"رياضة\t{TEXT}\t2024-02-28\n",
        },
    )
    assert {name: record.text for name, record in found.items()} == dict.fromkeys(
        ["a.csv#2", "a.jsonl#1", "bare/a.tsv#1"], TEXT
    )
    assert [record.given.published for record in found.values()] == ["2024-02-28"] * 3


def test_relative_addresses_and_the_places_of_pages_come_below_the_prefix(tmp_path: Path) -> None:
    page = f"<html><body><h1>مهرجان</h1><p>{TEXT}</p></body></html>"
    found = read(
        tmp_path,
        {
            "site/corpus.toml": 'url_prefix = "https://tal.example"\n',
            "site/2024/أ.html": page,
            "site/rows.jsonl": '{"text": "أ", "url": "/n/7"}\n{"text": "ب", "url": "https://o.example/8"}\n'
            '{"text": "ج"}',
            "site/a.txt": TEXT,
        },
    )
    assert {name: record.given.url for name, record in found.items()} == {
        "site/2024/أ.html": "https://tal.example/2024/%D8%A3.html",
        "site/rows.jsonl#1": "https://tal.example/n/7",
        "site/rows.jsonl#2": "https://o.example/8",
        "site/rows.jsonl#3": "",
        "site/a.txt": "",
    }


@pytest.mark.parametrize(
    ("stated", "codec"),
    [("mac_arabic", "mac_arabic"), ("windows-1256", "cp1256"), ("utf-16-le", "utf-16-le")],
)
def test_a_stated_encoding_is_taken(tmp_path: Path, stated: str, codec: str) -> None:
    files = {
        "a.txt": TEXT.encode(codec),
        "a.jsonl": f'{{"text": "{TEXT}"}}\n'.encode(codec),
        "a.csv": f"text\n{TEXT}\n".encode(codec),
    }
    found = read(tmp_path, {"corpus.toml": f'encoding = "{stated}"', **files})
    assert [record.text for record in found.values()] == [TEXT] * 3


def test_one_address_is_not_that_of_many_rows(tmp_path: Path) -> None:
    notes = 'url = "https://tal.example/7"\ntitle = "ع"\noutlet = "صحيفة"\n'
    found = read(tmp_path, {"a.jsonl": '{"text": "أ"}\n{"text": "ب"}', "a.jsonl.meta.toml": notes})
    assert [(row.given.url, row.given.title, row.given.outlet) for row in found.values()] == [
        ("", "", "صحيفة")
    ] * 2


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ('outlet = "أ"\noutlets = "ب"\n', 2),
        ("\noutlet = 7\n", 2),
        ('\n\ndate = "أمس"\n', 3),
        ("date = 10:00:00\n", 1),
        ('url_prefix = "javascript:x"\n', 1),
        ('encoding = "utf-7"\n', 1),
        ("columns = []\n", 1),
        ('[fields]\ntext = "a"\nbody = "b"\n', 3),
        ("[fields]\ntext = 7\n", 2),
        ("\nfields.text = [1]\n", 2),
        ('\nfields . "text" = [1]\n', 2),
        ('encoding = "\\u0000"\n', 1),
        ('url = "https://tal.example"\n', 1),
        ('outlet = "\n', 1),
        ("x = " + "[" * 20_000, 0),
        ("#" * 70_000, 0),
    ],
)
def test_what_is_wrong_is_a_problem_with_its_line(tmp_path: Path, source: str, line: int) -> None:
    assert problems(tmp_path, {"corpus.toml": source, "a.txt": TEXT}) == [("corpus.toml", line)]


def test_what_is_right_beside_it_holds(tmp_path: Path) -> None:
    write(tmp_path, {"corpus.toml": 'outlet = "صحيفة"\nnonsense = 1\n', "a.txt": TEXT})
    (record,) = (found for found in corpus.read(tmp_path) if isinstance(found, Record))
    assert record.given.outlet == "صحيفة"


def test_a_note_about_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, {"gone.txt.meta.toml": 'outlet = "أ"', "a.txt": TEXT}) == [
        ("gone.txt.meta.toml", 0)
    ]


def test_a_note_from_outside_the_corpus_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"outside.toml": 'outlet = "سر"', "corpus/a.txt": TEXT})
    (tmp_path / "corpus" / "corpus.toml").symlink_to(tmp_path / "outside.toml")
    problem, record = sorted(corpus.read(tmp_path / "corpus"), key=lambda found: isinstance(found, Record))
    assert isinstance(problem, Problem)
    assert isinstance(record, Record)
    assert (problem.file, record.given.outlet) == ("corpus.toml", "")


def test_a_file_read_by_itself_has_the_notes_beside_it(tmp_path: Path) -> None:
    write(tmp_path, {"corpus.toml": 'outlet = "أ"', "a.txt": TEXT, "a.txt.meta.toml": 'author = "ب"'})
    (record,) = corpus.read_file(tmp_path / "a.txt", "a.txt")
    assert isinstance(record, Record)
    assert (record.given.outlet, record.given.author) == ("أ", "ب")


@settings(deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(st.sampled_from('[]="\n.outlefidsxurp_7 {}'), max_size=120).map(str.encode)
)
def test_any_sidecar_leaves_the_file_readable(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    write(folder, {"corpus.toml": raw, "a.txt.meta.toml": raw, "a.txt": TEXT})
    assert sum(isinstance(found, Record) for found in corpus.read(folder)) == 1


_VALUES = st.recursive(
    st.text().map(json.dumps)
    | st.sampled_from(('"\\u0000"', '"utf-8\\u0000"', '"https://["', "inf", "nan", "10:00:00", "0001-01-01"))
    | st.integers().map(str)
    | st.floats().map(repr)
    | st.booleans().map(json.dumps)
    | st.datetimes().map(datetime.isoformat),
    lambda inner: (
        st.lists(inner).map(lambda parts: f"[{', '.join(parts)}]")
        | st.lists(inner).map(
            lambda parts: f"{{{', '.join(f'k{number} = {part}' for number, part in enumerate(parts))}}}"
        )
    ),
    max_leaves=6,
)
"""Any value, as TOML writes it."""
_KEYS = (
    *("outlet", "carrier", "date", "published", "language", "title", "url", "updated", "author", "section"),
    *("keywords", "url_prefix", "encoding", "columns", "month_first", "fields.text", "fields.date"),
)


@settings(deadline=None)
@given(_VALUES)
def test_any_value_of_any_key_leaves_the_file_readable(
    tmp_path_factory: pytest.TempPathFactory, value: str
) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    every = "".join(f"{key} = {value}\n" for key in _KEYS)
    write(folder, {"corpus.toml": f"fields = {value}", "a.txt.meta.toml": every, "a.txt": TEXT})
    assert sum(isinstance(found, Record) for found in corpus.read(folder)) == 1


def test_an_export_whose_status_means_something_else_says_that_it_has_none(tmp_path: Path) -> None:
    row = f'{{"text": "{TEXT}", "status": "scraped"}}'
    found = read(tmp_path, {"a.jsonl": row, "in/a.jsonl": row, "in/corpus.toml": "fields.status = []\n"})
    assert {name: record.given.status for name, record in found.items()} == {
        "a.jsonl#1": "scraped",
        "in/a.jsonl#1": "",
    }


def test_an_export_may_write_the_month_first(tmp_path: Path) -> None:
    rows = "text,date,updated\n" + "".join(
        f"{TEXT},{day},\n" for day in ("02/03/2024", "2/28/2024 14:05", "2024-05-06", "1709128800")
    )
    found = read(tmp_path, {"a.csv": rows, "us/a.csv": rows, "us/corpus.toml": "month_first = true\n"})
    days = [record.given.published for record in found.values()]
    assert days[:4] == ["02/03/2024", "2/28/2024 14:05", "2024-05-06", "1709128800"]
    assert days[4:] == ["2024-02-03", "2024-02-28 14:05", "2024-05-06", "1709128800"]
    assert problems(tmp_path / "bad", {"corpus.toml": 'month_first = "yes"\n'}) == [("corpus.toml", 1)]
