"""Who copied whom, as far as there is evidence; dates that copies lend each other; the day of the event."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from mujaz import stories
from mujaz.model import Article, Dating, Lineage
from mujaz.outlets import key
from tests.stories.making import article, cases, take

CASES = {case["name"]: case for case in cases("pairs.jsonl")}


def traced(rows: dict[str, dict[str, Any]], texts: list[list[str]]) -> dict[str, Lineage]:
    prints = {ident: take(ident, row) for ident, row in rows.items()}
    return stories.trace([article(ident, row) for ident, row in rows.items()], prints, texts)


def test_the_earlier_of_two_dated_copies_is_the_origin() -> None:
    case = CASES["copy"]
    found = traced({"z": case["a"], "b": case["b"]}, [["b", "z"]])
    assert found == {"z": Lineage("original"), "b": Lineage("copy", "z", True)}


def test_without_dates_or_credits_two_copies_are_the_same_text() -> None:
    case = CASES["copy"]
    undated = {
        "a": {**case["a"], "published": None, "outlet": "صحيفة السواقي"},
        "b": {**case["b"], "published": None, "outlet": None},
    }
    assert traced(undated, [["a", "b"]])["b"] == Lineage("copy", "a", False)


def test_a_credit_shows_the_direction() -> None:
    case = CASES["copy"]
    rows = {
        "a": {**case["a"], "published": None, "credits": ["مرصد الأخبار"]},
        "b": {**case["b"], "published": None},
    }
    assert traced(rows, [["a", "b"]]) == {"a": Lineage("copy", "b", True), "b": Lineage("original")}


def test_a_credit_may_name_the_agency_with_or_without_what_kind_of_house_it_is() -> None:
    case = CASES["copy"]
    rows = {
        "a": {**case["a"], "published": None, "outlet": "بوابة المدى", "credits": ["سند برس"]},
        "b": {**case["b"], "published": None, "outlet": "وكالة سند برس للأنباء"},
    }
    assert traced(rows, [["a", "b"]]) == {"a": Lineage("copy", "b", True), "b": Lineage("original")}


def test_of_two_copies_of_one_day_an_agency_s_is_the_origin_though_no_registry_knows_it() -> None:
    case = CASES["copy"]
    rows = {
        "a": {**case["a"], "published": "2031-04-06", "outlet": "صدى الوادي", "credits": []},
        "b": {**case["b"], "published": "2031-04-06", "outlet": "وكالة سند برس", "credits": []},
    }
    assert traced(rows, [["a", "b"]]) == {"a": Lineage("copy", "b", True), "b": Lineage("original")}


def test_a_truncated_copy_is_an_edited_copy() -> None:
    case = CASES["truncated"]
    assert traced(case_rows(case), [["a", "b"]])["b"].kind == "edited-copy"


def test_what_is_dated_later_that_day_is_no_origin() -> None:
    case = CASES["truncated"]
    full, short = sorted((case["a"], case["b"]), key=lambda row: -len(row["text"]))
    first, second = (datetime(2031, 4, 6, hour, tzinfo=UTC) for hour in (10, 12))
    articles = [
        dated(article("a", {**full, "url": None}), first),
        dated(article("b", {**short, "outlet": "موقع النورس", "url": "https://nawras.example/1"}), second),
    ]
    prints = {ident: take(ident, row) for ident, row in (("a", full), ("b", short))}
    found = stories.trace(articles, prints, [["a", "b"]])
    assert found == {"a": Lineage("original"), "b": Lineage("edited-copy", "a", True)}


def dated(one: Article, instant: datetime) -> Article:
    return replace(one, published=Dating(instant.date(), "stated", "field", instant=instant))


def test_an_official_body_s_own_text_is_the_origin_of_those_who_carry_it() -> None:
    case = CASES["copy"]
    rows = {
        "a": {**case["a"], "published": "2031-04-06", "outlet": "صحيفة النورس"},
        "b": {**case["b"], "published": "2031-04-06", "outlet": "ديوان مدينة السواقي"},
    }
    prints = {ident: take(ident, row) for ident, row in rows.items()}
    articles = [article(ident, row) for ident, row in rows.items()]
    found = stories.trace(articles, prints, [["a", "b"]], frozenset({key("ديوان مدينة السواقي")}))
    assert found == {"a": Lineage("copy", "b", True), "b": Lineage("original")}


def test_an_account_that_shares_no_wording_is_independent() -> None:
    case = CASES["update"]
    found = traced(case_rows(case), [["a"], ["b"]])
    assert {lineage.kind for lineage in found.values()} == {"independent"}


STATEMENT = (
    "تعلن هيئة مرفأ الزنديل إتمام توسعة الحوض الجنوبي بعد أربع سنوات من العمل.\n"
    "وتبلغ مساحة الحوض الجديد تسعين ألف متر مربع تتسع لاثنتي عشرة سفينة شحن كبيرة في وقت واحد.\n"
    "وتشكر الهيئة العمال والصيادين على صبرهم الطويل."
)
REPORT = (
    "افتتح مرفأ الزنديل حوضه الجنوبي، وفق ما جاء في بيان رسمي صدر عن إدارته.\n"
    "وتبلغ مساحة الحوض الجديد تسعين ألف متر مربع تتسع لاثنتي عشرة سفينة شحن كبيرة في وقت واحد.\n"
    "ويعد المرفأ أكبر موانئ الإقليم، وتمر به نصف تجارته من الحبوب."
)


def test_a_statement_stands_nearer_the_origin_than_the_report_that_cites_it() -> None:
    rows: dict[str, dict[str, Any]] = {
        "a": {"outlet": "وكالة السواقي", "published": "2031-04-06", "text": REPORT},
        "z": {"text": STATEMENT},
    }
    assert traced(rows, [["a"], ["z"]]) == {"a": Lineage("rewrite", "z", True), "z": Lineage("original")}


def test_two_texts_that_share_wording_and_cite_nothing_show_no_direction() -> None:
    plain = REPORT.replace("بيان", "كتيب")
    found = traced({"a": {"text": plain}, "z": {"text": STATEMENT}}, [["a"], ["z"]])
    assert [lineage.directed for lineage in found.values() if lineage.of] == [False]


def test_every_text_has_one_head_and_derives_from_members_only() -> None:
    rows = {f"{n}{side}": CASES[name][side] for n, name in enumerate(CASES) for side in "ab"}
    texts = [[f"{n}a", f"{n}b"] for n in range(len(CASES))]
    found = traced(rows, texts)
    assert found.keys() == rows.keys()
    for text in texts:
        assert sum(found[ident].kind not in ("copy", "edited-copy") for ident in text) == 1
    for ident, lineage in found.items():
        assert (lineage.of is None) == (lineage.kind in ("original", "independent"))
        assert lineage.of is None or (lineage.of in rows and lineage.of != ident)


def test_an_undated_copy_takes_the_date_of_its_earliest_dated_copy() -> None:
    case = CASES["truncated"]
    articles = [article("a", case["a"]), article("b", case["b"])]
    found = stories.copy_dates(articles, [["a", "b"]])
    assert {ident: (d.day, d.known_by, d.evidence) for ident, d in found.items()} == {
        "b": (date(2031, 4, 6), "copy", "a")
    }
    assert stories.copy_dates(articles, [["a"], ["b"]]) == {}


def test_the_event_is_on_the_day_that_the_leads_agree_on() -> None:
    case = CASES["spelling"]
    assert stories.event_date([take("a", case["a"]), take("b", case["b"])]) == date(2029, 5, 14)
    assert stories.event_date([take("a", {"text": "نص بلا تاريخ"})]) is None


def told(text: str, published: str | None = None) -> date | None:
    return stories.event_date([take("a", {"text": text, "published": published})])


LEAD = (
    "لقي سائقان مصرعهما إثر انقلاب شاحنة على طريق الزعرور الساحلي شمالي مدينة وادي الحجل صباح {} "
    "بعد ساعات من أمطار غزيرة أغرقت الطريق وأوقفت السير عليه تماما.\n"
)
BODY = "ووقع الحادث يوم الثلاثاء 12 أبريل 2033 عند الجسر القديم."


def test_a_day_in_full_in_the_body_is_the_event_s_where_the_lead_names_its_weekday() -> None:
    assert told(LEAD.format("الثلاثاء") + BODY) == date(2033, 4, 12)
    assert told(LEAD.format("أمس") + BODY) == date(2033, 4, 12)
    assert told(LEAD.format("الخميس") + BODY) is None


def test_a_day_of_the_background_or_of_another_event_is_not_the_event_s() -> None:
    recalled = "وكان حادث مماثل قد وقع يوم الثلاثاء 5 أبريل 2033."
    assert told(LEAD.format("الثلاثاء") + recalled) is None
    assert told(LEAD.format("الثلاثاء") + recalled + "\n" + BODY) == date(2033, 4, 12)
    assert told(LEAD.format("الثلاثاء") + BODY + "\n" + "ويفتتح الجسر الجديد الثلاثاء 3 مايو 2033.") is None
    assert told(LEAD.format("باكر") + "ويفتتح الجسر الجديد في 3 مايو 2033.", "2033-04-13") is None


def test_the_same_ministers_a_year_apart_are_background_of_each_other() -> None:
    case = CASES["same ministers a year apart"]
    other = CASES["weather bulletins of two days"]
    groups = [[take("a", case["a"])], [take("w", other["a"])], [take("b", case["b"])]]
    assert stories.background(groups) == ((0, 2),)


def case_rows(case: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {"a": case["a"], "b": case["b"]}
