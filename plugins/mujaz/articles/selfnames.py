"""Self-names: the name by which a page calls itself, known by where it stands and stands again, not by its words.

A page's own name heads it, or stands in a byline or a dateline, and recurs elsewhere: in its line of rights, in
what it says below the text, in quotes where people spoke to it, above its other articles. A section, a person or a
place stands in one such position too, but not in two, and a place stands unquoted in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from mujaz import outlets
from mujaz.arabic.letters import fold
from mujaz.articles import rights
from mujaz.articles.cues import shipped
from mujaz.articles.houses import NOBODY, NOUNS, TRIMMED, WORDS, Name, known_place, resolve, stated
from mujaz.articles.lines import key
from mujaz.articles.vocabulary import vocabulary
from mujaz.outlets import Registry

_TOP = 2
"""Lines at a page's very top, one of which is its name."""
_ABOVE = 12
"""Lines of boilerplate among which an office's name stands over its own release."""
_NAME_WORDS = 4
_LONGEST = 160
"""Characters of a line that may be a byline, a line of rights or an invitation."""
_PARAGRAPHS = 12
_DATELINE = 60
_PIECES = re.compile(r"\s*[|•·:()]\s*|\s+[-–—/]\s*|[-–—/]\s+|\s+ـ+\s+|\s{3,}|\t+")
_QUOTED = re.compile(r"[«\"“](?P<name>[^«»\"“”\n]{2,40})[»\"”]")
_SPOKEN_TO = re.compile(
    r"(?:(?:^|\s)لـ{0,3}\s?|(?:موقع|صحيفة|جريدة|شبكة|منصة|مجلة|وكالة|بوابة|قناة|ترجم\w{0,3}"
    r"|اطلعت?(?: عليها?)?|حصلت(?: عليها?)?|تلقتها?|تلقته)\s)$"
)
_SELF = (
    r"(?:مراسلو?|مراسله|مراسلي|علمت?|خصت?|خاص|حصلت?|التقت?|كاميرا|ل?موقع|ل?وكاله|ل?صحيفه|فريق|قراء|متابعي?)"
)
_TOLD_TO = re.compile(r"(?:^|\s)لـ{0,3}\s?[«\"“](?P<name>[^«»\"“”]{2,40})[»\"”]")
"""«فلان لـ«الميناء»: …», as papers head their interviews."""
_IN_NAMES = frozenset({"اليوم"})
"""A word of dates that papers call themselves by."""
_DIGITS = re.compile(r"\d")
_OFFICES = frozenset(fold(word) for word in WORDS["offices"]["public"])
_MINISTRY, _MINISTER = fold("وزارة"), fold("وزير")
_NOUNS = frozenset(fold(noun) for noun in (*NOUNS, "نشرة", "مدونة", "منصة", "الموقع", "أسبوعية", "يومية"))


def find(lines: Sequence[str], cuts: Sequence[str], told: Sequence[str], registry: Registry) -> Name | None:
    """The page's own name; None where none stands in two of the places where only such a name does.

    Args:
        lines: the article's metadata lines, in order.
        cuts: lines of boilerplate around it, in order.
        told: its headline and paragraphs.
        registry: who is who.

    >>> registry = outlets.load(None)[0]
    >>> find(["الضفة - سلمى"], ["البيدق", "سياسة", "© البيدق 2021"], ["وقع شيء."], registry).name
    'البيدق'
    """
    cuts = [line for line in cuts if line and len(line) <= _LONGEST]
    lines = [line for line in lines if line and len(line) <= _LONGEST]
    places: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for place, name in _positions(lines, cuts, told):
        bare = _bare(name)
        if bare and _could_name(name, bare, registry):
            places.setdefault(bare, set()).add(place)
            if bare not in shown or place == "rights":
                shown[bare] = name.strip(TRIMMED).removeprefix("موقع ")
    for bare, at in places.items():
        named = bool(at & {"top", "rights"})
        if (named or "dateline" in at) and any(_spoken(bare, text, named) for text in told[:_PARAGRAPHS]):
            at.add("spoken to")
    found = [bare for bare in places if _is_own(bare, places[bare], lines, cuts, told)]
    most = max((len(places[bare]) for bare in found), default=0)
    best = [bare for bare in found if len(places[bare]) == most]
    return stated(shown[best[0]], registry) if len(best) == 1 else _office(cuts, told, registry)


def is_form(one: str, other: str) -> bool:
    """True for two forms of one name, whatever kind of house each says that it is: «موقع X» and «قناة X»."""
    return _bare(one) == _bare(other)


