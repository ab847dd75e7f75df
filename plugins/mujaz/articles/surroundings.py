"""Surroundings: the lines beside a record's articles, and for which of them each speaks.

A page's boilerplate speaks for all of its articles. Between texts that an editor pasted under each other it speaks
for the one that it follows, as soon as one of them states a house of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from mujaz.articles import cards, columns, mastheads, nameplates, origins, posts, repair, rights
from mujaz.model import Given, Part, Record, Role
from mujaz.outlets import Registry

_TELLTALE = 160
"""Characters of a line of boilerplate by which a site may be known."""


class Said(NamedTuple):
    """A line beside the text: a headline, metadata or a cut."""

    role: Role
    rule: str
    text: str
    """As shown."""


def said(text: str, parts: Iterable[Part], *roles: Role) -> list[Said]:
    """The lines of these roles among ``parts`` of a record's text."""
    mended = repair.mender(text)
    return [
        Said(part.role, part.rule, mended(piece).strip())
        for part in parts
        if part.role in roles
        for piece in _pieces(text[part.start : part.end], part.role)
    ]


def _pieces(shown: str, role: Role) -> list[str]:
    """A line's labelled columns, of metadata; else the line."""
    return (columns.fields(shown) if role == "metadata" else []) or [shown]


def texts(lines: Iterable[Said], role: Role, *rules: str) -> list[str]:
    """What the lines of a role say, of these rules where some are named."""
    return [line.text for line in lines if line.role == role and (not rules or line.rule in rules)]


def first(lines: Iterable[Said], role: Role, *rules: str) -> str:
    """The first of them; empty where there is none."""
    return next(iter(texts(lines, role, *rules)), "")


def of(
    record: Record, parts: Sequence[Part], own: Sequence[Sequence[Part]], registry: Registry
) -> list[origins.Around]:
    """What stands around each article, whose parts are ``own``."""
    beside = said(record.text, parts, "metadata", "cut")
    cuts = _cuts(record, parts)
    heads = [_card(record, mine) for mine in own]
    page = origins.Around(
        cuts=cuts,
        letterhead=first(beside, "metadata", "letterhead"),
        head=_head(record, parts),
        sign=_sign(beside[:_TOP]),
        sender=_newsletter(beside, registry),
        cards=cards.cards_of([*cuts, *texts(beside, "metadata"), *heads]),
    )
    if days := [part for part in parts if part.rule == posts.DAY.rule]:
        return [replace(page, letterhead=_day_above(record, days, mine)) for mine in own]
    arounds = [replace(page, card=head) if head else page for head in heads]
    if turned := _turns(record, parts, own):
        return _by_page(record, parts, own, arounds, turned)
    if len(own) < 2 or page.head or not any(_states(record, mine, registry) for mine in own):
        return arounds
    near = _regions(parts, own)
    return [replace(around, cuts=_cuts(record, its)) for around, its in zip(arounds, near, strict=True)]


def _card(record: Record, mine: Sequence[Part]) -> str:
    """The two lines right above a headline, a name and a time below it, as one: «الوادي · منذ 4 ساعات»; else empty."""
    title = next((place for place, part in enumerate(mine) if part.role == "title"), 0)
    above = [part for part in mine[:title] if part.role != "blank"][-2:]
    told = [line.text for line in said(record.text, above, "metadata")]
    return " · ".join(told) if len(told) == 2 and above[0].rule in _NAMES else ""


_NAMES = frozenset({"kicker", "byline"})
"""Rules of a house's name above a headline."""


def _sign(head: Iterable[Said]) -> tuple[str, str]:
    """The agency among a record's first lines that tells its sign, with it; else nothing."""
    found = (_SIGNED.fullmatch(line.text) for line in head)
    return next(((match["name"], match["sign"]) for match in found if match), ("", ""))


_SIGNED = re.compile(r"(?P<name>وكالة [^()\d]{3,40}?)\s?\((?P<sign>[^()\s]{2,8})\)")
_TOP = 8
"""Lines."""


def _day_above(record: Record, days: Sequence[Part], mine: Sequence[Part]) -> str:
    """The last of the channel's days that stands above a post."""
    above = _within(days, 0, mine[0].start if mine else 0)
    return first(said(record.text, above[-1:], "cut"), "cut")


