"""Words found in arrays are the words that are found one by one."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mujaz.arabic import tokens
from mujaz.arabic.letters import fold
from mujaz.arabic.words import split

LETTERS = st.one_of(
    st.sampled_from("اأإآبةهىيئؤوكکگلالله ـًَّ٠۱2.,،:_-\n\u200f\u00a0AΣİßﷺﻻﷲ½²😀"),
    st.characters(),
)
some_texts = st.lists(st.text(LETTERS, max_size=40), max_size=6)


@settings(deadline=None)
@given(some_texts)
@example(["3.5مليون 1,200 أ.5ب 7..5 .5 5.", "1.2أ3.4ب.5", "٣٫٥", "ΑΣ İx a_b", "", "\ud800 ب"])
def test_words_are_those_of_folding_and_splitting(texts: list[str]) -> None:
    found = tokens.of(texts)
    words = [
        [found.word(at) for at in range(start, end)]
        for start, end in zip(found.first[:-1].tolist(), found.first[1:].tolist(), strict=True)
    ]
    assert words == [split(fold(text)) for text in texts]


@settings(deadline=None)
@given(some_texts)
def test_a_word_has_one_hash_wherever_it_stands(texts: list[str]) -> None:
    found = tokens.of(texts)
    hashes = [int(value) for value in found.hashes]
    words = [found.word(at) for at in range(len(hashes))]
    assert len(set(hashes)) == len(set(words)) == len(set(zip(words, hashes, strict=True)))


@settings(deadline=None)
@given(some_texts)
def test_a_word_is_found_where_it_was_received(texts: list[str]) -> None:
    found = tokens.of(texts)
    for at in range(len(found.starts)):
        rest = fold(found.text[found.begins[at] :])
        assert rest.startswith(found.word(at)) or len(fold(found.text[found.begins[at]])) > 1
