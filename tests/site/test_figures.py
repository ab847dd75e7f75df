"""What is counted: of an outlet, and of the whole site."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mujaz.site import plots
from mujaz.site.calendars import Calendar
from mujaz.site.figures import Counting
from mujaz.site.options import read
from mujaz.site.tallies import UNNAMED, count
from tests.site import sample
from tests.site.conftest import Html
from tests.site.making import CALENDAR, LOOKUP, NAMING, OPTIONS, PHRASES, WORDS

TALLIES = count(sample.stories(), LOOKUP, CALENDAR)
COUNTING = Counting(TALLIES, OPTIONS, CALENDAR, NAMING, PHRASES, WORDS)


def test_every_published_article_is_counted_once() -> None:
    articles = sum(len(story.draft.members) for story in sample.stories())
    assert sum(len(found) for found in TALLIES.published.values()) == articles
    assert sum(day.articles for day in TALLIES.days.values()) + TALLIES.undated == articles


def test_days_count_stories_articles_texts_and_named_outlets() -> None:
    day = TALLIES.days[date(2024, 2, 28)]
    assert (day.stories, day.articles, day.texts) == (8, 12, 10)
    assert UNNAMED not in day.outlets


def test_who_took_from_whom_is_told_by_outlet_and_way() -> None:
    assert TALLIES.taken["شبكة الساحل الإخبارية", "صحيفة الوادي", "rewrite"] == 1
    assert TALLIES.taken[UNNAMED, "صحيفة الوادي", "copy"] == 2
    assert TALLIES.taken["صحيفة الوادي", "وكالة نبأ", "rewrite"] == 1
    assert not any(source == "شبكة الساحل الإخبارية" for _, source, _ in TALLIES.taken), (
        "its direction is unknown"
    )


def test_an_outlets_page_says_what_is_its_own_and_what_it_took(pages: dict[str, Html]) -> None:
    words = pages["o/wadi.html"].words
    for said in (
        "خاصّ بها 4",
        "بصياغتها نقلًا عن وكالات أو صحف 1",
        "إعادة صياغة نصوص غيرها 1",
        "نصوص من أخذت الجهة المقالات وكالة نبأ 1",
        "جهة لم تُذكر 2",
        "شبكة الساحل الإخبارية 1",
        "وكالات وصحف تنقل عنها",
    ):
        assert said in words, said
    links = {a["href"] for a in pages["o/wadi.html"].all("a")}
    assert {"../s/crowd777.html#a1-crowd1", "../s/lib8r2aa.html", "wadi.atom"} <= links


def test_the_statistics_show_days_pairs_and_agencies(pages: dict[str, Html]) -> None:
    words = pages["statistics.html"].words
    assert "16 خبرًا 24 مقالة 20 نصًّا" in words
    assert "التاريخ الأخبار المقالات النصوص الجهات فبراير 2024 12 16 14 6 فبراير 2023 2 5 4 3" in words
    assert "بلا تاريخ معروف: 3 مقالات" in words
    assert "وكالة نبأ 3 2 2" in words


def test_time_without_news_has_columns_too() -> None:
    assert plots.step(date(2024, 2, 1), date(2024, 2, 28)) == 10
    assert plots.step(date(2023, 2, 7), date(2024, 2, 28)) == 7
    assert plots.step(date(1990, 1, 1), date(2024, 2, 28)) == 4
    assert len(COUNTING.figures().columns) == 13


def test_years_are_said_in_the_digits_of_the_site() -> None:
    options = read({"TIMEZONE": "Asia/Beirut", "MUJAZ_NUMERALS": "arab"})
    day = TALLIES.days[date(2024, 2, 28)]
    tallies = replace(TALLIES, days={date(1990, 1, 1): day, date(2024, 2, 28): day})
    told = Counting(tallies, options, Calendar(options, WORDS), NAMING, PHRASES, WORDS).figures()
    assert [stretch.name for stretch in told.stretches] == ["١٩٩٠", "٢٠٢٤"]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=6))
def test_parts_fill_the_whole(values: list[int]) -> None:
    spans = plots.shares(values)
    assert all(length >= 0 for _, length in spans)
    assert sum(length for _, length in spans) == (plots.TALL if sum(values) else 0)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=50))
def test_columns_stand_within_the_picture_each_at_its_own_place(values: list[tuple[int, int]]) -> None:
    for mirrored in (True, False):
        found = plots.columns([(max(pair), min(pair)) for pair in values], mirrored=mirrored)
        assert sorted(column.place for column in found) == list(range(len(values)))
        assert all(0 <= column.part <= column.whole <= plots.TALL for column in found)
