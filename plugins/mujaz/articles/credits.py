"""Credits: lines and beginnings of paragraphs that say whose text, or whose picture, it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mujaz import outlets
from mujaz.arabic import calendar
from mujaz.arabic.letters import fold
from mujaz.arabic.remembering import of_short
from mujaz.arabic.spellings import any_of
from mujaz.articles import nameplates, senders
from mujaz.articles.cues import shipped
from mujaz.articles.dating import CARRIED
from mujaz.articles.houses import (
    NOBODY,
    TRIMMED,
    URL,
    WORDS,
    Name,
    by_form,
    known_place,
    of_address,
    resolve,
    stated,
)
from mujaz.outlets import Registry

_LONGEST_LINE = 160
"""Characters of a credit line; a caption with its credit is at most this long too."""
_PART_WORDS = 4
"""Words of a place or a person on a credit line."""
_QUOTED_WORDS = 3
"""Words of a house in quotes beside a place."""
_DATELINE = 90
"""Characters within which a dateline ends."""

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


_LABELS: dict[Kind, list[str]] = {
    "source": WORDS["labels"]["source"],
    "origin": WORDS["labels"]["origin"],
    "byline": WORDS["labels"]["byline"],
    "photo": WORDS["labels"]["photo"],
}
_PHOTOS = frozenset(outlets.key(name) for name in WORDS["photos"]["names"])
_DESKS = frozenset(outlets.key(word) for word in WORDS["desks"]["words"])
_FUNCTION = frozenset(fold(word) for word in (*WORDS["function"]["names"], *WORDS["citing"]["words"]))

_LABELLED: dict[Kind, re.Pattern[str]] = {
    kind: re.compile(
        rf"[\W_]*{any_of(labels)}(?P<sep>\s*[:：|]\s*|\s+(?:[-–—]|ـ+(?=\s))\s*|[-–—/]\s*|\s+)(?P<rest>\S.*)$",
        re.DOTALL,
    )
    for kind, labels in _LABELS.items()
}
_DASHES = frozenset("-–—")
_SOURCE = re.compile(r"\W*(?:ال)?مصدر|\W*المصادر|\W*source", re.IGNORECASE)
_QUOTED_PART = re.compile(r"[«\"“](?P<name>[^«»\"“”\n]{2,30})[»\"”]")
_SIGN = re.compile(r"\((?P<sign>(?:\w[.\s]?){1,3}\w\.?|\w{3,6})\)")
"""An agency's sign in a dateline: initials, or one short word."""
_LIST = re.compile(r"\s+نقلا[ًّ]* عن\s+|\s*[+،,؛;&|•]\s*|\s+[-–—/]\s+|(?<=\w)\s*/\s*(?=\w)")
_AND = re.compile(r"\s+و\s?")
_PARTS = re.compile(r"\s*(?:[:،]|--+|[-–—]+|(?<=\s)ـ+(?=\s)|[()«»\"“”/|·•])\s*")
_LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,80})\]\([^()\s]{1,400}\)")
"""A link of Markdown: only its words are a name."""
_SEPARATED = re.compile(r"[-–—:()|/،·•]|\sـ+\s")
"""What parts names that are not one phrase; quotation marks alone stand inside headlines."""
_CAPTION = re.compile(r"^(?P<caption>.+?)\s*\(\s*(?P<by>[^()]{2,40})\)\s*$", re.DOTALL)
_DAY_AND_MONTH = re.compile(r"(?<![\d/-])\d{1,2}\s?[-/]\s?\d{1,2}(?=\s*[(-])(?!\s?[-/]\s?\d)")
"""«الكويت - 18 - 10 (كونا)»: a day without its year."""
_SENTENCE_END = re.compile(r"[.؟!?…:]\s*$")
_PLACED = 3
"""Place, house in quotes, person: «الجزائر - «الوادي» - فلان»."""
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,9}")
"""No person's name is all capitals and figures."""
_INITIALS = re.compile(r"^(?:\w[.\s]+){1,3}\w\.?$")
_VIA = re.compile(r"^نقلا[ًّ]* عن\s+")
_ONE_WORD = re.compile(r"ال[^\W\d]{3,}")
"""«البلاد» before a city in brackets; a person has two names."""
_PERSON = re.compile(r"(?!ال)[^\W\d]{2,} [^\W\d]{2,}(?: [^\W\d]{2,})?")
"""Two or three words, the first without article, as persons' names are."""
_FROM = re.compile(r"(?P<house>\w[^:\n]{1,30}?) من (?P<place>[^:\n]{2,25}?)\s*:?")
"""«الوادي من الرياض»; a person writes from a city as well."""
_DATELINE_END = re.compile(
    r":|\)\s*[-–—:]*|--+|[-–—]+(?=\s)|(?<=\s)ـ+(?=\s)|(?<=\S)/(?=\s*[.:\-–—]|\s)|(?<=\s)/(?=\s)"
)


