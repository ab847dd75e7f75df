"""Remembering: what a pure function made of short texts, so that memory stays bounded whatever a file holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

Others = ParamSpec("Others")
Result = TypeVar("Result")
Function = Callable[Concatenate[str, Others], Result]


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
