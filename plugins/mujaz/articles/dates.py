"""What an article's date is: from metadata, from a date line, or from words that pin the text's own day.

Unknown beats wrong. A day on which something happened is not the day on which it was told: only a date that the
article states about itself counts, and nothing from boilerplate does (the caller passes lines of the article).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, tzinfo
from itertools import pairwise

from mujaz.arabic import calendar
from mujaz.arabic.calendar import Mention
from mujaz.arabic.letters import fold
from mujaz.articles.datelines import date_line, label
from mujaz.articles.dating import LINE_WORDS, WORDS, Dates, of_mention, parted, plausible, words_of
from mujaz.articles.houses import known_place
from mujaz.model import Dating, Given

__all__ = ["Dates", "date_line", "from_given", "from_text", "label", "unread"]

_LONGEST_VALUE = 160
"""Characters of a date in metadata."""
_FIRST_PARAGRAPHS = 5
"""Where a text says "today, Wednesday 28 February 2024" of itself; further down it is mostly background."""
_SENTENCE = 400
"""Characters before a date that are looked at for its sentence."""
_DATELINE = 60
"""Characters within which a dateline's date begins."""


_YEAR = re.compile(r"\d{4}")
_EPOCH = re.compile(r"[0-9٠-٩۰-۹]{10}(?:[0-9٠-٩۰-۹]{3})?(?:\.[0-9]+)?")
_ZERO = re.compile(r"[\W0٠۰TZ]*")
"""How data bases write that there is no date; a dash or nothing at all says the same."""
_TODAY = re.compile(r"(?<![^\W\d_])(?P<word>اليوم|هذا)\s*[،,:]?\s*\(?$")
_TODAY_DATED = re.compile(rf"(?:اليوم|هذا)\s*[،,:]?\s*\(?{calendar.OPENING}")
_ANNIVERSARY = re.compile(r"مثل\s+(?:هذا\s+)?$|مثل\s+هذا\s+اليوم")
_AGENCY_AFTER = re.compile(r"\s{0,2}(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)")
_DASH_AFTER = re.compile(r"\s{0,2}(?:[-–—:]|\([^()\n]{2,40}\)|/[^/\n]{2,40}/)")
_FUTURE = re.compile(r"[وف]?س[يتن]\w{3,}")
_BEFORE_VERB = re.compile(r"[وف]?ان\w{0,3}|التي|الذي|حيث|انه|وهو|وهي")
_LETTERS = re.compile(r"[^\W\d_]+")


def from_given(given: Given, zone: tzinfo) -> Dates:
    """The dates of a record's metadata: ISO 8601, RFC 822, seconds since 1970, or any that ``calendar`` reads.

    Times without a zone are in ``zone``, the site's; the ``day`` of an instant is the day there.

    >>> from_given(Given(published="2024-02-28T22:30:00Z"), UTC).published.iso()
    '2024-02-28T22:30:00Z'
    """
    return Dates(_given(given.published, zone), _given(given.updated, zone))


def unread(given: Given, zone: tzinfo) -> list[str]:
    """The dates that came along and say nothing: no date at all, no such day, or one that no article can have.

    >>> unread(Given(published="32/13/2025", updated="0000-00-00 00:00:00"), UTC)
    ['32/13/2025']
    """
    known = from_given(given, zone)
    filled = ((given.published, known.published), (given.updated, known.updated))
    return [value for value, dating in filled if value and not dating and not _ZERO.fullmatch(value)]


def from_text(paragraphs: Sequence[str]) -> Dating | None:
    """The day that the text itself calls its own: "today, Wednesday 28 February 2024", or a full dateline.

    >>> from_text(["استقبل الوزير، اليوم (الأربعاء) 28 فبراير 2024، نظيره."]).day
    datetime.date(2024, 2, 28)
    >>> from_text(["وقع الحادث يوم الثلاثاء 27 فبراير 2024."])
    """
    if not paragraphs:
        return None
    dateline = _from_dateline(paragraphs[0])
    days = [dating for text in paragraphs[:_FIRST_PARAGRAPHS] for dating in _todays(text)]
    pinned = [dateline, *days] if dateline else days
    return pinned[0] if len({dating.day for dating in pinned}) == 1 else None


# ── metadata ──────────────────────────────────────────────────────────────────────────────────────


