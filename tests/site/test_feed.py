"""The feed, read as its subscribers read it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as Xml

import feedparser
import nh3
import pytest

from mujaz.model import Digest, Sums
from mujaz.outlets import Registry
from mujaz.site import markup
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import ADDRESS


@pytest.fixture(scope="module")
def feed(published: Path) -> feedparser.FeedParserDict:
    return feedparser.parse((published / "feed.xml").read_bytes())


def test_the_channel_says_what_it_is(feed: feedparser.FeedParserDict) -> None:
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.title == "موجز"
    assert feed.feed.language == "ar"
    assert feed.feed.link == f"{ADDRESS}/index.html"
    assert feed.feed.ttl == "60"
    own = [link for link in feed.feed.links if link["rel"] == "self"]
    assert [link["href"] for link in own] == [f"{ADDRESS}/feed.xml"]


def test_every_story_is_an_item_once_in_the_digests_order(feed: feedparser.FeedParserDict) -> None:
    assert [entry.id for entry in feed.entries] == [
        f"urn:mujaz:story:{story.id}" for story in sample.stories()
    ]
    assert all(not entry.guidislink for entry in feed.entries)


def test_ids_do_not_know_the_sites_address(site: Path, feed: feedparser.FeedParserDict) -> None:
    local = feedparser.parse((site / "feed.xml").read_bytes())
    assert [entry.id for entry in local.entries] == [entry.id for entry in feed.entries]
    assert all(entry.link.startswith("http://localhost:8000/s/") for entry in local.entries)


def test_dates_are_the_storys_never_the_builds(feed: feedparser.FeedParserDict) -> None:
    dates = {entry.id.rpartition(":")[2]: entry.get("published_parsed") for entry in feed.entries}
    assert dates["river7k2m"][:5] == (2024, 2, 28, 18, 40)
    # date-only: midnight in Beirut, two hours before UTC's
    assert dates["lib8r2aa"][:5] == (2024, 2, 27, 22, 0)
    assert dates["undat111"] is None
    assert feed.feed.updated_parsed[:5] == (2024, 2, 28, 18, 40)


def test_a_feed_without_any_date_names_none(tmp_path: Path) -> None:
    digest = Digest(
        (sample.single("undat111", "بلا تاريخ", None, sample.SHORT, None),), (), (), (), (), (), Sums()
    )
    output = build(digest, Registry(), tmp_path)
    text = (output / "feed.xml").read_text("utf-8")
    assert "lastBuildDate" not in text
    assert "pubDate" not in text
    assert str(datetime.now(UTC).year) not in text


def test_an_item_stands_alone(feed: feedparser.FeedParserDict) -> None:
    entry = feed.entries[0]
    content = entry.content[0].value
    assert content.startswith('<div dir="rtl" lang="ar">')
    for said in (
        "5 مقالات، 3 نصوص",
        "إعادة صياغة نصّ",
        "جهة لم تُذكر",
        f"{ADDRESS}/s/river7k2m.html#a1-river1",
        "https://alwadi.example/water/2024/river?x=1&amp;y=2",
    ):
        assert said in content, said
    assert entry.authors[0].name == "صحيفة الوادي"
    assert [tag.term for tag in entry.tags] == ["مياه", "نهر السيلان", "<b>زراعة</b>"]
    assert entry.summary.startswith("اتفق وزراء الري")


def test_content_sanitised_again_is_itself(published: Path) -> None:
    encoded = "{http://purl.org/rss/1.0/modules/content/}encoded"
    items = Xml.fromstring((published / "feed.xml").read_bytes()).iter("item")
    contents = [item.findtext(encoded) or "" for item in items]
    assert len(contents) == len(sample.stories())
    for content in contents:
        assert str(markup.sanitise(content)).strip() == content.strip()
        assert "<script" not in content
        assert nh3.is_html(content)


def test_excerpts_stay_excerpts_in_the_feed(feed: feedparser.FeedParserDict) -> None:
    entry = next(entry for entry in feed.entries if entry.id.endswith("heli55qa"))
    assert "ستة أسابيع" not in entry.content[0].value
    assert entry.title == "إقليم الدُّوار يتسلّم ثلاث مروحيات إطفاء من طراز \u2066Mi-35M (2024)\u2069"


def test_no_more_items_than_the_setting_says(tmp_path: Path) -> None:
    output = build(sample.digest(), sample.REGISTRY, tmp_path, MUJAZ_FEED_ITEMS=3)
    assert len(feedparser.parse((output / "feed.xml").read_bytes()).entries) == 3
