"""Who publishes, who copies and who is quoted: counted from published articles, and from nothing else.

An outlet is counted under the name of its page; what names no outlet is counted too, as one that is not named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from mujaz.model import COPIES, LineageKind, Member, Story
from mujaz.outlets import key
from mujaz.site.calendars import Calendar
from mujaz.site.lookup import Lookup

UNNAMED = ""
"""The name under which all articles are counted that name no outlet."""
OWN: frozenset[LineageKind] = frozenset({"original", "independent"})
TAKEN: tuple[LineageKind, ...] = ("rewrite", "edited-copy", "copy")
"""From the most of its own to the least."""


@dataclass(slots=True)
class DayTally:
    """What was published on one day."""

    stories: int = 0
    articles: int = 0
    texts: int = 0
    outlets: set[str] = field(default_factory=set)
    """Named ones."""


@dataclass(slots=True)
class Reach:
    """How far an agency's or a paper's texts went."""

    articles: int = 0
    outlets: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Published:
    """An article in its story."""

    story: Story
    member: Member
    number: int
    """Of the account in its story, from 1."""
    outlet: str
    """By the name of its page; ``UNNAMED`` where none is stated."""
    source: str | None
    """Outlet of the article that it derives from; ``None`` for one that derives from none shown."""


@dataclass(slots=True)
class Tallies:
    """All that is counted, in one pass."""

    days: dict[date, DayTally] = field(default_factory=dict)
    """By the day on which an article was published; of stories, by the story's."""
    undated: int = 0
    """Articles without a date."""
    taken: Counter[tuple[str, str, LineageKind]] = field(default_factory=Counter)
    """Who took, from whom, how → articles."""
    agencies: dict[str, Reach] = field(default_factory=dict)
    published: dict[str, list[Published]] = field(default_factory=dict)
    """Outlet → what it published, in the order of the stories."""


def count(stories: Iterable[Story], lookup: Lookup, calendar: Calendar) -> Tallies:
    """The tallies of ``stories``."""
    found = Tallies()
    spelled: dict[str, str] = {}
    for story in stories:
        if story.draft.dating:
            found.days.setdefault(calendar.local_day(story.draft.dating), DayTally()).stories += 1
        for published in _published(story, lookup, spelled):
            found.published.setdefault(published.outlet, []).append(published)
            _count(found, published, calendar)
            for credit in published.member.article.credits:
                reach = found.agencies.setdefault(_name(credit, lookup, spelled), Reach())
                reach.articles += 1
                reach.outlets |= {published.outlet} - {UNNAMED}
                reach.stories.add(story.id)
    return found


def _count(found: Tallies, published: Published, calendar: Calendar) -> None:
    lineage, dating = published.member.lineage, published.member.published
    if published.source is not None and lineage.kind in TAKEN and published.source != published.outlet:
        found.taken[published.outlet, published.source, lineage.kind] += 1
    if dating is None:
        found.undated += 1
        return
    day = found.days.setdefault(calendar.local_day(dating), DayTally())
    day.articles += 1
    day.texts += lineage.kind not in COPIES
    day.outlets |= {published.outlet} - {UNNAMED}


def _published(story: Story, lookup: Lookup, spelled: dict[str, str]) -> Iterator[Published]:
    names = {m.article.id: _name(m.article.outlet, lookup, spelled) for m in story.draft.members}
    for number, member in enumerate(story.draft.members, 1):
        source = names.get(member.lineage.of or "") if member.lineage.directed else None
        yield Published(story, member, number, names[member.article.id], source)


def _name(outlet: str | None, lookup: Lookup, spelled: dict[str, str]) -> str:
    """One name for all spellings: its page's, else the first spelling met."""
    if not outlet:
        return UNNAMED
    page = lookup.outlet(outlet)
    return page.name if page else spelled.setdefault(key(outlet), outlet)
