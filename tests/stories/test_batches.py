"""A pair is judged the same alone and among thousands."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from mujaz.stories import contradictions, features, tables, verify
from mujaz.stories.pairs import Pairs, lone
from mujaz.stories.profiles import Profiles
from tests.stories.making import cases, take

PRINTS = [
    take(f"{number:02}{side}", case[side])
    for number, case in enumerate(cases("pairs.jsonl"))
    for side in "ab"
]
PLACES = np.asarray(list(combinations(range(len(PRINTS)), 2)), np.int64)


def test_a_batch_says_of_each_pair_what_the_pair_says_alone() -> None:
    batch = Pairs(Profiles(PRINTS), PLACES[:, 0], PLACES[:, 1])
    rows, odds, told = features.table(batch), verify.evidence(batch), contradictions.testimony(batch)
    for at in range(0, len(PLACES), 7):
        pair = lone(*(PRINTS[place] for place in PLACES[at]))
        assert features.table(pair)[0].tolist() == rows[at].tolist()
        assert verify.evidence(pair)[0] == odds[at]
        assert contradictions.testimony(pair)[0] == told[at]


def test_tokens_of_more_kinds_than_can_be_seated_meet_as_others_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows() -> list[list[float]]:
        return features.table(Pairs(Profiles(PRINTS), PLACES[:, 0], PLACES[:, 1])).tolist()  # type: ignore[no-any-return]  # an array's lists are untyped

    seated = rows()
    monkeypatch.setattr(tables, "_SEATS", 4)
    assert rows() == seated


def test_no_pairs_are_a_batch_too() -> None:
    none = Pairs(Profiles(PRINTS), PLACES[:0, 0], PLACES[:0, 1])
    assert features.table(none).shape == (0, len(features.FEATURES))
    assert len(verify.evidence(none)) == 0


@pytest.mark.parametrize("least", [-3.0, 0.0, 0.2, 2.0])
def test_no_pair_of_which_nothing_is_promised_has_the_evidence(least: float) -> None:
    batch = Pairs(Profiles(PRINTS), PLACES[:, 0], PLACES[:, 1])
    promising, odds = verify.promising(batch, least), verify.evidence(batch)
    assert not (odds[~promising] >= least).any()
    assert (odds < least).any()
    assert promising.any()
