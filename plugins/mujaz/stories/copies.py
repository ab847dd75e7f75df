"""Copies: articles that are one text, exact or edited, found first and cheaply.

Exact copies share the hash of their folded words. Edited ones share most of their runs of five words: candidates
come from a fixed sample of the runs (FracMinHash: Irber et al. 2022), so that a truncated copy keeps its share of
samples, and each is then measured in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import numpy as np

from mujaz.fingerprints import RARE, Gist
from mujaz.model import Fingerprint
from mujaz.stories.components import Components
from mujaz.stories.tables import Ints, Table, runs_of
from mujaz.stories.wording import Worded, runs, shares

SAME = 0.8
"""Share of the shorter text's runs that a copy keeps after re-spelling, cutting and new boilerplate. Templates with
other names reach it too, hence ``_STRANGE``."""
VERBATIM = 0.97
"""Share of runs from which a text stands in another word for word (two typing errors in a page), whatever their
headlines say: a held text under another headline is still the held text."""
EDITED = 0.5
"""Within a story, where the event is already known to be one, half the runs make a text an edited copy."""
_STRANGE = 0.15
"""Share of the shorter text's rare stems that a copy may lack: a cable to another president lacks more."""
_SHORTEST = 0.2
"""A copy has at least this share of the other's words: a brief inside a round-up is no copy of it."""
SAMPLE = 4
"""One run in four is indexed."""
MOB = 240
"""Texts under one sampled run from which it is a formula, or a flood: each is then compared with the first alone."""

Text = TypeVar("Text", bound=Worded)
Told = Fingerprint | Gist


def classes(texts: Sequence[Text], prints: Callable[[Sequence[Text]], Iterable[Told]]) -> list[list[Text]]:
    """``texts`` divided into classes of copies, each sorted by ``precedence``, the classes by their first id.

    Args:
        texts: one per article, ids distinct; their order does not matter.
        prints: the fingerprints of some texts, or their gists; asked for only where their words leave a doubt.
    """
    ordered = sorted(texts, key=lambda text: text.id)
    exact: dict[tuple[int, int], list[Text]] = defaultdict(list)
    for text in ordered:
        exact[text.exact, text.length].append(text)
    joined = Components(text.id for text in ordered)
    for same in exact.values():
        for other in same[1:]:
            joined.join(same[0].id, other.id)
    firsts = [min(same, key=precedence) for same in exact.values()]
    join(joined, firsts, _candidates(runs(firsts)), SAME, prints)
    by_id = {text.id: text for text in ordered}
    return [sorted((by_id[ident] for ident in part), key=precedence) for part in joined.parts()]


def join(
    joined: Components[str],
    texts: Sequence[Text],
    pairs: Ints,
    share: float,
    prints: Callable[[Sequence[Text]], Iterable[Told]],
) -> None:
    """Put those ``pairs`` together of which one is a copy of the other or of a part of it, by their ids.

    Args:
        joined: what is known to be together, and then what is found.
        texts: any.
        pairs: rows of two places in ``texts``.
        share: of the shorter text's runs of words that a copy keeps.
        prints: the fingerprints of some texts, or their gists.
    """
    lengths = np.asarray([text.length for text in texts], np.int64)[pairs]
    pairs = pairs[lengths.min(axis=1) >= _SHORTEST * lengths.max(axis=1)]
    found = shares(runs(texts), pairs[:, 0], pairs[:, 1])
    for a, b in pairs[found >= VERBATIM].tolist():
        joined.join(texts[a].id, texts[b].id)
    doubtful = [
        (a, b)
        for a, b in pairs[(found >= share) & (found < VERBATIM)].tolist()
        if not joined.joined(texts[a].id, texts[b].id)
    ]
    asked = sorted({at for pair in doubtful for at in pair})
    known = dict(zip(asked, prints([texts[at] for at in asked]), strict=True))
    for pair in doubtful:
        short, long = sorted((known[at] for at in pair), key=lambda text: (text.length, text.id))
        if not joined.joined(short.id, long.id) and _repeats(short, long):
            joined.join(short.id, long.id)


def precedence(given: Worded) -> tuple[bool, object, int, str]:
    """Sort key: the member that stands for its text is the earliest dated, then the longest, then by id."""
    return (given.day is None, given.day or 0, -given.length, given.id)


def _repeats(short: Told, long: Told) -> bool:
    """True where nearly all names and the main figures of the shorter text are in the longer."""
    known = frozenset(long.telling.words)
    rare = {term: weight for term, weight in short.telling.marked().items() if weight >= RARE}
    strange = sum(weight for term, weight in rare.items() if term not in known)
    return strange <= _STRANGE * sum(rare.values()) and not _figures_differ(short, long)


def _figures_differ(short: Told, long: Told) -> bool:
    """True where a main figure of the shorter text is not in the longer: the same template, another day."""
    known = {figure.value for figure in long.figures}
    missing = [figure for figure in short.figures if figure.head and figure.value not in known]
    return len(missing) > 0 and any(
        figure.kind == other.kind and other.head
        for figure in missing
        for other in long.figures
        if figure.kind
    )


def _candidates(table: Table) -> Ints:
    """Pairs of texts that share half of the sampled runs of the one that has fewer: sorted rows of two, lower first."""
    texts = np.repeat(np.arange(len(table.starts) - 1), np.diff(table.starts))
    sampled = np.flatnonzero(table.tokens % SAMPLE == 0)
    order = sampled[np.argsort(table.tokens[sampled], kind="stable")]
    bearers, starts, sizes = texts[order], *runs_of(table.tokens[order])
    count = len(table.starts) - 1
    mobbed = np.repeat(sizes > MOB, sizes)
    known = np.bincount(bearers[~mobbed], minlength=count)
    found = [np.empty(0, np.int64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= MOB)]).tolist():
        one, other = (starts[sizes == size, None] + side for side in np.triu_indices(size, 1))
        found.append((bearers[one] * count + bearers[other]).ravel())
    pairs, shared = np.unique(np.concatenate(found), return_counts=True)
    one, other = np.divmod(pairs, max(1, count))
    kept = 2 * shared >= np.minimum(known[one], known[other])
    first = np.repeat(bearers[starts], sizes)
    stars = np.stack([first, bearers], axis=1)[mobbed & (first != bearers)]
    return np.unique(np.concatenate([np.stack([one[kept], other[kept]], axis=1), stars]), axis=0)
