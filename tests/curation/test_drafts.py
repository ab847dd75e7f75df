"""What a draft says of the editor's hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mujaz.curation import drafts
from mujaz.decisions import Decision, Kind, Ruling, Target
from mujaz.model import Draft, Group, Lineage
from tests.making import article


def _decision(kind: Kind, ident: str, when: date | None) -> Decision:
    return Decision(Ruling(kind, (Target(ident),), "", "نص", when, "a.toml", 1), (ident,))


def _draft(*decisions: Decision) -> Draft:
    return drafts.compose(
        Group(("a1-one",), (("a1-one",),)),
        {"a1-one": article("a1-one")},
        decisions,
        trace=lambda told, texts: {"a1-one": Lineage("independent")},
        copy_dates=lambda told, texts: {},
        event_date=lambda told: None,
        points=lambda lead, others: (),
    )


def test_a_ruling_that_changes_a_story_leaves_its_day() -> None:
    made = _draft(
        _decision("retitle", "a1-one", date(2024, 3, 2)),
        _decision("note", "a1-one", datetime(2024, 3, 1, 12, 30, tzinfo=UTC)),
        _decision("note", "a1-one", date(2024, 3, 1)),
    )
    assert made.ruled == (date(2024, 3, 1), date(2024, 3, 2))
    assert all(type(day) is date for day in made.ruled)


@pytest.mark.parametrize(
    "decision",
    [
        _decision("note", "a1-other", date(2024, 3, 1)),
        _decision("note", "a1-one", None),
        _decision("hold", "a1-one", date(2024, 3, 1)),
    ],
    ids=["another story", "no day", "changes nothing that is shown"],
)
def test_any_other_ruling_leaves_none(decision: Decision) -> None:
    assert _draft(decision).ruled == ()
