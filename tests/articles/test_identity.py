"""Ids stay the same, equal articles become one, and the order of the corpus does not matter."""

from __future__ import annotations

import random
import re

from mujaz import articles, outlets
from mujaz.articles import identity
from mujaz.errors import Problem
from mujaz.model import Article, Given, Reading, Record, Span

REGISTRY, _ = outlets.load(None)
TITLE = "بيلسان تستأنف العمل في قناة الوادي الكبير"
LEAD = "أعلنت وزارة الري في بيلسان، اليوم الأحد، بدء العمل في قناة الوادي الكبير بعد توقف دام عامين كاملين."
REST = "وقال الوزير هيثم الدرغامي إن العمل لن يتوقف قبل الخريف، مشيرا إلى أن كلفة المشروع لم تتغير."


def read(text: str, file: str = "a.txt", **given: str) -> Reading:
    size = len(text.encode())
    came = Given(**given)  # type: ignore[arg-type]  # no test gives keywords
    return articles.read(Record(file, None, text, "utf-8", Span(0, size), given=came), REGISTRY)


def settled_of(readings: list[Reading]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    return identity.settle(article for reading in readings for article in reading.articles)


def ident(text: str, **given: str) -> str:
    return read(text, **given).articles[0].id


def test_an_id_is_short_lower_case_and_versioned() -> None:
    assert re.fullmatch(r"a1-[a-z2-7]{16}", ident(f"{TITLE}\n{LEAD}\n{REST}"))


def test_an_id_does_not_depend_on_file_spelling_or_what_surrounds_the_text() -> None:
    plain = ident(f"{TITLE}\n{LEAD}\n{REST}")
    assert (
        ident(
            f"الرئيسية\nاقتصاد\nشارك\n\n{TITLE}\n\n{LEAD}\n\n{REST}\n\nاقرأ أيضا:\nعنوان آخر بعيد عن هذا الخبر"
        )
        == plain
    )
    assert ident(f"{TITLE.replace('إ', 'ا')}\n{LEAD.replace('أ', 'ا')}\n{REST}") == plain


def test_an_id_with_an_address_depends_on_it_alone() -> None:
    one = ident(f"{TITLE}\n{LEAD}\n{REST}", url="https://www.example.org/n/5?utm_source=tw#top")
    assert ident(f"عنوان غيره تماما\n{REST}\n{LEAD}", url="http://example.org/n/5/") == one
    assert ident(f"{TITLE}\n{LEAD}\n{REST}", url="https://example.org/n/6") != one


def test_an_id_tells_outlets_headlines_and_leads_apart() -> None:
    plain = ident(f"{TITLE}\n{LEAD}\n{REST}")
    others = {
        ident(f"{TITLE}\n{LEAD}\n{REST}\nالمصدر: صحيفة الضفتين"),
        ident(f"{TITLE} غدا\n{LEAD}\n{REST}"),
        ident(f"{TITLE}\n{REST}\n{LEAD}"),
    }
    assert plain not in others
    assert len(others) == 3


def test_equal_articles_become_one_with_all_its_sources_in_any_order() -> None:
    text = f"{TITLE}\n{LEAD}\n{REST}"
    readings = [
        read(text, "c.txt"),
        read(f"شارك\n\n{text}", "a.txt"),
        read(f"{TITLE}\n\n{LEAD}\n\n{REST}\n", "b.txt"),
        read("خبر آخر لا صلة له بما سبق\n" + REST + "\n" + LEAD, "d.txt"),
    ]
    settled, problems = settled_of(readings)
    assert problems == ()
    assert [len(article.sources) for article in settled if article.title == TITLE] == [3]
    assert [source.file for source in settled[0].sources] == sorted(s.file for s in settled[0].sources)
    for seed in range(5):
        random.Random(seed).shuffle(readings)
        assert settled_of(readings) == (settled, problems)


def test_one_id_for_two_bodies_is_told_and_both_are_kept() -> None:
    longer = read(f"{TITLE}\n{LEAD}\n{REST}\nوكان العمل قد توقف لنقص التمويل، بحسب بيان الوزارة.", "a.txt")
    shorter = read(f"{TITLE}\n{LEAD}\n{REST}", "b.txt")
    settled, problems = settled_of([shorter, longer])
    assert len({article.id for article in settled}) == 2
    assert longer.articles[0].id in {article.id for article in settled}
    assert [problem.file for problem in problems] == ["b.txt"]
    assert settled_of([longer, shorter]) == (settled, problems)
