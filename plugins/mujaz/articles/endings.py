"""Endings: the last paragraphs below an article that are not its text, though they are whole sentences.

No list of phrases covers what sites say below a text: where to write to, who paid, what may be reprinted, how to
follow. What they have in common is judged instead: they speak to readers, or of the publication, or name the site,
they share no word with the text, and they stand apart. One sign is not enough: the last sentence of a short text
often brings something new, and columnists speak to their readers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mujaz.articles import cohesion, publishing
from mujaz.articles.division import Segment
from mujaz.articles.lines import Line
from mujaz.articles.sheet import Sheet, Verdict
from mujaz.articles.vocabulary import vocabulary


def settle(sheet: Sheet, number: int, segment: Segment) -> None:
    """Rule on the last paragraphs of an article, upwards, for as long as they are none of its text."""
    run = [index for index in segment.runs[-1] if sheet.lines[index].text] if segment.runs else []
    before = [index for part in segment.runs[:-1] for index in part]
    least = 0 if before else 1  # an article keeps a paragraph
    for place in range(len(run) - 1, max(least, len(run) - _LAST) - 1, -1):
        verdict = _judge(sheet, segment, run, place, before)
        if verdict is None:
            break
        sheet.put(run[place], verdict, number)


def _judge(
    sheet: Sheet, segment: Segment, run: Sequence[int], place: int, before: Sequence[int]
) -> Verdict | None:
    line = sheet.lines[run[place]]
    if _signs(sheet, segment, line):
        return Verdict("metadata", "signature")
    if not _LEAST <= line.words <= _LONGEST:
        return None
    above = sheet.lines[run[place - 1]] if place else None
    if (
        above
        and above.index == line.index - 1
        and not above.ends
        and sheet.marks[above.index].rule == "wrapped-line"
    ):
        return None  # the last line of a paragraph that was broken into lines
    if _LOST_BREAK.search(line.text):
        return None  # a paragraph of the text, to which what followed is stuck
    apart = _stands_apart(sheet, run, place) or (not place and _behind_furniture(sheet, segment))
    wanted = _ENOUGH if sheet.page.furnished else _ENOUGH + _UNFURNISHED
    score = _own_signs(sheet, line, wanted) + _ALONE * apart
    if score + _STRANGE < wanted:
        return None
    text = [sheet.lines[index].text for index in (*before, *run[:place])]
    plain = line.key
    for name in sheet.page.names:
        plain = plain.replace(name, " ")
    if score + _strangeness(plain, text) < wanted:
        return None
    made = any(word in vocabulary("making") for word in line.key.split()[:1])
    return Verdict("metadata", "production-note") if made else Verdict("cut", "outside-text")


def _own_signs(sheet: Sheet, line: Line, wanted: float) -> float:
    """What the sentence itself says for its being the site's, and against it where ``wanted`` is within reach."""
    words = line.key.split()
    if not words or any(mark in line.text for mark in _QUOTES):
        return -1.0
    addressed = _TO_READERS.search(line.key) is not None or _asks(words[0])
    signed = _SIGN.match(line.text) is not None
    told = publishing.words(line)
    named = any(f" {name} " in f" {line.key} " for name in sheet.page.names)
    if not (addressed or signed or told or named) and wanted > _ALONE + _STRANGE:
        return 0.0  # nearly every last paragraph
    linked = cohesion.leads(line.text) <= _CARRIES or cohesion.closes(line.text)
    score = _ADDRESSED * addressed + _SIGNED * signed - linked
    score += _PUBLISHED * min(told, 2) / 2 - _EVENT * (not addressed and cohesion.opens(line.text))
    return score + _NAMED * named


def _asks(word: str) -> bool:
    """True for an imperative to many («ادعموا»); a verb in the past before its people is in the singular."""
    return word.endswith("وا") and len(word) > _ASKED and word[:-2] not in vocabulary("past")


def _stands_apart(sheet: Sheet, run: Sequence[int], place: int) -> bool:
    """True where a blank line is above it, and between no two paragraphs of the text."""
    gaps = [b - a > 1 for a, b in pairwise(run)]
    first = next((at for at, gap in enumerate(gaps) if gap), None)
    return first is not None and 2 <= first + 1 <= place


def _behind_furniture(sheet: Sheet, segment: Segment) -> bool:
    """True where links or labels stand between the text and its last run."""
    return any(sheet.marks[index].effect in _FURNITURE for index in segment.heads[-1])


def _strangeness(line: str, text: Sequence[str]) -> float:
    """How little the sentence speaks of what the text speaks of, 0 to ``_STRANGE``; a short text says too little."""
    about = frozenset[str]().union(*map(cohesion.stems, text))
    shared = cohesion.share(cohesion.stems(line), about)
    whole = min(1.0, sum(map(len, text)) / _WHOLE)
    return _STRANGE * whole * max(0.0, 1 - 3 * shared)


def _signs(sheet: Sheet, segment: Segment, line: Line) -> bool:
    """True for a paragraph that opens with the name of the byline: «فلان، صحافي من …»."""
    names = (sheet.lines[i].key.split()[-2:] for i in segment.heads[0] if sheet.marks[i].rule == "byline")
    opening = line.key.split()[:_NAME]
    return line.words <= _NOTE and any(len(name) > 1 and name == opening[: len(name)] for name in names)


_LOST_BREAK = re.compile(r"[ء-ي]{2}[.!؟][ء-ي]{2}")
"""A stop between words without space."""
_LAST = 6
"""Paragraphs that are looked at."""
_LEAST, _LONGEST = 3, 40
"""Words of a paragraph in question."""
_NOTE = 30
"""Words of a note about the author."""
_NAME = 3
_WHOLE = 300
"""Characters of a text that says enough to compare with."""
_ASKED = 4
"""Letters."""
_CARRIES = -0.7
_ADDRESSED, _PUBLISHED, _NAMED, _SIGNED, _ALONE, _STRANGE = 1.2, 1.2, 0.6, 0.8, 0.8, 1.2
"""What each sign weighs; two that are strong, or one and strangeness, are ``_ENOUGH``."""
_EVENT = 0.6
"""Against it: it opens with what somebody did."""
_ENOUGH = 2.0
_UNFURNISHED = 0.4
"""More is asked where nothing of a site is around."""
_FURNITURE = frozenset({"drop", "related", "footer", "end"})
_QUOTES = '"«“”'
_SIGN = re.compile(r"[^\w\s\"'«»“”‘’()\[\]<>.…,،؛:+*/#%$€£@–—-]")
"""A pictorial sign: no letter, figure, quotation mark or other punctuation."""
_TO_READERS = re.compile(
    r"\b(?:\w{3,}ونا|(?!\w*(?:حكم|حاكم|راكم)\b)\w{3,}كم|(?:ل|ال[يى]|عل[يى]|لد[يى]|مع|عند|يمكن|لان)ك(?:م)?|[يت]مكنك)\b"
)
"""«ساعدونا», «نلقاكم», «لديك»: told or addressed in the second person, which news about others hardly does."""
