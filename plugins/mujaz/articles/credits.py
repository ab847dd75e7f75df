"""Credits: lines and beginnings of paragraphs that say whose text, or whose picture, it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from mujaz import outlets
from mujaz.arabic import calendar, names
from mujaz.arabic.letters import fold
from mujaz.arabic.spellings import any_of
from mujaz.model import Outlet
from mujaz.outlets import Registry

_LONGEST_LINE = 160
"""Characters of a credit line; a caption with its credit is at most this long too."""
_LONGEST_NAME = 48
_NAME_WORDS = 6
"""An outlet's name as stated; longer ones are sentences."""
_PART_WORDS = 4
"""Words of a place or a person on a credit line."""
_DATELINE = 90
"""Characters within which a dateline ends."""

Kind = Literal["source", "byline", "photo", "dateline"]


class Name(NamedTuple):
    """A house named in a text: the registry's name where it is known there, else as stated."""

    name: str
    outlet: Outlet | None


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line says."""

    kind: Kind
    names: tuple[Name, ...] = ()
    place: str = ""
    byline: str = ""
    end: int = 0
    """Characters of the line that are the credit; less than its length only for a dateline before a text."""


WORDS: dict[str, dict[str, list[str]]] = tomllib.loads(
    files("mujaz.articles").joinpath("origins.toml").read_text("utf-8")
)
_LABELS: dict[Kind, list[str]] = {
    "source": WORDS["labels"]["source"],
    "byline": WORDS["labels"]["byline"],
    "photo": WORDS["labels"]["photo"],
}
_NOBODY = frozenset(outlets.key(name) for name in WORDS["nobody"]["names"])
_PHOTOS = frozenset(outlets.key(name) for name in WORDS["photos"]["names"])
NOUNS: tuple[str, ...] = tuple(WORDS["nouns"]["names"])
"""What kind of house a name belongs to: صحيفة, وكالة …"""
_FOLDED_NOUNS = tuple(sorted((fold(noun) + " " for noun in NOUNS), key=len, reverse=True))
_FUNCTION = frozenset(fold(word) for word in WORDS["function"]["names"])
_PLACES = frozenset(outlets.key(name) for name in WORDS["places"]["names"])

_LABELLED: dict[Kind, re.Pattern[str]] = {
    kind: re.compile(
        rf"[\W_]*{any_of(labels)}(?P<sep>\s*[:：|]\s*|\s+[-–—]\s*|[-–—/]\s*|\s+)(?P<rest>\S.*)$", re.DOTALL
    )
    for kind, labels in _LABELS.items()
}
_LIST = re.compile(r"\s*[+،,؛;&|•]\s*|\s+[-–—/]\s+|(?<=\S)\s*/\s*")
_AND = re.compile(r"\s+و\s?")
_PARTS = re.compile(r"\s*(?:[:،]|--+|[-–—]+|(?<=\s)ـ+(?=\s)|[()«»\"“”/|])\s*")
_IN_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_CAPTION = re.compile(r"^(?P<caption>.+?)\s*\(\s*(?P<by>[^()]{2,40})\)\s*$", re.DOTALL)
_SENTENCE_END = re.compile(r"[.؟!?…:]\s*$")
_TRIMMED = " \t\r\n\u00a0.،,:;؛-–—_|*•/\\()[]«»\"“”'‘’\u200e\u200f"
_URL = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_QUOTED = re.compile(r"[«\"“]")
_INITIALS = re.compile(r"^(?:\w[.\s]+){1,3}\w\.?$")
_DATELINE_END = re.compile(r":|\)\s*[-–—:]*|--+|[-–—]+(?=\s)|(?<=\s)ـ+(?=\s)|(?<=\S)/(?=\s*[.:\-–—]|\s)")


def source_line(line: str, registry: Registry) -> Credit | None:
    """What a line says that is nothing but a credit: a source, a byline, a picture's credit; else None.

    >>> source_line("المصدر: AFP", outlets.load(None)[0]).names[0].name
    'وكالة فرانس برس'
    """
    text = line.strip()
    if not text or len(text) > _LONGEST_LINE:
        return None
    return _labelled(text, registry) or _photo(text, registry) or _unlabelled(text, registry)


def dateline(paragraph: str, registry: Registry) -> Credit | None:
    """The place, person and house with which a text opens ("باريس - (أ ف ب) -"), and where they end; else None.

    >>> credit = dateline("باريس – (رويترز) – قال متحدث.", outlets.load(None)[0])
    >>> credit.place, credit.names[0].name, credit.end
    ('باريس', 'رويترز', 19)
    """
    head = paragraph[:_DATELINE]
    best: Credit | None = None
    for found in _DATELINE_END.finditer(head):
        credit = _from_parts(head[: found.end()], registry, "dateline")
        if credit is None:
            if best:
                break
            continue
        space = len(paragraph) - len(paragraph[found.end() :].lstrip())
        best = Credit("dateline", credit.names, credit.place, credit.byline, space)
    return best


def resolve(name: str, registry: Registry) -> Outlet | None:
    """The registry's outlet for a name with or without "صحيفة", "وكالة" before and "الفرنسية" after it."""
    found = registry.named(name)
    if found:
        return found
    plain = outlets.key(name)
    noun = next((noun for noun in _FOLDED_NOUNS if plain.startswith(noun)), "")
    bare = plain.removeprefix(noun)
    first, _, last = bare.rpartition(" ")
    candidates = [bare] if noun else []
    if first and last.startswith("ال") and last.endswith(("يه", "ي")) and names.country(last):
        candidates += [noun + first, first]
    return next((outlet for outlet in map(registry.named, candidates) if outlet), None)


