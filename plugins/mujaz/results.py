"""Results of pure work on a stream of items: remembered where they are known, else made by as many processes as pay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from mujaz.cache import Cache
from mujaz.pool import Pool, processes

A = TypeVar("A")
B = TypeVar("B")


class _Asked(NamedTuple):
    """An item on its way through the cache."""

    item: Any
    key: bytes
    remembered: bool


@dataclass(frozen=True, slots=True)
class Work(Generic[A, B]):
    """Something that is made of one item alone."""

    name: str
    make: Callable[[Sequence[A]], Sequence[B]]
    """Makes a result of each of some items; pure, and picklable as they are."""
    shape: Any
    """The result's type as the cache reads it."""
    made_from: Callable[[A], bytes]
    """All that a result depends on, beside Mujaz itself."""
    weight: Callable[[A], int]
    """How much work an item is, about a microsecond each."""
    together: int = 0
    """As in ``Pool``."""

    def each(
        self, items: Iterable[A], folder: Path | None, workers: int | None = None
    ) -> Iterator[tuple[A, B]]:
        """Each item with its result, in order.

        Args:
            items: taken in one by one, never all at once.
            folder: of the cache; None: nothing is remembered.
            workers: processes that may work at once; None: as many as there are cores.
        """
        with Cache(folder) as cache:

            def asked() -> Iterator[tuple[_Asked, B | None]]:
                for item in items:
                    key = cache.key(self.name, self.made_from(item)) if folder else b""
                    known: B | None = cache.find(key, self.shape)
                    yield _Asked(item, key, remembered=known is not None), known

            pool: Pool[_Asked, B] = Pool(
                partial(_made, self.make),
                self._weighed,
                self.together,
                processes() if workers is None else workers,
            )
            for (item, key, remembered), result in pool.fill(asked()):
                if not remembered:
                    cache.keep(key, result)
                yield item, result

    def _weighed(self, asked: _Asked) -> int:
        return self.weight(asked.item)


def _made(make: Callable[[Sequence[A]], Sequence[B]], asked: Sequence[_Asked]) -> Sequence[B]:
    return make([one.item for one in asked])
