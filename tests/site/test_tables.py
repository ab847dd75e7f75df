"""The digest as tables: what stories.json says, a row each, and nothing that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from pyarrow import parquet as arrow

from mujaz.model import Digest, Sums
from mujaz.site import options, tables
from mujaz.site.table import Table
from tests.site import sample

OPTIONS = options.read({"MUJAZ_PARQUET": True})


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_tables_say_what_stories_json_says(site: Path) -> None:
    whole = json.loads((site / "stories.json").read_bytes())["stories"]
    stories, articles = (_rows((site / f"{name}.csv").read_bytes()) for name in ("stories", "articles"))
    assert [row["id"] for row in stories] == [story["id"] for story in whole]
    assert [(row["articles"], row["date"]) for row in stories] == [
        (str(story["counts"]["articles"]), story["date"] or "") for story in whole
    ]
    told = [(story["id"], article) for story in whole for article in story["articles"]]
    assert [(row["story"], row["id"], row["outlet"]) for row in articles] == [
        (story, article["id"], article["outlet"] or "") for story, article in told
    ]


def test_parquet_has_the_same_columns_and_rows_and_the_same_bytes_on_every_run(tmp_path: Path) -> None:
    files = dict(tables.files(sample.digest(), OPTIONS))
    assert set(files) == set(tables.paths(OPTIONS))
    assert files == dict(tables.files(sample.digest(), OPTIONS))
    for name in ("stories", "articles"):
        (tmp_path / name).write_bytes(files[f"{name}.parquet"])
        read = arrow.read_table(tmp_path / name).to_pylist()
        said = [{key: "" if value is None else str(value) for key, value in row.items()} for row in read]
        plain = [
            {key: value.removeprefix("'") for key, value in row.items()}
            for row in _rows(files[f"{name}.csv"])
        ]
        assert said == plain


def test_a_headline_that_is_a_formula_stays_a_headline() -> None:
    story = sample.single(
        "formula0", '=HYPERLINK("https://evil.example";"x")', "2024-01-01", sample.SHORT, "+1"
    )
    files = dict(tables.files(Digest((story,), (), (), (), (), (), Sums()), options.read({})))
    assert _rows(files["stories.csv"])[0]["title"].startswith("'=")
    assert _rows(files["articles.csv"])[0]["outlet"] == "'+1"


def test_wide_signs_begin_a_formula_too() -> None:
    row = tuple(f"{sign}1+1" for sign in "＝＋－＠")
    columns = tuple((name, str) for name in "abcd")
    assert list(_rows(tables.comma_separated(Table("t", columns, (row,))))[0].values()) == [
        f"'{c}" for c in row
    ]
