"""Articles and fingerprints for tests, from the few fields that matter to judging."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mujaz import fingerprints
from mujaz.model import Article, Dating, Fingerprint

CASES = Path(__file__).resolve().parents[1] / "cases" / "stories"


def article(ident: str, row: Mapping[str, Any]) -> Article:
    published = row.get("published")
    return Article(
        id=ident,
        title=row.get("title") or "",
        paragraphs=tuple(row["text"].split("\n")),
        sources=(),
        outlet=row.get("outlet"),
        credits=tuple(row.get("credits", ())),
        url=row.get("url") or "",
        published=Dating(date.fromisoformat(published), "stated", "row") if published else None,
    )


def take(ident: str, row: Mapping[str, Any]) -> Fingerprint:
    return fingerprints.take(article(ident, row))


def cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text("utf-8").splitlines()]
