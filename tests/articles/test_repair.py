"""Repair for display: what is mended, what is left alone, and that every change is told."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.articles.repair import explain, repair, replay, unmarked

_CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "repair" / "texts.toml").read_text("utf-8"))[
    "case"
]
_ANY = st.text(st.characters(), max_size=80) | st.lists(
    st.sampled_from(
        ["Ø§Ù„", "ÇáÓæÞ ãä", "ﻻ", "ـــ", "\u202e", "\u00a0", " ", "\n", "\r", "\ud800", "ا\u0653", "\0", "سوق", "é"]
    )
).map("".join)  # fmt: skip


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_texts_are_shown_as_the_table_says(case: dict[str, str]) -> None:
    wanted = unicodedata.normalize("NFC", case.get("shown", case["text"]))
    assert repair(case["text"]) == wanted
    assert bool(explain(case["text"])) == (wanted != case["text"])


def test_a_clean_text_is_the_same_object() -> None:
    text = "السوق مفتوحة في تل الندى."
    assert repair(text) is text


def test_bytes_that_nothing_explains_are_shown_as_such() -> None:
    assert repair("السوق \udcff مفتوحة") == "السوق \ufffd مفتوحة"


@given(_ANY)
def test_changes_can_be_listed_and_made_again(text: str) -> None:
    assert replay(text, explain(text)) == repair(text)


@given(_ANY)
def test_a_repaired_text_needs_no_repair_and_can_be_written(text: str) -> None:
    shown = repair(text)
    assert repair(shown) == shown
    assert unicodedata.is_normalized("NFC", shown)
    shown.encode("utf-8")
    assert not set(shown) & set("\0\r\u202e\u2066\ufeff")


def test_marks_of_markdown_are_not_read_and_other_stars_and_hashes_stay() -> None:
    assert (
        unmarked("## سرطان بلا لون\nاسمه *Galathea marjanensis*.")
        == "سرطان بلا لون\nاسمه Galathea marjanensis."
    )
    for kept in ("#تل_الندى", "شطر ** شطر", "5*3*2", "(*) حاشية", "*كاتب", "# 3"):
        assert unmarked(kept) == kept
