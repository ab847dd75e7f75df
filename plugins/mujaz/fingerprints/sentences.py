"""Sentences of an article, each with its zone: what is reported today, or recalled from before."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from mujaz.arabic import calendar, dateparts, tokens
from mujaz.arabic.letters import fold
from mujaz.arabic.tokens import Hashes, Ints, Tokens
from mujaz.model import Article

HEAD, BODY, BACKGROUND = 0, 1, 2
CUES = tomllib.loads(files("mujaz.fingerprints").joinpath("cues.toml").read_text("utf-8"))
_OPENERS = (*CUES["background"]["openers"], *CUES["background"]["spans"])
"""How a sentence begins that recalls."""
UPDATES = frozenset(fold(word) for word in CUES["updates"]["words"])
"""Folded words by which a text says that its figure replaces an earlier one."""
_LEAD = 25
"""Words a lead has at least; a shorter first paragraph is a byline or a sub-headline, and the next one counts."""
_SPACE, _STOP, _CLOSES, _LETTER, _LINE = 1, 2, 4, 8, 16
"""What ends a sentence: white space behind a stop that stands behind two letters, or behind a stop and a quotation's
end; and a line's end."""
_MARKS = tokens.marks(r"\s", "[.!?؟]", '["”»]', r"[^\W\d]", r"\n")


DAYS, MONTHS = (
    frozenset(before + name.split()[0] for name in names for before in ("", *"وبفل"))
    for names in (dateparts.WEEKDAYS, dateparts.MONTHS)
)
"""How words begin that name weekdays and months, with what Arabic joins to them."""
DATED = re.compile(r"\d{4}|\d[^\W\d_]")
"""What else a sentence has that names a day: a year, or a number with the name written on to it."""


@dataclass(frozen=True)
class Sentence:
    """One sentence as received, its folded words and its zone."""

    text: str
    words: list[str]
    zone: int

    @cached_property
    def weekdays(self) -> tuple[calendar.Weekday, ...]:
        """The weekdays it names."""
        named = not DAYS.isdisjoint(self.words) or DATED.search(self.text)
        return calendar.weekdays(self.text) if named else ()

    @cached_property
    def mentions(self) -> tuple[calendar.Mention, ...]:
        """The dates it mentions."""
        named = not MONTHS.isdisjoint(self.words) or DATED.search(self.text)
        return calendar.mentions(self.text) if named else ()


@dataclass(frozen=True, eq=False)
class Sentences:
    """The sentences of some articles, one after the other; no string is made of one before it is asked for."""

    told: Tokens
    """The headline and the body of each article."""
    first: Ints
    """Sentence → its first word; one more at the end."""
    texts: Ints
    """Sentence → its text: the headline of article n is 2n, its body 2n + 1."""
    zones: NDArray[np.uint8]
    starts: Ints
    """Sentence → where it begins as received …"""
    ends: Ints
    """… and ends."""

    def of_words(self) -> Ints:
        """Word → its sentence."""
        return np.repeat(np.arange(len(self.texts)), np.diff(self.first))

    def sentence(self, at: int) -> Sentence:
        """One of them."""
        words = self.told.words(self.first[at], self.first[at + 1])
        return Sentence(self.told.text[self.starts[at] : self.ends[at]].strip(), words, int(self.zones[at]))


def of(article: Article) -> list[Sentence]:
    """The headline and the sentences of the body, in order."""
    found = divided([article])
    return [found.sentence(at) for at in range(len(found.texts))]


def divided(articles: Iterable[Article]) -> Sentences:
    """The headlines and the sentences of the bodies, in order."""
    told = tokens.of([text for a in articles for text in (a.title, "\n".join(a.paragraphs))])
    places = told.begins
    breaks, lines = _breaks(told)
    number = np.searchsorted(breaks, places)
    begins = np.flatnonzero(np.diff(number, prepend=-1))
    number = number[begins]
    first = np.append(begins, len(places))
    texts = np.searchsorted(told.bounds, places[begins], "right") - 1
    zones = _zones(texts, np.searchsorted(lines, places[begins]), np.diff(first), _recalls(told, first))
    starts = np.concatenate([[0], breaks + 1])[number]
    return Sentences(told, first, texts, zones, starts, breaks[number])


def _breaks(told: Tokens) -> tuple[Ints, Ints]:
    """Where sentences end in the text, headlines only where they end; and where lines do."""
    marks = np.concatenate([np.zeros(3, np.uint8), told.marked(_MARKS)])
    spaces = np.flatnonzero(marks & _SPACE)
    one, two, three = (marks[spaces - before] for before in (1, 2, 3))
    stops = (one & _STOP > 0) & (two & three & _LETTER > 0) | (one & _CLOSES > 0) & (two & _STOP > 0)
    lines = marks[spaces] & _LINE > 0
    spaces -= 3
    in_body = np.searchsorted(told.bounds, spaces, "right") % 2 == 0
    last = np.isin(spaces + 1, told.bounds)
    return spaces[(stops | lines) & in_body | last], spaces[lines]


def _zones(texts: Ints, lines: Ints, lengths: Ints, recalls: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The zone of each sentence; ``lines`` are the numbers of their paragraphs."""
    found = np.zeros(len(texts), np.uint8)
    text, line, lead, told = -1, -1, True, 0
    rows = zip(texts.tolist(), lines.tolist(), lengths.tolist(), recalls.tolist(), strict=True)
    for at, (of_text, of_line, length, past) in enumerate(rows):
        if of_text % 2 == 0:
            continue
        if of_text != text:
            text, line, lead, told = of_text, of_line, True, 0
        if of_line != line:
            line, lead = of_line, lead and told < _LEAD
        found[at] = BACKGROUND if past and told else HEAD if lead else BODY
        told += length
    return found


def _recalls(told: Tokens, first: Ints) -> NDArray[np.bool_]:
    """True for sentences that begin as those do that recall."""
    found = np.zeros(len(first) - 1, np.bool_)
    for opener in _openers():
        begins = told.follows(first[:-1], opener)
        found |= begins & (first[:-1] + len(opener) <= first[1:])
    return found


@cache
def _openers() -> list[Hashes]:
    return tokens.hashed(_OPENERS)