@of_short(1 << 13, 400)
def source_line(line: str, registry: Registry) -> Credit | None:
    """What a line says that is nothing but a credit: a source, a byline, a picture's credit; else None.

    >>> source_line("المصدر: AFP", outlets.load(None)[0]).names[0].name
    'وكالة فرانس برس'
    >>> source_line("هسبريس من الرباط", outlets.load(None)[0]).names[0].name
    'هسبريس'
    >>> source_line("فلان الفلاني من الرباط", outlets.load(None)[0])
    """
    text = _before_label(_LINK.sub(r"\g<text>", line).strip().strip("*_").lstrip("-–—").strip())
    if not text or len(text) > _LONGEST_LINE:
        return None
    if carried := CARRIED.match(text):
        houses = _listed(carried["house"], registry)
        return Credit("source", houses, end=len(text)) if houses else None
    if sender := senders.name(text):
        house = by_form(sender, registry) or (Name(sender, None) if senders.is_office(sender) else None)
        return Credit("source", (house,), end=len(text)) if house else None
    return (
        _labelled(text, registry)
        or _photo(text, registry)
        or _added(text, registry)
        or _unlabelled(text, registry)
    )


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


# ── labelled lines ────────────────────────────────────────────────────────────────────────────────


def _labelled(text: str, registry: Registry) -> Credit | None:
    for kind, pattern in _LABELLED.items():
        found = pattern.match(text)
        if found is None:
            continue
        rest, firm = found["rest"], bool(found["sep"].strip())
        if found["sep"].strip() in _DASHES and kind == "source" and not _SOURCE.match(text):
            continue  # «الوسيلة - السدرة» is a paper's name and a city
        credit = (
            _person(_without_dates(rest), registry, firm=firm)
            if kind == "byline"
            else _houses(kind, rest, registry, firm=firm)
        )
        if credit:
            return credit
    return None


def _houses(kind: Kind, rest: str, registry: Registry, *, firm: bool) -> Credit | None:
    """The houses that a source line lists; without a colon only where the registry knows one."""
    found = _listed(_without_dates(rest), registry)
    if len(found) > 1:
        found = tuple(name for name in found if not known_place(name.name)) or found
    if not firm and not any(name.outlet for name in found):
        return None
    if not found and not _all_nobody(rest):
        return None
    return Credit(kind, found, end=len(rest))


def _before_label(text: str) -> str:
    """A labelled line as far as the next label that is stuck to it: «المصدر: الوادي + واعالوسوم: …»."""
    first = text.find(":")
    second = text.find(":", first + 1)
    if first < 0 or second < 0 or text[second + 1 : second + 3] == "//":
        return text
    labels = (at for at in range(first + 2, second) if shipped().is_known(text[at:second]))
    return text[: next(labels, len(text))].rstrip()


def _all_nobody(rest: str) -> bool:
    """True for "وكالات", "مواقع + وكالات": a credit line that names no one."""
    return all(
        not part.strip(TRIMMED) or outlets.key(part.strip(TRIMMED)) in NOBODY for part in _LIST.split(rest)
    )


def _listed(rest: str, registry: Registry) -> tuple[Name, ...]:
    if whole := resolve(rest.strip(TRIMMED), registry):
        return (Name(whole.name, whole),)
    if URL.fullmatch(rest.strip(TRIMMED)):
        return tuple(name for name in [of_address(rest.strip(TRIMMED), registry)] if name)
    found: list[Name] = []
    for part in _LIST.split(rest):
        pieces = _AND.split(part)
        if len(pieces) > 1 and all(_is_house(piece, registry) for piece in pieces):
            found += [name for piece in pieces if (name := stated(piece, registry))]
        elif name := stated(part, registry):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _is_house(piece: str, registry: Registry) -> bool:
    clean = piece.strip(TRIMMED)
    return outlets.key(clean) in NOBODY or resolve(clean, registry) is not None


def _person(rest: str, registry: Registry, *, firm: bool) -> Credit | None:
    """A byline's person, and the place and house that may follow."""
    rest = rest.rstrip(" :")
    parts = [part.strip(TRIMMED) for part in _PARTS.split(rest) if part.strip(TRIMMED)]
    if not parts or not all(_is_short(part) for part in parts) or _SENTENCE_END.search(rest):
        return None
    if not firm and (len(parts) > 2 or not 2 <= len(parts[0].split()) <= 3):
        return None
    return _sorted_out("byline", parts, registry, labelled=True)


