"""Citations: what a text says it took from other houses, and to whom its people spoke.

``وفقا لصحيفة لو موند`` and ``نقلت رويترز عن`` name a source of the text; a person quoted from a social network and
an official body do not. ``قال لـ«الشرق الأوسط»`` is how a paper names itself when it interviewed someone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from mujaz import outlets
from mujaz.arabic.letters import fold
from mujaz.arabic.remembering import of_short
from mujaz.arabic.spellings import LETTER, any_of, first_of
from mujaz.arabic.words import held
from mujaz.articles.houses import NOUNS, WORDS, Name, by_form, resolve, stated
from mujaz.model import Outlet
from mujaz.outlets import Registry

_PARAGRAPHS = 12
"""Paragraphs read: what a text took from others it says early; later mentions are mostly background."""
_BEFORE = 48
"""Characters before a name in which the citing word stands."""
_LONGEST = 5
"""Words of an unquoted name tried against the registry."""
_SHORTEST_AGENCY = 5
"""Letters of an agency's name that is recognised without "وكالة": shorter ones (وفا, سبأ, معا) are words."""
_REPEATED = 2
"""Times an unknown house must be named as the one spoken to."""

_UNKNOWN_WORDS = 3
_ENDS = frozenset(fold(word) for word in WORDS["ends"]["words"])
_PAPERS = frozenset(fold(word) for word in WORDS["ends"]["nouns"])
_INDEFINITE = re.compile("^(?!ال).*(?:يه|يات)$")
"""An adjective that says what kind of paper ("صحيفة محلية") and names none."""
_ADJECTIVE = re.compile("^ال.*(?:يه|يبه|نيه)$")
"""What says where the paper is from or of what kind it is: "كاثيميريني اليونانية"."""
_NEWS = re.compile(r"(?:ل?لا|ا)نباء$|(?:ل?لا|ا)نباء\s|اخبار")

_NOUN = rf"(?P<to>[وف]?(?:ل|لل|ب|عن\s|في\s))?(?P<noun>{any_of(NOUNS)})"
_HOUSE = re.compile(rf"(?<!{LETTER}){_NOUN}\s+(?=[«\"“(]?{LETTER})")
_NOUN_WORDS = frozenset(
    held(first + to + noun)[0] for noun in NOUNS for first in ("", "و", "ف") for to in ("", "ل", "لل", "ب")
)
_NOUN_STEM = re.compile("صحيف|وكال|موقع|قنا[ةه]|مجل[ةه]|شبك[ةه]|ذاع[ةه]|جريد|تلفزيون|راديو|فضائي|بواب[ةه]")
"""The stems of those nouns, found four times faster than the nouns in every spelling."""
_PREFIX = 6
"""Letters that may stand before a stem: و, ل, ال and the space before them."""
_AROUND = 40
"""Characters around a stem in which its noun, prefix and name begin."""
_QUOTED = re.compile(r"[«\"“](?P<name>[^«»\"“”\n]{2,40})[»\"”]")
_WORDS = re.compile(rf"{LETTER}+(?:['’.-]{LETTER}+)*")
_CITING = re.compile(
    rf"(?<!{LETTER})[وف]?{any_of(WORDS['citing']['words'])}ً?(?:\s(?:ما|به|عنه|عن|إلى|على|ل))?[\s،:]{{0,3}}(?:ل|عن\s|إلى\s)?$"
)
_SPOKEN = re.compile(
    rf"(?<!{LETTER})[وف]?(?:(?:تصريح|حديث|مقابل[ةه]|حوار|لقاء|قال|صرح|أكد|أوضح|كشف|أضاف|اتصال|استطلاع|[أا]بلغ){LETTER}*)"
    r"[^.؟!«»\n]{0,40}$"
)
_OWN = re.compile(
    rf"(?<!{LETTER})[وف]?(?:(?P<learned>علمت?)|{any_of(WORDS['own']['words'])})\s(?:(?P<noun>{any_of(NOUNS)})\s)?(?=[«\"“]|{LETTER})"
)
_OWN_WORDS = frozenset(
    held(first + phrase)[0] for phrase in ("علم", "علمت", *WORDS["own"]["words"]) for first in ("", "و", "ف")
)
_TO_QUOTED = re.compile(r"\sلـ{0,3}\s?[«\"“](?P<name>[^«»\"“”\n]{2,40})[»\"”]")
_QUOTING = '«"“'


def credited(paragraphs: Sequence[str], registry: Registry) -> tuple[Name, ...]:
    """The houses that the text says it took from, in order of mention.

    >>> registry = outlets.load(None)[0]
    >>> [name.name for name in credited(["وفقا لصحيفة لو موند الفرنسية، وقالت رويترز إن"], registry)]
    ['لو موند', 'رويترز']
    """
    found: list[Name] = []
    for text in paragraphs[:_PARAGRAPHS]:
        words = _telling(text, registry)
        if not words:
            continue  # nearly every paragraph, at a fifth of the cost
        places = [] if _NOUN_WORDS.isdisjoint(words) else _by_noun(text, registry)
        agencies = _agency_words(registry)
        if any(name <= words for first in words & agencies.keys() for name in agencies[first]):
            places += _by_agency(text, registry)
        found += [name for _, name in sorted(places, key=lambda place: place[0])]
    return tuple(dict.fromkeys(found))


