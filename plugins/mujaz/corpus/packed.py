"""Packed: the bytes inside a gzip or zstd file, as a stream, and no more of them than the file can honestly hold.

Nothing is unpacked to a disk, and only the one file inside is read: no names, no folders, no nesting.
"""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any, cast

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_HONEST = 50
"""Times its size that a packed file may unpack to. Arabic news packs to a fifth, pages of one site to a
twentieth; a bomb to a thousandth (gzip) and less (zstd)."""
_SMALL = 4 << 20
"""Bytes that any file may unpack to: what a small file costs does not matter."""
_WINDOW = 27
"""log2 of the bytes that zstd may keep while it unpacks (128 MiB, what ``zstd --long`` writes)."""
_PIECE = 1 << 14
"""Bytes that are unpacked at once: the piece in which the packing is found broken is lost."""


class UnpackingError(OSError):
    """What is packed cannot be unpacked, or is more than is good for anyone. ``strerror`` says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(0, reason)


def _gzip(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb"))


def _zstd(path: Path) -> IO[bytes]:
    options: Mapping[int, int] = {zstd.DecompressionParameter.window_log_max: _WINDOW}
    return cast("IO[bytes]", zstd.open(path, "rb", options=options))


_OPENERS: Mapping[str, Callable[[Path], IO[bytes]]] = {".gz": _gzip, ".zst": _zstd}
SUFFIXES = frozenset(_OPENERS)
"""Suffixes (in lower case) of what is unpacked here."""


def open_file(path: Path) -> io.BufferedReader:
    """The unpacked bytes of ``path``, whose suffix is one of ``SUFFIXES``; the stream cannot seek.

    Raises:
        OSError: it cannot be opened; reading raises ``UnpackingError``.
    """
    most = max(_SMALL, _HONEST * path.stat().st_size)
    return _Reader(_Unpacked(_OPENERS[path.suffix.lower()](path), most), _PIECE)


class _Unpacked(io.RawIOBase):
    """A stream that counts what it hands out, and speaks of broken archives with one exception, again and again."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream = cast("io.BufferedIOBase", stream)
        self._left = most
        self._broken: UnpackingError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:  # collections.abc.Buffer is of Python 3.12
        if self._broken:
            raise self._broken
        view = memoryview(buffer)
        try:
            raw = self._stream.read1(min(len(view), _PIECE))
        except (EOFError, zlib.error, zstd.ZstdError, gzip.BadGzipFile) as error:
            self._broken = UnpackingError(f"its packing is broken: {error}")
            raise self._broken from error
        self._left -= len(raw)
        if self._left < 0:
            self._broken = UnpackingError(
                f"it unpacks to more than {_HONEST} times its size, as only an attack does"
            )
            raise self._broken
        view[: len(raw)] = raw
        return len(raw)

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Reader(io.BufferedReader):
    """What came before a break is read; the break is raised by the next call. A line that it cuts is none."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            return super().read(size)
        pieces: list[bytes] = []
        left = size
        while left:
            try:
                piece = self.read1(left)
            except UnpackingError:
                if pieces:
                    break
                raise
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)
