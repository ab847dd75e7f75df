"""Lines: a stream of bytes line by line, none of them larger than memory has room for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from mujaz.model import Span


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
