"""Origins: whose text an article is, which site carried it, and from whom it says it took.

Evidence for the outlet, strongest first: what came with the record; a source line's house that is no agency;
the address; a byline or dateline; the house to which the text's people spoke; the page's own name for itself.
Agencies named on such lines, and houses cited in the text, are credits. Unknown is None, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from mujaz import outlets
from mujaz.articles import cards, citations, letterheads, mastheads, nameplates, selfnames, senders
from mujaz.articles.credits import dateline, source_line
from mujaz.articles.houses import Name, by_form, of_address, stated
from mujaz.articles.namelines import Credit
from mujaz.model import Given, Outlet
from mujaz.outlets import Registry

__all__ = ["Credit", "Name", "Origin", "dateline", "find", "source_line"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose text it is, as far as stated."""

    outlet: str | None = None
    carrier: str | None = None
    credits: tuple[str, ...] = ()
    place: str = ""
    byline: str = ""
    rule: str = ""
    """What the outlet is known by: ``given``, ``forwarded``, ``sign``, ``card``, ``source-line``, ``address``,
    ``byline``, ``author``, ``dateline``, ``date-line``, ``link``, ``interview``, ``site``, ``letterhead``, ``carrier``,
    ``self-name``, ``nameplate``, ``host``; empty where it is unknown."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around all articles of a record."""

    cuts: Sequence[str] = ()
    """Lines of boilerplate, for outlets that are known by them."""
    letterhead: str = ""
    head: Sequence[nameplates.Shown] = ()
    """The visible lines above the first headline."""
    sender: Name | None = None
    """The newsletter in which it came."""
    sign: tuple[str, str] = ("", "")
    """An agency at the record's head with the sign that its texts bear: «وكالة أنباء الوادي (وأو)»."""
    card: str = ""
    """The name and the time above the article's own headline, as one line."""
    cards: frozenset[str] = frozenset()
    """Keys of the names that stand beside a day or an age on lines of their own, where some of them is a house's."""


def find(
    given: Given,
    lines: Sequence[str],
    paragraphs: Sequence[str],
    registry: Registry,
    around: Around = Around(),
    title: str = "",
) -> Origin:
    """The origin of one article.

    Args:
        given: metadata that came with its record.
        lines: its metadata lines (sources, bylines, datelines) in order; captions are ignored.
        paragraphs: its body, the first one with its dateline still on it.
        registry: who is who.
        around: the record in which it stands.
        title: its headline.
    """
    said = [credit for line in lines if (credit := source_line(line, registry)) and credit.kind != "photo"]
    signed = source_line(given.author, registry)
    if signed and signed.kind == "byline":
        said.append(signed)
    if opening := _opening(paragraphs, registry):
        said.append(opening)
    told = [title, *paragraphs]
    plate = nameplates.find(around.head, around.cuts, told, registry)
    gatherer = mastheads.gatherer(around.cuts, registry)
    claims = chain(
        _claims(given, said, lines, paragraphs, registry, around),
        [
            ("letterhead", around.sender or letterheads.house(around.letterhead, registry)),
            ("carrier", stated(given.carrier, registry)),
        ],
        _by_position(lines, told, registry, [around.letterhead, *around.cuts]),
        [("nameplate", plate), ("host", nameplates.host(around.head, registry))],
    )
    own_claims = (
        (rule, name) for rule, name in claims if name and name != gatherer and not _is_carrier(name)
    )
    rule, own = next(own_claims, ("", None))
    address = _named(registry.of_url(given.url)) if own and not own.outlet else None
    if own and address and outlets.same(own.name, address.name):
        own = address  # the one house, as the registry calls it
    rule, own = _settled(rule, own, plate, lines, told, registry)
    carrier = _carrier(given, own, rule, registry, around.cuts) or gatherer
    carrier = carrier or mastheads.sharer(around.cuts, registry)
    if carrier is None and own:
        carrier = _page(rule, own, plate, told, around.cuts, registry)
    if own is None and carrier and _is_carrier(carrier):
        rule, own = _agencys_own(said)
    return Origin(
        outlet=own.name if own else None,
        carrier=carrier.name if carrier else None,
        credits=_credits(said, paragraphs, registry, (own, stated(around.sign[1], registry))),
        place=next((credit.place for credit in said if credit.place), ""),
        byline=next((credit.byline for credit in said if credit.byline), _author(given, own)),
        rule=rule,
    )


