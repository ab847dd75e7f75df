"""Cues: the words by which a line gives itself away as boilerplate or metadata, from ``cues.toml``.

Lines are compared as keys (folded words, punctuation dropped), so that one entry covers all spellings.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Literal, NamedTuple, cast

from mujaz.articles.lines import Line, key

Effect = Literal["drop", "join", "related", "footer", "meta", "end"]
"""What a cue does to its surroundings; see the head of ``cues.toml``."""
SIGNED = frozenset({"date-line", "byline"})
"""Rules of the lines that say when or by whom the text beside them was written."""


class Cue(NamedTuple):
    """A rule's name and what a line of it means."""

    rule: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class _Phrase:
    cue: Cue
    words: int
    """Longest line it speaks for."""
    number: bool
    """True where the line must hold a digit too."""


@dataclass(frozen=True, slots=True)
class Glue:
    """A label stuck to a sentence: ``text[start:end]`` is to be cut by ``rule``."""

    start: int
    end: int
    rule: str


_COUNT = re.compile(r"^\d+ | \d+$")
"""The number beside a label: «التعليقات (3)», «5 تعليقات»."""
_PICTURED = 4
_PICTURE = re.compile(r"(?<!\w)(?:icon|img|image|svg|arrow|logo)(?!\w)")
"""What pictures are called in a page's code, beside a label of a few words: «icon الخلاصة icon»."""
_DIGIT = re.compile(r"\d")
_LONGEST = 81
"""Words of the longest line that a cue can speak for."""
_HEAD_WORDS = 7
"""Longest phrase of ``starts`` and ``ends``, in words."""


_LINK = Cue("related-link", "join")
"""A label and its one headline on one line: nothing more follows from it."""


class Cues:
    """The tables of ``cues.toml``, indexed."""

    def __init__(self, tables: list[dict[str, object]]) -> None:
        """Index the phrases; of two rules that claim one phrase the first in the file wins."""
        self._exact: dict[str, Cue] = {}
        self._starts: dict[str, _Phrase] = {}
        self._ends: dict[str, _Phrase] = {}
        self._holds: dict[str, _Phrase] = {}
        self._colon: dict[str, Cue] = {}
        self._parts: list[tuple[Cue, frozenset[str]]] = []
        glue: list[tuple[str, str]] = []
        for table in tables:
            cue = Cue(str(table["rule"]), cast("Effect", table["effect"]))
            limit = int(str(table.get("words", 12)))
            for phrase in _strings(table, "exact"):
                self._exact.setdefault(key(phrase), cue)
            for phrase in _strings(table, "colon"):
                self._colon.setdefault(key(phrase), cue)
            for phrase in _strings(table, "starts"):
                self._starts.setdefault(key(phrase), _Phrase(cue, limit, False))
            for phrase in _strings(table, "ends"):
                self._ends.setdefault(key(phrase), _Phrase(cue, limit, table.get("number") is True))
            for phrase in _strings(table, "holds"):
                self._holds.setdefault(key(phrase), _Phrase(cue, limit, False))
            if "parts" in table:
                self._parts.append((cue, frozenset(map(key, _strings(table, "parts")))))
            glue += [(phrase, cue.rule) for phrase in _strings(table, "glue")]
        longest = sorted(self._holds, key=lambda phrase: (-len(phrase), phrase))
        self._holding = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})")
        self._held = _by_first_word(phrase for phrase in longest if " " in phrase)
        self._held_words = frozenset(self._held)
        self._held_alone = [phrase for phrase in longest if " " not in phrase]
        self._first_words = frozenset(phrase.split(" ", 1)[0] for phrase in self._starts)
        self._last_words = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in self._ends)
        self._glue = re.compile("|".join(f"({_spellings(phrase)})" for phrase, _ in glue))
        self._glue_rules = [rule for _, rule in glue]
        self._glue_by_end: dict[str, set[str]] = {}
        for phrase in map(key, (phrase for phrase, _ in glue)):
            self._glue_by_end.setdefault(phrase.rpartition(" ")[2], set()).add(phrase)

    def match(self, line: Line) -> Cue | None:
        """The cue that speaks for the whole line, if any."""
        found = self._exact.get(line.key)
        if line.numbered and not found:
            found = self._exact.get(_COUNT.sub("", line.key))
        if not found and line.words <= _PICTURED and _PICTURE.search(line.key):
            found = self._exact.get(" ".join(_PICTURE.sub(" ", line.key).split()))
        if found or line.words > _LONGEST:
            return found
        head, colon, _ = line.text[:40].partition(":")
        if colon and head:
            label = key(head)
            found = self._colon.get(label) or self._exact.get(label)
            if found and found.effect == "related" and key(line.text[len(head) :]):
                return _LINK if line.words <= _GLUED_HEADLINE else None
            if found and label in self._colon:
                return found
        words = line.key.split(" ")
        return self._edges(words, line) or self._inside(words, line)

    def is_label(self, text: str, rule: str) -> bool:
        """True where ``text`` is nothing but a label of ``rule``."""
        found = self._exact.get(key(text)) or self._colon.get(key(text))
        return found is not None and found.rule == rule

    def is_known(self, text: str) -> bool:
        """True where ``text`` is nothing but a label of any rule."""
        return key(text) in self._exact or key(text) in self._colon

    def _edges(self, words: list[str], line: Line) -> Cue | None:
        if words[0] not in self._first_words and words[-1] not in self._last_words:
            return None
        for count in range(min(_HEAD_WORDS, len(words)), 0, -1):
            phrase = self._starts.get(" ".join(words[:count]))
            if phrase and line.words <= phrase.words:
                return phrase.cue
            phrase = self._ends.get(" ".join(words[-count:]))
            if phrase and line.words <= phrase.words and (not phrase.number or _DIGIT.search(line.key)):
                return phrase.cue
        return None

    def _inside(self, words: list[str], line: Line) -> Cue | None:
        for cue, vocabulary in self._parts:
            if len(words) > 1 and words[0] in vocabulary and vocabulary.issuperset(words):
                return cue
        begun = [self._held[first] for first in self._held_words.intersection(words)]
        for told in chain(self._held_alone, *begun):
            if told in line.key:
                break
        else:
            return None  # nearly every line, at a tenth of the cost
        held = self._holding.search(line.key)
        phrase = self._holds[held[0]] if held else None
        return phrase.cue if phrase and line.words <= phrase.words else None

    def glued(self, line: Line) -> list[Glue]:
        """Labels stuck to the sentence that ``line`` is, in order: «إقرأ المزيدوقال», «….اقرأ أيضا: عنوان»."""
        text, folded = line.text, line.key or key(line.text)
        for end, phrases in self._glue_by_end.items():
            if end in folded and any(phrase in folded for phrase in phrases):
                break
        else:
            return []  # nearly every line, at a fiftieth of the cost
        found: list[Glue] = []
        for match in self._glue.finditer(text):
            rule = self._glue_rules[(match.lastindex or 1) - 1]
            glue = _stuck(text, match, rule)
            if glue and (not found or glue.start >= found[-1].end):
                found.append(glue)
        return found


