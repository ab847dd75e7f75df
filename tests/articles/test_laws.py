"""Law 1 for texts: the parts of a reading tile its record's text, whatever the text is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz import articles, outlets
from mujaz.articles import lines
from mujaz.model import Given, Reading, Record, Span

REGISTRY, _ = outlets.load(None)
PIECES = st.sampled_from(
    [
        "أعلنت وزارة الري في بيلسان، اليوم الأحد، بدء العمل في قناة الوادي الكبير بعد توقف دام عامين.",
        "وقال الوزير هيثم الدرغامي إن العمل «لن يتوقف قبل الخريف»، مشيرا إلى أن الكلفة لم تتغير.",
        "بيلسان تستأنف العمل في قناة الوادي الكبير",
        "اقرأ أيضا:",
        "اقرأ المزيدوقال الوزير إن المشروع سينجز.",
        "المصدر: رويترز",
        "كلمات دلالية: ري، قناة",
        "  • الرئيسية",
        "الأحد 3 مارس 2024 - 10:15",
        "نبض مرجانة, [11.02.2025 08:14]",
        "الخبر (2)",
        "* * *",
        "شارك",
        "صورة (رويترز)",
        "الرياض - واس",
        "17:10",
        "\u200f",
        "\udc80\udcff",
        "\x00\x07",
        "\u2028",
        "#وسم #آخر",
    ]
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n \n", ""])
TEXTS = st.one_of(
    st.text(st.characters(), max_size=400),
    st.lists(st.tuples(st.one_of(PIECES, st.text(max_size=12)), BREAKS), max_size=30).map(
        lambda pairs: "".join(piece + end for piece, end in pairs)
    ),
)


def record(text: str, title: str = "") -> Record:
    return Record(
        "a.txt",
        None,
        text,
        "utf-8",
        Span(0, len(text.encode("utf-8", "surrogatepass"))),
        given=Given(title=title),
    )


def check(reading: Reading) -> None:
    text = reading.record.text
    at = 0
    for part in reading.parts:
        assert part.start == at < part.end
        assert not any(mark in text[part.start : part.end - 1].replace("\r\n", "") for mark in "\n")
        assert part.article is None or 0 <= part.article < len(reading.articles)
        assert part.role in {"title", "body", "metadata", "cut", "blank"}
        assert part.rule
        at = part.end
    assert at == len(text)
    starts = [line.start for line in lines.split(text)]
    assert {part.start for part in reading.parts} >= set(starts)
    for number, article in enumerate(reading.articles):
        own = [part for part in reading.parts if part.article == number]
        assert own or reading.record.given.title
        assert bool(article.paragraphs) == any(
            part.role == "body" and text[part.start : part.end].strip() for part in own
        )


@given(TEXTS, st.sampled_from(["", "بيلسان تستأنف العمل في قناة الوادي الكبير"]))
@settings(max_examples=300, deadline=None)
def test_parts_tile_any_text(text: str, title: str) -> None:
    reading = articles.read(record(text, title), REGISTRY)
    check(reading)
    check(articles.apply(reading, articles.learn([reading])))


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert articles.read(record(text), REGISTRY) == articles.read(record(text), REGISTRY)


SENTENCE = "وقال الوزير إن العمل في القناة لن يتوقف قبل الخريف وإن الكلفة لم تتغير. "


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 14_000,
        "ا" * 1_000_000,
        " " * 1_000_000,
        "\n" * 200_000,
        "\r" * 200_000,
        "( " * 300_000,
        "اقرأ المزيد" * 60_000,
        "عنوان قصير\n" * 60_000,
        "1.\n" * 60_000,
        (SENTENCE + "\n") * 12_000,
        ("عنوان قصير للخبر\n" + SENTENCE + "\n") * 8_000,
        "- " * 300_000,
        "a." * 300_000,
        "#" * 300_000,
        "٠١٢/" * 200_000,
        "//// " * 100_000,
    ],
    ids=lambda text: f"{text[:6]!r}x{len(text)}",
)
def test_awkward_texts_are_read_in_linear_time(text: str) -> None:
    """Four times the text takes less than eight times as long, on however busy a machine; sixteen would be square."""
    part = seconds(text[: len(text) // 4])
    assert seconds(text) < 8 * part + 0.5


def seconds(text: str) -> float:
    began = time.process_time()
    check(articles.read(record(text), REGISTRY))
    return time.process_time() - began


def test_what_stands_below_a_text_is_read_as_fast_below_a_long_one() -> None:
    below = "كلمة أخرى\n" * 16_000
    short, long = (seconds(("ا " * words + "\n" + below) * 2) for words in (1_000, 120_000))
    assert long < 2 * short + 0.5
