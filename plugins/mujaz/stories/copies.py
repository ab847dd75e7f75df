"""Copies: articles that are one text, exact or edited, found first and cheaply.

Exact copies share the hash of their folded words. Edited ones share most of their runs of five words: candidates
come from a fixed sample of the runs (FracMinHash: Irber et al. 2022), so that a truncated copy keeps its share of
samples, and each is then measured in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from mujaz.fingerprints import RARE
from mujaz.model import Fingerprint
from mujaz.stories.components import Components
from mujaz.stories.wording import contained

SAME = 0.8
"""Share of the shorter text's runs that a copy keeps after re-spelling, cutting and new boilerplate. Templates with
other names reach it too, hence ``_STRANGE``."""
VERBATIM = 0.97
"""Share of runs from which a text stands in another word for word (two typing errors in a page), whatever their
headlines say: a held text under another headline is still the held text."""
EDITED = 0.5
"""Within a story, where the event is already known to be one, half the runs make a text an edited copy."""
_STRANGE = 0.15
"""Share of the shorter text's rare stems that a copy may lack: a cable to another president lacks more."""
_SHORTEST = 0.2
"""A copy has at least this share of the other's words: a brief inside a round-up is no copy of it."""
_SAMPLE = 4
"""One run in four is indexed."""
_BUCKET = 24
"""Texts under one sampled run that are all compared; of more, each is compared with the first ones only."""


def classes(prints: Sequence[Fingerprint]) -> list[list[Fingerprint]]:
    """``prints`` divided into texts, each sorted by ``representative`` order, the texts by their first id."""
    ordered = sorted(prints, key=lambda print: print.id)
    exact: dict[tuple[int, int], list[Fingerprint]] = defaultdict(list)
    for given in ordered:
        exact[given.exact, given.length].append(given)
    firsts = [min(same, key=precedence) for same in exact.values()]
    joined = Components(given.id for given in ordered)
    for same in exact.values():
        for other in same[1:]:
            joined.join(same[0].id, other.id)
    for a, b in _candidates(firsts):
        if not joined.joined(a.id, b.id) and same_text(a, b, SAME):
            joined.join(a.id, b.id)
    by_id = {given.id: given for given in ordered}
    return [sorted((by_id[ident] for ident in part), key=precedence) for part in joined.parts()]


def same_text(a: Fingerprint, b: Fingerprint, share: float) -> bool:
    """True where one is a copy of the other or of a part of it, keeping ``share`` of its runs of words."""
    found = contained(a, b)
    if min(a.length, b.length) < _SHORTEST * max(a.length, b.length) or found < share:
        return False
    if found >= VERBATIM:
        return True
    short, long = (a, b) if (a.length, a.id) <= (b.length, b.id) else (b, a)
    return _strange(short, long) <= _STRANGE and not _figures_differ(short, long)


def precedence(given: Fingerprint) -> tuple[bool, object, int, str]:
    """Sort key: the member that stands for its text is the earliest dated, then the longest, then by id."""
    return (given.day is None, given.day or 0, -given.length, given.id)


def _strange(short: Fingerprint, long: Fingerprint) -> float:
    rare = {term: weight for term, weight in short.terms.items() if weight >= RARE}
    mass = sum(rare.values())
    return sum(weight for term, weight in rare.items() if term not in long.terms) / mass if mass else 0.0


def _figures_differ(short: Fingerprint, long: Fingerprint) -> bool:
    """True where a main figure of the shorter text is not in the longer: the same template, another day."""
    known = {figure.value for figure in long.figures}
    missing = [figure for figure in short.figures if figure.head and figure.value not in known]
    return len(missing) > 0 and any(
        figure.kind == other.kind and other.head
        for figure in missing
        for other in long.figures
        if figure.kind
    )


def _candidates(firsts: Sequence[Fingerprint]) -> Iterable[tuple[Fingerprint, Fingerprint]]:
    index: dict[int, list[Fingerprint]] = defaultdict(list)
    for given in firsts:
        for run in given.shingles[given.shingles % _SAMPLE == 0].tolist():
            index[run].append(given)
    seen: set[tuple[str, str]] = set()
    for bucket in index.values():
        few = bucket[:_BUCKET] if len(bucket) <= _BUCKET else bucket[:2]
        for a in few:
            for b in bucket:
                pair = (a.id, b.id) if a.id < b.id else (b.id, a.id)
                if a is not b and pair not in seen:
                    seen.add(pair)
                    yield a, b
