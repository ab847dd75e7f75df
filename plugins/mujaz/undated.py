"""Undated: the dates that came along with records and cannot be read, or be read two ways; each a Problem."""

from __future__ import annotations

import re
from collections import Counter
from datetime import tzinfo

from mujaz import articles
from mujaz.errors import Problem
from mujaz.model import Reading

_MOST = 20
"""Problems of one file that are told one by one: an export whose dates cannot be read has one in each row."""
_LONGEST = 60
"""Characters of a value that are shown."""
_FIGURES = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}(?!\d)")
_MONTHS = 12


class Undated:
    """Looks at each reading as it passes."""

    def __init__(self, zone: tzinfo) -> None:
        """``zone`` is the site's."""
        self._zone = zone
        self._told: list[Problem] = []
        self._of_file: Counter[str] = Counter()
        self._month_first: dict[str, str] = {}
        self._day_first: set[str] = set()
        self._either: Counter[str] = Counter()

    def add(self, reading: Reading) -> None:
        """Take note of what the record says of its dates in vain; what a ruling has dated is settled."""
        record = reading.record
        if record.row is not None:
            self._look(record.file, record.given.published)
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
        return self._told + more + [self._doubtful(file) for file in self._month_first if self._either[file]]

    def _look(self, file: str, value: str) -> None:
        """Note which of the first two figures of a row's date is the month."""
        found = _FIGURES.match(value)
        if not found:
            return
        first, second = int(found[1]), int(found[2])
        if first > _MONTHS:
            self._day_first.add(file)
        elif second > _MONTHS:
            self._month_first.setdefault(file, value)
        elif first != second:
            self._either[file] += 1

    def _doubtful(self, file: str) -> Problem:
        """Said of a file some of whose dates can only have the month first."""
        shown = self._month_first[file][:_LONGEST]
        mixed = " and others with the day first" if file in self._day_first else ""
        return Problem(
            file,
            0,
            f"holds dates with the month first ({shown!r}){mixed}, and {self._either[file]} "
            "that can be read both ways, which were read with the day first. Say month_first = true in a "
            "corpus.toml beside it, or write its dates as 2024-02-28.",
        )


def _message(value: str, name: str) -> str:
    shown = f"{value[:_LONGEST]}…" if len(value) > _LONGEST else value
    return (
        f"has the date {shown!r}, which cannot be read as a day from 1990 on. Write it as 2024-02-28, "
        f'or rule on it: [[date]] article = "{name}", date = 2024-02-28.'
    )