def _opening(paragraphs: Sequence[str], registry: Registry) -> Credit | None:
    """The dateline with which a text opens; below a summary the second paragraph's, where that names a known house."""
    first, second = (*paragraphs[:2], "", "")[:2]
    if opening := dateline(first, registry):
        return opening
    below = dateline(second, registry)
    return below if below and below.place and any(name.outlet for name in below.names) else None


def _page(
    rule: str, own: Name, plate: Name | None, told: Sequence[str], cuts: Sequence[str], registry: Registry
) -> Name | None:
    """The site on whose page the text of another house stands, where the text's own lines name that house."""
    formed = rule == "byline" and plate is not None and nameplates.is_house(plate.name)
    if not (formed or rule in _CARRIED or (rule == "source-line" and not own.is_agency)):
        return None
    site = plate or selfnames.find([], cuts, told, registry)
    same = site and (selfnames.is_form(site.name, own.name) or outlets.same(site.name, own.name))
    reads = site is not None and senders.is_office(site.name)  # a review of the press, for its own people
    return None if same or reads else site


_CARRIED = frozenset({"card", "forwarded"})
"""Rules of an article's own lines by which its page, where it bears another name, only carries it."""


def _author(given: Given, own: Name | None) -> str:
    """Who wrote it, as it came along: no more than names, and not the house itself."""
    few = len(given.author.split()) <= _AUTHORS
    return given.author if few and not (own and outlets.same(given.author, own.name)) else ""


_AUTHORS = 12
"""Words of several authors' names; what is longer is a summary in the wrong column."""


def _credits(
    said: Sequence[Credit], paragraphs: Sequence[str], registry: Registry, own: Sequence[Name | None]
) -> tuple[str, ...]:
    """Whom the article says that it took from, each once, in the order in which they are said; itself it is not."""
    credited = [name for credit in said for name in credit.names]
    credited += citations.closing(paragraphs[-1], registry) if paragraphs else ()
    credited += [name for name in citations.credited(paragraphs, registry) if not _is_official(name)]
    others = (name for name in credited if not (any(_is(name, one) for one in own) or _is_carrier(name)))
    return tuple(dict.fromkeys(name.name for name in others))


def _claims(
    given: Given,
    said: Sequence[Credit],
    lines: Sequence[str],
    paragraphs: Sequence[str],
    registry: Registry,
    around: Around,
) -> Iterator[tuple[str, Name | None]]:
    """Every claim to be the outlet with its rule, the strongest first; the costly ones are made only if needed."""
    cuts = around.cuts
    yield "forwarded", _forwarded(lines, registry)
    yield "sign", stated(around.sign[0], registry) if _bears(paragraphs, around.sign[1]) else None
    yield "given", stated(given.outlet, registry)
    yield "card", cards.card([around.card, *lines], around.cards, registry)
    yield "source-line", _last_house("source", said) or cards.noted(lines, registry)
    yield "address", _named(registry.of_url(given.url))
    yield "byline", _last_house("byline", said)
    yield "author", by_form(given.author, registry)
    yield "dateline", _last_house("dateline", said)
    yield "date-line", mastheads.dated(lines, cuts, registry)
    yield "link", _linked(lines, registry)
    yield "interview", citations.interviewer(paragraphs, registry)
    yield "site", _head(lines, cuts, registry) or mastheads.site([*lines, *cuts], registry)


def _linked(lines: Sequence[str], registry: Registry) -> Name | None:
    """The house at whose address the text is said to stand: «الرابط: https://…»."""
    found = (_LINK.fullmatch(line.strip()) for line in lines if "://" in line)
    return next((of_address(match["address"], registry) for match in found if match), None)


_LINK = re.compile(r"(?:ال)?رابط[^:\d]{0,20}\s*:\s*(?P<address>https?://\S+)")


def _bears(paragraphs: Sequence[str], sign: str) -> bool:
    """True where a text's dateline bears a sign in brackets, alone or beside others."""
    opening = paragraphs[0][:_LONGEST] if paragraphs and sign else ""
    return any(sign in _SIGNS.split(found[1]) for found in _BRACKETS.finditer(opening))


_BRACKETS = re.compile(r"\(([^()]{1,40})\)")
_SIGNS = re.compile(r"\s*[-–—/،,+]\s*")


def _forwarded(lines: Sequence[str], registry: Registry) -> Name | None:
    """The channel from which a messenger says that a message was forwarded: its text, in another's channel."""
    found = (_FORWARDED.match(line.strip()) for line in lines if len(line) <= _LONGEST)
    return next((stated(match["house"], registry) for match in found if match), None)


