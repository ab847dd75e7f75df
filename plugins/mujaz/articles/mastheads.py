"""Mastheads: the site that a page names in its boilerplate, by lines that only one site carries or by its rights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from mujaz import outlets
from mujaz.arabic import calendar
from mujaz.arabic.spellings import LETTER, any_of
from mujaz.articles import rights, senders
from mujaz.articles.credits import source_line
from mujaz.articles.houses import NOUNS, TRIMMED, WORDS, Name, by_form, known_place, stated
from mujaz.outlets import Registry

_LONGEST = 120
"""Characters of a line of rights or of a teaser's byline."""
_HEADING = 12
"""Lines at a page's head among which its name stands."""
_TOP = 2
"""Lines at a page's very top."""
_NAME_WORDS = 4
_REPEATED = 2
"""Bylines among the teasers that have to name one house, and no other, for it to be the page's own."""

_BULLETIN = re.compile(r"نشر[ةه] [«\"“](?P<name>[^«»\"“”]{2,40})[»\"”]?$")
"""«نشرة "قهوة الصباح"» in the sender's place names the newsletter."""
_GATHERED = re.compile(rf"(?<!{LETTER})[وب]?{any_of(WORDS['gathered']['words'])}(?!{LETTER})")
_SENT = re.compile(
    rf"\W*{any_of(WORDS['sent']['words'])}\s+(?P<name>[^\d\W][^،,.!؛:]{{2,40}})(?:[،,.!؛:].{{0,40}})?",
    re.IGNORECASE,
)
_DEVICES = frozenset(outlets.key(word) for word in WORDS["sent"]["devices"])
_DISCLAIMER = 160
"""Characters."""
_SUBJECTS = frozenset(outlets.key(word) for word in WORDS["subjects"]["words"])
_SITES = frozenset(WORDS["everyday"]["nouns"])
_EVERYDAY = frozenset(outlets.key(name) for name in WORDS["everyday"]["names"])
_TAGLINE = re.compile(r"\s+[-–—|]\s+")
_FIGURE = re.compile(r"\d")
_PARTED = re.compile(r"[\d:،()«»\"“”/|·•–—ـ-]")
"""What parts a house from its place on a byline: a sign, or a date in figures."""


def dated(lines: Iterable[str], cuts: Sequence[str], registry: Registry) -> Name | None:
    """The name beside the date on a date line ("النخيل - 2024-02-28") that heads the page as well.

    >>> dated(["النخيل - 2024-02-28 17:54", "نص"], ["النخيل"], outlets.load(None)[0]).name
    'النخيل'
    """
    said = (line for line in lines if len(line) <= _LONGEST)
    found = [name for line in said if (name := _beside_date(line, registry))]
    heads = {outlets.key(line) for line in cuts[:_HEADING] if len(line) <= _LONGEST} if found else set()
    found = [name for name in found if outlets.key(name.name) in heads]
    return found[0] if len(set(found)) == 1 else None


def head(lines: Sequence[str], registry: Registry) -> Name | None:
    """The known house whose name alone is the page's first line; an agency's is as well a picture's credit.

    >>> head(["القدس العربي", "سياسة"], outlets.load(None)[0]).name
    'القدس العربي'
    >>> head(["الشرق الأوسط", "سياسة"], outlets.load(None)[0])
    """
    first = next((line for line in lines if line.strip(TRIMMED)), "")
    if len(first) > _LONGEST or outlets.key(first) in _EVERYDAY:
        return None
    outlet = registry.named(first.strip(TRIMMED))
    return Name(outlet.name, outlet) if outlet and outlet.kind != "agency" else None


def gatherer(cuts: Sequence[str], registry: Registry) -> Name | None:
    """The site at the page's very top of which a line says that its texts are others': it carries and owns none.

    >>> gatherer(["مجمع الندى", "مجمع الندى لا يسأل عن المواد، وهي لأصحابها"], outlets.load(None)[0]).name
    'مجمع الندى'
    """
    told = [f" {outlets.key(line)} " for line in cuts if len(line) <= _DISCLAIMER and _GATHERED.search(line)]
    for line in cuts[:_TOP] if told else ():
        shown = _TAGLINE.split(line)[0]  # «مجمع الندى - أخبار الجميع»
        name = stated(shown, registry) if len(shown.split()) <= _NAME_WORDS else None
        bare = outlets.key(shown)
        if name and any(f" {bare} " in other and other.split() != bare.split() for other in told):
            return name
    return None


