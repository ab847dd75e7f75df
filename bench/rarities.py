"""Make the committed table of rarities that the package reads: ``rarities.py [--check]``.

From the Arabic list of the package wordfreq (Speer 2022; its data CC BY-SA 4.0): words folded and stemmed, their
frequencies summed by stem. Reading that list takes seconds, its result a fraction of one.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Mapping
from math import log10
from pathlib import Path

from wordfreq import get_frequency_list

from mujaz.arabic import words
from mujaz.arabic.letters import fold

TABLE = Path(__file__).resolve().parents[1] / "plugins" / "mujaz" / "arabic" / "rarities.txt.gz"
FLOOR = 10**-words.UNSEEN
"""A frequency at which a stem is as rare as one that the list does not know."""
NAME = 2.5
"""Rarity from which stems are compared as names, without their root."""


def made() -> bytes:
    """The table: two parts, stems and roots; a line per rarity in thousandths, then all that have it."""
    stems: dict[str, float] = defaultdict(float)
    for centibels, bucket in enumerate(get_frequency_list("ar", wordlist="best")):
        for word in fold("\n".join(bucket)).split("\n"):
            stems[words.light(word)] += 10 ** (-centibels / 100)
    roots: dict[str, float] = defaultdict(float)
    for stem, frequency in stems.items():
        roots[words.root(stem)] += max(frequency, FLOOR)
    asked = {words.root(stem) for stem, frequency in stems.items() if _rarity(frequency) < NAME}
    text = _lines(stems) + "\n\n" + _lines({root: roots[root] for root in asked}) + "\n"
    return gzip.compress(text.encode(), 9, mtime=0)


def _rarity(frequency: float) -> float:
    return max(0.0, -log10(frequency) - words.COMMONPLACE)


def _lines(frequencies: Mapping[str, float]) -> str:
    """Those that are likelier than unseen ones, by rarity."""
    lines: dict[int, list[str]] = defaultdict(list)
    for key, frequency in frequencies.items():
        if frequency > FLOOR:
            lines[round(1000 * _rarity(frequency))].append(key)
    return "\n".join(" ".join([str(at), *sorted(lines[at])]) for at in sorted(lines))


def main(arguments: list[str]) -> None:
    """Write the table, or with ``--check`` say whether the committed one is what would be written."""
    if "--check" in arguments:
        sys.exit(0 if gzip.decompress(TABLE.read_bytes()) == gzip.decompress(made()) else "rarities differ")
    TABLE.write_bytes(made())


if __name__ == "__main__":
    main(sys.argv[1:])
