"""Which documents each feed has, and where they are fetched."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import feedparser

from mujaz.model import Digest, Named, Sums
from mujaz.outlets import Registry
from mujaz.site import gallery
from mujaz.site.feeds.entries import SOURCES
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import ADDRESS


def _of_one_topic(months: int) -> Digest:
    stories = tuple(
        sample.single(f"mon{month:05}", f"حصاد الشهر {month}", f"2024-{month:02}-05", sample.SHORT, None)
        for month in range(months, 0, -1)
    )
    stories = tuple(replace(story, draft=replace(story.draft, topics=("زراعة",))) for story in stories)
    topic = Named("farming", "زراعة", "t/farming.html", tuple(story.id for story in stories))
    return Digest(stories, (topic,), (), (), (), (), Sums())


def test_a_topics_feed_has_archives_once_it_holds_no_longer_all(tmp_path: Path) -> None:
    few = build(_of_one_topic(3), Registry(), tmp_path / "few", FEED_MAX_ITEMS=3)
    assert not list((few / "t").glob("farming.2*"))
    many = build(_of_one_topic(5), Registry(), tmp_path / "many", FEED_MAX_ITEMS=3)
    ids, path = set(), many / "t" / "farming.xml"
    while path.name:
        feed = feedparser.parse(path.read_bytes())
        ids |= {entry.id for entry in feed.entries}
        older = [link.href for link in feed.feed.links if link.rel == "prev-archive"]
        path = many / "t" / older[0].rpartition("/")[2] if older else Path()
    assert ids == {f"urn:mujaz:story:mon{month:05}" for month in range(1, 6)}


def test_feeds_may_be_fetched_from_an_address_of_their_own(tmp_path: Path) -> None:
    digest = sample.digest()
    output = build(digest, sample.REGISTRY, tmp_path, SITEURL=ADDRESS, FEED_DOMAIN="https://feeds.example/f/")
    feed = feedparser.parse((output / "feed.xml").read_bytes())
    own = [link.href for link in feed.feed.links if link.rel == "self"]
    assert own == ["https://feeds.example/f/feed.xml"]
    assert feed.feed.link == f"{ADDRESS}/index.html"
    assert feed.entries[0].link.startswith(f"{ADDRESS}/s/")
    assert 'href="https://feeds.example/f/feed.xml"' in (output / "index.html").read_text("utf-8")
    assert 'xmlUrl="https://feeds.example/f/feed.xml"' in (output / "feeds.opml").read_text("utf-8")


def test_an_item_shows_its_storys_card_in_every_format(published: Path, site: Path) -> None:
    for ending in ("xml", "atom"):
        for entry in feedparser.parse((published / f"feed.{ending}").read_bytes()).entries:
            (picture,) = entry.media_content
            assert picture["url"] == f"{ADDRESS}/{gallery.path(entry.id.rpartition(':')[2])}"
            assert (published / picture["url"].removeprefix(f"{ADDRESS}/")).read_bytes()[1:4] == b"PNG"
    items = json.loads((published / "feed.json").read_bytes())["items"]
    assert {item["image"].rpartition("/")[2] for item in items} == {
        f"{item['id'].rpartition(':')[2]}.png" for item in items
    }
    assert "media:content" not in (site / "feed.xml").read_text(
        "utf-8"
    )  # without an address nothing is drawn


def test_an_item_names_so_many_sources_and_leads_to_the_rest(tmp_path: Path) -> None:
    members = tuple(
        sample.member(
            sample.article(f"a1-{number:03}", f"عنوان {number}", sample.SHORT, f"صحيفة {number}"),
            sample.dating("2024-02-28"),
        )
        for number in range(100)
    )
    digest = Digest((sample.story("many0000", members),), (), (), (), (), (), Sums())
    (entry,) = feedparser.parse((build(digest, Registry(), tmp_path) / "feed.xml").read_bytes()).entries
    assert entry.content[0].value.count("<li>") == SOURCES
    assert "s/many0000.html#sources" in entry.content[0].value
