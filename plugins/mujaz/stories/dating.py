"""Dating: what a story's texts tell of each other's dates, and of the event's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from mujaz.model import Article, Dating, Fingerprint, Moment

_FRESH = 14
"""Days that an event may lie before the text that tells it as news."""


def copy_dates(articles: Sequence[Article], texts: Sequence[Sequence[str]]) -> dict[str, Dating]:
    """Dates for undated copies: of the earliest article of the same text whose own date is stated or in its text.

    Never evidence for grouping: it exists only once the groups do.
    """
    by_id = {article.id: article for article in articles}
    found: dict[str, Dating] = {}
    for text in texts:
        members = [by_id[ident] for ident in sorted(text) if ident in by_id]
        dated = [
            (article.published.day, article.id, article.published)
            for article in members
            if article.published is not None and article.published.known_by != "copy"
        ]
        if not dated:
            continue
        _, ident, dating = min(dated, key=lambda entry: entry[:2])
        for article in members:
            if article.published is None:
                found[article.id] = Dating(dating.day, "copy", "same-text", ident, dating.instant)
    return found


def event_date(prints: Sequence[Fingerprint]) -> date | None:
    """The day on which most of the texts place the event in their leads; None where they do not agree.

    A day that the text gives in full counts before one that was counted from a weekday; of several as often
    told, none is taken. A text whose lead tells no day is asked for the one its body gives in full.
    """
    votes: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    voters = 0
    for given in prints:
        lead = [moment for moment in given.moments if moment.zone == 0] or _body_day(given)
        voters += bool(lead)
        for day in {moment.day for moment in lead}:
            votes[day][0] += 1
            votes[day][1] += any(moment.said for moment in lead if moment.day == day)
    if not votes:
        return None
    ranked = sorted(((told, stated, day) for day, (told, stated) in votes.items()), reverse=True)
    most, said, day = ranked[0]
    if most * 2 < voters or (len(ranked) > 1 and ranked[1][:2] == (most, said)):
        return None
    return day


def _body_day(given: Fingerprint) -> list[Moment]:
    """The one day in full outside the background that can be the event's, as a list; empty where none is sure.

    It falls on the weekday that the lead names. Where the lead names none, it must be the only day of the text,
    and not long before the text's own: a day long past, or to come, is another event's.
    """
    said = [moment for moment in given.moments if moment.said]
    if given.day is not None:
        said = [moment for moment in said if 0 <= (given.day - moment.day).days <= _FRESH]
    body = [moment for moment in said if moment.zone == 1]
    weekdays = {sign.day for sign in given.calendar if not sign.month}
    if weekdays:
        body = [moment for moment in body if moment.day.weekday() in weekdays]
    elif len({moment.day for moment in said}) > 1:
        return []
    return body if len({moment.day for moment in body}) == 1 else []
