"""Pairs: many pairs of texts, and what the two of each share, found at once.

Of every pair the first text is the one with the lower id. A *column* holds one value for each pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from mujaz.model import Fingerprint
from mujaz.stories.profiles import Profiles
from mujaz.stories.tables import Bools, Ints, Meeting, Table, meet

Column = TypeVar("Column")


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of texts of some ``profiles``; what is asked of them twice is computed once."""

    profiles: Profiles
    one: Ints
    """First texts, by their place in ``profiles``: each lower than the second."""
    other: Ints
    _known: dict[Callable[[Pairs], Any], Any] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.one)

    def get(self, column: Callable[[Pairs], Column]) -> Column:
        """What ``column`` makes of these pairs."""
        if column not in self._known:
            self._known[column] = column(self)
        found: Column = self._known[column]
        return found

    def only(self, kept: Bools) -> Pairs:
        """Those that are ``kept``; nothing is known of them yet."""
        return Pairs(self.profiles, self.one[kept], self.other[kept])

    def each(self, where: Bools) -> Iterator[tuple[int, Fingerprint, Fingerprint]]:
        """The few pairs that are ``True``, each by its place with its two fingerprints."""
        prints = self.profiles.prints
        for at in np.flatnonzero(where).tolist():
            yield at, prints[self.one[at]], prints[self.other[at]]

    @cached_property
    def terms(self) -> Meeting:
        """Stems that both tell."""
        return self.meet(self.profiles.terms)

    @cached_property
    def roots(self) -> Meeting:
        """Roots that both have."""
        return self.meet(self.profiles.roots)

    @cached_property
    def circumstances(self) -> Meeting:
        """Years, months and countries that both name."""
        return self.meet(self.profiles.circumstances)

    def meet(self, table: Table) -> Meeting:
        """The tokens of ``table`` that both texts of a pair have."""
        return meet(table, self.one, self.other)


def lone(a: Fingerprint, b: Fingerprint) -> Pairs:
    """One pair."""
    profiles = Profiles(sorted((a, b), key=lambda given: given.id))
    return Pairs(profiles, np.zeros(1, np.int64), np.ones(1, np.int64))
