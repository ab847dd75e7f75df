"""Sums: the accounts of a run by outlet and by rule, from the same parts that the accounts of law 1 count."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from mujaz.accounts import BYTE_ORDER_MARK, MARKUP
from mujaz.model import Reading
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


def by_outlet(run: Run) -> dict[str | None, Share]:
    """A share per outlet's name, those with the most bytes first; unnamed outlets and no article come last.

    What was never part of a text (markup, byte-order marks) is in no article: the shares add up to the accounts.
    """
    shares: dict[str | None, Share] = {}
    for reading, found in run.settled():
        for article in found:
            shares.setdefault(article.outlet or UNNAMED, Share()).articles += 1
        for role, rule, number, size in _sizes(reading):
            owner = NOWHERE if number is None else found[number].outlet or UNNAMED
            share = shares.setdefault(owner, Share())
            if role in {"title", "body"}:
                share.article += size
            elif role == "metadata":
                share.metadata += size
            else:
                share.cut += size
                share.rules[rule] += size
    nowhere = shares.setdefault(NOWHERE, Share())
    for rule in (MARKUP, BYTE_ORDER_MARK):
        nowhere.rules[rule] += run.digest.sums.cuts.get(rule, 0)
        nowhere.cut += run.digest.sums.cuts.get(rule, 0)
    return dict(
        sorted(
            shares.items(),
            key=lambda item: (item[0] is NOWHERE, item[0] == UNNAMED, -item[1].article, item[0] or ""),
        )
    )


def by_rule(run: Run) -> dict[str, Rule]:
    """How often each rule cut, and in how many records."""
    rules: dict[str, Rule] = {}
    for reading in run.readings:
        seen = Counter(part.rule for part in reading.parts if part.role in {"cut", "blank"})
        for name, spans in seen.items():
            rule = rules.setdefault(name, Rule())
            rule.spans += spans
            rule.records += 1
    return rules


def _sizes(reading: Reading) -> list[tuple[str, str, int | None, int]]:
    """Role, rule, article and bytes of each part."""
    record = reading.record
    encoding = "utf-8" if record.derived else record.encoding
    return [
        (
            part.role,
            part.rule,
            part.article,
            len(record.text[part.start : part.end].encode(encoding, "surrogateescape")),
        )
        for part in reading.parts
    ]
