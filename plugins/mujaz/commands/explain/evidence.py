"""Evidence: what two articles share and where they contradict each other, in their own words as they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from mujaz.arabic import calendar, names
from mujaz.arabic.words import stem
from mujaz.fingerprints import RARE
from mujaz.fingerprints.sentences import HEAD
from mujaz.model import Article, Fingerprint
from mujaz.stories import disputed, overlap, shared, told
from mujaz.stories.counts import Count
from mujaz.stories.passages import Overlap
from mujaz.stories.told import Told

_PASSAGES, _SENTENCES, _NAMES, _STRANGERS = 3, 3, 12, 6
"""Of each kind the most telling ones are shown."""
_ALIKE = 0.25
"""Likeness (0–1) from which two sentences are worth reading side by side."""
_VERBATIM = 0.5
"""Share of a sentence in common runs from which the passage has shown it already."""

Known = Callable[[str], str | None]
"""What a folded word names, if anything: ``names.country`` or ``names.city``."""
Both = tuple[str, str]
"""Words of the one article and of the other, as they stand."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an editor would lay side by side."""

    overlap: Overlap
    """How much of the shorter text stands in the longer."""
    passages: tuple[str, ...]
    """The longest runs of words that both have, as the first article spells them."""
    sentences: tuple[Both, ...]
    """Sentences that tell the same in other words, the likest first."""
    names: tuple[Both, ...]
    """Rare words of both, the rarest first, each as either spells it."""
    figures: tuple[Both, ...]
    """Counts of one thing that contradict each other, with what they count."""
    days: tuple[Both, ...]
    """The dates that headline and lead of either write, else its own, where none is common; several by commas."""
    weekdays: tuple[Both, ...]
    """Weekdays that headline and lead of either name, where they name none in common."""
    countries: tuple[Both, ...]
    """Countries that headline and lead of either name, where they name none in common."""
    cities: tuple[Both, ...]
    """The same of cities."""
    strangers: Both
    """Who acts or speaks in either and stands nowhere in the other text; where none is known by a title, rare words
    of headline and lead."""


def of(one: Article, other: Article, prints: tuple[Fingerprint, Fingerprint]) -> Evidence:
    """The evidence of two articles, in the order given; ``prints`` are theirs."""
    a, b = told.of(one), told.of(other)
    short, long = sorted((one, other), key=lambda article: (len(article.text), article.id))
    passages = shared(one.text, other.text)
    longest = sorted(passages, key=lambda passage: (passage[0].start - passage[0].end, passage[0].start))
    return Evidence(
        overlap(short.text, long.text),
        tuple(" ".join(one.text[slice(*span)].split()) for span, _ in longest[:_PASSAGES]),
        _sentences(a, b),
        _names(a, b),
        tuple(_counted(group) for group in disputed.figures([a, b])),
        _apart(_days(one, a), _days(other, b)),
        _apart(_weekdays(a), _weekdays(b)),
        _apart(_places(a, names.country), _places(b, names.country)),
        _apart(_places(a, names.city), _places(b, names.city)),
        (_only(a, b, prints[0].persons), _only(b, a, prints[1].persons)),
    )


def _sentences(a: Sequence[Told], b: Sequence[Told]) -> tuple[Both, ...]:
    scored = sorted(
        ((-told.likeness(x.terms, y.terms), x.place, y.place) for x in a for y in b),
    )
    found: list[Both] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for score, place, other in scored:
        if -score < _ALIKE or len(found) == _SENTENCES:
            break
        if place in used[0] or other in used[1] or overlap(a[place].text, b[other].text).share >= _VERBATIM:
            continue
        used[0].add(place)
        used[1].add(other)
        found.append((a[place].text.strip(), b[other].text.strip()))
    return tuple(found)


def _names(a: Sequence[Told], b: Sequence[Told]) -> tuple[Both, ...]:
    ones, others = _written(a), _written(b)
    both = sorted(ones.keys() & others.keys(), key=lambda term: (-ones[term][0], term))
    return tuple((ones[term][1], others[term][1]) for term in both[:_NAMES])


def _written(sentences: Sequence[Told]) -> Mapping[str, tuple[float, str]]:
    """Rare stem → rarity, and the word as it first stands."""
    found: dict[str, tuple[float, str]] = {}
    for sentence in sentences:
        for word in sentence.words:
            if word.weight >= RARE:
                found.setdefault(word.term, (word.weight, sentence.text[word.start : word.end]))
    return found


def _counted(group: Sequence[Count]) -> Both:
    one, other = (count.told.text[count.start : count.end] for count in group)
    return one, other


def _only(own: Sequence[Told], others: Sequence[Told], persons: Set[str]) -> str:
    known = {term for sentence in others for term in sentence.terms}
    acting = {term: said for term, said in _written(own).items() if term in persons}
    leading = acting or _written([sentence for sentence in own if sentence.zone == HEAD])
    alone = [word for term, (_, word) in leading.items() if term not in known]
    return "، ".join(alone[:_STRANGERS])


def _days(article: Article, sentences: Sequence[Told]) -> dict[str, str]:
    """Day → what headline and lead write for it; else the article's own."""
    written = {
        found.date.isoformat(): sentence.text[found.start : found.end].strip()
        for sentence in reversed(sentences)
        if sentence.zone == HEAD
        for found in calendar.mentions(sentence.text)
        if found.date
    }
    if written or article.published is None:
        return written
    day = article.published.day.isoformat()
    return {day: f"{day} (published)"}


def _weekdays(sentences: Sequence[Told]) -> dict[str, str]:
    """Weekday → what headline and lead write for it."""
    return {
        str(found.weekday): sentence.text[found.start : found.end].strip()
        for sentence in reversed(sentences)
        if sentence.zone == HEAD
        for found in calendar.weekdays(sentence.text)
    }


def _places(sentences: Sequence[Told], known: Known) -> dict[str, str]:
    return {
        place: sentence.text[word.start : word.end]
        for sentence in reversed(sentences)
        if sentence.zone == HEAD
        for word in reversed(sentence.words)
        if (place := known(word.folded) or known(stem(word.folded)))
    }


def _apart(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[Both, ...]:
    """What either writes, where both write something and nothing in common."""
    if not one or not other or one.keys() & other.keys():
        return ()
    written = ("، ".join(dict.fromkeys(words[key] for key in sorted(words))) for words in (one, other))
    first, second = written
    return ((first, second),)
