"""Dates mentioned in Arabic text: all month vocabularies, Hijri, English, numeric; unsure stays unknown.

Two passes over the text, each one compiled pattern that skips what can begin no date: figures such as
``28/02/2024``, and names of months, around which days, years, weekdays and times are then looked for within a
bounded number of characters. Time is linear in the text. Names are data: ``calendar.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo
from typing import NamedTuple

from hijridate import Hijri

from mujaz.arabic import clock
from mujaz.arabic import dateparts as parts
from mujaz.arabic.dateparts import Kind
from mujaz.arabic.letters import fold
from mujaz.arabic.remembering import of_short
from mujaz.arabic.spellings import DIGIT

_FIGURE = re.compile(DIGIT)
HIJRI_YEARS = parts.YEARS["hijri"]
WEEKDAYS = frozenset(parts.WEEKDAYS)
"""Folded names of the days of the week."""
OPENING = parts.OPENING
"""Pattern for what a mention begins with."""
_CLOSING = re.compile(r"\s?\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A date mentioned in a text; ``None`` is what the text does not say.

    ``start`` and ``end`` are characters of the text and include a weekday and a time of day beside the date.
    """

    start: int
    end: int
    calendar: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    time: time | None = None
    zone: tzinfo | None = None
    """Of ``time``, where it is said."""
    date: date | None = None
    """The Gregorian day, where the mention is complete and such a day exists."""
    doubtful: bool = False
    """True where the weekday, or the date in the other calendar beside it, says another day."""

    @property
    def instant(self) -> datetime | None:
        """UTC, where day, time and zone are all said."""
        if self.date is None or self.time is None or self.zone is None:
            return None
        return datetime.combine(self.date, self.time, self.zone).astimezone(UTC)


class Weekday(NamedTuple):
    """A weekday's name in a text; Monday is 0."""

    start: int
    end: int
    weekday: int


@of_short(256, 4_000)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every date mentioned in ``text``, in order, without overlaps.

    A Hijri mention resolves to a ``date`` only where its year is marked as Hijri; beside a Gregorian date it
    is a cross-check. Day before month, unless that is impossible; years of two figures are not read.

    >>> [str(m.date) for m in mentions("الأربعاء 28 شباط 2024، و٢٩/٢/٢٠٢٤ و28th, February 2024 GMT")]
    ['2024-02-28', '2024-02-29', '2024-02-28']
    """
    found = [*_by_month(text)]
    if _FIGURE.search(text):
        found += (*_by_figures(text), *_by_year(text))
    if not found:
        return ()  # nearly every text
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return _cross_checked(text, [_surrounded(text, kept, place) for place in range(len(kept))])


def as_hijri(mention: Mention) -> Mention:
    """A full Hijri mention with its day, where the place it stands in says that it is a date: a field of dates.

    In a text an unmarked year such as 1446 may be people or money, so ``mentions`` leaves it open.

    >>> as_hijri(mentions("١٥/٠٩/١٤٤٦")[0]).date
    datetime.date(2025, 3, 15)
    """
    if mention.calendar != "hijri" or mention.date or mention.month is None or mention.day is None:
        return mention
    month = parts.Month("hijri", mention.month, shy=False)
    day = _resolved(month, mention.year, mention.day, marked=True)
    doubtful = day is not None and mention.weekday not in (None, day.weekday())
    return replace(mention, date=day, doubtful=doubtful)


def weekdays(text: str) -> tuple[Weekday, ...]:
    """Every weekday named in ``text``, in order.

    >>> [day.weekday for day in weekdays("من الأحد حتى والخميس")]
    [6, 3]
    """
    return tuple(
        Weekday(found.start("name") - 1, found.end("name") - 1, parts.WEEKDAYS[_plain(found["name"])])
        for found in parts.FIND_WEEKDAY.finditer(" " + text)
    )


def _by_month(text: str) -> Iterator[Mention]:
    for found in parts.FIND_MONTH.finditer(" " + text):  # the space lets a name open the text
        start, end = found.start("name") - 1, found.end("name") - 1
        name = _plain(found["name"])
        month = parts.MONTHS[name]
        single, end = end, _past_same_month(text, end, month)
        shy = month.shy and single == end  # two names of one month are a month for sure
        before = _day_before(text, start)
        day = before.day if before else None
        year, end = _year_after(text, end, month.calendar)
        if before and year is None and text[start - 1].isdecimal():
            told = _day_after(text, end, latin=False)
            if told[1] is not None:  # «محرر 2أكتوبر 10, 2022»: the figure before belongs to something else
                before, (day, year, end) = None, told
        if day is None and year is None:
            day, year, end = _day_after(text, end, latin=name.isascii())
        if (day is None and year is None and shy) or (month.calendar == "hijri" and year is None):
            continue
        end, marked = (end, False) if year is None else _mark(text, end)
        if before and before.first:
            yield _mention(before.first_at, before.first_end, month, year, before.first, marked)
        yield _mention(before.start if before else start, end, month, year, day, marked)


def _past_same_month(text: str, end: int, month: parts.Month) -> int:
    """The end of a month's second name ("أغسطس (آب)"), or ``end`` where none follows."""
    between = parts.BEFORE_SAME_MONTH.match(text, end)
    again = between and parts.FIND_MONTH.match(text, between.end() - 1)
    if not again or parts.MONTHS[_plain(again["name"])][:2] != month[:2]:
        return end
    closing = _CLOSING.match(text, again.end())
    return closing.end() if closing else again.end()


