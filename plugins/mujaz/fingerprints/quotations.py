"""Quotations: the telling stems of what articles quote; of many at once."""

from __future__ import annotations

import re

import numpy as np

from mujaz.fingerprints.sentences import Sentences
from mujaz.fingerprints.vocabulary import Said
from mujaz.model.fingerprints import THOUSANDTHS, Quotation

QUOTE = 4
"""Telling stems by which a quotation is known again; fewer are a phrase or a name in quotation marks."""
_QUOTES = 24
"""Quotations kept of one article."""
_TOLD = 0.5
"""Rarity from which a stem of a quotation tells: nearly every word but particles."""
_QUOTED = re.compile('[«“"](?:(?<=«)[^«»\\n]{20,600}»|(?<=“)[^“”\\n]{20,600}”|(?<=")[^"\\n]{20,600}")')
"""Within a paragraph. What opens it stands first, for a pattern is soon found that begins with one of few letters."""


def of(divided: Sentences, said: Said, count: int) -> list[tuple[Quotation, ...]]:
    """The quotations in the body of each of ``count`` articles."""
    found: list[list[Quotation]] = [[] for _ in range(count)]
    told = divided.told
    spans = np.asarray([quoted.span() for quoted in _QUOTED.finditer(told.text)], np.int64).reshape(-1, 2)
    words = np.searchsorted(told.begins, spans)
    texts = np.searchsorted(told.bounds, spans[:, 0], "right") - 1
    for text, (start, end) in zip(texts.tolist(), words.tolist(), strict=True):
        tells = said.term[start:end][said.weight[start:end] >= _TOLD * THOUSANDTHS]
        stems = tuple(said.strings[term] for term in dict.fromkeys(tells.tolist()))
        if text % 2 and len(stems) >= QUOTE:
            found[text // 2].append(stems)
    return [tuple(quotes[:_QUOTES]) for quotes in found]
