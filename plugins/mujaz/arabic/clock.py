"""Times of day as Arabic news writes them: ``14:05``, ``الساعة 2:30 مساءً``, ``05:15 ص بتوقيت غرينتش``."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, time, timedelta, timezone, tzinfo
from importlib.resources import files
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mujaz.arabic.letters import fold
from mujaz.arabic.spellings import DIGIT, LETTER, any_of

_TABLE = tomllib.loads(files("mujaz.arabic").joinpath("calendar.toml").read_text("utf-8"))
_HALVES: dict[str, str] = {
    fold(word).replace(".", ""): half for half, words in _TABLE["halves"].items() for word in words
}
_ZONES: dict[str, str] = {fold(word): zone for zone, words in _TABLE["zones"].items() for word in words}
_GREENWICH = {fold(word) for word in _TABLE["zones"]["UTC"]}
_BARE = [word for word in _ZONES if word.isascii() or word[:2] in ("ت ", "ت.") or word in _GREENWICH]
"""Zones that need no "بتوقيت" before them; a country's name alone is rather the next sentence."""
_FURTHEST = timedelta(hours=14)
"""No place on Earth is further from UTC (Line Islands, +14)."""

PATTERN = rf"""
    (?P<said>ال?ساع[ةه]\s{{0,2}}|[Tt])?
    (?P<hour>{DIGIT}{{1,2}})
    (?:\s?(?:[:٫.]|و(?=\s?{DIGIT}{{2}}\s?دقيق))\s?(?P<minute>{DIGIT}{{2}})(?:\s?دقيق[ةه])?(?::(?P<second>{DIGIT}{{2}})(?:[.,]{DIGIT}{{1,9}})?)?)?
    (?!{DIGIT})
    (?:\s{{0,2}}(?P<half>{any_of(_HALVES)}|[aApP]\.[mM]\.)(?!{LETTER}))?
    (?:[\s(]{{0,2}}(?:(?:ب?توقيت\s)(?P<place>{any_of(_ZONES)})|(?P<zone>[Zz]|{any_of(_BARE)}))(?!{LETTER})\)?)?
    (?P<offset>\s?[+-]{DIGIT}{{1,2}}(?::?{DIGIT}{{2}})?(?!{DIGIT}))?
"""
"""Groups of one time of day, for a verbose pattern. ``read`` says whether a match is one."""


class Clock(NamedTuple):
    """A time of day; ``zone`` is None where the text does not say which."""

    time: time
    zone: tzinfo | None


def read(found: re.Match[str]) -> Clock | None:
    """The time of day in a match of ``PATTERN``, or None where the figures are no time.

    >>> read(re.match(PATTERN, "الساعة ٢:٣٠ مساءً بتوقيت غرينتش", re.VERBOSE))
    Clock(time=datetime.time(14, 30), zone=datetime.timezone.utc)
    """
    if found["hour"] is None:
        return None
    half = _HALVES.get(fold(found["half"] or "").replace(".", ""))
    if found["minute"] is None and half is None:
        return None
    dotted = ":" not in found[0]
    if dotted and half is None and found["said"] is None:
        return None  # "14.05" alone is as well a figure
    hour = _hour(int(found["hour"]), half)
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return Clock(time(hour, minute, second), _zone(found))


def _hour(hour: int, half: str | None) -> int:
    if half is None or hour > 12:
        return hour
    if half == "morning":
        return hour % 12
    if half == "night":  # "9 ليلا" is evening, "2 ليلا" and "12 ليلا" are not
        return hour + 12 if 6 <= hour < 12 else hour % 12
    return hour % 12 + 12


def _zone(found: re.Match[str]) -> tzinfo | None:
    name = found["zone"] or found["place"]
    if found["offset"] is not None and _is_offset(found):
        return _shift(found["offset"])
    if name is None:
        return None
    known = "UTC" if name in "Zz" else _ZONES[" ".join(fold(name).split())]
    return UTC if known == "UTC" else ZoneInfo(known)


def _is_offset(found: re.Match[str]) -> bool:
    """False for the second half of "10:00-12:00"."""
    return found["zone"] is not None or found["said"] in ("T", "t") or found["offset"][0].isspace()


def _shift(offset: str) -> tzinfo | None:
    figures = offset.strip(" +-").replace(":", "")
    hours, minutes = (figures[:-2], figures[-2:]) if len(figures) > 2 else (figures, "0")
    shift = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-shift if "-" in offset else shift) if shift <= _FURTHEST else None