_SIGHT = 400
"""Characters around a label that are looked at: more than a headline has."""
_GLUED_HEADLINE = 26
"""Words: a longer rest of line after a label is the text going on, not a related headline."""


def _stuck(text: str, match: re.Match[str], rule: str) -> Glue | None:
    """What to cut around a label found inside a line, or None where it reads as part of the sentence."""
    before = text[max(0, match.start() - _SIGHT) : match.start()].rstrip()
    after = text[match.end() : match.end() + _SIGHT].lstrip(" \u200f\xa0")
    opens = not before or before[-1] in '.!?؟…»"”)' or not text[match.start() - 1].isspace()
    if not opens:
        return None
    if rule == "channel-invitation":
        return (
            Glue(match.start(), len(text), rule)
            if len(after) < _SIGHT - 2 and len(after.split()) <= _GLUED_HEADLINE
            else None
        )
    if after[:1] in {":", "|", "»", "«"} or after.startswith(".."):
        if len(after) < _SIGHT - 2 and len(after.split()) <= _GLUED_HEADLINE:
            return Glue(match.start(), len(text), rule)
        return None
    if not after or text[match.end()].isalnum():
        return Glue(match.start(), match.end(), rule)
    return None


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(phrase.split(" ", 1)[0], []).append(phrase)
    return found


def _strings(table: dict[str, object], name: str) -> list[str]:
    value = table.get(name, [])
    return [str(phrase) for phrase in value] if isinstance(value, list) else []


_SAME = {
    **dict.fromkeys("اأإآ", "[اأإآ]"),
    **dict.fromkeys("يىئ", "[يىئ]"),
    **dict.fromkeys("هة", "[هة]"),
    **dict.fromkeys("وؤ", "[وؤ]"),
    " ": "[ \\xa0]+",
}


def _spellings(phrase: str) -> str:
    """A pattern for all spellings of ``phrase`` in text as received, vowel marks included."""
    return "".join(
        _SAME.get(letter, re.escape(letter)) + ("" if letter == " " else "[\u064b-\u0652\u0640]*")
        for letter in phrase
    )


@cache
def shipped() -> Cues:
    """The cues that ship with Mujaz."""
    tables = tomllib.loads(files("mujaz").joinpath("articles", "cues.toml").read_text("utf-8"))
    return Cues(tables["cue"])
