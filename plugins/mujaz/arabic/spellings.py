"""Spellings: patterns that find words in a text as received, in every spelling that folds to them.

Folding changes lengths, so what is found in folded text has no place in the text it came from. These patterns
go the other way: each letter stands for all that fold to it, with vowel marks and tatweel allowed between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from mujaz.arabic.letters import fold

DIGIT = "[0-9٠-٩۰-۹]"
"""A digit as Arabic texts write it: European, Arabic-Indic or Persian; ``int`` reads them all."""
GAP = r"[\s\u00a0]{1,3}"
"""The space between two words of one name."""
LETTER = r"[^\W\d_]"

_ALPHABETS = (range(0x20, 0x250), range(0x621, 0x6D4))
"""Presentation forms are left out: rare, and they would make each pattern ten times slower to compile."""
_MARKS = "[\u0640\u064b-\u0652]*"
"""Tatweel and vowel marks, which may stand between the letters of a word."""


@cache
def _variants() -> dict[str, str]:
    """Folded letter -> all characters that fold to it."""
    table: dict[str, str] = {}
    for alphabet in _ALPHABETS:
        for code in alphabet:
            folded = fold(chr(code))
            if folded:
                table[folded] = table.get(folded, "") + chr(code)
    return table


@cache
def _letter(folded: str) -> str:
    """A pattern for one folded letter as received."""
    if folded == " ":
        return GAP
    return f"[{_ranges(_variants().get(folded, folded))}]{_MARKS}"


@cache
def _ranges(characters: str) -> str:
    """The inside of a character class; runs as ranges, which compile many times faster than lists."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(re.escape(chr(a)) + (f"-{re.escape(chr(b))}" if b > a else "") for a, b in runs)


def any_of(words: Iterable[str]) -> str:
    """A pattern (one non-capturing group) that finds any of ``words``, the longest first, in any spelling.

    The words share their beginnings (a trie), so that trying a hundred words costs little more than one.

    >>> bool(re.fullmatch(any_of(["أغسطس", "أوت"]), "اغسطـــس"))
    True
    """
    root = _Node()
    for word in sorted({fold(word) for word in words}):
        node = root
        for letter in word:
            node = node.below.setdefault(letter, _Node())
        node.ends = True
    return f"(?:{_pattern(root)})"


def first_of(words: Iterable[str]) -> str:
    """A pattern for the first letter of ``words``: a cheap look ahead before trying ``any_of`` them."""
    letters = sorted({fold(word)[0] for word in words})
    return f"[{_ranges(''.join(_variants().get(letter, letter) for letter in letters))}]"


@dataclass(slots=True)
class _Node:
    """A place in the trie: the letters that may follow, and whether a word ends here."""

    below: dict[str, _Node] = field(default_factory=dict)
    ends: bool = False


def _pattern(node: _Node) -> str:
    branches = [_letter(letter) + _pattern(below) for letter, below in sorted(node.below.items())]
    if not branches:
        return ""
    if len(branches) == 1 and not node.ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if node.ends else ''}"
