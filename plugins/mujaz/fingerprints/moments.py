"""Moments: the days a text speaks of, weekdays and "yesterday" counted from the article's own date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from mujaz.arabic.letters import fold
from mujaz.arabic.words import rarity, split, stem
from mujaz.fingerprints.sentences import CUES, DATED, DAYS, MONTHS, Sentence
from mujaz.model import Moment, Sign

_OFFSETS = {
    tuple(split(fold(words))): int(offset) for offset, names in CUES["relative"].items() for words in names
}
_FIRST = frozenset(words[0] for words in _OFFSETS)
_NEXT = re.compile("^.{0,12}(?:المقبل|القادم|المقبلة|القادمة)")
_LAST = re.compile("^.{0,12}(?:الماضي|الفارط|المنصرم|الماضية)")
_BEFORE = re.compile("(?:غدا|غد|يوم غد)\\s*$")
_CLAUSE = re.compile("[،,؛;:()\n]")
_BEGINS = frozenset(tuple(split(fold(words))) for words in CUES["ahead"]["begins"])
"""Words before a day on which something begins."""
_HOURS = frozenset(map(fold, CUES["ahead"]["hours"]))
_APART = frozenset(map(fold, CUES["ahead"]["apart"]))
_REACH = 8
"""Words before a weekday among which a verb of the future makes it a coming one."""
_FUTURE = 0.3
"""How much commoner a verb is without the letter of the future: "will be held" by 0.5 to 1.7, "car" by -2.2."""
_HALF = 3
"""Days back from which the nearest day of a name lies ahead."""
_MOST = 24
"""Moments kept of one article; a chronicle needs no more."""


def of(sentences: Iterable[Sentence], own: date | None, stated: bool = True) -> tuple[Moment, ...]:
    """The days spoken of, each once at its foremost zone, sorted.

    Args:
        sentences: those of the article.
        own: the article's own date; without it only full dates count.
        stated: False where that date was itself read from the text: it may be the event's, and a weekday then
            means the nearest such day rather than the last.
    """
    found: dict[tuple[date, bool], int] = {}
    for sentence in sentences:
        for day, said in _read(sentence, own, stated):
            key = (day, said)
            found[key] = min(found.get(key, sentence.zone), sentence.zone)
            if len(found) >= _MOST:
                break
    return tuple(sorted(Moment(day, zone, said) for (day, said), zone in found.items()))


def dates(word: str) -> bool:
    """True for a folded word by which a sentence may speak of a day; a sentence without any speaks of none."""
    return word in DAYS or word in MONTHS or word in _FIRST or bool(DATED.search(word))


def months(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Year and month of each month that is named with its year and without a day: what a report is about."""
    for mention in sentence.mentions:
        if mention.calendar == "gregorian" and mention.year and mention.month and not mention.day:
            yield mention.year, mention.month


def signs(sentences: Iterable[Sentence]) -> frozenset[Sign]:
    """The weekdays that are named, and the days of months, without regard to their year."""
    found = set()
    for sentence in sentences:
        found |= {Sign(0, day.weekday) for day in sentence.weekdays}
        for mention in sentence.mentions:
            if mention.calendar == "gregorian" and mention.month and mention.day:
                found.add(Sign(mention.month, mention.day))
    return frozenset(found)


def _read(sentence: Sentence, own: date | None, stated: bool) -> Iterator[tuple[date, bool]]:
    text, words = sentence.text, sentence.words
    taken: list[tuple[int, int]] = []
    for mention in sentence.mentions:
        taken.append((mention.start, mention.end))
        if mention.date is not None and mention.calendar == "gregorian":
            yield mention.date, True
        elif own is not None and mention.calendar == "gregorian" and mention.month and mention.day:
            day = _nearest(own, mention.month, mention.day)
            if day is not None:
                yield day, True
    if own is None:
        return
    named = [day for day in sentence.weekdays if not any(start <= day.start < end for start, end in taken)]
    for weekday in named:
        after, before = text[weekday.end : weekday.end + 20], text[: weekday.start]
        yield _weekday(own, weekday.weekday, after, before, stated), False
    if not named:
        for at, word in enumerate(words):
            if word not in _FIRST:
                continue
            for length in (3, 2, 1):
                offset = _OFFSETS.get(tuple(words[at : at + length]))
                if offset is not None:
                    yield own + timedelta(days=offset), False
                    break


def _nearest(own: date, month: int, day: int) -> date | None:
    """That day of the year nearest to ``own``: a date without its year."""
    days = []
    for year in (own.year - 1, own.year, own.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return min(days, key=lambda found: (abs((found - own).days), found)) if days else None


def _weekday(own: date, weekday: int, after: str, before: str, stated: bool) -> date:
    """The day that a weekday's name means in a text of ``own``: the last one, unless the next is said."""
    back = (own.weekday() - weekday) % 7
    if _NEXT.match(after) or _BEFORE.search(before[-12:]):
        return own + timedelta(days=7 - back if back else 7)
    if back and not _LAST.match(after) and _ahead(before):
        return own + timedelta(days=7 - back)
    if not stated and back > _HALF:
        return own + timedelta(days=7 - back)
    if back == 0 and _LAST.match(after):
        back = 7
    return own - timedelta(days=back)


def _ahead(before: str) -> bool:
    """True where what stands before a weekday makes it a coming one: "beginning on", "the council will meet on".

    A verb of telling ends the search, for it is when something was said that stands behind it; so does what begins
    a clause of its own.
    """
    words = split(fold(_CLAUSE.split(before)[-1]))[-_REACH:]
    while words and words[-1] in _HOURS:
        words.pop()
    if tuple(words[-2:]) in _BEGINS:
        return True
    last = next((word for word in reversed(words) if word in _APART or _future(word)), "")
    return bool(last) and last not in _APART


def _future(word: str) -> bool:
    """True for a verb of the future, in the third person or "we": news says "I shall" in quotations only.

    >>> _future("سيعقد"), _future("وستنطلق"), _future("سياره"), _future("سته"), _future("سان")
    (True, True, False, False, False)
    """
    verb = word.removeprefix("و")
    sign = verb[:1] == "س" and verb[1:2] in tuple("يتن")
    return sign and rarity(stem(verb)) - rarity(stem(verb[1:])) >= _FUTURE
