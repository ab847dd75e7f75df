"""A pair of articles, as an editor would judge it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import numpy as np
import pytest

from mujaz import stories
from mujaz.stories import features, verify
from mujaz.stories.pairs import lone
from tests.stories.making import cases, take

PAIRS = cases("pairs.jsonl")


@pytest.mark.parametrize("case", PAIRS, ids=[case["name"] for case in PAIRS])
def test_pair_is_put_together_or_kept_apart(case: dict[str, Any]) -> None:
    grouping = stories.group([take("a", case["a"]), take("b", case["b"])])
    assert (len(grouping.groups) == 1) == case["together"]


@pytest.mark.parametrize("case", PAIRS, ids=[case["name"] for case in PAIRS])
def test_judgement_is_the_same_both_ways_and_can_be_stored(case: dict[str, Any]) -> None:
    a, b = take("a", case["a"]), take("b", case["b"])
    judgement = stories.judge(a, b)
    assert judgement == stories.judge(b, a)
    assert json.loads(json.dumps(asdict(judgement)))["features"] == judgement.features
    assert 0 <= judgement.score <= 1


def test_the_parts_of_a_judgement_add_up_to_its_score() -> None:
    a, b = take("a", PAIRS[2]["a"]), take("b", PAIRS[2]["b"])
    judgement = stories.judge(a, b)
    total = sum(judgement.weights.values())
    assert not judgement.features["testimony"]
    row = np.asarray([[judgement.features[name] for name in features.FEATURES]])
    assert verify.scores(row)[0] == pytest.approx(max(-verify.BOUND, min(verify.BOUND, total)), abs=1e-9)


def test_more_evidence_never_lowers_a_score() -> None:
    known = np.vstack([features.table(lone(take("a", case["a"]), take("b", case["b"]))) for case in PAIRS])
    for place, feature in enumerate(features.FEATURES.values()):
        more = known.copy()
        more[:, place] += feature.direction * 0.4
        assert (verify.scores(more) >= verify.scores(known)).all()


def test_another_session_of_one_series_is_forbidden_whatever_its_likeness() -> None:
    case = next(case for case in PAIRS if case["name"] == "sessions of two years")
    assert stories.judge(take("a", case["a"]), take("b", case["b"])).vetoes == ("numbering", "days")


@pytest.mark.parametrize(
    ("addressee", "vetoes"),
    [("رئيس تشاد إدريس القرمي", ("addressees",)), ("نظيره في النيجر بخاري المحمدو", ())],
)
def test_cables_of_one_sender_to_two_presidents_are_two_events(
    addressee: str, vetoes: tuple[str, ...]
) -> None:
    """Of one day and in other words, so that no template shows."""
    one = take(
        "a",
        {
            "title": "الرئيس الراشدي يهنئ رئيس النيجر",
            "text": "بعث الرئيس سامر الراشدي اليوم الاثنين برقية تهنئة إلى رئيس النيجر بخاري المحمدو.",
            "published": "2014-08-04",
        },
    )
    text = f"أبرق الرئيس سامر الراشدي مهنئا إلى {addressee} بعيد بلاده الوطني متمنيا لشعبه الرخاء."
    other = take("b", {"title": "تهنئة رئاسية", "text": text, "published": "2014-08-04"})
    assert stories.judge(one, other).vetoes == vetoes


@pytest.mark.parametrize(
    ("day", "figures", "vetoes"),
    [("الاثنين", (18, 61, 24), ("days",)), ("الأحد", (18, 61, 24), ()), ("الاثنين", (23, 44, 17), ())],
)
def test_bulletins_of_two_days_are_two_events(
    day: str, figures: tuple[int, int, int], vetoes: tuple[str, ...]
) -> None:
    def bulletin(named: str, degrees: int, speed: int, night: int) -> str:
        return (
            f"تتوقع هيئة الأرصاد في مدينة الرياحين أن تبلغ الحرارة {named} {degrees} درجة نهارا، وأن تهب رياح شمالية "
            f"سرعتها {speed} كيلومترا في الساعة، على أن تنخفض الحرارة ليلا إلى {night} درجات في الأحياء المرتفعة."
        )

    one, other = (
        take(ident, {"title": "", "text": bulletin(*told), "published": "2014-08-04"})
        for ident, told in (("a", ("الأحد", 23, 44, 17)), ("b", (day, *figures)))
    )
    assert stories.judge(one, other).vetoes == vetoes


def test_another_country_says_less_of_a_text_that_names_one_in_passing() -> None:
    """A witness may be of any nation."""
    home = take("a", {"title": "", "text": "انقلاب حافلة سياح في إيطاليا"})
    lead = (
        "روى سائح كيف نجا ركاب الحافلة حين انحرفت عن الطريق الجبلي وسقطت في الوادي "
        "قبل أن يصل إليها رجال الإنقاذ بساعتين."
    )
    witnessed, abroad = (
        take("b", {"title": "", "text": text})
        for text in (f"{lead}\nوكان معه طبيب ألماني أسعف الجرحى.", "انقلاب حافلة سياح في ألمانيا")
    )
    assert (
        features.lands_differ(lone(home, witnessed))[0]
        == features.lands_differ(lone(home, abroad))[0] / 2
        > 0
    )
