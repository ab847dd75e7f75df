"""Places that a story happens in.

They are datelines that the text bears out, countries and cities that lead it, and what the text itself calls a
valley, a village or a port and names more than once.

Precision first: a nationality is no place, nor is a bank or a paper named after one; a name that is a word of the
language too needs a preposition of place before it. Names come from CLDR (territories, exemplar cities).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from babel import Locale

from mujaz.arabic import names
from mujaz.arabic.letters import fold
from mujaz.arabic.words import rarity, stem
from mujaz.curation.running import Lines, Word, table, words

MOST = 5
"""Places of one story; one that names more is a survey and happens in none of them."""
_ENOUGH = 2
"""Mentions that make a place a place of the story, where it is not named in a headline."""
_UNCOMMON = 1.5
"""Rarity from which a definite word behind "the city of" is its name: not "the city of the future"."""
_ARTICLE = "ال"
_LONGEST = 4
"""Words of a name."""
_JOINED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
"""What Arabic joins to a word before it."""
_SHORT = 3
"""Letters of a name behind such a letter at least, and one more."""


class _Known(NamedTuple):
    """What the tables know of a name."""

    shown: str
    ambiguous: bool
    adjective: bool
    """True for a name that is a nationality too: السعودية."""


class _Begun(NamedTuple):
    """A name that a word of a text may begin."""

    joined: str
    """The letter joined to it; empty for none."""
    rest: Sequence[str]
    """The words that must follow."""
    shown: str
    ambiguous: bool
    adjective: bool


def of(told: Sequence[Lines], datelines: Sequence[str]) -> tuple[str, ...]:
    """The places of a story, by the names that readers know, the most named first.

    Args:
        told: the words of one article per text.
        datelines: the place that each was written in, as received; empty where none is given.
    """
    led = [set(chain.from_iterable(_named(line) for line in text[:2])) for text in told]
    titled = [set(_named(text[0])) for text in told]
    mentions: dict[str, int] = {}
    for name in chain.from_iterable(_named(line) for text in told for line in text):
        mentions[name] = mentions.get(name, 0) + 1
    counted = {
        name: mentions[name]
        for name in sorted(set().union(*led))
        if any(name in title for title in titled) or mentions[name] >= _ENOUGH
    }
    for found in (_datelines(datelines, told), _features(told)):
        for name, count in found.items():
            counted[name] = max(count, counted.get(name, 0))
    return tuple(sorted(counted, key=lambda name: (-counted[name], name))[:MOST])


def _named(line: Sequence[Word]) -> Iterator[str]:
    """The places named in a line, as often as each is."""
    at = 0
    while at < len(line):
        begun = _beginning(line[at].folded)
        found = next((one for one in begun if _goes_on(line, at, one.rest)), None)
        before = "" if line[at].parted else line[at - 1].folded
        at += len(found.rest) + 1 if found else 1
        if found and _stands_for_itself(found, before):
            yield found.shown


def _goes_on(line: Sequence[Word], at: int, rest: Sequence[str]) -> bool:
    following = line[at + 1 : at + 1 + len(rest)]
    return [word.folded for word in following] == list(rest) and not any(word.parted for word in following)


def _stands_for_itself(found: _Begun, before: str) -> bool:
    """False where a name names something else: a bank, a word of the language, a nationality."""
    if before in _set("words", "namesake") or before[1:] in _set("words", "namesake"):
        return False
    if found.ambiguous:
        return found.joined == "ب" or before in _set("words", "behind")
    if found.adjective:  # "the Saudi government" is not Saudi Arabia
        return bool(found.joined) or not before or before in _set("words", "behind")
    return True


@lru_cache(maxsize=1 << 16)
def _beginning(word: str) -> tuple[_Begun, ...]:
    """The names that a folded word may begin, the longest first."""
    found: list[_Begun] = []
    for joined in _JOINED:
        if not word.startswith(joined):
            continue
        bare = word.removeprefix(joined)
        if joined.endswith("ل") and bare.startswith("ل"):
            bare = "ا" + bare  # ل and the article are written as one: لليمن
        if not joined or len(bare) > _SHORT:
            found += [_Begun(joined[-1:], n.split()[1:], *_known()[n]) for n in _by_first().get(bare, ())]
    return tuple(sorted(found, key=lambda one: -len(one.rest)))


@cache
def _by_first() -> dict[str, list[str]]:
    """First word of a name → the names."""
    found: dict[str, list[str]] = {}
    for name in _known():
        found.setdefault(name.split()[0], []).append(name)
    return found


def _datelines(datelines: Sequence[str], told: Sequence[Lines]) -> dict[str, int]:
    """Datelines' places that a text of the story names too, or that two of its texts were written in.

    A dateline alone says where the reporter sits.
    """
    known, written = _known(), [place.strip() for place in datelines]
    spoken = [" " + " ".join(word.folded for line in text for word in line) + " " for text in told]
    found: dict[str, int] = {}
    for place in written:
        folded = " ".join(word.folded for word in words(place))
        if not folded or len(folded.split()) > _LONGEST or any(letter.isdigit() for letter in folded):
            continue
        borne = sum(text.count(f" {p}{folded} ") for text in spoken for p in _JOINED)
        if borne + sum(fold(other) == fold(place) for other in written) >= _ENOUGH:
            shown = known[folded].shown if folded in known else place
            found[shown] = max(found.get(shown, 0), borne + 1)
    return found


@cache
def _set(section: str, name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table()["places"][section][name])


def _features(told: Sequence[Lines]) -> dict[str, int]:
    """What a story calls a valley, a village, a port, by the noun and the name, where it does so often enough."""
    counts: Counter[str] = Counter()
    spelled: dict[str, Counter[str]] = {}
    for line in chain.from_iterable(told):
        for run in _feature_runs(line):
            noun = _feature(run[0].folded)
            folded = " ".join((noun, *(word.folded for word in run[1:])))
            shown = " ".join(
                (run[0].said[len(run[0].folded) - len(noun) :], *(word.said for word in run[1:]))
            )
            counts[folded] += 1
            spelled.setdefault(folded, Counter())[shown] += 1
    return {
        min(spelled[folded], key=lambda said: (-spelled[folded][said], said)): count
        for folded, count in sorted(counts.items())
        if count >= _ENOUGH
    }


def _feature_runs(line: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """A noun of land or settlement with its name: a definite word, or a word and a definite one."""
    for at in range(len(line) - 1):
        if not _feature(line[at].folded) or line[at + 1].parted:
            continue
        name, after = line[at + 1], line[at + 2] if at + 2 < len(line) else None
        if name.folded in _known() or names.country(name.folded) or names.city(name.folded):
            continue
        length = 1
        if not name.folded.startswith(_ARTICLE):
            if after is None or after.parted or not after.folded.startswith(_ARTICLE):
                continue
            length = 2
        run = line[at : at + 1 + length]
        called = " ".join(word.folded for word in run[1:])
        if rarity(stem(run[-1].folded)) >= _UNCOMMON and called not in _known():
            yield run


@lru_cache(maxsize=1 << 16)
def _feature(word: str) -> str:
    """The noun of land or settlement that a word is, without what is joined to it; empty for none."""
    nouns = _set("words", "features")
    return next(
        (bare for joined in _JOINED if word.startswith(joined) and (bare := word[len(joined) :]) in nouns), ""
    )


def _is_adjective(folded: str) -> bool:
    return folded.startswith("ال") and folded.endswith("يه") and " " not in folded


@cache
def _known() -> dict[str, _Known]:
    """Folded name → the name shown: countries by their short names where they have one, then cities."""
    given, ambiguous = table()["places"], _set("words", "ambiguous")
    found: dict[str, _Known] = {}

    def know(name: str, shown: str) -> None:
        folded = " ".join(word.folded for word in words(name))
        if folded and len(folded.split()) <= _LONGEST:
            found.setdefault(folded, _Known(shown, folded in ambiguous, _is_adjective(folded)))

    for country in names.countries().values():
        for one in (country.shown, *country.others):
            know(one, country.shown)
    for name in given["cities"]["names"]:
        know(name, name)
    for _, zone in sorted(Locale("ar").time_zones.items()):
        if city := str(zone.get("city", "")):
            know(city, city)
    return found


def known(word: str) -> bool:
    """True for a folded word that is a place's whole name."""
    return word in _known()
