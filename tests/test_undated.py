"""Dates that came along and cannot be read are told with file, row and value; a ruling settles them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from click.testing import CliRunner

from mujaz.cli import main
from mujaz.errors import Problem
from mujaz.model import Article, Dating, Given, Reading, Record, Source, Span
from mujaz.undated import Undated

TEXT = "افتتحت البلدية في تل الندى سوقا للكتب بمشاركة أربعين ناشرا من القرى المجاورة يوم السبت."


def reading(row: int, published: str, dating: Dating | None = None) -> Reading:
    record = Record("a.csv", row, TEXT, "utf-8", Span(0, 1), derived=True, given=Given(published=published))
    article = Article("a1-x", "سوق الكتب", (TEXT,), (Source("a.csv", row, Span(0, 1)),), published=dating)
    return Reading(record, (), (article,))


def told(*readings: Reading) -> list[Problem]:
    seen = Undated(ZoneInfo("UTC"))
    for each in readings:
        seen.add(each)
    return seen.problems()


def test_a_value_that_says_no_day_is_told_with_its_row_and_what_to_do() -> None:
    (problem,) = told(reading(2, "2024-02-28"), reading(3, "منذ ساعتين"), reading(4, ""))
    assert problem.file == "a.csv#3"
    assert "منذ ساعتين" in problem.message
    assert '[[date]] article = "a.csv#3"' in problem.message


def test_an_export_with_the_month_first_is_told_of_its_dates_that_can_be_read_both_ways() -> None:
    american = [reading(2, "02/28/2024 14:05"), reading(3, "02/03/2024"), reading(4, "5/5/2024")]
    (problem,) = told(*american, reading(5, "12/01/2024"))
    assert problem.file == "a.csv"
    assert "'02/28/2024 14:05'" in problem.message
    assert "2 that can be read both ways" in problem.message
    assert "month_first = true" in problem.message
    assert not told(reading(2, "28/02/2024"), reading(3, "02/03/2024"))
    assert not told(reading(2, "02/28/2024"), reading(3, "03/30/2024"))


def test_what_a_ruling_has_dated_is_settled() -> None:
    assert not told(reading(2, "32/13/2025", Dating(date(2025, 12, 31), "stated", "ruling", "dates.toml")))
    assert told(reading(2, "32/13/2025", Dating(date(2025, 12, 31), "stated", "date-line", "31/12/2025")))


def test_a_file_whose_dates_all_fail_is_told_once_it_is_plain() -> None:
    found = told(*(reading(row, "قبل قليل") for row in range(2, 502)))
    assert len(found) < 50
    assert found[-1].file == "a.csv"


def test_check_and_explain_name_the_value(tmp_path: Path) -> None:
    rows = [
        {"title": "سوق الكتب", "text": TEXT, "date": "15/09/1446"},
        {"title": "معرض الخزف", "text": TEXT.replace("سوقا للكتب", "معرضا للخزف"), "date": "32/13/2025"},
        {"title": "سباق الخيل", "text": TEXT.replace("سوقا للكتب", "سباقا للخيل"), "date": "0000-00-00"},
    ]
    (tmp_path / "a.json").write_text(json.dumps(rows), "utf-8")
    options = ["--corpus", str(tmp_path), "--cache", str(tmp_path / ".cache")]
    checked = CliRunner().invoke(main, ["check", *options]).stdout
    assert "a.json#2: has the date '32/13/2025'" in checked
    assert "a.json#1:" not in checked
    explained = CliRunner().invoke(main, ["explain", "a.json#2", *options]).stdout
    assert "unknown  (the record says “32/13/2025”, which cannot be read as a date)" in explained
    none = CliRunner().invoke(main, ["explain", "a.json#3", *options]).stdout
    assert "published  unknown\n" in none
    read = CliRunner().invoke(main, ["explain", "a.json#1", *options]).stdout
    assert "2025-03-15, known by stated: metadata “15/09/1446”" in read
