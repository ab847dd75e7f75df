"""Vocabulary: the word lists of ``vocabulary.toml``, folded."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from mujaz.arabic import letters


@cache
def vocabulary(name: str) -> frozenset[str]:
    """One of the lists, in folded letters."""
    tables = tomllib.loads(files("mujaz").joinpath("articles", "vocabulary.toml").read_text("utf-8"))
    return frozenset(letters.fold(phrase) for phrase in tables[name])
