"""Pages about somebody or something: an outlet, a topic, a place, a person. Once opened they stay.

A page is opened when stories enough are about its subject, and keeps its id for ever. It bears its subject's name
as long as a published story does; a name that no published story holds any longer may stand in held texts only.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mujaz import outlets
from mujaz.arabic import names
from mujaz.ledger.past import Ledger, PageEntry
from mujaz.model import Named, Outlet, Story
from mujaz.outlets import Registry

FOLDERS = {"outlet": "o", "topic": "t", "place": "l", "person": "n"}
"""Kind → folder of its pages; ``p`` is the hand-written pages' own."""
_LENGTH = 10
"""Characters of an id; see ``names``."""
_NOBODY = Registry()
"""Only outlets have a registry."""
_TOPIC_WORDS = 5
"""Words of a topic at most: a longer one is a sentence, or keywords that lost what stood between them."""
_SURROGATES = re.compile("[\ud800-\udfff]")
"""Bytes that no encoding explained: no file could hold them."""

Mentions = Iterable[tuple[str, str]]
"""A name with the id of a story that has it, in the order of the stories."""
Opened = list[tuple[PageEntry, Named]]


@dataclass(frozen=True, slots=True)
class Opening:
    """With how many stories a subject opens a page."""

    topics: int = 2
    places: int = 2
    persons: int = 2


def of_outlets(stories: Sequence[Story], past: Ledger, registry: Registry) -> Opened:
    """A page for each outlet that published here, by the registry's id and name where it has them."""
    mentions = (
        (outlet, story.id)
        for story in stories
        for outlet in sorted({m.article.outlet for m in story.draft.members if m.article.outlet})
    )
    return _pages("outlet", mentions, past, 1, lambda name: _registered(name, registry), registry)


def of_topics(stories: Sequence[Story], past: Ledger, enough: int) -> Opened:
    """A page for each topic of so many stories."""
    mentions = (
        (topic, story.id)
        for story in stories
        for topic in story.draft.topics
        if len(topic.split()) <= _TOPIC_WORDS
    )
    return _pages("topic", mentions, past, enough, outlets.key)


def of_places(stories: Sequence[Story], past: Ledger, enough: int) -> Opened:
    """A page for each place in which so many stories happen."""
    mentions = ((place, story.id) for story in stories for place in story.draft.places)
    return _pages("place", mentions, past, enough, outlets.key)


def of_persons(stories: Sequence[Story], past: Ledger, enough: int) -> Opened:
    """A page for each person of so many stories, whatever spelling of the name each has."""
    mentions = ((person, story.id) for story in stories for person in story.draft.persons)
    return _pages("person", mentions, past, enough, names.full)


def _registered(name: str, registry: Registry) -> str:
    """What makes two spellings one outlet: the registry's name, folded; else the folded spelling."""
    outlet = registry.named(name)
    return outlets.key(outlet.name if outlet else name)


def _pages(
    kind: str,
    mentions: Mentions,
    past: Ledger,
    enough: int,
    key: Callable[[str], str],
    registry: Registry = _NOBODY,
) -> Opened:
    """The pages of one kind: those opened before, and those that have stories enough now; sorted by key."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, story in mentions:
        tidy = _tidy(name)
        found.setdefault(key(tidy), []).append((tidy, story))
    by_id = {outlet.id: outlet for outlet in registry}
    before = _before(kind, past, key, by_id)
    pages: Opened = []
    for which in sorted(before.keys() | found.keys()):
        spelled = found.get(which, ())
        stories = tuple(dict.fromkeys(story for _, story in spelled))
        if not which or (which not in before and len(stories) < enough):
            continue
        spellings = Counter(spelling for spelling, _ in spelled)
        entry = before.get(which) or _opened(kind, which, spellings, registry)
        known = registry.named(entry.name) or by_id.get(entry.id)
        shown = known.name if known else _shown(entry.name, spellings)
        pages.append((entry, Named(entry.id, shown, f"{FOLDERS[kind]}/{entry.id}.html", stories)))
    return pages


def _before(
    kind: str, past: Ledger, key: Callable[[str], str], by_id: Mapping[str, Outlet]
) -> dict[str, PageEntry]:
    """The pages opened before, by the key that their subject has today; none is ever lost.

    A page whose id the registry gives to an outlet is that outlet's, whatever it was called when it was opened.
    Where two pages have come to one key, the one of the registry's id bears it, the other stays under its id.
    """
    entries = [entry for entry in past.pages if entry.kind == kind]
    found: dict[str, PageEntry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.id not in by_id, entry.id)):
        known = by_id.get(entry.id)
        which = key(known.name if known else entry.name)
        found[which if which not in found else f"{which} {entry.id}"] = entry
    return found


def _opened(kind: str, key: str, spellings: Mapping[str, int], registry: Registry) -> PageEntry:
    """A new page, named by its commonest spelling, its id the registry's or a hash of the key."""
    name = _commonest(spellings)
    outlet = registry.named(name)
    ident = outlet.id if outlet else hashlib.sha256(f"{kind} {key}".encode()).hexdigest()[:_LENGTH]
    return PageEntry(kind, ident, key, outlet.name if outlet else name)


def _shown(name: str, spellings: Mapping[str, int]) -> str:
    """The name that the page was opened with, if a published story still has it; empty where none has any."""
    if name in spellings or not spellings:
        return name if spellings else ""
    return _commonest(spellings)


def _commonest(spellings: Mapping[str, int]) -> str:
    return min(spellings, key=lambda name: (-spellings[name], name))


def _tidy(name: str) -> str:
    return " ".join(_SURROGATES.sub("\ufffd", name).split())
