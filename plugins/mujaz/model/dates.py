"""When, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

KnownBy = Literal["stated", "text", "copy"]
"""How a date is known: *stated* by metadata or a date line, by the *text*, or from a dated *copy*.

Where no date is known there is no ``Dating`` at all; ``stories.json`` then says ``unknown``.
"""


@dataclass(frozen=True, slots=True)
class Dating:
    """A date with the reason why it is believed."""

    day: date
    known_by: KnownBy
    rule: str
    """Name of the rule that found it, e.g. ``date-line``."""
    evidence: str = ""
    """The words it was read from, or the id of the article it was copied from."""
    instant: datetime | None = None
    """UTC, where a time of day was given; a date-only stays a date."""

    def iso(self) -> str:
        """``2024-02-28``, or ``2024-02-28T09:30:00Z`` where the time is known."""
        if self.instant is None:
            return self.day.isoformat()
        return self.instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
