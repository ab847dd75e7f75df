"""Houses: the agencies, papers and stations that texts name, as the registry calls them or else as stated."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import urlsplit

from mujaz import outlets
from mujaz.arabic import names
from mujaz.arabic.letters import fold
from mujaz.arabic.remembering import of_short
from mujaz.arabic.spellings import any_of
from mujaz.model import Outlet
from mujaz.outlets import Registry

_LONGEST_NAME = 48
_NAME_WORDS = 6
"""An outlet's name as stated; longer ones are sentences."""

WORDS: dict[str, dict[str, list[str]]] = tomllib.loads(
    files("mujaz.articles").joinpath("origins.toml").read_text("utf-8")
)
NOBODY = frozenset(outlets.key(name) for name in WORDS["nobody"]["names"])
NOUNS: tuple[str, ...] = tuple(WORDS["nouns"]["names"])
"""What kind of house a name belongs to: صحيفة, وكالة …"""
_FOLDED_NOUNS = tuple(sorted((fold(noun) + " " for noun in NOUNS), key=len, reverse=True))
_PLACES = frozenset(outlets.key(name) for name in WORDS["places"]["names"])
_STATES = frozenset(fold(word) for word in WORDS["states"]["words"])
_IN_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_SIGNED = re.compile(r"(?<=\w)\s+\([^()]{1,12}\)?$")
"""A house's sign or place behind its name, its bracket lost in trimming: «وكالة أنباء الوادي (وفد)»."""
TRIMMED = " \t\r\n\u00a0،,:;؛-–—_|*•\\()[]«»\"“”'‘’\u200e\u200f\u2068\u2069"
URL = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_DATED = re.compile(r"[\s،,/–-]+\d{1,4}(?:[-/.]\d{1,4}){2}$")
"""A day in figures behind a name: «وكالة أنباء الوادي 27-06-2025»."""
_JOINED = re.compile(r"(?:\s+(?:بتاريخ|ليوم|يوم))+$")
"""What joined a name to a day that is gone: «جريدة الوادي بتاريخ»."""
_TWICE = re.compile(r"(?P<name>[^A-Za-zÀ-ɏ]+?)[\s|/–-]+(?P<other>[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ\d\s.'’&-]*)")
"""An Arabic name, and Latin letters behind it."""
_HOUSE = re.compile(rf"(?:{any_of(WORDS['nouns']['names'])})\s\S")
"""A name that says itself that it is a house's: "صحيفة الوادي", "وكالة أنباء الوادي"."""
_DESCRIBED = re.compile(r"\S+ (?!ال)(?:\S+ي[ةه]? \S+ |\S{3,}ي[ةه]?(?: (?!ال)\S+)?$)")
"""What is described and not named: «موقع حكومي رسمي تابع …», «جريدة إلكترونية مستقلة»."""
_MEDIA = frozenset((*NOUNS, *WORDS["plates"]["nouns"]))
_TAILED = re.compile(rf"\w\s{any_of(WORDS['tails']['names'])}$")
"""One that ends so: "النخيل الإخبارية", "الوادي نيوز"."""
_TAILED_WORDS = 4
_PLAIN = re.compile(r"(?!.*\s[-–—]\s)[\w\s.'’\"«»“”-]+")


class Name(NamedTuple):
    """A house named in a text: the registry's name where it is known there, else as stated."""

    name: str
    outlet: Outlet | None
    sign: bool = False
    """True for an agency's sign in brackets, whatever it is short for."""

    @property
    def is_agency(self) -> bool:
        """True for an agency, which is credited and seldom the outlet."""
        if self.outlet:
            return self.outlet.kind == "agency"
        return self.sign or fold(self.name).startswith("وكاله ")


@of_short(1 << 13, 400)
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


@of_short(1 << 12, 400)
def stated(name: str, registry: Registry) -> Name | None:
    """A house's name as a text states it, cleaned; None for nobody in particular and for what is no name."""
    clean = " ".join(name.split()).strip(TRIMMED).rstrip(". ")
    if not clean or outlets.key(clean) in NOBODY:
        return None
    if URL.fullmatch(clean):
        return of_address(clean, registry)
    outlet = resolve(clean, registry) or resolve(_IN_BRACKETS.sub(" ", clean), registry)
    if outlet:
        return Name(outlet.name, outlet)
    clean = _SIGNED.sub("", clean).rstrip() or clean
    clean = _of_one_script(_JOINED.sub("", _DATED.sub("", clean)))
    words = clean.split()
    if clean.count("«") > clean.count("»"):
        clean += "»"
    if (
        len(clean) > _LONGEST_NAME
        or len(words) > _NAME_WORDS
        or not any(map(str.isalpha, outlets.key(clean)))
    ):
        return None
    return Name(clean, None)


def _of_one_script(name: str) -> str:
    """An Arabic name without its Latin form, as mastheads in two languages show both; «قناة MBC» is one name.

    >>> _of_one_script("وكالة الوادي للأنباء Agence El Ouadi"), _of_one_script("قناة MBC"), _of_one_script("الجديد TV")
    ('وكالة الوادي للأنباء', 'قناة MBC', 'الجديد TV')
    """
    twice = _TWICE.fullmatch(name)
    if twice is None:
        return name
    plain = [word for word in twice["name"].split() if word not in _MEDIA]
    whole = bool(plain) and (len(twice["name"].split()) > 1 or len(twice["other"].split()) > 1)
    return twice["name"].strip(TRIMMED) if whole else name


@of_short(1 << 13, 400)
def by_form(part: str, registry: Registry) -> Name | None:
    """A house that the registry knows, or that says what it is ("صحيفة الوادي"); None for other words."""
    outlet = resolve(part, registry)
    if outlet:
        return Name(outlet.name, outlet)
    if is_described(part):
        return None
    named = _HOUSE.match(part) or (_TAILED.search(part) and len(part.split()) <= _TAILED_WORDS)
    return stated(part, registry) if named and _PLAIN.fullmatch(part) else None


def is_described(part: str) -> bool:
    """True for words that say what kind of house it is and name none: «صحيفة يومية», «جريدة إلكترونية مستقلة»."""
    return part.split(" ", 1)[0] in _MEDIA and _DESCRIBED.match(part) is not None


def known_place(name: str) -> bool:
    """True for a city of the list, a country, or what calls itself a state or a province: «ولاية الوادي»."""
    plain = outlets.key(name)
    return plain in _PLACES or plain in _countries() or is_state(name)


def is_state(name: str) -> bool:
    """True for a state, a kingdom, a province by the word that it begins with; those are no houses."""
    first, _, rest = outlets.key(name).partition(" ")
    return first in _STATES and bool(rest)


def says_house(part: str) -> bool:
    """True where words begin with what kind of house it is, and name one."""
    return _HOUSE.match(part) is not None and not is_described(part)


@cache
def _countries() -> frozenset[str]:
    from babel import Locale  # here, as it costs 40 ms that a run without credit lines need not pay

    return frozenset(outlets.key(name) for code, name in Locale("ar").territories.items() if len(code) == 2)


def of_address(address: str, registry: Registry) -> Name | None:
    """The house whose address it is; the host where the registry does not know it."""
    url = address if "://" in address else f"https://{address}"
    outlet = registry.of_url(url)
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return Name(outlet.name, outlet) if outlet else Name(host[:_LONGEST_NAME], None) if host else None
