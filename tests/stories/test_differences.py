"""Differences: what accounts dispute, word otherwise or tell alone, pinned to sentences as they stand."""

from __future__ import annotations

import tomllib
from itertools import permutations
from time import process_time
from typing import Any

import pytest

from mujaz.model import Article, Difference
from mujaz.stories import differences
from tests.building import PROJECT
from tests.making import article

CASES: list[dict[str, Any]] = tomllib.loads(
    (PROJECT / "tests/cases/stories/differences.toml").read_text("utf-8")
)["case"]


def accounts(case: dict[str, Any]) -> list[Article]:
    told = []
    for number, text in enumerate(case["texts"]):
        title, _, body = text.strip().partition("\n")
        told.append(article(f"a1-{number}", title=title, text=body))
    return told


def words(found: tuple[Difference, ...], kind: str) -> list[list[str]]:
    return [[claim.words for claim in difference.claims] for difference in found if difference.kind == kind]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_differences_of_a_case_are_found_and_no_others(case: dict[str, Any]) -> None:
    lead, *others = accounts(case)
    found = differences(lead, others)
    assert words(found, "figure") == case.get("figures", [])
    assert words(found, "quotation") == case.get("quotations", [])
    if "alone" in case:
        alone = [d.claims[0].text for d in found if d.kind == "alone"]
        assert len(alone) == len(case["alone"])
        assert all(text.startswith(begins) for text, begins in zip(alone, case["alone"], strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_every_claim_stands_as_it_is_in_the_article_that_it_names(case: dict[str, Any]) -> None:
    told = accounts(case)
    text = {one.id: f"{one.title}\n{one.text}" for one in told}
    for difference in differences(told[0], told[1:]):
        sources = [claim.source for claim in difference.claims]
        assert sources == sorted(set(sources))
        assert (len(sources) == 1) == (difference.kind == "alone")
        for claim in difference.claims:
            assert claim.text in text[claim.source]
            assert claim.words in claim.text


def test_the_order_of_the_other_articles_changes_nothing_but_the_order_of_claims() -> None:
    told = [
        article(f"a1-{letter}", title=f"انهيار {number}", text=TOLL.format(number))
        for letter, number in zip("abcd", (40, 31, 40, 35), strict=True)
    ]

    def sets(found: tuple[Difference, ...]) -> list[tuple[str, frozenset[object]]]:
        return [(difference.kind, frozenset(difference.claims)) for difference in found]

    first = sets(differences(told[0], told[1:]))
    assert [len(claims) for _, claims in first] == [4]
    for others in permutations(told[1:]):
        assert sets(differences(told[0], others)) == first


TOLL = "قتل {} شخصا في انهيار مدرج خشبي بملعب السنديان في مدينة الريحانية مساء السبت."


def test_a_table_of_many_like_sentences_costs_little() -> None:
    town = ["الورد", "النخيل", "الزيتون", "الصنوبر", "الرمان", "التين", "اللوز", "الياسمين"]
    lines = [
        [
            f"أعلنت بلدية {town[n % 8]} غرس {100 + 7 * n + shift} شجرة في الحديقة العامة ضمن حملة التشجير السنوية."
            for n in range(160)
        ]
        for shift in (0, 1)
    ]
    first, second = (
        article(f"a1-{n}", title="حملة التشجير", text="\n".join(said)) for n, said in enumerate(lines)
    )
    begun = process_time()
    differences(first, [second])
    assert process_time() - begun < 4


def test_a_single_account_differs_from_nothing() -> None:
    assert differences(article(text=TOLL.format(40)), []) == ()


@pytest.mark.parametrize(
    "text", ["", "40", "«»", "قتل 40", '"' * 50, "٤٠٬٠٠٠٫٥ قتيلا " * 40, "\udc80 40 قتيلا", "ﷺ 40 قتيلا"]
)
def test_odd_texts_do_not_stop_it(text: str) -> None:
    differences(
        article("a1-a", text=text), [article("a1-b", text=text), article("a1-c", text=TOLL.format(31))]
    )
