"""Nameplates: the name with which a page opens, above its menus, as sites write it where a reader's eye begins.

Pages open as often with a menu's first label, a section or another article's headline. What tells a name from those
is asked of its form (a house's noun before it, a tail such as «نيوز» behind it), of the rest of the page (it stands
again) and of what stands below it (a menu, and nothing that the text speaks of).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mujaz import outlets
from mujaz.arabic.letters import fold
from mujaz.articles.cues import shipped
from mujaz.articles.houses import (
    NOBODY,
    TRIMMED,
    WORDS,
    Name,
    is_described,
    is_state,
    known_place,
    of_address,
    stated,
)
from mujaz.articles.lines import key
from mujaz.articles.vocabulary import vocabulary
from mujaz.outlets import Registry


class Shown(NamedTuple):
    """A visible line at a record's head."""

    text: str
    rule: str
    """By which it is no part of a text."""


def find(head: Sequence[Shown], cuts: Sequence[str], told: Sequence[str], registry: Registry) -> Name | None:
    """The page's own name where its first line is one; None where that is a label, a headline or in doubt.

    Args:
        head: the record's visible lines above its first headline, at most ``SIGHT`` of them.
        cuts: all lines of boilerplate.
        told: headline and paragraphs.
        registry: who is who.

    >>> registry = outlets.load(None)[0]
    >>> head = [Shown("رادار البحيرة", ""), Shown("تنبيهات", ""), Shown("الوضع الداكن", ""), Shown("تخصيص", "")]
    >>> find(head, [], ["أوقفت الشرطة أربعة."], registry).name
    'رادار البحيرة'
    >>> find([Shown("صوت وصورة", ""), *head[1:]], [], ["أوقفت الشرطة أربعة."], registry)
    """
    for place, name, welcomed in _candidates(head):
        bare = outlets.key(name)
        if welcomed:
            return stated(name, registry)
        if not _could_name(name, bare):
            return None
        if is_house(name):
            return stated(name, registry)
        closed = head[place].text.rstrip().endswith((".", "…", "؟", "!", ":"))
        if closed or _plain(key(name).split()[0]) in _LABELS:
            return None
        below = head[place + 1 :]
        if below and below[0].rule in _TIMED:
            return None  # a programme, or a post
        others = [line for line in cuts if line.strip() != head[place].text.strip()]
        if _again(bare, [line.text for line in below], others):
            return stated(name, registry)
        menu = len(below) >= _MENU or any(line.rule in _SITE for line in below)
        spoken = any(f" {bare} " in f" {outlets.key(text)} " for text in told)
        alone = " " in bare and not spoken
        return stated(name, registry) if alone and menu and not _says(name) else None
    return None


def host(head: Sequence[Shown], registry: Registry) -> Name | None:
    """The one host that stands alone above the headline, as readers' modes and printouts show whose page it is."""
    hosts = {line.text.casefold() for line in head if _HOST.fullmatch(line.text)}
    named = hosts and not any(outlets.key(text.split(".")[-2]) in NOBODY for text in hosts)
    return of_address(hosts.pop(), registry) if named and len(hosts) == 1 else None


def is_house(name: str) -> bool:
    """True where a name says by its own form that it is a house's: «صحيفة الوادي», «مدونة …», «الوادي نيوز».

    >>> is_house("مدونة أخبار الجبل"), is_house("سندار 24"), is_house("قناة واتساب")
    (True, True, False)
    """
    words = key(name).split()
    known = shipped().is_known(name) or shipped().is_known(name.partition(" ")[2])
    if not 1 < len(words) <= _NAME_WORDS or known or is_described(name):
        return False
    numbered = len(words) == _NUMBER and len(words[-1]) == _NUMBER and words[-1].isdigit()
    plain = not (words[0].isdigit() or words[0] in vocabulary("issues") or _plain(words[0]) in _LABELS)
    return words[0] in _NOUNS or words[-1] in _TAILS or (numbered and plain)


def _candidates(head: Sequence[Shown]) -> Iterator[tuple[int, str, bool]]:
    """The first line that is no link for readers of screens and no choice of languages; a welcome's name."""
    for place, line in enumerate(head):
        welcome = _WELCOME.match(line.text)
        if welcome:
            yield place, welcome["name"].strip(TRIMMED), True
        elif line.rule not in _ASIDE and not _SKIP.match(line.text):
            name = _PIECES.split(_SIGNS.sub("", line.text.strip()))[0].strip(TRIMMED)
            if is_state(name) or not any(map(str.isalpha, name)):
                continue  # a state's bodies name themselves below it; a menu's sign names nothing
            speaks = len(line.text.partition(":")[2].split()) > _TAGLINE
            if speaks or (line.rule == "breadcrumb" and not is_house(name)):
                return  # «فلان: قال كذا وكذا» is a headline
            yield place, name, False


