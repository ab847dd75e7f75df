"""Date lines: lines that say nothing but when, at most with a label, a place, a name and an agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import tzinfo
from typing import Literal

from mujaz import outlets
from mujaz.arabic import calendar
from mujaz.arabic.calendar import Mention
from mujaz.arabic.letters import fold
from mujaz.arabic.remembering import of_short
from mujaz.articles import ages, houses, wires
from mujaz.articles.dating import BREAK, CARRIED, LINE_WORDS, WORDS, Dates, of_mention, parted, words_of
from mujaz.articles.vocabulary import vocabulary
from mujaz.model import Dating

_LONGEST_LINE = 160
"""Characters of a date line; longer lines are sentences."""
_FIGURE = re.compile(r"\d")
_PLACE_WORDS = 3
"""Words of one part of a dateline ("العاصمة الإدارية الجديدة", a person, an agency)."""
_BRACKETED = re.compile(r"\s?\([^()\d]{2,30}\)\s?")
"""An agency's name behind «وادي اللوز 3 سبتمبر 2025»."""
_ZONE_NAMED = re.compile(r"ب?توقيت\s+\w+(?:\s+\w+)?")

Label = Literal["published", "updated", "other"]


@of_short(1 << 13, 400)
def date_line(line: str, zone: tzinfo | None = None) -> Dates | None:
    """What a line says that is nothing but dates, labels, and at most a place, a name and an agency.

    ``zone`` is the site's, for a time without one; where it is None such a line gives the day only.

    >>> date_line("القاهرة - 28 فبراير 2024").published.day
    datetime.date(2024, 2, 28)
    >>> date_line("آخر تحديث: 29/02/2024").updated.day
    datetime.date(2024, 2, 29)
    >>> date_line("أسعار الذهب اليوم الأربعاء 28 فبراير 2024")
    """
    if len(line) > _LONGEST_LINE or not _FIGURE.search(line):  # a year is always in figures
        return None
    if sent := wires.stamp(line):
        return Dates(Dating(sent.date(), "stated", "date-line", line.strip(), sent))
    line = _without_ages(CARRIED.sub("", _VIA.sub("", _GLUED.sub(r"\g<time>", _READ.sub(r"\g<year>", line)))))
    found = [mention for mention in calendar.mentions(line) if mention.day is not None]
    if not found or any(mention.year is None for mention in found):
        return None
    found = [mention for mention in found if mention is found[0] or not _is_taken(line[: mention.start])]
    stretches = _stretches(line, found)
    labels = [_label_before(stretch) for stretch in stretches[:-1]]
    if "other" in labels or not _is_date_line(stretches, labels, found):
        return None
    return _assigned(line, found, labels, zone)


def _without_ages(line: str) -> str:
    """A card's line without its ages: «الوادي • منذ 3 ساعات • 13/02/2026» says its day all the same."""
    pieces = _CARD.split(line)
    kept = [piece for piece in pieces if not ages.is_since(piece)]
    return line if len(kept) == len(pieces) else " • ".join(kept)


_GLUED = re.compile(
    r"(?P<time>\d{1,2}:\d{2})\d{1,7}(?:\s(?:مشاهد[ةه]|مشاهدات|قراء[ةه]|قراءات|زيار[ةه]|زيارات))?$"
)
"""A time of day and counters whose break was lost: «07:332184 مشاهدة», «17:426110»."""
_READ = re.compile(
    r"(?P<year>20\d\d)\d{0,4}(?:\s[\d٬,.]+)*\s(?:\d{1,2}\s)?(?:دقيق[ةه](?: واحد[ةه])?|دقيقتا?ي?ن|دقائق)$"
)
"""A year, counters and how long it takes to read, likewise: «12, 20220 1٬482 دقيقة واحدة»."""
_VIA = re.compile(r"\s?\(نقلا[ًّ]* عن [^()\d]{2,30}\)")
"""«موقع الوادي (نقلا عن رويترز) - 18/11/2024»."""
_CARD = re.compile(r"\s+[•·|]\s+")


