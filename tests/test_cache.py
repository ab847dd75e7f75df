"""The cache changes nothing but time."""

import sqlite3
from pathlib import Path

import pytest

from mujaz.cache import Cache
from mujaz.model import Article
from tests.making import article


def counted(
    folder: Path | None, made_from: bytes = b"x", result: Article | None = None
) -> tuple[Article, int]:
    calls = []

    def make() -> Article:
        calls.append(1)
        return result or article()

    with Cache(folder) as cache:
        return cache.recall("test", made_from, Article, make), len(calls)


def test_a_result_is_made_once_and_comes_back_equal(tmp_path: Path) -> None:
    first, made = counted(tmp_path)
    again, made_again = counted(tmp_path)
    assert (made, made_again) == (1, 0)
    assert again == first


def test_another_input_is_another_result(tmp_path: Path) -> None:
    counted(tmp_path)
    assert counted(tmp_path, b"y")[1] == 1


def test_without_a_folder_nothing_is_remembered() -> None:
    assert counted(None)[1] == 1


@pytest.mark.parametrize("damage", [b"no database at all", b""])
def test_a_broken_cache_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    counted(tmp_path)
    (tmp_path / "mujaz.sqlite").write_bytes(damage)
    assert counted(tmp_path)[1] == 1
    assert counted(tmp_path)[1] == 0


def test_a_broken_result_is_made_anew(tmp_path: Path) -> None:
    counted(tmp_path)
    with sqlite3.connect(tmp_path / "mujaz.sqlite") as results:
        results.execute("UPDATE result SET value = x'c1'")
    results.close()
    assert counted(tmp_path)[0] == article()


def test_text_that_cannot_be_kept_is_still_made(tmp_path: Path) -> None:
    odd = article(text="\udc80")
    assert counted(tmp_path, result=odd) == (odd, 1)
    assert counted(tmp_path, result=odd) == (odd, 1)
