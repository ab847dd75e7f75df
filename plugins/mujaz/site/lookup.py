"""Finding what belongs to a name or an id while pages are written."""

from __future__ import annotations

from mujaz.arabic import names
from mujaz.model import Article, Digest, Named, Story
from mujaz.outlets import Registry, key


class Lookup:
    """One digest, indexed once; names are compared as the registry compares them."""

    def __init__(self, digest: Digest, registry: Registry) -> None:
        self._registry = registry
        self._stories = {story.id: story for story in digest.stories}
        self._outlets = {key(named.name): named for named in digest.outlets}
        self._topics = {key(named.name): named for named in digest.topics if named.name}
        self._places = {key(named.name): named for named in digest.places if named.name}
        self._persons = {names.full(named.name): named for named in digest.persons if named.name}

    def stories(self, ids: tuple[str, ...]) -> tuple[Story, ...]:
        """The published stories of these ids, in the order given."""
        return tuple(self._stories[ident] for ident in ids if ident in self._stories)

    def outlet(self, name: str) -> Named | None:
        """The page of the outlet called ``name``, by any of its names."""
        known = self._registry.named(name)
        return self._outlets.get(key(known.name if known else name)) or self._outlets.get(key(name))

    def topic(self, name: str) -> Named | None:
        """The page of the topic called ``name``."""
        return self._topics.get(key(name))

    def place(self, name: str) -> Named | None:
        """The page of the place called ``name``."""
        return self._places.get(key(name))

    def person(self, name: str) -> Named | None:
        """The page of the person called ``name``, in any spelling."""
        return self._persons.get(names.full(name))

    def permits(self, article: Article) -> bool:
        """True where the article's outlet has given leave to show its whole text."""
        return self._registry.permits(article.outlet)
