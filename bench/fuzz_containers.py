"""Containers of rows, as exports and archives write them: what the fuzzer pours anything into."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from html import escape

NAMES = (
    "text",
    "title",
    "body",
    "content",
    "url",
    "published",
    "date",
    "source",
    "tags",
    "author",
    "id",
    "items",
)
"""Fields that exports give; our readers look for most of them."""
Rows = Sequence[Mapping[str, object]]


def as_lines(found: Rows) -> str:
    """JSON Lines, escapes and all."""
    return "\n".join(json.dumps(row, ensure_ascii=bool(number % 2)) for number, row in enumerate(found))


def as_nest(found: Rows) -> str:
    """The rows below tables and lists, deeper than a parser goes where there is but one."""
    depth = 3 if len(found) > 1 else 20_000
    return '{"items":[' * depth + json.dumps(found) + "]}" * depth


def as_table(found: Rows) -> str:
    """CSV under the names of fields."""
    out = io.StringIO()
    writer = csv.DictWriter(out, NAMES, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue()


def as_feed(found: Rows) -> str:
    """RSS; half the descriptions are escaped, the others stand in CDATA."""
    items = "".join(
        f"<item><title>{escape(str(row.get('title')))}</title><pubDate>{row.get('date')}</pubDate><description>"
        + (escape(str(row.get("text"))) if number % 2 else f"<![CDATA[{row.get('text')}]]>")
        + "</description></item>"
        for number, row in enumerate(found)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>ضفاف</title>{items}</channel></rss>'


def as_page(found: Rows) -> str:
    """A page with structured data, its text as received: half of it is markup."""
    data = json.dumps({"@type": "NewsArticle", "headline": found[0].get("title"), "author": found[0]})
    text = "".join(f"<p>{row.get('text')}</p><div>{row.get('body')}" for row in found)
    return (
        f"<html><head><meta property='og:title' content='{found[0].get('title')}'>"
        f'<script type="application/ld+json">{data}</script></head><body><h1>{found[0].get("title")}</h1>{text}'
    )


def as_archive(found: Rows) -> str:
    """WARC responses, the length of every other one a lie."""
    out = []
    for number, row in enumerate(found):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{as_page([row])}"
        size = len(body.encode("utf-8", "replace")) + number % 2 * 7
        out.append(
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.example/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n{body}\r\n\r\n"
        )
    return "".join(out)


def as_mail(found: Rows) -> str:
    """A page saved with its parts (MHTML)."""
    parts = "".join(f"--x\r\nContent-Type: text/html\r\n\r\n{as_page([row])}\r\n" for row in found)
    return f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n{parts}--x--"


Maker = Callable[[Rows], str]
MAKERS: tuple[tuple[Maker, tuple[str, ...]], ...] = (
    (as_lines, (".jsonl", ".ndjson", ".json")),
    (json.dumps, (".json",)),
    (as_nest, (".json", ".jsonl")),
    (as_table, (".csv", ".tsv")),
    (as_feed, (".xml", ".rss", ".atom", ".feed")),
    (as_page, (".html", ".htm", ".xhtml")),
    (as_archive, (".warc",)),
    (as_mail, (".mhtml", ".mht")),
)
"""Each with the suffixes under which its files lie; those that no reader claims are left out."""
