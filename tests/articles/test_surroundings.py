"""What stands around many articles is found in linear time."""

from __future__ import annotations

import time

from mujaz import outlets
from mujaz.articles import surroundings
from mujaz.model import Part, Record, Role, Span

REGISTRY, _ = outlets.load(None)
ARTICLE: list[tuple[Role, str]] = [
    ("title", "بلدية السهلة تفتح مكتبة جديدة للأطفال\n"),
    ("body", "افتتحت بلدية السهلة مكتبة جديدة للأطفال في الحي الشرقي بعد عام من البناء.\n"),
    ("cut", "اقرأ أيضا عن المكتبة\n"),
]
FOOT: list[tuple[Role, str]] = [
    ("cut", f"{line}\n") for line in ("جميع الحقوق محفوظة", "الرياضة", "الاقتصاد", "الثقافة", "الصحة")
]


def test_the_lines_of_a_page_are_gathered_once_for_all_its_articles() -> None:
    count = 2_000
    pieces: list[tuple[Role, str, int | None]] = [
        (role, text, number) for number in range(count) for role, text in ARTICLE
    ]
    pieces += [(role, text, None) for role, text in FOOT]
    pieces += [(role, text, count) for role, text in ARTICLE]
    text = "".join(piece for _, piece, _ in pieces)
    parts: list[Part] = []
    own: list[list[Part]] = [[] for _ in range(count + 1)]
    at = 0
    for role, piece, number in pieces:
        parts.append(Part(at, at + len(piece), role, "x", number))
        if number is not None:
            own[number].append(parts[-1])
        at += len(piece)
    began = time.process_time()
    around = surroundings.of(
        Record("a.txt", None, text, "utf-8", Span(0, len(text.encode()))), parts, own, REGISTRY
    )
    assert time.process_time() - began < 6
    assert [len(one.cuts) for one in around] == [*[count + 1] * count, 5]
