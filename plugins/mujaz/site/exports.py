"""What machines read beside the pages: ``stories.json``, ``robots.txt``, ``sitemap.xml``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from xml.etree import ElementTree as Xml

from mujaz.model import Dating, Digest, Member, Source, Story, Sums, Withheld
from mujaz.site import text
from mujaz.site.options import Options

VERSION = 1
"""Of the contract of ``stories.json``; grows when a field changes its meaning."""
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"

Json = dict[str, object]


def stories(digest: Digest) -> bytes:
    """``stories.json``: what the site publishes and withholds, with the accounts; never a withheld text."""
    whole: Json = {
        "version": VERSION,
        "stories": [_story(story) for story in digest.stories],
        "held": [_withheld(entry) for entry in digest.held],
        "rejected": [_withheld(entry) for entry in digest.rejected],
        "accounts": _accounts(digest.sums),
    }
    return (json.dumps(_cleaned(whole), ensure_ascii=False, indent=1) + "\n").encode()


def _story(story: Story) -> Json:
    draft = story.draft
    return {
        "id": story.id,
        "url": story.url,
        "title": draft.title,
        "date": _iso(draft.dating),
        "date_known_by": _known_by(draft.dating),
        "event_date": draft.event_date.isoformat() if draft.event_date else None,
        "articles": [_article(member) for member in draft.members],
        "counts": {
            "articles": draft.counts.articles,
            "texts": draft.counts.texts,
            "outlets": draft.counts.outlets,
        },
        "background": list(story.background),
    }


def _article(member: Member) -> Json:
    article = member.article
    return {
        "id": article.id,
        "sources": _sources(article.sources),
        "outlet": article.outlet,
        "carrier": article.carrier,
        "credits": list(article.credits),
        "lineage": {"kind": member.lineage.kind, "of": member.lineage.of},
        "title": article.title,
        "published": _iso(member.published),
        "published_known_by": _known_by(member.published),
        "url": text.outward(article.url) or None,
    }


def _withheld(entry: Withheld) -> Json:
    return {
        "id": entry.article.id,
        "sources": _sources(entry.article.sources),
        "reason": entry.reason or entry.rule,
    }


def _sources(sources: Iterable[Source]) -> list[Json]:
    return [{"file": source.file, "span": [source.span.start, source.span.end]} for source in sources]


def _accounts(sums: Sums) -> Json:
    return {
        "records": sums.records,
        "bytes": {"total": sums.total, "article": sums.article, "metadata": sums.metadata, "cut": sums.cut},
        "articles": {
            "found": sums.found,
            "published": sums.published,
            "held": sums.held,
            "rejected": sums.rejected,
        },
        "cuts": {rule: sums.cuts[rule] for rule in sorted(sums.cuts)},
    }


def _iso(dating: Dating | None) -> str | None:
    return dating.iso() if dating else None


def _known_by(dating: Dating | None) -> str:
    return dating.known_by if dating else "unknown"


def _cleaned(value: object) -> object:
    """Every string in ``value`` cleaned: a lone surrogate has no UTF-8."""
    if isinstance(value, str):
        return text.clean(value)
    if isinstance(value, dict):
        return {_cleaned(name): _cleaned(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return value


def robots(options: Options) -> bytes:
    """Everything may be read; where the site's address is known, the sitemap is named."""
    lines = ["User-agent: *", "Allow: /"]
    if options.siteurl:
        lines += ["", f"Sitemap: {options.absolute('sitemap.xml')}"]
    return ("\n".join(lines) + "\n").encode()


def sitemap(options: Options, pages: Iterable[tuple[str, str]]) -> bytes:
    """``pages`` as (path, date or empty), in the order given."""
    root = Xml.Element("urlset", xmlns=_SITEMAP)
    for path, day in pages:
        entry = Xml.SubElement(root, "url")
        Xml.SubElement(entry, "loc").text = options.absolute(path)
        if day:
            Xml.SubElement(entry, "lastmod").text = day
    Xml.indent(root, " ")
    written: bytes = Xml.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"