def _cuts(record: Record, parts: Iterable[Part]) -> list[str]:
    """The lines of boilerplate by which a site may be known; rights amid an article are its pictures'."""
    cut = [part for part in parts if part.role == "cut"]
    told = [
        line.text
        for part, line in zip(cut, said(record.text, cut, "cut"), strict=True)
        if len(line.text) <= _TELLTALE and (part.article is None or not rights.speak(line.text))
    ]
    return [f"{line} {below}" if rights.are_open(line) else line for line, below in pairwise((*told, ""))]


def _regions(parts: Sequence[Part], own: Sequence[Sequence[Part]]) -> list[Sequence[Part]]:
    """The parts from each article's first to the next one's."""
    starts = [mine[0].start if mine else 0 for mine in own]
    ends = [*starts[1:], parts[-1].end if parts else 0]
    return [_within(parts, start, end) for start, end in zip(starts, ends, strict=True)]


def _within(parts: Sequence[Part], start: int, end: int) -> Sequence[Part]:
    """The parts that begin from ``start`` on, before ``end``."""
    first, last = (bisect_left(parts, at, key=lambda part: part.start) for at in (start, end))
    return parts[first:last]


def _turns(record: Record, parts: Sequence[Part], own: Sequence[Sequence[Part]]) -> list[int]:
    """Where between two articles another page begins: behind a line of rights, with a masthead below it.

    Not where the text goes on at once, as between pasted texts with a line of rights under each.
    """
    found: list[int] = []
    for above, below in pairwise(own):
        if not above or not below:
            continue
        between = _within(parts, above[0].start + 1, _headline(below))
        between = [part for part in between if part.role != "blank"]
        last = max((n for n, p in enumerate(between) if p.role == "cut" and _keeps(record, p)), default=None)
        if last is not None and len(between) - last > _MASTHEAD:
            found.append(between[last].end)
    return found


def _headline(parts: Sequence[Part]) -> int:
    return next((part.start for part in parts if part.role in {"title", "body"}), parts[0].start)


def _keeps(record: Record, part: Part) -> bool:
    line = record.text[part.start : part.end].strip()
    return part.end - part.start <= _TELLTALE and (rights.are_kept(line) or rights.are_signed(line))


_MASTHEAD = 3
"""Lines from a page's end to the next one's headline, at least."""


def _by_page(
    record: Record,
    parts: Sequence[Part],
    own: Sequence[Sequence[Part]],
    arounds: Sequence[origins.Around],
    turned: Sequence[int],
) -> list[origins.Around]:
    """What stands around each article on its own page of several that were copied one below the other."""
    edges = [0, *turned, len(record.text)]
    pages = [_within(parts, start, end) for start, end in pairwise(edges)]
    told = [(_cuts(record, page), _head(record, page)) for page in pages]
    found: list[origins.Around] = []
    for mine, around in zip(own, arounds, strict=True):
        at = _headline(mine) if mine else 0
        cuts, head = told[bisect_right(edges, at) - 1]
        found.append(replace(around, cuts=cuts, head=head))
    return found


def _states(record: Record, parts: Sequence[Part], registry: Registry) -> bool:
    """True where an article's own lines say whose it is."""
    lines = texts(said(record.text, parts, "metadata"), "metadata")
    told = texts(said(record.text, parts, "body"), "body")[:1]
    return origins.find(Given(), lines, told, registry).outlet is not None


def _head(record: Record, parts: Sequence[Part]) -> list[nameplates.Shown]:
    """The record's first visible lines, as far as its first headline or text."""
    found: list[nameplates.Shown] = []
    for part in parts:
        if part.role in {"title", "body"} or len(found) == nameplates.SIGHT:
            break
        if part.role != "blank":
            found.append(nameplates.Shown(record.text[part.start : part.end].strip(), part.rule))
    return found


def _newsletter(beside: Sequence[Said], registry: Registry) -> origins.Name | None:
    """The newsletter that the record is, by its last sender's line and what confirms it; else None."""
    heads = texts(beside, "metadata", "mail-sender") or texts(beside, "cut", "mail-sender")
    if not heads:
        return None
    lines = texts(beside, "cut", "copyright", "subscription")
    lines += filter(mastheads.is_subject, (*texts(beside, "cut"), *texts(beside, "metadata")))
    return mastheads.sender(heads[-1], lines, registry)
