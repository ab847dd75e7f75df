"""An archive that grows article by article holds the stories of one grouped at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz import stories
from mujaz.model import Fingerprint
from mujaz.stories.archive import Archive
from tests.stories.making import cases, take

PRINTS = [
    take(f"{number:02}{side}", case[side])
    for number, case in enumerate(cases("pairs.jsonl"))
    for side in "ab"
]
COPIES = [
    replace(given_, id=f"{given_.id}-{which}", day=day)
    for given_ in PRINTS[:12]
    for which, day in (("copy", given_.day), ("undated", None))
]
some_prints = st.lists(st.sampled_from([*PRINTS, *COPIES]), unique_by=lambda p: p.id)


@settings(max_examples=40, deadline=None)
@given(some_prints, some_prints)
def test_growing_is_grouping_at_once(before: list[Fingerprint], after: list[Fingerprint]) -> None:
    archive = Archive(before)
    known = {given_.id for given_ in before}
    fresh = [given_ for given_ in after if given_.id not in known]
    for given_ in fresh:
        story = archive.add(given_)
        assert story == archive.story(given_.id)
        assert given_.id in story.members
    assert archive.grouping() == stories.group([*before, *fresh])


@pytest.mark.parametrize("crowd", [2, 4])
def test_growing_past_a_crowd_is_grouping_at_once(crowd: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mujaz.stories.candidates.CROWD", crowd)
    monkeypatch.setattr("mujaz.stories.candidates.MOB", crowd)
    monkeypatch.setattr("mujaz.stories.indexes.CROWD", crowd)
    monkeypatch.setattr("mujaz.stories.indexes.MOB", crowd)
    archive = Archive()
    for given_ in [*COPIES, *PRINTS]:
        archive.add(given_)
    assert archive.grouping() == stories.group([*COPIES, *PRINTS])
