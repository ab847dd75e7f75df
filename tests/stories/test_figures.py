"""Figures as evidence: what contradicts, what is the same number told otherwise."""

from __future__ import annotations

from mujaz.model import Fingerprint
from mujaz.stories import candidates
from mujaz.stories.features import alike_but_counts, figures_agree
from mujaz.stories.pairs import lone
from tests.stories.making import take

EARLIER = "قتل 31 شخصا وأصيب 17 في غرق عبارة قبالة الزنديل فجر الاثنين، وفق خفر السواحل."
RISEN = "ارتفعت حصيلة غرق العبارة قبالة الزنديل من 31 إلى 40 قتيلا، وفق خفر السواحل."
OTHER = "قتل 40 شخصا في غرق عبارة قبالة الزنديل، وفق خفر السواحل."


def of(ident: str, text: str) -> Fingerprint:
    return take(ident, {"title": "غرق عبارة", "text": text})


def test_a_toll_said_to_have_risen_agrees_with_the_earlier_one() -> None:
    risen = lone(of("a", EARLIER), of("b", RISEN))
    other = lone(of("a", EARLIER), of("b", OTHER))
    assert (figures_agree(risen)[0], alike_but_counts(risen)[0]) == (1.0, 0.0)
    assert figures_agree(other)[0] == 0.0 < alike_but_counts(other)[0]


def test_a_rounded_figure_is_no_other_figure() -> None:
    exact, rounded, other = (
        f"بلغ العجز {n} في المئة من الناتج هذا العام في كارمورا." for n in ("3.9", "4", "3.1")
    )
    assert alike_but_counts(lone(of("a", exact), of("b", rounded)))[0] == 0.0
    assert alike_but_counts(lone(of("a", exact), of("b", other)))[0] > 0.0


def test_candidates_of_a_pair_do_not_depend_on_who_else_is_there() -> None:
    prints = [of(ident, text) for ident, text in zip("abcd", (EARLIER, RISEN, OTHER, EARLIER), strict=True)]
    whole = candidates.pairs(prints).tolist()
    alone = [
        [a, b] for a in range(4) for b in range(a + 1, 4) if len(candidates.pairs([prints[a], prints[b]]))
    ]
    assert whole == alone
