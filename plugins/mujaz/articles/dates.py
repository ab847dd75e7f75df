"""What an article's date is: from metadata, from a date line, or from words that pin the text's own day.

Unknown beats wrong. A day on which something happened is not the day on which it was told: only a date that the
article states about itself counts, and nothing from boilerplate does (the caller passes lines of the article).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, tzinfo
from importlib.resources import files
from itertools import pairwise
from typing import Literal, NamedTuple

from mujaz.arabic import calendar
from mujaz.arabic.calendar import Mention
from mujaz.arabic.letters import fold
from mujaz.articles.houses import known_place
from mujaz.model import Dating, Given

_EARLIEST, _LATEST = date(1990, 1, 1), date(2049, 12, 31)
"""No article on the web is older; the later bound stops typing errors without asking a clock."""
_LONGEST_LINE = 160
"""Characters of a date line; longer lines are sentences."""
_PLACE_WORDS = 3
"""Words of one part of a dateline ("العاصمة الإدارية الجديدة", a person, an agency)."""
_LINE_WORDS = 6
"""Words on a date line beside date and label."""
_FIRST_PARAGRAPHS = 5
"""Where a text says "today, Wednesday 28 February 2024" of itself; further down it is mostly background."""
_SENTENCE = 400
"""Characters before a date that are looked at for its sentence."""
_DATELINE = 60
"""Characters within which a dateline's date begins."""

_WORDS: dict[str, frozenset[str]] = {
    kind: frozenset(fold(word) for word in words)
    for kind, words in tomllib.loads(
        files("mujaz.articles").joinpath("dates.toml").read_text("utf-8")
    ).items()
}
_SEPARATOR = re.compile(r"[\s:|•·*،,؛;/\\\-–—_()\[\]«»\"“”@<>=#.]+")
_BREAK = re.compile(r"[:|•·*،,؛;/\\\-–—()\[\]«»]")
_ZONE_NAMED = re.compile(r"ب?توقيت\s+\w+(?:\s+\w+)?")
_EPOCH = re.compile(r"[0-9٠-٩۰-۹]{10}(?:[0-9٠-٩۰-۹]{3})?(?:\.[0-9]+)?")
_TODAY = re.compile(r"(?<![^\W\d_])(?P<word>اليوم|هذا)\s*[،,:]?\s*\(?$")
_ANNIVERSARY = re.compile(r"مثل\s+(?:هذا\s+)?$|مثل\s+هذا\s+اليوم")
_AGENCY_AFTER = re.compile(r"\s{0,2}(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)")
_DASH_AFTER = re.compile(r"\s{0,2}(?:[-–—:]|\([^()\n]{2,40}\)|/[^/\n]{2,40}/)")
_FUTURE = re.compile(r"[وف]?س[يتن]\w{3,}")
_BEFORE_VERB = re.compile(r"[وف]?ان\w{0,3}|التي|الذي|حيث|انه|وهو|وهي")
_LETTERS = re.compile(r"[^\W\d_]+")

Label = Literal["published", "updated", "other"]


class Dates(NamedTuple):
    """When an article appeared and when it was last changed, as far as known."""

    published: Dating | None = None
    updated: Dating | None = None


def date_line(line: str, zone: tzinfo | None = None) -> Dates | None:
    """What a line says that is nothing but dates, labels, and at most a place, a name and an agency.

    ``zone`` is the site's, for a time without one; where it is None such a line gives the day only.

    >>> date_line("القاهرة - 28 فبراير 2024").published.day
    datetime.date(2024, 2, 28)
    >>> date_line("آخر تحديث: 29/02/2024").updated.day
    datetime.date(2024, 2, 29)
    >>> date_line("أسعار الذهب اليوم الأربعاء 28 فبراير 2024")
    """
    if len(line) > _LONGEST_LINE:
        return None
    found = [mention for mention in calendar.mentions(line) if mention.day is not None]
    if not found or any(mention.year is None for mention in found):
        return None
    stretches = _stretches(line, found)
    labels = [_label_before(stretch) for stretch in stretches[:-1]]
    if "other" in labels or not _is_date_line(stretches, labels, found):
        return None
    return _assigned(line, found, labels, zone)


def label(line: str) -> Label | None:
    """What a label that stands alone ("تاريخ النشر:") says of the date on the next line; None if it is none."""
    return _label(_words(line))


def from_given(given: Given, zone: tzinfo) -> Dates:
    """The dates of a record's metadata: ISO 8601, RFC 822, seconds since 1970, or any that ``calendar`` reads.

    Times without a zone are in ``zone``, the site's; the ``day`` of an instant is the day there.

    >>> from_given(Given(published="2024-02-28T22:30:00Z"), UTC).published.iso()
    '2024-02-28T22:30:00Z'
    """
    return Dates(_given(given.published, zone), _given(given.updated, zone))


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


