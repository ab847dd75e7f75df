"""What a check found: a value beside its bound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the table."""

    check: str
    what: str
    value: str
    bound: str
    good: bool
    details: tuple[str, ...] = ()
    """What to mend, where it is not good."""


def none_of(check: str, what: str, wrong: Iterable[str], of: int) -> Finding:
    """Good where nothing is ``wrong`` and there was something (``of``) to look at."""
    listed = tuple(wrong)
    value = f"{len(listed)} in {of}"
    return Finding(check, what, value, "0", not listed and of > 0, listed)


def most(check: str, what: str, value: float, bound: float, unit: str = "") -> Finding:
    """Good where ``value`` is at most ``bound``."""
    return Finding(check, what, f"{value:g}{unit}", f"≤ {bound:g}{unit}", value <= bound)


def least(check: str, what: str, value: float, bound: float) -> Finding:
    """Good where ``value`` is at least ``bound``."""
    return Finding(check, what, f"{value:g}", f"≥ {bound:g}", value >= bound)
