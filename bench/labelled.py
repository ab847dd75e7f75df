"""Labelled sets: folders with ``articles.jsonl``, ``gold.jsonl`` and perhaps ``pairs.jsonl``, read as a build does.

Where no pairs are given, all within an event, its look-alikes included, are labelled.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from mujaz import articles, corpus, fingerprints, outlets
from mujaz.arabic.letters import fold
from mujaz.model import Fingerprint, Record
from mujaz.stories.wording import contained

LITTLE = 0.35
"""Containment of five-word runs below which a pair shares little wording."""


class Labelled(NamedTuple):
    """A set with its labels; all by the id of the row."""

    name: str
    prints: Mapping[str, Fingerprint]
    """Of each row's main article; the row's id is the fingerprint's."""
    stories: Mapping[str, str]
    """Row → story; ignored rows are absent."""
    events: Mapping[str, str]
    """Row → event, a story with its look-alikes: what must not be split between learning and reporting."""
    pairs: Mapping[tuple[str, str], bool]
    """Labelled pairs (lower id first) → same event."""
    low: frozenset[tuple[str, str]]
    """Those that share little wording: containment of five-word runs below ``LITTLE``."""


def load(folder: Path) -> Labelled:
    """Read a set, its rows cut and dated by the articles stage as in a build."""
    gold = {row["id"]: row for row in read_rows(folder / "gold.jsonl")}
    found = prints(folder / "articles.jsonl")
    stories = {ident: row["story"] for ident, row in gold.items() if not row.get("ignore")}
    events = {ident: f"{folder.name} {_event(gold, row)}" for ident, row in gold.items()}
    if (folder / "pairs.jsonl").exists():
        given = {_pair(row["a"], row["b"]): row for row in read_rows(folder / "pairs.jsonl")}
        pairs = {pair: bool(row["same"]) for pair, row in given.items()}
        shared = {pair: float(row["containment5"]) for pair, row in given.items()}
    else:
        pairs = {
            (a, b): stories[a] == stories[b]
            for a, b in combinations(sorted(found.keys() & stories.keys()), 2)
            if events[a] == events[b]
        }
        shared = {(a, b): contained(found[a], found[b]) for a, b in pairs}
    return Labelled(
        folder.name,
        found,
        stories,
        events,
        pairs,
        frozenset(pair for pair, share in shared.items() if share < LITTLE),
    )


def prints(file: Path) -> dict[str, Fingerprint]:
    """The fingerprint of each row's main article, by the row's id."""
    registry, _ = outlets.load(None)
    rows = read_rows(file)
    records = [record for record in corpus.read_file(file, file.name) if isinstance(record, Record)]
    first = [articles.read(record, registry) for record in records]
    table = articles.learn(first)
    found = {}
    for reading in (articles.apply(reading, table) for reading in first):
        row = rows[(reading.record.row or 1) - 1]
        own = sorted(
            reading.articles, key=lambda a: (_key(a.title) != _key(row["title"]), -len(a.text), a.id)
        )
        if own:
            found[row["id"]] = fingerprints.take(replace(own[0], id=row["id"]))
    return found


def _event(gold: Mapping[str, Any], row: Mapping[str, Any]) -> object:
    """The story that a look-alike looks like, by its id or by that of a member; else the row's own event."""
    of = row.get("neg_of")
    return (gold[of]["story"] if of in gold else of) if of else row.get("event", row["story"])


def _key(title: str | None) -> list[str]:
    return fold(title or "").split()


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
