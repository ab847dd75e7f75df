"""Typed: a command exactly as an editor types it where they are, to be copied from a message."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from mujaz.settings import Settings


def typed(settings: Settings, *words: str) -> str:
    """``mujaz`` with ``words`` about the corpus, rulings and outlets that ``settings`` name.

    Found beside the Python that runs: `make` needs nobody to have activated anything.
    """
    program = Path(sys.executable).with_name("mujaz")
    if program.is_relative_to(Path.cwd()):
        program = program.relative_to(Path.cwd())
    return shlex.join((str(program), *words, *settings.typed))