# ── pictures ──────────────────────────────────────────────────────────────────────────────────────


def _photo(text: str, registry: Registry) -> Credit | None:
    if outlets.key(text) in _PHOTOS:
        return Credit("photo", (Name(text.strip(TRIMMED), None),), end=len(text))
    found = _CAPTION.match(text)
    if found is None or not _is_caption(found["caption"]):
        return None
    by = found["by"]
    if outlets.key(by) in _PHOTOS:
        return Credit("photo", (Name(by.strip(TRIMMED), None),), end=len(text))
    credited = tuple(
        Name(outlet.name, outlet)
        for part in re.split(r"\s*[-–—/،]\s*", by)
        if (outlet := resolve(part, registry))
    )
    return Credit("photo", credited, end=len(text)) if credited else None


def _is_caption(words: str) -> bool:
    """False for sentences, and for a place or "person - place" before a bracket: those are datelines."""
    if _SENTENCE_END.search(words) or len(words.split()) < 2 or known_place(words.strip(TRIMMED)):
        return False
    return len(words.split()) > _PART_WORDS or not _PARTS.search(words.strip(TRIMMED))


# ── lines of names alone ──────────────────────────────────────────────────────────────────────────


def _added(text: str, registry: Registry) -> Credit | None:
    """Houses with a plus between them, one of which the registry knows: «إذاعة الوادي + وات»."""
    parts = _PLUS.split(text) if "+" in text else []
    found = [by_form(part.strip(TRIMMED), registry) for part in parts]
    names = tuple(name for name in found if name)
    known = any(name.outlet for name in names)
    return Credit("source", names, end=len(text)) if known and len(names) == len(parts) > 1 else None


_PLUS = re.compile(r"\s*\+\s*")


def _unlabelled(text: str, registry: Registry) -> Credit | None:
    if _SENTENCE_END.search(text.rstrip(":")) and not _INITIALS.match(text):
        return None
    return _from_parts(text, registry, "byline")


def _from_parts(text: str, registry: Registry, kind: Kind) -> Credit | None:
    """A credit from names between dashes, colons, brackets or quotes, one of which is surely a house's."""
    bare = _without_dates(_DAY_AND_MONTH.sub("-", text))
    whole = by_form(bare.strip(TRIMMED), registry)
    if whole:
        sure = _stands_alone(bare, whole) or (kind == "dateline" and whole.is_agency) or bare != text
        sure = sure or (kind == "byline" and text.endswith(":"))
        return Credit(kind, (whole,), end=len(text)) if sure else None
    if (written := _FROM.fullmatch(bare)) and known_place(written["place"]):
        known = resolve(written["house"], registry)
        return Credit(kind, (Name(known.name, known),), written["place"], end=len(text)) if known else None
    parts = [_VIA.sub("", part.strip(TRIMMED)) for part in _PARTS.split(bare) if part.strip(TRIMMED)]
    placed = kind == "byline" or known_place(parts[0] if parts else "")
    if placed and len(parts) == _PLACED and _is_short(parts[0]) and _is_short(parts[2]):
        quoted = [found["name"].strip(TRIMMED) for found in _QUOTED_PART.finditer(bare)]
        if quoted == [parts[1]] and len(parts[1].split()) <= _QUOTED_WORDS:
            own, beside = by_form(parts[1], registry) or Name(parts[1], None), by_form(parts[2], registry)
            return Credit(kind, (own, beside) if beside else (own,), parts[0], "" if beside else parts[2])
    if len(parts) == 1 and bare != text and (house := by_form(parts[0], registry)):
        return Credit(kind, (house,), end=len(text))
    if not (_SEPARATED.search(bare) and 2 <= len(parts) <= 5) or not all(_is_short(part) for part in parts):
        return None
    credit = _sorted_out(kind, parts, registry, labelled=False)
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
    if kind == "byline" and _ONE_WORD.fullmatch(parts[0]) and text.endswith(")") and known_place(parts[1]):
        return Credit(kind, (Name(parts[0], None),), parts[1])
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


def _without_dates(text: str) -> str:
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


def _is_short(part: str) -> bool:
    words = fold(part).split()
    plain = words[:-1] if words[-1:] == [_TODAY] and nameplates.is_house(part) else words
    return len(words) <= _PART_WORDS and _FUNCTION.isdisjoint(plain) and not part.isdigit()


_TODAY = fold("اليوم")
"""As papers are called: «الوادي اليوم»."""


def _sorted_out(kind: Kind, parts: Sequence[str], registry: Registry, *, labelled: bool) -> Credit:
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
