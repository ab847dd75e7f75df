"""The cache: results kept by what they were made from. Deleting it changes nothing but time.

A key is the hash of everything a result depends on: the input's bytes, the settings, and the code and data files of
Mujaz itself, so that no stale result survives a new version. A cache that cannot be read is made anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
import numpy as np

T = TypeVar("T")
_FILE = "mujaz.sqlite"
_KEPT_RUNS = 20
"""A result that the last so many runs did not ask for is thrown away."""


class Cache:
    """A file of results, opened for one run. Without a folder it remembers nothing."""

    def __init__(self, folder: Path | None) -> None:
        """Open the cache in ``folder``; where that cannot be done, go on without one."""
        self._results: sqlite3.Connection | None = None
        self._run = 0
        if folder is not None:
            try:
                self._open(folder)
            except (OSError, sqlite3.Error):
                self._results = None

    def __enter__(self) -> Self:
        """The cache itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """Keep what was made, also after an error: a result is true or not there."""
        if self._results is None:
            return
        try:
            self._results.execute("DELETE FROM result WHERE run < ?", (self._run - _KEPT_RUNS,))
            self._results.commit()
            self._results.close()
        except sqlite3.Error:
            self._results = None

    def recall(self, stage: str, made_from: bytes, shape: Any, make: Callable[[], T]) -> T:
        """The result of ``stage`` for an input: remembered, else made and remembered.

        Args:
            stage: name of what is made.
            made_from: all that the result depends on beside Mujaz itself.
            shape: the result's type as msgspec reads it; ``Any``, for a generic alias is no ``type[T]``.
            make: makes the result.
        """
        if self._results is None:
            return make()
        key = hashlib.blake2b(stage.encode() + b"\0" + made_from, digest_size=16, key=_version()).digest()
        try:
            row = self._results.execute("SELECT value, run FROM result WHERE key = ?", (key,)).fetchone()
            if row is not None:
                if row[1] != self._run:
                    self._results.execute("UPDATE result SET run = ? WHERE key = ?", (self._run, key))
                remembered: T = msgspec.msgpack.decode(row[0], type=shape, dec_hook=_array)
                return remembered
        except (sqlite3.Error, msgspec.DecodeError):
            pass  # unreadable: made anew
        result = make()
        self._remember(key, result)
        return result

    def _remember(self, key: bytes, result: object) -> None:
        if self._results is None:
            return
        try:
            value = msgspec.msgpack.encode(result, enc_hook=_bytes)
            self._results.execute("INSERT OR REPLACE INTO result VALUES (?, ?, ?)", (key, value, self._run))
        except (sqlite3.Error, UnicodeEncodeError):
            return  # a busy or full disk, or text with undecodable bytes: made again next time

    def _open(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / _FILE
        try:
            self._results, self._run = _connect(file)
        except sqlite3.OperationalError:
            raise  # busy: another run is writing; this one goes on without
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)
            self._results, self._run = _connect(file)


def _connect(file: Path) -> tuple[sqlite3.Connection, int]:
    """The open file and the number of this run."""
    results = sqlite3.connect(file, timeout=5)
    results.execute("PRAGMA synchronous = OFF")  # a lost cache costs time only
    results.execute(
        "CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, value BLOB, run INTEGER) WITHOUT ROWID"
    )
    last = results.execute("SELECT max(run) FROM result").fetchone()[0]
    return results, (last or 0) + 1


@cache
def _version() -> bytes:
    """Hash of Mujaz's own code and data."""
    digest = hashlib.blake2b(digest_size=32)
    _add(files("mujaz"), digest)
    return digest.digest()


def _add(folder: Traversable, digest: hashlib.blake2b) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                _add(entry, digest)
        elif not entry.name.endswith(".pyc"):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())


def _bytes(value: Any) -> bytes:
    """How msgspec writes what it does not know: arrays of 64-bit hashes."""
    if isinstance(value, np.ndarray):
        return value.astype("<u8").tobytes()
    raise NotImplementedError(f"{type(value)} cannot be kept in the cache")


def _array(shape: type, value: Any) -> Any:
    """How msgspec reads them back."""
    return np.frombuffer(value, dtype="<u8")
