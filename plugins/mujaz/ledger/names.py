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

from mujaz.ledger import pages
from mujaz.ledger.past import ArticleEntry, Ledger, StoryEntry
from mujaz.ledger.sketches import sketch
from mujaz.model import Article, Draft, Named, Redirect, Story
from mujaz.outlets import Registry

_LENGTH = 10
"""Characters of a story's id, 5 bits each: a million stories collide with a chance below 1 in 2,000, and then
the id grows."""
_NEVER = "9999"
"""Sorts an address without a day behind every dated one."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What the ledger makes of the drafts."""

    stories: tuple[Story, ...]
    """In the order of the drafts."""
    topics: tuple[Named, ...]
    outlets: tuple[Named, ...]
    places: tuple[Named, ...]
    persons: tuple[Named, ...]
    redirects: tuple[Redirect, ...]
    ledger: Ledger


def name(
    drafts: Sequence[Draft],
    articles: Iterable[Article],
    past: Ledger,
    registry: Registry,
    opening: pages.Opening,
) -> Naming:
    """Stories, pages and redirects of ``drafts``, and the ledger that remembers them.

    Args:
        drafts: what is published.
        articles: every article of the corpus, held ones too.
        past: the ledger of the last build.
        registry: gives registered outlets their ids.
        opening: with how many stories a subject opens a page.
    """
    corpus = {article.id: article for article in articles}
    holder = {member.article.id: number for number, draft in enumerate(drafts) for member in draft.members}
    claims = {entry.id: _claimed(entry, holder) for entry in past.stories}
    ids = _ids(drafts, past, claims)
    stories = tuple(Story(ident, f"s/{ident}.html", draft) for ident, draft in zip(ids, drafts, strict=True))
    kept = [_renewed(entry, claims[entry.id], ids, drafts, corpus) for entry in past.stories]
    entries = _followed(kept, set(ids)) + _founded(stories, {entry.id for entry in past.stories})
    sources = pages.of_outlets(stories, past, registry)
    topics = pages.of_topics(stories, past, opening.topics)
    places = pages.of_places(stories, past, opening.places)
    persons = pages.of_persons(stories, past, opening.persons)
    return Naming(
        stories=stories,
        topics=tuple(named for _, named in topics),
        outlets=tuple(named for _, named in sources),
        places=tuple(named for _, named in places),
        persons=tuple(named for _, named in persons),
        redirects=_redirects(entries, set(ids)),
        ledger=Ledger(
            stories=tuple(sorted(entries)),
            articles=_articles(corpus.values(), past),
            pages=tuple(sorted({entry for entry, _ in (*sources, *topics, *places, *persons)})),
            addresses=past.addresses,
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
