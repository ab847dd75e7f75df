"""What dates are made of: the names in ``calendar.toml`` and the patterns for what stands around them.

Every pattern looks at a bounded number of characters, or moves through the text once.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Literal, NamedTuple

from mujaz.arabic import clock
from mujaz.arabic.letters import fold
from mujaz.arabic.spellings import DIGIT, LETTER, any_of, first_of

Kind = Literal["gregorian", "hijri"]


class Month(NamedTuple):
    """What a month's name says."""

    calendar: Kind
    number: int
    shy: bool
    """True where the name alone does not mean a month."""


_TABLE = tomllib.loads(files("mujaz.arabic").joinpath("calendar.toml").read_text("utf-8"))


def _months() -> dict[str, Month]:
    kinds: tuple[Kind, ...] = ("hijri", "gregorian")
    return {
        fold(name): Month(kind, number, field == "shy")
        for kind in kinds
        for field in ("names", "shy")
        for number, names in enumerate(_TABLE[kind][field], 1)
        for name in names
    }


def _ordinals() -> dict[str, int]:
    table = _TABLE["ordinals"]
    days = {fold(word): day for day, word in enumerate(table["units"], 1)}
    units = [*((word, 1) for word in table["first"]), *((w, n) for n, w in enumerate(table["units"][:9], 1))]
    for tens, words in ((20, table["twenty"]), (30, table["thirty"])):
        for ten in words:
            days[fold(ten)] = tens
            days |= {fold(f"{unit} و{ten}"): tens + n for unit, n in units if tens + n <= 31}
    return days


MONTHS = _months()
ORDINALS = _ordinals()
WEEKDAYS = {fold(name): number for number, names in enumerate(_TABLE["weekdays"]["names"]) for name in names}

YEARS: dict[Kind, range] = {"gregorian": range(1800, 2101), "hijri": range(1300, 1500)}
"""Four figures beside a month outside these are more likely people or money than a year."""
CONVERTED = range(1343, 1501)
"""Hijri years that hijridate knows (Umm al-Qura, 1 Muharram 1343 to 30 Dhu al-Hijja 1500)."""
BESIDE = 64
"""Characters looked at on either side of a date for weekday, time and the other calendar's date."""

_D, _L = DIGIT, LETTER
_MONTH = any_of(MONTHS)
_WEEKDAY = any_of(WEEKDAYS)
_YEAR = rf"(?:(?:من\s)?(?:ال|لل|ل)?(?:عام|سن[ةه])\s)?(?P<year>{_D}{{4}})(?!{_D})"
OPENING = rf"(?:{_D}|ال?ساع[ةه]|[Tt]|{any_of([*MONTHS, *WEEKDAYS, *ORDINALS])})"
"""What a mention of a date begins with: a figure, an hour, a name."""
MARK = re.compile(rf"\s?(?:(?P<hijri>هـ?|هجري[ةاه]?ً?|AH)|م|ميلادي[ةاه]?ً?|AD)(?!{_L})")

FIND_MONTH = re.compile(rf"[\W\d][وبلف]?(?={first_of(MONTHS)})(?P<name>{_MONTH})(?!{_L})")
FIND_FIGURES = re.compile(
    rf"(?P<a>{_D}{{1,4}})(?P<sep>\s?[-–/.\\]\s?)(?P<b>{_D}{{1,2}})(?P=sep)(?:(?P<glued>{_D}{{4}})(?={_D}{{2}}:{_D}{{2}})|(?P<c>{_D}{{1,4}})(?!{_D}|[-/.]{_D}))"
)
FIND_YEAR = re.compile(rf"(?:عام|سن[ةه])\s{{1,2}}(?P<year>{_D}{{4}})(?!{_D})")
DAY_BEFORE = re.compile(
    rf"""(?<!{_D})(?<!{_D}[:.,/٫٬])
    (?:(?P<first>{_D}{{1,2}})\s{{0,2}}(?:-|–|و|الى|إلى|حتى)\s{{0,2}})?
    (?:(?P<day>{_D}{{1,2}})(?i:st|nd|rd|th|er)?|(?<!{_L})[وف]?(?P<word>{any_of(ORDINALS)})(?=\s))
    [\s\-–/,،._]{{0,3}}(?:من\s{{1,2}})?(?:ال?شهر\s{{1,2}}|of\s|de\s)?[وبل]?$""",
    re.VERBOSE,
)
BEFORE_SAME_MONTH = re.compile(r"\s?[(/،\-–]\s?(?=\w)|\s(?=\w)")
"""Between two names of one month: "أغسطس (آب)", "أغسطس/آب", "أغسطس آب"."""
YEAR_AFTER = re.compile(rf"[\s\-–/,،._]{{0,3}}(?:من\s)?{_YEAR}")
DAY_AFTER = re.compile(
    rf"[\s.,،\-]{{1,3}}(?P<day>{_D}{{1,2}})(?i:st|nd|rd|th)?(?:[\s,،\-]{{1,3}}(?P<year>{_D}{{4}}))?(?![\d:.]\d|\d)"
)
BEFORE = re.compile(
    rf"""(?:(?<!{_D})(?<!{_D}[:.]){clock.PATTERN}[\s,،|\-–—@/]{{0,4}}(?:من\s)?(?:يوم\s)?)?
    (?:(?<!{_L})[وفبل]?(?:يوم\s)?[(]?(?P<weekday>{_WEEKDAY})\.?[)]?
       [\s,،|/\-–—:]{{0,4}}(?:الموافق[ةه]?\s|المصادف\s)?(?:ل[ـِ]{{0,2}}\s?)?)?
    [(]?$""",
    re.VERBOSE,
)
WEEKDAY_AFTER = re.compile(rf"\s?(?:\((?:يوم\s)?|[,،]\s)(?P<weekday>{_WEEKDAY})(?!{_L})\)?")
CLOCK_AFTER = re.compile(
    rf"(?::\s|[\s,،|\-–—@/()]{{0,4}})(?:في\s|عند\s|على\s|[aA]t\s|à\s)?(?:تمام\s)?{clock.PATTERN}",
    re.VERBOSE,
)
BETWEEN_CALENDARS = re.compile(
    r"[\s,،()/\-–—=]{0,4}(?:(?:الموافق[ةه]?|الموافقين|المصادف)\s?)?(?:ل[ـِ]{0,2}\s?)?[\s(]{0,2}(?:يوم\s)?"
)
FIND_WEEKDAY = re.compile(rf"[\W\d][وبفل]?(?={first_of(WEEKDAYS)})(?P<name>{_WEEKDAY})(?!{_L})")
DEFINITE_NOUN = re.compile(rf"(?<!{_L})[وفبل]?(?:ال|لل)(?P<noun>{_L}+)\s{{1,2}}$")
