"""Weeks and months: every edition in one of each, called by its days alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mujaz.site import editions, periods
from tests.site import sample
from tests.site.conftest import Html
from tests.site.making import CALENDAR

GATHERED = editions.gather(sample.stories(), CALENDAR)


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        ("2024-02-24", "2024-02-24"),
        ("2024-03-01", "2024-02-24"),
        ("2024-03-02", "2024-03-02"),
        ("2026-01-01", "2025-12-27"),
    ],
)
def test_a_week_runs_from_saturday_to_friday(day: str, begins: str) -> None:
    assert periods.week_of(date.fromisoformat(day)).isoformat() == begins
    assert periods.week_url(date.fromisoformat(day)) == f"w/{begins}.html"


@pytest.mark.parametrize("divide", [periods.weeks, periods.months])
def test_every_edition_stands_in_one_period(divide: object) -> None:
    found = divide(GATHERED)  # type: ignore[operator]
    assert [e for period in found for e in period.editions] == list(GATHERED)
    for period in found:
        assert all(period.first <= edition.day <= period.last for edition in period.editions)


def test_a_months_weeks_hold_each_of_its_days_once() -> None:
    for first in (date(2024, 2, 1), date(2023, 12, 1), date(2025, 2, 1), date(2026, 8, 1)):
        rows = periods.month_weeks(first)
        days = [day for row in rows for day in row if day]
        assert days == [first + timedelta(days=n) for n in range(len(days))]
        assert (days[-1] + timedelta(days=1)).day == 1
        assert all(any(row) and len(row) == 7 for row in rows)


def test_a_period_is_ranked_by_independent_texts() -> None:
    (month, _) = periods.months(GATHERED)
    texts = [story.draft.counts.texts for story in month.stories]
    assert texts == sorted(texts, reverse=True)
    assert month.stories[0].id == "river7k2m"


def test_the_week_shows_its_days_and_leads_to_its_neighbours(pages: dict[str, Html]) -> None:
    week = pages["w/2024-02-24.html"]
    assert "الأسبوع 24 فبراير – 1 مارس 2024" in week.words
    links = {a["href"] for a in week.all("a")}
    assert {"../d/2024-02-28.html", "../d/2024-02-25.html", "../m/2024-02.html"} <= links
    assert {a["rel"]: a["href"] for a in week.all("a") if a.get("rel") in {"prev", "next"}} == {
        "prev": "2023-02-04.html"
    }


def test_a_period_says_in_how_many_articles_its_stories_stand_whenever_these_were_published(
    pages: dict[str, Html],
) -> None:
    (month, _) = periods.months(GATHERED)
    members = [member for story in month.stories for member in story.draft.members]
    assert any(member.published is None for member in members)
    assert len(members) == 17
    assert "12 خبرًا في 17 مقالة" in pages["m/2024-02.html"].words
    assert "فبراير 2024 12 16" in pages["statistics.html"].words
    assert "والمقالة في يوم نشرها هي؛ وما لا يُعرف تاريخه لا يُحسب" in pages["statistics.html"].words


def test_the_archive_is_a_calendar_whose_days_say_what_they_hold(pages: dict[str, Html]) -> None:
    days = {a["href"]: a.get("aria-label") for a in pages["archive.html"].all("a")}
    assert days["d/2024-02-28.html"] == "الأربعاء، 28 فبراير 2024، 8 أخبار"
    assert {"m/2024-02.html", "m/2023-02.html", "w/2024-02-24.html"} <= days.keys()
    assert "d/2024-02-29.html" not in days


def test_an_edition_says_how_long_it_takes_to_read(pages: dict[str, Html]) -> None:
    assert "وقت القراءة: دقيقة واحدة" in pages["d/2024-02-28.html"].words
    assert "وقت القراءة: دقيقة واحدة" in pages["index.html"].words
