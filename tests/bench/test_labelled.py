"""Our own labelled sets say of every article what it tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.building import PROJECT


def rows(file: Path) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert len({row["id"] for row in found}) == len(found)
    return {row["id"]: row for row in found}


_ACCOUNTS = {"affairs": 3, "formulaic": 3}
"""Fewest articles of an event, of sets that have many small events by their design."""
FOLDERS = sorted(gold.parent.name for gold in (PROJECT / "bench" / "labelled").glob("*/gold.jsonl"))


@pytest.mark.parametrize("name", FOLDERS)
def test_every_article_has_a_story_and_every_look_alike_an_event(name: str) -> None:
    folder = PROJECT / "bench" / "labelled" / name
    gold = rows(folder / "gold.jsonl")
    assert rows(folder / "articles.jsonl").keys() == gold.keys()
    stories = {row["story"] for row in gold.values()}
    assert {row["neg_of"] for row in gold.values() if row["neg_of"]} <= stories
    events = [row["story"] for row in gold.values() if not row["neg_of"]]
    assert min(map(events.count, set(events))) >= _ACCOUNTS.get(name, 4)
