"""Evidence: what speaks for and against a boundary before a run of prose, and how much.

Each sign is a number, each has a weight, their sum is the boundary's score: the form in which a confidence can be
shown, and in which weights can be learned. A sub-heading keeps to what was told before and its paragraph carries
on; a headline is told again by the first words below it, which date and name what they speak of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mujaz.arabic import letters
from mujaz.articles import cohesion
from mujaz.articles.cues import SIGNED
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line
from mujaz.articles.vocabulary import vocabulary

WEIGHTS: Mapping[str, float] = {
    "bias": -1.7,
    "lead": 1.2,  # how much the first paragraph reads like a story's first, -2 to 2
    "topic": 2.4,  # how little of that paragraph was spoken of before, against _SAME_TOPIC
    "echo": 1.4,  # how much of the headline that paragraph tells again, against _ECHO
    "known": -0.4,  # how much of the headline was spoken of before
    "closing": 1.8,  # the paragraph before is of the kind that closes articles
    "announcing": -2.1,  # ends in a colon or comma
    "asking": -2.5,  # ends in a question mark, as sub-headings of explainers do
    "stopped": -0.9,  # ends as a sentence does
    "words": 2.7,  # tens of words, at most 1.2
    "functions": 0.8,  # the first paragraph says who its people are (minister, spokesman), at most three times
    "repeated": 2.5,  # the headline stands in the head more than once
    "dated": 2.5,  # a date line or byline beside it
    "clocked": -3.0,  # a time of day alone beside it: an entry of a running report
    "ended": 2.0,  # a source line, keywords or an end mark before it
    "divided": 1.5,  # a line of dashes or stars before it
    "sponsored": 1.0,  # "sponsored content" right above it
    "underlined": 0.6,  # another short line below it, as a sub-headline is
    "opening": 1.0,  # what stands before is a scrap without a headline
    "itemised": -1.5,  # it bears a bullet, and the article's own headline has none: a section of a round-up
    "bulleted": 2.0,  # it bears a bullet as the first article's headline does
    "linked": -1.5,  # "read more" right above it
    "titled": -2.0,  # the record came with another title
    "undated": -0.5,  # nothing marks it, and the article before it had a date or byline of its own
    "style": 1.2,  # elsewhere in this record a bare line like this one opens an article
}
"""In log-odds. Those from ``bias`` to ``functions`` were learned by logistic regression on 2,245 heads of the
SaudiNewsNet pages (1,072 sub-headings inside one article; 1,173 headlines between two that were put together,
a quarter of them of the same event). Three of them were then moved by hand for the labelled cases, whose headlines
are shorter: ``bias`` from -2.2, ``echo`` from 1.0, ``words`` from 3.4. The others, which those pages hardly show,
are set by hand."""

_SAME_TOPIC = 0.35
_ECHO = 0.3
_WORDS = 12
_FUNCTIONS = 3
_BESIDE = 3
"""Lines."""
_FIRST = 240
"""Characters of the first paragraph in which a headline is told again."""


class Before(NamedTuple):
    """What is known of the article that may go on."""

    about: frozenset[str]
    last: str
    """Its last paragraph so far."""


def weigh(signs: Mapping[str, float]) -> float:
    """The score of a boundary: the weighted sum of its signs."""
    return sum(WEIGHTS[name] * value for name, value in signs.items())


def signs(
    lines: Sequence[Line],
    marks: Sequence[Mark],
    head: Sequence[int],
    headline: int,
    first: str,
    before: Before,
) -> dict[str, float]:
    """The signs of a boundary before ``headline``, a line of ``head``, with ``first`` the paragraph below it."""
    line = lines[headline]
    title = cohesion.stems(line.text)
    found = {
        "lead": cohesion.leads(first),
        "topic": _SAME_TOPIC - min(0.6, cohesion.share(cohesion.stems(first), before.about)),
        "echo": cohesion.share(title, cohesion.stems(first[:_FIRST])) - _ECHO,
        "known": cohesion.share(title, before.about),
        "closing": float(cohesion.closes(before.last)),
        "announcing": float(line.text.endswith((":", "،"))),
        "asking": float(line.text.endswith(("؟", "?"))),
        "stopped": float(line.ends),
        "words": min(len(line.text.split()), _WORDS) / 10,
        "functions": min(_FUNCTIONS, _functions(first)) / _FUNCTIONS,
        "bias": 1.0,
    }
    return found | _around(lines, marks, head, headline)


def _functions(first: str) -> int:
    """How many words for people's functions stand in the first lines of a paragraph."""
    words = letters.fold(first[:_FIRST]).split()
    return sum(word.removeprefix("و").removeprefix("ال") in vocabulary("functions") for word in words)


def _has_card(lines: Sequence[Line], marks: Sequence[Mark], head: Sequence[int], headline: int) -> bool:
    """True where a house and an age stand on the line right below a headline: «صحيفة المال · منذ 3 ساعات»."""
    below = next((index for index in head if index > headline and marks[index].kind != "blank"), None)
    return (
        below is not None
        and marks[below].rule == "relative-time"
        and _CARD.search(lines[below].text) is not None
    )


_CARD = re.compile(r"\w\s+[·•|]\s+\w")


def _around(
    lines: Sequence[Line], marks: Sequence[Mark], head: Sequence[int], headline: int
) -> dict[str, float]:
    """Signs that stand around a new article's headline and around no sub-heading."""
    key = lines[headline].key
    beside = {marks[index].rule for index in head if 0 < abs(index - headline) <= _BESIDE}
    above = [marks[index] for index in head if index < headline]
    below = [lines[index] for index in head if index > headline and marks[index].kind == "short"]
    return {
        "repeated": float(sum(lines[index].key == key for index in head) > 1),
        "dated": float(bool(beside & SIGNED) or _has_card(lines, marks, head, headline)),
        "clocked": float("time-line" in beside),
        "ended": float(any(mark.effect == "end" for mark in above)),
        "divided": float(any(mark.rule == "divider" for mark in above)),
        "sponsored": float(bool(above) and any(mark.rule == "advert" for mark in above[-2:])),
        "linked": float(bool(above) and above[-1].rule == "read-more"),
        "underlined": float(any(other.key != key for other in below)),
    }
