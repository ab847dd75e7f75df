"""Accounts: an event told by one hand.

Templates hold slots, ``{city}`` or with a form ``{dead:قتلى,قتيلا,قتيل}``, and sets of words, ``[أعلن|كشف]``.
A voice decides which wording and which word of each set is taken; another turn of the voice takes others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random
from typing import NamedTuple
from zlib import crc32

from newsroom.draw import Event, table

_PART = re.compile(r"\{(\w+)(?::([^}]*))?\}|\[([^\]]*)\]")
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_FULL_DATE = 3
"""Days after which a text names the date rather than the weekday."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How one hand chooses among wordings."""

    salt: int
    turn: int = 0
    """0 the first wording of everything; 1 and 2 others."""
    whims: int = 0
    """Not 0: some words are chosen otherwise, the syntax stays."""
    figures: str = "latin"
    """``latin``, ``eastern`` or ``words``."""

    def wording(self, of: Sequence[str]) -> str:
        """One of several wordings."""
        return of[(self.salt + _crc(of[0]) + self.turn) % len(of)]

    def word(self, of: Sequence[str], place: int) -> str:
        """One word of a set; the same set elsewhere in a text may give another."""
        whim = (self.whims * 2654435761 + place) >> 7 & 1 if self.whims else 0
        return of[(self.salt + place + self.turn + whim) % len(of)]


class Told(NamedTuple):
    """A text of which no page has been made yet."""

    title: str
    paragraphs: tuple[str, ...]


class _Slot(NamedTuple):
    name: str
    form: str


class _Set(NamedTuple):
    words: tuple[str, ...]
    place: int


def tell(event: Event, voice: Voice, published: date, share: float, rng: Random) -> Told:
    """The event in this voice: all of its facts, or a share (0–1) of them, in another order."""
    entry = table("events")[event.kind]
    stage = entry["stages"][event.stage - 1] if event.stage else entry
    update = bool(event.before)
    titles = entry["update_titles"] if update else stage["titles"]
    leads = entry["update_leads"] if update else stage["leads"]
    facts = [voice.wording(fact) for fact in entry["facts"]]
    said = [_statement(voice, number, slots) for number, slots in event.statements]
    if event.stage:
        facts = facts[:1]
    if share < 1:
        facts = rng.sample(facts, max(1, round(share * len(facts))))
        said = rng.sample(said, round(share * len(said)))
        rng.shuffle(facts)
    body = [*_interleaved(facts, said), *([] if event.recalled else _background(event, voice))]
    texts = [fill(part, event, voice, published) for part in (voice.wording(leads), *body)]
    return Told(fill(voice.wording(titles), event, voice, published), (*texts, *event.recalled))


def announce(event: Event, voice: Voice, published: date) -> Told:
    """The event before it came about."""
    entry = table("events")[event.kind]
    parts = [voice.wording(entry["before_leads"]), *_background(event, voice)]
    title = fill(voice.wording(entry["before_titles"]), event, voice, published)
    return Told(title, tuple(fill(part, event, voice, published) for part in parts))


def fill(template: str, event: Event, voice: Voice, published: date) -> str:
    """A template as this voice says it of this event."""
    said = []
    for part in _parts(template):
        if isinstance(part, str):
            said.append(part)
        elif isinstance(part, _Set):
            said.append(voice.word(part.words, part.place))
        else:
            said.append(_value(part, event, voice, published))
    return "".join(said)


def _value(slot: _Slot, event: Event, voice: Voice, published: date) -> str:
    name, form = slot
    if name == "when":
        return _ahead(event) if form == "ahead" else _when(event, voice, published)
    if name == "weekday":
        return _weekday(event.day)
    if name == "matter":
        return fill("{act} {object}", event, voice, published)
    if name in event.numbers:
        return _number(event, name, form, voice)
    value = event.slots[name]
    if form == "last":
        return value.rsplit(" ", 1)[-1]
    return fill(value, event, voice, published) if "[" in value or "{" in value else value


def _statement(voice: Voice, number: str, slots: Mapping[str, str]) -> str:
    what = voice.wording(table("words")["statements"][int(number)])
    framed = voice.wording(table("words")["frames"][int(number) % len(table("words")["frames"])])
    for name, value in {"what": what, **slots}.items():
        framed = framed.replace(f"{{{name}}}", value)
    return framed


def _background(event: Event, voice: Voice) -> list[str]:
    kinds = table("words")["background"]
    return [] if event.salt % 3 == 0 else [voice.wording(kinds[event.salt % len(kinds)])]


def _interleaved(facts: Sequence[str], said: Sequence[str]) -> list[str]:
    """A fact, a statement, a fact …, then the rest."""
    pairs = [part for pair in zip(facts, said, strict=False) for part in pair]
    shorter = min(len(facts), len(said))
    return [*pairs, *facts[shorter:], *said[shorter:]]


def _when(event: Event, voice: Voice, published: date) -> str:
    days, name = (published - event.day).days, _weekday(event.day)
    if days == 0:
        return voice.word((f"اليوم {name}", name, f"صباح {name}"), 11)
    if days == 1:
        return voice.word((f"أمس {name}", f"مساء أمس {name}", name), 12)
    if 1 < days < _FULL_DATE:
        return name
    month = table("words")["levant" if voice.salt % 4 == 0 else "months"][event.day.month - 1]
    return f"{name} {event.day.day} {month} {event.day.year}"


def _ahead(event: Event) -> str:
    return f"{_weekday(event.day)} {event.day.day} {table('words')['months'][event.day.month - 1]}"


def _weekday(day: date) -> str:
    return str(table("words")["weekdays"][day.weekday()])


def _number(event: Event, name: str, form: str, voice: Voice) -> str:
    value = event.before[name] if form == "old" else event.numbers[name]
    if form == "tenth":
        return _digits(f"{value / 10:.1f}", voice)
    if form == "hundred":
        return _digits(str(100 * value), voice)
    if form == "ordinal":
        return f"الـ{_digits(str(value), voice)}"
    in_words = voice.figures == "words" and 2 < value < 100
    said = _words(value) if in_words else _digits(str(value), voice)
    nouns = form.split(",")
    if len(nouns) < 3:
        return said
    counted = nouns[0] if 3 <= value % 100 <= 10 else nouns[1] if 11 <= value % 100 <= 99 else nouns[2]
    return f"{said} {counted}"


def _digits(value: str, voice: Voice) -> str:
    return value.translate(_EASTERN) if voice.figures == "eastern" else value


def _words(value: int) -> str:
    units, tens = table("words")["units"], table("words")["tens"]
    if value < len(units):
        return str(units[value])
    ten, unit = divmod(value, 10)
    return f"{units[unit]} و{tens[ten]}" if unit else str(tens[ten])


@lru_cache(maxsize=1 << 14)
def _parts(template: str) -> tuple[str | _Slot | _Set, ...]:
    found: list[str | _Slot | _Set] = []
    at = 0
    for match in _PART.finditer(template):
        found.append(template[at : match.start()])
        if match[1]:
            found.append(_Slot(match[1], match[2] or ""))
        else:
            found.append(_Set(tuple(match[3].split("|")), _crc(match[3]) + match.start()))
        at = match.end()
    found.append(template[at:])
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _crc(text: str) -> int:
    return crc32(text.encode())
