"""What other programs read: ``stories.json``, the record of each story by itself, and the schema of both.

All differences that a story brings are told; a site brings those it may quote (``Desk.records``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files

from mujaz.model import Article, Dating, Difference, Digest, KeyPoint, Member, Source, Story, Sums, Withheld
from mujaz.site import text
from mujaz.stories import overlap

VERSION = 1
"""Of the contract of ``stories.json``; grows when a field changes its meaning."""
STORIES = "stories.json"
SCHEMA = "stories.schema.json"
"""JSON Schema (draft 2020-12) of ``stories.json``; its ``$defs/story`` is that of a single story's record."""

Json = dict[str, object]


def stories(digest: Digest, records: Iterable[Json]) -> bytes:
    """``stories.json``: ``records`` of what is published, what is withheld but never its text, and the accounts."""
    whole: Json = {
        "version": VERSION,
        "stories": list(records),
        "held": [_withheld(entry) for entry in digest.held],
        "rejected": [_withheld(entry) for entry in digest.rejected],
        "accounts": _accounts(digest.sums),
    }
    return written(whole)


def moved(to: str | None) -> bytes:
    """What stands in place of a record whose story has joined another (its record's path), or is withdrawn."""
    return written({"moved": to} if to else {"gone": True})


def schema() -> bytes:
    """``stories.schema.json``."""
    return files("mujaz.site").joinpath(SCHEMA).read_bytes()


def record(url: str) -> str:
    """The path of the record beside a story's page.

    >>> record("s/k3v9x2m7.html")
    's/k3v9x2m7.json'
    """
    return url.removesuffix(".html") + ".json"


def written(value: Json) -> bytes:
    """``value`` as JSON, its strings cleaned."""
    return (json.dumps(_cleaned(value), ensure_ascii=False, indent=1) + "\n").encode()


def story(story: Story) -> Json:
    """The record of one story, by itself and in ``stories.json``."""
    draft = story.draft
    by_id = {member.article.id: member.article for member in draft.members}
    return {
        "id": story.id,
        "url": story.url,
        "title": draft.title,
        "date": _iso(draft.dating),
        "date_known_by": _known_by(draft.dating),
        "event_date": draft.event_date.isoformat() if draft.event_date else None,
        "articles": [_article(member, by_id) for member in draft.members],
        "counts": {
            "articles": draft.counts.articles,
            "texts": draft.counts.texts,
            "outlets": draft.counts.outlets,
        },
        "background": list(story.background),
        "lead": draft.lead.article.id,
        "key_points": [_point(point) for point in draft.points],
        "differences": [_difference(difference) for difference in draft.differences],
    }


def _point(point: KeyPoint) -> Json:
    return {"text": point.text, "source": point.source, "carriers": list(point.carriers)}


def _difference(difference: Difference) -> Json:
    return {
        "kind": difference.kind,
        "claims": [
            {"source": claim.source, "text": claim.text, "words": claim.words} for claim in difference.claims
        ],
    }


def _article(member: Member, by_id: Mapping[str, Article]) -> Json:
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
        "lineage_evidence": _evidence(member, by_id),
    }


def _evidence(member: Member, by_id: Mapping[str, Article]) -> Json | None:
    """How much of the text stands in the one it derives from; None where it derives from none in the story."""
    origin = by_id.get(member.lineage.of or "")
    if origin is None:
        return None
    found = overlap(member.article.text, origin.text)
    return {
        "directed": member.lineage.directed,
        "share": round(found.share, 3),
        "longest_run": found.longest,
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