def stated(name: str, registry: Registry) -> Name | None:
    """A house's name as a text states it, cleaned; None for nobody in particular and for what is no name."""
    clean = " ".join(name.split()).strip(_TRIMMED)
    if not clean or outlets.key(clean) in _NOBODY:
        return None
    if _URL.fullmatch(clean):
        return _of_address(clean, registry)
    outlet = resolve(clean, registry) or resolve(_IN_BRACKETS.sub(" ", clean), registry)
    if outlet:
        return Name(outlet.name, outlet)
    words = clean.split()
    if len(clean) > _LONGEST_NAME or len(words) > _NAME_WORDS or not any(c.isalpha() for c in clean):
        return None
    return Name(clean, None)


def known_place(name: str) -> bool:
    """True for a city of the list or a country."""
    plain = outlets.key(name)
    return plain in _PLACES or plain in _countries()


@cache
def _countries() -> frozenset[str]:
    from babel import Locale  # here, as it costs 40 ms that a run without credit lines need not pay

    return frozenset(outlets.key(name) for code, name in Locale("ar").territories.items() if len(code) == 2)


def _of_address(address: str, registry: Registry) -> Name | None:
    url = address if "://" in address else f"https://{address}"
    outlet = registry.of_url(url)
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return Name(outlet.name, outlet) if outlet else Name(host[:_LONGEST_NAME], None) if host else None


# ── labelled lines ────────────────────────────────────────────────────────────────────────────────


def _labelled(text: str, registry: Registry) -> Credit | None:
    for kind, pattern in _LABELLED.items():
        found = pattern.match(text)
        if found is None:
            continue
        rest, firm = found["rest"], bool(found["sep"].strip())
        credit = (
            _person(rest, registry, firm=firm)
            if kind == "byline"
            else _houses(kind, rest, registry, firm=firm)
        )
        if credit:
            return credit
    return None


def _houses(kind: Kind, rest: str, registry: Registry, *, firm: bool) -> Credit | None:
    """The houses that a source line lists; without a colon only where the registry knows one."""
    found = _listed(rest, registry)
    if not firm and not any(name.outlet for name in found):
        return None
    if not found and not _all_nobody(rest):
        return None
    return Credit(kind, found, end=len(rest))


def _all_nobody(rest: str) -> bool:
    """True for "وكالات", "مواقع + وكالات": a credit line that names no one."""
    return all(
        not part.strip(_TRIMMED) or outlets.key(part.strip(_TRIMMED)) in _NOBODY for part in _LIST.split(rest)
    )


def _listed(rest: str, registry: Registry) -> tuple[Name, ...]:
    if whole := resolve(rest.strip(_TRIMMED), registry):
        return (Name(whole.name, whole),)
    if _URL.fullmatch(rest.strip(_TRIMMED)):
        return tuple(name for name in [_of_address(rest.strip(_TRIMMED), registry)] if name)
    found: list[Name] = []
    for part in _LIST.split(rest):
        pieces = _AND.split(part)
        if len(pieces) > 1 and all(_is_house(piece, registry) for piece in pieces):
            found += [name for piece in pieces if (name := stated(piece, registry))]
        elif name := stated(part, registry):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _is_house(piece: str, registry: Registry) -> bool:
    clean = piece.strip(_TRIMMED)
    return outlets.key(clean) in _NOBODY or resolve(clean, registry) is not None


