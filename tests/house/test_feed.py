"""The feed as real readers take it: feedparser, and newsboat from the distribution."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

import feedparser
import pytest

from tests.browser.driving import served
from tests.building import PATIENCE, Site, build, differing, environment, tree

ISOLATES = re.compile("[\u2066-\u2069\u200e\u200f]")
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


@pytest.fixture(scope="module")
def published(demo: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The demo as published under a real address, through ``make publish``."""
    home = tmp_path_factory.mktemp("published")
    shutil.copytree(demo.ledger, home / "ledger")
    return build(home, target="publish", SITEURL="https://digest.example.org/news")


def _titles(site: Site) -> list[str]:
    return [" ".join(story["title"].split()) for story in site.stories["stories"]]


def _plain(title: str) -> str:
    return " ".join(ISOLATES.sub("", title).split())


def test_it_is_valid_rss(published: Site) -> None:
    root = Xml.fromstring((published.output / "feed.xml").read_bytes())
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root
    for name in ("title", "link", "description", "language"):
        assert len(channel.findall(name)) == 1, name
        assert channel.findtext(name), name
    assert channel.findtext("link") == "https://digest.example.org/news/index.html"
    (self_link,) = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert self_link.get("href") == "https://digest.example.org/news/feed.xml"
    items = channel.findall("item")
    assert len({item.findtext("guid") for item in items}) == len(items)
    for item in items:
        _valid(item)


def _valid(item: Xml.Element) -> None:
    guid = item.find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"
    assert re.match(r"urn:[a-z0-9][a-z0-9-]+:\S+$", guid.text or "")
    assert urlsplit(item.findtext("link") or "").netloc == "digest.example.org"
    assert item.findtext("title")
    assert 'dir="rtl"' in (item.findtext(CONTENT) or "")
    for name in ("title", "link", "description", "pubDate", "guid", CONTENT):
        assert len(item.findall(name)) <= 1, name
    if date := item.findtext("pubDate"):
        assert parsedate_to_datetime(date).tzinfo is not None
    for address in re.findall(r'(?:href|src)="([^"]*)"', item.findtext(CONTENT) or ""):
        assert urlsplit(address).scheme in {"http", "https"}, address


def test_feedparser_reads_every_item_the_last_updated_first(published: Site) -> None:
    feed = feedparser.parse((published.output / "feed.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.language.startswith("ar")
    assert sorted(_plain(entry.title) for entry in feed.entries) == sorted(_titles(published))
    updates = [
        entry.updated_parsed if "updated_parsed" in entry else entry.get("published_parsed")
        for entry in feed.entries
    ]
    dated = [update for update in updates if update]
    assert dated == sorted(dated, reverse=True) == updates[: len(dated)]
    assert len(updates) - len(dated) == sum(s["date"] is None for s in published.stories["stories"])


def test_ids_do_not_depend_on_the_address_of_the_site(demo: Site, published: Site) -> None:
    ids = [
        [entry.id for entry in feedparser.parse((site.output / "feed.xml").read_bytes()).entries]
        for site in (demo, published)
    ]
    assert ids[0] == ids[1]
    assert published.stories == demo.stories
    assert differing(tree(published.ledger), tree(demo.ledger)) == []


def test_every_page_names_the_feed(demo: Site) -> None:
    for path, data in tree(demo.output).items():
        if path.endswith(".html") and not path.startswith("newsletter/"):
            assert b'type="application/rss+xml"' in data, path


def test_newsboat_reads_every_item(demo: Site, tmp_path: Path) -> None:
    newsboat = shutil.which("newsboat")
    if newsboat is None:
        pytest.skip("no newsboat: apt-get install newsboat")
    (tmp_path / "config").write_text("")
    with served(demo.output) as address:
        (tmp_path / "urls").write_text(f"{address}/feed.xml\n")
        run = subprocess.run(
            [
                newsboat,
                *("-C", str(tmp_path / "config")),
                *("-u", str(tmp_path / "urls")),
                *("-c", str(tmp_path / "cache.db")),
                *("-x", "reload"),
            ],
            env=environment({"HOME": str(tmp_path), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    assert run.returncode == 0, run.stdout + run.stderr
    cache = sqlite3.connect(os.fspath(tmp_path / "cache.db"))
    try:
        titles = {_plain(title) for (title,) in cache.execute("SELECT title FROM rss_item")}
    finally:
        cache.close()
    assert titles == set(_titles(demo))
