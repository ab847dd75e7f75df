"""Components: the parts into which links divide a set (union-find), whatever the order of the links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Components:
    """A partition of ids that only grows coarser."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Every id alone."""
        self._above = {ident: ident for ident in ids}

    def _top(self, ident: str) -> str:
        above = self._above
        while above[ident] != ident:
            above[ident] = above[above[ident]]
            ident = above[ident]
        return ident

    def joined(self, a: str, b: str) -> bool:
        """True where the two are in one part."""
        return self._top(a) == self._top(b)

    def join(self, a: str, b: str) -> None:
        """Put the parts of the two together."""
        a, b = sorted((self._top(a), self._top(b)))
        self._above[b] = a

    def parts(self) -> list[list[str]]:
        """The parts, ids sorted, sorted by their first."""
        found: dict[str, list[str]] = defaultdict(list)
        for ident in sorted(self._above):
            found[self._top(ident)].append(ident)
        return sorted(found.values())
