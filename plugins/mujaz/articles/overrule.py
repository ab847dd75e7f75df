"""Overruling: what the editor decided about a text takes the place of what the rules found.

``cut`` and ``keep`` change a line's role, ``boundary`` begins an article at a line, ``date`` and ``outlet`` say what
the text does not. Each is named in the accounts and in ``explain`` as the rule ``ruling``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, tzinfo

from mujaz.arabic.letters import fold
from mujaz.articles.assembly import assemble
from mujaz.decisions import QUOTING, Ruling
from mujaz.model import Article, Dating, Part, Reading
from mujaz.outlets import Registry

RULE = "ruling"


def overrule(
    reading: Reading, rulings: Sequence[Ruling], registry: Registry, zone: tzinfo, languages: Sequence[str]
) -> tuple[Reading, frozenset[Ruling]]:
    """``reading`` as the editor rules, and those of ``rulings`` that found what they speak of.

    Args:
        reading: of one record, before the corpus's table is applied.
        rulings: of ``decisions.TEXT_KINDS``, about any record.
        registry: who is who.
        zone: the site's.
        languages: those that are published.
    """
    own = [ruling for ruling in rulings if _concerns(ruling, reading)]
    applied: set[Ruling] = set()
    parts = list(reading.parts)
    for ruling in own:
        if ruling.kind in QUOTING:
            lines = _meant(reading, parts, ruling)
            if lines:
                parts = _CHANGES[ruling.kind](parts, lines)
                applied.add(ruling)
    articles = reading.articles
    if applied:
        parts, count = _numbered(parts)
        articles = assemble(reading.record, parts, count, registry, zone, languages)
    for ruling in own:
        if ruling.kind not in QUOTING:
            articles, found = _stated(articles, ruling, registry)
            applied |= {ruling} if found else set()
    return Reading(reading.record, tuple(parts), articles), frozenset(applied)


def _concerns(ruling: Ruling, reading: Reading) -> bool:
    name = ruling.targets[0].name
    return name in {reading.record.name, reading.record.file} or any(a.id == name for a in reading.articles)


def _line(reading: Reading, parts: Sequence[Part], number: int) -> str:
    """The text of the line that part ``number`` begins; empty for a later part of a mixed line.

    What a message's sender is cut from counts as a line: an editor quotes the text.
    """
    part, text = parts[number], reading.record.text
    begins = part.start == 0 or text[part.start - 1] in "\r\n" or parts[number - 1].rule == "message-sender"
    return text[part.start : part.end] if begins else ""


def _meant(reading: Reading, parts: Sequence[Part], ruling: Ruling) -> list[int]:
    """The parts whose line a ruling quotes: one line, or one and the same repeated, but for a boundary.

    Of several that differ one was meant, and nobody knows which: none.
    """
    quoted = ruling.targets[0].line
    lines = [n for n in range(len(parts)) if _begins(_line(reading, parts, n), quoted)]
    wordings = {fold(_line(reading, parts, n)).strip() for n in lines}
    return lines if len(lines) == 1 or (len(wordings) == 1 and ruling.kind != "boundary") else []


def _begins(line: str, quoted: str) -> bool:
    return bool(line.strip()) and fold(line).strip().startswith(fold(quoted).strip())


# ── lines ─────────────────────────────────────────────────────────────────────────────────────────


def _cut(parts: Sequence[Part], lines: Sequence[int]) -> list[Part]:
    return [replace(p, role="cut", rule=RULE) if n in set(lines) else p for n, p in enumerate(parts)]


def _keep(parts: Sequence[Part], lines: Sequence[int]) -> list[Part]:
    """Kept lines join the article before them, else the one after, else one of their own."""
    kept = list(parts)
    for n in lines:
        before = (p.article for p in reversed(kept[:n]) if p.article is not None)
        after = (p.article for p in kept[n:] if p.article is not None)
        kept[n] = replace(kept[n], role="body", rule=RULE, article=next(before, next(after, 0)))
    return kept


def _divide(parts: Sequence[Part], lines: Sequence[int]) -> list[Part]:
    """From each of the lines on, what belonged to the article around it belongs to a new one, which it titles.

    A line above which the article has no text begins no other one: what stands there says whose and of when it is.
    A line below which there is none is the whole text, and no title of nothing.
    """
    divided = list(parts)
    for n in lines:
        around = next((p.article for p in divided[n:] if p.article is not None), None)
        if around is None:
            continue
        told = [i for i, p in enumerate(divided) if p.article == around and p.role in {"title", "body"}]
        article = around
        if any(i < n for i in told):
            article = 1 + max(p.article for p in divided if p.article is not None)
            divided[n:] = [replace(p, article=article) if p.article == around else p for p in divided[n:]]
        headed = any(i > n and divided[i].role == "body" for i in told)
        divided[n] = replace(divided[n], role="title" if headed else "body", rule=RULE, article=article)
    return divided


_CHANGES = {"cut": _cut, "keep": _keep, "boundary": _divide}


def _numbered(parts: Sequence[Part]) -> tuple[list[Part], int]:
    """Articles numbered from 0 in the order in which they stand, and how many there are."""
    places = {
        number: place
        for place, number in enumerate(dict.fromkeys(p.article for p in parts if p.article is not None))
    }
    return [replace(p, article=places[p.article]) if p.article is not None else p for p in parts], len(places)


# ── metadata ──────────────────────────────────────────────────────────────────────────────────────


def _stated(
    articles: Sequence[Article], ruling: Ruling, registry: Registry
) -> tuple[tuple[Article, ...], bool]:
    """The articles with the one that ``ruling`` means changed; none where it could mean several."""
    target = ruling.targets[0]
    meant = [
        number
        for number, article in enumerate(articles)
        if article.id == target.name or not target.line or _begins(article.title or article.lead, target.line)
    ]
    if len(meant) != 1:
        return tuple(articles), False
    changed = list(articles)
    changed[meant[0]] = _restated(articles[meant[0]], ruling, registry)
    return tuple(changed), True


def _restated(article: Article, ruling: Ruling, registry: Registry) -> Article:
    if ruling.kind == "date":
        return replace(
            article, published=Dating(date.fromisoformat(ruling.text), "stated", RULE, ruling.file)
        )
    known = registry.named(ruling.text)
    return replace(article, outlet=known.name if known else ruling.text)
