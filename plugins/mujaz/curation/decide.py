"""Deciding what is published: cues and rulings, text by text.

Articles of one text stand or fall together, for a copy of a held article would publish what was held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mujaz.curation import cues
from mujaz.decisions import Decision
from mujaz.model import Article, Group, Grouping, Withheld

EDITOR = "editor"
"""Rule name of what a ruling decided."""


@dataclass(frozen=True, slots=True)
class Curated:
    """What is published, by group, and what is not, with reasons."""

    groups: tuple[Group, ...]
    """Only published articles; a group that lost all of its articles is gone."""
    held: tuple[Withheld, ...]
    rejected: tuple[Withheld, ...]


def decide(grouping: Grouping, articles: Iterable[Article], decisions: Iterable[Decision]) -> Curated:
    """Hold and drop by ruling first, then by cue; reject what is no news text.

    A ``publish`` ruling on one article frees its whole text; a ``hold`` or ``drop`` ruling on one withholds the
    whole text, except articles that a ``publish`` ruling names themselves.
    """
    by_id = {article.id: article for article in articles}
    ruled = _ruled(decisions)
    held: dict[str, Withheld] = {}
    rejected = {
        article.id: Withheld(article, article.rejected, article.rejected)
        for article in by_id.values()
        if article.rejected
    }
    for group in grouping.groups:
        for text in group.texts:
            for verdict, withheld in _withheld([by_id[member] for member in text], ruled):
                (rejected if verdict == "drop" else held)[withheld.article.id] = withheld
    gone = held.keys() | rejected.keys()
    kept = (_without(group, gone) for group in grouping.groups)
    return Curated(
        groups=tuple(group for group in kept if group.members),
        held=tuple(held[ident] for ident in sorted(held)),
        rejected=tuple(rejected[ident] for ident in sorted(rejected)),
    )


def _ruled(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last ruling of hold, publish and drop about each article: files and tables apply in order."""
    return {
        ident: decision
        for decision in decisions
        if decision.ruling.kind in {"hold", "publish", "drop"}
        for ident in decision.articles
    }


def _withheld(text: Sequence[Article], ruled: Mapping[str, Decision]) -> list[tuple[str, Withheld]]:
    """The articles of one text that are kept off the site, each with ``hold`` or ``drop``."""
    kinds = {article.id: ruled[article.id].ruling.kind for article in text if article.id in ruled}
    against = [article for article in text if kinds.get(article.id) in {"hold", "drop"}]
    if against:
        first = ruled[against[0].id].ruling
        return [
            (
                str(kinds.get(article.id, first.kind)),
                _by_editor(article, ruled.get(article.id), against[0], first.why),
            )
            for article in text
            if kinds.get(article.id) != "publish"
        ]
    if "publish" in kinds.values():
        return []
    findings = {article.id: finding for article in text if (finding := cues.find(article))}
    if not findings:
        return []
    cause = min(findings)
    return [
        ("hold", Withheld(article, str(findings[article.id]), findings[article.id].rule))
        if article.id in findings
        else ("hold", Withheld(article, f"copy of {cause}: {findings[cause]}", findings[cause].rule, cause))
        for article in text
    ]


def _by_editor(article: Article, decision: Decision | None, cause: Article, why: str) -> Withheld:
    if decision is not None:
        return Withheld(article, decision.ruling.why or EDITOR, EDITOR)
    return Withheld(article, f"copy of {cause.id}: {why or EDITOR}", EDITOR, cause.id)


def _without(group: Group, gone: frozenset[str] | set[str]) -> Group:
    texts = (tuple(member for member in text if member not in gone) for text in group.texts)
    return Group(
        members=tuple(member for member in group.members if member not in gone),
        texts=tuple(text for text in texts if text),
    )
