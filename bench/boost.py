"""Boosting of small monotone trees, for learning the verifier's weights: a few dozen lines of NumPy.

Gradient boosting with second-order leaves (Friedman 2001; Chen and Guestrin 2016) and bounds that keep every
feature's direction (Bartley, Liu and Reynolds 2019). Deterministic. Trees are complete, of depth ``DEPTH``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DEPTH = 3
"""Levels of splits: a veto-like interaction needs three (alike, but another day, and no shared name)."""
DECIMALS = 4
"""Of thresholds and values, which are stored with so many, and ``verify`` adds whole parts of that size. Thresholds
rounded afterwards would answer otherwise for what many pairs have."""
_BINS = 48
_SHRINK = 5.0
"""Added to every leaf's curvature: leaves of few pairs stay near nothing."""
_LEAST = 4.0
"""Weight of pairs that a leaf needs, of ``_MASS``: about as many labelled pairs."""
_GAIN = 1e-6
"""What a split must help at least."""
_MASS = 2000.0
"""What all weights add up to: about the number of labelled pairs, so that easy pairs do not thin out caution."""


class Tree(NamedTuple):
    """A complete tree in heap order: node i has the children 2i+1 and 2i+2; ``value`` of all nodes."""

    feature: list[int]
    threshold: list[float]
    value: list[float]


class _Node(NamedTuple):
    rows: NDArray[np.int64]
    value: float
    low: float
    high: float


def fit(
    x: Floats, y: Floats, weight: Floats, polarity: Sequence[int], rounds: int, rate: float
) -> list[Tree]:
    """Trees whose summed values are log-odds that ``y`` is 1, beyond a start of 0.

    Args:
        x: one row per pair.
        y: 0 or 1.
        weight: of each row; scaled to ``_MASS`` here.
        polarity: +1 or -1 per feature, the direction in which its effect must not turn.
        rounds: trees.
        rate: share of each tree that is kept.
    """
    weight = weight * (_MASS / weight.sum())
    edges = [
        np.unique(np.round(np.quantile(column, np.linspace(0, 1, _BINS + 1)[1:-1]), DECIMALS))
        for column in x.T
    ]
    binned = np.stack(
        [np.searchsorted(edge, column, "left") for edge, column in zip(edges, x.T, strict=True)], 1
    )
    odds, trees = np.zeros(len(y)), []
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-odds))
        tree, reached = _grow(
            binned, edges, weight * (chance - y), weight * chance * (1 - chance), weight, polarity
        )
        tree = Tree(tree.feature, tree.threshold, [value * rate for value in tree.value])
        trees.append(tree)
        odds += np.asarray(tree.value)[reached]
    return trees


def _grow(
    binned: NDArray[np.int64],
    edges: Sequence[Floats],
    slope: Floats,
    bend: Floats,
    weight: Floats,
    polarity: Sequence[int],
) -> tuple[Tree, NDArray[np.int64]]:
    """One tree, and the leaf that each row reaches."""
    rows = np.arange(len(slope))
    nodes = {0: _Node(rows, float(-slope.sum() / (bend.sum() + _SHRINK)), -np.inf, np.inf)}
    feature, threshold = [0] * (2**DEPTH - 1), [float("inf")] * (2**DEPTH - 1)
    for at in range(2**DEPTH - 1):
        node = nodes[at]
        split = _best(binned, node, slope, bend, weight, polarity)
        if split is None:
            nodes[2 * at + 1] = node
            nodes[2 * at + 2] = node._replace(rows=node.rows[:0])
            continue
        column, place, left, right = split
        feature[at], threshold[at] = column, float(edges[column][place])
        below = binned[node.rows, column] <= place
        middle = (left + right) / 2
        low_side = (node.low, middle) if polarity[column] > 0 else (middle, node.high)
        high_side = (middle, node.high) if polarity[column] > 0 else (node.low, middle)
        nodes[2 * at + 1] = _Node(node.rows[below], left, *low_side)
        nodes[2 * at + 2] = _Node(node.rows[~below], right, *high_side)
    reached = np.zeros(len(slope), np.int64)
    for at in range(2**DEPTH - 1, 2 ** (DEPTH + 1) - 1):
        reached[nodes[at].rows] = at
    return Tree(feature, threshold, [nodes[at].value for at in range(2 ** (DEPTH + 1) - 1)]), reached


def _best(
    binned: NDArray[np.int64],
    node: _Node,
    slope: Floats,
    bend: Floats,
    weight: Floats,
    polarity: Sequence[int],
) -> tuple[int, int, float, float] | None:
    """Column, bin, and the two values of the split that helps most; None where none is allowed."""
    rows, columns = node.rows, binned.shape[1]
    total, curve, mass = (float(part[rows].sum()) for part in (slope, bend, weight))
    if mass < 2 * _LEAST:
        return None
    bins = (binned[rows] + np.arange(columns) * (_BINS + 1)).ravel()
    g, h, m = (
        np.bincount(bins, np.repeat(part[rows], columns), columns * (_BINS + 1))
        .reshape(columns, -1)
        .cumsum(axis=1)[:, :-1]
        for part in (slope, bend, weight)
    )
    left = np.clip(-g / (h + _SHRINK), node.low, node.high)
    right = np.clip(-(total - g) / (curve - h + _SHRINK), node.low, node.high)
    gain = -(g * left + (h + _SHRINK) * left**2 / 2)
    gain -= (total - g) * right + (curve - h + _SHRINK) * right**2 / 2
    gain += total * node.value + (curve + _SHRINK) * node.value**2 / 2
    rises = np.asarray(polarity)[:, None] * (right - left) >= 0
    gain[~((m >= _LEAST) & (mass - m >= _LEAST) & rises)] = -np.inf
    column, place = divmod(int(np.argmax(gain)), _BINS)
    if gain[column, place] <= _GAIN:
        return None
    return column, place, float(left[column, place]), float(right[column, place])