def _could_name(name: str, bare: str) -> bool:
    words = key(name).split()
    if not 1 <= len(words) <= _NAME_WORDS or len(bare) < _LETTERS or words[0][0].isdigit():
        return False
    if not is_house(name) and not _ARABIC.fullmatch(name):
        return False
    if shipped().is_known(name) or bare in NOBODY or known_place(name):
        return False
    dated = not (vocabulary("months") - _IN_NAMES).isdisjoint(words) or words[0] in vocabulary("dating")
    return not dated and not all(_plain(word) in _LABELS for word in words)


def _plain(word: str) -> str:
    """A label's word without «and» and article."""
    word = word[1:] if word.startswith("و") and len(word) > _LETTERS + 1 else word
    return word[2:] if word.startswith("ال") and len(word) > _LETTERS + 1 else word


def _says(name: str) -> bool:
    """True for what says something, as headlines and invitations do: a verb behind a noun, a function word."""
    words = key(name).split()
    if len(words) > _BARE_WORDS or name.rstrip().endswith((":", "؟", "!", ".", "…")):
        return True
    return not vocabulary("common").isdisjoint(words) or any(_VERB.match(word) for word in words[1:])


def _again(bare: str, below: Sequence[str], cuts: Sequence[str]) -> bool:
    """True where another line holds the name and says more, as lines of rights and invitations do."""
    held = f" {bare} "
    return any(
        held in f" {plain} " and plain != bare
        for line in (*below, *cuts)
        if bare in (plain := outlets.key(line))
    )


SIGHT = 12
"""Visible lines at a record's head."""
_NAME_WORDS = 5
_BARE_WORDS = 3
"""Words of a name for which nothing but its place speaks."""
_TAGLINE = 3
"""Words behind a name's colon, at most."""
_LETTERS = 3
_MENU = 3
"""Lines between it and the headline that are a menu, whatever they say."""
_NUMBER = 2
"""A word and two figures: «سندار 24»."""
_SITE = frozenset({"navigation", "share-widget", "skip", "subscription", "breadcrumb"})
_TIMED = frozenset({"time-line", "relative-time"})
_ASIDE = frozenset(
    {
        "letterhead",
        "date-line",
        "page-date",
        "share-widget",
        "foreign-label",
        "link",
        "divider",
        "skipped-box",
        "bare-number",
    }
)
_SKIP = re.compile(
    r"^(?:صورة|شعار|الشعار|logo|تخط|تجاوز|انتقل|الانتقال|اذهب|الذهاب|القفز|skip)", re.IGNORECASE
)
_WELCOME = re.compile(r"^\W*(?:مرحبا|أهلا|اهلا|أهلاً|مرحباً)(?: وسهلا)? ?(?:بكم|بك) في (?P<name>\S.{2,40})$")
_HOST = re.compile(r"(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,12}", re.IGNORECASE)
"""No scheme and no path: an address of a page is a link."""
_SIGNS = re.compile(r"^[^\w(«\"“]+")
"""A logo's sign, or a bullet."""
_PIECES = re.compile(r"\s*[|•·:]\s*|\s+[-–—/]\s+|\s{3,}|\t+")
_ARABIC = re.compile(r"[\sء-غف-ي\u064b-\u0652\d'’«»\"().-]+")
"""No letter of Latin, Persian, Urdu or Kurdish: those languages' menus are not known here."""
_VERB = re.compile(r"ي\w{3,}")
"""A verb in the present; names of houses are nouns."""
_IN_NAMES = frozenset({"اليوم", "عام", "اب"})
_NOUNS = frozenset(fold(noun) for noun in (*WORDS["plates"]["nouns"], *WORDS["offices"]["public"]))
_TAILS = frozenset(
    fold(tail) for names in (WORDS["tails"]["names"], WORDS["plates"]["tails"]) for tail in names
)
_LABELS = frozenset(
    _plain(key(word)) for word in (*WORDS["plates"]["labels"], *sorted(vocabulary("sections")))
)
