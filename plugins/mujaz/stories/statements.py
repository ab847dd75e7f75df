"""Statements: which text of a story is the official statement that another cites, as far as that shows.

A report says that it tells a statement ("according to an official statement"). The statement is the text of the
story that shares wording with it, cites no statement itself, and comes from no outlet and no agency.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mujaz.arabic.letters import fold
from mujaz.arabic.words import split
from mujaz.model import Article, Fingerprint
from mujaz.stories import cues
from mujaz.stories.wording import contained

_NAMES = frozenset(cues.words("statement", "names"))
_BY = frozenset(cues.words("statement", "by"))
_REACH = 3
"""Words between what introduces a statement and its name: "as said in a press statement"."""


def cited(heads: Sequence[Article], prints: Mapping[str, Fingerprint], least: float) -> dict[str, str]:
    """Id of a report → id of the statement among ``heads`` that it cites and shares ``least`` of its runs with."""
    citing = {article.id for article in heads if _cites(article)}
    own = [a for a in heads if a.id not in citing and not a.outlet and not a.credits and not a.carrier]
    found = {}
    for report in heads:
        if report.id in citing and own:
            share, ident = max((contained(prints[report.id], prints[a.id]), a.id) for a in own)
            if share >= least:
                found[report.id] = ident
    return found


def before_reports(ordered: Sequence[Article], found: Mapping[str, str]) -> list[Article]:
    """``ordered`` with each statement no later than the first report that cites it."""
    placed: list[Article] = []
    by_id = {article.id: article for article in ordered}
    for article in ordered:
        statement = found.get(article.id)
        for one in ([by_id[statement]] if statement else []) + [article]:
            if one not in placed:
                placed.append(one)
    return placed


def _cites(article: Article) -> bool:
    return any(
        word in _NAMES and any(before.removeprefix("و") in _BY for before in words[max(0, at - _REACH) : at])
        for paragraph in article.paragraphs
        for words in [split(fold(paragraph))]
        for at, word in enumerate(words)
    )