class _Day(NamedTuple):
    """The day before a month's name, and the first day where a range or a pair is named ("27 و28")."""

    start: int
    day: int
    first: int | None = None
    first_at: int = 0
    first_end: int = 0


def _day_before(text: str, start: int) -> _Day | None:
    found = parts.DAY_BEFORE.search(text, max(0, start - parts.BESIDE), start)
    if found is None:
        return None
    if found["word"] is not None:
        # "الأسبوع الأول من مارس" is a week: after a definite noun, unless a weekday, it is an adjective.
        noun = parts.DEFINITE_NOUN.search(
            text, max(0, found.start("word") - parts.BESIDE), found.start("word")
        )
        if noun and _plain("ال" + noun["noun"]) not in parts.WEEKDAYS:
            return None
        return _Day(found.start("word"), parts.ORDINALS[_plain(found["word"])])
    day, first = int(found["day"]), int(found["first"] or 0)
    if not 1 <= day <= 31:
        return None
    if not 1 <= first <= 31:
        return _Day(found.start("day"), day)
    return _Day(found.start("day"), day, first, *found.span("first"))


def _year_after(text: str, end: int, kind: Kind) -> tuple[int | None, int]:
    found = parts.YEAR_AFTER.match(text, end)
    if found and int(found["year"]) in parts.YEARS[kind]:
        return int(found["year"]), found.end("year")
    return None, end


def _day_after(text: str, end: int, *, latin: bool) -> tuple[int | None, int | None, int]:
    """Day and year after a month's name ("Feb 28, 2024"); without a year only after a Latin name."""
    found = parts.DAY_AFTER.match(text, end)
    if found is None or not 1 <= int(found["day"]) <= 31:
        return None, None, end
    if found["year"] is not None and int(found["year"]) in parts.YEARS["gregorian"]:
        return int(found["day"]), int(found["year"]), found.end()
    return (int(found["day"]), None, found.end("day")) if latin else (None, None, end)


def _by_figures(text: str) -> Iterator[Mention]:
    for found in parts.FIND_FIGURES.finditer(text):
        a, b, c = found["a"], found["b"], found["c"] or found["glued"]
        glued = text[max(0, found.start() - 2) : found.start()]
        if glued and glued[-1] in "-/.\\" and not (glued[0].isalpha() and not glued[0].isascii()):
            continue  # the tail of a longer row of figures, or a path in an address
        if len(a) == 4 and len(c) <= 2:
            year, month, day = int(a), int(b), int(c)
        elif len(c) == 4 and len(a) <= 2:
            year, month, day = int(c), int(b), int(a)
        else:
            continue
        if month > 12 >= day:
            month, day = day, month
        kind: Kind = "hijri" if year in parts.YEARS["hijri"] else "gregorian"
        if 1 <= month <= 12 and 1 <= day <= 31 and year in parts.YEARS[kind]:
            end, marked = _mark(text, found.end())
            yield _mention(found.start(), end, parts.Month(kind, month, shy=False), year, day, marked)


