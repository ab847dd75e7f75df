"""Feeds: saved RSS (0.9 to 2.0) and Atom, one article to an entry.

Entries are told apart by their tags and parsed alone by lxml, which mends what is broken: one entry never spoils
another, each has its place in the file, and no document type, so no entity of the feed's own, reaches the parser.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from html.entities import html5
from itertools import pairwise

from lxml import etree

from mujaz.corpus import fields, pages, rows
from mujaz.corpus.encoding import Decoded
from mujaz.corpus.files import File, whole
from mujaz.errors import Problem
from mujaz.model import Record, Span

_MARKS = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    r"|<(?:[\w.-]{1,40}:)?(?P<open>item|entry)(?=[\s>])|</(?:[\w.-]{1,40}:)?(?P<close>item|entry)\s{0,9}>",
    re.DOTALL,
)
"""Where entries begin and end; what looks so in a comment or in CDATA does not count."""
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?:rss|feed|RDF|channel)\b")
_PAGE = re.compile(r"<html\b", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
_REFERENCE = re.compile(r"&#(?:[xX]0{0,9}([0-9A-Fa-f]{1,7})|0{0,9}([0-9]{1,8}));")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LARGEST = 8 << 20
"""Characters of one entry; the parser stops at ten million."""

_TEXTS = (
    "content:encoded",
    "content",
    "body",
    "xhtml:body",
    "description",
    "summary",
    "dc:description",
    "media:description",
)
_DATES = ("pubDate", "published", "issued", "dc:date", "dcterms:issued", "created", "date")
_UPDATES = ("updated", "modified", "dcterms:modified")
_AUTHORS = ("dc:creator", "author", "itunes:author")

Children = Mapping[str, list[etree._Element]]
"""Name (with its prefix, ``dc:date``) → the elements of that name, in order."""


def read(file: File) -> Iterator[Record | Problem]:
    """The entries of a feed; ``row`` counts them from 1. Their bytes are the file's, what surrounds them included."""
    raw = whole(file)
    if isinstance(raw, Problem):
        yield raw
        return
    decoded = pages.decoded(file, raw)
    if isinstance(decoded, Problem):
        yield decoded
        return
    entries = _entries(decoded.text)
    if not entries:
        if _PAGE.search(decoded.text):
            yield from pages.read(file)
        else:
            yield file.problem("holds no entries of a feed (RSS or Atom). Remove it, or save the feed again.")
        return
    channel = _channel(decoded.text[: entries[0].start])
    spans = _spans([entry.end for entry in entries], decoded, len(raw))
    for number, (entry, span) in enumerate(zip(entries, spans, strict=True), 1):
        text = decoded.text[entry.start : entry.end]
        yield _record(file, number, span, decoded.encoding, text, channel)


def _entries(text: str) -> list[Span]:
    """Where entries stand, in characters. One that is not closed ends before the next, or with the feed."""
    found: list[Span] = []
    start = -1
    for mark in _MARKS.finditer(text):
        if mark["open"]:
            if start >= 0:
                found.append(Span(start, mark.start()))
            start = mark.start()
        elif mark["close"] and start >= 0:
            found.append(Span(start, mark.end()))
            start = -1
    return found if start < 0 else [*found, Span(start, len(text))]


def _spans(ends: Sequence[int], decoded: Decoded, size: int) -> list[Span]:
    """Bytes of rows that end at these characters: each begins where the one before ended, the last takes the rest.

    So brackets and commas are someone's too, and the rows' bytes are the file's.
    """
    edges = [0]
    at, byte = 0, decoded.mark
    for end in ends[:-1]:
        byte += len(decoded.text[at:end].encode(decoded.encoding, "surrogateescape"))
        at = end
        edges.append(byte)
    return [Span(start, end) for start, end in pairwise([*edges, size])]


def _record(
    file: File, number: int, span: Span, encoding: str, text: str, channel: Mapping[str, object]
) -> Record | Problem:
    if len(text) > _LARGEST:
        return file.problem(
            f"is larger than {_LARGEST >> 20} MiB, too large for one article. Split it.", row=number
        )
    element = _parsed(text)
    children = _children(element) if element is not None else {}
    body = max((_text(part) for tag in _TEXTS for part in children.get(tag, ())), key=len, default="")
    given = fields.given({**channel, **_stated(children)})
    if not given.status and not body.strip():
        return file.problem("has no text (content, description or summary). Remove the entry.", row=number)
    whole_text = rows.with_title(given.title, body)
    return Record(file.name, number, whole_text, encoding, span, derived=True, given=given)


