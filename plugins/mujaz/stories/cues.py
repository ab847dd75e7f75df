"""Cues: the words of ``cues.toml`` that tell how a text, or a sentence, stands to others."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from mujaz.arabic.letters import fold

_TABLE = tomllib.loads(files("mujaz.stories").joinpath("cues.toml").read_text("utf-8"))


def words(part: str, name: str) -> tuple[str, ...]:
    """The list ``name`` of one part of the file, folded, in its order."""
    return tuple(map(fold, _TABLE[part][name]))
