"""Old or new, never half; and nothing of anybody else's is ever replaced."""

import os
from pathlib import Path

import pytest

from mujaz import staging
from mujaz.errors import BuildError


def put(output: Path, name: str, text: str) -> None:
    staged = staging.begin(output)
    (staged.fresh / name).write_text(text)
    staging.commit(staged)


def test_the_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    put(tmp_path / "out", "old.html", "old")
    put(tmp_path / "out", "new.html", "new")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [".mujaz", "new.html"]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_until_the_end_the_old_site_stands(tmp_path: Path) -> None:
    put(tmp_path / "out", "page.html", "old")
    staged = staging.begin(tmp_path / "out")
    (staged.fresh / "page.html").write_text("half")
    assert (tmp_path / "out" / "page.html").read_text() == "old"
    put(tmp_path / "out", "page.html", "new")
    assert (tmp_path / "out" / "page.html").read_text() == "new"


def test_without_atomic_exchange_two_renames_do_and_a_kill_between_them_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_exchange", lambda one, other: False)
    put(tmp_path / "out", "page.html", "old")
    put(tmp_path / "out", "page.html", "new")
    assert (tmp_path / "out" / "page.html").read_text() == "new"
    (tmp_path / "out").rename(tmp_path / ".out.old")
    staging.begin(tmp_path / "out")
    assert (tmp_path / "out" / "page.html").read_text() == "new"


def test_unchanged_files_keep_their_times(tmp_path: Path) -> None:
    put(tmp_path / "out", "page.html", "same")
    os.utime(tmp_path / "out" / "page.html", (1_000_000, 1_000_000))
    put(tmp_path / "out", "page.html", "same")
    assert (tmp_path / "out" / "page.html").stat().st_mtime == 1_000_000


@pytest.mark.parametrize("foreign", ["folder", "file"])
def test_what_mujaz_did_not_write_is_never_replaced(tmp_path: Path, foreign: str) -> None:
    if foreign == "folder":
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "letters.txt").write_text("mine")
    else:
        (tmp_path / "home").write_text("mine")
    with pytest.raises(BuildError, match="OUTPUT"):
        staging.begin(tmp_path / "home")


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    put(tmp_path / "out", "page.html", "new")
    assert (tmp_path / "out" / "page.html").read_text() == "new"