def _given(value: str, zone: tzinfo) -> Dating | None:
    value = value.strip()[:_LONGEST_VALUE]
    if not value:
        return None
    if _EPOCH.fullmatch(value):
        seconds = float(value) / (1000 if len(value.partition(".")[0]) == 13 else 1)
        return _of_instant(datetime.fromtimestamp(seconds, UTC), zone, value)
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return _from_mention(value, zone)
    if read.year in calendar.HIJRI_YEARS:
        return _from_mention(value, zone)
    if read.time() == time() and read.tzinfo is None:  # midnight sharp is how exports write a day
        return Dating(read.date(), "stated", "metadata", value) if plausible(read.date()) else None
    return _of_instant(read if read.tzinfo else read.replace(tzinfo=zone), zone, value)


def _of_instant(instant: datetime, zone: tzinfo, evidence: str) -> Dating | None:
    if not plausible(instant.date()):
        return None
    return Dating(instant.astimezone(zone).date(), "stated", "metadata", evidence, instant.astimezone(UTC))


def _from_mention(value: str, zone: tzinfo) -> Dating | None:
    """A date in words or figures, Hijri ones too; a zone that is not known leaves the day only."""
    found = [mention for mention in map(calendar.as_hijri, calendar.mentions(value)) if mention.date]
    gregorian = [mention for mention in found if mention.calendar == "gregorian"] or found
    if len({mention.date for mention in gregorian}) != 1:
        return None
    mention = gregorian[0]
    unknown_zone = mention.time and mention.zone is None and _LETTERS.match(value[mention.end :].lstrip(" ("))
    return of_mention(mention, None if unknown_zone else zone, "metadata", value)


# ── the text ──────────────────────────────────────────────────────────────────────────────────────


def _todays(text: str) -> list[Dating]:
    """Dates that the text calls today's, or this weekday's where nothing says that it is still to come."""
    pinned: list[Dating] = []
    if ("اليوم" not in text and "هذا" not in text) or not _TODAY_DATED.search(text):
        return pinned  # nearly every paragraph, at a hundredth of the cost
    for mention in calendar.mentions(text):
        before = text[max(0, mention.start - 40) : mention.start]
        today = _TODAY.search(before)
        if mention.date is None or today is None or _ANNIVERSARY.search(before):
            continue
        if today["word"] == "هذا" and (mention.weekday is None or _is_coming(text, mention)):
            continue
        evidence = before[today.start() :] + text[mention.start : mention.end]
        dating = of_mention(mention, None, "today-in-text", evidence, "text")
        if dating:
            pinned.append(dating)
    return pinned


def _is_coming(text: str, mention: Mention) -> bool:
    """True where the sentence speaks of what is still to be."""
    sentence = fold(text[max(0, mention.start - _SENTENCE) : mention.start]).rpartition(".")[2]
    words = _LETTERS.findall(sentence)
    after = _LETTERS.findall(fold(text[mention.end : mention.end + _DATELINE]))[:2]
    if any(word in WORDS["coming"] for word in (*words, *after)):
        return True
    # Only where a verb must stand: elsewhere "سـ" begins names (سيرغي) and nouns (سنوات) as well.
    verbs = [*words[:1], *words[-2:], *(b for a, b in pairwise(words) if _BEFORE_VERB.fullmatch(a))]
    return any(_FUTURE.fullmatch(word) for word in verbs)


def _from_dateline(text: str) -> Dating | None:
    """The date of "موسكو، 28 فبراير 2024 (وكالة) -" at the start of a text."""
    if not _YEAR.search(text, 0, 2 * _DATELINE):
        return None  # no date
    for mention in calendar.mentions(text[: 2 * _DATELINE]):
        if mention.start > _DATELINE:
            return None
        if mention.date is None or mention.calendar != "gregorian":
            continue
        words = words_of(text[: mention.start])
        inside = bool(words) and words[-1] == "في"
        if inside:
            words = words[:-1]
        # A dash alone is enough only after a place that is one, or that a comma parts from the date.
        apart = parted(text[: mention.start], before_date=True) or known_place(" ".join(words))
        after = _DASH_AFTER if apart and not inside else _AGENCY_AFTER
        if not 1 <= len(words) <= LINE_WORDS or any(word in WORDS["function"] for word in words):
            return None
        if after.match(text, mention.end):
            return of_mention(mention, None, "dateline", text[: mention.end].strip())
        return None
    return None
