"""A corpus streams: what the run keeps of it is what its readings hold, and they can be read again."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mujaz import articles, outlets, reading
from mujaz.accounts import Accounts
from mujaz.curation import Curated
from mujaz.decisions import Ruling, Target
from mujaz.errors import AccountsError, Problem
from mujaz.model import Article, Part, Reading, Record, Span, Withheld
from mujaz.progress import unseen

REGISTRY, _ = outlets.load(None)
SLOGAN = "نافذتك على أخبار الوادي"
TEXT = (
    "أعلنت وزارة الري في بيلسان، اليوم الأحد، بدء العمل في القناة رقم {0} بعد توقف دام {0} أعوام.\n"
    "وقال الوزير هيثم الدرغامي إن العمل في القناة {0} لن يتوقف قبل حلول الخريف المقبل.\n"
    "{1}\n"
    "وأضاف أن كلفة المشروع {0} لم تتغير منذ إقراره في مطلع العام الماضي.\n"
)


def record(number: int) -> Record:
    text = f"بيلسان تستأنف العمل في القناة {number}\n{TEXT.format(number, SLOGAN)}"
    return Record(f"{number:02}.txt", None, text, "utf-8", Span(0, len(text.encode())))


def source(only: str = "") -> Iterator[Record | Problem]:
    yield Problem("x.bin", 0, "is no text.")
    yield from (made for made in map(record, range(1, 9)) if only in {"", made.file})


def reader(cache: Path | None = None, *rulings: Ruling) -> reading.Reader:
    return reading.Reader(REGISTRY, ZoneInfo("UTC"), ("ar",), rulings, cache)


def test_two_streaming_passes_find_what_two_passes_over_everything_find() -> None:
    first = [articles.read(made, REGISTRY, ZoneInfo("UTC")) for made in map(record, range(1, 9))]
    table = articles.learn(first)
    whole = [articles.apply(found, table) for found in first]
    assert any("recurring-line" in {part.rule for part in found.parts} for found in whole)
    streamed = reading.read(source, reader(), unseen)
    assert streamed.articles == tuple(article for found in whole for article in found.articles)
    assert list(streamed.readings) == whole
    assert list(streamed.readings.of("03.txt")) == [whole[2]]
    assert streamed.problems == (Problem("x.bin", 0, "is no text."),)
    by_hand = Accounts()
    for found in whole:
        by_hand.add(found)
    held = Curated((), tuple(Withheld(article, "held", "held") for article in streamed.articles), ())
    assert streamed.accounts.settle(streamed.articles, held) == by_hand.settle(streamed.articles, held)


def test_processes_change_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("mujaz.pool._ALONE", 0)
    found = [
        reading.read(source, replace(reader(cache), processes=count), unseen)
        for cache in (None, tmp_path)
        for count in (1, 2)
    ]
    assert all(other.articles == found[0].articles for other in found)
    assert all(list(other.readings) == list(found[0].readings) for other in found)


def test_no_record_outlives_its_turn() -> None:
    seen: list[weakref.ref[Text]] = []
    most = 0

    class Text(str):
        """A text that can be watched."""

        __slots__ = ("__weakref__",)

    def watched(only: str = "") -> Iterator[Record]:
        nonlocal most
        for made in map(record, range(1, 9)):
            gc.collect()
            most = max(most, sum(ref() is not None for ref in seen))
            text = Text(made.text)
            seen.append(weakref.ref(text))
            yield Record(made.file, None, text, "utf-8", made.raw)

    reading.read(watched, reader(), unseen)
    assert len(seen) == 8
    assert most <= 2


def test_rulings_hold_whenever_a_record_is_read(tmp_path: Path) -> None:
    cut = Ruling("cut", (Target("02.txt", "وأضاف أن كلفة"),), "", "", None, "decisions/a.toml", 1)
    idle = Ruling("cut", (Target("02.txt", "لا سطر كهذا"),), "", "", None, "decisions/a.toml", 5)
    for _ in range(2):  # read, then remembered
        found = reading.read(source, reader(tmp_path, cut, idle), unseen)
        assert found.applied == {cut}
        assert [problem.line for problem in found.problems] == [0]
        (again,) = found.readings.of("02.txt")
        assert again.articles == (found.articles[1],)
        assert "ruling" in {part.rule for part in again.parts}


@pytest.mark.parametrize(
    "parts", [(), (Part(0, 3, "body", "paragraph"),), (Part(1, 4, "body", "paragraph"),)]
)
def test_bytes_that_no_part_holds_stop_the_run(parts: tuple[Part, ...]) -> None:
    text = "نبأ "
    found: tuple[Article, ...] = ()
    broken = Reading(Record("a.txt", None, text, "utf-8", Span(0, 7)), parts, found)
    with pytest.raises(AccountsError, match=r"a\.txt"):
        Accounts().add(broken)
