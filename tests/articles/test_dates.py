"""What an article's date is, and above all what it is not."""

from __future__ import annotations

import time
import tomllib
from datetime import UTC, date, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from mujaz.articles import dates
from mujaz.model import Dating, Given

_LINES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates" / "lines.toml").read_text("utf-8"))[
    "line"
]
_ZONE = timezone(timedelta(hours=3))


def iso(dating: Dating | None) -> str | None:
    return dating.iso() if dating else None


@pytest.mark.parametrize("case", _LINES, ids=[case["text"][:30] for case in _LINES])
def test_date_lines_say_what_the_table_says(case: dict[str, str]) -> None:
    found = dates.date_line(case["text"], _ZONE) or dates.Dates()
    assert (iso(found.published), iso(found.updated)) == (case.get("published"), case.get("updated"))
    assert all(dating.known_by == "stated" for dating in found if dating)


def test_a_line_without_a_zone_gives_the_day_only() -> None:
    found = dates.date_line("28 فبراير 2024 - 14:05")
    assert found is not None
    assert found.published == Dating(date(2024, 2, 28), "stated", "date-line", "28 فبراير 2024 - 14:05")


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("تاريخ النشر:", "published"),
        ("آخر تحديث", "updated"),
        ("تاريخ الميلاد:", "other"),
        ("قال الوزير", None),
        ("", None),
    ],
)
def test_a_label_alone_speaks_for_the_next_line(line: str, label: str | None) -> None:
    assert dates.label(line) == label


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2024-02-28", "2024-02-28"),
        ("20240228", "2024-02-28"),
        ("2024-02-28T14:05:00+03:00", "2024-02-28T11:05:00Z"),
        ("2024-02-28T11:05:00Z", "2024-02-28T11:05:00Z"),
        ("2024-02-28T14:05:00.123456", "2024-02-28T11:05:00Z"),
        ("2024-02-28 14:05", "2024-02-28T11:05:00Z"),
        ("2024-02-28 00:00:00", "2024-02-28"),
        ("2024-02-28T00:00:00Z", "2024-02-28T00:00:00Z"),
        ("Wed, 28 Feb 2024 14:05:00 +0300", "2024-02-28T11:05:00Z"),
        ("Wed, 28 Feb 2024 11:05:00 GMT", "2024-02-28T11:05:00Z"),
        ("Wed, 28 Feb 2024 11:05:00 EST", "2024-02-28"),
        ("1709118300", "2024-02-28T11:05:00Z"),
        ("1709118300000", "2024-02-28T11:05:00Z"),
        ("الأربعاء، 28 شباط 2024", "2024-02-28"),
        ("18/08/1445", "2024-02-28"),
        ("١٨-٨-١٤٤٥", "2024-02-28"),
        ("1445-08-18", "2024-02-28"),
        ("1445/08/18", "2024-02-28"),
        ("1445-08-18T14:05:00", "2024-02-28T11:05:00Z"),
        ("18 شعبان 1445", "2024-02-28"),
        ("الأربعاء 18 شعبان 1445", "2024-02-28"),
        ("18/08/1445 - 28/02/2024", "2024-02-28"),
        ("31/08/1445", None),
        ("1403-12-09", None),
        ("18 شعبان 1445هـ الموافق 28 فبراير 2024", "2024-02-28"),
        ("", None),
        ("0000-00-00", None),
        ("1970-01-01", None),
        ("0", None),
        ("9999999999999", None),
        ("Tue, 28 Feb 2024 11:05:00 GMT", None),
        ("2024-02-28 ثم 2024-03-01", None),
        ("2024", None),
        ("أمس", None),
    ],
)
def test_metadata_dates_of_every_form(value: str, said: str | None) -> None:
    assert iso(dates.from_given(Given(published=value), _ZONE).published) == said
    assert iso(dates.from_given(Given(updated=value), _ZONE).updated) == said


@pytest.mark.parametrize("value", ["32/13/2025", "منذ ساعتين", "1403-12-09", "1970-01-01", "2024", "غدا"])
def test_a_date_that_says_nothing_is_told(value: str) -> None:
    assert dates.unread(Given(published=value, updated="2024-02-28"), _ZONE) == [value]
    assert dates.unread(Given(published="2024-02-28", updated=value), _ZONE) == [value]


@pytest.mark.parametrize("value", ["", "0", "0000-00-00 00:00:00", "-", "0000-00-00T00:00:00Z", "28/02/2024"])
def test_a_date_that_is_none_or_read_is_not(value: str) -> None:
    assert dates.unread(Given(published=value), _ZONE) == []


