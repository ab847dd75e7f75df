"""Editions: the dated stories of one day, ranked, with a lead, a body and briefs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mujaz.model import Story
from mujaz.site.calendars import Calendar

BODY_STORIES = 4
"""Stories shown with an excerpt after the lead; the rest are briefs. Six excerpts are a screenful too many
on a phone, and two leave a busy day looking like a list."""
FRONT = "index.html"
"""Site-relative address of the newest editions."""
ARCHIVE = "archive.html"
"""Site-relative address of the list of all editions."""


def edition_url(day: date) -> str:
    """Site-relative address of the page of ``day``."""
    return f"d/{day.isoformat()}.html"


@dataclass(frozen=True, slots=True)
class Edition:
    """One day's digest."""

    day: date
    stories: tuple[Story, ...]
    """Ranked; never empty."""

    @property
    def url(self) -> str:
        """Site-relative address of the day's page."""
        return edition_url(self.day)


@dataclass(frozen=True, slots=True)
class Section:
    """Part of an edition, or all of it, as a page lays it out."""

    lead: Story
    body: tuple[Story, ...]
    briefs: tuple[Story, ...]


def gather(stories: Iterable[Story], calendar: Calendar) -> tuple[Edition, ...]:
    """The editions of all dated ``stories``, newest first."""
    by_day: dict[date, list[Story]] = defaultdict(list)
    for story in stories:
        if story.draft.dating is not None:
            by_day[calendar.local_day(story.draft.dating)].append(story)
    return tuple(Edition(day, tuple(sorted(by_day[day], key=rank))) for day in sorted(by_day, reverse=True))


def undated(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories that belong to no day, in the digest's order."""
    return tuple(story for story in stories if story.draft.dating is None)


def first(editions: Sequence[Edition], stories: int) -> tuple[Edition, ...]:
    """The newest editions holding together about ``stories`` stories, each whole, at least one."""
    taken: list[Edition] = []
    for edition in editions:
        if taken and len(edition.stories) > stories:
            break
        taken.append(edition)
        stories -= len(edition.stories)
    return tuple(taken)


def lay_out(stories: Sequence[Story]) -> Section:
    """``stories`` (ranked, at least one) as a lead, a body and briefs."""
    return Section(
        lead=stories[0],
        body=tuple(stories[1 : 1 + BODY_STORIES]),
        briefs=tuple(stories[1 + BODY_STORIES :]),
    )


def rank(story: Story) -> tuple[int, int, int, str]:
    """Independent texts first, then named outlets: ten copies of one text weigh as one."""
    counts = story.draft.counts
    return (-counts.texts, -counts.outlets, -counts.articles, story.id)
