"""Name lines: lines and beginnings of paragraphs that are nothing but names, days and what parts them.

Which of the names is a house's is told by the registry, by its own form («الوادي نيوز»), or by its place: in quotes
beside a city, in brackets behind one. A bare word before a city in brackets may be «الحكومة» as well, and is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mujaz import outlets
from mujaz.arabic import calendar
from mujaz.arabic.letters import fold
from mujaz.articles import nameplates
from mujaz.articles.houses import NOBODY, TRIMMED, WORDS, Name, by_form, known_place, resolve, stated
from mujaz.outlets import Registry

Kind = Literal["source", "origin", "byline", "photo", "dateline"]
"""``origin``: of which the text is a translation; it is credited and never the outlet."""


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line says."""

    kind: Kind
    names: tuple[Name, ...] = ()
    place: str = ""
    byline: str = ""
    end: int = 0
    """Characters of the line that are the credit; less than its length only for a dateline before a text."""


PART_WORDS = 4
"""Words of a place or a person on a credit line."""
_QUOTED_WORDS = 3
"""Words of a house in quotes beside a place."""
_DESKS = frozenset(outlets.key(word) for word in WORDS["desks"]["words"])
_FUNCTION = frozenset(fold(word) for word in (*WORDS["function"]["names"], *WORDS["citing"]["words"]))
_QUOTED_PART = re.compile(r"[«\"“](?P<name>[^«»\"“”\n]{2,30})[»\"”]")
_SIGN = re.compile(r"\((?P<sign>(?:\w[.\s]?){1,3}\w\.?|\w{3,6})\)")
"""An agency's sign in a dateline: initials, or one short word."""
PARTS = re.compile(r"\s*(?:[:،]|--+|[-–—]+|(?<=\s)ـ+(?=\s)|[()«»\"“”/|·•])\s*")
_SEPARATED = re.compile(r"[-–—:()|/،·•]|\sـ+\s")
"""What parts names that are not one phrase; quotation marks alone stand inside headlines."""
_DAY_AND_MONTH = re.compile(r"(?<![\d/-])\d{1,2}\s?[-/]\s?\d{1,2}(?=\s*[(-])(?!\s?[-/]\s?\d)")
"""«الكويت - 18 - 10 (كونا)»: a day without its year."""
_PLACED = 3
"""Place, house in quotes, person: «الجزائر - «الوادي» - فلان»."""
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,9}")
"""No person's name is all capitals and figures."""
_INITIALS = re.compile(r"^(?:\w[.\s]+){1,3}\w\.?$")
_VIA = re.compile(r"^نقلا[ًّ]* عن\s+")
_PERSON = re.compile(r"(?!ال)[^\W\d]{2,} [^\W\d]{2,}(?: [^\W\d]{2,})?")
"""Two or three words, the first without article, as persons' names are."""
_FROM = re.compile(r"(?P<house>\w[^:\n]{1,30}?) من (?P<place>[^:\n]{2,25}?)\s*:?")
"""«الوادي من الرياض»; a person writes from a city as well."""
SENTENCE_END = re.compile(r"[.؟!?…:]\s*$")


_PLUS = re.compile(r"\s*\+\s*")


def added(text: str, registry: Registry) -> Credit | None:
    """Houses with a plus between them, one of which the registry knows: «إذاعة الوادي + وات»."""
    parts = _PLUS.split(text) if "+" in text else []
    found = [by_form(part.strip(TRIMMED), registry) for part in parts]
    names = tuple(name for name in found if name)
    known = any(name.outlet for name in names)
    return Credit("source", names, end=len(text)) if known and len(names) == len(parts) > 1 else None


def unlabelled(text: str, registry: Registry) -> Credit | None:
    """What a line of names without a label says; None where none of them is surely a house's."""
    if SENTENCE_END.search(text.rstrip(":")) and not _INITIALS.match(text):
        return None
    return from_parts(text, registry, "byline")


def from_parts(text: str, registry: Registry, kind: Kind) -> Credit | None:
    """A credit from names between dashes, colons, brackets or quotes, one of which is surely a house's."""
    bare = without_dates(_DAY_AND_MONTH.sub("-", text))
    whole = by_form(bare.strip(TRIMMED), registry)
    if whole:
        sure = _stands_alone(bare, whole) or (kind == "dateline" and whole.is_agency) or bare != text
        sure = sure or (kind == "byline" and text.endswith(":"))
        return Credit(kind, (whole,), end=len(text)) if sure else None
    if (written := _FROM.fullmatch(bare)) and known_place(written["place"]):
        known = resolve(written["house"], registry)
        return Credit(kind, (Name(known.name, known),), written["place"], end=len(text)) if known else None
    parts = [_VIA.sub("", part.strip(TRIMMED)) for part in PARTS.split(bare) if part.strip(TRIMMED)]
    placed = kind == "byline" or known_place(parts[0] if parts else "")
    if placed and len(parts) == _PLACED and is_short(parts[0]) and is_short(parts[2]):
        quoted = [found["name"].strip(TRIMMED) for found in _QUOTED_PART.finditer(bare)]
        if quoted == [parts[1]] and len(parts[1].split()) <= _QUOTED_WORDS:
            own, beside = by_form(parts[1], registry) or Name(parts[1], None), by_form(parts[2], registry)
            return Credit(kind, (own, beside) if beside else (own,), parts[0], "" if beside else parts[2])
    if len(parts) == 1 and bare != text and (house := by_form(parts[0], registry)):
        return Credit(kind, (house,), end=len(text))
    if not (_SEPARATED.search(bare) and 2 <= len(parts) <= 5) or not all(is_short(part) for part in parts):
        return None
    credit = sorted_out(kind, parts, registry, labelled=False)
    if not credit.names:
        credit = _by_position(kind, bare, parts, dated=bare != text) or credit
    return Credit(kind, credit.names, credit.place, credit.byline, len(text)) if credit.names else None