@of_short(256, 4_000)
def _telling(text: str, registry: Registry) -> frozenset[bytes]:
    """The words of a text, as ``held`` has them, without which it names no house."""
    return _house_words(registry).intersection(held(text))


@lru_cache(maxsize=4)
def _house_words(registry: Registry) -> frozenset[bytes]:
    agencies = chain.from_iterable(_agency_words(registry).values())
    return _NOUN_WORDS.union(_OWN_WORDS, *agencies)


def closing(paragraph: str, registry: Registry) -> tuple[Name, ...]:
    """The houses at a text's end, in brackets or behind «المصدر:»: agencies, and whatever it says that it is from.

    >>> registry = outlets.load(None)[0]
    >>> [name.name for name in closing("وأغلق الطريق ساعات. (أ ف ب، رويترز)", registry)]
    ['وكالة فرانس برس', 'رويترز']
    >>> [name.name for name in closing("وأغلق الطريق ساعات. المصدر: وأج", registry)]
    ['وكالة الأنباء الجزائرية']
    """
    tail = paragraph[-_LAST:]
    found = _CLOSING.search(tail) or _LABELLED.search(tail)
    if found is None:
        return ()
    names = [by_form(part.strip(), registry) for part in _LISTED.split(found["houses"])]
    told = [name for name in names if name and (found["from"] or name.is_agency)]
    return tuple(told) if len(told) == len(names) else ()


_LAST = 60
"""Characters."""
_CLOSING = re.compile(r"\((?P<from>(?:نقلا?ً? )?عن )?(?P<houses>[^()\d]{2,40})\)[\s.]*$")
_LABELLED = re.compile(r"[.؟!»\"]\s*(?P<from>(?:ال)?مصدر\s?:)\s*(?P<houses>[^:()\d.]{2,40})[\s.]*$")
_LISTED = re.compile(r"[،,+/]|\s[-–—]\s")


def interviewer(paragraphs: Sequence[str], registry: Registry) -> Name | None:
    """The house to which the text's people spoke ("في تصريحات لـ«X»"): a known one, or one named repeatedly.

    None where two are named, and for agencies: papers name those when they take from them.
    """
    finders = {
        name.outlet.id: name for text in paragraphs for name in _finders(text, registry) if name.outlet
    }
    if len(finders) == 1:
        return next(iter(finders.values()))
    told = [
        " ".join(found["name"].split())
        for text in paragraphs
        if any(mark in text for mark in _QUOTING)
        for found in _TO_QUOTED.finditer(text)
        if _SPOKEN.search(text, max(0, found.start() - _BEFORE), found.start())
    ]
    if not told:
        return None
    spoken = Counter(told)
    known = {outlet.id: outlet for name in sorted(spoken) if (outlet := resolve(name, registry))}
    papers = [outlet for outlet in known.values() if outlet.kind != "agency"]
    if len(papers) == 1:
        return Name(papers[0].name, papers[0])
    if papers or known:
        return None
    repeated = [name for name, count in sorted(spoken.items()) if count >= _REPEATED]
    return stated(repeated[0], registry) if len(repeated) == 1 and len(spoken) == 1 else None


def _finders(text: str, registry: Registry) -> list[Name]:
    """The known houses that say they found something out themselves: "علمت «الشرق الأوسط»", "علمت وكالة كذا"."""
    found: list[Name] = []
    for own in () if _OWN_WORDS.isdisjoint(_telling(text, registry)) else _OWN.finditer(text):
        name = None
        if own["noun"]:
            name = _name_at(text, own.end(), own["noun"], registry)
        elif quoted := _QUOTED.match(text, own.end()):
            name = stated(quoted["name"], registry)
        # What an agency "got hold of" others report as well; only what it "learned" is told by itself.
        if name and name.outlet and (not name.is_agency or own["learned"]):
            found.append(name)
    return found


def _by_noun(text: str, registry: Registry) -> list[tuple[int, Name]]:
    """Houses named after "صحيفة", "وكالة" …: any that is quoted, an unquoted one where the registry knows it."""
    found: list[tuple[int, Name]] = []
    for house in _houses(text):
        cited = _CITING.search(text, max(0, house.start() - _BEFORE), house.start())
        spoken = house["to"] and _SPOKEN.search(text, max(0, house.start() - _BEFORE), house.start())
        if not (cited or spoken):
            continue
        name = _name_at(text, house.end(), house["noun"], registry)
        if name and (cited or name.outlet):
            found.append((house.start(), name))
    return found


