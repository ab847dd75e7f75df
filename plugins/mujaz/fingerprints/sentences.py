"""Sentences of an article, each with its zone: what is reported today, or recalled from before."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from mujaz.arabic import calendar, dateparts
from mujaz.arabic.letters import fold
from mujaz.arabic.words import split
from mujaz.model import Article

HEAD, BODY, BACKGROUND = 0, 1, 2
CUES = tomllib.loads(files("mujaz.fingerprints").joinpath("cues.toml").read_text("utf-8"))
_OPENERS = frozenset(fold(word) for word in CUES["background"]["openers"])
_SPANS = tuple(fold(words) for words in CUES["background"]["spans"])
_BREAK = re.compile(r"(?<=[^\W\d]{2}[.!?؟])\s+|(?<=[.!?؟][\"”»])\s+|\n+")
UPDATES = frozenset(fold(word) for word in CUES["updates"]["words"])
"""Folded words by which a text says that its figure replaces an earlier one."""
_LEAD = 25
"""Words a lead has at least; a shorter first paragraph is a byline or a sub-headline, and the next one counts."""


_DAYS, _MONTHS = (
    frozenset(before + name.split()[0] for name in names for before in ("", *"وبفل"))
    for names in (dateparts.WEEKDAYS, dateparts.MONTHS)
)
"""How words begin that name weekdays and months, with what Arabic joins to them."""
_DIGIT, _GLUED = re.compile(r"\d"), re.compile(r"\d[^\W\d_]")


class Sentence(NamedTuple):
    """One sentence as received, its folded words and its zone."""

    text: str
    words: list[str]
    zone: int

    def weekdays(self) -> tuple[calendar.Weekday, ...]:
        """The weekdays it names."""
        return (
            calendar.weekdays(self.text)
            if not _DAYS.isdisjoint(self.words) or _GLUED.search(self.text)
            else ()
        )

    def mentions(self) -> tuple[calendar.Mention, ...]:
        """The dates it mentions."""
        return (
            calendar.mentions(self.text)
            if not _MONTHS.isdisjoint(self.words) or _DIGIT.search(self.text)
            else ()
        )


def of(article: Article) -> Iterator[Sentence]:
    """The headline and the sentences of the body, in order."""
    if article.title:
        yield Sentence(article.title, split(fold(article.title)), HEAD)
    lead, told = True, 0
    for paragraph in article.paragraphs:
        for text in _BREAK.split(paragraph):
            folded = fold(text)
            words = split(folded)
            if not words:
                continue
            past = words[0] in _OPENERS or folded.lstrip().startswith(_SPANS)
            yield Sentence(text, words, BACKGROUND if past and told else HEAD if lead else BODY)
            told += len(words)
        lead = lead and told < _LEAD