def test_the_day_of_an_instant_is_the_day_at_the_site() -> None:
    late = Given(published="2024-02-28T22:30:00Z")
    assert [dates.from_given(late, zone).published.day.day for zone in (UTC, _ZONE)] == [28, 29]  # type: ignore[union-attr]  # it is dated


@pytest.mark.parametrize(
    "text",
    [
        "استقبل الوزير، اليوم (الأربعاء) 28 فبراير 2024، نظيره في تل الندى.",
        "استقبل الوزير اليوم الأربعاء 28 شباط 2024 نظيره.",
        "استقبل وزير الخارجية، هذا الأربعاء 28 فبراير 2024، نظيره سيرين في تل الندى.",
        "افتتح المحافظ صباح اليوم الأربعاء الموافق 28/2/2024 السوق.",
        "تل الندى 28 فبراير 2024 (وكالة الندى) - قال متحدث إن السوق فتحت.",
        "تل الندى في 28 شباط/فبراير 2024 (أ ف ب) - قال متحدث إن السوق فتحت.",
        "تل الندى، 28 فبراير 2024 - قال متحدث إن السوق فتحت.",
    ],
)
def test_texts_that_pin_their_own_day(text: str) -> None:
    found = dates.from_text(["مقدمة قصيرة.", text]) or dates.from_text([text])
    assert found is not None
    assert found.day == date(2024, 2, 28)


@pytest.mark.parametrize(
    "text",
    [
        "وقع الحادث يوم الثلاثاء 27 فبراير 2024 على الطريق.",
        "عقد الوزيران اجتماعا ثنائيا يوم الأربعاء 28 فبراير 2024.",
        "قال الوزير اليوم (الثلاثاء) إن السوق ستفتح.",
        "في مثل هذا اليوم 28 فبراير 1998 افتتحت السوق.",
        "يعقد المجلس جلسته هذا الأربعاء 28 فبراير 2024 المقبل.",
        "وأوضح أن اللجنة ستجتمع هذا الأربعاء 28 فبراير 2024.",
        "سيجتمع الوزراء هذا الأربعاء 28 فبراير 2024 في تل الندى.",
        "قالت اليوم الأربعاء 28 فبراير 2024 ثم اليوم الخميس 29 فبراير 2024.",
        "اليوم الثلاثاء 28 فبراير 2024",
        "انتهت الحرب في 28 فبراير 1991 - ومنذ ذلك الحين",
        "أعلنت الوزارة 28 فبراير 2024 - موعدا للافتتاح",
        "أمس الثلاثاء 27 فبراير 2024",
    ],
)
def test_the_day_of_an_event_is_not_the_day_of_the_text(text: str) -> None:
    assert dates.from_text([text]) is None


def test_a_date_far_down_is_background() -> None:
    assert dates.from_text([*["فقرة."] * 9, "قال اليوم الأربعاء 28 فبراير 2024 إنه راض."]) is None


@for_all(
    st.text(max_size=120)
    | st.sampled_from([case["text"] for case in _LINES]).flatmap(st.permutations).map("".join)
)
def test_no_line_is_too_strange(line: str) -> None:
    for found in (
        dates.date_line(line, _ZONE) or dates.Dates(),
        dates.from_given(Given(published=line), _ZONE),
    ):
        assert all(1990 <= dating.day.year <= 2049 for dating in found if dating)
    dates.from_text([line])


@pytest.mark.parametrize("piece", ["هذا الأربعاء 28 فبراير 2024 ", "اليوم (", "28 فبراير 2024. ", "- "])
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    start = time.process_time()
    dates.from_text([piece * (100_000 // len(piece))])
    assert time.process_time() - start < 5


def test_the_real_files_are_dated_by_their_own_lines_only(real_corpus: Path) -> None:
    lines = {
        path.name[:3]: [line.strip() for line in path.read_text("utf-8", "replace").split("\n")]
        for path in sorted(real_corpus.glob("*.txt"))
    }
    dated = {name: [f for line in said if (f := dates.date_line(line))] for name, said in lines.items()}
    assert [len(found) for found in dated.values()] == [1, 0, 0, 0, 0]
    assert dated["000"][0].published is not None
    assert dated["000"][0].published.day == date(2024, 2, 28)
    told = [found.day for line in lines["004"] if (found := dates.from_text([line]))]
    assert told == [date(2024, 2, 28)]
    assert all(dates.from_text([line]) is None for name in ("001", "002", "003") for line in lines[name])