def _houses(text: str) -> Iterator[re.Match[str]]:
    """Every noun for a house with a name after it."""
    last = -1
    for stem in _NOUN_STEM.finditer(text):
        house = _HOUSE.search(text, max(last, stem.start() - _PREFIX, 0), stem.end() + _AROUND)
        if house and last < house.end("noun") >= stem.end():
            last = house.end()
            yield house


def _name_at(text: str, start: int, noun: str, registry: Registry) -> Name | None:
    quoted = _QUOTED.match(text, start)
    if quoted:
        outlet = _house(noun, quoted["name"], registry)
        return Name(outlet.name, outlet) if outlet else stated(quoted["name"], registry)
    end = start
    tried: list[str] = []
    while len(tried) < _LONGEST and (word := _WORDS.match(text, end)):
        tried.append(text[start : word.end()])
        end = word.end() + (text[word.end() : word.end() + 1] == " ")
        if end == word.end():
            break
    for words in reversed(tried):
        outlet = _house(noun, words, registry)
        if outlet:
            return Name(outlet.name, outlet)
    return _unquoted(text, start, noun, registry)


def _unquoted(text: str, start: int, noun: str, registry: Registry) -> Name | None:
    """An unknown paper's name without quotes, where a word or a mark shows its end; a news agency's likewise."""
    words: list[str] = []
    at = start
    while word := _WORDS.match(text, at):
        if fold(word[0]) in _ENDS:
            break
        words.append(word[0])
        at = word.end() + 1
        if len(words) > _UNKNOWN_WORDS or text[word.end() : at] != " ":
            break
    else:
        return None
    if not 1 <= len(words) <= _UNKNOWN_WORDS or _INDEFINITE.search(fold(words[0])):
        return None
    if fold(noun) in _PAPERS:
        adjectives = [place for place, word in enumerate(words) if place and _ADJECTIVE.search(fold(word))]
        return stated(" ".join(words[: adjectives[0]] if adjectives else words), registry)
    name = " ".join((noun, *words))
    if fold(noun) == "وكاله" and (_NEWS.search(fold(name)) or len(words) == 1):
        return stated(name, registry)
    return None


def _house(noun: str, name: str, registry: Registry) -> Outlet | None:
    """The outlet of a name after its noun; "صحيفة الجزيرة" is another house than "قناة الجزيرة"."""
    return resolve(f"{noun} {name}", registry)


def as_another(name: str, told: Sequence[str]) -> bool:
    """True where a text cites a house by its noun alone, «وبحسب القناة», as none speaks of itself.

    >>> as_another("قناة الوادي", ["وبحسب القناة، فإن الطريق مغلق."])
    True
    """
    noun = name.partition(" ")[0]
    if noun not in NOUNS:
        return False
    cited = re.compile(
        rf"(?<!{LETTER})[وف]?{any_of(WORDS['citing']['words'])}\s+(?:عن\s)?(?:ال|لل){noun}(?!{LETTER})"
    )
    return any(cited.search(text) for text in told)


def _by_agency(text: str, registry: Registry) -> list[tuple[int, Name]]:
    """Agencies named right after a citing word, without "وكالة": "قالت رويترز", "وفقا لفرانس برس"."""
    pattern = _agencies(registry)
    found: list[tuple[int, Name]] = []
    for agency in pattern.finditer(text) if pattern else ():
        start = agency.start("name")
        if _CITING.search(text, max(0, start - _BEFORE), start) or (
            agency["to"] and _SPOKEN.search(text, max(0, agency.start() - _BEFORE), agency.start())
        ):
            outlet = resolve(agency["name"], registry)
            if outlet:
                found.append((start, Name(outlet.name, outlet)))
    return found


@lru_cache(maxsize=4)
def _agencies(registry: Registry) -> re.Pattern[str] | None:
    """Finds an agency's name that is no everyday word; None where the registry has no agency."""
    known = _agency_names(registry)
    if not known:
        return None
    return re.compile(rf"\s(?P<to>ل)?(?={first_of(known)})(?P<name>{any_of(known)})(?!{LETTER})")


def _agency_names(registry: Registry) -> list[str]:
    return [
        name
        for outlet in registry
        if outlet.kind == "agency"
        for name in (outlet.name, *outlet.aliases)
        if len(outlets.key(name)) >= _SHORTEST_AGENCY and "." not in name and not _is_adjective(name)
    ]


@lru_cache(maxsize=4)
def _agency_words(registry: Registry) -> dict[bytes, list[frozenset[bytes]]]:
    """The word that an agency's name begins with in a text → the words of each such name."""
    found: dict[bytes, list[frozenset[bytes]]] = {}
    for words in (held(to + name) for name in _agency_names(registry) for to in ("", "ل")):
        found.setdefault(words[0], []).append(frozenset(words))
    return found


def _is_adjective(name: str) -> bool:
    """True for "الفرنسية", "الألمانية": an agency only within brackets."""
    folded = fold(name)
    return " " not in folded and folded.startswith("ال") and folded.endswith("يه")
