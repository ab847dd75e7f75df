"""Identity: article ids that stay the same across runs, machines and moved files, and equal articles made one.

An id is ``a1-`` and 16 letters of base 32: the first 80 bits of SHA-256 over what names the article: its stated
URL (with the folded title where its record holds several), else stated outlet, folded title and folded lead.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from mujaz.articles.lines import key
from mujaz.errors import Problem
from mujaz.model import Article, Source

VERSION = "a1"
"""Raised only if ids must change; the ledger then maps old to new by sketch."""
_BYTES = 10
"""Of the hash: 16 letters."""
_LEAD = 300
"""Folded characters of the lead: enough to tell two texts apart, blind to a cut-off end."""
_TRACKING = ("utm_", "fbclid", "gclid", "mc_", "igshid", "ref", "source")


def name(*, url: str, title: str, lead: str, outlet: str, several: bool) -> str:
    """The id of an article.

    >>> name(url="https://www.example.org/a?utm_source=x", title="", lead="", outlet="", several=False) == name(
    ...     url="http://example.org/a/", title="عنوان", lead="نص", outlet="صحيفة", several=False)
    True
    """
    if url:
        stated = ["url", normal(url), key(title) if several else ""]
    else:
        stated = ["text", key(outlet), key(title), key(lead)[:_LEAD]]
    return _hash(stated)


def normal(url: str) -> str:
    """``url`` without scheme, ``www.``, fragment, tracking parameters and trailing slash: for comparing only."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url.strip()
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.startswith(_TRACKING)]
    return f"{host}{parts.path.rstrip('/')}?{urlencode(query, errors='surrogatepass')}".rstrip("?")


def _hash(stated: Sequence[str]) -> str:
    digest = hashlib.sha256("\x1f".join(stated).encode("utf-8", "surrogatepass")).digest()
    return f"{VERSION}-{base64.b32encode(digest[:_BYTES]).decode('ascii').lower()}"


def body(article: Article) -> str:
    """The folded body: articles equal in id and in this are one."""
    return key(article.text)


def settle(found: Iterable[Article]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Every article once, with all its sources, sorted by id; and what an editor should look at.

    Articles of equal id and equal body are one. Where bodies differ under one id, all but the longest of those not
    rejected (ties: the first in letters' order) take an id made from their body too, and a Problem names them. The
    order of ``found`` does not matter.
    """
    by_id: dict[str, list[Article]] = {}
    for article in found:
        by_id.setdefault(article.id, []).append(article)
    settled: list[Article] = []
    problems: list[Problem] = []
    for ident, claimed in by_id.items():
        bodies: dict[str, list[Article]] = {}
        for article in claimed:
            bodies.setdefault(body(article) if len(claimed) > 1 else "", []).append(article)
        kept = {text for text, same in bodies.items() if not all(article.rejected for article in same)}
        first = min(kept or bodies, key=lambda text: (-len(text), text))
        for text, same in bodies.items():
            merged = _merge(ident if text == first else _hash([ident, text]), same)
            settled.append(merged)
            if text != first:
                problems.append(
                    Problem(merged.sources[0].name, 0, _CONFLICT.format(first=ident, own=merged.id))
                )
    return tuple(sorted(settled, key=lambda article: article.id)), tuple(sorted(problems))


_CONFLICT = (
    "an article here has the URL or the headline and lead of {first}, but another text. "
    "Both are kept, this one as {own}; if one is a damaged copy, remove it."
)


def _merge(ident: str, same: Sequence[Article]) -> Article:
    """One article of several equal ones: one that is published, the fullest metadata, ties by where it stands."""
    ordered = sorted(same, key=lambda a: (bool(a.rejected), -_told(a), min(map(_place, a.sources)), a.title))
    best = ordered[0]
    sources = sorted({source for article in same for source in article.sources}, key=_place)
    known = next((a.published for a in ordered if a.published), None)
    return replace(best, id=ident, sources=tuple(sources), published=best.published or known)


def _told(article: Article) -> int:
    told = (article.published, article.outlet, article.url, article.byline, article.credits, article.keywords)
    return sum(map(bool, told))


def _place(source: Source) -> tuple[str, int, int]:
    return source.file, source.row or 0, source.span.start
