"""Sitemaps: every page worth finding, in files of a size that crawlers take, and the news of the last two days.

The protocol (sitemaps.org) allows 50,000 addresses and 50 MB a file; an address has at most 2,048 characters, ours
a few dozen, so that the number of addresses decides. "Last two days" is counted from the newest story and not from
a clock: the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from math import ceil
from typing import Any, NamedTuple

from lxml import etree

from mujaz.model import Story
from mujaz.site import text
from mujaz.site.calendars import Calendar
from mujaz.site.options import Options
from mujaz.site.viewer import headline

SITEMAP = "sitemap.xml"
NEWS = "sitemap-news.xml"
ROBOTS = "robots.txt"
_PLAIN = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

ADDRESSES = 50_000
"""In one file at most."""
NEWS_DAYS = timedelta(days=2)
"""How old news may be in a news sitemap (Google Search Central, "News sitemaps")."""
NEWS_STORIES = 1000
"""In a news sitemap at most."""


class Address(NamedTuple):
    """A page worth finding."""

    path: str
    day: str
    """ISO day or instant of its last news; empty where none is known."""


def paths(pages: int) -> Iterator[str]:
    """The files of a site that has so many ``pages`` worth finding."""
    yield SITEMAP
    if pages > ADDRESSES:
        yield from (_shard(number) for number in range(1, ceil(pages / ADDRESSES) + 1))
    yield NEWS


def files(
    options: Options, pages: Sequence[tuple[str, str]], stories: Sequence[Story], calendar: Calendar
) -> Iterator[tuple[str, bytes]]:
    """Each file's path and bytes: of ``pages`` in the order given, and of the newest of ``stories``."""
    addresses = [Address(*page) for page in pages]
    if len(addresses) <= ADDRESSES:
        yield SITEMAP, _urlset(options, addresses)
    else:
        shards = [addresses[at : at + ADDRESSES] for at in range(0, len(addresses), ADDRESSES)]
        index = _root("sitemapindex")
        for number, shard in enumerate(shards, 1):
            yield _shard(number), _urlset(options, shard)
            entry = etree.SubElement(index, f"{{{_PLAIN}}}sitemap")
            etree.SubElement(entry, f"{{{_PLAIN}}}loc").text = options.absolute(_shard(number))
        yield SITEMAP, _written(index)
    yield NEWS, _news(options, stories, calendar)


def robots(options: Options) -> bytes:
    """Everything may be read; where the site's address is known, the sitemaps are named."""
    lines = ["User-agent: *", "Allow: /"]
    if options.siteurl:
        lines += ["", *(f"Sitemap: {options.absolute(path)}" for path in (SITEMAP, NEWS))]
    return ("\n".join(lines) + "\n").encode()


def _urlset(options: Options, addresses: Sequence[Address]) -> bytes:
    root = _root("urlset")
    for address in addresses:
        _entry(root, options.absolute(address.path), address.day)
    return _written(root)


def _news(options: Options, stories: Sequence[Story], calendar: Calendar) -> bytes:
    """The dated stories of the two days before the newest of them, newest first."""
    dated = sorted(
        ((calendar.instant(story.draft.dating), story.id, story) for story in stories if story.draft.dating),
        reverse=True,
    )
    root = _root("urlset", news=_NEWS)
    for moment, _, story in dated[:NEWS_STORIES]:
        if moment < dated[0][0] - NEWS_DAYS:
            break
        entry = _entry(root, options.absolute(story.url))
        news = etree.SubElement(entry, f"{{{_NEWS}}}news")
        publication = etree.SubElement(news, f"{{{_NEWS}}}publication")
        etree.SubElement(publication, f"{{{_NEWS}}}name").text = text.clean(options.name)
        etree.SubElement(publication, f"{{{_NEWS}}}language").text = story.draft.lead.article.language
        assert story.draft.dating is not None
        etree.SubElement(news, f"{{{_NEWS}}}publication_date").text = story.draft.dating.iso()
        etree.SubElement(news, f"{{{_NEWS}}}title").text = headline(story)
    return _written(root)


def _root(name: str, **more: str) -> etree._Element:
    spaces: dict[Any, str] = {None: _PLAIN} | more  # the stubs know no None, which is "without a prefix"
    return etree.Element(f"{{{_PLAIN}}}{name}", nsmap=spaces)


def _entry(root: etree._Element, address: str, day: str = "") -> etree._Element:
    entry = etree.SubElement(root, f"{{{_PLAIN}}}url")
    etree.SubElement(entry, f"{{{_PLAIN}}}loc").text = address
    if day:
        etree.SubElement(entry, f"{{{_PLAIN}}}lastmod").text = day
    return entry


def _shard(number: int) -> str:
    return f"sitemap-{number}.xml"


def _written(root: etree._Element) -> bytes:
    etree.indent(root, " ")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
