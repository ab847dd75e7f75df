"""Labelled sets for judging the grouping: rows as ``mujaz group`` takes them, with what is known of them.

A folder holds ``articles.jsonl``, ``gold.jsonl`` (``id``, ``story``, ``ignore``; perhaps ``neg_of``, ``neg_kind``) and
``pairs.jsonl`` (``a``, ``b``, ``same``, ``containment5``). The generated set and the project's own are written in that
form into a scratch folder, so that every way of grouping reads the same file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import newsroom
import own
from labelled import LITTLE, read_rows


class LabelledRows(NamedTuple):
    """One set; ids are those of the rows."""

    name: str
    file: Path
    """Rows with ``id``, ``title``, ``text``, and perhaps ``outlet``, ``url``, ``published``."""
    texts: Mapping[str, str]
    """Headline and text, as received."""
    stories: Mapping[str, str]
    """Without rows that are not scored."""
    found: Mapping[str, Sequence[tuple[str, str]]]
    """Pairs of one event, by how they came about."""
    apart: Mapping[str, Sequence[tuple[str, str]]]
    """Pairs of two events, by how they look alike."""


def generated(seed: int, articles: int, scratch: Path) -> LabelledRows:
    """So many articles of the newsroom."""
    pairs = list(newsroom.stream(seed, articles))
    labels = [label for _, label in pairs]
    members: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        members[label.story].append(label.id)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    apart: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for label in labels:
        if label.of:
            found[label.relation].append((label.id, label.of))
        if label.dated != "right" and label.of:
            found[f"date {label.dated}"].append((label.id, label.of))
        if label.negative:
            seen = [ident for story in label.resembles for ident in members[story]]
            apart[label.negative] += product([label.id], seen)
    rows = [row._asdict() for row, _ in pairs]
    stories = {label.id: label.story for label in labels}
    return _set(f"generated, seed {seed}", _written(rows, scratch / "generated.jsonl"), stories, found, apart)


def ours(project: Path, scratch: Path) -> LabelledRows:
    """The demo corpus, as its writer knows it."""
    rows, stories, of = [], {}, {}
    for ident, story, event, article in own.demo(project):
        stories[ident], of[ident] = story, event
        rows.append(
            {
                "id": ident,
                "outlet": article.outlet,
                "url": article.url or None,
                "published": article.published.iso() if article.published else None,
                "title": article.title,
                "text": article.text,
            }
        )
    kin = [(a, b) for a, b in _all_pairs(sorted(stories)) if of[a] == of[b]]
    found = {"one event": [(a, b) for a, b in kin if stories[a] == stories[b]]}
    apart = {"neighbours": [(a, b) for a, b in kin if stories[a] != stories[b]]}
    return _set("our own demo", _written(rows, scratch / "own.jsonl"), stories, found, apart)


def folder(path: Path) -> LabelledRows:
    """A labelled folder."""
    gold = {row["id"]: row for row in read_rows(path / "gold.jsonl")}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    apart: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in read_rows(path / "pairs.jsonl") if (path / "pairs.jsonl").exists() else []:
        pair = (row["a"], row["b"])
        if row["same"]:
            found["little shared wording" if row["containment5"] < LITTLE else "more"].append(pair)
        else:
            kinds = sorted(str(kind) for ident in pair if (kind := gold[ident].get("neg_kind")))
            apart[kinds[0] if kinds else "look-alikes"].append(pair)
    stories = {ident: row["story"] for ident, row in gold.items() if not row.get("ignore")}
    return _set(path.name, path / "articles.jsonl", stories, found, apart)


def _set(
    name: str,
    file: Path,
    stories: Mapping[str, str],
    found: Mapping[str, Sequence[tuple[str, str]]],
    apart: Mapping[str, Sequence[tuple[str, str]]],
) -> LabelledRows:
    texts = {row["id"]: f"{row['title']}\n{row['text']}" for row in read_rows(file)}
    return LabelledRows(name, file, texts, stories, dict(sorted(found.items())), dict(sorted(apart.items())))


def _written(rows: Iterable[Mapping[str, Any]], file: Path) -> Path:
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return file


def _all_pairs(ids: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((a, b) for at, a in enumerate(ids) for b in ids[at + 1 :])
