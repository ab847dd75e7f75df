"""Remembering: what a pure function made of short texts, so that memory stays bounded whatever a file holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

Others = ParamSpec("Others")
Result = TypeVar("Result")
Function = Callable[Concatenate[str, Others], Result]


class Memory(dict[str, Result]):
    """What a function makes of words, by word: asked as a table is, it takes half the time of ``functools.lru_cache``.

    Emptied where ``count`` words are in it.

    >>> lengths = Memory(2, len)
    >>> [lengths[word] for word in ("a", "ab", "abc")], dict(lengths)
    ([1, 2, 3], {'abc': 3})
    """

    def __init__(self, count: int, function: Callable[[str], Result]) -> None:
        """An empty one."""
        self._count, self._function = count, function

    def __missing__(self, word: str) -> Result:
        if len(self) >= self._count:
            self.clear()
        made = self[word] = self._function(word)
        return made


def of_short(count: int, longest: int) -> Callable[[Function[Others, Result]], Function[Others, Result]]:
    """Like ``functools.lru_cache`` of ``count``, but for texts of at most ``longest`` characters; others are not kept.

    >>> asked = []
    >>> @of_short(8, 3)
    ... def length(text):
    ...     asked.append(text)
    ...     return len(text)
    >>> [length(text) for text in ("abc", "abc", "abcd", "abcd")], asked
    ([3, 3, 4, 4], ['abc', 'abcd', 'abcd'])
    """

    def remembering(function: Function[Others, Result]) -> Function[Others, Result]:
        known = lru_cache(maxsize=count)(function)

        @wraps(function)
        def remembered(text: str, /, *others: Others.args, **named: Others.kwargs) -> Result:
            if len(text) > longest:
                return function(text, *others, **named)
            return known(text, *others, **named)  # type: ignore[arg-type]  # what such a function takes has a hash

        return remembered

    return remembering
