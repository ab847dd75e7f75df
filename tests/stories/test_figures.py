"""Figures as evidence: what contradicts, what is the same number told otherwise."""

from __future__ import annotations

from mujaz.stories import candidates, features
from mujaz.stories.profiles import Profile, profile
from tests.stories.making import take

EARLIER = "قتل 31 شخصا وأصيب 17 في غرق عبارة قبالة الزنديل فجر الاثنين، وفق خفر السواحل."
RISEN = "ارتفعت حصيلة غرق العبارة قبالة الزنديل من 31 إلى 40 قتيلا، وفق خفر السواحل."
OTHER = "قتل 40 شخصا في غرق عبارة قبالة الزنديل، وفق خفر السواحل."


def of(ident: str, text: str) -> Profile:
    return profile(take(ident, {"title": "غرق عبارة", "text": text}))


def test_a_toll_said_to_have_risen_agrees_with_the_earlier_one() -> None:
    risen = features.compare(of("a", EARLIER), of("b", RISEN))
    other = features.compare(of("a", EARLIER), of("b", OTHER))
    assert (risen["figures_agree"], risen["alike_but_counts"]) == (1.0, 0.0)
    assert other["figures_agree"] == 0.0 < other["alike_but_counts"]


def test_a_rounded_figure_is_no_other_figure() -> None:
    exact, rounded, other = (
        f"بلغ العجز {n} في المئة من الناتج هذا العام في كارمورا." for n in ("3.9", "4", "3.1")
    )
    assert features.compare(of("a", exact), of("b", rounded))["alike_but_counts"] == 0.0
    assert features.compare(of("a", exact), of("b", other))["alike_but_counts"] > 0.0


def test_candidates_of_a_pair_do_not_depend_on_who_else_is_there() -> None:
    prints = [
        of(ident, text).print for ident, text in zip("abcd", (EARLIER, RISEN, OTHER, EARLIER), strict=True)
    ]
    whole = candidates.pairs(prints).tolist()
    alone = [
        [a, b] for a in range(4) for b in range(a + 1, 4) if len(candidates.pairs([prints[a], prints[b]]))
    ]
    assert whole == alone
