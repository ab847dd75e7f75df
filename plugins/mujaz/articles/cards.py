"""Cards: the house that stands beside the day on an article's own lines, as portals, apps and pastes write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mujaz import outlets
from mujaz.arabic import calendar, gazetteer
from mujaz.arabic.letters import fold
from mujaz.arabic.spellings import LETTER
from mujaz.articles import ages, nameplates
from mujaz.articles.cues import shipped
from mujaz.articles.datelines import date_line
from mujaz.articles.houses import NOBODY, TRIMMED, WORDS, Name, known_place, resolve, stated
from mujaz.articles.lines import key
from mujaz.articles.vocabulary import vocabulary
from mujaz.outlets import Registry

_LONGEST = 120
"""Characters of such a line."""
_NAME_WORDS = 4
_FIGURE = re.compile(r"\d")
_CARD = re.compile(r"\s+[·•|]\s+")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?: ?(?:[صم]|[ap]m))?", re.IGNORECASE)
_PIECES = re.compile(r"\s*[|•·()\[\]:،]\s*|\s+[-–—/]+\s*|[-–—/]+\s+|\s{3,}|\t+")
_LETTER = re.compile(LETTER)
_OTHERS = frozenset(fold(word) for word in (*WORDS["desks"]["first"], *WORDS["offices"]["words"]))
"""With what names of a house's own parts, of bodies and of stretches of land begin."""


def signed(lines: Sequence[str], told: Sequence[str], registry: Registry) -> Name | None:
    """The one house on a line that dates the text, or beside one: by its form, or as a name of two words at least.

    Between pasted texts that is how their houses stand: «وكالة أنباء الوادي - 8 يناير 2024», «المرسى – الوطن الجديد».

    Args:
        lines: the article's metadata lines, in order.
        told: its headline and paragraphs.
        registry: who is who.

    >>> signed(["المدار نيوز", "7/1/2024"], [], outlets.load(None)[0]).name
    'المدار نيوز'
    """
    days = [place for place, line in enumerate(lines) if _is_day(line)]
    found: list[Name] = []
    for place, line in enumerate(lines if days else ()):
        if len(line) <= _LONGEST and any(abs(place - day) <= 1 for day in days):
            found += [name for text in _houses(line, told, registry) if (name := stated(text, registry))]
    return found[0] if len(set(found)) == 1 else None


def noted(lines: Sequence[str], registry: Registry) -> Name | None:
    """The house in a note of where the text is from, in brackets with its day: «(الوادي – أ ف ب، 4/2/2026)»."""
    for line in lines:
        bracketed = line.startswith("(") and line.endswith(")") and _is_day(line)
        pieces = _names(line) if bracketed else []
        if not any(map(shipped().is_known, pieces)):
            names = (stated(piece, registry) for piece in pieces)
            found = [name for name in names if name and not name.is_agency and not known_place(name.name)]
            if found and len(found[0].name.split()) <= _NAME_WORDS:
                return found[0]
    return None


def _houses(line: str, told: Sequence[str], registry: Registry) -> list[str]:
    """Which names on a line of days, places and names are houses'."""
    names = _names(line)
    titles = [name for name in names if _is_title(name, told)]
    formed = [name for name in names if nameplates.is_house(name)]
    known = [name for name in names if (outlet := resolve(name, registry)) and outlet.kind != "agency"]
    if formed or known:
        return formed or known
    if len(names) == 1:
        return titles if _is_day(line) else [name for name in names if resolve(name, registry)]
    places = [name for name in names if known_place(name) or _is_told(name, told)]
    return titles if len(titles) == 1 and len(places) == len(names) - 1 else []


def _is_day(line: str) -> bool:
    return len(line) <= _LONGEST and _FIGURE.search(line) is not None and date_line(line) is not None


def _names(line: str) -> list[str]:
    """What stands between the separators of a line and is no day, time, age or figure."""
    for mention in reversed(calendar.mentions(line)):
        if mention.day is not None:
            line = f"{line[: mention.start]}|{line[mention.end :]}"
    pieces = (piece.strip(TRIMMED + "·/") for piece in _PIECES.split(line))
    return [
        piece
        for piece in pieces
        if _LETTER.search(piece) and not _tells_time(piece) and key(piece) not in vocabulary("days")
    ]


def _is_title(name: str, told: Sequence[str]) -> bool:
    """True for two words or three behind an article, of which the text does not speak: «الوطن الجديد».

    Persons' names begin without one, and a place is told of. A desk or a section says what it is.
    """
    words = key(name).split()
    bare = [word.removeprefix("ال") for word in words]
    office = vocabulary("functions") | vocabulary("authors") | vocabulary("months") | vocabulary("dating")
    return (
        1 < len(words) < _NAME_WORDS
        and words[0].startswith("ال")
        and bare[0] not in _OTHERS
        and not any(" ".join(words[1:]) == " ".join(town.rest) for town in gazetteer.longer(words[0]))
        and not vocabulary("sections").issuperset(words)
        and vocabulary("common").isdisjoint(words)
        and office.isdisjoint({*words, *bare})
        and outlets.key(name) not in NOBODY
        and not (known_place(name) or shipped().is_known(name) or _is_told(name, told))
    )


def _is_told(name: str, told: Sequence[str]) -> bool:
    bare = f" {outlets.key(name)} "
    return any(bare in f" {outlets.key(text)} " for text in told)


def card(lines: Iterable[str], cards: frozenset[str], registry: Registry) -> Name | None:
    """The house beside the day on an article's line, where such lines of the record name houses.

    >>> names = cards_of(["بوابة الضحى · 02/12/2024", "سندار 24 · 30/11/2024"])
    >>> card(["سندار 24 · 30/11/2024"], names, outlets.load(None)[0]).name
    'سندار 24'
    """
    found = [name for line in lines if (name := _on_card(line)) and outlets.key(name) in cards]
    return stated(found[0], registry) if found else None


def cards_of(lines: Iterable[str]) -> frozenset[str]:
    """Keys of the names that stand beside a day or an age; none where no one of them is a house's by its form."""
    found = [name for line in lines if (name := _on_card(line))]
    sure = frozenset(outlets.key(name) for name in found if nameplates.is_house(name))
    return frozenset(map(outlets.key, found)) if sure and len(set(found)) > 1 else sure


def _on_card(line: str) -> str:
    """The name on «X · 12 نوفمبر 2025», «X | منذ ساعتين | 3/2/2026»: the one piece that tells no time; else empty."""
    pieces = [piece.strip(TRIMMED) for piece in _CARD.split(line)] if len(line) <= _LONGEST else []
    if len(pieces) < 2:  # nearly every line
        return ""
    names = [piece for piece in pieces if not _tells_time(piece)]
    if len(names) != 1:
        return ""
    name = names[0]
    plain = 0 < len(name.split()) <= _NAME_WORDS and not known_place(name) and outlets.key(name) not in NOBODY
    return name if plain and not vocabulary("sections").issuperset(key(name).split()) else ""


def _tells_time(piece: str) -> bool:
    """True for a day, an age, a time of day."""
    aged = ages.is_since(piece) or _CLOCK.fullmatch(piece) is not None
    return aged or (_FIGURE.search(piece) is not None and any(m.date for m in calendar.mentions(piece)))