_LONGEST = 80
"""Characters."""
_FORWARDED = re.compile(
    r"(?:forwarded from|(?:أعيد|معاد|تمت إعادة) توجيهه?ا? من)\s*:?\s+(?P<house>\S.*)", re.IGNORECASE
)


def _by_position(
    lines: Sequence[str], told: Sequence[str], registry: Registry, cuts: Sequence[str]
) -> Iterator[tuple[str, Name | None]]:
    """The weakest claim, made only if there is no other: a name that no registry knows and that its places tell."""
    own = [line for line in lines if not ((said := source_line(line, registry)) and said.kind == "origin")]
    yield "self-name", selfnames.find(own, cuts, told, registry)


def _head(lines: Sequence[str], cuts: Sequence[str], registry: Registry) -> Name | None:
    """The house that the page's first line of boilerplate, or the article's first line above its title, names."""
    return mastheads.head(cuts, registry) or mastheads.head(lines, registry)


def _last_house(kind: str, said: Sequence[Credit]) -> Name | None:
    """The last house of the credits of one kind that is no agency."""
    houses = [name for credit in said if credit.kind == kind for name in credit.names if not name.is_agency]
    return houses[-1] if houses else None


def _agencys_own(said: Sequence[Credit]) -> tuple[str, Name | None]:
    """On a portal's page, which has no text of its own, the one house of the source lines, though an agency."""
    houses = {name for credit in said if credit.kind == "source" for name in credit.names}
    return ("source-line", houses.pop()) if len(houses) == 1 else ("", None)


def _carrier(
    given: Given, own: Name | None, rule: str, registry: Registry, cuts: Sequence[str]
) -> Name | None:
    """The site it was taken from, where stated and another than the outlet."""
    address = _named(registry.of_url(given.url))
    sites = (
        # A carrier stated at the outlet's own address is the outlet, whatever it is called there.
        None if address and address == own else stated(given.carrier, registry),
        address,
        stated(given.outlet, registry) if rule != "given" else None,
        mastheads.head(cuts, registry),
    )
    return next((name for name in sites if name and not (own and outlets.same(name.name, own.name))), None)


def _signs(plate: Name, lines: Sequence[str], registry: Registry) -> bool:
    """True where an article's byline or date line holds the page's own name: «فريق بوصلة العلوم»."""
    bare = f" {outlets.key(plate.name)} "
    held = (line for line in lines if bare in f" {outlets.key(line)} ")
    return any(not (said := source_line(line, registry)) or said.kind != "source" for line in held)


def _settled(
    rule: str,
    own: Name | None,
    plate: Name | None,
    lines: Sequence[str],
    told: Sequence[str],
    registry: Registry,
) -> tuple[str, Name | None]:
    """The strongest claim with its rule, corrected by the page's own name and by who signs beside the date."""
    if own is None:
        signed = cards.signed(lines, told, registry)
        return ("date-line", signed) if signed else ("", None)
    others = rule == "source-line" and plate and plate != own
    if plate and others and (_signs(plate, lines, registry) or citations.as_another(own.name, told)):
        return "nameplate", plate  # it wrote the text, and names from where it has it
    longer = plate is not None and f"{outlets.key(plate.name)} ".startswith(f"{outlets.key(own.name)} ")
    if plate and not own.outlet and (longer or selfnames.is_form(own.name, plate.name)):
        own = max(own, plate, key=lambda name: len(name.name))  # with what kind of house it is
    return rule, own


def _is(name: Name, own: Name | None) -> bool:
    """True where both are one house, with or without its noun."""
    if own is None or name == own or name.outlet:
        return name == own
    return selfnames.is_form(name.name, own.name) or (own.is_agency and _is_sign(name.name, own.name))


def _is_sign(sign: str, agency: str) -> bool:
    """True for the sign with which an agency signs: «كثبا» for «وكالة الأنباء الكثبانية»."""
    plain = outlets.key(sign)
    words = [_THE.sub("", word) for word in outlets.key(agency).split()]
    initials = "".join(word[:1] for word in words)
    return (
        " " not in plain and len(plain) > 1 and (plain == initials or any(w.startswith(plain) for w in words))
    )


_THE = re.compile("^(?:لل|لال|ال)")


def _named(outlet: Outlet | None) -> Name | None:
    return Name(outlet.name, outlet) if outlet else None


def _is_carrier(name: Name) -> bool:
    return name.outlet is not None and name.outlet.kind == "aggregator"


def _is_official(name: Name) -> bool:
    """True for ministries and the like: whom a text quotes it did not take from."""
    return name.outlet is not None and name.outlet.kind == "official"
