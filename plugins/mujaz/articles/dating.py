"""What dating an article rests on, wherever the date stands: words, bounds, and from a mention to a ``Dating``."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime, tzinfo
from importlib.resources import files
from typing import Literal, NamedTuple

from mujaz.arabic.calendar import Mention
from mujaz.arabic.letters import fold
from mujaz.model import Dating

_EARLIEST, _LATEST = date(1990, 1, 1), date(2049, 12, 31)
"""No article on the web is older; the later bound stops typing errors without asking a clock."""
LINE_WORDS = 6
"""Words on a date line beside date and label."""
WORDS: dict[str, frozenset[str]] = {
    kind: frozenset(fold(word) for word in words)
    for kind, words in tomllib.loads(
        files("mujaz.articles").joinpath("dates.toml").read_text("utf-8")
    ).items()
}
"""Kind → folded labels and words of ``dates.toml``, which says what each kind is."""
_SEPARATOR = re.compile(r"[\s:|•·*،,؛;/\\\-–—_()\[\]«»\"“”@<>=#.]+")
CARRIED = re.compile(
    r"^\W*(?:(?:نشرت?|كتبت?|ورد) في|منقول[ةه]? (?:عن|من)) (?P<house>[^\d:]{2,40}?) (?:يوم|بتاريخ|[-–—،]) (?=.*\d)"
)
"""How a site that gathers others' texts says whose it is and of when: «نشر في الوادي يوم 4 مايو 2015»."""
BREAK = re.compile(r"[:|•·*،,؛;/\\\-–—()\[\]«»]")
"""What keeps the parts of a date line apart."""


class Dates(NamedTuple):
    """When an article appeared and when it was last changed, as far as known."""

    published: Dating | None = None
    updated: Dating | None = None


def words_of(text: str) -> list[str]:
    """The folded words of a line, its punctuation dropped."""
    return [word for word in _SEPARATOR.split(fold(text)) if word]


def parted(stretch: str, *, before_date: bool) -> bool:
    """True where a dash, colon, comma or bracket keeps the words apart from the date."""
    edge = stretch.rstrip()[-1:] if before_date else stretch.lstrip()[:1]
    return bool(BREAK.match(edge))


def plausible(day: date) -> bool:
    """True for a day on which an article can have appeared."""
    return _EARLIEST <= day <= _LATEST


def of_mention(
    mention: Mention,
    zone: tzinfo | None,
    rule: str,
    evidence: str,
    known_by: Literal["stated", "text"] = "stated",
) -> Dating | None:
    """The dating that a mention gives; None for one that is incomplete, doubtful or implausible.

    ``zone`` is the site's, for a time of day that states none; without either only the day is known.
    """
    if mention.date is None or mention.doubtful or not plausible(mention.date):
        return None
    where = mention.zone or zone
    if mention.time is None or where is None:
        return Dating(mention.date, known_by, rule, evidence)
    instant = datetime.combine(mention.date, mention.time, where)
    return Dating(mention.date, known_by, rule, evidence, instant.astimezone(UTC))
