"""Titles: which line of a head is the headline of the prose below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mujaz.articles import cohesion, shapes
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line

_AS_GOOD = 0.75
"""An earlier candidate within this of the best is the headline: what follows it repeats or explains it."""
_LONGEST = 30
"""Words."""
_NEAR = 2
"""Visible lines within which a date or byline speaks for the headline above it."""


def choose(
    lines: Sequence[Line], marks: Sequence[Mark], head: Sequence[int], lead: str, given: str
) -> int | None:
    """Index of the headline among the lines ``head`` for prose that begins with ``lead``; None where none fits.

    ``given`` is the folded key of a title that came along with the record; a line that says it is the headline.
    """
    seen = [index for index in head if marks[index].kind != "blank"]
    if given:
        for index in seen:
            if lines[index].key == given:
                return index
    candidates = [
        index for index in seen if marks[index].kind == "short" and 1 <= lines[index].words <= _LONGEST
    ]
    if not candidates:
        return None
    about = cohesion.stems(lead)
    counts = Counter(lines[index].key for index in candidates)
    scores = {index: _score(lines, marks, seen, index, about, counts) for index in candidates}
    best = max(scores.values())
    return next(index for index in candidates if scores[index] >= best - _AS_GOOD)


def _score(
    lines: Sequence[Line],
    marks: Sequence[Mark],
    seen: Sequence[int],
    index: int,
    about: frozenset[str],
    counts: Counter[str],
) -> float:
    line = lines[index]
    at = seen.index(index)
    score = 2.0 * cohesion.share(cohesion.stems(line.text), about)
    if line.words <= 2:
        score -= 0.6
    elif 5 <= line.words <= 22:
        score += 0.5
    if counts[line.key] > 1 and not line.bullet:
        score += 0.3
    if line.bullet:
        score -= 0.8
    if shapes.credited(line):
        score -= 0.7
    if shapes.is_byline(line):
        score -= 0.9
    below = [marks[other].rule for other in seen[at + 1 : at + 1 + _NEAR]]
    if "date-line" in below or "byline" in below:
        score += 0.7
    return score - 0.02 * (len(seen) - at)
