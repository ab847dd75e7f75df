"""Assembly: articles made of a record's parts and the metadata that came along with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import tzinfo
from urllib.parse import urlsplit

from mujaz.articles import dates, identity
from mujaz.articles.lines import key
from mujaz.model import Article, Part, Record, Source, Span
from mujaz.outlets import Registry


def assemble(
    record: Record,
    parts: Sequence[Part],
    count: int,
    registry: Registry,
    zone: tzinfo,
    languages: Sequence[str],
) -> tuple[Article, ...]:
    """The ``count`` articles of a record, in the order in which they stand."""
    own: list[list[Part]] = [[] for _ in range(count)]
    for part in parts:
        if part.article is not None:
            own[part.article].append(part)
    main = _main(record, own)
    return tuple(
        _article(record, mine, registry, zone, languages, main == number, count > 1)
        for number, mine in enumerate(own)
    )


def paragraphs(text: str, parts: Sequence[Part]) -> tuple[str, ...]:
    """The body among ``parts``: a string per line, what is glued between cut out."""
    found: list[str] = []
    end = -1
    for part in parts:
        if part.role != "body":
            continue
        piece = text[part.start : part.end]
        if part.start == end or (
            found
            and "\n" not in text[end : part.start]
            and "\r" not in text[end : part.start]
            and end >= 0
            and not text[:end].endswith(("\n", "\r"))
        ):
            found[-1] += piece
        else:
            found.append(piece)
        end = -1 if piece.endswith(("\n", "\r")) else part.end
    return tuple(shown for shown in (piece.strip() for piece in found) if shown)


def _main(record: Record, own: Sequence[Sequence[Part]]) -> int:
    """The article that the record's own metadata speaks of: the one bearing its title, else the longest."""
    given = key(record.given.title)
    for number, parts in enumerate(own):
        for part in parts:
            if given and part.role == "title" and key(record.text[part.start : part.end]) == given:
                return number
    sizes = [sum(part.end - part.start for part in parts if part.role == "body") for parts in own]
    return sizes.index(max(sizes)) if sizes else 0


def _texts(record: Record, parts: Sequence[Part], role: str, *rules: str) -> list[str]:
    return [
        record.text[part.start : part.end].strip()
        for part in parts
        if part.role == role and (not rules or part.rule in rules)
    ]


def _article(
    record: Record,
    parts: Sequence[Part],
    registry: Registry,
    zone: tzinfo,
    languages: Sequence[str],
    main: bool,
    several: bool,
) -> Article:
    given = record.given
    body = paragraphs(record.text, parts)
    title = (given.title.strip() if main else "") or next(iter(_texts(record, parts, "title")), "")
    url = given.url if main and urlsplit(given.url).scheme in {"http", "https"} else ""
    published = _dated(record, parts, main, zone, body)
    return Article(
        id=identity.name(
            url=url, title=title, lead=body[0] if body else "", outlet=given.outlet, several=several
        ),
        title=title,
        paragraphs=body,
        sources=(Source(record.file, record.row, _bytes(record, parts)),),
        subtitle=next(iter(_texts(record, parts, "metadata", "subtitle")), ""),
        byline=next(iter(_texts(record, parts, "metadata", "byline")), ""),
        outlet=given.outlet or None,
        carrier=given.carrier or None,
        url=url,
        published=published.published,
        updated=published.updated,
        keywords=given.keywords if main and given.keywords else _keywords(record, parts),
        section=(given.section if main else "")
        or next(iter(_texts(record, parts, "metadata", "section", "kicker")), ""),
        rejected="" if body else "no-text",
    )


def _dated(
    record: Record, parts: Sequence[Part], main: bool, zone: tzinfo, body: Sequence[str]
) -> dates.Dates:
    stated = dates.from_given(record.given, zone) if main else dates.Dates()
    if stated.published:
        return stated
    for line in _texts(record, parts, "metadata"):
        found = dates.date_line(line, zone)
        if found and found.published:
            return found
    return dates.Dates(dates.from_text(body), None)


_KEYWORD_LABEL = re.compile(r"^[^:：]{0,30}[:：]\s*")
_KEYWORD_BREAK = re.compile(r"\s*[,،;؛|•·/#]\s*")


def _keywords(record: Record, parts: Sequence[Part]) -> tuple[str, ...]:
    found: list[str] = []
    for line in _texts(record, parts, "metadata", "keywords-line", "hashtags"):
        for word in _KEYWORD_BREAK.split(_KEYWORD_LABEL.sub("", line)):
            if word.strip() and word.strip() not in found:
                found.append(word.strip().replace("_", " "))
    return tuple(found)


def _bytes(record: Record, parts: Sequence[Part]) -> Span:
    """Bytes of the raw file from the article's first line to its last."""
    if record.derived or not parts:
        return record.raw
    starts = parts[0].start
    ends = parts[-1].end
    before = len(record.text[:starts].encode(record.encoding, "surrogateescape"))
    inside = len(record.text[starts:ends].encode(record.encoding, "surrogateescape"))
    base = record.raw.start + record.mark
    return Span(base + before, base + before + inside)
