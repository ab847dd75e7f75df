"""Running words: a text as its words received and folded, with the places where something stands between them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from mujaz.arabic.letters import fold
from mujaz.model import Article

_WORD = re.compile("[\\w\u064b-\u0652\u0670]+")
_SERVANT = "عبد"
"""Written to the name behind it or apart; either way one word here."""
_JOINED = re.compile(r"[ \u00a0]*")


class Word(NamedTuple):
    """One word of a text."""

    said: str
    """As received."""
    folded: str
    parted: bool
    """True where more than a space stands before it."""


Lines = Sequence[Sequence[Word]]
"""The words of an article, a line per headline and paragraph."""


def words(text: str) -> list[Word]:
    """The words of ``text`` in order."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        parted = not found or not _JOINED.fullmatch(text, end, match.start())
        word = Word(match[0], _folded(match[0]), parted)
        end = match.end()
        if found and not parted and found[-1].folded == _SERVANT and word.folded.startswith("ال"):
            servant = found.pop()
            word = Word(f"{servant.said} {word.said}", servant.folded + word.folded, servant.parted)
        found.append(word)
    return found


def lines(article: Article) -> Lines:
    """Headline and paragraphs, as words each."""
    return [words(text) for text in (article.title, *article.paragraphs)]


_folded = lru_cache(maxsize=1 << 16)(fold)


@cache
def table() -> dict[str, Any]:
    """``subjects.toml``."""
    return tomllib.loads(files("mujaz.curation").joinpath("subjects.toml").read_text("utf-8"))
