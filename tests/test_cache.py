"""The cache changes nothing but time."""

import sqlite3
import time
from functools import partial
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


def test_a_cache_that_is_damaged_inside_is_made_anew(tmp_path: Path) -> None:
    def made() -> int:
        calls: list[int] = []

        def make(number: int) -> Article:
            calls.append(number)
            return article(title=str(number))

        with Cache(tmp_path) as cache:
            for number in range(300):
                found = cache.recall("test", str(number).encode(), Article, partial(make, number))
                assert found.title == str(number)
        return len(calls)

    assert (made(), made()) == (300, 0)
    file = tmp_path / "mujaz.sqlite"
    raw = bytearray(file.read_bytes())
    third = len(raw) // 3
    raw[third : 2 * third] = b"\xa5" * third
    file.write_bytes(raw)
    assert made() > 0
    assert made() == 0


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


def test_another_run_that_is_writing_costs_no_waiting(tmp_path: Path) -> None:
    counted(tmp_path)
    for run in range(15):  # so that the result is due to be noted as asked for
        counted(tmp_path, str(run).encode())
    writer = sqlite3.connect(tmp_path / "mujaz.sqlite", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    assert counted(tmp_path) == (article(), 0)
    assert counted(tmp_path, b"new")[1] == 1
    assert time.monotonic() - began < 4
    writer.execute("ROLLBACK")
    writer.close()


def test_what_many_runs_did_not_ask_for_is_thrown_away(tmp_path: Path) -> None:
    counted(tmp_path, b"asked")
    counted(tmp_path, b"forgotten")
    for run in range(40):
        assert counted(tmp_path, b"asked")[1] == 0
        counted(tmp_path, f"new {run}".encode())
    assert counted(tmp_path, b"asked")[1] == 0
    assert counted(tmp_path, b"forgotten")[1] == 1


def test_the_file_is_closed_after_an_error_too(tmp_path: Path) -> None:
    def broken() -> None:
        with Cache(tmp_path) as cache:
            cache.recall("test", b"x", Article, article)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert counted(tmp_path)[1] == 0
    assert [file.name for file in tmp_path.iterdir()] == ["mujaz.sqlite"]
