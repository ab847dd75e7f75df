"""The feeds in every format, read as their subscribers read them."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as Xml

import feedparser
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.model import Digest, KeyPoint, Sums
from mujaz.outlets import Registry
from mujaz.site import environment, markup, text
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import ADDRESS, Html


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
    assert entry.summary.startswith("\u2067اتفق وزراء الري")


def test_an_item_says_where_the_accounts_differ_and_who_says_what(feed: feedparser.FeedParserDict) -> None:
    (entry,) = (entry for entry in feed.entries if entry.id.endswith("crowd777"))
    content = entry.content[0].value
    one, other = content.index("نحو 400 من أهالي تلّ الورد"), content.index("قرابة 650 شخصًا")
    between = content[one:other]
    assert f'href="{ADDRESS}/s/crowd777.html#a1-crowd1"' in between
    assert "صحيفة الوادي" in between
    assert "شبكة الساحل" not in between


@given(st.text(st.one_of(st.characters(codec=None), st.sampled_from("<>&\"'[]()!*_`:/ \n")), max_size=200))
def test_what_was_sanitised_stays_as_it_is(value: str) -> None:
    for html in (value, str(markup.render(value))):
        once = markup.sanitise(text.clean(html), base=f"{ADDRESS}/")
        assert markup.sanitise(once, base=f"{ADDRESS}/") == once


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
    assert entry.title == (
        "\u2067إقليم الدُّوار يتسلّم ثلاث مروحيات إطفاء من طراز \u2066Mi-35M (2024)\u2069\u2069"
    )


def _feeds(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.atom"))


def test_all_formats_of_all_feeds_say_the_same(published: Path) -> None:
    assert {path.relative_to(published).as_posix() for path in _feeds(published)} >= {
        *(
            "feed.atom",
            "feed.2023-02.atom",
            "feed.undated.atom",
            "d/editions.atom",
            "t/water1.atom",
            "o/wadi.atom",
        )
    }
    for path in _feeds(published):
        atom, rss = (
            feedparser.parse(p.read_bytes(), sanitize_html=False) for p in (path, path.with_suffix(".xml"))
        )
        whole = json.loads(path.with_suffix(".json").read_bytes())
        assert not atom.bozo, path
        assert not rss.bozo, path
        assert atom.version == "atom10"
        assert (
            [e.id for e in atom.entries] == [e.id for e in rss.entries] == [i["id"] for i in whole["items"]]
        )
        assert len({e.id for e in atom.entries}) == len(atom.entries)
        for one, other, item in zip(atom.entries, rss.entries, whole["items"], strict=True):
            assert one.title == other.title == item["title"]
            assert one.link == other.link == item["url"]
            contents = [entry.content[0].value.replace("<br />", "<br>") for entry in (one, other)]
            assert contents == [item["content_html"]] * 2
            assert one.summary == unescape(other.summary) == item["summary"]
            assert other.get("published") is None or one.published_parsed == other.published_parsed


def test_json_feed_has_what_its_version_asks_for(published: Path) -> None:
    for path in _feeds(published):
        whole = json.loads(path.with_suffix(".json").read_bytes())
        assert whole["version"] == "https://jsonfeed.org/version/1.1"
        assert whole["title"]
        assert whole["feed_url"] == f"{ADDRESS}/{path.relative_to(published).with_suffix('.json').as_posix()}"
        for item in whole["items"]:
            assert isinstance(item["id"], str)
            assert "content_html" in item
            for name in ("date_published", "date_modified"):
                assert name not in item or datetime.fromisoformat(item[name]).tzinfo is not None


def test_an_undated_story_has_the_feeds_oldest_date_in_atom_and_none_elsewhere(published: Path) -> None:
    for name in ("feed.atom", "feed.undated.atom"):
        entries = {e.id: e for e in feedparser.parse((published / name).read_bytes()).entries}
        undated = entries["urn:mujaz:story:undat111"]
        assert undated.updated.startswith("2023-02-07T00:00:00")
        assert "published" not in undated
    whole = json.loads((published / "feed.json").read_bytes())
    assert not [i for i in whole["items"] if i["id"].endswith("undat111") and "date_published" in i]


def test_archives_say_what_they_are_and_lead_on(published: Path) -> None:
    root = Xml.parse(published / "feed.xml").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    links = {e.get("rel"): e.get("href") for e in root.iter(f"{atom}link") if e.get("rel") != "via"}
    assert links["prev-archive"] == f"{ADDRESS}/feed.2023-02.xml"
    archive = Xml.parse(published / "feed.2023-02.xml").getroot()
    links = {e.get("rel"): e.get("href") for e in archive.iter(f"{atom}link") if e.get("rel") != "via"}
    assert links["current"] == f"{ADDRESS}/feed.xml"
    assert links["prev-archive"] == f"{ADDRESS}/feed.undated.xml"
    assert archive.find("channel/{http://purl.org/syndication/history/1.0}archive") is not None
    assert root.find("channel/{http://purl.org/syndication/history/1.0}archive") is None


def test_an_account_that_stands_elsewhere_is_linked_as_the_source(feed: feedparser.FeedParserDict) -> None:
    vias = [(x["title"], x["href"]) for x in feed.entries[0].links if x["rel"] == "via"]
    assert vias == [
        ("صحيفة الوادي", "https://alwadi.example/water/2024/river?x=1&y=2"),
        ("شبكة الساحل الإخبارية", "https://sahel.example/a/991"),
    ]
    assert feed.entries[0].source.title == "صحيفة الوادي"
    assert feed.entries[0].source.href == "https://alwadi.example/"


def test_key_points_lead_to_the_sources_that_carry_them(tmp_path: Path) -> None:
    river = sample.river()
    said = KeyPoint("القياسات تُنشر للعموم.", "a1-river3", ("a1-river3", "a1-river1"))
    story = replace(river, draft=replace(river.draft, points=(said,)))
    output = build(Digest((story,), (), (), (), (), (), Sums()), sample.REGISTRY, tmp_path, SITEURL=ADDRESS)
    (entry,) = feedparser.parse((output / "feed.xml").read_bytes()).entries
    content = entry.content[0].value
    assert "<li>القياسات تُنشر للعموم. [" in content
    assert f'<a href="{ADDRESS}/s/river7k2m.html#a1-river3" rel="noopener nofollow">2</a>' in content


@pytest.mark.parametrize(
    ("form", "shown", "hidden"),
    [
        ("headlines", "5 مقالات، 3 نصوص", sample.RIVER[0].split(".")[0]),
        ("summary", sample.RIVER[0].split(".")[0], sample.RIVER[-1]),
        ("full", sample.RIVER[-1], "ستة أسابيع"),
    ],
)
def test_a_feed_says_as_much_as_the_setting_allows(
    form: str, shown: str, hidden: str, tmp_path: Path
) -> None:
    output = build(sample.digest(), sample.REGISTRY, tmp_path, SITEURL=ADDRESS, MUJAZ_FEED_FORM=form)
    for ending in ("xml", "atom", "json"):
        whole = (output / f"feed.{ending}").read_text("utf-8")
        assert shown in whole
        assert hidden not in whole
    assert not feedparser.parse((output / "feed.xml").read_bytes()).bozo


def test_what_a_host_and_a_hub_need_is_said(tmp_path: Path) -> None:
    output = build(
        sample.digest(),
        sample.REGISTRY,
        tmp_path,
        MUJAZ_WEBSUB_HUB="https://hub.example/",
        MUJAZ_FEED_TTL=30,
        MUJAZ_FEED_SKIP_HOURS=[1, 0],
    )
    rss = (output / "feed.xml").read_text("utf-8")
    assert '<atom:link rel="hub" href="https://hub.example/"/>' in rss
    assert "<ttl>30</ttl>" in rss
    assert re.sub(r"\s", "", rss[rss.index("<skipHours") : rss.index("</skipHours")]) == (
        "<skipHours><hour>0</hour><hour>1</hour>"
    )
    assert json.loads((output / "feed.json").read_bytes())["hubs"] == [
        {"type": "WebSub", "url": "https://hub.example/"}
    ]
    assert 'rel="hub"' in (output / "feed.atom").read_text("utf-8")
    assert 'rel="hub"' not in (output / "feed.2023-02.xml").read_text("utf-8")


def test_a_feed_too_large_is_warned_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    build(sample.digest(), sample.REGISTRY, tmp_path, MUJAZ_FEED_KILOBYTES=10)
    assert "feed.atom has" in caplog.text
    assert "MUJAZ_FEED_FORM" in caplog.text


def test_opml_offers_every_feed_and_groups_them(published: Path) -> None:
    root = Xml.parse(published / "feeds.opml").getroot()
    offered = [outline.get("xmlUrl") or "" for outline in root.iter("outline") if outline.get("xmlUrl")]
    assert f"{ADDRESS}/feed.xml" in offered
    assert f"{ADDRESS}/t/water1.xml" in offered
    assert all((published / url.removeprefix(f"{ADDRESS}/")).is_file() for url in offered)
    assert [outline.get("text") for outline in root.findall("body/outline")][-2:] == [
        "المواضيع",
        "الجهات",
    ]


def test_every_page_names_its_own_feed_first(pages: dict[str, Html]) -> None:
    own = {
        "t/water1.html": "water1.xml",
        "o/wadi.html": "wadi.xml",
        "d/2024-02-28.html": "editions.xml",
        "archive.html": "d/editions.xml",
        "index.html": "feed.xml",
        "s/river7k2m.html": "../feed.xml",
        "pages/about.html": "../feed.xml",
    }
    for path, address in own.items():
        named = [link["href"] for link in pages[path].all("link") if link["rel"] == "alternate"]
        assert named[0] == address, path
        assert len(named) == len(set(named))
        assert {posixpath.splitext(name)[1] for name in named} == {".xml", ".atom", ".json"}


def test_the_page_of_feeds_offers_them_all(pages: dict[str, Html], site: Path) -> None:
    offered = {a["href"] for a in pages["feeds.html"].all("a")}
    subscribed = {path.relative_to(site).as_posix() for path in _feeds(site) if path.name.count(".") == 1}
    assert subscribed <= offered
    assert "feeds.opml" in offered


def test_a_feed_is_styled_and_its_words_cannot_end_their_string(site: Path) -> None:
    assert b'<?xml-stylesheet type="text/css" href="../feed.css"?>' in (site / "t/water1.xml").read_bytes()
    assert 'content: "هذه خلاصة.' in (site / "feed.css").read_text("utf-8")
    quoted = environment._quoted('أ"\\\n</style>')
    assert quoted == '"أ\\22 \\5c \\a \\3c /style>"'


def test_an_update_is_announced_under_an_id_of_its_own_only_where_that_is_wished(tmp_path: Path) -> None:
    members = tuple(
        sample.member(
            sample.article(f"a1-{n}", "عنوان الخبر", sample.SHORT), sample.dating(day), "independent"
        )
        for n, day in enumerate(("2024-02-28", "2024-03-01"))
    )
    digest = Digest((sample.story("one00000", members),), (), (), (), (), (), Sums())
    for wished, ids in ((False, ["one00000"]), (True, ["one00000:2024-03-01", "one00000"])):
        folder = tmp_path / str(wished)
        output = build(digest, Registry(), folder, MUJAZ_FEED_REANNOUNCE=wished)
        for ending in ("xml", "atom"):
            entries = feedparser.parse((output / f"feed.{ending}").read_bytes()).entries
            assert sorted(e.id for e in entries) == sorted(f"urn:mujaz:story:{ident}" for ident in ids)
            again = [e.title for e in entries if e.id.endswith("2024-03-01")]
            assert again == (["تحديث: عنوان الخبر"] if wished else [])
        assert ("ومرة أخرى في كل يوم" in (output / "feeds.html").read_text("utf-8")) is wished


def test_dates_of_all_times_are_written_as_their_standards_ask(tmp_path: Path) -> None:
    days = ("1884-05-06", "1999-12-31", "2199-01-01")
    made = tuple(sample.single(f"day{n}0000", "عنوان", day, sample.SHORT, None) for n, day in enumerate(days))
    output = build(Digest(made, (), (), (), (), (), Sums()), Registry(), tmp_path, TIMEZONE="Africa/Cairo")
    atom = (output / "feed.atom").read_text("utf-8")
    for written in re.findall(r"<(?:updated|published)>(.*?)<", atom):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", written), written
    for written in re.findall(r"<pubDate>(.*?)<", (output / "feed.xml").read_text("utf-8")):
        assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", written), written
    assert atom.count("<entry>") == len(days)


def test_no_reader_that_takes_a_description_for_html_meets_a_script(published: Path) -> None:
    items = Xml.fromstring((published / "feed.xml").read_bytes()).iter("item")
    descriptions = [item.findtext("description") or "" for item in items]
    assert all(descriptions)
    assert all("<" not in text for text in descriptions)
    assert any("&lt;script&gt;" in text for text in descriptions)


def test_relative_addresses_of_a_note_become_absolute(tmp_path: Path) -> None:
    story = sample.river()
    story = replace(story, draft=replace(story.draft, notes=("[هنا](s/dam3x9p2.html)",)))
    output = build(Digest((story,), (), (), (), (), (), Sums()), sample.REGISTRY, tmp_path, SITEURL=ADDRESS)
    assert f'href="{ADDRESS}/s/dam3x9p2.html"' in (output / "feed.xml").read_text("utf-8")
