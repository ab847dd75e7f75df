"""Laws of grouping: order, growth, partition, constraints, hostile repetition."""

from __future__ import annotations

import time
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz import stories
from mujaz.model import Fingerprint, Grouping
from mujaz.stories import grouping
from tests.stories.making import cases, take

PRINTS = [
    take(f"{number:02}{side}", case[side])
    for number, case in enumerate(cases("pairs.jsonl"))
    for side in "ab"
]
IDS = [given_.id for given_ in PRINTS]
some_prints = st.lists(st.sampled_from(PRINTS), unique_by=lambda p: p.id)
some_pairs = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=4)


def members(grouping: Grouping) -> list[str]:
    return sorted(ident for group in grouping.groups for ident in group.members)


def story_of(grouping: Grouping, ident: str) -> int:
    return next(at for at, group in enumerate(grouping.groups) if ident in group.members)


@settings(max_examples=20, deadline=None)
@given(some_prints, st.randoms())
def test_order_does_not_matter(prints: list[Fingerprint], random: st.DataObject) -> None:
    shuffled = list(prints)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types st.randoms() as data
    assert stories.group(shuffled) == stories.group(prints)


@settings(max_examples=20, deadline=None)
@given(some_prints, some_pairs, some_pairs)
def test_every_article_is_in_one_text_of_one_group(
    prints: list[Fingerprint], together: Sequence[tuple[str, str]], apart: Sequence[tuple[str, str]]
) -> None:
    grouping = stories.group(prints, together, apart)
    assert members(grouping) == sorted(p.id for p in prints)
    for group in grouping.groups:
        assert sorted(ident for text in group.texts for ident in text) == list(group.members)
    assert list(grouping.groups) == sorted(grouping.groups, key=lambda group: group.members)


@settings(max_examples=20, deadline=None)
@given(some_pairs)
def test_what_the_editor_keeps_apart_stays_apart(apart: Sequence[tuple[str, str]]) -> None:
    grouping = stories.group(PRINTS, [(IDS[0], IDS[1])] if IDS else [], apart)
    for a, b in apart:
        assert a == b or story_of(grouping, a) != story_of(grouping, b)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(IDS), st.sampled_from(IDS))
def test_what_the_editor_puts_together_is_together(a: str, b: str) -> None:
    grouping = stories.group(PRINTS, [(a, b)])
    assert story_of(grouping, a) == story_of(grouping, b)


def test_a_corpus_grown_day_by_day_has_the_stories_of_one_grouped_at_once() -> None:
    dated = sorted(PRINTS, key=lambda p: (p.day is None, p.day or 0, p.id))
    grown = Grouping(())
    for end in range(1, len(dated) + 1):
        grown = stories.group(dated[:end])
    assert grown == stories.group(PRINTS)


def test_thousands_of_copies_are_one_text_and_take_no_time() -> None:
    row = cases("pairs.jsonl")[0]["a"]
    prints = [take(f"{number:05}", row) for number in range(2000)]
    start = time.perf_counter()
    grouping = stories.group(prints)
    assert [len(group.texts) for group in grouping.groups] == [1]
    assert time.perf_counter() - start < 20


def test_an_empty_text_is_a_story_of_its_own() -> None:
    prints = [take("a", {"text": ""}), take("b", {"text": "!"}), *PRINTS[:2]]
    assert members(stories.group(prints)) == sorted(["a", "b", *IDS[:2]])


def test_a_copy_dated_far_from_the_others_does_not_stand_for_the_text() -> None:
    lead = "أعلنت بلدية الرياحين إغلاق جسر السنديان أمام الشاحنات بعد ظهور تشققات في دعامته الشرقية"
    days = {"a": "2014-01-02", "b": "2014-08-05", "c": "2014-08-04", "d": "2014-08-04"}
    prints = [take(ident, {"title": "", "text": lead, "published": day}) for ident, day in days.items()]
    assert [text[0].id for text in grouping.texts_of(prints)] == ["c"]
