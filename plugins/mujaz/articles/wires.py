"""Wires: what an agency's service sets above and below each of its texts, for machines to read."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime

from mujaz.arabic import dateparts
from mujaz.arabic.letters import fold

_STAMP = re.compile(
    r"[^\W\d_]{0,8}\s?(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s?(?:gmt|جمت|جمث|z|utc)\s(?P<month>[^\W\d_]{3,})"
    r"\s(?P<year>\d{2}|20\d{2})",
    re.IGNORECASE,
)
"""Day, hour and minute in one row of figures, month and year: the date of IPTC 7901, «031015 GMT FEB 21»."""
_SIGN = r"[^\W\d_]{2,8}"
_WORD = re.compile(
    rf"(?P<code>/?(?:{_SIGN}\d{{2,5}}|{_SIGN}[-–]{_SIGN}\d{{1,4}}))|(?P<figures>\d{{1,5}})|(?P<category>[^\W\d_]{{1,4}})"
)
"""Letters and the running number stuck to them, «جونا0021», «قبس-طقج14»; urgency and count of words; «سيا»."""
_CODES = 2
_LONGEST = 60
"""Characters of either line."""
_SHORTENED = 3
"""Letters of a month's name that are written."""


def stamp(line: str) -> datetime | None:
    """When a wire says that its text was sent, UTC; None for other lines and for no such time.

    >>> stamp("كونا031015 جمت فبر 21").isoformat()
    '2021-02-03T10:15:00+00:00'
    """
    found = _STAMP.fullmatch(line.strip()) if len(line) <= _LONGEST else None
    month = _month(found["month"]) if found else 0
    if found is None or not month:
        return None
    figures = (month, int(found["day"]), int(found["hour"]), int(found["minute"]))
    try:
        return datetime(2000 + int(found["year"]) % 100, *figures, tzinfo=UTC)
    except ValueError:
        return None


def is_slug(line: str) -> bool:
    """True for a text's number in its service with its codes, figures and category, and nothing else.

    >>> is_slug("جونا0024 4 سيا 0148 /جونا-طقج14")
    True
    >>> is_slug("كوفيد19 يعود بعد كوفيد20 إلى المدن"), is_slug("COP28 ثم COP29")
    (False, False)
    """
    if len(line) > _LONGEST:
        return False
    words = Counter(found and found.lastgroup for found in map(_WORD.fullmatch, line.split()))
    return words["code"] >= _CODES and words["figures"] > 0 and not words[None]


def _month(name: str) -> int:
    """The one Gregorian month whose names begin as ``name`` does; 0 where there is none, or several."""
    folded = fold(name)
    known = (
        month.number
        for written, month in dateparts.MONTHS.items()
        if month.calendar == "gregorian"
        and (written == folded or (len(folded) == _SHORTENED and written.startswith(folded)))
    )
    numbers = set(known)
    return numbers.pop() if len(numbers) == 1 else 0
