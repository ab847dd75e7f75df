"""Pool: pure work on a stream of items, done by several processes where there is enough of it to pay for them.

What comes out does not depend on how many processes there are, nor on whether there are any: results come in the
order of the items. Only a few chunks are under way at a time, so that a long stream is never in memory whole.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

A = TypeVar("A")
B = TypeVar("B")

_CHUNK = 1 << 17
"""Weight of what is handed to another process at once, so that the way there and back costs next to nothing."""
_AHEAD = 2
"""Chunks under way for each process, so that none waits for the next."""
_ALONE = 1 << 20
"""Weight of the work that is done before other processes are started: they take a second or two to load."""


def singly(work: Callable[[A], B], items: Sequence[A]) -> list[B]:
    """Work that is done one item after the other."""
    return [work(item) for item in items]


def processes() -> int:
    """How many processes can work at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Pool(Generic[A, B]):
    """Work to be shared out."""

    work: Callable[[Sequence[A]], Sequence[B]]
    """Makes a result of each of some items; pure, and picklable as they are. Handed to each process once."""
    weight: Callable[[A], int]
    """How much work an item is."""
    together: int = 0
    """Weight of the items that are handed to the work at once here: with 0 one, so that no other is in memory."""
    workers: int = field(default_factory=processes)
    """Processes that may work at once."""
    alone: int = field(default_factory=lambda: _ALONE)
    """Weight of what is done here before they are started; looked up late, for tests that start them at once."""

    def fill(self, items: Iterable[tuple[A, B | None]]) -> Iterator[tuple[A, B]]:
        """Each item with what is known of it or, where that is None, with what the work makes of it; in order."""
        left = self.alone
        stream = iter(items)
        while left > 0 or self.workers == 1:
            chunk = next(self._chunks(stream, self.together), None)
            if chunk is None:
                return
            left -= sum(self.weight(item) for item, known in chunk if known is None)
            yield from _Chunk(chunk, None).filled(self.work)
        yield from self._shared(stream)

    def _shared(self, stream: Iterator[tuple[A, B | None]]) -> Iterator[tuple[A, B]]:
        """What is left of a stream, done by other processes; those start with the first chunk."""
        under_way: deque[_Chunk[A, B]] = deque()
        executor: ProcessPoolExecutor | None = None
        try:
            for chunk in self._chunks(stream, _CHUNK):
                if not under_way and executor is None:
                    executor = self._started()
                missing = [item for item, known in chunk if known is None]
                under_way.append(_Chunk(chunk, _submitted(executor, missing)))
                if len(under_way) > self.workers * _AHEAD:
                    yield from under_way.popleft().filled(self.work)
            while under_way:
                yield from under_way.popleft().filled(self.work)
        finally:
            if executor is not None:
                executor.shutdown(cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor | None:
        """The other processes; None where none can be started."""
        try:
            return ProcessPoolExecutor(
                self.workers, get_context("spawn"), initializer=_begin, initargs=(self.work,)
            )
        except _UNABLE:
            return None

    def _chunks(
        self, stream: Iterator[tuple[A, B | None]], enough: int
    ) -> Iterator[list[tuple[A, B | None]]]:
        chunk: list[tuple[A, B | None]] = []
        weight = 0
        for item, known in stream:
            chunk.append((item, known))
            weight += self.weight(item)
            if weight >= enough:
                yield chunk
                chunk, weight = [], 0
        if chunk:
            yield chunk


@dataclass(frozen=True, slots=True)
class _Chunk(Generic[A, B]):
    """Items in order, and the results that those without one will have."""

    items: list[tuple[A, B | None]]
    made: Future[Sequence[B]] | None

    def filled(self, work: Callable[[Sequence[A]], Sequence[B]]) -> Iterator[tuple[A, B]]:
        try:
            made = iter(self.made.result()) if self.made else None
        except _UNABLE:
            made = None
        if made is None:
            missing = [item for item, known in self.items if known is None]
            made = iter(work(missing)) if missing else iter(())
        for item, known in self.items:
            yield item, next(made) if known is None else known


def _submitted(executor: ProcessPoolExecutor | None, missing: Sequence[A]) -> Future[Sequence[Any]] | None:
    if executor is None or not missing:
        return None
    try:
        return executor.submit(_made, missing)
    except _UNABLE:
        return None


_UNABLE = (BrokenProcessPool, OSError, RuntimeError)
"""A process was killed, or none can be started here: too few descriptors, no semaphores. The work is then done here."""
_work: Callable[[Sequence[Any]], Sequence[Any]]
"""What this process was started for."""


def _begin(work: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
    global _work  # the one way in which a pool hands a process what it needs once
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it


def _made(items: Sequence[Any]) -> Sequence[Any]:
    return _work(items)
