"""``mujaz group``: rows in, one line per row out; the same judging as a site build, without ledger and rulings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mujaz import corpus, outlets, pipeline, stories
from mujaz.arabic.letters import fold
from mujaz.errors import Problem
from mujaz.model import Article, Lineage, Record
from mujaz.pipeline import Inputs, Run
from mujaz.progress import shown
from mujaz.settings import Settings


def lines(settings: Settings, file: Path) -> Iterator[str]:
    """A JSON object per row of ``file``, in its order.

    A row that cannot be read, or holds no article, is ``rejected`` with null for article and story.

    Raises:
        SettingsError: the file cannot be opened or unpacked.
    """
    registry, _ = outlets.load(settings.outlets)
    rows: list[tuple[int, object, object]] = []

    def received(only: str = "") -> Iterator[Record | Problem]:
        for read in corpus.read_rows(file, file.name):
            if read.number:
                rows.append((read.number, read.fields.get("id"), read.fields.get("title")))
            yield read.found

    with shown() as progress:
        run = pipeline.judge(received, Inputs(registry), settings, progress)
    answers = _answers(run, registry.origins())
    by_row: dict[int | None, list[Article]] = {}
    for article in run.articles:
        for row in {source.row for source in article.sources}:
            by_row.setdefault(row, []).append(article)
    for number, ident, title in rows:
        own = _main_first(by_row.get(number, ()), title if isinstance(title, str) else "")
        answer = (
            answers[own[0].id]
            if own
            else {"article": None, "story": None, "lineage": None, "state": "rejected"}
        )
        also = [answers[article.id] for article in own[1:]]
        yield json.dumps({"id": _finite(ident), **answer, "also": also}, ensure_ascii=False)


def _finite(ident: object) -> object:
    """A row's id as JSON has it; Python reads and would write NaN, which no JSON knows."""
    try:
        json.dumps(ident, allow_nan=False)
    except ValueError:
        return None
    return ident


def _answers(run: Run, origins: frozenset[str]) -> dict[str, dict[str, Any]]:
    """What is said of each article: its story's label, its lineage within it, its state."""
    states, by_id = run.states(), {article.id: article for article in run.articles}
    answers: dict[str, dict[str, Any]] = {
        ident: {"article": ident, "story": None, "lineage": None, "state": state}
        for ident, state in states.items()
    }
    for group in run.grouping.groups:
        told = [by_id[member] for member in group.members]
        lineages = stories.trace(told, run.prints, group.texts, origins)
        for member in group.members:
            if states[member] != "rejected":
                answers[member] |= {"story": group.members[0], "lineage": _lineage(lineages[member])}
    return answers


def _lineage(lineage: Lineage) -> dict[str, str | None]:
    return {"kind": lineage.kind, "of": lineage.of}


def _main_first(found: Iterable[Article], title: str) -> list[Article]:
    """A row's articles, the main one first: the one that bears the title, else the longest."""
    wanted = fold(title).split()
    return sorted(found, key=lambda a: (fold(a.title).split() != wanted, -len(a.text), a.id))