# ── date lines ────────────────────────────────────────────────────────────────────────────────────


def _stretches(line: str, found: Sequence[Mention]) -> list[str]:
    """What stands before, between and after the dates; one more than there are dates."""
    edges = [0, *(edge for mention in found for edge in (mention.start, mention.end)), len(line)]
    return [line[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]


def _words(text: str) -> list[str]:
    return [word for word in _SEPARATOR.split(fold(text)) if word]


def _label(words: Sequence[str]) -> Label | None:
    phrase = " ".join(words)
    kinds: tuple[Label, ...] = ("published", "updated", "other")
    return next((kind for kind in kinds if phrase in _WORDS[kind]), None)


def _label_words(words: Sequence[str]) -> int:
    """How many of the last words are a label, the most that make one."""
    return next((n for n in range(min(3, len(words)), 0, -1) if _label(words[-n:])), 0)


def _label_before(stretch: str) -> Label | None:
    words = _words(stretch)
    count = _label_words(words)
    return _label(words[-count:]) if count else None


def _is_date_line(stretches: Sequence[str], labels: Sequence[Label | None], found: Sequence[Mention]) -> bool:
    """True where all that stands beside dates and labels can be a place, a person, an agency or a section."""
    calendars = {mention.calendar for mention in found}
    if stretches[-1].rstrip().endswith("."):
        return False  # a sentence, or an entry in a list of references
    if calendars == {"hijri"} and " ".join(_words(stretches[0])) in _WORDS["loose"]:
        return False
    first = _words(stretches[0])
    free = bool(labels[0] and len(first) == _label_words(first)) or _is_header(stretches)
    timed = any(mention.time for mention in found)
    residue = 0
    for place, stretch in enumerate(stretches):
        words = _residue(stretch, labels[place] if place < len(labels) else None)
        residue += len(words)
        if not words or free:
            continue
        before = place < len(labels)
        apart = len(calendars) > 1 or (before and labels[place]) or _parted(stretch, before_date=before)
        section = before and timed and len(words) == 1  # "اقتصاد الإثنين 2023/08/21 10:40 ص"
        if not (apart or section) or not _is_name(stretch, words):
            return False
    return residue <= _LINE_WORDS


def _residue(stretch: str, label: Label | None) -> list[str]:
    """The words beside a date that are neither its label nor a zone nor the number of an issue."""
    words = _words(_ZONE_NAMED.sub(" ", stretch))
    if label:
        words = words[: len(words) - _label_words(words)]
    return [word for word in words if word not in _WORDS["beside"] and not word.isdigit()]


def _is_header(stretches: Sequence[str]) -> bool:
    """True for a message's header in an export: "name, [11.02.2025 08:14]"."""
    return len(stretches) == 2 and stretches[0].rstrip(" ").endswith(", [") and stretches[1].strip() == "]"


def _is_name(stretch: str, words: Sequence[str]) -> bool:
    """True where the words can be names of places, people or agencies, each between separators and short."""
    if any(word in _WORDS["function"] or word in _WORDS["other"] for word in words):
        return False
    return all(
        len(_words(part)) <= _PLACE_WORDS + 2 * bool(_label_words(_words(part)))
        for part in _BREAK.split(stretch)
    )


def _parted(stretch: str, *, before_date: bool) -> bool:
    """True where a dash, colon, comma or bracket keeps the words apart from the date."""
    edge = stretch.rstrip()[-1:] if before_date else stretch.lstrip()[:1]
    return bool(_BREAK.match(edge))


def _assigned(
    line: str, found: Sequence[Mention], labels: Sequence[Label | None], zone: tzinfo | None
) -> Dates | None:
    """The dates by their labels; an unlabelled one is the publication's. Two days for one label are none."""
    said: dict[str, list[Dating]] = {"published": [], "updated": []}
    current: Label = "published"
    for mention, given in zip(found, labels, strict=True):
        current = given or current
        dating = _dating(mention, zone, "date-line", line[mention.start : mention.end])
        if dating is None and mention.calendar == "gregorian":
            return None
        if dating is not None and (mention.calendar == "gregorian" or len(found) == 1):
            said[current].append(dating)
    published, updated = (_one(said[kind]) for kind in ("published", "updated"))
    if any(len({dating.day for dating in datings}) > 1 for datings in said.values()):
        return None
    return Dates(published, updated) if published or updated else None


def _one(datings: Sequence[Dating]) -> Dating | None:
    """The first, one with a time of day before all others."""
    return next((dating for dating in datings if dating.instant), datings[0] if datings else None)


# ── from mention to dating ────────────────────────────────────────────────────────────────────────


def _plausible(day: date) -> bool:
    return _EARLIEST <= day <= _LATEST


def _dating(
    mention: Mention,
    zone: tzinfo | None,
    rule: str,
    evidence: str,
    known_by: Literal["stated", "text"] = "stated",
) -> Dating | None:
    if mention.date is None or mention.doubtful or not _plausible(mention.date):
        return None
    where = mention.zone or zone
    if mention.time is None or where is None:
        return Dating(mention.date, known_by, rule, evidence)
    instant = datetime.combine(mention.date, mention.time, where)
    return Dating(mention.date, known_by, rule, evidence, instant.astimezone(UTC))


# ── metadata ──────────────────────────────────────────────────────────────────────────────────────


def _given(value: str, zone: tzinfo) -> Dating | None:
    value = value.strip()[:_LONGEST_LINE]
    if not value:
        return None
    if _EPOCH.fullmatch(value):
        seconds = float(value) / (1000 if len(value.partition(".")[0]) == 13 else 1)
        return _of_instant(datetime.fromtimestamp(seconds, UTC), zone, value)
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return _from_mention(value, zone)
    if read.time() == time() and read.tzinfo is None and ":" not in value:
        return Dating(read.date(), "stated", "metadata", value) if _plausible(read.date()) else None
    return _of_instant(read if read.tzinfo else read.replace(tzinfo=zone), zone, value)


def _of_instant(instant: datetime, zone: tzinfo, evidence: str) -> Dating | None:
    if not _plausible(instant.date()):
        return None
    return Dating(instant.astimezone(zone).date(), "stated", "metadata", evidence, instant.astimezone(UTC))


def _from_mention(value: str, zone: tzinfo) -> Dating | None:
    """A date in words; a zone that is not known leaves the day only."""
    found = [mention for mention in calendar.mentions(value) if mention.date]
    gregorian = [mention for mention in found if mention.calendar == "gregorian"] or found
    if len({mention.date for mention in gregorian}) != 1:
        return None
    mention = gregorian[0]
    unknown_zone = mention.time and mention.zone is None and _LETTERS.match(value[mention.end :].lstrip(" ("))
    return _dating(mention, None if unknown_zone else zone, "metadata", value)


# ── the text ──────────────────────────────────────────────────────────────────────────────────────


def _todays(text: str) -> list[Dating]:
    """Dates that the text calls today's, or this weekday's where nothing says that it is still to come."""
    pinned: list[Dating] = []
    if "اليوم" not in text and "هذا" not in text:
        return pinned  # nearly every paragraph, at a hundredth of the cost
    for mention in calendar.mentions(text):
        before = text[max(0, mention.start - 40) : mention.start]
        today = _TODAY.search(before)
        if mention.date is None or today is None or _ANNIVERSARY.search(before):
            continue
        if today["word"] == "هذا" and (mention.weekday is None or _is_coming(text, mention)):
            continue
        dating = _dating(
            mention, None, "today-in-text", before[today.start() :] + _said(text, mention), "text"
        )
        if dating:
            pinned.append(dating)
    return pinned


def _said(text: str, mention: Mention) -> str:
    return text[mention.start : mention.end]


def _is_coming(text: str, mention: Mention) -> bool:
    """True where the sentence speaks of what is still to be."""
    sentence = fold(text[max(0, mention.start - _SENTENCE) : mention.start]).rpartition(".")[2]
    words = _LETTERS.findall(sentence)
    if any(
        word in _WORDS["coming"]
        for word in (*words, *_LETTERS.findall(fold(text[mention.end : mention.end + _DATELINE]))[:2])
    ):
        return True
    # Only where a verb must stand: elsewhere "سـ" begins names (سيرغي) and nouns (سنوات) as well.
    verbs = (
        [words[0], *words[-2:], *(b for a, b in pairwise(words) if _BEFORE_VERB.fullmatch(a))]
        if words
        else []
    )
    return any(_FUTURE.fullmatch(word) for word in verbs)


def _from_dateline(text: str) -> Dating | None:
    """The date of "موسكو، 28 فبراير 2024 (وكالة) -" at the start of a text."""
    for mention in calendar.mentions(text[: 2 * _DATELINE]):
        if mention.start > _DATELINE:
            return None
        if mention.date is None or mention.calendar != "gregorian":
            continue
        words = _words(text[: mention.start])
        inside = bool(words) and words[-1] == "في"
        if inside:
            words = words[:-1]
        # A dash alone is enough only after a place that is one, or that a comma parts from the date.
        apart = _parted(text[: mention.start], before_date=True) or known_place(" ".join(words))
        after = _DASH_AFTER if apart and not inside else _AGENCY_AFTER
        if not 1 <= len(words) <= _LINE_WORDS or any(word in _WORDS["function"] for word in words):
            return None
        if after.match(text, mention.end):
            return _dating(mention, None, "dateline", text[: mention.end].strip())
        return None
    return None
