"""The project's own labelled sets: our own writing, so that it may be learned from, by other hands than others' sets.

The demo corpus with what its writer knows of it, with the cases of the tests; and the folders of ``bench/labelled/``.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import labelled
from labelled import Labelled

from mujaz import articles, corpus, fingerprints, outlets
from mujaz.model import Article, Dating, Fingerprint, Record

NAME = "own"
FOLDERS = (
    *("local", "mashreq", "world", "maghreb", "gulf", "nile", "abroad", "formulaic", "affairs"),
    *("justice", "chancelleries", "streets", "arena"),
)
"""Those of ``bench/labelled/`` that weights are learned from, in the order in which they were written."""


def sets(project: Path) -> list[Labelled]:
    """All of them, from the folder of the project."""
    folders = [labelled.load(project / "bench" / "labelled" / name) for name in FOLDERS]
    return [load(project), *folders]


def load(project: Path) -> Labelled:
    """The demo and the cases."""
    prints: dict[str, Fingerprint] = {}
    stories: dict[str, str] = {}
    events: dict[str, str] = {}
    for ident, story, of, article in (*demo(project), *_cases(project)):
        prints[ident] = fingerprints.take(replace(article, id=ident))
        stories[ident] = story
        events[ident] = f"{NAME} {of}"
    pairs = {
        (a, b): stories[a] == stories[b] for a, b in combinations(sorted(prints), 2) if events[a] == events[b]
    }
    return Labelled(NAME, prints, stories, events, pairs, frozenset())


Row = tuple[str, str, str, Article]
"""Name, story, event with its look-alikes, article."""


def demo(project: Path) -> Iterator[Row]:
    """The articles of the demo corpus, as its writer knows them."""
    truth = tomllib.loads((project / "tests" / "cases" / "demo.toml").read_text("utf-8"))
    event = {
        label: kin["stories"][0]
        for kind in ("background", "apart")
        for kin in truth.get(kind, ())
        for label in kin["stories"]
    }
    for ident, story, article in _demo(project, truth["file"]):
        yield ident, story, event.get(story, story), article


def _demo(project: Path, files: list[dict[str, object]]) -> Iterator[tuple[str, str, Article]]:
    registry, _ = outlets.load(project / "content" / "outlets.toml")
    records = [r for r in corpus.read(project / "content" / "corpus") if isinstance(r, Record)]
    readings = [articles.read(record, registry) for record in records]
    table = articles.learn(readings)
    found: dict[tuple[str, str], Article] = {}
    for reading in readings:
        for article in articles.apply(reading, table).articles:
            for source in article.sources:
                found.setdefault((source.name, article.title), article)
    for file in files:
        rows = file.get("article", ())
        assert isinstance(rows, list | tuple)
        for at, row in enumerate(rows):
            name = str(file["name"]) + (f"#{row['row']}" if "row" in row else "")
            if row["story"] and row["state"] != "rejected" and (name, row["title"]) in found:
                yield f"{name}/{at}", row["story"], found[name, row["title"]]


def _cases(project: Path) -> Iterator[Row]:
    lines = (project / "tests" / "cases" / "stories" / "pairs.jsonl").read_text("utf-8").splitlines()
    for number, case in enumerate(map(json.loads, lines)):
        for side in "ab":
            row = case[side]
            day = row.get("published")
            yield (
                f"case {number:02}{side}",
                f"case {number:02}{'' if case['together'] else side}",
                f"case {number:02}",
                Article(
                    id="",
                    title=row.get("title") or "",
                    paragraphs=tuple(row["text"].split("\n")),
                    sources=(),
                    outlet=row.get("outlet"),
                    credits=tuple(row.get("credits", ())),
                    url=row.get("url") or "",
                    published=Dating(date.fromisoformat(day), "stated", "row") if day else None,
                ),
            )
