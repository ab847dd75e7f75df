"""The course of a story's coverage: when each account appeared, and what changed by it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from mujaz.model import Draft, Story
from mujaz.site import changes
from mujaz.site.calendars import Calendar
from mujaz.site.changes import Change
from mujaz.site.naming import Naming, mark
from mujaz.site.views import Appearance, CoveredDay, Happened, Moment
from mujaz.site.words import Words


class Coverage:
    """Tells when a story's accounts appeared; pure."""

    def __init__(self, calendar: Calendar, naming: Naming, words: Words) -> None:
        self._calendar = calendar
        self._naming = naming
        self._words = words

    def days(self, story: Story) -> tuple[CoveredDay, ...]:
        """The accounts by the day on which they appeared, first to last, the undated behind.

        Empty where there is nothing to tell: fewer than two accounts, or none with a date.
        """
        members = story.draft.members
        dated = [(number, m, m.published) for number, m in enumerate(members, 1) if m.published]
        if len(members) < 2 or not dated:
            return ()
        # Who gives no time of day stands behind who gives one: nobody knows which of them came first.
        dated.sort(key=lambda e: (self._calendar.local_day(e[2]), e[2].instant is None, e[2].iso(), e[0]))
        days = [
            CoveredDay(
                iso=day.isoformat(),
                day=self._calendar.day(day),
                accounts=tuple(
                    Appearance(
                        source=self._naming.source(number, member),
                        time=self._calendar.time(dating),
                        mark=mark(member),
                    )
                    for number, member, dating in found
                ),
            )
            for day, found in groupby(dated, key=lambda entry: self._calendar.local_day(entry[2]))
        ]
        undated = tuple(
            Appearance(self._naming.source(number, m), "", mark(m))
            for number, m in enumerate(members, 1)
            if not m.published
        )
        return (*days, *([CoveredDay("", "", undated)] if undated else []))

    def changes(self, draft: Draft) -> tuple[Happened, ...]:
        """What changed since the story was published, the newest first."""
        numbers = {member.article.id: number for number, member in enumerate(draft.members, 1)}
        return tuple(
            self._happened(numbers, change) for change in reversed(changes.of(draft, self._calendar))
        )

    def _happened(self, numbers: Mapping[str, int], change: Change) -> Happened:
        gettext = self._words.gettext
        if change.member is None:
            day = change.at.date()
            return Happened(
                Moment(day.isoformat(), self._calendar.day(day), ""), gettext("The editor revised the story")
            )
        source = self._naming.source(numbers[change.member.article.id], change.member)
        said = {
            "text": gettext("A new text joined"),
            "lead": gettext("A new text joined and took the lead"),
        }[change.kind]
        return Happened(source.moment, said, source)