def _person(rest: str, registry: Registry, *, firm: bool) -> Credit | None:
    """A byline's person, and the place and house that may follow."""
    parts = [part.strip(_TRIMMED) for part in _PARTS.split(rest) if part.strip(_TRIMMED)]
    if not parts or not all(_is_short(part) for part in parts) or _SENTENCE_END.search(rest):
        return None
    if not firm and (len(parts) > 2 or not 2 <= len(parts[0].split()) <= 3):
        return None
    return _sorted_out("byline", parts, registry, labelled=True)


# ── pictures ──────────────────────────────────────────────────────────────────────────────────────


def _photo(text: str, registry: Registry) -> Credit | None:
    if outlets.key(text) in _PHOTOS:
        return Credit("photo", (Name(text.strip(_TRIMMED), None),), end=len(text))
    found = _CAPTION.match(text)
    if found is None or not _is_caption(found["caption"]):
        return None
    by = found["by"]
    if outlets.key(by) in _PHOTOS:
        return Credit("photo", (Name(by.strip(_TRIMMED), None),), end=len(text))
    credited = tuple(
        Name(outlet.name, outlet)
        for part in re.split(r"\s*[-–—/،]\s*", by)
        if (outlet := resolve(part, registry))
    )
    return Credit("photo", credited, end=len(text)) if credited else None


def _is_caption(words: str) -> bool:
    """False for sentences, and for a place or "person - place" before a bracket: those are datelines."""
    if _SENTENCE_END.search(words) or len(words.split()) < 2 or known_place(words.strip(_TRIMMED)):
        return False
    return len(words.split()) > _PART_WORDS or not _PARTS.search(words.strip(_TRIMMED))


# ── lines of names alone ──────────────────────────────────────────────────────────────────────────


def _unlabelled(text: str, registry: Registry) -> Credit | None:
    if _SENTENCE_END.search(text.rstrip(":")) and not _INITIALS.match(text):
        return None
    return _from_parts(text, registry, "byline")


def _from_parts(text: str, registry: Registry, kind: Kind) -> Credit | None:
    """A credit from names between dashes, colons, brackets or quotes, one of which the registry knows."""
    bare = _without_dates(text)
    whole = resolve(bare.strip(_TRIMMED), registry)
    if whole:
        sure = _stands_alone(bare, whole) or (kind == "dateline" and whole.kind == "agency")
        return Credit(kind, (Name(whole.name, whole),), end=len(text)) if sure else None
    parts = [part.strip(_TRIMMED) for part in _PARTS.split(bare) if part.strip(_TRIMMED)]
    if not 2 <= len(parts) <= 5 or not all(_is_short(part) for part in parts):
        return None
    credit = _sorted_out(kind, parts, registry, labelled=False)
    return Credit(kind, credit.names, credit.place, credit.byline, len(text)) if credit.names else None


def _without_dates(text: str) -> str:
    """``text`` with a dash for each date, so that "الرياض 11 أغسطس 2015 م واس" falls into its names."""
    for mention in reversed(calendar.mentions(text)):
        if mention.day is not None:
            text = f"{text[: mention.start]} - {text[mention.end :]}"
    return re.sub(r"\sالموافق[ةه]?\s", " - ", text)


def _stands_alone(text: str, outlet: Outlet) -> bool:
    """True where a name that fills a line can be no menu entry and no section's heading."""
    clean = text.strip(_TRIMMED)
    return outlet.kind == "agency" and (
        outlets.key(clean) == outlets.key(outlet.name)
        or text.strip()[:1] == "("
        or clean.isascii()
        or _INITIALS.match(clean) is not None
        or fold(clean).startswith("وكاله ")
    )


def _is_short(part: str) -> bool:
    words = fold(part).split()
    return len(words) <= _PART_WORDS and not any(word in _FUNCTION or word.isdigit() for word in words)


def _sorted_out(kind: Kind, parts: Sequence[str], registry: Registry, *, labelled: bool) -> Credit:
    """Which of the parts are houses, which the place, which the person."""
    houses: list[Name] = []
    place = byline = ""
    for part in parts:
        outlet = resolve(part, registry)
        person = labelled and not byline and part is parts[0] and not (outlet and outlet.kind == "agency")
        if outlet and not person:
            houses.append(Name(outlet.name, outlet))
        elif known_place(part) and not place:
            place = part
        elif outlets.key(part) in _NOBODY:
            continue
        elif not byline and (person or len(part.split()) > 1):
            byline = part
        elif not place:
            place = part  # a single word beside a house is where it was written
    return Credit(kind, tuple(dict.fromkeys(houses)), place, byline)
