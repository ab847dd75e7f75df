"""A fingerprint is the same whatever other articles are taken with it."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz import fingerprints
from mujaz.model import Article, Fingerprint
from tests.stories.making import article, cases

ARTICLES = [
    article(f"{number:02}{side}", case[side])
    for number, case in enumerate(cases("pairs.jsonl"))
    for side in "ab"
]
ODD = [
    replace(ARTICLES[0], id="odd0", title="", paragraphs=()),
    replace(ARTICLES[0], id="odd1", title="?", paragraphs=("", "!", "ﷺ 3.5مليون\n\nΣΑΣ \ud800")),
    replace(ARTICLES[1], id="odd2", title="خبر. خبر آخر", paragraphs=("وكان", "وفي وقت سابق", "كان كذا")),
]


def told(found: Fingerprint) -> dict[str, object]:
    fields = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
    return fields | {"shingles": found.shingles.tolist()}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([*ARTICLES, *ODD]), max_size=12))
def test_taken_alone_or_with_others(articles: list[Article]) -> None:
    together = fingerprints.taken(articles)
    assert [told(found) for found in together] == [told(fingerprints.take(one)) for one in articles]
