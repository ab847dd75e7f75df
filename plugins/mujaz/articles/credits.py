"""Credits: lines and beginnings of paragraphs that say whose text, or whose picture, it is."""

from __future__ import annotations

import re

from mujaz import outlets
from mujaz.arabic.remembering import of_short
from mujaz.arabic.spellings import any_of
from mujaz.articles import senders
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
from mujaz.articles.namelines import (
    PART_WORDS,
    PARTS,
    SENTENCE_END,
    Credit,
    Kind,
    added,
    from_parts,
    is_short,
    sorted_out,
    unlabelled,
    without_dates,
)
from mujaz.outlets import Registry

_LONGEST_LINE = 160
"""Characters of a credit line; a caption with its credit is at most this long too."""
_DATELINE = 90
"""Characters within which a dateline ends."""

_LABELS: dict[Kind, list[str]] = {
    "source": WORDS["labels"]["source"],
    "origin": WORDS["labels"]["origin"],
    "byline": WORDS["labels"]["byline"],
    "photo": WORDS["labels"]["photo"],
}
_PHOTOS = frozenset(outlets.key(name) for name in WORDS["photos"]["names"])

_LABELLED: dict[Kind, re.Pattern[str]] = {
    kind: re.compile(
        rf"[\W_]*{any_of(labels)}(?P<sep>\s*[:：|]\s*|\s+(?:[-–—]|ـ+(?=\s))\s*|[-–—/]\s*|\s+)(?P<rest>\S.*)$",
        re.DOTALL,
    )
    for kind, labels in _LABELS.items()
}
_DASHES = frozenset("-–—")
_SOURCE = re.compile(r"\W*(?:ال)?مصدر|\W*المصادر|\W*source", re.IGNORECASE)
_LIST = re.compile(r"\s+نقلا[ًّ]* عن\s+|\s*[+،,؛;&|•]\s*|\s+[-–—/]\s+|(?<=\w)\s*/\s*(?=\w)")
_AND = re.compile(r"\s+و\s?")
_LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,80})\]\([^()\s]{1,400}\)")
"""A link of Markdown: only its words are a name."""
_CAPTION = re.compile(r"^(?P<caption>.+?)\s*\(\s*(?P<by>[^()]{2,40})\)\s*$", re.DOTALL)
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
        or added(text, registry)
        or unlabelled(text, registry)
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
        credit = from_parts(head[: found.end()], registry, "dateline")
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
            _person(without_dates(rest), registry, firm=firm)
            if kind == "byline"
            else _houses(kind, rest, registry, firm=firm)
        )
        if credit:
            return credit
    return None


def _houses(kind: Kind, rest: str, registry: Registry, *, firm: bool) -> Credit | None:
    """The houses that a source line lists; without a colon only where the registry knows one."""
    found = _listed(without_dates(rest), registry)
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
    parts = [part.strip(TRIMMED) for part in PARTS.split(rest) if part.strip(TRIMMED)]
    if not parts or not all(is_short(part) for part in parts) or SENTENCE_END.search(rest):
        return None
    if not firm and (len(parts) > 2 or not 2 <= len(parts[0].split()) <= 3):
        return None
    return sorted_out("byline", parts, registry, labelled=True)


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
    if SENTENCE_END.search(words) or len(words.split()) < 2 or known_place(words.strip(TRIMMED)):
        return False
    return len(words.split()) > PART_WORDS or not PARTS.search(words.strip(TRIMMED))
