"""One way of grouping, timed by itself: a process of ``clustering_speed.py``.

    clustering_ways.py WAY FILE CORE

Prints a JSON object: CPU seconds, the highest memory in MiB, and how the groups stand to what is known.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numpy as np
from clustering_score import score
from numpy.typing import NDArray

from mujaz import fingerprints, stories
from mujaz.arabic.letters import fold
from mujaz.arabic.words import split
from mujaz.fingerprints import wording
from mujaz.model import Article, Dating
from mujaz.stories import copies, doubts
from mujaz.stories.archive import Archive
from mujaz.stories.components import Components

RUN, PERMUTATIONS, THRESHOLD, BANDS = 5, 128, 0.5, 32
"""Of MinHash: words of a run, hashes, Jaccard from which texts are copies (both libraries' usual), bands of 4."""
ARRIVALS = 20
"""New articles that are tried one by one; the median counts."""

Labels = Sequence[Hashable]
Rows = Sequence[dict[str, Any]]


def main(way: str, file: Path, core: int) -> None:
    """Time one way."""
    os.sched_setaffinity(0, {core})
    rows = [json.loads(line) for line in file.open(encoding="utf-8")]
    if way == "arrival":
        found: dict[str, Any] = {"seconds": arrival(rows), "articles": len(rows)}
    else:
        labels, seconds = WAYS[way](rows)
        ids = [row["id"] for row in rows]
        made = {ident: str(label) for ident, label in zip(ids, labels, strict=True)}
        of_texts = score({row["id"]: row["copy_of"] for row in rows}, made)
        of_stories = score({row["id"]: row["story"] for row in rows}, made)
        found = {
            "seconds": seconds,
            "precision": of_texts.pair_precision,
            "recall": of_texts.pair_recall,
            "stories": of_stories.pair_f1,
        }
    print(json.dumps({**found, "peak": _peak()}))


def minhash_rensa(rows: Rows) -> tuple[Labels, float]:
    """R-MinHash of runs of words and LSH, pairs above the threshold connected."""
    from rensa import RMinHash, RMinHashLSH

    texts = _texts(rows)
    began = time.process_time()
    lsh = RMinHashLSH(THRESHOLD, PERMUTATIONS, BANDS)
    sketches: list[RMinHash] = []
    joined: Components[int] = Components(range(len(texts)))
    for at, text in enumerate(texts):
        sketch = RMinHash(PERMUTATIONS, 1)
        sketch.update(_runs(text))
        for other in lsh.query(sketch):
            if sketch.jaccard(sketches[other]) >= THRESHOLD:
                joined.join(other, at)
        lsh.insert(at, sketch)
        sketches.append(sketch)
    labels = _labels(joined, len(texts))
    return labels, time.process_time() - began


def minhash_datasketch(rows: Rows) -> tuple[Labels, float]:
    """MinHash of runs of words and LSH, pairs above the threshold connected."""
    from datasketch import MinHash, MinHashLSH

    texts = _texts(rows)
    began = time.process_time()
    lsh = MinHashLSH(THRESHOLD, PERMUTATIONS)
    sketches: list[MinHash] = []
    joined: Components[int] = Components(range(len(texts)))
    for at, text in enumerate(texts):
        sketch = MinHash(PERMUTATIONS)
        sketch.update_batch([run.encode() for run in _runs(text)])
        for other in lsh.query(sketch):
            if sketch.jaccard(sketches[other]) >= THRESHOLD:
                joined.join(other, at)
        lsh.insert(at, sketch)
        sketches.append(sketch)
    labels = _labels(joined, len(texts))
    return labels, time.process_time() - began


def copies_alone(rows: Rows) -> tuple[Labels, float]:
    """Mujaz's first level."""
    _warm(_article(rows[0]))
    began = time.process_time()
    texts = [
        _Text(row, row["id"], _day(row), *told)
        for row, told in zip(rows, wording.each(row["text"] for row in rows), strict=True)
    ]
    classes = copies.classes(texts, _settled)
    label = {text.id: number for number, same in enumerate(classes) for text in same}
    return [label[row["id"]] for row in rows], time.process_time() - began


def judgement(rows: Rows) -> tuple[Labels, float]:
    """All levels."""
    _warm(_article(rows[0]))
    began = time.process_time()
    grouping = stories.group(fingerprints.taken(map(_article, rows)))
    label = {ident: group.members[0] for group in grouping.groups for ident in group.members}
    return [label[row["id"]] for row in rows], time.process_time() - began


def arrival(rows: Rows) -> float:
    """Seconds for one new article, its text in hand, to find its story in an archive; the median of some."""
    archive = Archive(fingerprints.taken(map(_article, rows[:-ARRIVALS])))
    seconds = []
    for article in map(_article, rows[-ARRIVALS:]):
        began = time.process_time()
        archive.add(fingerprints.take(article))
        seconds.append(time.process_time() - began)
    return median(seconds)


class _Text(NamedTuple):
    """An article and its wording, all that copies are found by."""

    row: dict[str, Any]
    id: str
    day: date | None
    length: int
    exact: int
    shingles: NDArray[np.uint64]


def _settled(pairs: Sequence[tuple[_Text, _Text]]) -> list[bool]:
    return doubts.settled_by_words([(_article(short.row), _article(long.row)) for short, long in pairs])


WAYS: dict[str, Callable[[Rows], tuple[Labels, float]]] = {
    "rensa": minhash_rensa,
    "datasketch": minhash_datasketch,
    "copies": copies_alone,
    "judgement": judgement,
}


def _texts(rows: Rows) -> list[str]:
    return [row["text"] for row in rows]


def _article(row: dict[str, Any]) -> Article:
    return Article(
        id=row["id"],
        title=row["title"],
        paragraphs=tuple(row["text"].split("\n")),
        sources=(),
        outlet=row["outlet"],
        published=Dating(day, "stated", "row") if (day := _day(row)) else None,
    )


def _day(row: dict[str, Any]) -> date | None:
    return date.fromisoformat(row["published"]) if row["published"] else None


def _runs(text: str) -> list[str]:
    words = split(fold(text))
    return [" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))]


def _warm(article: Article) -> None:
    """Load the tables."""
    stories.group([fingerprints.take(article)])


def _labels(joined: Components[int], count: int) -> Labels:
    labels = [0] * count
    for part in joined.parts():
        for at in part:
            labels[at] = part[0]
    return labels


def _peak() -> float:
    """MiB, the highest that this process ever had (Linux)."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
