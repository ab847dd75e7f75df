"""Sketches: knowing an article again whose id vanished because its URL, headline or first line was edited.

A sketch is the eight smallest hashes of the body's three-word shingles (bottom-k sketch; Broder, "On the
resemblance and containment of documents", 1997): editing a headline leaves it as it is, another text shares none.
It is written behind its version, ``s1``; one of a version that this code does not know matches nothing, and no more
does that of a body of a few words: a stub says too little to be known by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from heapq import nsmallest
from zlib import crc32

from mujaz.arabic import words
from mujaz.arabic.letters import fold
from mujaz.errors import Problem
from mujaz.ledger.past import Ledger
from mujaz.model import Article

VERSION = "s1"
"""Of the way a sketch is made; sketches without one were made the same way, before versions were written."""
_SHINGLE = 3
_HASH = re.compile("[0-9a-f]{8}")
_KEPT = 8
_SAME = 6
"""Shared hashes of eight from which two sketches are of one text: a resemblance of about 0.6 and more."""


def sketch(article: Article) -> str:
    """The version and eight hashes of 32 bits as hexadecimal words, sorted; fewer for a very short body."""
    told = words.split(fold(article.text))
    runs = {" ".join(told[i : i + _SHINGLE]) for i in range(max(1, len(told) - _SHINGLE + 1))}
    hashes = nsmallest(_KEPT, {crc32(run.encode("utf-8", "replace")) for run in runs})
    return " ".join((VERSION, *(f"{value:08x}" for value in hashes)))


def _hashes(sketch: str) -> list[str]:
    """The hashes of a sketch; none where it was made in another way, so that nothing can be compared."""
    words = sketch.split()
    if words and not _HASH.fullmatch(words[0]):
        return words[1:] if words[0] == VERSION else []
    return words


def recognise(
    articles: Iterable[Article], past: Ledger
) -> tuple[list[Article], dict[str, str], list[Problem]]:
    """Articles under the ids they were first known by.

    Where an id of the ledger has vanished and exactly one article that the ledger does not know bears its
    sketch, that article keeps the old id. Where several could, none does, and that is a Problem.

    Returns:
        The articles, the new ids that were given up for an old one, and the ambiguous cases.
    """
    present = {article.id: article for article in articles}
    known = {entry.id: entry.sketch for entry in past.articles}
    unclaimed = {ident: sketch(present[ident]) for ident in sorted(present.keys() - known.keys())}
    vanished = {ident: known[ident] for ident in sorted(known.keys() - present.keys())}
    matches = _matches(vanished, unclaimed)
    wanted = Counter(new for found in matches.values() for new in found)
    renamed: dict[str, str] = {}
    problems: list[Problem] = []
    for old, found in matches.items():
        if len(found) == 1 and wanted[found[0]] == 1:
            renamed[found[0]] = old
        else:
            source = present[found[0]].sources[0]
            problems.append(
                Problem(
                    source.name,
                    0,
                    f"the article {old} is gone and could be any of {', '.join(found)}. Its address now follows "
                    "the other articles of its story; a merge ruling decides otherwise.",
                )
            )
    settled = [replace(a, id=renamed[a.id]) if a.id in renamed else a for a in present.values()]
    return sorted(settled, key=lambda article: article.id), renamed, problems


def _matches(vanished: Mapping[str, str], unclaimed: Mapping[str, str]) -> dict[str, list[str]]:
    """Of each vanished id the unclaimed ones whose sketch is the same; ids without any are left out."""
    by_hash: dict[str, list[str]] = {}
    for ident, text in unclaimed.items():
        for word in _hashes(text):
            by_hash.setdefault(word, []).append(ident)
    matches: dict[str, list[str]] = {}
    for old, text in vanished.items():
        shared: dict[str, int] = {}
        hashes = _hashes(text)
        for word in hashes:
            for new in by_hash.get(word, ()):
                shared[new] = shared.get(new, 0) + 1
        found = sorted(new for new, count in shared.items() if count >= _SAME)
        if found:
            matches[old] = found
    return matches
