"""The scorer of the reading: it tells right, wrong and missed apart, and gives full marks for labels themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import extraction_cases as scoring
import pytest
from extraction_cases import Case, Tally

from mujaz import outlets
from mujaz.model import Article, Dating, Part, Reading, Record, Role, Source, Span

REGISTRY, _ = outlets.load(None)
TEXT = "القائمة\nعنوان الخبر الأول\nمتن الخبر كله هنا.\nتتمة المتن في سطر ثان.\n"
LABELS = {
    "layout": "one",
    "lines": {"roles": [[1, 1, "cut"], [2, 2, "title"], [3, 4, "body"]], "articles": [[2, 4, 1]]},
    "article": [
        {
            "title": "عنوان الخبر الأول",
            "outlet": "صحيفة ضفاف",
            "carrier": "",
            "credits": ["رويترز"],
            "published": "2024-03-03",
        }
    ],
}
ARTICLE = Article(
    id="a1-x",
    title="عنوان الخبر الأول",
    paragraphs=("متن",),
    sources=(Source("a.txt", None, Span(0, 1)),),
    outlet="«صحيفة ضفاف»",
    credits=("وكالة رويترز",),
    published=Dating(date(2024, 3, 3), "stated", "date-line"),
)


def scored(monkeypatch: pytest.MonkeyPatch, roles: tuple[Role, ...], article: Article = ARTICLE) -> Tally:
    parts, at = [], 0
    for line, role in zip(TEXT.splitlines(keepends=True), roles, strict=True):
        own = 0 if role in {"title", "body"} else None
        parts.append(Part(at, at + len(line), role, "x", own))
        at += len(line)
    record = Record("a.txt", None, TEXT, "utf-8", Span(0, len(TEXT.encode())))
    reading = Reading(record, tuple(parts), (article,))
    monkeypatch.setattr(scoring, "read", lambda case, registry: reading)
    return scoring.score(Case(Path("a.txt"), LABELS), REGISTRY)


def test_what_is_as_labelled_gets_full_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    tally = scored(monkeypatch, ("cut", "title", "body", "body"))
    assert (tally.lines, tally.lines_right) == (4, 4)
    assert scoring.ratios(tally.body) == scoring.ratios(tally.starts) == (1, 1, 1)
    assert all(outcomes["right"] == 1 for outcomes in tally.fields.values())


def test_lost_and_added_lines_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    tally = scored(monkeypatch, ("body", "title", "body", "cut"))
    assert tally.body == {"hit": 1, "extra": 1, "lost": 1}
    assert tally.starts == {"extra": 1, "lost": 1}


def test_unknown_is_missed_and_another_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Article(
        id="a1-x",
        title="القائمة",
        paragraphs=("متن",),
        sources=ARTICLE.sources,
        carrier="بوابة الضحى",
        published=Dating(date(2024, 3, 4), "text", "x"),
    )
    fields = scored(monkeypatch, ("cut", "title", "body", "body"), other).fields
    said = {name: next(o for o in ("right", "wrong", "missed") if fields[name][o]) for name in scoring.FIELDS}
    assert said == {
        "title": "wrong",
        "date": "wrong",
        "outlet": "missed",
        "carrier": "wrong",
        "credits": "missed",
    }


def test_an_article_that_was_not_found_has_all_its_fields_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = scored(monkeypatch, ("body", "cut", "cut", "cut")).fields
    assert all(outcomes["missed"] == 1 for outcomes in fields.values())
