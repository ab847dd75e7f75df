"""The cache: results kept by what they were made from. Deleting it changes nothing but time.

A key is the hash of everything a result depends on: the input's bytes, the settings, the code and data files of
Mujaz itself, and the Python and the packages it runs on, so that no stale result survives a new version. A cache that
cannot be read is made anew. Several runs may use one cache: results are written in short transactions, and a run that
finds it busy goes on without.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from array import array
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
"""A result that the last so many runs that made something new did not ask for is thrown away."""
_RENEWED = 10
"""Runs after which it is noted again that a result is asked for: not at each, so that reading writes nothing."""
_WAITING = 8 << 20
"""Bytes of results that are kept in memory before they are written."""
_PATIENCE = 1.0
"""Seconds that a write waits for another run's; those last milliseconds."""


class Cache:
    """A file of results, opened for one run. Without a folder it remembers nothing."""

    def __init__(self, folder: Path | None) -> None:
        """Open the cache in ``folder``; where that cannot be done, go on without one."""
        self._results: sqlite3.Connection | None = None
        self._file: Path | None = None
        self._run = 0
        self._made: dict[bytes, bytes] = {}
        self._asked: list[bytes] = []
        self._waiting = 0
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
        try:
            self._write(closing=True)
        finally:
            if self._results is not None:
                self._results.close()
                self._results = None

    def recall(self, stage: str, made_from: bytes, shape: Any, make: Callable[[], T]) -> T:
        """The result of ``stage`` for an input: remembered, else made and remembered.

        Args:
            stage: name of what is made.
            made_from: all that the result depends on beside Mujaz itself.
            shape: the result's type as msgspec reads it; ``Any``, for a generic alias is no ``type[T]``.
            make: makes the result.
        """
        key = self.key(stage, made_from)
        remembered: T | None = self.find(key, shape)
        if remembered is not None:
            return remembered
        result = make()
        self.keep(key, result)
        return result

    def key(self, stage: str, made_from: bytes) -> bytes:
        """What a result is kept under; empty where nothing is."""
        if self._results is None:
            return b""
        return hashlib.blake2b(stage.encode() + b"\0" + made_from, digest_size=16, key=_version()).digest()

    def find(self, key: bytes, shape: Any) -> Any:
        """What is remembered under ``key``, None where nothing is."""
        if self._results is None:
            return None
        try:
            row = self._results.execute("SELECT value, run FROM result WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            if row[1] < self._run - _RENEWED:
                self._asked.append(key)
            return msgspec.msgpack.decode(row[0], type=shape, dec_hook=_array)
        except msgspec.DecodeError:
            return None  # unreadable: made anew
        except sqlite3.Error as error:
            self._renew(error)
            return None

    def keep(self, key: bytes, result: object) -> None:
        """Remember a result."""
        if self._results is None:
            return
        try:
            value = msgspec.msgpack.encode(result, enc_hook=_bytes)
        except UnicodeEncodeError:
            return  # text with undecodable bytes: made again next time
        self._made[key] = value
        self._waiting += len(value)
        if self._waiting > _WAITING:
            self._write()

    def _write(self, *, closing: bool = False) -> None:
        """Write what waits. Where another run is writing, or the disk is full, it is made again next time."""
        made, self._made, self._waiting = self._made, {}, 0
        if self._results is None or not (made or self._asked):
            return
        try:
            with self._results:
                rows = [(key, value, self._run) for key, value in made.items()]
                self._results.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?)", rows)
                if closing:
                    asked = [(self._run, key) for key in self._asked]
                    self._results.executemany("UPDATE result SET run = ? WHERE key = ?", asked)
                    self._results.execute("DELETE FROM result WHERE run < ?", (self._run - _KEPT_RUNS,))
        except sqlite3.Error as error:
            self._renew(error)

    def _renew(self, error: sqlite3.Error) -> None:
        """Begin anew where the file is damaged; where it is busy, or the disk full, go on with it."""
        if isinstance(error, sqlite3.OperationalError) or self._results is None or self._file is None:
            return
        self._results.close()
        try:
            self._file.unlink(missing_ok=True)
            self._results, self._run = _connect(self._file)
        except (OSError, sqlite3.Error):
            self._results = None

    def _open(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / _FILE
        try:
            self._results, self._run = _connect(self._file)
        except sqlite3.OperationalError:
            raise  # busy: another run is writing; this one goes on without
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            self._results, self._run = _connect(self._file)


def _connect(file: Path) -> tuple[sqlite3.Connection, int]:
    """The open file and the number of this run."""
    results = sqlite3.connect(file, timeout=_PATIENCE)
    try:
        results.execute("PRAGMA synchronous = OFF")  # a lost cache costs time only
        if results.execute("SELECT 1 FROM sqlite_master WHERE name = 'by_run'").fetchone() is None:
            results.execute(
                "CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, value BLOB, run INTEGER)"
            )
            results.execute("CREATE INDEX IF NOT EXISTS by_run ON result (run)")
        last = results.execute("SELECT max(run) FROM result").fetchone()[0]
    except sqlite3.Error:
        results.close()
        raise
    return results, (last or 0) + 1


@cache
def _version() -> bytes:
    """Hash of Mujaz's own code and data, and of what it runs on."""
    digest = hashlib.blake2b("\0".join((sys.version, *_packages())).encode(), digest_size=32)
    _add(files("mujaz"), digest)
    return digest.digest()


def _packages() -> list[str]:
    """The packages installed, each as ``name-version.dist-info``."""
    folders = [Path(entry) for entry in sys.path if entry and Path(entry).is_dir()]
    return sorted(found.name for folder in folders for found in folder.glob("*.dist-info"))


def _add(folder: Traversable, digest: hashlib.blake2b) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                _add(entry, digest)
        elif not entry.name.endswith(".pyc"):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())


def _bytes(value: Any) -> bytes:
    """How msgspec writes what it does not know: arrays of 64-bit hashes, and of small whole numbers."""
    if isinstance(value, np.ndarray):
        return value.astype("<u8").tobytes()
    if isinstance(value, array):
        return value.typecode.encode() + value.tobytes()
    raise TypeError(f"{type(value)} cannot be kept in the cache")


def _array(shape: Any, value: Any) -> Any:
    """How msgspec reads them back."""
    if shape is array:
        return array(chr(value[0]), value[1:])
    return np.frombuffer(value, dtype="<u8")
