"""Naming: which past address each draft bears, and what becomes of addresses that no draft bears.

An address belongs to its founding article: the story that holds that article bears it. Where the founding
article is gone, the story with the most of its members does; where two addresses meet in one story (a merge),
the oldest wins and the others redirect; where a story falls apart (a split), the address stays with the founding
article's part. A story with no article left is withdrawn, and its page says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mujaz import outlets
from mujaz.ledger.past import ArticleEntry, Ledger, PageEntry, StoryEntry
from mujaz.ledger.sketches import sketch
from mujaz.model import Article, Draft, Named, Redirect, Story
from mujaz.outlets import Registry

_LENGTH = 10
"""Characters of a story's id, 5 bits each: a million stories collide with a chance below 1 in 2,000, and then
the id grows."""
_NOBODY = Registry()
"""Topics have no registry."""
_TOPIC_WORDS = 5
"""Words of a topic at most: a longer one is a sentence, or keywords that lost what stood between them."""
_NEVER = "9999"
"""Sorts an address without a day behind every dated one."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What the ledger makes of the drafts."""

    stories: tuple[Story, ...]
    """In the order of the drafts."""
    topics: tuple[Named, ...]
    outlets: tuple[Named, ...]
    redirects: tuple[Redirect, ...]
    ledger: Ledger


def name(
    drafts: Sequence[Draft], articles: Iterable[Article], past: Ledger, registry: Registry, topic_stories: int
) -> Naming:
    """Stories, pages and redirects of ``drafts``, and the ledger that remembers them.

    Args:
        drafts: what is published.
        articles: every article of the corpus, held ones too.
        past: the ledger of the last build.
        registry: gives registered outlets their ids.
        topic_stories: a topic opens a page with so many stories.
    """
    corpus = {article.id: article for article in articles}
    holder = {member.article.id: number for number, draft in enumerate(drafts) for member in draft.members}
    claims = {entry.id: _claimed(entry, holder) for entry in past.stories}
    ids = _ids(drafts, past, claims)
    stories = tuple(Story(ident, f"s/{ident}.html", draft) for ident, draft in zip(ids, drafts, strict=True))
    kept = [_renewed(entry, claims[entry.id], ids, drafts, corpus) for entry in past.stories]
    entries = _followed(kept, set(ids)) + _founded(stories, {entry.id for entry in past.stories})
    topics = _pages("topic", _by_topic(stories), past, topic_stories)
    sources = _pages("outlet", _by_outlet(stories, registry), past, 1, registry)
    return Naming(
        stories=stories,
        topics=tuple(named for _, named in topics),
        outlets=tuple(named for _, named in sources),
        redirects=_redirects(entries, set(ids)),
        ledger=Ledger(
            stories=tuple(sorted(entries)),
            articles=_articles(corpus.values(), past),
            pages=tuple(sorted({entry for entry, _ in (*topics, *sources)})),
        ),
    )


# ── stories ───────────────────────────────────────────────────────────────────────────────────────


def _claimed(entry: StoryEntry, holder: Mapping[str, int]) -> int | None:
    """Number of the draft that an address belongs to, or None where all of its articles are gone."""
    if entry.founding in holder:
        return holder[entry.founding]
    found = [holder[member] for member in entry.members if member in holder]
    return min(found, key=lambda number: (-found.count(number), number)) if found else None


def _ids(drafts: Sequence[Draft], past: Ledger, claims: Mapping[str, int | None]) -> list[str]:
    """An id per draft: the oldest address that claims it, else a new one from its founding article."""
    bearers: dict[int, StoryEntry] = {}
    for entry in sorted(past.stories, key=lambda e: (e.first or _NEVER, e.id)):
        number = claims[entry.id]
        if number is not None:
            bearers.setdefault(number, entry)
    taken = {entry.id for entry in past.stories}
    ids: list[str] = []
    for number, draft in enumerate(drafts):
        ident = bearers[number].id if number in bearers else _fresh(_founding(draft), taken)
        taken.add(ident)
        ids.append(ident)
    return ids


def _founding(draft: Draft) -> str:
    """The article that a new story is named after: its earliest, ties by id."""
    return min(
        (member.published.iso() if member.published else _NEVER, member.article.id)
        for member in draft.members
    )[1]


def _fresh(founding: str, taken: set[str]) -> str:
    """A new id from the founding article's, lengthened where it is taken already."""
    whole = founding.partition("-")[2] + hashlib.sha256(founding.encode()).hexdigest()
    return next(whole[:length] for length in range(_LENGTH, len(whole) + 1) if whole[:length] not in taken)


def _renewed(
    entry: StoryEntry,
    number: int | None,
    ids: Sequence[str],
    drafts: Sequence[Draft],
    corpus: Mapping[str, Article],
) -> StoryEntry:
    """A past entry as it stands now: its members are those of its story, and those that vanished meanwhile."""
    gone = {member for member in entry.members if member not in corpus}
    if number is None:
        return entry
    if ids[number] != entry.id:
        return replace(entry, into=ids[number])
    present = {member.article.id for member in drafts[number].members}
    return replace(entry, into="", members=tuple(sorted(present | gone)))


