"""Mastheads: the site that a page names in its boilerplate, by lines that only one site carries or by its rights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from mujaz import outlets
from mujaz.arabic import calendar
from mujaz.arabic.spellings import LETTER, any_of
from mujaz.articles import nameplates, senders
from mujaz.articles.credits import source_line
from mujaz.articles.datelines import date_line
from mujaz.articles.houses import NOBODY, NOUNS, TRIMMED, WORDS, Name, by_form, known_place, stated
from mujaz.articles.lines import key
from mujaz.articles.vocabulary import vocabulary
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

_CARD = re.compile(r"\s+[·•|]\s+")
_BULLETIN = re.compile(r"نشر[ةه] [«\"“](?P<name>[^«»\"“”]{2,40})[»\"”]?$")
"""«نشرة "قهوة الصباح"» in the sender's place names the newsletter."""
_AGE = 4
"""Words of «منذ 12 دقيقة»."""
_RIGHTS = re.compile(rf"(?<!{LETTER}){any_of(WORDS['rights']['words'])}(?!{LETTER})")
_KEPT = re.compile(r"(?:(?:جميع|كل|كافة)\s+)?(?:ال)?(?:حقوق\s+)?(?:النشر\s+)?محفوظ[ةه]")
"""Rights whose words stand apart from each other, beside a ©."""
_GATHERED = re.compile(rf"(?<!{LETTER})[وب]?{any_of(WORDS['gathered']['words'])}(?!{LETTER})")
_DISCLAIMER = 160
"""Characters."""
_SUBJECTS = frozenset(outlets.key(word) for word in WORDS["subjects"]["words"])
_SITES = frozenset(WORDS["everyday"]["nouns"])
_EVERYDAY = frozenset(outlets.key(name) for name in WORDS["everyday"]["names"])
_WORKS = re.compile(rf"(?<!{LETTER})[وب]?{any_of(WORDS['works']['words'])}(?!{LETTER})")
_NO_NAME = re.compile(r"^(?:جميع|كل|كافة)\b|حقوق|محفوظ|[@/\\|]|rights")
_FIGURE = re.compile(r"\d")
_PARTED = re.compile(r"[\d:،()«»\"“”/|·•–—ـ-]")
"""What parts a house from its place on a byline: a sign, or a date in figures."""
_YEAR = re.compile(r"(?:[-–—]\s*)?(?<!\d)(?:14|19|20)\d\d(?!\d)(?:\s?(?:هـ?|م)(?!\w))?|[12٠-٩]{4}|©|\([cC]\)")
_TO = re.compile(rf"^[\s:،,.\-–—]*(?:لدى\s|ل[ـ]?\s?(?={LETTER}|[«\"“]))?")


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


def signed(lines: Sequence[str], registry: Registry) -> Name | None:
    """The one house that fills, alone or with the day, a line that dates the text, or the line beside it.

    Between pasted texts that is how an agency's own are marked: «وكالة أنباء الوادي - 8 يناير 2024».

    >>> signed(["المدار نيوز", "7/1/2024"], outlets.load(None)[0]).name
    'المدار نيوز'
    """
    found: list[Name] = []
    for place, line in enumerate(lines):
        if len(line) > _LONGEST:
            continue
        name = _beside_date(line, registry)
        if name and (name.outlet or nameplates.is_house(name.name)):
            found.append(name)
        near = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
        if nameplates.is_house(line) and any(_is_day(other) for other in near):
            found += [house for house in [stated(line, registry)] if house]
    return found[0] if len(set(found)) == 1 else None


def _is_day(line: str) -> bool:
    return len(line) <= _LONGEST and _FIGURE.search(line) is not None and date_line(line) is not None


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
    """The name on «X · 12 نوفمبر 2025», «X | منذ ساعتين»: of two pieces the one that tells no time; else empty."""
    pieces = [piece.strip(TRIMMED) for piece in _CARD.split(line)] if len(line) <= _LONGEST else []
    if len(pieces) != 2:  # a name and a time
        return ""
    name, when = pieces
    dated = _FIGURE.search(when) and any(mention.date for mention in calendar.mentions(when))
    timed = dated or (key(when).split(" ", 1)[0] in vocabulary("since") and len(when.split()) <= _AGE)
    plain = 0 < len(name.split()) <= _NAME_WORDS and not known_place(name) and outlets.key(name) not in NOBODY
    return name if timed and plain and not vocabulary("sections").issuperset(key(name).split()) else ""


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
        name = stated(line, registry) if len(line.split()) <= _NAME_WORDS else None
        if name and any(
            f" {outlets.key(line)} " in other and other.split() != outlets.key(line).split() for other in told
        ):
            return name
    return None


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
    """The name in a line of rights; a © alone is as often a picture's."""
    kept = "©" in line and _KEPT.search(line)
    if not (_RIGHTS.search(line) or kept) or _WORKS.search(line):
        return None
    rest = " ".join(_YEAR.sub(" ", _KEPT.sub(" ", _RIGHTS.sub(" ", line))).split())
    name = stated(_TO.sub("", rest).removeprefix("موقع "), registry)
    return name if name and len(name.name.split()) <= _NAME_WORDS and not _NO_NAME.search(name.name) else None


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
