"""Tags: a row of topics whose separators were lost on the way, taken apart by what the text itself calls things.

«المصرف الأهلينورانسعر الصرف» under a text that speaks of المصرف الأهلي, of نوران and of سعر الصرف is those three.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mujaz.arabic import letters

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 220
"""Characters of a row of tags."""
_PHRASE = 4
"""Words of a topic."""
_SHORTEST = 3
"""Letters of a word that is looked for inside a string of glued ones."""
_COVERED = 0.8
"""Share of a glued row's letters that are words of the text."""


def split(line: str, text: str) -> tuple[str, ...]:
    """The topics of ``line``, longest first matches with phrases of ``text``; empty where it is no such row.

    >>> split("المصرف الأهلينورانسعر الصرف", "حاكم المصرف الأهلي في نوران إن سعر الصرف ثابت")
    ('المصرف الأهلي', 'نوران', 'سعر الصرف')
    """
    if len(line) > _LONGEST:
        return ()
    words, phrases = _words(text), _phrases(text)
    pieces = _unglued(line, words)
    if len(pieces) < _SHORTEST:
        return ()
    found: list[str] = []
    at = 0
    while at < len(pieces):
        for size in range(min(_PHRASE, len(pieces) - at), 0, -1):
            folded = " ".join(folded for _, folded, _ in pieces[at : at + size])
            glued = any(starts for _, _, starts in pieces[at + 1 : at + size])
            if not glued and (size == 1 or folded in phrases):
                break
        found.append(" ".join(shown for shown, _, _ in pieces[at : at + size]))
        at += size
    return tuple(dict.fromkeys(found)) if len(found) > 1 else ()


def is_glued(line: str, text: str) -> bool:
    """True where words of ``text`` are stuck together on a line, which no sentence and no headline does."""
    if len(line) > _LONGEST or line.rstrip().endswith((".", ":", "؟", "!", "،")):
        return False
    words = _words(text)
    letters_all = sum(len(word[0]) for word in _WORD.finditer(line))
    pieces = _unglued(line, words)
    known = sum(len(folded) for _, folded, _ in pieces if folded in words)
    return any(starts for _, _, starts in pieces) and known >= _COVERED * letters_all


@lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    """The folded words of a text."""
    return frozenset(_WORD.findall(letters.fold(text)))


def _phrases(text: str) -> frozenset[str]:
    """Its phrases of two words and more, folded."""
    words = [letters.fold(word[0]) for word in _WORD.finditer(text)]
    return frozenset(
        " ".join(words[at : at + size])
        for size in range(2, _PHRASE + 1)
        for at in range(len(words) - size + 1)
    )


def _unglued(line: str, words: frozenset[str]) -> list[tuple[str, str, bool]]:
    """The words of a line as shown and folded, and whether each was stuck to the one before."""
    found: list[tuple[str, str, bool]] = []
    for match in _WORD.finditer(line):
        shown, folded = match[0], letters.fold(match[0])
        cuts = _cuts(folded, words) if folded not in words and len(shown) == len(folded) else [len(folded)]
        begin = 0
        for end in cuts:
            found.append((shown[begin:end], folded[begin:end], begin > 0))
            begin = end
    return found


def _cuts(folded: str, words: frozenset[str]) -> list[int]:
    """Where a string of glued words falls apart into known ones; its end alone where it does not."""
    best: dict[int, list[int]] = {0: []}
    for end in range(_SHORTEST, len(folded) + 1):
        for start in sorted(best):
            if end - start >= _SHORTEST and folded[start:end] in words:
                way = [*best[start], end]
                if end not in best or len(way) < len(best[end]):
                    best[end] = way
    return best.get(len(folded), [len(folded)])
