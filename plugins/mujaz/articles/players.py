"""Players: how long a sound or a film is, told as a time of day is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mujaz.articles import ages, shapes
from mujaz.articles.lines import Line

if TYPE_CHECKING:
    from mujaz.articles.kinds import Mark


def lengths(lines: Sequence[Line], marks: Sequence[Mark]) -> set[int]:
    """Indices of lines that tell a length: no time of day stands beside a player's «00:00» or button.

    Nor does one beside how long it takes, but below a day.
    """
    timed = {index for index, mark in enumerate(marks) if mark.rule == "time-line"}
    if not timed:
        return timed
    found = {line.index + 1 for line in lines[:-1] if line.index + 1 in timed and shapes.is_player(line)}
    seen = [line for line in lines if marks[line.index].kind != "blank"]
    for place, line in enumerate(seen):
        if line.index in timed and ":" in line.text and line.key.replace(" ", "").isdigit():
            around = seen[max(0, place - 1) : place + 2]
            rules = {marks[other.index].rule for other in around}
            long = "video-widget" in rules or any(map(ages.is_duration, around))
            if long and "date-line" not in rules:
                found.add(line.index)
    return found