def sharer(cuts: Iterable[str], registry: Registry) -> Name | None:
    """The app from which a reader sent the text, as it signs below; a device is none.

    >>> registry = outlets.load(None)[0]
    >>> sharer(["تم الإرسال من تطبيق حزمة الأنباء"], registry).name, sharer(["Sent from my iPhone"], registry)
    ('تطبيق حزمة الأنباء', None)
    """
    found = (_SENT.fullmatch(line.strip()) for line in cuts if len(line) <= _LONGEST)
    names = {match["name"].strip(TRIMMED) for match in found if match}
    names = {name for name in names if _DEVICES.isdisjoint(outlets.key(name).split())}
    if len(names) != 1 or len((name := names.pop()).split()) > _NAME_WORDS:
        return None
    return stated(name, registry)


def sender(head: str, lines: Iterable[str], registry: Registry) -> Name | None:
    """Who sent a newsletter, where its subject or its line of rights or subscription names the same.

    Args:
        head: the sender's line, «من: الاسم <a@b.example>».
        lines: the subject, and the cuts of rights and of subscription.
        registry: who is who.
    """
    name = senders.name(head)
    bulletin = _BULLETIN.match(name)
    if bulletin:
        return stated(bulletin["name"], registry)
    plain = outlets.key(name)
    return (
        stated(name, registry)
        if plain and any(f" {plain} " in f" {outlets.key(line)} " for line in lines)
        else None
    )


def is_subject(line: str) -> bool:
    """True for the line of a mail's head that says what it is about."""
    label, colon, _ = line.partition(":")
    return bool(colon) and outlets.key(label) in _SUBJECTS


def _beside_date(line: str, registry: Registry) -> Name | None:
    """The one name on a line whose rest is a full date."""
    if not _FIGURE.search(line):
        return None  # nearly every line, at a fraction of the cost
    mentions = [mention for mention in calendar.mentions(line) if mention.date]
    if len(mentions) != 1:
        return None
    rest = [text.strip(TRIMMED + "·/") for text in (line[: mentions[0].start], line[mentions[0].end :])]
    names = [text for text in rest if text]
    if len(names) != 1 or len(names[0].split()) > _NAME_WORDS or known_place(names[0]):
        return None
    return stated(names[0], registry)


def site(cuts: Iterable[str], registry: Registry) -> Name | None:
    """The one site that lines of boilerplate name as their own; None where there is none, or several.

    >>> site(["جميع الحقوق محفوظة لصحيفة الوادي © 2024"], outlets.load(None)[0]).name
    'صحيفة الوادي'
    """
    lines = [line for line in cuts if line and len(line) <= _LONGEST]
    told = (
        [Name(outlet.name, outlet) for outlet in registry.telling(lines)]
        or [name for line in lines if (name := _owner(line, registry))]
        or _by_heading(lines, registry)
        or _by_teasers(lines, registry)
    )
    return told[0] if len(set(told)) == 1 else None


def _owner(line: str, registry: Registry) -> Name | None:
    """The one name in a line that keeps rights; beside a © alone, as often a picture's, a house's by its form."""
    kept, signed = rights.are_kept(line), rights.are_signed(line)
    held = rights.holders(line) if kept or signed else []
    held = held if kept else [name for name in held if by_form(name, registry)]
    name = stated(held[0], registry) if len(held) == 1 else None
    return name if name and len(name.name.split()) <= _NAME_WORDS else None


def _by_heading(lines: list[str], registry: Registry) -> list[Name]:
    """A house that says what it is ("جريدة الوادي") and fills one of the page's first lines.

    "موقع" and "قناة" stand in menus as well ("قناة واتساب"): those have to be known, to be named twice, or to stand
    at the very top.
    """
    found = Counter(
        name
        for line in lines
        if line.strip(TRIMMED).partition(" ")[0] in NOUNS and (name := by_form(line.strip(TRIMMED), registry))
    )
    first = [outlets.key(line) for line in lines[:_HEADING]]
    return [
        name
        for name, count in found.items()
        if outlets.key(name.name) in first or name.outlet
        if name.outlet
        or count >= _REPEATED
        or name.name.partition(" ")[0] not in _SITES
        or outlets.key(name.name) in first[:_TOP]
    ]


def _by_teasers(lines: list[str], registry: Registry) -> list[Name]:
    """The house of the teasers' bylines («X» (الجزائر)), where it is always the same one."""
    bylines = [
        credit
        for line in lines
        if _PARTED.search(line)
        and (credit := source_line(line, registry))
        and credit.kind == "byline"
        and credit.place
    ]
    houses = Counter(name for credit in bylines for name in credit.names if not name.is_agency)
    return [name for name, count in houses.items() if count >= _REPEATED] if len(houses) == 1 else []
