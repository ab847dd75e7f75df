"""Static drawings as values: a template writes them as SVG, attributes only, for no style may stand in a page.

All places are laid out from the line's beginning and mirrored where lines run from right to left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.site.descent import Node

WIDTH = 340
"""Units; about as many pixels on a phone, so that letters are as large as the text around."""
ROW = 46
INDENT = 24
DEEPEST = 5
"""Steps that are indented; a longer chain of copies goes on at this depth."""
MARK = 9
"""Units from a row's beginning to the middle of its mark."""
LETTER = 6.6
"""Units that a letter of the display face takes on average at 19 units, a wide face in its place included."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row of the tree stands."""

    x: int
    """Middle of its mark."""
    y: int
    text: int
    """Where its words begin."""
    letters: int
    """How many letters have room."""
    edge: str
    """Path from the node above, as SVG's ``d``; empty for a root."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A tree's drawing."""

    width: int
    height: int
    places: tuple[Place, ...]
    """One per node."""


def lay_out(nodes: Sequence[Node], *, mirrored: bool) -> Layout:
    """Where each of ``nodes`` stands; ``mirrored`` where lines run from right to left."""

    def across(x: int) -> int:
        return WIDTH - x if mirrored else x

    def start(row: int) -> int:
        return min(nodes[row].depth, DEEPEST) * INDENT + MARK

    def middle(row: int) -> int:
        return row * ROW + ROW // 2

    def edge(row: int) -> str:
        parent = nodes[row].parent
        if parent is None:
            return ""
        stem, end = start(parent), start(row) - MARK + 1
        if start(row) <= stem:  # beyond the deepest step: straight down
            return f"M{across(stem)} {middle(parent) + 10}V{middle(row) - 10}"
        return f"M{across(stem)} {middle(parent) + 10}V{middle(row)}H{across(end)}"

    return Layout(
        width=WIDTH,
        height=len(nodes) * ROW,
        places=tuple(
            Place(
                x=across(start(row)),
                y=middle(row),
                text=across(start(row) + MARK + 7),
                letters=int((WIDTH - start(row) - MARK - 7) / LETTER),
                edge=edge(row),
            )
            for row in range(len(nodes))
        ),
    )
