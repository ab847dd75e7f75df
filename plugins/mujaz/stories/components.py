"""Components: the parts into which links divide a set (union-find), whatever the order of the links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Id = TypeVar("Id", int, str)


class Components(Generic[Id]):
    """A partition of ids that only grows coarser."""

    def __init__(self, ids: Iterable[Id]) -> None:
        """Every id alone."""
        self._above: dict[Id, Id] = {ident: ident for ident in ids}

    def _top(self, ident: Id) -> Id:
        above = self._above
        while above[ident] != ident:
            above[ident] = above[above[ident]]
            ident = above[ident]
        return ident

    def joined(self, a: Id, b: Id) -> bool:
        """True where the two are in one part."""
        return self._top(a) == self._top(b)

    def join(self, a: Id, b: Id) -> None:
        """Put the parts of the two together."""
        a, b = sorted((self._top(a), self._top(b)))
        self._above[b] = a

    def parts(self) -> list[list[Id]]:
        """The parts, ids sorted, sorted by their first."""
        found: dict[Id, list[Id]] = defaultdict(list)
        for ident in sorted(self._above):  # the lowest of a part is its top
            found[self._top(ident)].append(ident)
        return list(found.values())
