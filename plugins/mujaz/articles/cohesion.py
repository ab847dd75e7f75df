"""Cohesion: do two stretches of text speak of the same things, and does a paragraph open a story or carry it on?

After Hearst, "TextTiling", Computational Linguistics 23(1), 1997: a topic's words recur within it and stop at its
end. Stems of content words are compared; a lead adds its own signs, for it dates and names what a later
paragraph takes as known.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mujaz.arabic import codes, letters, words
from mujaz.arabic.remembering import Memory, of_short
from mujaz.articles.vocabulary import vocabulary

LEAD_SIGHT = 700
"""Characters of a paragraph that are looked at: a lead has said who, what, where and when by then."""


SIGHT = 2400
"""Characters of a text whose words are compared, so that a line of a megabyte costs no more than a long one."""


@of_short(4_096, SIGHT)
def stems(text: str) -> frozenset[str]:
    """Stems of the content words in the first ``SIGHT`` characters of ``text``."""
    found = set(map(_CONTENTS.__getitem__, words.folded(text[:SIGHT])))
    found.discard("")
    return frozenset(found)


def _content(word: str) -> str:
    """The stem of a word that carries content; empty for all others."""
    common = vocabulary("common")
    if len(word) <= _SHORT or word in common:
        return ""
    stem = words.stem(word)
    return stem if len(stem) > _SHORT and stem not in common else ""


_SHORT = 2
"""Letters of words and stems that carry no content."""
_CONTENTS = Memory(1 << 16, _content)


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """Share (0–1) of the stems in ``part`` that ``whole`` holds too; 0 for an empty part.

    Stems count as one that share their first four letters, or do so without a one-letter preposition: for
    Arabic's endings and for what the light stem leaves on.

    >>> share(frozenset({"تعيين"}), frozenset({"بتعيين"}))
    1.0
    """
    if not part:
        return 0.0
    untold = part - whole
    if untold and whole:
        openings = _openings(whole)
        untold = frozenset(stem for stem in untold if not _is_told(stem, openings))
    return (len(part) - len(untold)) / len(part)


def _is_told(stem: str, openings: frozenset[str]) -> bool:
    if stem[:_OPENING] in openings:
        return True
    return stem[0] in _PREPOSITIONS and len(stem) > _OPENING and stem[1 : _OPENING + 1] in openings


@lru_cache(maxsize=256)
def _openings(stems: frozenset[str]) -> frozenset[str]:
    behind = (stem[1 : _OPENING + 1] for stem in stems if stem[0] in _PREPOSITIONS and len(stem) > _OPENING)
    return frozenset({stem[:_OPENING] for stem in stems}.union(behind))


_OPENING = 4
_PREPOSITIONS = "بلكوف"


def leads(paragraph: str) -> float:
    """How much a paragraph reads like a story's first (positive) or like one that carries on (negative), -2 to 2.

    A lead anchors itself in time; what carries on opens with a linking word or a reporting verb behind و.
    """
    found = words.folded(paragraph[:LEAD_SIGHT])
    if not found:
        return 0.0
    score = 0.0
    opening = " ".join(found[:3])
    if opening.startswith(_phrases("linking", " ")) or (
        found[0][0] == "و" and found[0][1:] in vocabulary("reporting")
    ):
        score -= 1.5
    elif (
        found[0][0] in "وف"
        and (len(found[0]) > 3 or found[0][1:] in vocabulary("common"))
        and found[0] not in vocabulary("waw")
    ):
        score -= 0.7
    elif found[0] in vocabulary("present"):
        score -= 0.2
    elif found[0] in vocabulary("reporting") or found[0] in vocabulary("opening"):
        score += 0.6
    head = found[:_ANCHOR_WORDS]
    if any(word in vocabulary("days") for word in head):
        score += 1.0
    if _FULL_DATE.search(" ".join(head)):
        score += 0.4
    return max(-2.0, min(2.0, score))


def opens(paragraph: str) -> bool:
    """True where a line begins as Arabic sentences do and headlines do not: with a verb in the past, or a link."""
    found = words.folded(paragraph[:80])[:3]
    if not found:
        return False
    first = found[0]
    verbs = _verbs()
    bare = first[1:] if first[0] in "وف" and len(first) > 3 else first
    return first in verbs or bare in verbs or (" ".join(found) + " ").startswith(_phrases("linking", " "))


@cache
def _phrases(name: str, end: str = "") -> tuple[str, ...]:
    """The phrases of a list, each with ``end`` behind it, to compare beginnings with."""
    return tuple(phrase + end for phrase in sorted(vocabulary(name)))


@cache
def _verbs() -> frozenset[str]:
    return vocabulary("reporting") | vocabulary("opening")


def opens_wire(paragraph: str) -> bool:
    """True where a text without headline begins as agencies' texts do: place, day, agency, dash."""
    return _WIRE.match(paragraph) is not None


_WIRE = re.compile(r"[^\W\d_][^().؟!\n]{1,50}\([^()\n]{2,30}\)\s{0,2}[-–—ـ:]")


def carries_on(line: str) -> bool:
    """True where a line begins with "and" before a verb, an article or a particle, as headlines do not."""
    if line[:1] in _NO_WAW:
        return False  # nearly every line
    first = "".join(letters.fold(line[:40]).split(maxsplit=1)[:1])
    if not first.startswith("و") or first in vocabulary("waw"):
        return False
    bare = first[1:]
    return (
        _COMING.match(first) is not None
        or bare in _verbs()
        or bare in vocabulary("common")
        or first in vocabulary("linking")
        or (bare.startswith("ال") and len(bare) > _ARTICLE)
    )


_NO_WAW = frozenset(
    codes.text(codes.those(lambda sign: letters.fold(sign) not in {"", "و"} and not sign.isspace()))
)
_COMING = re.compile(r"وس[يتن]\w{3,}")
"""«وسيكون»: and what is still to be."""
_ARTICLE = 3
_ANCHOR_WORDS = 32
_FULL_DATE = re.compile(r"\b\d{1,2} \w+ (?:\w+ )?(?:19|20|14)\d{2}\b")


def closes(paragraph: str) -> bool:
    """True where a paragraph opens as an article's last ones do: background and closing words."""
    opening = " ".join(words.folded(paragraph[:80])[:3])
    return opening.startswith(_phrases("closing"))
