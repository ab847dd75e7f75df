"""Facts: what is known of an article beside its text, and how: came with the record, or stands in which line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from mujaz import articles
from mujaz.articles.lines import LONGEST_KEY, key
from mujaz.commands.explain import values
from mujaz.commands.explain.find import Subject
from mujaz.commands.explain.lines import Line
from mujaz.model import Article, Dating, Role
from mujaz.outlets import Registry

_ORDER: tuple[Role, ...] = ("metadata", "title", "cut", "body")
"""Where a name is looked for first: a line about the article, then the page around it, then the text."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of an article; ``value`` is empty where it is unknown."""

    field: str
    value: str = ""
    given: bool = False
    """It came along with the record, as a row's field, front matter or a page's own data."""
    ruled: bool = False
    """The editor said so."""
    line: int | None = None
    """The line in which it stands."""
    rule: str = ""
    """For dates: the rule that read it, how it is known, and from which words (``Dating``)."""
    known_by: str = ""
    evidence: str = ""
    unread: str = ""
    """For dates: what came along with the record and says no day."""


def of(subject: Subject, lines: Sequence[Line], number: int) -> tuple[Fact, ...]:
    """The facts of the reading's article ``number``, in the order in which they are shown."""
    found = subject.articles[number]
    given, registry = subject.reading.record.given, subject.run.inputs.registry
    own = [line for line in lines if any(part.article == number for part in line.parts)]
    ordered = list(_by_role(own, lines))
    site, zone = registry.of_url(given.url), subject.settings.zone
    unread = articles.unread_dates(given, zone)
    name = subject.reading.record.name
    ruled = {
        _known(registry, ruling.text)
        for ruling in subject.run.inputs.rulings
        if ruling.kind == "outlet" and ruling.targets[0].name in {name, subject.reading.record.file, found.id}
    }
    houses = (given.outlet, given.carrier, site.name if site else "")

    def fact(field: str, value: str | None, *received: str, names: Iterable[str] = ()) -> Fact:
        if not value:
            return Fact(field)
        if field == "outlet" and _known(registry, value) in ruled:
            return Fact(field, value, ruled=True)
        if _known(registry, value) in {_known(registry, name) for name in received if name}:
            return Fact(field, value, given=True)
        wanted = [key(name) for name in (value, *names) if key(name)]
        return Fact(field, value, line=_where(ordered, wanted))

    return (
        _title(found, given.title, own),
        fact("outlet", found.outlet, *houses, names=_names(registry, found.outlet)),
        fact("carrier", found.carrier, *houses, names=_names(registry, found.carrier)),
        *(fact("credit", name, names=_names(registry, name)) for name in found.credits or ("",)),
        _date("published", values.dating_of(subject.run, found), given.published, unread, zone),
        _date("updated", found.updated, given.updated, unread, zone),
        fact("byline", found.byline, given.author),
        fact("place", found.place),
        fact("section", found.section, given.section),
        Fact("keywords", "، ".join(found.keywords), given=bool(found.keywords and given.keywords)),
        Fact("url", found.url, given=bool(found.url and given.url)),
    )


def when(dating: Dating, zone: ZoneInfo) -> str:
    """A date as the site's readers see it: the day, or the time in the site's zone, which is named.

    >>> from datetime import UTC, date, datetime
    >>> late = Dating(date(2024, 2, 29), "stated", "metadata", instant=datetime(2024, 2, 28, 22, 30, tzinfo=UTC))
    >>> when(late, ZoneInfo("Asia/Beirut"))
    '2024-02-29 00:30 (Asia/Beirut)'
    """
    if dating.instant is None:
        return dating.day.isoformat()
    return f"{dating.instant.astimezone(zone):%Y-%m-%d %H:%M} ({zone.key})"


def _title(found: Article, received: str, own: Sequence[Line]) -> Fact:
    line = next((line.number for line in own if any(part.role == "title" for part in line.parts)), None)
    return Fact("title", found.title, given=line is None and bool(received), line=line)


def _date(field: str, dating: Dating | None, received: str, unread: Collection[str], zone: ZoneInfo) -> Fact:
    """A date, or what the record says in its place where that is ``unread``, which no day was made of."""
    if dating is None:
        return Fact(field, unread=received if received in unread else "")
    return Fact(
        field, when(dating, zone), rule=dating.rule, known_by=dating.known_by, evidence=dating.evidence
    )


def _by_role(own: Sequence[Line], lines: Sequence[Line]) -> Iterator[Line]:
    """The article's own lines by role, then the other lines of its record."""
    mine = {line.number for line in own}
    for group in (own, [line for line in lines if line.number not in mine]):
        for role in _ORDER:
            yield from (line for line in group if line.main.role == role)


def _names(registry: Registry, name: str | None) -> tuple[str, ...]:
    outlet = registry.named(name) if name else None
    return (outlet.name, *outlet.aliases) if outlet else ()


def _known(registry: Registry, name: str) -> str:
    outlet = registry.named(name)
    return outlet.id if outlet else key(name)


def _where(lines: Iterable[Line], wanted: Sequence[str]) -> int | None:
    """The first line in which one of the names stands, as whole words but for prefixed letters."""
    for line in lines:
        folded = f" {key(line.text[:LONGEST_KEY])} "
        if any(f"{name} " in folded for name in wanted):
            return line.number
    return None
