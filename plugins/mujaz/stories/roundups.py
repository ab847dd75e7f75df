"""Round-ups: texts whose paragraphs tell an event each. The story of a round-up is linked to those events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import chain

from mujaz.arabic.letters import fold
from mujaz.arabic.words import split
from mujaz.fingerprints import telling
from mujaz.model import Article, Fingerprint
from mujaz.stories.background import CROWD, principals

_EVENTS = 3
"""Events that a round-up tells at least: two are a report with its background."""
_PARAGRAPHS = 0.5
"""Share of a round-up's paragraphs that tell an event of another story; those of a long report are its own."""
_NAMES, _MASS = 2, 5.0
"""An event's principal names that a paragraph tells at least, and their rarity together: one unseen name
and another."""
_SHARE = 0.5
"""Share of those names that it tells; a brief has room for half of a lead."""
_DAYS = 7
"""Days about a round-up's own within which its events lie: a week's digest."""


def round_ups(
    groups: Sequence[Sequence[Fingerprint]], articles: Mapping[str, Article]
) -> tuple[tuple[int, int], ...]:
    """Pairs of indices into ``groups`` (lower first, sorted): a round-up and an event that it tells.

    Args:
        groups: the texts of each story.
        articles: by id, those of all of them.
    """
    names = [principals(group) for group in groups]
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, known in enumerate(names):
        for term in known:
            bearers[term].append(at)
    few = {term: places for term, places in bearers.items() if len(places) <= CROWD}
    found: set[tuple[int, int]] = set()
    for at, group in enumerate(groups):
        for given in group:
            words = frozenset(given.telling.words)
            named = Counter(chain.from_iterable(few[word] for word in words if word in few))
            near = {
                other: names[other]
                for other, shared in sorted(named.items())
                if shared >= _NAMES
                and other != at
                and _same_days(given, groups[other])
                and _told(names[other], words) >= _MASS
            }
            events = _events(articles[given.id], near) if len(near) >= _EVENTS else set()
            found |= {(min(at, other), max(at, other)) for other in events}
    return tuple(sorted(found))


def _told(names: Mapping[str, float], words: Set[str]) -> float:
    """Rarity together of an event's names that stand among ``words``; 0 where too few of them do."""
    told = sum(weight for term, weight in names.items() if term in words)
    return told if told >= _SHARE * sum(names.values()) else 0.0


def _same_days(given: Fingerprint, event: Sequence[Fingerprint]) -> bool:
    """True where the event is of the round-up's days, or either is undated."""
    days = [other.day for other in event if other.day]
    return given.day is None or not days or min(abs(given.day - day).days for day in days) <= _DAYS


def _events(article: Article, near: Mapping[int, Mapping[str, float]]) -> set[int]:
    """The stories among ``near`` that a round-up's paragraphs tell, one each; none where it is no round-up."""
    events = [_event(paragraph, near) for paragraph in article.paragraphs]
    told = {event for event in events if event is not None}
    telling_one = sum(event is not None for event in events)
    return told if len(told) >= _EVENTS and telling_one >= _PARAGRAPHS * len(events) else set()


def _event(paragraph: str, near: Mapping[int, Mapping[str, float]]) -> int | None:
    """The story of which the paragraph names most."""
    words = {telling(word)[0] for word in split(fold(paragraph))}
    named = [(_told(names, words), -at) for at, names in near.items() if len(names.keys() & words) >= _NAMES]
    most, at = max(named, default=(0.0, 0))
    return -at if most >= _MASS else None
