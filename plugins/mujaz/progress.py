"""Progress of long work: on a terminal, after a while, and on standard error only; otherwise silence."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[str, int], None]
"""Called with a stage's name and how many of its things are done."""


def unseen(stage: str, done: int) -> None:
    """A ``Progress`` that nobody watches."""


@contextmanager
def shown() -> Iterator[Progress]:
    """A ``Progress`` that counts what each stage has done."""
    if not sys.stderr.isatty():
        yield unseen
        return
    from rich.console import Console
    from rich.progress import Progress as Bars
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed}"),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def show(stage: str, done: int) -> None:
            if stage not in tasks:
                tasks[stage] = int(bars.add_task(stage, total=None))
            bars.update(tasks[stage], completed=done)  # type: ignore[arg-type]  # rich's TaskID is an int

        yield show
