"""The stream: families of stories, each an event with the hard negatives that look like it, as rows with labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import blake2b
from itertools import count, islice
from random import Random
from typing import NamedTuple

from newsroom import alter, draw
from newsroom.draw import Event, table
from newsroom.tell import Told, Voice, announce, fill, tell

SIZES = {1: 38, 2: 18, 3: 14, 4: 10, 5: 8, 6: 5, 8: 4, 10: 3}
"""Articles of a story, and of how many stories in a hundred."""
RELATIONS = {"copy": 30, "edit": 17, "truncation": 14, "rewrite": 20, "account": 12, "update": 7}
"""How a later article came about, and how often in a hundred."""
_LOOK_ALIKE = 0.5
"""Share of events that another one looks like."""
_UNDATED, _MISDATED = 0.08, 0.02
_WRAPPED = 0.25
"""Share of texts with a page around them."""
_ROUND_UP = 25
"""One family in so many is a round-up of the five before it."""
_OUTLETS = 240


class Row(NamedTuple):
    """An article as ``mujaz group`` takes it."""

    id: str
    outlet: str
    url: None
    published: str | None
    title: str
    text: str


class Label(NamedTuple):
    """What is known of a row."""

    id: str
    story: str
    family: int
    relation: str
    """``origin``, or one of ``RELATIONS``."""
    of: str | None
    """Id of the article it derives from, of the same story."""
    how: str
    """For copies: which alterations."""
    negative: str | None
    """Kind of hard negative; None for a story that looks like no other."""
    resembles: tuple[str, ...]
    """Stories that it looks like and is not."""
    dated: str
    """``right``, ``missing`` or ``wrong``."""


@dataclass
class _Story:
    """One story while it is told."""

    name: str
    event: Event
    negative: str | None = None
    resembles: tuple[str, ...] = ()
    origin: Told | None = None
    told: list[tuple[str, Told]] = field(default_factory=list)


def stream(seed: int, articles: int, wrapped: float = _WRAPPED) -> Iterator[tuple[Row, Label]]:
    """So many articles, a family after the other; the same for the same seed.

    Args:
        seed: any number; each gives a newsroom of its own.
        articles: how many.
        wrapped: share (0-1) of the texts with a page around them.
    """
    families = (_family(seed, number, wrapped) for number in count())
    return islice((pair for family in families for pair in family), articles)


def _family(seed: int, number: int, wrapped: float) -> Iterator[tuple[Row, Label]]:
    rng = Random(f"{seed}/{number}/family")
    ids = (_ident(seed, number, place) for place in count())
    first = _Story(f"s{number}", draw.event(seed, number))
    teasers = [_headline(draw.event(seed, number + ahead)) for ahead in (1, 2, 3)]
    desk = _Desk(seed, number, rng, ids, teasers, wrapped)
    size = rng.choices(list(SIZES), list(SIZES.values()))[0]
    yield from desk.articles(first, size)
    if rng.random() < _LOOK_ALIKE:
        how = rng.choice(draw.look_alikes(first.event.kind))
        event = draw.other(seed, number, first.event, how)
        if how == "background" and first.origin:
            paragraphs = first.origin.paragraphs
            event = replace(event, recalled=(f"وفي وقت سابق: {paragraphs[0]}", *paragraphs[1:2]))
        story = _Story(f"s{number}n", event, how, (first.name,))
        yield from desk.articles(story, rng.choices((1, 2, 3, 4), (5, 3, 2, 1))[0])
    if number % _ROUND_UP == _ROUND_UP - 1:
        yield desk.round_up(number)


@dataclass
class _Desk:
    """Writes the articles of one family."""

    seed: int
    number: int
    rng: Random
    ids: Iterator[str]
    teasers: list[str]
    wrapped: float

    def articles(self, story: _Story, size: int) -> Iterator[tuple[Row, Label]]:
        """The origin of a story and what follows it."""
        rng = self.rng
        outlets = rng.sample(range(_OUTLETS), size + 1)
        day = story.event.day + timedelta(days=rng.choice((0, 0, 0, 1)))
        voice = Voice(story.event.salt, figures=rng.choice(("latin", "latin", "eastern", "words")))
        story.origin = tell(story.event, voice, day, 1, rng)
        ident = next(self.ids)
        story.told.append((ident, story.origin))
        yield self._row(story, ident, story.origin, day, outlets[0], "origin", None, "")
        kind = table("events")[story.event.kind]
        later = [r for r in RELATIONS if r != "update" or _updates(kind, story.event)]
        for outlet in outlets[1:size]:
            relation = rng.choices(later, [RELATIONS[r] for r in later])[0]
            of, text, how, when = self._derived(story, voice, day, relation, outlet)
            ident = next(self.ids)
            if relation != "truncation":
                story.told.append((ident, text))
            if relation == "update":
                later.remove("update")
            yield self._row(story, ident, text, when, outlet, relation, of, how)

    def round_up(self, number: int) -> tuple[Row, Label]:
        """A story of its own that touches the five before it."""
        rng = self.rng
        numbers = range(max(0, number - 5), number)
        events = [draw.event(self.seed, at) for at in numbers]
        day = max(event.day for event in events)
        briefs = []
        for event in events:
            voice = Voice(event.salt, turn=rng.randrange(3))
            briefs.append(tell(event, voice, day, 1, rng).paragraphs[0])
        title = f"{rng.choice(('أخبار اليوم في سطور', 'موجز الأخبار', 'جولة الأخبار', 'أهم ما جرى'))} {day.isoformat()}"
        story = _Story(f"s{number}r", events[0], "round-up", tuple(f"s{at}" for at in numbers))
        told = Told(title, tuple(briefs))
        return self._row(story, next(self.ids), told, day, rng.randrange(_OUTLETS), "origin", None, "")

    def _derived(
        self, story: _Story, voice: Voice, day: date, relation: str, outlet: int
    ) -> tuple[str, Told, str, date]:
        """Id of what it derives from, the text, which alterations, the day it was published."""
        rng, event = self.rng, story.event
        of, text = story.told[0] if rng.random() < 0.7 else rng.choice(story.told)
        first = story.told[0][0]
        when = day + timedelta(days=rng.choice((0, 0, 1)))
        city = event.slots["city"]
        if relation == "copy":
            copied, how = self._copied(text, story, outlet, city)
            return of, copied, how, when
        if relation == "edit":
            return of, alter.edited(text, _outlet(outlet), city, rng), "", when
        if relation == "truncation":
            return of, alter.truncated(text, rng), "", when
        figures = rng.choice(("latin", "eastern", "words"))
        turned = Voice(voice.salt, rng.choice((1, 2)), rng.randrange(1, 1 << 20), figures)
        if relation == "rewrite":
            return first, tell(event, turned, when, 1, rng), "", when
        if relation == "account":
            return first, tell(event, turned, when, 0.6, rng), "", when
        if "before_leads" in table("events")[event.kind]:
            early = event.day - timedelta(days=rng.randint(1, 2))
            return first, announce(event, turned, early), "announced", early
        when = day + timedelta(days=rng.randint(1, 2))
        return first, tell(draw.risen(event, rng), turned, when, 0.7, rng), "risen", when

    def _copied(self, text: Told, story: _Story, outlet: int, city: str) -> tuple[Told, str]:
        rng = self.rng
        ways = rng.sample(("credited", "respelled", "retitled"), rng.choice((0, 1, 1, 2)))
        for way in sorted(ways):
            if way == "respelled":
                text = alter.respelled(text, rng)
            elif way == "credited":
                other = _outlet(rng.randrange(_OUTLETS))
                text = alter.credited(text, _outlet(outlet), other, city, rng)
            elif way == "retitled":
                text = Told(_headline(story.event, rng.choice((1, 2))), text.paragraphs)
        return text, "+".join(sorted(ways)) or "same"

    def _row(
        self,
        story: _Story,
        ident: str,
        told: Told,
        day: date,
        outlet: int,
        relation: str,
        of: str | None,
        how: str,
    ) -> tuple[Row, Label]:
        rng, name = self.rng, _outlet(outlet)
        text, published, dated = "\n".join(told.paragraphs), day.isoformat(), "right"
        if rng.random() < self.wrapped:
            text = alter.wrapped(told, name, story.event.slots["city"], self.teasers, rng)
            how = "+".join(filter(None, (how, "wrapped")))
        stated: str | None = published
        chance = rng.random()
        if chance < _UNDATED:
            stated, dated = None, "missing"
        elif chance < _UNDATED + _MISDATED:
            stated, dated = (day + timedelta(days=rng.choice((-365, -30, 9, 31, 365)))).isoformat(), "wrong"
        return (
            Row(ident, name, None, stated, told.title, text),
            Label(ident, story.name, self.number, relation, of, how, story.negative, story.resembles, dated),
        )


def _updates(kind: object, event: Event) -> bool:
    assert isinstance(kind, dict)
    return not event.stage and ("rises" in kind or "before_leads" in kind)


def _headline(event: Event, turn: int = 0) -> str:
    entry = table("events")[event.kind]
    titles = entry["stages"][event.stage - 1]["titles"] if event.stage else entry["titles"]
    voice = Voice(event.salt, turn)
    return fill(voice.wording(titles), event, voice, event.day)


def _outlet(number: int) -> str:
    names = table("names")
    kinds, words = names["outlet_kinds"], names["outlet_words"]
    return f"{kinds[number % len(kinds)]} {words[number // len(kinds) % len(words)]}"


def _ident(seed: int, number: int, place: int) -> str:
    return "n" + blake2b(f"{seed}/{number}/{place}".encode(), digest_size=6).hexdigest()