def _positions(lines: Sequence[str], cuts: Sequence[str], told: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every name that stands where a page's own does, with the place."""
    plain = [line for line in cuts[: 2 * _TOP] if not _DIGITS.search(line)]
    for line in plain[:_TOP]:
        yield "top", _PIECES.split(line.strip())[0]
    for line in lines:
        pieces = [piece for piece in _PIECES.split(line) if piece.strip()]
        if len(pieces) > 1:
            yield from (("byline", piece) for piece in pieces)
            if not any(known_place(piece.strip(TRIMMED)) for piece in pieces):
                yield "first", pieces[0]
    for above, line in pairwise(lines):
        if len(_PIECES.split(above)) == 1 and outlets.key(_PIECES.split(line)[0]) == outlets.key(
            above
        ) != outlets.key(line):
            yield "twice", above
    for line in cuts:
        if rights.speak(line, last=line is cuts[-1]):
            yield from (("rights", piece) for name in rights.holders(line) for piece in _PIECES.split(name))
    for text in told[1:2]:
        pieces = _PIECES.split(text[:_DATELINE])[:-1]
        yield from (("dateline", piece) for piece in takewhile(_is_short, pieces))
    yield from (("spoken to", found["name"]) for found in _TOLD_TO.finditer(told[0]))
    for text in told[1:_PARAGRAPHS]:
        for quoted in _QUOTED.finditer(text):
            before = text[max(0, quoted.start() - 20) : quoted.start()]
            if _SPOKEN_TO.search(before):
                yield "spoken to", quoted["name"]


def _is_short(piece: str) -> bool:
    """True for a piece of a dateline; the first sentence begins with more words, or with words that bind."""
    words = key(piece).split()
    return len(words) < _NAME_WORDS and vocabulary("common").isdisjoint(words)


@lru_cache(maxsize=1 << 13)
def _bare(name: str) -> str:
    """The folded name without what kind of house it is, so that «موقع X» and «X» are one."""
    words = outlets.key(name.strip(TRIMMED)).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _NOUNS else words)


def _could_name(name: str, bare: str, registry: Registry) -> bool:
    plain = name.strip(TRIMMED)
    words = key(plain).split()
    if not 1 <= len(words) <= _NAME_WORDS or len(bare) < len("abc") or _DIGITS.search(words[0]):
        return False
    if vocabulary("sections").issuperset(words) or shipped().is_known(plain) or outlets.key(plain) in NOBODY:
        return False
    outlet = resolve(plain, registry)
    known = (vocabulary("months") | vocabulary("dating")) - _IN_NAMES
    return not ((outlet and outlet.kind == "agency") or known_place(plain) or not known.isdisjoint(words))


def _is_own(
    bare: str, places: set[str], lines: Sequence[str], cuts: Sequence[str], told: Sequence[str]
) -> bool:
    if not places & {"top", "rights"} and f" {bare} " in f" {outlets.key(_TOLD_TO.sub(' ', told[0]))} ":
        return False  # of whom a headline speaks, or who speaks in it
    held = _holding(bare, cuts) or _holding(bare, (line for line in lines if len(_PIECES.split(line)) == 1))
    if places & {"rights", "spoken to"} and (len(places) > 1 or held):
        return True
    repeated = sum(_bare(line) == bare for line in cuts) > 1
    if _tells_of(bare, told):
        return False
    if "twice" in places:
        return True  # «أنباء الوادي», and below it «أنباء الوادي - فلان»
    if "dateline" in places and _holding(bare, cuts):
        return True  # «أنباء الجبل - عين الزهر - أكد …», and «تابعوا أنباء الجبل»
    if "top" in places:
        return (len(places - {"first"}) > 1) + held + repeated > 1
    return "first" in places and repeated  # a person stands in bylines and in lines about him, too


def _spoken(bare: str, text: str, named: bool) -> bool:
    """True where a text speaks of the name as papers do of themselves: «مراسل X», «علم X», «خاص X:».

    «قال لX» counts only for what the page is named: one speaks, and goes, «ل» a place as well.
    """
    plain = outlets.key(text)
    if bare not in plain:
        return False  # nearly always, without a pattern to be made
    own = rf"{_SELF} {re.escape(bare)}" + (rf"|ل{re.escape(bare)}" if named else "")
    return re.search(rf"(?:^|\s)(?:{own})(?!\w)", plain) is not None


def _holding(bare: str, lines: Iterable[str]) -> bool:
    """True where one of the lines holds the name and says more."""
    return any(f" {bare} " in f" {outlets.key(line)} " and _bare(line) != bare for line in lines)


def _tells_of(bare: str, told: Sequence[str]) -> bool:
    """True where the text itself speaks of what bears the name, in no quotes: a place, a club, a person."""
    for place, text in enumerate(told):
        plain = outlets.key(_QUOTED.sub(" ", text[_DATELINE // 2 if place == 1 else 0 :]))
        if f" {bare} " in f" {plain} ":
            return True
    return False


def _office(cuts: Sequence[str], told: Sequence[str], registry: Registry) -> Name | None:
    """The ministry or body whose name heads the page that tells of it: its own release."""
    opening = f" {' '.join(outlets.key(text) for text in told[:2])} " if cuts else ""
    found: dict[str, str] = {}
    for place, line in enumerate(cuts[:_ABOVE]):
        name = _PIECES.split(line.strip())[0].strip(TRIMMED)
        plain = outlets.key(name)
        office = 1 < len(name.split()) <= _NAME_WORDS + 1 and plain.split(" ", 1)[0] in _OFFICES
        minister = f" {plain.replace(_MINISTRY, _MINISTER)} "
        if office and (not place or f" {plain} " in opening or minister in opening):
            found[plain] = name
    return stated(next(iter(found.values())), registry) if len(found) == 1 else None
