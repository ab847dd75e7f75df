"""Layouts in small: the first line of each file says the role of every line below it, a letter a line.

``t`` title, ``m`` metadata, ``b`` body, ``c`` cut, ``.`` blank. All texts are our own writing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from pathlib import Path

import pytest

from mujaz import articles, outlets
from mujaz.articles import lines
from mujaz.model import Record, Span

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
LETTERS = {"title": "t", "metadata": "m", "body": "b", "cut": "c", "blank": "."}


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_line_of_a_layout_has_its_role(path: Path) -> None:
    wanted, _, text = path.read_text("utf-8").partition("\n")
    registry, _ = outlets.load(None)
    reading = articles.read(Record(path.name, None, text, "utf-8", Span(0, len(text.encode()))), registry)
    starts = [line.start for line in lines.split(text)]
    sizes: list[Counter[str]] = [Counter() for _ in starts]
    for part in reading.parts:
        sizes[bisect_right(starts, part.start) - 1][part.role] += part.end - part.start
    assert "".join(LETTERS[size.most_common(1)[0][0]] for size in sizes) == wanted
