"""Dates in texts: the table in tests/cases/calendar, and laws that hold for any text."""

from __future__ import annotations

import time
import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.arabic import calendar
from mujaz.arabic.calendar import Mention

_CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "calendar" / "mentions.toml").read_text("utf-8")
)["case"]
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def written(mention: Mention) -> str:
    """A mention in the notation of the table."""
    year = "????" if mention.year is None else f"{mention.year:04}"
    month, day = ("??" if part is None else f"{part:02}" for part in (mention.month, mention.day))
    hijri = mention.calendar == "hijri"
    said = [f"{'H' if hijri else ''}{year}-{month}-{day}"]
    if hijri and mention.date:
        said.append(f"={mention.date.isoformat()}")
    if mention.time:
        said.append(f"T{mention.time:%H:%M}")
    if mention.zone and mention.date and mention.time:
        offset = datetime.combine(mention.date, mention.time, mention.zone).utcoffset()
        assert offset is not None
        said.append(f"Z+{offset.seconds // 3600}")
    if mention.weekday is not None:
        said.append(_WEEKDAYS[mention.weekday])
    if mention.doubtful:
        said.append("!")
    return " ".join(said)


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_dates_are_read_as_the_table_says(case: dict[str, object]) -> None:
    assert [written(mention) for mention in calendar.mentions(str(case["text"]))] == case["dates"]


def test_a_date_that_is_no_day_has_no_date() -> None:
    (mention,) = calendar.mentions("31 فبراير 2024")
    assert mention.date is None


_PIECES = st.lists(
    st.sampled_from(
        ["28", "2024", "فبراير", " ", "/", "-", "الأربعاء", "14:05", "هـ", "شعبان", "1445", "(", ")", "الموافق", "مارس",
         "Feb", "GMT", "+03:00", "و", "عام", "٥", "م", "الأول", "من", "T", ".", "آب", "\n", "ليلا", "202402:05"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(_PIECES | st.text(max_size=200))
def test_mentions_are_ordered_apart_and_inside_the_text(text: str) -> None:
    at = 0
    for mention in calendar.mentions(text):
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end
        assert mention.date is None or mention.day is not None


@given(_PIECES | st.text(max_size=200))
def test_weekdays_are_inside_the_text(text: str) -> None:
    assert all(text[day.start : day.end].strip() for day in calendar.weekdays(text))


@pytest.mark.parametrize(
    "piece",
    ["1", "1/", "1-", "28 ", "فبراير ", "الأول ", "و", " 2024", "12:", "(", "عام ", "الحادي و", "ربيع "],
)
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        start = time.process_time()
        calendar.mentions(text)
        return time.process_time() - start

    small, large = seconds(2_000), seconds(20_000)
    assert large < 40 * max(small, 0.005)