def _by_year(text: str) -> Iterator[Mention]:
    for found in parts.FIND_YEAR.finditer(text):
        year = int(found["year"])
        kind: Kind = "hijri" if year in parts.YEARS["hijri"] else "gregorian"
        if year in parts.YEARS[kind]:
            yield Mention(found.start("year"), found.end("year"), kind, year)


def _mark(text: str, end: int) -> tuple[int, bool]:
    """Where the sign of the calendar after a year ends (``end`` without one), and whether it says Hijri."""
    found = parts.MARK.match(text, end)
    if found is None:
        return end, False
    return found.end(), found["hijri"] is not None


def _mention(
    start: int, end: int, month: parts.Month, year: int | None, day: int | None, marked: bool
) -> Mention:
    resolved = _resolved(month, year, day, marked=marked)
    return Mention(start, end, month.calendar, year, month.number, day, date=resolved)


def _resolved(month: parts.Month, year: int | None, day: int | None, *, marked: bool) -> date | None:
    """The Gregorian day of a complete date, where there is such a day."""
    if year is None or day is None:
        return None
    try:
        if month.calendar == "gregorian":
            return date(year, month.number, day)
        if marked and year in parts.CONVERTED:
            return date(*Hijri(year, month.number, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        pass  # no such day
    return None


def _surrounded(text: str, kept: list[Mention], place: int) -> Mention:
    """A mention with the weekday and the time of day that stand beside it."""
    mention = kept[place]
    if mention.day is None:
        return mention
    low = kept[place - 1].end if place else 0
    high = kept[place + 1].start if place + 1 < len(kept) else len(text)
    before = parts.BEFORE.search(text, max(low, mention.start - parts.BESIDE), mention.start)
    weekday = before["weekday"] if before else None
    said = clock.read(before) if before else None
    start, end = mention.start, mention.end
    if before and said:
        start = before.start()
    elif before and weekday:
        start = before.start("weekday")
    if weekday is None and (after := parts.WEEKDAY_AFTER.match(text, end, high)):
        weekday, end = after["weekday"], after.end()
    if said is None and (after := parts.CLOCK_AFTER.match(text, end, high)) and (said := clock.read(after)):
        end = after.end()
    return replace(
        mention,
        start=start,
        end=end,
        weekday=None if weekday is None else parts.WEEKDAYS[_plain(weekday)],
        time=said.time if said else None,
        zone=said.zone if said else None,
    )


def _cross_checked(text: str, found: list[Mention]) -> tuple[Mention, ...]:
    """The mentions with ``doubtful`` set; a day named in two calendars has one weekday."""
    checked = list(found)
    paired: set[int] = set()
    for here in range(len(found) - 1):
        one, other = checked[here], checked[here + 1]
        if one.calendar == other.calendar or one.day is None or other.day is None:
            continue
        if other.start - one.end > parts.BESIDE or not parts.BETWEEN_CALENDARS.fullmatch(
            text, one.end, other.start
        ):
            continue
        # Announced Hijri months begin up to a day beside the computed ones (sighting of the moon).
        apart = one.date and other.date and abs((one.date - other.date).days) > 1
        weekday = one.weekday if one.weekday is not None else other.weekday
        for place in (here, here + 1):
            checked[place] = replace(checked[place], weekday=weekday, doubtful=bool(apart))
        paired.add(here if one.calendar == "hijri" else here + 1)
    return tuple(
        replace(mention, doubtful=True)
        if mention.date and mention.weekday not in (None, mention.date.weekday()) and place not in paired
        else mention
        for place, mention in enumerate(checked)
    )


def _plain(name: str) -> str:
    return " ".join(fold(name).split())
