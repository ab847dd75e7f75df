"""What a feed announces, under which id, when: derived from articles' dates and rulings alone (law 3).

An item stands for a story for ever: its id is made of the story's, which the ledger keeps through merges, new
articles and new headlines, and of nothing that moves. ``updated`` moves when a reader who knows the story should
look again: a new text (no copy) joined it, or the editor's ruling says so. A new lead is such a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from mujaz.model import Draft, Story
from mujaz.site import changes
from mujaz.site.calendars import Calendar
from mujaz.site.editions import Edition


@dataclass(frozen=True, slots=True)
class Item:
    """One announcement."""

    id: str
    """A URN; knows nothing of where the site stands."""
    url: str
    """Site-relative."""
    published: datetime | None
    """In the site's time zone; ``None`` for an undated story. Never moves while the articles' dates do not."""
    updated: datetime | None
    """Of the last material change, never before ``published``."""
    subject: Story | Edition
    again: bool = False
    """True where a story is announced once more because it changed."""


def urn(story: Story) -> str:
    """The name of ``story`` among machines, wherever the site stands: the id of its item, and of its page's data."""
    return f"urn:mujaz:story:{story.id}"


def of_story(story: Story, calendar: Calendar, *, reannounce: bool) -> tuple[Item, ...]:
    """The story's item, and with ``reannounce`` one more for each later day on which it changed."""
    name = urn(story)
    if story.draft.dating is None:
        return (Item(name, story.url, None, None, story),)
    published = calendar.instant(story.draft.dating)
    moved = changed(story.draft, calendar)
    first = Item(name, story.url, published, max((published, *moved)), story)
    if not reannounce:
        return (first,)
    days: dict[date, list[datetime]] = {}
    for moment in moved:
        days.setdefault(moment.date(), []).append(moment)
    days.pop(published.date(), None)  # on its own day the story is news anyhow
    return (
        first,
        *(
            Item(f"{name}:{day.isoformat()}", story.url, moments[0], moments[-1], story, again=True)
            for day, moments in days.items()
        ),
    )


def changed(draft: Draft, calendar: Calendar) -> tuple[datetime, ...]:
    """The moments after its publishing at which a dated story changed materially, sorted, each once."""
    return tuple(sorted({change.at for change in changes.of(draft, calendar)}))


def of_edition(edition: Edition, calendar: Calendar) -> Item:
    """A day's digest: published as the day begins, updated when one of its stories is."""
    begins = calendar.midnight(edition.day)
    updates = [
        item.updated
        for story in edition.stories
        for item in of_story(story, calendar, reannounce=False)
        if item.updated is not None
    ]
    return Item(
        id=f"urn:mujaz:edition:{edition.day.isoformat()}",
        url=edition.url,
        published=begins,
        updated=max((begins, *updates)),
        subject=edition,
    )


def newest_first(items: Iterable[Item]) -> tuple[Item, ...]:
    """By last change, the undated behind; items of one moment keep the order in which they come."""
    items = tuple(items)
    dated = [item for item in items if item.updated is not None]
    undated = [item for item in items if item.updated is None]
    return (*sorted(dated, key=_updated, reverse=True), *undated)


def _updated(item: Item) -> datetime:
    assert item.updated is not None
    return item.updated
