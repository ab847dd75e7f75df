"""Work shared out among processes comes back as if one had done it."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from functools import partial

import pytest

from mujaz.pool import Pool, singly

ITEMS = [(number, number * 3 if number % 4 == 0 else None) for number in range(50)]


def thrice(number: int) -> int:
    return number * 3


def fragile(number: int) -> int:
    """Kills the process it runs in, unless that is the test's own."""
    if multiprocessing.parent_process() is not None:
        os._exit(1)
    return number * 3


def raising(number: int) -> int:
    raise ZeroDivisionError(number)


def heavy(number: int) -> int:
    return 1 << 15


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_order_whoever_made_them(workers: int) -> None:
    found = list(Pool(partial(singly, thrice), heavy, workers=workers, alone=10).fill(ITEMS))
    assert found == [(number, number * 3) for number in range(50)]


def test_what_is_known_is_not_made_again() -> None:
    assert list(Pool(partial(singly, raising), heavy, workers=2, alone=0).fill([(1, 3), (2, 6)])) == [
        (1, 3),
        (2, 6),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_broken_promise_is_told_as_by_one_process(workers: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(Pool(partial(singly, raising), heavy, workers=workers, alone=0).fill(ITEMS))


def test_a_process_that_is_killed_costs_time_only() -> None:
    found = list(Pool(partial(singly, fragile), heavy, workers=2, alone=0).fill(ITEMS))
    assert found == [(number, number * 3) for number in range(50)]


def test_a_long_stream_is_never_taken_in_whole() -> None:
    taken = 0

    def stream() -> Iterator[tuple[int, int | None]]:
        nonlocal taken
        for number in range(400):
            taken += 1
            yield number, None

    ahead = max(
        taken - number
        for number, _ in Pool(partial(singly, thrice), heavy, workers=2, alone=0).fill(stream())
    )
    assert ahead < 40


def test_where_no_process_can_be_started_one_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(38, "no semaphores here")

    monkeypatch.setattr("mujaz.pool.ProcessPoolExecutor", refuse)
    assert list(Pool(partial(singly, thrice), heavy, workers=2, alone=0).fill(ITEMS)) == [
        (number, number * 3) for number in range(50)
    ]
