"""What is filed bit by bit is found as if it had been filed at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.stories import postings
from mujaz.stories.candidates import Bearing
from mujaz.stories.postings import Postings

texts_of_keys = st.lists(st.sets(st.integers(0, 9), max_size=6), max_size=30)


@given(texts_of_keys)
def test_each_key_has_its_texts_in_order(texts: list[set[int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_RECENT", 8)
        filed = Postings()
        for text, keys in enumerate(texts):
            filed.file(_rows(text, keys))
        found = filed.of(np.arange(9, -1, -1))
    told = zip(*(column.tolist() for column in found), strict=True)
    assert list(told) == [
        (place, text, 100 * text + 9 - place)
        for place in range(10)
        for text, keys in enumerate(texts)
        if 9 - place in keys
    ]


def _rows(text: int, keys: set[int]) -> Bearing:
    known = np.asarray(sorted(keys, reverse=True), np.int64)
    return Bearing(known, np.full(len(known), text), 100 * text + known)
