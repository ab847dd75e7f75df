"""Publishing: whether sentences speak of a site and of what it publishes, as notices and terms of use do."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.remembering import Memory
from mujaz.articles import cohesion
from mujaz.articles.lines import Line
from mujaz.articles.vocabulary import vocabulary


def words(line: Line) -> int:
    """How many words of a sentence are of what publishers speak of when they speak of themselves."""
    return sum(map(_TELLING.__getitem__, line.key.split()))


def are_terms(lines: Sequence[Line]) -> bool:
    """True for a site's terms of use: paragraphs of which nearly all speak of it or its users, and none tells news."""
    known = vocabulary("publishing") | vocabulary("users")
    told = sum(any(_bare(word) in known for word in line.key.split()) for line in lines)
    news = any(cohesion.opens(line.text) for line in lines)
    return len(lines) >= _TERMS and told >= _MOST * len(lines) and not news


_TERMS = 3
"""Paragraphs."""
_MOST = 0.75


def _bare(word: str) -> str:
    """A word without «and», article and prepositions."""
    for prefix in ("وال", "بال", "لل", "ال", "ب", "ل"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word


_TELLING = Memory(1 << 14, lambda word: _bare(word) in vocabulary("publishing"))
