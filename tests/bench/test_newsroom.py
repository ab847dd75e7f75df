"""The newsroom generator: repeatable, streaming, and its labels say what was done."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest
from newsroom import Label, Row, stream
from newsroom.draw import look_alikes, table

from mujaz.arabic.letters import fold
from mujaz.arabic.words import split

MANY = list(stream(3, 4000))


def runs(row: Row) -> set[tuple[str, ...]]:
    words = split(fold(row.text))
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def shared(a: Row, b: Row) -> float:
    one, other = runs(a), runs(b)
    return len(one & other) / max(1, min(len(one), len(other)))


def derived(relation: str) -> list[tuple[Row, Row]]:
    rows = {row.id: row for row, _ in MANY}
    return [
        (rows[label.of], row)
        for row, label in MANY
        if label.relation == relation and label.of and "wrapped" not in label.how
    ]


def test_the_same_seed_gives_the_same_articles_and_a_longer_stream_begins_with_a_shorter_one() -> None:
    assert list(stream(3, 500)) == MANY[:500]
    assert [row.text for row, _ in stream(4, 50)] != [row.text for row, _ in MANY[:50]]


def test_a_million_articles_are_a_stream() -> None:
    assert len(list(islice(stream(3, 1_000_000), 10))) == 10


def test_ids_are_distinct_and_labels_refer_to_rows_and_stories_that_were_told() -> None:
    ids = [row.id for row, _ in MANY]
    assert len(set(ids)) == len(ids)
    of_story: dict[str, str] = {}
    told: set[str] = set()
    for _, label in MANY:
        assert label.of is None or of_story[label.of] == label.story
        of_story[label.id] = label.story
        told.add(label.story)
        assert set(label.resembles) <= told
        assert (label.negative is None) == (not label.resembles)


def test_no_template_is_left_unfilled() -> None:
    assert [row.id for row, _ in MANY if any(sign in row.title + row.text for sign in "{}")] == []


def test_every_kind_of_event_relation_and_hard_negative_comes_about() -> None:
    kinds = [name for name in table("events") if name != "pools"]
    negatives = {how for kind in kinds for how in look_alikes(kind)} | {"round-up"}
    labels: list[Label] = [label for _, label in MANY]
    assert {label.negative for label in labels} - {None} == negatives
    assert Counter(label.relation for label in labels).keys() == {
        "origin", "copy", "edit", "truncation", "rewrite", "account", "update",
    }  # fmt: skip
    assert {label.dated for label in labels} == {"right", "missing", "wrong"}


@pytest.mark.parametrize(("relation", "least", "most"), [("edit", 0.3, 1.0), ("rewrite", 0.0, 0.25)])
def test_edits_keep_most_wording_and_rewrites_hardly_any(relation: str, least: float, most: float) -> None:
    shares = sorted(shared(a, b) for a, b in derived(relation))
    assert least <= shares[len(shares) // 2] <= most


def test_names_are_many_enough_for_a_large_archive() -> None:
    persons = {label.family: row.title for row, label in MANY if label.relation == "origin"}
    assert len(set(persons.values())) > 0.98 * len(persons)
