"""Laws of text on its way to a reader."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.site import text

ANY = st.text(st.characters(codec=None), max_size=200)
MIXED = st.text("ابجدكلمن Aa9.-()/<&\"'@:،\u202e\u0000", max_size=80)


@given(ANY)
def test_cleaning_twice_is_cleaning_once_and_can_be_encoded(value: str) -> None:
    cleaned = text.clean(value)
    assert text.clean(cleaned) == cleaned
    cleaned.encode("utf-8")


@given(MIXED)
def test_isolating_changes_no_letter(value: str) -> None:
    isolated = str(text.isolate(value))
    assert unescape(re.sub("</?bdi[^>]*>", "", isolated)) == text.clean(value)
    assert isolated.count("<bdi") == isolated.count("</bdi>")
    assert re.sub("[\u2066\u2069]", "", text.isolate_plain(value)) == text.clean(value)


@pytest.mark.parametrize(
    ("value", "isolated"),
    [
        ("طائرات Mi-35M (2024) جديدة", ["Mi-35M (2024)"]),
        (
            "موقع https://a.example/x?y=1&z=2 وبريد a.b@c.example.",
            ["https://a.example/x?y=1&z=2", "a.b@c.example"],
        ),
        ("في 2024 Apple Inc. تعلن", ["Apple Inc"]),
        ("شبكة 5G وطراز T-72B3M", ["5G", "T-72B3M"]),
        ("«Le Monde»، نقلًا عن AFP", ["Le Monde", "AFP"]),
        ("والـBBC", ["BBC"]),
        ("سعر 3.5% و12-10 و2024", []),
        ("Москва وΑθήνα", ["Москва", "Αθήνα"]),
        ("שלום", []),
        (" <b>Latin (only)</b>; 7 ", ["<b>Latin (only)</b>; 7"]),
    ],
)
def test_left_to_right_runs_are_isolated(value: str, isolated: list[str]) -> None:
    found = re.findall("<bdi[^>]*>(.*?)</bdi>", str(text.isolate(value)))
    assert [unescape(run) for run in found] == isolated


@given(st.lists(st.text("كلمة .؟!\n«»", max_size=60), max_size=5), st.integers(1, 20))
def test_an_excerpt_is_a_beginning(paragraphs: list[str], words: int) -> None:
    passage = text.excerpt(paragraphs, words)
    shown = " ".join(passage.paragraphs).removesuffix(" …").split()
    whole = " ".join(paragraphs).split()
    assert shown == whole[: len(shown)]
    assert passage.whole == (len(shown) == len(whole))


def test_an_excerpt_ends_with_a_sentence_and_near_its_length() -> None:
    paragraph = " ".join(f"هذه جملة قصيرة رقمها {number}." for number in range(40))
    passage = text.excerpt([paragraph], 60)
    assert passage.paragraphs[0].endswith(".")
    assert 58 <= len(passage.paragraphs[0].split()) <= 62
    assert not passage.whole


@pytest.mark.parametrize(("second", "sentences"), [(40, 2), (60, 1)])
def test_an_excerpt_takes_a_sentence_more_where_that_comes_nearer(second: int, sentences: int) -> None:
    paragraphs = [" ".join(["كلمة"] * length) + "." for length in (35, second, 100)]
    assert len(text.excerpt(paragraphs, 60).paragraphs) == sentences


def test_a_short_text_is_not_shown_whole_but_a_single_sentence_is() -> None:
    assert text.excerpt(["جملة أولى طويلة بعض الشيء. جملة ثانية أطول منها بكثير."], 60).paragraphs == (
        "جملة أولى طويلة بعض الشيء.",
    )
    assert text.excerpt(["جملة وحيدة."], 60).whole


def test_an_endless_sentence_is_cut_and_says_so() -> None:
    passage = text.excerpt(["كلمة " * 5000], 60)
    assert passage.paragraphs[0].endswith("كلمة …")
    assert len(passage.paragraphs[0].split()) == 60 * 3 + 1


@pytest.mark.parametrize("shape", ["A", "A.", "1 ", "A (", "(A", "a-b ", "ا A ", "@", "A1+%"])
def test_isolating_is_linear(shape: str) -> None:
    started = time.perf_counter()
    text.isolate(shape * 50_000)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "//evil.example",
            "/x",
            "x",
            "http://",
            "",
        ),
        *(
            "https://[bad",
            "http://a b.example",
            "https://a.example/\u202ex",
            "vbscript:x",
            "file:///etc/passwd",
        ),
    ],
)
def test_only_web_addresses_lead_outward(url: str) -> None:
    assert text.outward(url) == ""


@given(st.text(st.sampled_from("ابتث مجلة AbZ 0123٤٥ «»()%.،؟-+\u2066\u2069"), max_size=40))
def test_a_line_that_stands_in_order_says_the_same_and_closes_what_it_opens(value: str) -> None:
    made = text.standing_plain(value)
    assert text.clean(made) == text.clean(value)
    depth = 0
    for character in made:
        depth += (character in "\u2066\u2067") - (character == "\u2069")
        assert 0 <= depth <= 2
    assert depth == 0


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("خبر عاجل", False),
        ("Agence du Fleuve", False),
        ("ماذا حدث؟", False),
        ("الفائدة 4.25%", True),
        ("3 مروحيات", True),
        ("شركة Apple تفتح", True),
        ("قال: «نعم»", True),
        ("عام ٢٠٢٤", True),
    ],
)
def test_a_line_is_held_together_where_a_reader_from_left_to_right_would_turn_it(
    line: str, *, whole: bool
) -> None:
    assert text.standing_plain(line).startswith("\u2067") == whole
