"""One build from lock to swap: judge, let the site be written beside the old one, check it, put it in place.

Knows nothing of Pelican: ``__init__.py`` calls ``begin`` before Pelican writes and ``finish`` after.
"""

from __future__ import annotations

import atexit
import logging
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from mujaz import decisions, ledger, pipeline, staging
from mujaz.errors import BuildError, Problem
from mujaz.progress import Progress
from mujaz.settings import Settings
from mujaz.typed import typed

log = logging.getLogger(__name__)

PATIENCE = 60
"""Seconds that a build waits for another one of the same output or ledger before it gives up."""
SHOWN = 20
"""Problems told one by one; ``mujaz check`` tells all."""


@dataclass(frozen=True, slots=True)
class Build:
    """A build under way; holds the locks of its output and its ledger."""

    settings: Settings
    run: pipeline.Run
    staging: staging.Staging
    locks: ExitStack


def begin(settings: Settings, output: Path, progress: Progress) -> Build:
    """Judge the corpus and open an empty folder for the site.

    Raises:
        BuildError: another build of ``output`` or of the same ledger is running, a ruling for a published site
            cannot be read, or ``output`` is not ours to replace.
    """
    _refuse_lost_rulings(settings)
    output = output.resolve()
    if output.is_relative_to(settings.corpus) or settings.corpus.is_relative_to(output):
        raise BuildError(
            f"OUTPUT {output} and CORPUS {settings.corpus} lie in one another: the site would be read as news, "
            "or replace it. Name another OUTPUT."
        )
    for name, place in (
        ("LEDGER", settings.ledger),
        ("DECISIONS", settings.decisions),
        ("CACHE", settings.cache),
    ):
        if place.resolve().is_relative_to(output):
            raise BuildError(
                f"{name} {place} lies in OUTPUT {output}, which every build replaces whole. Name another {name}."
            )
    with ExitStack() as locks:
        for place in sorted({output, settings.ledger}):  # in one order: two builds never wait for each other
            _lock(place, locks)
        staged = staging.begin(output)
        build = Build(settings, pipeline.run(settings, progress), staged, locks.pop_all())
    atexit.register(build.locks.close)  # a build that fails in Pelican's hands is never finished
    return build


def _lock(place: Path, locks: ExitStack) -> None:
    """Keep other builds away from the folder ``place`` until ``locks`` closes; leaves nothing beside it then."""
    place.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(place.with_name(f".{place.name}.lock"))
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout as error:
        raise BuildError(f"another build is writing {place}. Wait for it, or name another folder.") from error
    locks.callback(_unlock, lock)


def _unlock(lock: FileLock) -> None:
    """Removed while it is still held: who waits for it sees a file without a name, and makes a new one."""
    with suppress(OSError):
        Path(lock.lock_file).unlink()
    lock.release()


def _refuse_lost_rulings(settings: Settings) -> None:
    """A build at hand warns of rulings that cannot be read; one for readers must not publish what they hold."""
    if settings.published:
        _, unreadable = decisions.read(settings.decisions)
        if unreadable:
            raise BuildError(
                f"{unreadable[0]} Nothing is published while a ruling cannot be read"
                + (f" ({len(unreadable)} such: {typed(settings, 'check')})." if len(unreadable) > 1 else ".")
            )


def finish(build: Build, expected: Iterable[str], extra: Mapping[str, str]) -> None:
    """Check that every page stands, expected or published before, keep the ledger, put the site in place.

    The ledger goes first: a build killed between the two leaves addresses that nothing shows yet, never a page
    whose address would be forgotten.

    Args:
        build: as begun.
        expected: site-relative paths that must have been written.
        extra: site-relative path → file of the editor's that is published there as it is.

    Raises:
        BuildError: a page is missing or replaced by an extra file, or the site could not be put in place.
    """
    try:
        pages = sorted(expected)
        if replaced := [path for path in pages if path in extra]:
            raise BuildError(
                f"{extra[replaced[0]]} would replace the page {replaced[0]}. Give it another name."
            )
        missing = [path for path in pages if not _stands(build.staging.fresh / path)]
        if missing:
            raise BuildError(
                f"{len(missing)} pages were not written, the first is {missing[0]}. The old site stands."
            )
        before = build.run.inputs.past.addresses
        if lost := [path for path in before if not _stands(build.staging.fresh / path)]:
            raise BuildError(
                f"{len(lost)} addresses that were published lead nowhere now, the first is {lost[0]}; the old site "
                f"stands. If none of them ever reached a reader, empty {build.settings.ledger / 'addresses.tsv'}."
            )
        addresses = ledger.lasting(staging.paths(build.staging))
        ledger.write(replace(build.run.ledger, addresses=addresses), build.settings.ledger)
        staging.commit(build.staging)
    finally:
        build.locks.close()
    report(build.run.problems, typed(build.settings, "check"))


def tell(build: Build) -> None:
    """One line on standard output: what stands where now, and what waits for an editor."""
    digest, sums = build.run.digest, build.run.digest.sums
    waiting = (
        f"; {sums.held} held, {sums.rejected} rejected: see {typed(build.settings, 'check')}"
        if sums.held + sums.rejected
        else ""
    )
    if not sums.records:
        log.warning("%s holds no article that can be read: the site is empty", build.settings.corpus)
    sys.stdout.write(
        f"{len(digest.stories)} stories from {sums.published} articles in {build.staging.output}{waiting}\n"
    )


def report(problems: tuple[Problem, ...], check: str) -> None:
    """Tell the editor what to look at; Problems never fail a build. ``check`` is the command that tells all."""
    for problem in problems[:SHOWN]:
        log.warning("%s", problem)
    if len(problems) > SHOWN:
        log.warning("and %d more problems: %s lists them all", len(problems) - SHOWN, check)


def _stands(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0
