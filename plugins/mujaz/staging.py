"""Old or new, never half: a site is made in a folder of its own and then put in place in one step.

On Linux the two folders change places atomically (renameat2 with RENAME_EXCHANGE, Linux 3.15); elsewhere, or on a
file system that cannot, two renames follow each other, and ``begin`` mends what a kill between them left behind.
"""

from __future__ import annotations

import ctypes
import filecmp
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from mujaz.errors import BuildError

MARKER = ".mujaz"
"""Stands in every folder that Mujaz wrote; only such a folder is ever replaced."""
_MARKER_TEXT = "This folder is written by Mujaz and replaced whole at every build.\n"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True)
class Staging:
    """A site being made, and where it will stand."""

    output: Path
    fresh: Path
    """The folder to write into, beside ``output``."""
    old: Path


def begin(output: Path) -> Staging:
    """An empty folder to write a site into. The caller holds the lock of ``output``.

    Raises:
        BuildError: ``output`` holds something that Mujaz did not write.
    """
    place = output.resolve()
    staging = Staging(place, place.with_name(f".{place.name}.new"), place.with_name(f".{place.name}.old"))
    if staging.old.is_dir() and not place.exists():
        staging.old.rename(place)
    _refuse_foreign(place)
    for left_over in (staging.fresh, staging.old):
        if left_over.exists():
            shutil.rmtree(left_over)
    staging.fresh.mkdir(parents=True)
    (staging.fresh / MARKER).write_text(_MARKER_TEXT, "utf-8")
    return staging


def paths(staging: Staging) -> list[str]:
    """Every file of the new site, relative to it, sorted."""
    return sorted(
        Path(folder, name).relative_to(staging.fresh).as_posix()
        for folder, _, names in os.walk(staging.fresh)
        for name in names
    )


def commit(staging: Staging) -> None:
    """Put the new site in place of the old one; files that did not change keep their times.

    Raises:
        BuildError: the file system refused; the old site stands as it was.
    """
    try:
        if not staging.output.exists():
            staging.fresh.rename(staging.output)
            return
        _keep_unchanged(staging.output, staging.fresh)
        if _exchange(staging.fresh, staging.output):
            replaced = staging.fresh
        else:
            staging.output.rename(staging.old)
            staging.fresh.rename(staging.output)
            replaced = staging.old
    except OSError as error:
        raise BuildError(f"the new site could not be put at {staging.output}: {error}") from error
    shutil.rmtree(replaced, ignore_errors=True)  # the new site stands; the next build removes what is left


def _refuse_foreign(output: Path) -> None:
    if not output.exists() or (output.is_dir() and not any(output.iterdir())):
        return
    if not output.is_dir() or not (output / MARKER).is_file():
        raise BuildError(
            f"{output} was not written by Mujaz and would be replaced whole. Name another OUTPUT, or empty it yourself."
        )


def _keep_unchanged(output: Path, fresh: Path) -> None:
    """Give unchanged files the times they had, so that servers and sync tools see them as unchanged."""
    for folder, _, names in os.walk(fresh):
        for name in names:
            new = Path(folder, name)
            was = output / new.relative_to(fresh)
            if was.is_file() and not was.is_symlink() and filecmp.cmp(new, was, shallow=False):
                stat = was.stat()
                os.utime(new, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders atomically; False where system or file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
