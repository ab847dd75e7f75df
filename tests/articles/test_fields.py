"""Fields in small: what is read off a record of a few lines, as ``tests/cases/fields`` states it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from mujaz import articles, corpus, outlets
from mujaz.model import Article, Record

FILES = sorted((Path(__file__).parents[1] / "cases" / "fields").glob("*.toml"))
CASES = [case for file in FILES for case in tomllib.loads(file.read_text("utf-8"))["record"]]


def read(path: Path, text: str) -> tuple[Article, ...]:
    path.write_text(text, "utf-8")
    registry, _ = outlets.load(None)
    records = [found for found in corpus.read_file(path, path.name) if isinstance(found, Record)]
    return tuple(article for record in records for article in articles.read(record, registry).articles)


@pytest.mark.parametrize("case", CASES, ids=[case["states"] for case in CASES])
def test_a_small_record_says_what_its_case_says(case: dict[str, Any], tmp_path: Path) -> None:
    found = read(tmp_path / case.get("file", "a.html" if case.get("page") else "a.txt"), case["text"])
    said: dict[str, list[str]] = {
        "dates": [article.published.iso() if article.published else "" for article in found],
        "outlets": [article.outlet or "" for article in found],
        "carriers": [article.carrier or "" for article in found],
        "bylines": [article.byline for article in found],
        "sections": [article.section for article in found],
        "titles": [article.title for article in found],
        "rejected": [article.rejected for article in found],
        "texts": [article.text for article in found],
    }
    wanted = {name: case[name] for name in said if name in case}
    assert {name: said[name] for name in wanted} == wanted
