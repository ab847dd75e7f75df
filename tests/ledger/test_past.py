"""The ledger's files: what is written is what is read, and a broken line is never passed over."""

from pathlib import Path

import pytest

from mujaz import ledger
from mujaz.errors import SettingsError
from mujaz.ledger import Ledger
from mujaz.ledger.past import ArticleEntry, PageEntry, StoryEntry

LEDGER = Ledger(
    stories=(
        StoryEntry("abc", "a1-abcdef", "2026-03-01", "", ("a1-abcdef", "a1-b")),
        StoryEntry("bcd", "a1-b", "", "abc", ("a1-b",)),
    ),
    articles=(ArticleEntry("a1-abcdef", "00ff 01aa"),),
    pages=(PageEntry("topic", "x1", "الطب", "الطبّ"),),
    addresses=(
        "d/2026-03-01.html",
        "feed.2026-03.atom",
        "feed.2026-03.xml",
        "newsletter/2026-03-01.telegram.txt",
    ),
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    ledger.write(LEDGER, tmp_path / "ledger")
    assert ledger.read(tmp_path / "ledger") == LEDGER


def test_an_unchanged_ledger_is_not_written_again(tmp_path: Path) -> None:
    ledger.write(LEDGER, tmp_path)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    ledger.write(LEDGER, tmp_path)
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "line",
    ["<<<<<<< HEAD", "../../x\ta1-b\t-\t-\ta1-b", "abc\ta1-b\t-\t-", "abc\ta1-b\t-\t../..\ta1-b"],
)
def test_a_line_that_cannot_be_read_stops_the_run(tmp_path: Path, line: str) -> None:
    (tmp_path / "stories.tsv").write_text(line + "\n", "utf-8")
    with pytest.raises(SettingsError, match=r"stories\.tsv:1"):
        ledger.read(tmp_path)


def test_two_lines_for_one_address_stop_the_run(tmp_path: Path) -> None:
    line = "abc\ta1-b\t-\t-\ta1-b\n"
    (tmp_path / "stories.tsv").write_text(line + line.replace("a1-b", "a1-c"), "utf-8")
    with pytest.raises(SettingsError, match="abc"):
        ledger.read(tmp_path)


def test_a_name_that_no_encoding_holds_is_written_all_the_same(tmp_path: Path) -> None:
    ledger.write(Ledger(pages=(PageEntry("topic", "x1", "\udc80", "\udc80"),)), tmp_path)
    assert [entry.id for entry in ledger.read(tmp_path).pages] == ["x1"]


@pytest.mark.parametrize("line", ["../d/x\thtml", "d/x\thtml/../../y", "theme/x\thtml", "d/x\tpng"])
def test_an_address_that_no_site_of_ours_has_stops_the_run(tmp_path: Path, line: str) -> None:
    (tmp_path / "addresses.tsv").write_text(line + "\n", "utf-8")
    with pytest.raises(SettingsError, match=r"addresses\.tsv:1"):
        ledger.read(tmp_path)
