"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json

from mujaz.site.feeds.entries import Entry
from mujaz.site.feeds.feed import Feed

TYPE = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"

Json = dict[str, object]


def render(feed: Feed) -> bytes:
    """``feed`` as JSON Feed, a line per item; archives follow as its next pages."""
    whole: Json = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": f"{feed.here}.json",
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author}],
    }
    if feed.older:
        whole["next_url"] = f"{feed.older}.json"
    if feed.hub and not feed.archived:
        whole["hubs"] = [{"type": "WebSub", "url": feed.hub}]
    head = json.dumps(whole, ensure_ascii=False).removesuffix("}")
    items = ",\n".join(json.dumps(_item(entry, feed.language), ensure_ascii=False) for entry in feed.entries)
    return f'{head}, "items": [\n{items}\n]}}\n'.encode()


def _item(entry: Entry, language: str) -> Json:
    item: Json = {"id": entry.id, "url": entry.url, "title": entry.title}
    if entry.vias:
        item["external_url"] = entry.vias[0].url
    if entry.html:
        item["content_html"] = entry.html
        item["summary"] = entry.summary
    else:  # an item must have a content
        item["content_text"] = entry.summary
    if entry.image:
        item["image"] = entry.image
    if entry.published is not None:
        item["date_published"] = entry.published.isoformat()
    if entry.updated is not None:
        item["date_modified"] = entry.updated.isoformat()
    if entry.authors:
        item["authors"] = [{"name": name} for name in entry.authors]
    if entry.topics:
        item["tags"] = list(entry.topics)
    item["language"] = language
    return item
