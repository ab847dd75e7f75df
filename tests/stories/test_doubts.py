"""What settles a doubt about copies is the same, whether fingerprints are known or words alone."""

from __future__ import annotations

from itertools import permutations

from mujaz import fingerprints
from mujaz.stories import doubts
from tests.stories.making import article, cases

ARTICLES = [
    article(f"{number:02}{side}", case[side])
    for number, case in enumerate(cases("pairs.jsonl"))
    for side in "ab"
]


def test_words_settle_what_fingerprints_settle() -> None:
    prints = {found.id: found for found in fingerprints.taken(ARTICLES)}
    pairs = list(permutations(ARTICLES, 2))
    by_words = doubts.settled_by_words(pairs)
    assert by_words == doubts.settled([(prints[short.id], prints[long.id]) for short, long in pairs])
    assert any(by_words)
    assert not all(by_words)
