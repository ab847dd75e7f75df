"""How well rows are grouped into stories, beside other ways in the same run: ``make bench-clustering``, see README.md.

    clustering.py [--set FOLDER]… [--generated COUNT] [--seed SEED] [--alone]

Without ``--set``: the generated set, the project's own, and the labelled folders that stand beside the project.
Mujaz is asked as anybody would ask it (``mujaz group``), with the settings and weights that ship.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import clustering_sets as sets
from clustering_score import score, together
from clustering_sets import LabelledRows
from rich import box
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
SEED = 2031
"""Reported on, and so never learned from or looked at while choosing."""
COUNT = 4_000
BESIDE = ("realset", "composedset")
"""Labelled folders of others' texts, beside the project where somebody has them; they never ship."""
console = Console(width=150)

Groups = Mapping[str, str | None]
Way = Callable[[Mapping[str, str], Mapping[str, str]], Groups]
LEARNED_FROM = frozenset(
    entry["set"]
    for entry in json.loads((ROOT / "plugins/mujaz/stories/weights.json").read_text("utf-8"))["from"]
)
"""Sets of which the weights that ship know events: ``learn_weights.py`` says how the others fare."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", type=Path, action="append", dest="folders")
    parser.add_argument("--generated", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--beside", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--alone", action="store_true", help="Mujaz only, no peers")
    given = parser.parse_args()
    peers = {} if given.alone else _peers()
    with tempfile.TemporaryDirectory() as scratch:
        for data in _sets(given, Path(scratch)):
            found: dict[str, Groups] = {"Mujaz": mujaz(data.file)}
            found |= {name: way(data.texts, data.stories) for name, way in peers.items()}
            console.print(_whole(data, found))
            console.print(_strata(data, found))


def _peers() -> Mapping[str, Way]:
    """What Mujaz is measured beside; ends the run where its libraries are missing."""
    try:
        from clustering_peers import PEERS
    except ModuleNotFoundError as missing:
        sys.exit(
            f"{missing.name} is not installed: `make bench-clustering` installs it; --alone does without."
        )
    return PEERS


def mujaz(file: Path) -> Groups:
    """Row → story, as the command says."""
    command = [str(ROOT / ".venv" / "bin" / "mujaz"), "group", str(file.resolve())]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return {row["id"]: row["story"] for row in map(json.loads, said.splitlines())}


def _sets(given: argparse.Namespace, scratch: Path) -> Iterator[LabelledRows]:
    if given.folders:
        yield from map(sets.folder, given.folders)
        return
    yield sets.generated(given.seed, given.generated, scratch)
    yield sets.ours(ROOT, scratch)
    yield from (sets.folder(given.beside / name) for name in BESIDE if (given.beside / name).is_dir())


def _whole(data: LabelledRows, found: Mapping[str, Groups]) -> Table:
    table = _table(
        f"{data.name}: {len(data.stories):,} articles, {len(set(data.stories.values())):,} stories"
        f"{'; the weights that ship were learned from it' if data.name in LEARNED_FROM else ''}",
        *("", "pair P", "R", "F1", "BCubed P", "R", "F1", "stories exact"),
    )
    for name, groups in found.items():
        got = score(data.stories, groups)
        pairs = (got.pair_precision, got.pair_recall, got.pair_f1)
        articles = (got.bcubed_precision, got.bcubed_recall, got.bcubed_f1)
        table.add_row(name, *(f"{figure:.3f}" for figure in (*pairs, *articles, got.exact)))
    return table


def _strata(data: LabelledRows, found: Mapping[str, Groups]) -> Table:
    table = _table("", "pairs", "number", *found)
    strata = [
        *(("found", kind, pairs, True) for kind, pairs in data.found.items()),
        *(("apart", kind, pairs, False) for kind, pairs in data.apart.items()),
        ("apart", "ALL", [pair for pairs in data.apart.values() for pair in pairs], False),
    ]
    for goal, kind, pairs, same in strata:
        shares = [together(pairs, groups) for groups in found.values()]
        figures = (share if same else 1.0 - share for share in shares)
        table.add_row(f"{goal}: {kind}", f"{len(pairs):,}", *(f"{figure:.3f}" for figure in figures))
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, box=box.SIMPLE, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=True)
    return table


if __name__ == "__main__":
    main()
