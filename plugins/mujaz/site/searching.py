"""The index that readers search without a server: words of what the site shows, in files small enough for a phone.

One file says what there is to choose from and when each story was (``index.json``); the words are spread over shards
by a hash, so that a search loads one shard for each word; what a result shows stands in blocks of stories. Stories
are numbered from the oldest on, so that a new one changes the last block and the shards of its words only.

Nothing stands here that the pages do not show: the beginning of a text, never more of it than its outlet permits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mujaz.arabic import letters, terms, words
from mujaz.arabic.letters import fold

FOLDER = "search"
INDEX = f"{FOLDER}/index.json"
BLOCK = 32
"""Stories of a block: about 20 kB."""
_STORIES_PER_SHARD = 16
_FEWEST, _MOST = 4, 1024
"""Shards; a power of two, so that few stories more leave most of them as they are."""
_TITLE, _NAMED, _TOLD, _GUESSED = 3, 2, 1, 0
"""What a word weighs: in a headline, a name, the text; with a joined letter taken off."""
_WEIGHTS = 4


@dataclass(frozen=True, slots=True)
class Document:
    """A story as search knows it."""

    url: str
    title: str
    day: str
    """ISO; empty where unknown."""
    said: str
    """The day as the site says it."""
    outlets: tuple[str, ...]
    topics: tuple[str, ...]
    named: tuple[str, ...]
    """Places, persons and the headlines of its sources."""
    text: tuple[str, ...]
    """What its page shows of its text, and its key points."""


def shards(stories: int) -> int:
    """How many files hold the words of so many stories."""
    count = _FEWEST
    while count < _MOST and count * _STORIES_PER_SHARD < stories:
        count *= 2
    return count


def paths(stories: int) -> Iterator[str]:
    """Every file of the index of so many stories."""
    yield INDEX
    yield from (f"{FOLDER}/{number:04x}.json" for number in range(shards(stories)))
    yield from (f"{FOLDER}/stories-{number}.json" for number in range(-(-stories // BLOCK)))


def files(documents: Sequence[Document], order: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the whole index.

    Args:
        documents: oldest first.
        order: names of outlets and topics as an Arabic index sorts them, for readers to choose from.
    """
    yield INDEX, _written(_choices(documents, order))
    spread = shards(len(documents))
    held: list[dict[str, list[int]]] = [{} for _ in range(spread)]
    last: dict[str, int] = {}
    for number, document in enumerate(documents):
        for term, weight in sorted(_weights(document).items()):
            gap = number - last.get(term, 0)
            last[term] = number
            held[shard(term, spread)].setdefault(term, []).append(gap * _WEIGHTS + weight)
    for place, found in enumerate(held):
        yield f"{FOLDER}/{place:04x}.json", _written({term: found[term] for term in sorted(found)})
    for start in range(0, len(documents), BLOCK):
        shown = [_shown(document) for document in documents[start : start + BLOCK]]
        yield f"{FOLDER}/stories-{start // BLOCK}.json", _written(shown)


def shard(term: str, spread: int) -> int:
    """Which shard holds ``term``; FNV-1a of its UTF-16 units, 32 bits."""
    value = 0x811C9DC5
    for letter in term.encode("utf-16-le"):
        value = (value ^ letter) * 0x01000193 & 0xFFFFFFFF
    return value % spread


def _weights(document: Document) -> dict[str, int]:
    """Each term of a story with what it weighs there at most."""
    found: dict[str, int] = {}
    parts = (
        (_TITLE, (document.title,)),
        (_NAMED, (*document.outlets, *document.topics, *document.named)),
        (_TOLD, document.text),
    )
    for weight, texts in parts:
        for text in texts:
            for word in words.split(fold(text)):
                sure, guessed, name = terms.of(word)
                for term, weighs in ((sure, weight), (guessed, _GUESSED), (name, min(weight, _NAMED))):
                    if term:
                        found[term] = max(found.get(term, 0), weighs)
    return found


def _choices(documents: Sequence[Document], order: Sequence[str]) -> dict[str, object]:
    """What there is to choose from, when each story was, and how letters fold."""
    number = {name: place for place, name in enumerate(order)}
    outlets = sorted({name for document in documents for name in document.outlets}, key=number.__getitem__)
    topics = sorted({name for document in documents for name in document.topics}, key=number.__getitem__)
    return {
        "stories": len(documents),
        "shards": shards(len(documents)),
        "block": BLOCK,
        "days": [document.day for document in documents],
        "outlets": _of(outlets, [document.outlets for document in documents]),
        "topics": _of(topics, [document.topics for document in documents]),
        "letters": letters.table(),
    }


def _of(names: Sequence[str], held: Sequence[Sequence[str]]) -> dict[str, object]:
    number = {name: place for place, name in enumerate(names)}
    return {"names": names, "of": [sorted(number[name] for name in one) for one in held]}


def _shown(document: Document) -> list[object]:
    """What a result shows of a story, and where a search finds the words to mark."""
    return [document.url, document.title, document.said, document.outlets, " ".join(document.text)]


def _written(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
