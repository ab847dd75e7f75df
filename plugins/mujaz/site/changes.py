"""What changed in a story after it was published, derived from articles' dates and rulings, never from earlier builds.

A copy changes nothing for a reader. A text that joined later than the first does; where it is the one that the page
shows, so did the lead; so does a ruling that says when it was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mujaz.model import COPIES, Draft, Member
from mujaz.site.calendars import Calendar


@dataclass(frozen=True, slots=True)
class Change:
    """One material change."""

    at: datetime
    """In the site's time zone, midnight where only the day is known."""
    kind: Literal["text", "lead", "ruling"]
    """*text*: one more text; *lead*: one more, which the page shows since; *ruling*: the editor's."""
    member: Member | None = None
    """The text; ``None`` for a ruling."""


def of(draft: Draft, calendar: Calendar) -> tuple[Change, ...]:
    """The changes of a dated story, the earliest first; none of an undated one."""
    if draft.dating is None:
        return ()
    joined = [
        Change(calendar.instant(member.published), "lead" if member is draft.lead else "text", member)
        for member in draft.members
        if member.published is not None and member.lineage.kind not in COPIES
    ]
    ruled = [Change(calendar.midnight(day), "ruling") for day in draft.ruled]
    first = calendar.instant(draft.dating)
    return tuple(sorted((c for c in (*joined, *ruled) if c.at > first), key=lambda change: change.at))
