"""Cohesion: do two stretches of text speak of the same things, and does a paragraph open a story or carry it on?

After Hearst, "TextTiling", Computational Linguistics 23(1), 1997: a topic's words recur within it and stop at its
end. Stems of content words are compared; a lead adds its own signs, for it dates and names what a later
paragraph takes as known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from mujaz.arabic import letters, words
from mujaz.articles.vocabulary import vocabulary

LEAD_SIGHT = 700
"""Characters of a paragraph that are looked at: a lead has said who, what, where and when by then."""


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Stems of the content words among the first ``LEAD_SIGHT`` characters of ``text``."""
    return frozenset(_stems(letters.fold(text[:LEAD_SIGHT])))


def _stems(folded: str) -> Iterable[str]:
    common = vocabulary("common")
    for word in words.split(folded):
        if len(word) > 2 and word not in common:
            stem = words.stem(word)
            if len(stem) > 2 and stem not in common:
                yield stem


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """Share (0–1) of the stems in ``part`` that ``whole`` holds too; 0 for an empty part.

    Stems that share their first four letters count as one, for Arabic's broken and sound endings.
    """
    if not part:
        return 0.0
    opening = {stem[:_OPENING] for stem in whole}
    return sum(stem in whole or (len(stem) > _OPENING and stem[:_OPENING] in opening) for stem in part) / len(
        part
    )


_OPENING = 4


def leads(paragraph: str) -> float:
    """How much a paragraph reads like a story's first (positive) or like one that carries on (negative), -2 to 2.

    A lead anchors itself in time; what carries on opens with a linking word or a reporting verb behind و.
    """
    folded = letters.fold(paragraph[:LEAD_SIGHT])
    found = words.split(folded)
    if not found:
        return 0.0
    score = 0.0
    opening = " ".join(found[:3])
    linked = any(opening.startswith(phrase + " ") for phrase in vocabulary("linking"))
    if linked or (found[0][0] == "و" and found[0][1:] in vocabulary("reporting")):
        score -= 1.5
    elif found[0][0] in "وف" and len(found[0]) > 3 and found[0] not in vocabulary("waw"):
        score -= 0.7
    elif found[0] in vocabulary("reporting") or found[0] in vocabulary("opening"):
        score += 0.6
    head = found[:_ANCHOR_WORDS]
    if any(word in vocabulary("days") for word in head):
        score += 1.0
    if _FULL_DATE.search(" ".join(head)):
        score += 0.4
    return max(-2.0, min(2.0, score))


_ANCHOR_WORDS = 32
_FULL_DATE = re.compile(r"\b\d{1,2} \w+ (?:\w+ )?(?:19|20|14)\d{2}\b")


def closes(paragraph: str) -> bool:
    """True where a paragraph opens as an article's last ones do: background and closing words."""
    opening = " ".join(words.split(letters.fold(paragraph[:80]))[:3])
    return any(opening.startswith(phrase) for phrase in vocabulary("closing"))
