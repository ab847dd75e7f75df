"""What a page says of itself in its head: Open Graph, schema.org's JSON-LD, and the older ``meta`` names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from lxml import html

from mujaz.arabic.letters import fold
from mujaz.corpus import fields
from mujaz.model import Given
from mujaz.outlets import states_kind

_ARTICLES = frozenset(
    (
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "liveblogposting",
        "blogposting",
        "report",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "webpage",
    )
)
"""schema.org types whose headline and dates are the page's own (in lower case); WebPage only for what others lack."""
_LARGEST = 1 << 19
"""Characters of one JSON-LD block; real ones have a few thousand."""
_MOST_BLOCKS = 20
_MOST_TABLES = 500
_TITLE_WORDS = 4
"""Words of a headline; a site's or a section's name has fewer."""
_PARTS = re.compile(r"\s+[|»·•:–—-]\s+")
_SEPARATORS = ("|", "-", "–", "—", "»", "·", ":", "•")

_META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "title"),
    "url": ("og:url",),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "pubdate",
        "publishdate",
        "publish-date",
        "parsely-pub-date",
        "sailthru.date",
        "publication_date",
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified"),
    "carrier": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "section": ("article:section", "section", "parsely-section"),
    "keywords": ("news_keywords", "keywords", "parsely-tags"),
}


def given(tree: html.HtmlElement) -> Given:
    """The page's metadata; the site's name is its carrier: whose text it is the page seldom says.

    Dates are as received; nothing is guessed from addresses or from the page's text.
    """
    meta = _meta(tree)
    data = _article_data(tree)
    title = _clean(_text(data.get("headline"))) or meta.get("title", "") or _title(tree)
    site = _clean(_name(data.get("publisher"))) or meta.get("carrier", "") or _site(tree, title)
    author = _clean(_name(data.get("author"))) or meta.get("author", "")
    if fold(title).strip() == fold(site).strip():
        title = _title(tree)  # a template's, the same on every page
    table: dict[str, object] = {
        "title": _without_site(_without_site(title, site), author),
        "carrier": site,
        "url": meta.get("url", "") or _canonical(tree) or _text(data.get("url")),
        "published": _text(data.get("datePublished")) or meta.get("published", ""),
        "updated": _text(data.get("dateModified")) or meta.get("updated", ""),
        "author": author,
        "section": data.get("articleSection") or meta.get("section", ""),
        "keywords": data.get("keywords") or _tags(tree) or meta.get("keywords", ""),
        "language": (tree.get("lang") or "")[:20],
    }
    return fields.given(table)


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    """Field → the first filled ``meta`` of the names that mean it, in the order of the names."""
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        said.setdefault(name.strip().lower(), _clean(element.get("content")))
    return {
        field: next(filled, "")
        for field, names in _META.items()
        for filled in [iter([said[name] for name in names if said.get(name)])]
    }


def _tags(tree: html.HtmlElement) -> list[str]:
    return [
        _clean(element.get("content"))
        for element in tree.iter("meta")
        if (element.get("property") or "").lower() == "article:tag" and element.get("content")
    ]


def _canonical(tree: html.HtmlElement) -> str:
    return next(
        (
            _clean(link.get("href"))
            for link in tree.iter("link")
            if (link.get("rel") or "").lower() == "canonical"
        ),
        "",
    )


def _title(tree: html.HtmlElement) -> str:
    """The only ``h1``, else the part of the ``title`` element that stands in the page as well: the rest is the site."""
    heads = [_clean(head.text_content()) for head in tree.iter("h1")]
    if len(heads) == 1 and heads[0]:
        return heads[0]
    title = next(tree.iter("title"), None)
    body = next(tree.iter("body"), None)
    if title is None or body is None:
        return ""
    shown = " ".join(body.text_content().split())
    parts = [_clean(title.text_content()), *_PARTS.split(_clean(title.text_content()))]
    return next((part for part in parts if len(part.split()) >= _TITLE_WORDS and part in shown), "")


def _site(tree: html.HtmlElement, title: str) -> str:
    """The site's name where nothing states it: beside the headline in ``title``, or on the link that leads home."""
    named = next(tree.iter("title"), None)
    parts = [part for part in _PARTS.split(_clean(named.text_content() if named is not None else "")) if part]
    plain = fold(title)
    if len(parts) > 1 and plain:
        ends = [end for end in (parts[-1], parts[0]) if fold(end) not in plain and plain not in fold(end)]
        if len(ends) == 1 and len(ends[0].split()) <= _SITE_WORDS:
            return ends[0]
    if parts and (states_kind(parts[0]) or parts[0].startswith(_MINISTRY)) and parts[0] != title:
        return parts[0]
    for link in tree.iter("a"):
        if (link.get("href") or "").strip() in _HOME:
            image = next(link.iter("img"), None)
            name = _clean(link.text_content()) or _clean(image.get("alt") if image is not None else "")
            if name and fold(name) not in _HOME_LABELS and len(name.split()) <= _SITE_WORDS:
                return name
    return ""


_SITE_WORDS = 5
_MINISTRY = "وزارة "
"""No house that reports, and yet whose page it is."""
_HOME = frozenset({"/", "./", "index.html", "/index.html", "index.php", "/ar", "/ar/"})
_HOME_LABELS = frozenset(
    map(
        fold,
        (
            "الرئيسية",
            "الصفحة الرئيسية",
            "الصفحة الأولى",
            "البداية",
            "العودة للرئيسية",
            "home",
            "logo",
            "الشعار",
        ),
    )
)


def _without_site(title: str, site: str) -> str:
    """``title`` without the site's name at its end or beginning.

    >>> _without_site("عنوان الخبر | صحيفة الوادي", "صحيفة الوادي")
    'عنوان الخبر'
    """
    plain = fold(site).strip()
    for separator in _SEPARATORS if plain else ():
        first, _, last = title.rpartition(f" {separator} ")
        if first and fold(last).strip() == plain:
            return first.strip()
        first, _, last = title.partition(f" {separator} ")
        if last and fold(first).strip() == plain:
            return last.strip()
    return title


def _article_data(tree: html.HtmlElement) -> Mapping[str, object]:
    """The JSON-LD table of the page's article; the first, where there are several; empty where there is none."""
    tables = [table for table in _tables(tree) if _types(table) & _ARTICLES]
    articles = [table for table in tables if "webpage" not in _types(table)]
    return next(iter(articles or tables), {})


def _tables(tree: html.HtmlElement) -> Iterator[Mapping[str, object]]:
    """Tables at the top of JSON-LD blocks and in their ``@graph``; lists of other articles are not entered."""
    left = _MOST_TABLES
    blocks = [
        e for e in tree.iter("script") if (e.get("type") or "").strip().lower() == "application/ld+json"
    ]
    for element in blocks[:_MOST_BLOCKS]:
        text = element.text or ""
        if len(text) > _LARGEST:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for table in value if isinstance(value, list) else [value]:
            graph = table.get("@graph") if isinstance(table, dict) else None
            for inner in [table, *(graph if isinstance(graph, list) else [])]:
                left -= 1
                if left < 0:
                    return
                if isinstance(inner, dict):
                    yield inner


def _types(table: Mapping[str, object]) -> set[str]:
    kinds = table.get("@type")
    return {kind.lower() for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def _name(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _clean(value: str | None) -> str:
    return " ".join((value or "").split())
