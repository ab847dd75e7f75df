"""Boxes: what stands in a text's middle and can be skipped, as pages say to readers of screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mujaz.articles.lines import Line
from mujaz.articles.vocabulary import vocabulary


def skipped(lines: Sequence[Line]) -> Iterator[int]:
    """Indices of the lines from «skip X and read on» to «end of X»."""
    skipping = vocabulary("skipping")
    begins = [line for line in lines if line.words <= _LABEL and line.key.partition(" ")[0] in skipping]
    few = (line for line in lines if line.words <= _LABEL) if begins else ()
    ends = [(line.index, line.key) for line in few if _ends_block(line)]
    for line in begins:
        named = frozenset(line.key.split()[1:])
        near = ((i, text) for i, text in ends if line.index < i <= line.index + _BLOCK)
        stop = next((i for i, text in near if named & {*text.split()}), None)
        if stop is not None:
            yield from range(line.index, stop + 1)


def _ends_block(line: Line) -> bool:
    words = line.key.split()
    return bool(words) and (words[0] in vocabulary("block_ends") or words[-1] in vocabulary("block_ends"))


_LABEL = 8
"""Words of either link."""
_BLOCK = 80
"""Lines of a box."""