def _followed(entries: Sequence[StoryEntry], alive: set[str]) -> list[StoryEntry]:
    """Entries whose ``into`` names the story at the end of the chain of merges."""
    into = {entry.id: entry.into for entry in entries}

    def end(ident: str) -> str:
        seen: set[str] = set()
        while ident not in alive and into.get(ident) and ident not in seen:
            seen.add(ident)
            ident = into[ident]
        return ident

    return [replace(entry, into=end(entry.into)) if entry.into else entry for entry in entries]


def _founded(stories: Iterable[Story], known: set[str]) -> list[StoryEntry]:
    return [
        StoryEntry(
            id=story.id,
            founding=_founding(story.draft),
            first=story.draft.dating.day.isoformat() if story.draft.dating else "",
            into="",
            members=tuple(sorted(member.article.id for member in story.draft.members)),
        )
        for story in stories
        if story.id not in known
    ]


def _redirects(entries: Iterable[StoryEntry], alive: set[str]) -> tuple[Redirect, ...]:
    return tuple(
        Redirect(f"s/{entry.id}.html", f"s/{entry.into}.html" if entry.into in alive else None)
        for entry in sorted(entries)
        if entry.id not in alive
    )


def _articles(articles: Iterable[Article], past: Ledger) -> tuple[ArticleEntry, ...]:
    """Every article ever seen; a present one under its present sketch."""
    seen = {entry.id: entry for entry in past.articles}
    seen.update((article.id, ArticleEntry(article.id, sketch(article))) for article in articles)
    return tuple(seen[ident] for ident in sorted(seen))


# ── topics and outlets ────────────────────────────────────────────────────────────────────────────


def _by_topic(stories: Iterable[Story]) -> dict[str, list[tuple[str, str]]]:
    """Folded topic → each spelling with its story's id, in the order of the stories."""
    found: dict[str, list[tuple[str, str]]] = {}
    for story in stories:
        for topic in story.draft.topics:
            if len(topic.split()) > _TOPIC_WORDS:
                continue
            found.setdefault(_key(topic), []).append((topic.strip(), story.id))
    return found


def _by_outlet(stories: Iterable[Story], registry: Registry) -> dict[str, list[tuple[str, str]]]:
    """Key of each outlet → its name with each story's id, in the order of the stories."""
    found: dict[str, list[tuple[str, str]]] = {}
    for story in stories:
        for outlet in sorted({m.article.outlet for m in story.draft.members if m.article.outlet}):
            found.setdefault(_key(outlet, registry), []).append((outlet, story.id))
    return found


def _pages(
    kind: str,
    found: Mapping[str, Sequence[tuple[str, str]]],
    past: Ledger,
    enough: int,
    registry: Registry = _NOBODY,
) -> list[tuple[PageEntry, Named]]:
    """The pages of one kind: those opened before, and those that have stories enough now; sorted by key."""
    before = _before(kind, past, registry)
    pages: list[tuple[PageEntry, Named]] = []
    for key in sorted(before.keys() | found.keys()):
        spelled = found.get(key, ())
        stories = tuple(dict.fromkeys(story for _, story in spelled))
        if not key or (key not in before and len(stories) < enough):
            continue
        entry = before.get(key) or _opened(kind, key, [spelling for spelling, _ in spelled], registry)
        known = registry.named(entry.name) or next((o for o in registry if o.id == entry.id), None)
        shown = known.name if known else entry.name
        pages.append((entry, Named(entry.id, shown, f"{kind[0]}/{entry.id}.html", stories)))
    return pages


def _before(kind: str, past: Ledger, registry: Registry) -> dict[str, PageEntry]:
    """The pages opened before, by the key that their outlet or topic has today; none is ever lost.

    A page whose id the registry gives to an outlet is that outlet's, whatever it was called when it was opened.
    Where two pages have come to one key, the one of the registry's id bears it, the other stays under its id.
    """
    named = {outlet.id: outlet.name for outlet in registry}
    entries = [entry for entry in past.pages if entry.kind == kind]
    found: dict[str, PageEntry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.id not in named, entry.id)):
        known = named.get(entry.id) if kind == "outlet" else None
        key = _key(known or entry.name, registry)
        found[key if key not in found else f"{key} {entry.id}"] = entry
    return found


def _opened(kind: str, key: str, spellings: Sequence[str], registry: Registry) -> PageEntry:
    """A new page, named by its commonest spelling, its id the registry's or a hash of the key."""
    outlet = registry.named(spellings[0])
    ident = outlet.id if outlet else hashlib.sha256(f"{kind} {key}".encode()).hexdigest()[:_LENGTH]
    named = outlet.name if outlet else min(spellings, key=lambda word: (-spellings.count(word), word))
    return PageEntry(kind, ident, key, named)


def _key(name: str, registry: Registry = _NOBODY) -> str:
    """What makes two spellings one page: the registry's name, folded; else the folded spelling."""
    outlet = registry.named(name)
    return outlets.key(outlet.name if outlet else name)
