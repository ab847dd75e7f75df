"""Words: splitting folded text, and a light stem that joins the inflections of a word.

The stem follows Light10 (Larkey, Ballesteros and Connell, SIGIR 2002; 2007): it takes off stacked prefixes
(و + ب + ال …) and common suffixes and never touches the root, so that a stem stays readable in ``explain``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log10

from wordfreq import get_frequency_list

from mujaz.arabic.letters import fold

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_PREFIX = re.compile("^(?:[وف]?(?:لل|[بك]?ال)|[وف](?=\\w{4}))")
_SUFFIX = re.compile("(?:ها|ان|ات|ون|ين|يه|يا|ه|ي)$")
_SHORTEST = 2
"""Letters that a stem keeps at least (Light10's own limit)."""


def split(folded: str) -> list[str]:
    """The words and numbers of a folded text, in order; punctuation is dropped.

    >>> split("وقال: 1,200 شخص")
    ['وقال', '1,200', 'شخص']
    """
    return _WORD.findall(folded)


def light(word: str) -> str:
    """``stem`` without its memory, for reading long lists once."""
    if not word or not "\u0621" <= word[0] <= "\u064a":
        return word
    bare = _PREFIX.sub("", word)
    if len(bare) < _SHORTEST:
        bare = word
    cut = _SUFFIX.sub("", bare)
    return cut if len(cut) > _SHORTEST else bare


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The light stem of one folded word.

    >>> stem("والمدارس"), stem("للوزير"), stem("مدارسها")
    ('مدارس', 'وزير', 'مدارس')
    """
    return light(word)


_UNSEEN = 7.5
"""Rarity of a stem the table does not know: about one in thirty million words, its own resolution."""
_COMMONPLACE = 2.5
"""Stems more frequent than one in 300 words say nothing about an event; rarity counts from there."""


@cache
def _rarities() -> dict[str, float]:
    """Stem → rarity, from the Arabic list of the package wordfreq (Speer, 2022), folded and stemmed.

    Loaded once per process, in about a second; depends on the pinned package alone, never on a corpus.
    """
    totals: dict[str, float] = {}
    for centibels, bucket in enumerate(get_frequency_list("ar", wordlist="best")):
        frequency = 10 ** (-centibels / 100)
        for word in fold("\n".join(bucket)).split("\n"):
            bare = light(word)
            totals[bare] = totals.get(bare, 0.0) + frequency
    return {stem: max(0.0, min(_UNSEEN, -log10(total)) - _COMMONPLACE) for stem, total in totals.items()}


def rarity(stem: str) -> float:
    """How much a stem tells, 0 (a function word) to 5 (unseen in the table): decades of rarity.

    >>> rarity(stem("وزير")) < rarity(stem("بروتوكول")) < rarity(stem("قشقلندان"))
    True
    """
    return _rarities().get(stem, _UNSEEN - _COMMONPLACE)


_ROOT_PREFIX = re.compile("^(?:است|مست|يست|تست|ان|من|ين|مت|ال|[امتين])")
_WEAK = str.maketrans("", "", "اويهء")


@lru_cache(maxsize=1 << 17)
def root(stem: str) -> str:
    """The likely root of a stem, so that اضراب meets مضرب and انتخاب meets ناخب; a stem of a name has none.

    After the affix order of Taghva, Elkhoury and Coombs, "Arabic stemming without a root dictionary", 2005.

    >>> root("اضراب") == root("مضرب"), root("محكم") == root("حكم")
    (True, True)
    """
    match = _ROOT_PREFIX.match(stem)
    bare = stem.translate(_WEAK)
    if match:
        rest = stem[match.end() :].translate(_WEAK)
        if len(rest) >= 3:
            bare = rest
    if len(bare) == 4 and bare[1] == "ت":
        bare = bare[0] + bare[2:]
    return bare if len(bare) >= 2 else stem


@cache
def _root_rarities() -> dict[str, float]:
    totals: dict[str, float] = {}
    for stem_, weight in _rarities().items():
        key = root(stem_)
        totals[key] = totals.get(key, 0.0) + 10 ** -(weight + _COMMONPLACE)
    return {key: max(0.0, -log10(total) - _COMMONPLACE) for key, total in totals.items()}


def root_rarity(key: str) -> float:
    """Rarity of a root: of all its stems together."""
    return _root_rarities().get(key, _UNSEEN - _COMMONPLACE)