def _parsed(text: str) -> etree._Element | None:
    """The element that ``text`` begins with, mended where it is broken; None where there is none."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(_REFERENCE.sub(_allowed, _ENTITY.sub(_character, pages.legal(text))), parser)
    except (etree.LxmlError, ValueError):
        return None


def _character(found: re.Match[str]) -> str:
    """HTML's entities as what they mean; those nobody knows as what they are."""
    name = found[1]
    return found[0] if name in _OF_XML else html5.get(f"{name};") or f"&amp;{name};"


def _allowed(found: re.Match[str]) -> str:
    """A reference by number, but for those to what XML forbids: lxml lets half a character in, and fails on it."""
    code = int(found[1], 16) if found[1] else int(found[2])
    return found[0] if code <= sys.maxunicode and pages.legal(chr(code)) == chr(code) else "\ufffd"


def _children(element: etree._Element) -> Children:
    """By name; elements under the entry's own prefix (``atom:title``) have none."""
    own = _name(element).rpartition(":")[0]
    found: dict[str, list[etree._Element]] = {}
    for child in element.iterchildren(etree.Element):
        name = _name(child)
        found.setdefault(name.removeprefix(f"{own}:") if own else name, []).append(child)
    return found


def _name(element: etree._Element) -> str:
    """The tag as it is written, whether or not the prefix was declared in sight."""
    local = etree.QName(element).localname if "{" in element.tag else element.tag
    return f"{element.prefix}:{local}" if element.prefix else str(local)


def _text(element: etree._Element) -> str:
    """The element's text as lines; it is HTML, as markup or escaped, or plain."""
    if len(element):
        return pages.lines(etree.tostring(element, encoding="unicode", with_tail=False))
    text = element.text or ""
    return pages.lines(text) if _TAG.search(text) else fields.unescaped(text)


def _stated(children: Children) -> dict[str, object]:
    """What an entry says of itself, by our names of fields; what it does not say is left out."""
    source = children.get("source", [])
    said: dict[str, object] = {
        "title": _first(children, ("title",)),
        "url": _address(children),
        "published": _first(children, _DATES),
        "updated": _first(children, _UPDATES),
        "author": _first(children, _AUTHORS),
        "keywords": [
            part.get("term") or part.get("label") or _line(part)
            for tag in ("category", "dc:subject")
            for part in children.get(tag, ())
        ],
        "outlet": next((_first(_children(part), ("title",)) or _line(part) for part in source), ""),
        "status": _first(children, ("wp:status",)),
        "post_type": _first(children, ("wp:post_type",)),
        "draft": next(
            (_first(_children(part), ("draft", "app:draft")) for part in children.get("app:control", ())), ""
        ),
    }
    return {field: value for field, value in said.items() if value}


def _first(children: Children, tags: tuple[str, ...]) -> str:
    for tag in tags:
        for element in children.get(tag, ()):
            name = next(
                (part for part in element.iterchildren(etree.Element) if _name(part).endswith("name")),
                element,
            )
            if line := _line(name):
                return line
    return ""


def _line(element: etree._Element) -> str:
    return " ".join(_text(element).split())


def _address(children: Children) -> str:
    """The page of the entry: its link, or an id that says that it is one."""
    for link in children.get("link", ()):
        found = link.get("href") if link.get("rel", "alternate") == "alternate" else ""
        if found or (link.text or "").strip():
            return found or (link.text or "").strip()
    for ident in children.get("guid", ()):
        text = (ident.text or "").strip()
        if ident.get("isPermaLink", "true") == "true" and text.startswith(("http://", "https://")):
            return text
    return ""


def _channel(head: str) -> dict[str, object]:
    """What a feed says of all its entries: whose site it is, and the language."""
    root = _ROOT.search(head)
    element = _parsed(head[root.start() :]) if root and len(head) <= _LARGEST else None
    if element is None:
        return {}
    inside = _children(element)
    children = _children(inside["channel"][0]) if "channel" in inside else inside
    spoken = element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return {
        "carrier": _first(children, ("title",)),
        "language": _first(children, ("language", "dc:language")) or spoken,
    }
