"""Round-ups are linked to the events that they tell, and a long report to none."""

from __future__ import annotations

from mujaz import stories
from tests.stories.making import article, take

EVENTS = {
    "quake": "هز زلزال بلدة قشمران في إقليم طخارة وانهارت مئذنة الزبرجد، بحسب مرصد بنجدان.",
    "club": "تعاقد نادي الصقور مع المهاجم بكتاش أوزقرلي قادما من غرانهولم لثلاثة مواسم.",
    "dam": "افتتح الوزير هزبر الطنطان سد الشنقار على نهر المرجول بعد تسعة أعوام من البناء.",
    "film": "نال فيلم «ليل الجلنار» للمخرجة نوفلية السمرقان جائزة مهرجان فلدورة.",
}
BRIEFS = [
    "اهتزت قشمران في طخارة بزلزال أسقط مئذنة الزبرجد، وقال مرصد بنجدان إنه متوسط.",
    "إلى الصقور انتقل بكتاش أوزقرلي من غرانهولم.",
    "دشن هزبر الطنطان سد الشنقار على المرجول.",
    "جائزة فلدورة لنوفلية السمرقان عن ليل الجلنار.",
]


def linked(text: list[str], day: str = "2031-04-07") -> set[str]:
    rows = {
        ident: {"title": "", "text": told, "published": "2031-04-06"} for ident, told in EVENTS.items()
    } | {"digest": {"title": "موجز", "text": "\n".join(text), "published": day}}
    names = sorted(rows)
    found = stories.round_ups(
        [[take(ident, rows[ident])] for ident in names],
        {ident: article(ident, rows[ident]) for ident in names},
    )
    assert all(names.index("digest") in pair for pair in found)
    return {names[at] for pair in found for at in pair} - {"digest"}


def test_a_round_up_is_linked_to_each_event_that_a_paragraph_of_it_tells() -> None:
    assert linked(BRIEFS) == EVENTS.keys()


def test_two_events_make_no_round_up() -> None:
    assert linked(BRIEFS[:2]) == set()


def test_a_long_report_that_recalls_events_is_no_round_up() -> None:
    assert linked([*BRIEFS, *("وقال خبراء إن الموسم كان هادئا في بقية الأقاليم.",) * 9]) == set()


def test_events_of_other_days_are_not_what_a_round_up_tells() -> None:
    assert linked(BRIEFS, "2031-07-01") == set()
