"""Lines: a stream of bytes line by line, none of them larger than memory has room for."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO, Any

from mujaz.model import Span

_BREAK = re.compile(r"\n|(?<!\r)\r++(?!\Z)\n?")
"""More than one return before a feed: a program added its own to those of another. Returns at the very end say nothing:
the text may be cut there, before the feed."""


def split(stream: IO[bytes], largest: int) -> Iterator[tuple[int, Span, bytes | None]]:
    r"""Number (from 1), span and bytes of each line; None for one of more than ``largest``, which is passed over.

    >>> import io
    >>> [(n, *span, raw) for n, span, raw in split(io.BytesIO(b"a\nlong\nb"), 3)]
    [(1, 0, 2, b'a\n'), (2, 2, 7, None), (3, 7, 8, b'b')]
    """
    start = number = 0
    while raw := stream.readline(largest + 1):
        number += 1
        size = len(raw)
        if size <= largest:
            yield number, Span(start, start + size), raw
        else:
            while not raw.endswith(b"\n") and (raw := stream.readline(largest)):
                size += len(raw)
            yield number, Span(start, start + size), None
        start += size


def end_in_returns(text: str) -> bool:
    r"""True where lines end in a carriage return alone, as old Macs ended them, and Excel for the Mac still does.

    Args:
        text: the beginning of a file, which may be cut within a line break.

    >>> end_in_returns("a\rb\r"), end_in_returns("a\r\nb\r"), end_in_returns("a\r\r\nb"), end_in_returns("a")
    (True, False, False, False)
    >>> end_in_returns("a\r"), end_in_returns("a\r\r"), end_in_returns("a\r\rb")
    (False, False, True)
    """
    first = _BREAK.search(text)
    return first is not None and first[0].endswith("\r")


def with_feeds(stream: IO[bytes]) -> IO[bytes]:
    r"""The stream with a line feed for every carriage return: both are one byte, so that all keep their places.

    >>> with_feeds(io.BytesIO(b"a\rb")).readlines()
    [b'a\n', b'b']
    """
    return io.BufferedReader(_WithFeeds(stream))


class _WithFeeds(io.RawIOBase):
    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:  # collections.abc.Buffer is of Python 3.12
        view = memoryview(buffer)
        raw = self._stream.read(len(view)).replace(b"\r", b"\n")
        view[: len(raw)] = raw
        return len(raw)
