"""Passages: what two texts share, as places in each of them as it stands."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mujaz.arabic.letters import fold
from mujaz.arabic.words import split
from mujaz.model import Span
from mujaz.stories.passages import LEAST, divided, overlap, shared

WIRE = "افتتح وزير الري في بيلسان، الأحد، قناة الوادي الكبير بعد عامين من العمل."
_LETTERS = st.sampled_from(
    [
        *("قناة", "وادي", "قناه", "الوادى", "3,9", "٣٫٩", "ﷺ", "a", "_", "\u0640", "\u064e", "\u200f"),
        *(" ", " ", " ", "\n", ".", ",", "،", "\udc80", "É", "ﻻ"),
    ]
)
TEXTS = st.one_of(st.lists(_LETTERS, max_size=80).map("".join), st.text(max_size=60))


def words_of(text: str) -> list[str]:
    return [folded.lower() for word in text.split() for folded in split(fold(word))]


@given(TEXTS, TEXTS, st.integers(1, LEAST))
def test_spans_lie_inside_do_not_overlap_and_hold_the_same_words(one: str, other: str, least: int) -> None:
    found = shared(one, other, least)
    for text, spans in ((one, [a for a, _ in found]), (other, sorted(b for _, b in found))):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
    for a, b in found:
        assert words_of(one[slice(*a)]) == words_of(other[slice(*b)])
        assert len(words_of(one[slice(*a)])) >= least


@given(TEXTS, TEXTS)
def test_how_much_is_shared_is_a_share_and_the_same_however_often_asked(one: str, other: str) -> None:
    found = overlap(one, other)
    assert 0 <= found.share <= 1
    assert bool(found.share) == bool(found.longest) == bool(shared(one, other))
    assert overlap(one, other) == found


@given(TEXTS)
def test_a_text_is_shared_whole_with_itself(text: str) -> None:
    assert sum(len(words_of(text[slice(*a)])) for a, _ in shared(text, text, 1)) >= len(words_of(text))


def test_spelling_marks_digits_and_line_breaks_do_not_end_a_passage() -> None:
    spelt = "إفتتح وزيرُ الـري فى بيلسان الاحد\nقناه الوادي الكبير؛ بعد عامين"
    ((a, b),) = shared(WIRE, f"وكالات - {spelt} وثلاثة أشهر")
    assert WIRE[slice(*a)] == WIRE[: WIRE.index(" من")]
    assert b == Span(9, 9 + len(spelt))


def test_passages_that_changed_places_are_all_found() -> None:
    second = "وقال شهود إن المياه وصلت إلى الحقول ليلا."
    found = shared(f"{WIRE} {second}", f"{second} {WIRE}")
    assert [b.start for _, b in found] == [len(second) + 1, 0]


def test_a_passage_over_the_end_of_a_paragraph_is_divided_there() -> None:
    paragraphs = ("مقدمة. افتتح وزير الري", "", "في بيلسان قناة الوادي", "خاتمة")
    ((span, _),) = shared("\n".join(paragraphs), "افتتح وزير الري في بيلسان قناة الوادي")
    assert [
        [text[slice(*s)] for s in spans]
        for text, spans in zip(paragraphs, divided([span], paragraphs), strict=True)
    ] == [
        ["افتتح وزير الري"],
        [],
        ["في بيلسان قناة الوادي"],
        [],
    ]


def test_time_grows_with_the_length_of_texts_that_only_repeat_themselves() -> None:
    def seconds(words: int) -> float:
        start = time.process_time()
        shared("ألف " * words, "ألف " * (words // 2) + "باء " + "ألف " * (words // 2))
        return time.process_time() - start

    short, long = (min(seconds(words) for _ in range(3)) for words in (2_000, 40_000))
    assert long < 100 * max(short, 0.001), "20 is linear, 400 quadratic"
