"""The feeds as real readers take them: feedparser, and newsboat and sfeed from the distribution."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml
from zoneinfo import ZoneInfo

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


def test_feeds_that_did_not_change_keep_their_time(tmp_path: Path) -> None:
    times = []
    for _ in range(2):
        output = build(tmp_path, SITEURL="https://digest.example.org").output
        feeds = [path for ending in ("xml", "atom", "json", "txt") for path in output.rglob(f"*.{ending}")]
        times.append({path: path.stat().st_mtime_ns for path in feeds})
    assert len(times[0]) > 50
    assert times[0] == times[1]


def _newsboat(urls: list[str], home: Path) -> sqlite3.Connection:
    """The cache of newsboat after it has read ``urls``."""
    newsboat = shutil.which("newsboat")
    if newsboat is None:
        pytest.skip("no newsboat: apt-get install newsboat")
    (home / "config").write_text("")
    (home / "urls").write_text("".join(f"{url}\n" for url in urls))
    run = subprocess.run(
        [
            newsboat,
            *("-C", str(home / "config")),
            *("-u", str(home / "urls")),
            *("-c", str(home / "cache.db")),
            *("-x", "reload"),
        ],
        env=environment({"HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return sqlite3.connect(os.fspath(home / "cache.db"))


@pytest.mark.parametrize("name", ["feed.xml", "feed.atom"])
def test_newsboat_reads_every_item_with_its_date(name: str, demo: Site, tmp_path: Path) -> None:
    with served(demo.output) as address:
        cache = _newsboat([f"{address}/{name}"], tmp_path)
    try:
        rows = cache.execute("SELECT title, guid, pubDate FROM rss_item").fetchall()
    finally:
        cache.close()
    assert sorted(_plain(title) for title, _, _ in rows) == sorted(_titles(demo))
    dated = {f"urn:mujaz:story:{story['id']}": story["date"] for story in demo.stories["stories"]}
    assert {guid for _, guid, _ in rows} == dated.keys()
    zone = ZoneInfo("Asia/Beirut")
    for _, guid, seconds in rows:
        if dated[guid]:
            day = datetime.fromisoformat(dated[guid])
            shown = datetime.fromtimestamp(seconds, zone)
            assert shown.date() >= (day.astimezone(zone) if day.tzinfo else day).date()


@pytest.mark.parametrize("ending", ["xml", "atom"])
def test_sfeed_reads_every_feed_of_the_site(ending: str, published: Site) -> None:
    sfeed = shutil.which("sfeed")
    if sfeed is None:
        pytest.skip("no sfeed: apt-get install sfeed")
    for path in sorted(published.output.rglob("*.atom")):
        feed = path.with_suffix(f".{ending}")
        run = subprocess.run(
            [sfeed], input=feed.read_bytes(), capture_output=True, timeout=PATIENCE, check=True
        )
        lines = [line.split("\t") for line in run.stdout.decode().splitlines()]
        items = json.loads(path.with_suffix(".json").read_bytes())["items"]
        assert [(line[1], line[2], line[5]) for line in lines] == [
            (i["title"], i["url"], i["id"]) for i in items
        ]
        assert all(line[4] == "html" and 'dir="rtl"' in line[3] for line in lines)
        assert all(line[0] for line, item in zip(lines, items, strict=True) if "date_published" in item)
