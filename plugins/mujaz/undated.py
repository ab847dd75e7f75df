"""Undated: the dates that came along with records and cannot be read, each a Problem with its value."""

from __future__ import annotations

from collections import Counter
from datetime import tzinfo

from mujaz import articles
from mujaz.errors import Problem
from mujaz.model import Reading

_MOST = 20
"""Problems of one file that are told one by one: an export whose dates cannot be read has one in each row."""
_LONGEST = 60
"""Characters of a value that are shown."""


class Undated:
    """Looks at each reading as it passes."""

    def __init__(self, zone: tzinfo) -> None:
        """``zone`` is the site's."""
        self._zone = zone
        self._told: list[Problem] = []
        self._of_file: Counter[str] = Counter()

    def add(self, reading: Reading) -> None:
        """Take note of what the record says of its dates in vain; what a ruling has dated is settled."""
        record = reading.record
        if any(found.published and found.published.rule == articles.RULED for found in reading.articles):
            return
        for value in articles.unread_dates(record.given, self._zone):
            self._of_file[record.file] += 1
            if self._of_file[record.file] <= _MOST:
                self._told.append(Problem(record.name, 0, _message(value, record.name)))

    def problems(self) -> list[Problem]:
        """All of them, the first of each file one by one."""
        more = [
            Problem(file, 0, f"holds {count - _MOST} more dates that cannot be read. See those before.")
            for file, count in self._of_file.items()
            if count > _MOST
        ]
        return self._told + more


def _message(value: str, name: str) -> str:
    shown = f"{value[:_LONGEST]}…" if len(value) > _LONGEST else value
    return (
        f"has the date {shown!r}, which cannot be read as a day from 1990 on. Write it as 2024-02-28, "
        f'or rule on it: [[date]] article = "{name}", date = 2024-02-28.'
    )
