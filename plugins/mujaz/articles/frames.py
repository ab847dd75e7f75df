"""Frames: what an issue, a mail or a page sets around its texts: greetings, farewells, a sponsor's words, tickers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from mujaz.articles.lines import Line, key
from mujaz.articles.vocabulary import vocabulary

if TYPE_CHECKING:
    from mujaz.articles.kinds import Mark


def outside(lines: Sequence[Line], marks: Sequence[Mark]) -> list[int]:
    """Indices of the paragraphs before and behind the two equal dividers between which an issue's texts stand.

    What stands there greets readers, tells what is inside, and says goodbye.
    """
    seen = [line for line in lines if marks[line.index].kind != "blank"]
    places = [place for place, line in enumerate(seen) if marks[line.index].rule == "divider"]
    if len(places) != 2 or seen[places[0]].text != seen[places[1]].text:
        return []
    issued = any(
        marks[line.index].rule == "mail-sender" or not vocabulary("issues").isdisjoint(line.key.split())
        for line in seen[:_TOP]
    )
    if not issued:
        return []
    prose = [place for place, line in enumerate(seen) if marks[line.index].kind == "prose"]
    beyond = [place for place in prose if not places[0] < place < places[1]]
    return [seen[place].index for place in beyond] if len(beyond) * 2 <= len(prose) else []


_TOP = 6
"""Visible lines, among which an issue says what it is."""


def sponsors(lines: Sequence[Line], marks: Sequence[Mark]) -> list[int]:
    """Indices of the few lines right below an advert's label, between blank ones: the advert."""
    found: list[int] = []
    for line in lines[1:]:
        if marks[line.index].rule == "advert" and marks[line.index - 1].kind == "blank":
            near = lines[line.index + 1 : line.index + 2 + _LINES]
            below = list(takewhile(lambda other: marks[other.index].kind != "blank", near))
            if len(below) <= _LINES and sum(len(other.text) for other in below) <= _LENGTH:
                found += [other.index for other in below]
    return found


_LINES, _LENGTH = 3, 200
"""Lines and characters of an advert; an advertorial is longer, and an article."""


def links(lines: Sequence[Line]) -> list[int]:
    """Indices of the lines in a row that all end in «more»: a ticker's, whatever time stands before each.

    One such line may be a text's last, cut short by a site that shows the rest elsewhere.
    """
    found: list[int] = []
    for ends, row in groupby((line for line in lines if line.key), key=lambda line: line.key.endswith(_MORE)):
        indices = [line.index for line in row]
        found += indices if ends and len(indices) >= _ROW else []
    return found


def run_on(lines: Sequence[Line], marks: Sequence[Mark]) -> int | None:
    """The record's first paragraph where it is headlines whose separators were lost, above a text with its own.

    Whoever writes paragraphs as long closes them with a stop, or takes up with «and said» what was said before.
    """
    seen = [line for line in lines if marks[line.index].kind != "blank"]
    place = next((at for at, line in enumerate(seen) if marks[line.index].kind == "prose"), None)
    if place is None or len(seen[place].text) < _RUN_ON or seen[place].ends or _STOP.search(seen[place].text):
        return None
    below = list(takewhile(lambda line: marks[line.index].kind != "prose", seen[place + 1 :]))
    rest = seen[place + 1 + len(below) :]
    headed = any(marks[line.index].kind == "short" for line in below)
    stopped = bool(rest) and all(line.ends for line in rest[:_STOPPED] if marks[line.index].kind == "prose")
    told = any(word[:1] == "و" and word[1:] in vocabulary("reporting") for word in seen[place].key.split())
    return seen[place].index if headed and stopped and not told else None


_STOP = re.compile(r"(?<!\.)\. ")
_RUN_ON = 250
"""Characters."""
_STOPPED = 3
"""Paragraphs below."""
_MORE = f" {key('المزيد')}"
_ROW = 3


def signature(lines: Sequence[Line], marks: Sequence[Mark]) -> range:
    """The lines from a mail's last «--» on (RFC 3676, 4.3), where no more than a few stand below it."""
    mailed = any(mark.rule in _MAILED for mark in marks[: _TOP * 2])
    last = next((line for line in reversed(lines) if line.text == "--"), None) if mailed else None
    below = sum(bool(line.key) for line in lines[last.index :]) if last else 0
    return range(last.index, len(lines)) if last and 0 < below <= _SIGNATURE else range(0)


_MAILED = frozenset({"mail-sender", "mail-header", "forward-mark"})
_SIGNATURE = 8
"""Visible lines."""