def label(line: str) -> Label | None:
    """What a label that stands alone ("تاريخ النشر:") says of the date on the next line; None if it is none."""
    return _label(words_of(line))


def _is_taken(before: str) -> bool:
    """True where a label says that the day behind it is a picture's: «20 تموز 2025 – تصوير: 19 تموز 2025»."""
    words = words_of(before)
    return bool(words) and words[-1] in WORDS["taken"]


def _stretches(line: str, found: Sequence[Mention]) -> list[str]:
    """What stands before, between and after the dates; one more than there are dates."""
    edges = [0, *(edge for mention in found for edge in (mention.start, mention.end)), len(line)]
    return [line[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]


def _label(words: Sequence[str]) -> Label | None:
    while len(words) > 1 and words[-1] in _JOINING:
        words = words[:-1]
    phrase = " ".join(words)
    kinds: tuple[Label, ...] = ("published", "updated", "other")
    return next((kind for kind in kinds if phrase in WORDS[kind]), None)


_JOINING = frozenset({"في", "يوم", "بتاريخ"})
"""Between a label and its date: «نشر في», «نشرت يوم»."""


def _label_words(words: Sequence[str]) -> int:
    """How many of the last words are a label, the most that make one."""
    return next((n for n in range(min(4, len(words)), 0, -1) if _label(words[-n:])), 0)


_NOISE = frozenset(fold(word) for word in ("am", "pm", *calendar.WEEKDAYS))
"""What may stand away from its date on the same line: «الأربعاء - pm 04:31 | 2021-11-17»."""


def _label_before(stretch: str) -> Label | None:
    words = [word for word in words_of(stretch) if word not in _NOISE and not word.isdigit()]
    count = _label_words(words)
    return _label(words[-count:]) if count else None


def _is_date_line(stretches: Sequence[str], labels: Sequence[Label | None], found: Sequence[Mention]) -> bool:
    """True where all that stands beside dates and labels can be a place, a person, an agency or a section."""
    calendars = {mention.calendar for mention in found}
    if len(found) == 1 and _is_sources(stretches):
        return True
    if stretches[-1].rstrip().endswith("."):
        return False  # a sentence, or an entry in a list of references
    if calendars == {"hijri"} and " ".join(words_of(stretches[0])) in WORDS["loose"]:
        return False
    first = words_of(stretches[0])
    free = bool(labels[0] and len(first) == _label_words(first)) or _is_header(stretches)
    free = free or _signs(stretches, weekday=found[0].weekday is not None)
    timed = any(mention.time for mention in found)
    residue = 0
    for place, stretch in enumerate(stretches):
        words = _residue(stretch, labels[place] if place < len(labels) else None)
        residue += len(words)
        if not words or free:
            continue
        before = place < len(labels)
        apart = len(calendars) > 1 or (before and labels[place]) or parted(stretch, before_date=before)
        apart = apart or (
            stretch[-1:].isalnum() if before else stretch[:1].isalpha()
        )  # stuck to a figure: a break was lost
        apart = apart or _is_row(stretch) or (before and words[-1] in vocabulary("sections"))
        placed = before and len(words) < _PLACE_WORDS and _BRACKETED.fullmatch(stretches[-1]) is not None
        placed = placed or _is_signed(stretches)
        section = before and timed and len(words) == 1  # "اقتصاد الإثنين 2023/08/21 10:40 ص"
        if not (apart or section or placed) or not _is_name(stretch, words):
            return False
    return residue <= LINE_WORDS


def _is_sources(stretches: Sequence[str]) -> bool:
    """True for a day at the end of a line that says nothing but whose the text is.

    «وكالة أنباء الوادي 27-06-2025», «المصدر: صحيفة الوادي نقلا عن رويترز / 2 تموز 2025».
    """
    before, after = stretches[0], stretches[-1]
    words = words_of(before)
    if not words or words_of(after) or after.rstrip().endswith("."):
        return False
    if words[0] in _SOURCE and BREAK.search(before):
        return len(words) <= 2 * LINE_WORDS
    named = houses.says_house(before.strip()) and 1 < len(words) < LINE_WORDS
    return named and WORDS["function"].isdisjoint(words)


_SOURCE = frozenset(fold(word) for word in ("المصدر", "مصدر", "المصادر"))


def _is_row(stretch: str) -> bool:
    """True for names between separators, one of them a city's or a desk's: «02/03/2026 الوادي - خاص»."""
    pieces = [piece.strip() for piece in BREAK.split(stretch) if piece.strip()]
    return len(pieces) > 1 and any(
        houses.known_place(piece) or outlets.key(piece) in houses.NOBODY for piece in pieces
    )


def _is_signed(stretches: Sequence[str]) -> bool:
    """True for a place before the day and an agency's sign behind it: «عين الزهر 12-1-2026 وفا»."""
    before, after = words_of(stretches[0]), words_of(stretches[-1])
    return (
        len(stretches) == 2 and 0 < len(before) < _PLACE_WORDS and [len(w) <= _SIGN for w in after] == [True]
    )


_SIGN = 4
"""Letters of an agency's sign."""


def _signs(stretches: Sequence[str], *, weekday: bool) -> bool:
    """True for «مراسل الوادي: فلان الأربعاء 23 يوليو 2025 قراءات: 3071»: who, when, and what sites count.

    Without a weekday a sentence begins so as well («كتب فلان في 3/5/2021 …»), and only a label with a colon is one.
    """
    pieces = BREAK.split(stretches[0])
    signed = any(
        words[:1] and words[0] in _WHO and (weekday or (len(words) == 1 and place == 0 and len(pieces) > 1))
        for place, words in enumerate(map(words_of, pieces))
    )
    rest = " ".join(stretches[1:]).strip(" -|:")
    return signed and (not rest or _COUNTED.fullmatch(rest) is not None)


_WHO = frozenset(fold(word) for word in houses.WORDS["labels"]["byline"])
_COUNTED = re.compile(r"[^\W\d]{3,12}(?: [^\W\d]{3,12})?\s?:?\s?\d{1,7}")


def _residue(stretch: str, label: Label | None) -> list[str]:
    """The words beside a date that are neither its label nor a zone nor the number of an issue."""
    words = words_of(_ZONE_NAMED.sub(" ", stretch))
    words = [word for word in words if word not in _NOISE and any(map(str.isalpha, word))]
    if label:
        words = words[: len(words) - _label_words(words)]
    elif words and words[-1] in _JOINING:
        words = words[:-1]  # «مرجانة في 13/8/2020»
    return [word for word in words if word not in WORDS["beside"]]


def _is_header(stretches: Sequence[str]) -> bool:
    """True for a message's header in an export: "name, [11.02.2025 08:14]"."""
    return len(stretches) == 2 and stretches[0].rstrip(" ").endswith(", [") and stretches[1].strip() == "]"


def _is_name(stretch: str, words: Sequence[str]) -> bool:
    """True where the words can be names of places, people or agencies, each between separators and short."""
    if any(word in WORDS["function"] or word in WORDS["other"] for word in words):
        return False
    return all(
        len(words_of(part)) <= _PLACE_WORDS + 2 * bool(_label_words(words_of(part)))
        for part in BREAK.split(stretch)
    )


def _assigned(
    line: str, found: Sequence[Mention], labels: Sequence[Label | None], zone: tzinfo | None
) -> Dates | None:
    """The dates by their labels; an unlabelled one is the publication's. Two days for one label are none."""
    said: dict[str, list[Dating]] = {"published": [], "updated": []}
    current: Label = "published"
    for mention, given in zip(found, labels, strict=True):
        current = given or current
        dating = of_mention(mention, zone, "date-line", line[mention.start : mention.end])
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
