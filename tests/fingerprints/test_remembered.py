"""A fingerprint comes back from the cache, and from another process, as it was taken."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from mujaz import pipeline
from mujaz.model import Article, Fingerprint
from tests.making import article

ARTICLES = [
    article(
        f"a1-{number:016}",
        title=f"وزير الري في بيلسان يفتتح القناة رقم {number}",
        text="قال الوزير هيثم الدرغامي، يوم الأربعاء 28 فبراير 2024، إن 31 شخصا أصيبوا في باريس.\n"
        "وأضاف: «لن يتوقف العمل في القناة الكبرى قبل حلول الخريف المقبل مهما كلف الأمر».",
    )
    for number in range(6)
]


def told(found: Fingerprint) -> dict[str, object]:
    fields = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
    return fields | {"shingles": found.shingles.tolist()}


def take(articles: list[Article], cache: Path | None) -> list[dict[str, object]]:
    found = pipeline.taken(articles, cache).values()
    assert all(print_.shingles.dtype == np.uint64 for print_ in found)
    return [told(print_) for print_ in found]


def test_taken_made_elsewhere_and_remembered_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = take(ARTICLES, None)
    monkeypatch.setattr("mujaz.pool._ALONE", 0)
    assert take(ARTICLES, tmp_path) == plain
    monkeypatch.setattr("mujaz.fingerprints.taken", None)
    assert take(ARTICLES, tmp_path) == plain
