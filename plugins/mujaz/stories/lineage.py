"""Lineage: who stands nearest the origin of a story, who copied or rewrote whom, as far as there is evidence.

Direction is never guessed: it needs a credit that names the other's outlet, a carrier that names its source, a
report that cites the other as a statement, or two stated dates. Without it two texts are "the same text", and the
fuller record stands for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mujaz.model import Article, Fingerprint, Lineage
from mujaz.outlets import key
from mujaz.stories import statements
from mujaz.stories.features import contained, quotes_shared

_VERBATIM = 0.97
"""Share of runs of five words from which a copy is a copy and not an edited one (two typing errors in a page)."""
_QUOTED = 0.7
"""Share of a quotation's stems by which it is the same one, in another translation or spelling."""
_DERIVED = 0.08
"""Share of runs of five words that two accounts do not have in common by chance: quotations, sentences kept."""


def trace(
    articles: Sequence[Article], prints: Mapping[str, Fingerprint], texts: Sequence[Sequence[str]]
) -> dict[str, Lineage]:
    """The lineage of every article of one story.

    Args:
        articles: the story's.
        prints: fingerprint by article id.
        texts: the articles' ids divided into texts, as in ``Group.texts``; ids not among ``articles`` are passed over.
    """
    by_id = {article.id: article for article in articles}
    parts = [[by_id[ident] for ident in sorted(text) if ident in by_id] for text in texts]
    loose = sorted(by_id.keys() - {article.id for part in parts for article in part})
    parts = [part for part in parts if part] + [[by_id[ident]] for ident in loose]
    heads = [min(part, key=lambda article: _standing(article, part)) for part in parts]
    found: dict[str, Lineage] = {}
    for part, head in zip(parts, heads, strict=True):
        for article in part:
            if article is not head:
                found[article.id] = _copy(article, head, prints)
    found |= _derivations(heads, prints, {lineage.of for lineage in found.values()})
    return dict(sorted(found.items()))


def _derivations(
    heads: Sequence[Article], prints: Mapping[str, Fingerprint], copied: set[str | None]
) -> dict[str, Lineage]:
    """Lineage of the texts' heads: each derives from the likest before it, or from none."""
    found: dict[str, Lineage] = {}
    parents: set[str | None] = set(copied)
    cites = statements.cited(heads, prints, _DERIVED)
    standing = sorted(heads, key=lambda article: _standing(article, heads))
    ordered = statements.before_reports(standing, cites)
    for at, article in enumerate(ordered):
        scored = [
            (
                _derived(prints[article.id], prints[other.id])
                + _credited(article, other)
                + (cites.get(article.id) == other.id),
                -place,
                other,
            )
            for place, other in enumerate(ordered[:at])
        ]
        likest = max(scored, key=lambda entry: entry[:2], default=None)
        if likest is not None and likest[0] >= _DERIVED:
            parent = likest[2]
            found[article.id] = Lineage(
                "rewrite", parent.id, cites.get(article.id) == parent.id or _directed(article, parent)
            )
            parents.add(parent.id)
    for article in ordered:
        if article.id not in found:
            found[article.id] = Lineage("original" if article.id in parents else "independent")
    return found


def _derived(a: Fingerprint, b: Fingerprint) -> float:
    """What two texts share that accounts of their own would not: runs of words, and quotations, translated too."""
    return contained(a, b) + (_DERIVED if quotes_shared(a, b) >= _QUOTED else 0.0)


def _copy(article: Article, head: Article, prints: Mapping[str, Fingerprint]) -> Lineage:
    a, b = prints[article.id], prints[head.id]
    longer = max(a.length, b.length)
    verbatim = (a.exact, a.length) == (b.exact, b.length) or (
        contained(a, b) >= _VERBATIM and min(a.length, b.length) >= _VERBATIM * longer
    )
    return Lineage("copy" if verbatim else "edited-copy", head.id, _directed(article, head))


def _standing(article: Article, among: Sequence[Article]) -> tuple[int, int, str, int, str]:
    """Sort key, nearest the origin first: credited by others, most stated, earliest, longest, by id."""
    credited = sum(_credited(other, article) for other in among if other is not article)
    stated = sum(map(bool, (article.outlet, article.published, article.url)))
    day = article.published.day.isoformat() if article.published else "9999"
    return (-credited, -stated, day, -sum(map(len, article.paragraphs)), article.id)


def _credited(article: Article, other: Article) -> int:
    """1 where ``article`` says that it took its text from the other's outlet."""
    if not other.outlet or key(article.outlet or "") == key(other.outlet):
        return 0
    return int(key(other.outlet) in {key(credit) for credit in article.credits})


def _directed(article: Article, origin: Article) -> bool:
    """True where something shows that ``article`` comes from ``origin`` and not the other way about."""
    if _credited(article, origin):
        return True
    if _credited(origin, article):
        return False
    if (
        article.carrier
        and not origin.carrier
        and article.outlet
        and key(article.outlet) == key(origin.outlet or "")
    ):
        return True
    one, other = origin.published, article.published
    return one is not None and other is not None and one.day < other.day
