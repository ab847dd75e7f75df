"""Towns, by their Arabic names."""

from __future__ import annotations

import pytest

from mujaz.arabic import gazetteer, names
from mujaz.arabic.letters import fold


@pytest.mark.parametrize(
    ("word", "country"), [("القصرين", "TN"), ("بنواكشوط", "MR"), ("لطوكيو", "JP"), ("وكركوك", "IQ")]
)
def test_a_town_is_known_with_what_is_joined_to_it(word: str, country: str) -> None:
    found = next((name for name in gazetteer.begun(fold(word)) if not name.rest), None)
    assert found is not None
    assert (found.country, found.placed) == (country, word[0] in "بل")


@pytest.mark.parametrize("word", ["كان", "المدينة", "الخبر", "ليل", "دولة", "صور"])
def test_frequent_words_are_no_towns(word: str) -> None:
    assert all(name.rest for name in gazetteer.begun(fold(word)))


def test_names_of_several_words_begin_with_their_first() -> None:
    assert [begun.country for begun in gazetteer.longer("وبوركينا")] == ["BF"]
    assert {begun.rest for begun in gazetteer.longer("سيدي")} >= {("بوزيد",), ("بلعباس",)}


def test_citizens_and_other_names_of_a_country_name_it() -> None:
    words = ("الأميركيون", "سورية", "البورمي", "الإماراتية", "كاميرا")
    assert [names.country(fold(word)) for word in words] == ["US", "SY", "MM", "AE", None]
