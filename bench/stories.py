"""How well, and how fast, rows are grouped into stories: ``make bench SET=folder``, see README.md beside this file.

Pairwise figures count pairs of articles put together rightly; BCubed figures average over articles (Bagga and
Baldwin, 1998) and so do not let one large story decide.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

MUJAZ = Path(__file__).resolve().parents[1] / ".venv" / "bin" / "mujaz"


def main(folder: Path) -> None:
    """Group the articles of ``folder`` and print the figures."""
    start = time.perf_counter()
    said = subprocess.run(
        [MUJAZ, "group", folder / "articles.jsonl"], capture_output=True, text=True, check=True
    ).stdout
    seconds = time.perf_counter() - start
    found = {row["id"]: row["story"] for row in map(json.loads, said.splitlines())}
    gold = [row for row in _rows(folder / "gold.jsonl") if not row.get("ignore")]
    wanted = {row["id"]: row["story"] for row in gold}
    for name, value in score(wanted, found).items():
        print(f"{name:20} {value:8.3f}")
    print(
        f"{'articles a second':20} {len(found) / seconds:8.0f}   of {len(found)}, the command's start included"
    )


def score(wanted: Mapping[str, str], found: Mapping[str, str | None]) -> dict[str, float]:
    """Precision, recall and F1 of ``found`` against ``wanted``, both article id to story; no story: alone.

    >>> score({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "c": "x"})["pairs precision"]
    0.3333333333333333
    """
    labels: dict[str, Hashable] = {
        ident: ("alone", ident) if found.get(ident) is None else found[ident] for ident in wanted
    }
    true = Counter(wanted.values())
    made = Counter(labels.values())
    both = Counter((wanted[ident], labels[ident]) for ident in wanted)
    figures = {
        "pairs precision": _ratio(_pairs(both.values()), _pairs(made.values())),
        "pairs recall": _ratio(_pairs(both.values()), _pairs(true.values())),
        "bcubed precision": _ratio(sum(n * n / made[label] for (_, label), n in both.items()), len(wanted)),
        "bcubed recall": _ratio(sum(n * n / true[story] for (story, _), n in both.items()), len(wanted)),
    }
    for kind in ("pairs", "bcubed"):
        p, r = figures[f"{kind} precision"], figures[f"{kind} recall"]
        figures[f"{kind} F1"] = _ratio(2 * p * r, p + r)
    return figures


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _rows(path: Path) -> Sequence[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: stories.py FOLDER")
    main(Path(sys.argv[1]))
