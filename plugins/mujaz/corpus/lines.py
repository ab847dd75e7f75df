"""Lines: a stream of bytes line by line, none of them larger than memory has room for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO


def split(stream: IO[bytes], largest: int) -> Iterator[tuple[int, int, bytes | None]]:
    r"""Number (from 1), first byte and bytes of each line; None for one of more than ``largest``, passed over.

    The byte after a line that was passed over is the next line's first.

    >>> import io
    >>> list(split(io.BytesIO(b"a\nlong\nb"), 3))
    [(1, 0, b'a\n'), (2, 2, None), (3, 7, b'b')]
    """
    start = number = 0
    while raw := stream.readline(largest + 1):
        number += 1
        size = len(raw)
        if size <= largest:
            yield number, start, raw
        else:
            while not raw.endswith(b"\n") and (raw := stream.readline(largest)):
                size += len(raw)
            yield number, start, None
        start += size
