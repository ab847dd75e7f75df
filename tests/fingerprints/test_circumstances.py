"""Where a text is at home, and what it says of its day without saying the year."""

from __future__ import annotations

from datetime import date

import pytest

from mujaz.model.fingerprints import Sign
from tests.stories.making import take


def test_headline_and_lead_say_more_of_a_country_than_the_background() -> None:
    lead = (
        "الجزائر - اختتمت في وهران أشغال ملتقى دولي شارك فيه باحثون من عدة جامعات "
        "لمناقشة مشاكل الري والسدود الصغيرة في القرى والأرياف والمزارع الجبلية وحدها."
    )
    text = f"{lead}\nوكان الملتقى السابق قد عقد في تونس."
    assert take("a", {"title": "ملتقى في وهران", "text": text}).lands == {"DZ": 18, "TN": 1}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("وصل الوزير إلى القصرين", ["TN"]),
        ("انقلاب حافلة قرب سيدي بوزيد", ["TN"]),
        ("من طوكيو إلى ساو باولو", ["BR", "JP"]),
        ("الوفد الأميركي في جنيف", ["CH", "US"]),
        ("في جنوب أفريقيا وبوركينا فاسو", ["BF", "ZA"]),
        ("السفير التونسي لليمن", ["TN", "YE"]),
        ("وتحدث كركوك عن مرسيليا", []),
        ("مساجد في مرسيليا", ["FR"]),
        ("صفاقس - أعلنت البلدية", ["TN"]),
        ("خسائر في سيول جرفت الطريق", []),
        ("اجتماع في العاصمة سيول", ["KR"]),
        ("مشروع في ولاية غير بعيدة", []),
        ("المفاوضات في مالي", ["ML"]),
        ("وزارة المالية تنفي عجزا ماليا", []),
        ("مدرسة للبنين في بنين", ["BJ"]),
    ],
)
def test_a_name_that_is_a_word_too_needs_a_word_of_place_before_it_or_opens_a_text(
    text: str, codes: list[str]
) -> None:
    assert sorted(take("a", {"title": "", "text": text}).lands) == codes


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("عمان - بحث وزير الزراعة الأردني", {"JO"}),
        ("وصل السفير العماني من عمان", {"OM"}),
        ("زار الملك الأردني سلطنة عمان والتقى السفير العماني في عمان", {"JO", "OM"}),
        ("حفل في عمان", {"OM"}),
    ],
)
def test_a_capital_called_as_a_country_is_meant_where_its_own_country_is_spoken_of(
    text: str, countries: set[str]
) -> None:
    found = take("a", {"title": "", "text": text})
    assert set(found.all_countries) == set(found.lands) == countries


def test_a_day_of_a_month_and_a_weekday_are_signs_of_the_day_where_the_year_is_unknown() -> None:
    lead = (
        "أعلنت الهيئة مساء الاثنين 15 تموز النتائج الأولية للاقتراع الذي شارك فيه نحو نصف "
        "الناخبين المسجلين في الدوائر كلها، من دون أن تسجل في مكاتبه مخالفات تؤثر في ما انتهى إليه الفرز."
    )
    found = take("a", {"title": "", "text": f"{lead}\nويفتح باب الطعن يوم الخميس."})
    assert found.calendar == {Sign(0, 0), Sign(7, 15)}
    assert found.all_calendar == {*found.calendar, Sign(0, 3)}


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("أعلن عمال الميناء إضرابا مفتوحا ابتداءً من الأحد.", 9),
        ("تغلق الطريق اعتبارا من صباح الجمعة لأعمال الصيانة.", 7),
        ("سيعقد المجلس جلسة طارئة مساء الجمعة.", 7),
        ("قال الوزير الأحد إن المجلس سيجتمع قريبا.", 2),
        ("سيبت القضاء في الشكوى التي رفعت الاثنين.", 3),
        ("عثر على سيارة محترقة يوم الأحد.", 2),
        ("أدى انفجار يوم الأحد إلى مقتل ثلاثة.", 2),
        ("ارتفع عدد المصابين في جامعة سان لويس الثلاثاء إلى ثلاثين.", 4),
    ],
)
def test_a_weekday_is_a_coming_one_where_something_begins_or_will_be_on_it(lead: str, day: int) -> None:
    """Told on Wednesday, 5 March 2025."""
    found = take("a", {"title": "", "text": lead, "published": "2025-03-05"})
    assert [moment.day for moment in found.moments] == [date(2025, 3, day)]
