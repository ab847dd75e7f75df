"""Words: splitting folded text, and a light stem that joins the inflections of a word.

The stem follows Light10 (Larkey, Ballesteros and Connell, SIGIR 2002; 2007): it takes off stacked prefixes
(و + ب + ال …) and common suffixes and never touches the root, so that a stem stays readable in ``explain``.
"""

from __future__ import annotations

import re
from functools import lru_cache

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


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The light stem of one folded word.

    >>> stem("والمدارس"), stem("للوزير"), stem("مدارسها")
    ('مدارس', 'وزير', 'مدارس')
    """
    if not word or not "\u0621" <= word[0] <= "\u064a":
        return word
    bare = _PREFIX.sub("", word)
    if len(bare) < _SHORTEST:
        bare = word
    cut = _SUFFIX.sub("", bare)
    return cut if len(cut) > _SHORTEST else bare
