"""Sums: the accounts of a run by outlet and by rule, from the same parts that the accounts of law 1 count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from mujaz.accounts import BYTE_ORDER_MARK, MARKUP
from mujaz.commands import doubts
from mujaz.commands.doubts import Doubt
from mujaz.model import Article, Reading
from mujaz.pipeline import Run


@dataclass(slots=True)
class Share:
    """What belongs to one outlet's articles. Bytes as in the accounts: of the file, or of the extracted text."""

    articles: int = 0
    article: int = 0
    """Bytes of titles and bodies."""
    metadata: int = 0
    cut: int = 0
    """Bytes of cuts and blank lines between its articles' first and last lines."""
    rules: Counter[str] = field(default_factory=Counter)
    """The same by rule."""


@dataclass(slots=True)
class Rule:
    """What one rule cut."""

    spans: int = 0
    records: int = 0


NOWHERE = None
"""Key of what belongs to no article: navigation before, related links behind."""
UNNAMED = ""
"""Key of articles whose outlet is not stated."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What one look through a whole corpus finds."""

    outlets: dict[str | None, Share]
    """By the outlet's name, those with the most bytes first; unnamed outlets and no article come last."""
    rules: dict[str, Rule]
    doubts: list[Doubt]
    """The least certain boundaries."""


def survey(run: Run, doubtful: int) -> Survey:
    """The accounts of a run by outlet and by rule, and its ``doubtful`` least certain boundaries.

    What was never part of a text (markup, byte-order marks) is in no article: the shares add up to the accounts.
    """
    shares: dict[str | None, Share] = {}
    rules: dict[str, Rule] = {}
    least: list[Doubt] = []
    for reading, found in run.settled():  # each record is read again: once for all three
        _share(reading, found, shares)
        _count(reading, rules)
        least = doubts.least_certain([*least, *doubts.of(reading)], doubtful)
    nowhere = shares.setdefault(NOWHERE, Share())
    for rule in (MARKUP, BYTE_ORDER_MARK):
        nowhere.rules[rule] += run.digest.sums.cuts.get(rule, 0)
        nowhere.cut += run.digest.sums.cuts.get(rule, 0)
    return Survey(dict(sorted(shares.items(), key=_rank)), rules, least)


def _rank(item: tuple[str | None, Share]) -> tuple[bool, bool, int, str]:
    name, share = item
    return name is NOWHERE, name == UNNAMED, -share.article, name or ""


def _share(reading: Reading, found: Sequence[Article], shares: dict[str | None, Share]) -> None:
    for article in found:
        shares.setdefault(article.outlet or UNNAMED, Share()).articles += 1
    for part in reading.parts:
        owner = NOWHERE if part.article is None else found[part.article].outlet or UNNAMED
        share = shares.setdefault(owner, Share())
        size = reading.record.size(part.start, part.end)
        if part.role in {"title", "body"}:
            share.article += size
        elif part.role == "metadata":
            share.metadata += size
        else:
            share.cut += size
            share.rules[part.rule] += size


def _count(reading: Reading, rules: dict[str, Rule]) -> None:
    """How often each rule cut."""
    for name, spans in Counter(part.rule for part in reading.parts if part.role in {"cut", "blank"}).items():
        rule = rules.setdefault(name, Rule())
        rule.spans += spans
        rule.records += 1
