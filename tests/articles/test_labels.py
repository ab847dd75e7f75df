"""The labels of tests/cases/extraction are well-formed: what they claim stands in their records."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parents[1] / "cases" / "extraction"
ROLES = {"title", "body", "metadata", "cut", "blank"}
KNOWN_BY = {"stated", "text", "unknown"}
ARTICLE = {"title", "outlet", "carrier", "credits", "published", "known_by", "first", "last"}

TEXTS = sorted(CASES.glob("*.txt"))
PAGES = sorted(CASES.glob("*.html"))


def labels(record: Path) -> dict[str, Any]:
    return tomllib.loads(record.with_suffix(".toml").read_text("utf-8"))


def text(record: Path) -> str:
    raw = record.read_bytes().decode(labels(record).get("encoding", "utf-8"))
    return raw.removeprefix("\ufeff")


def lines(record: Path) -> list[str]:
    found = re.split(r"\r\n|\n|\r", text(record))
    return found[:-1] if found and not found[-1] else found


def roles(record: Path) -> list[str]:
    return [role for first, last, role in labels(record)["lines"]["roles"] for _ in range(first, last + 1)]


def stem(record: Path) -> str:
    return record.stem


def test_every_record_has_labels_and_every_label_a_record() -> None:
    records = {path.stem for path in (*TEXTS, *PAGES)}
    assert len(records) == len(TEXTS) + len(PAGES), "a .txt and an .html share a name"
    assert records == {path.stem for path in CASES.glob("*.toml")}


def test_no_record_stands_twice() -> None:
    repeated = [body for body, count in Counter(map(text, (*TEXTS, *PAGES))).items() if count > 1]
    assert repeated == []


@pytest.mark.parametrize("record", [*TEXTS, *PAGES], ids=stem)
def test_articles_say_all_that_the_format_asks(record: Path) -> None:
    case = labels(record)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", case["layout"])
    for article in case.get("article", []):
        assert article.keys() >= ARTICLE
        assert article.keys() <= ARTICLE | {"language"}
        assert article["known_by"] in KNOWN_BY
        assert bool(article["published"]) == (article["known_by"] != "unknown")
        if article["published"].endswith("Z"):
            datetime.fromisoformat(article["published"])
        elif article["published"]:
            date.fromisoformat(article["published"])


@pytest.mark.parametrize("record", TEXTS, ids=stem)
def test_every_line_has_one_role(record: Path) -> None:
    runs = labels(record)["lines"]["roles"]
    following = 1
    for first, last, role in runs:
        assert first == following, "runs neither overlap nor leave a line out"
        assert last >= first
        assert role in ROLES
        following = last + 1
    assert following - 1 == len(lines(record))


@pytest.mark.parametrize("record", TEXTS, ids=stem)
def test_blank_lines_are_those_without_a_character(record: Path) -> None:
    found = [not line.strip("\u200b\u200f \t\x0c\u00a0") for line in lines(record)]
    assert found == [role == "blank" for role in roles(record)]


@pytest.mark.parametrize("record", TEXTS, ids=stem)
def test_article_ranges_are_in_order_and_hold_title_and_body(record: Path) -> None:
    case = labels(record)
    ranges = case["lines"]["articles"]
    assert [number for _, _, number in ranges] == list(range(1, len(case.get("article", [])) + 1))
    end = 0
    kinds, content = roles(record), lines(record)
    parts = {glued["line"]: glued["parts"] for glued in case.get("mixed", [])}
    for (first, last, _), article in zip(ranges, case.get("article", []), strict=True):
        assert end < first <= last <= len(content)
        end = last
        body = [
            part
            for number in range(first, last + 1)
            for part, role in parts.get(number, [(content[number - 1], kinds[number - 1])])
            if role == "body"
        ]
        assert body, "an article has a text"
        assert body[0].strip().startswith(article["first"])
        assert body[-1].strip().endswith(article["last"])
        titles = [content[number - 1] for number in range(first, last + 1) if kinds[number - 1] == "title"]
        glued = [
            part
            for number in range(first, last + 1)
            for part, role in parts.get(number, [])
            if role == "title"
        ]
        assert len(titles) <= 1 or " ".join(titles) == article["title"], "a headline on two lines is both"
        assert bool(titles or glued) == bool(article["title"])
        assert any(article["title"] in found for found in [" ".join(titles), *glued]) or not article["title"]


@pytest.mark.parametrize("record", TEXTS, ids=stem)
def test_what_belongs_to_an_article_lies_in_its_range(record: Path) -> None:
    case = labels(record)
    inside = {number for first, last, _ in case["lines"]["articles"] for number in range(first, last + 1)}
    for number, role in enumerate(roles(record), 1):
        assert number in inside or role in {"cut", "blank"}, f"line {number}"


@pytest.mark.parametrize("record", TEXTS, ids=stem)
def test_glued_lines_are_their_parts_put_together(record: Path) -> None:
    kinds, content = roles(record), lines(record)
    for glued in labels(record).get("mixed", []):
        number, parts = glued["line"], glued["parts"]
        assert "".join(part for part, _ in parts) == content[number - 1]
        assert len({role for _, role in parts}) > 1
        size: Counter[str] = Counter()
        for part, role in parts:
            size[role] += len(part)
        assert kinds[number - 1] == size.most_common(1)[0][0]


@pytest.mark.parametrize("record", TEXTS, ids=stem)
def test_outlets_carriers_and_credits_stand_in_the_record(record: Path) -> None:
    whole = text(record)
    for article in labels(record).get("article", []):
        for name in (article["outlet"], article["carrier"], *article["credits"]):
            assert name in whole


@pytest.mark.parametrize("record", PAGES, ids=stem)
def test_pages_hold_the_sentences_they_are_asked_for(record: Path) -> None:
    asked = labels(record)["html"]
    plain = " ".join(re.sub(r"<[^>]*>", "", text(record)).split())
    for sentence in (*asked["must"], *asked["must_not"]):
        assert " ".join(sentence.split()) in plain
    assert not set(asked["must"]) & set(asked["must_not"])
