"""Cables: to whom congratulations and condolences are sent; of many articles at once.

One sender's cables of a day are one template in which little but the addressee changes.
"""

from __future__ import annotations

import numpy as np

from mujaz.arabic.letters import fold
from mujaz.fingerprints.sentences import CUES, HEAD, Sentences
from mujaz.fingerprints.vocabulary import CABLE, OFFICE, Said
from mujaz.model.fingerprints import THOUSANDTHS

_BEFORE = frozenset(map(fold, CUES["cables"]["before"]))
_BEHIND = frozenset(map(fold, CUES["cables"]["behind"]))
_NEAR = 8
"""Words among which an addressee is named, the leading one included: "to the president of the Republic of Chad N."."""
_TELLS = THOUSANDTHS
"""Weight from which a word is likelier of a name than of a title: "republic" weighs less, most countries more."""


def of(divided: Sentences, said: Said, count: int) -> list[frozenset[str]]:
    """The stems of the addressees of each of ``count`` articles, where headline or lead tell of a cable."""
    found: list[set[str]] = [set() for _ in range(count)]
    telling = (divided.zones == HEAD) & (np.bincount(divided.of_words(), said.does & CABLE) > 0)
    for sentence in np.flatnonzero(telling).tolist():
        start, end = divided.first[sentence], divided.first[sentence + 1]
        found[divided.texts[sentence] // 2] |= _addressed(divided.told.words(start, end), said, start)
    return [frozenset(stems) for stems in found]


def _addressed(words: list[str], said: Said, start: int) -> set[str]:
    """Stems behind a word that leads to an addressee, as far as the next that leads on."""
    found, left = set(), 0
    for at, word in enumerate(words):
        does = said.does[start + at]
        if word in _BEFORE or (word[0] == "ل" and does & OFFICE):
            left = _NEAR
        elif word in _BEHIND or does & CABLE:
            left = 0
        elif left and said.weight[start + at] >= _TELLS and not does & OFFICE:
            found.add(said.strings[said.term[start + at]])
        left = max(0, left - 1)
    return found
