"""Lineage: who stands nearest the origin of a story, who copied or rewrote whom, as far as there is evidence.

Direction is never guessed: it needs a credit that names the other's outlet, a carrier that names its source, a
report that cites the other as a statement, two stated dates, or a text that an official body or an agency has as its
own. Without it two texts are "the same text", and the fuller record stands for both. What is dated later than another
never stands for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from mujaz.model import Article, Fingerprint, Lineage
from mujaz.outlets import is_agency, key, same
from mujaz.stories import statements
from mujaz.stories.copies import VERBATIM
from mujaz.stories.wording import contained, quotes_shared

_QUOTED = 0.7
"""Share of a quotation's stems by which it is the same one, in another translation or spelling, of texts that are known
to tell of one event."""
_DERIVED = 0.08
"""Share of runs of five words that two accounts do not have in common by chance: quotations, sentences kept."""


def trace(
    articles: Sequence[Article],
    prints: Mapping[str, Fingerprint],
    texts: Sequence[Sequence[str]],
    origins: Set[str] = frozenset(),
) -> dict[str, Lineage]:
    """The lineage of every article of one story.

    Args:
        articles: the story's.
        prints: fingerprint by article id.
        texts: the articles' ids divided into texts, as in ``Group.texts``; ids not among ``articles`` are passed over.
        origins: keys of outlets whose texts others carry: official bodies and agencies.
    """
    by_id = {article.id: article for article in articles}
    parts = [[by_id[ident] for ident in sorted(text) if ident in by_id] for text in texts]
    loose = sorted(by_id.keys() - {article.id for part in parts for article in part})
    parts = [part for part in parts if part] + [[by_id[ident]] for ident in loose]
    heads = [_ranked(part, origins)[0] for part in parts]
    found: dict[str, Lineage] = {}
    for part, head in zip(parts, heads, strict=True):
        for article in part:
            if article is not head:
                found[article.id] = _copy(article, head, prints, origins)
    found |= _derivations(heads, prints, origins, {lineage.of for lineage in found.values()})
    return dict(sorted(found.items()))


def _derivations(
    heads: Sequence[Article], prints: Mapping[str, Fingerprint], origins: Set[str], copied: set[str | None]
) -> dict[str, Lineage]:
    """Lineage of the texts' heads: each derives from the likest before it, or from none."""
    found: dict[str, Lineage] = {}
    parents: set[str | None] = set(copied)
    cites = statements.cited(heads, prints, _DERIVED)
    ordered = statements.before_reports(_ranked(heads, origins), cites)
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


def _copy(article: Article, head: Article, prints: Mapping[str, Fingerprint], origins: Set[str]) -> Lineage:
    a, b = prints[article.id], prints[head.id]
    longer = max(a.length, b.length)
    verbatim = (a.exact, a.length) == (b.exact, b.length) or (
        contained(a, b) >= VERBATIM and min(a.length, b.length) >= VERBATIM * longer
    )
    return Lineage(
        "copy" if verbatim else "edited-copy",
        head.id,
        _directed(article, head) or _owned(head, article, origins),
    )


def _ranked(among: Sequence[Article], origins: Set[str]) -> list[Article]:
    """Nearest the origin first, none before what is dated earlier than it."""
    waiting = sorted(among, key=lambda article: _standing(article, among, origins))
    dated = [article for article in waiting if article.published and article.published.known_by == "stated"]
    ranked: list[Article] = []
    placed: set[str] = set()
    sure = {article.id for article in dated}
    for article in waiting:
        before = [other for other in dated if _earlier(other, article)] if article.id in sure else []
        for one in (*sorted(before, key=_moment), article):
            if one.id not in placed:
                placed.add(one.id)
                ranked.append(one)
    return ranked


def _moment(article: Article) -> tuple[str, str]:
    dating = article.published
    return (
        (dating.day.isoformat(), dating.instant.isoformat() if dating.instant else "") if dating else ("", "")
    )


def _earlier(one: Article, other: Article) -> bool:
    """True where ``one`` is dated before ``other``: on a day before, or on that day where both give the hour."""
    first, second = one.published, other.published
    if first is None or second is None:
        return False
    if first.day != second.day:
        return first.day < second.day
    return first.instant is not None and second.instant is not None and first.instant < second.instant


def _own(article: Article, origins: Set[str]) -> bool:
    """True where the text is an official body's or an agency's own."""
    outlet = article.outlet or ""
    return not article.carrier and (key(outlet) in origins or is_agency(outlet))


def _owned(origin: Article, article: Article, origins: Set[str]) -> bool:
    return _own(origin, origins) and not _own(article, origins) and not _earlier(article, origin)


def _standing(
    article: Article, among: Sequence[Article], origins: Set[str]
) -> tuple[int, bool, int, str, int, str]:
    """Sort key, nearest the origin first: credited, an origin's own, most stated, earliest, longest, by id."""
    credited = sum(_credited(other, article) for other in among if other is not article)
    stated = sum(map(bool, (article.outlet, article.published, article.url)))
    day = article.published.day.isoformat() if article.published else "9999"
    return (
        -credited,
        not _own(article, origins),
        -stated,
        day,
        -sum(map(len, article.paragraphs)),
        article.id,
    )


def _credited(article: Article, other: Article) -> int:
    """1 where ``article`` says that it took its text from the other's outlet."""
    outlet = other.outlet
    if not outlet or same(article.outlet or "", outlet):
        return 0
    return int(any(same(credit, outlet) for credit in article.credits))


def _directed(article: Article, origin: Article) -> bool:
    """True where something shows that ``article`` comes from ``origin`` and not the other way about."""
    if _credited(article, origin):
        return True
    if _credited(origin, article):
        return False
    if article.carrier and not origin.carrier and same(article.outlet or "", origin.outlet or ""):
        return True
    return _earlier(origin, article)
