"""Pairs of real articles as they meet in a large corpus: what grouping sees most, and sets of chosen events lack.

Three careful readers labelled a sample of the candidates among 8,000 articles of one summer, stratified by the score
that the weights of the time gave them; a sample of those that scored least is assumed to be of two events. The labels
are ours (``labelled/wild/``: ids, same, how many candidates the pair stands for, read or assumed), and so are two more
samples, drawn by later weights; the texts are others' and lie beside the project:
``unlabelled.jsonl.gz`` of the labelled folder that has them.

    wild.py FOLDER…     how the weights that ship judge them, and two more samples, of which nothing is learned
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zlib import crc32

import numpy as np
from labelled import prints
from numpy.typing import NDArray

from mujaz.stories.contradictions import forbidden
from mujaz.stories.features import table
from mujaz.stories.pairs import Pairs as Judged
from mujaz.stories.profiles import Profiles
from mujaz.stories.tables import Bools, Floats
from mujaz.stories.verify import learned, scores

NAME = "wild"
_LABELS = Path(__file__).with_name("labelled") / NAME
LEARNED = _LABELS / "pairs.tsv"
TEXTS = "unlabelled.jsonl.gz"


class Wild(NamedTuple):
    """Labelled pairs, one a row of each column."""

    ids: list[tuple[str, str]]
    x: Floats
    """Features."""
    same: Bools
    stands_for: Floats
    """Candidates of the corpus that the pair stands for."""
    read: Bools
    """False where two events are assumed."""
    forbidden: Bools
    part: NDArray[np.int64]
    """A number, by the pair's ids, from which parts to hold out are made."""


def load(folders: Sequence[Path], labels: Path = LEARNED) -> Wild | None:
    """The set of these labels, from the first of ``folders`` that has the texts; None where none has."""
    texts = next((folder / TEXTS for folder in folders if (folder / TEXTS).exists()), None)
    if texts is None:
        return None
    rows = [line.split("\t") for line in labels.read_text("utf-8").splitlines()[1:]]
    wanted = {ident for a, b, *_ in rows for ident in (a, b)}
    with gzip.open(texts, "rt", encoding="utf-8") as lines, TemporaryDirectory() as scratch:
        file = Path(scratch) / "rows.jsonl"
        file.write_text("".join(line for line in lines if json.loads(line)["id"] in wanted), "utf-8")
        known = prints(file)
    rows = [row for row in rows if row[0] in known and row[1] in known]
    place = {ident: at for at, ident in enumerate(sorted(known))}
    pairs = Judged(
        Profiles([known[ident] for ident in place]),
        *np.asarray([sorted((place[a], place[b])) for a, b, *_ in rows], np.int64).T,
    )
    return Wild(
        [(a, b) for a, b, *_ in rows],
        table(pairs),
        np.asarray([row[2] == "1" for row in rows]),
        np.asarray([float(row[3]) for row in rows]),
        np.asarray([row[4] == "read" for row in rows]),
        pairs.get(forbidden),
        np.asarray([crc32("/".join(row[:2]).encode()) for row in rows], np.int64),
    )


def figures(wild: Wild, odds: Floats, threshold: float) -> dict[str, float]:
    """Share of the pairs that these log-odds put together that are right, and share of the right ones found."""
    together = (odds >= threshold) & ~wild.forbidden
    right = float(wild.stands_for[together & wild.same].sum())
    return {
        "pairs put together that are right": right / max(float(wild.stands_for[together].sum()), 1.0),
        "right pairs put together": right / float(wild.stands_for[wild.same].sum()),
    }


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    for labels in sorted(_LABELS.glob("*.tsv")):
        found = load([Path(given) for given in arguments], labels)
        if found is None:
            sys.exit(f"None of these folders has {TEXTS}, the texts that the labels are of.")
        told = figures(found, scores(found.x), learned().alone)
        print(f"{labels.stem:10}", *(f"{label} {value:.3f} " for label, value in told.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
