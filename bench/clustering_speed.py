"""How fast rows become stories, and in how much memory, beside MinHash: ``make bench-clustering-speed``.

    clustering_speed.py [COUNT…]

Each way runs in a process of its own, on one core and with one thread, from headlines and texts in memory to groups.
Seconds are CPU time; what a process loads once (modules, tables) is loaded before the clock starts. Memory is the
highest the process had, the texts themselves included. The articles are generated, none with a page around it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import newsroom
from rich import box
from rich.console import Console
from rich.table import Table

SEED = 2032
ARCHIVES = (1_000, 100_000)
"""Sizes of the archive that one new article joins; the larger is no more than what is measured."""
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1"
)
WAYS = {
    "rensa": "rensa: R-MinHash and LSH",
    "datasketch": "datasketch: MinHash and LSH",
    "copies": "Mujaz: copies alone",
    "judgement": "Mujaz: the whole judgement",
}
console = Console(width=150)


def main(counts: Sequence[int]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        for count in counts:
            file = _written(count, Path(scratch))
            found = {way: _measured(way, file) for way in WAYS}
            console.print(_table(count, found))
        sizes = [min(size, max(counts)) for size in ARCHIVES]
        console.print(_arrivals([_measured("arrival", _written(size, Path(scratch))) for size in sizes]))


def _written(count: int, scratch: Path) -> Path:
    """The articles, as rows of what each way is given, with what they are copies of."""
    file = scratch / f"{count}.jsonl"
    if file.exists():
        return file
    roots: dict[str, str] = {}
    with file.open("w", encoding="utf-8") as out:
        for row, label in newsroom.stream(SEED, count, wrapped=0.0):
            derived = label.of if label.relation in ("copy", "edit", "truncation") else None
            roots[row.id] = roots[derived] if derived else row.id
            told = {**row._asdict(), "copy_of": roots[row.id], "story": label.story}
            out.write(json.dumps(told, ensure_ascii=False) + "\n")
    return file


def _measured(way: str, file: Path) -> dict[str, Any]:
    core = str(min(os.sched_getaffinity(0)))
    child = [sys.executable, str(Path(__file__).with_name("clustering_ways.py")), way, str(file), core]
    said = subprocess.run(
        child, env={**os.environ, **ONE_THREAD}, capture_output=True, text=True, check=False
    )
    if said.returncode:
        raise SystemExit(f"{way} failed on {file.name}:\n{said.stderr}")
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def _table(count: int, found: dict[str, dict[str, Any]]) -> Table:
    table = Table(title=f"{count:,} articles, one core", box=box.SIMPLE, title_justify="left")
    heads = ("", "CPU s", "articles/s", "× rensa", "× datasketch", "peak MiB", "× rensa", "of copies: P", "R")
    for number, head in enumerate((*heads, "of stories: F1")):
        table.add_column(head, justify="right" if number else "left")
    for way, name in WAYS.items():
        got = found[way]
        speed = count / got["seconds"]
        table.add_row(
            name,
            f"{got['seconds']:.1f}",
            f"{speed:,.0f}",
            *(f"{found[peer]['seconds'] / got['seconds']:.2f}" for peer in ("rensa", "datasketch")),
            f"{got['peak']:,.0f}",
            f"{got['peak'] / found['rensa']['peak']:.2f}",
            *(f"{got[name]:.3f}" for name in ("precision", "recall", "stories")),
        )
    return table


def _arrivals(found: Sequence[dict[str, Any]]) -> Table:
    table = Table(title="One new article into an archive", box=box.SIMPLE, title_justify="left")
    for number, head in enumerate(("archive", "CPU ms", "× the smallest")):
        table.add_column(head, justify="right" if number else "left")
    for got in found:
        table.add_row(
            f"{got['articles']:,}",
            f"{1000 * got['seconds']:,.1f}",
            f"{got['seconds'] / found[0]['seconds']:.2f}",
        )
    return table


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [20_000])
