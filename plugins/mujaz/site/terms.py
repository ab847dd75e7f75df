"""Weeks and months as their pages show them, and months as calendars."""

from __future__ import annotations

from datetime import date, timedelta

from mujaz.site.calendars import Calendar
from mujaz.site.editions import edition_url, lay_out
from mujaz.site.periods import Period, month_url, month_weeks, week_of, week_url
from mujaz.site.phrases import Phrases
from mujaz.site.viewer import Viewer
from mujaz.site.views import Cell, Grid, Row, Term

BRIEFS = 8
"""Headlines below a period's lead and body; the days have all."""


class Terms:
    """Shows periods; pure."""

    def __init__(self, viewer: Viewer, calendar: Calendar, phrases: Phrases) -> None:
        self._viewer = viewer
        self._calendar = calendar
        self._phrases = phrases

    def week(self, period: Period) -> Term:
        """A week, with its days."""
        return self._term(period, self.week_name(period.first), None)

    def month(self, period: Period) -> Term:
        """A month, with its calendar."""
        return self._term(period, self._calendar.month(period.first), self.grid(period))

    def week_name(self, day: date) -> str:
        """``24 فبراير – 1 مارس 2024``: the week of ``day``."""
        first = week_of(day)
        return self._calendar.interval(first, first + timedelta(days=6))

    def grid(self, period: Period) -> Grid:
        """A month as a calendar; its days and weeks with editions are links."""
        editions = {edition.day: edition for edition in period.editions}
        rows = []
        for days in month_weeks(period.first):
            inside = [day for day in days if day]
            held = any(day in editions for day in inside)
            cells = [
                self._cell(day, len(editions[day].stories) if day in editions else 0) if day else None
                for day in days
            ]
            week = week_url(inside[0]) if held else ""
            rows.append(Row(week, self.week_name(inside[0]), tuple(cells)))
        return Grid(
            url=month_url(period.first),
            iso=period.first.isoformat()[:7],
            name=self._calendar.month(period.first),
            stories=self._phrases.stories(len(period.stories)),
            weekdays=self._calendar.weekdays(),
            rows=tuple(rows),
        )

    def _cell(self, day: date, stories: int) -> Cell:
        number = self._calendar.number(day.day)
        if not stories:
            return Cell(number, "", "", "")
        said = self._phrases.listed([self._calendar.weekday(day), self._phrases.stories(stories)])
        return Cell(number, edition_url(day), said, self._calendar.number(stories))

    def _term(self, period: Period, name: str, grid: Grid | None) -> Term:
        stories = period.stories
        section = lay_out(stories)
        hijri = dict.fromkeys(self._calendar.hijri(day) for day in (period.first, period.last))
        return Term(
            url=period.url,
            name=name,
            hijri=" – ".join(day for day in hijri if day),
            stories=self._phrases.stories(len(stories)),
            articles=self._phrases.in_articles(sum(story.draft.counts.articles for story in stories)),
            lead=self._viewer.card(section.lead),
            body=self._viewer.cards(section.body),
            briefs=self._viewer.cards(section.briefs[:BRIEFS]),
            days=tuple(self._viewer.sheet(edition) for edition in period.editions),
            grid=grid,
        )
