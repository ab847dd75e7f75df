"""Events: what happened, to whom, where, when and in which figures, before anybody tells it.

Slots that templates may name: ``p1`` to ``p3`` (persons, with their roles ``r1`` to ``r3``), ``city``, ``city2``,
``land``, ``land2``, ``company``, ``club1``, ``club2``, ``act``, ``object``, ``area``, ``aim``, ``food``, ``illness``,
``book``, and the numbers of the kind.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).parent
FIRST_DAY = date(2012, 1, 1)
_DAYS = 14 * 365
_WEEK = 50
"""Events that happen within the same ten days."""
_ANY = (2, 90)
"""Range of a number that a kind does not bound."""
_SILENT = {"weather", "rates", "medals", "cable"}
"""Kinds in which nobody makes a statement."""
_PEOPLE = ("p1", "p2", "p3", "city", "city2", "land", "land2", "company", "club1", "club2")
_MATTER = ("act", "object", "area", "aim")


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the data files beside this module."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Event:
    """One event, the same for all who tell it."""

    kind: str
    day: date
    salt: int
    """Which wording of each template is the first; equal salts make texts of one mould."""
    slots: Mapping[str, str]
    """Names and phrases; may hold sets of words in brackets."""
    numbers: Mapping[str, int]
    statements: tuple[tuple[str, Mapping[str, str]], ...]
    """What persons say: number of the statement as text, and the slots of it."""
    before: Mapping[str, int]
    """The numbers of an earlier, lower count; empty where nothing rose."""
    stage: int = 0
    """How far an affair has come: 0 drafted, then the kind's ``stages``."""
    recalled: tuple[str, ...] = ()
    """Paragraphs taken word for word from a story of before."""


def event(seed: int, number: int) -> Event:
    """The event of one family of stories."""
    rng = Random(f"{seed}/{number}/event")
    week = Random(f"{seed}/{number // _WEEK}/week").randrange(_DAYS)
    kinds = _kinds()
    kind = rng.choices(list(kinds), [entry["weight"] for entry in kinds.values()])[0]
    return _draw(rng, kind, FIRST_DAY + timedelta(days=week + rng.randrange(10)))


def other(seed: int, number: int, of: Event, how: str) -> Event:
    """A hard negative: another event that looks like ``of``, in the way that ``how`` names."""
    rng = Random(f"{seed}/{number}/{how}")
    kind = rng.choice(sorted(_kinds())) if how == "background" and rng.random() < 0.5 else of.kind
    new = _draw(rng, kind, of.day)
    if how == "elsewhere":
        same = {name: of.slots[name] for name in _MATTER if rng.random() < 0.6}
        return replace(
            new, day=_later(of, rng.randint(-2, 2)), salt=of.salt, slots=_roles(new, {**new.slots, **same})
        )
    if how == "same-people":
        people = {name: of.slots[name] for name in _PEOPLE}
        salt = of.salt if rng.random() < 0.5 else new.salt
        return replace(
            new, day=_later(of, rng.randint(30, 400)), salt=salt, slots=_roles(new, {**new.slots, **people})
        )
    if how == "figures":
        return replace(of, day=_later(of, rng.randint(1, 7)), numbers=new.numbers, statements=new.statements)
    if how == "addressee":
        told = {name: new.slots[name] for name in ("p2", "land2", "p3")}
        return replace(of, slots=_roles(of, {**of.slots, **told}))
    if how == "stage":
        stages = len(_kinds()[of.kind]["stages"])
        return replace(
            of, day=_later(of, rng.randint(5, 40)), stage=rng.randint(1, stages), statements=new.statements
        )
    kept = {name: of.slots[name] for name in ("city", "land", "p3")}
    return replace(new, day=_later(of, rng.randint(10, 60)), slots=_roles(new, {**new.slots, **kept}))


def risen(of: Event, rng: Random) -> Event:
    """The same event with a higher toll."""
    by = {name: rng.randint(low, high) for name, (low, high) in _kinds()[of.kind]["rises"].items()}
    return replace(of, numbers={n: v + by.get(n, 0) for n, v in of.numbers.items()}, before=of.numbers)


def look_alikes(kind: str) -> Sequence[str]:
    """The kinds of hard negatives that a kind of event can have."""
    found: Sequence[str] = _kinds()[kind]["look_alikes"]
    return found


@cache
def _kinds() -> Mapping[str, Any]:
    return {name: entry for name, entry in table("events").items() if name != "pools"}


def _later(of: Event, days: int) -> date:
    return of.day + timedelta(days=days)


def _draw(rng: Random, kind: str, day: date) -> Event:
    entry, pools = _kinds()[kind], table("events")["pools"]
    slots = {
        **{name: _person(rng) for name in ("p1", "p2", "p3")},
        **{name: _place(rng) for name in ("city", "city2")},
        **{name: _land(rng) for name in ("land", "land2")},
        **_matter(rng),
        "company": f"{rng.choice(table('names')['company_kinds'])} {_stem(rng)}",
        "club1": f"{rng.choice(('اتحاد', 'شباب', 'نجم', 'أهلي', 'نسور'))} {_place(rng)}",
        "club2": f"{rng.choice(('اتحاد', 'شباب', 'نجم', 'أهلي', 'نسور'))} {_place(rng)}",
        "food": rng.choice(pools["food"]),
        "illness": rng.choice(pools["illness"]),
        "book": f"{rng.choice(pools['book_first'])} {rng.choice(table('names')['things'])}",
    }
    ranges = entry["numbers"]
    names = {"round": (2, 60), "n8": (2, 60), "n9": (3, 400)} | dict.fromkeys(("n1", "n2", "n3", "n4"), _ANY)
    numbers = {name: rng.randint(*ranges.get(name, names.get(name, _ANY))) for name in {**names, **ranges}}
    said = 0 if kind in _SILENT else rng.randint(2, 4)
    count = len(table("words")["statements"])
    statements = tuple(
        (str(number), {**_matter(rng), "who": rng.choice(("{r1} {p1}", "{r2} {p2}", "{r3} {p3}"))})
        for number in rng.sample(range(count), said)
    )
    drawn = Event(kind, day, rng.randrange(1 << 30), slots, numbers, statements, {})
    return replace(drawn, slots=_roles(drawn, slots))


def _roles(of: Event, slots: Mapping[str, str]) -> Mapping[str, str]:
    roles = _kinds()[of.kind]["roles"]
    return {**slots, **{f"r{at}": role for at, role in enumerate(roles, 1)}}


def _matter(rng: Random) -> dict[str, str]:
    names = table("names")
    return {
        "act": rng.choice(names["acts"]),
        "object": rng.choice(names["objects"]),
        "area": rng.choice(names["areas"]),
        "aim": rng.choice(names["aims"]),
    }


def _stem(rng: Random) -> str:
    names = table("names")
    return str(rng.choice(names["beginnings"]) + rng.choice(names["middles"]) + rng.choice(names["endings"]))


def _person(rng: Random) -> str:
    names = table("names")
    family = rng.choice(names["family"]) if rng.random() < 0.4 else "ال" + _stem(rng)
    return f"{rng.choice(names['first'])} {family}"


def _place(rng: Random) -> str:
    names = table("names")
    return f"{rng.choice(names['heads'])} {rng.choice(names['things'])}" if rng.random() < 0.5 else _stem(rng)


def _land(rng: Random) -> str:
    names = table("names")
    bare = rng.choice(names["beginnings"]) + rng.choice(names["middles"])
    return str(bare.rstrip("اوي") + rng.choice("رنلمدسب") + rng.choice(names["lands"]))