def _by_position(kind: Kind, text: str, parts: Sequence[str], *, dated: bool) -> Credit | None:
    """A house that only its place tells: beside a city in quotes («X» (الجزائر)), or an agency's sign in brackets."""
    desk = next((place for place, part in enumerate(parts) if outlets.key(part) in _DESKS), None)
    if kind == "byline" and desk is not None and len(parts) <= _PLACED:
        house = parts[desk - 1] if desk else parts[1]
        if not known_place(house):
            place = parts[-1] if 0 < desk < len(parts) - 1 else ""
            return Credit(kind, (Name(house, None),), place)
    if len(parts) != 2:
        return None
    sure = known_place(parts[0]) or known_place(parts[1])
    if kind == "byline" and (signed := _formed(parts, placed=sure)):
        return signed
    quoted = _QUOTED_PART.search(text)
    if quoted and (sure or (kind == "byline" and all(len(part.split()) <= _QUOTED_WORDS for part in parts))):
        house = quoted["name"].strip(TRIMMED)
        place = next((part for part in parts if part != house), "")
        return Credit(kind, (Name(house, None),), place) if len(house.split()) <= _QUOTED_WORDS else None
    sign = _SIGN.search(text)
    if not sign or outlets.key(sign["sign"]) in NOBODY:
        return None
    initials = _INITIALS.match(sign["sign"]) is not None
    if not (initials or (dated and kind == "dateline")):
        return None
    return Credit(kind, (Name(sign["sign"].strip(), None, sign=True),), parts[0])


def _formed(parts: Sequence[str], *, placed: bool) -> Credit | None:
    """A house by its form, beside a city or a person: «الوادي اليوم - القاهرة», «فلان الفلاني - الوادي نت»."""
    houses = [part for part in parts if nameplates.is_house(part)]
    other = next((part for part in parts if part not in houses), "")
    person = _PERSON.fullmatch(other) is not None and not parts[-1][-1:].isdigit()
    if len(houses) != 1 or not (placed or person):
        return None
    return Credit("byline", (Name(houses[0], None),), other if placed else "", "" if placed else other)


def without_dates(text: str) -> str:
    """``text`` with a dash for each date, so that "الرياض 11 أغسطس 2015 م واس" falls into its names."""
    for mention in reversed(calendar.mentions(text)):
        if mention.day is not None:
            text = f"{text[: mention.start].rstrip().removesuffix(' في')} - {text[mention.end :]}"
    return re.sub(r"\sالموافق[ةه]?\s", " - ", text)


def _stands_alone(text: str, name: Name) -> bool:
    """True where a name that fills a line can be no menu entry and no section's heading."""
    clean = text.strip(TRIMMED)
    return name.is_agency and (
        outlets.key(clean) == outlets.key(name.name)
        or text.strip()[:1] == "("
        or clean.isascii()
        or _INITIALS.match(clean) is not None
        or fold(clean).startswith("وكاله ")
    )


def is_short(part: str) -> bool:
    """True for a few words that can be a name."""
    words = fold(part).split()
    plain = words[:-1] if words[-1:] == [_TODAY] and nameplates.is_house(part) else words
    return len(words) <= PART_WORDS and _FUNCTION.isdisjoint(plain) and not part.isdigit()


_TODAY = fold("اليوم")
"""As papers are called: «الوادي اليوم»."""


def sorted_out(kind: Kind, parts: Sequence[str], registry: Registry, *, labelled: bool) -> Credit:
    """Which of the parts are houses, which the place, which the person."""
    houses: list[Name] = []
    place = byline = ""
    for part in parts:
        house = by_form(part, registry)
        if house is None and labelled and _ACRONYM.fullmatch(part):
            house = stated(part, registry)
        person = (
            labelled
            and not byline
            and part is parts[0]
            and not (house and (house.is_agency or part.isascii()))
        )
        if house and not person:
            houses.append(house)
        elif known_place(part) and not place:
            place = part
        elif outlets.key(part) in NOBODY:
            continue
        elif not byline and (person or len(part.split()) > 1):
            byline = part
        elif not place:
            place = part  # a single word beside a house is where it was written
    return Credit(kind, tuple(dict.fromkeys(houses)), place, byline)
