"""What machines are told: descriptions that browsers do not run, sitemaps by their limits, headers, a manifest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from mujaz.site import offline, options, policy, sitemaps
from mujaz.site.calendars import Calendar
from mujaz.site.environment import OFFLINE
from mujaz.site.words import Words
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import ADDRESS, Html, parse

OPTIONS = options.read({"SITENAME": "موجز", "SITEURL": ADDRESS, "TIMEZONE": "Asia/Beirut"})
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def _described(page: Html) -> Any:
    (written,) = page.data
    return json.loads(written)


def test_a_story_says_what_it_is_based_on_and_who_provided_it(published: Path) -> None:
    said = _described(parse(published / "s/river7k2m.html"))
    assert said["@type"] == "NewsArticle"
    assert said["url"] == said["mainEntityOfPage"] == f"{ADDRESS}/s/river7k2m.html"
    assert said["datePublished"] == "2024-02-28T18:40:00Z"
    assert said["publisher"]["name"] == "موجز"
    assert said["image"] == f"{ADDRESS}/i/river7k2m.png"
    assert said["inLanguage"] == "ar"
    accounts = said["isBasedOn"]
    assert [account["@id"] for account in accounts] == [cited["@id"] for cited in said["citation"]]
    anchors = {f"#{element.get('id')}" for _, element in parse(published / "s/river7k2m.html").elements}
    assert {account["@id"] for account in accounts} <= anchors
    assert "صحيفة الوادي" in {account.get("provider", {}).get("name") for account in accounts}
    assert any("provider" not in account for account in accounts), (
        "an outlet that is not named is not guessed"
    )


def test_an_edition_lists_its_stories_in_the_order_of_the_page(published: Path) -> None:
    for path in ("index.html", "d/2024-02-28.html"):
        said = _described(parse(published / path))
        assert said["@type"] == "CollectionPage"
        listed = said["mainEntity"]["itemListElement"]
        assert [item["position"] for item in listed] == list(
            range(1, said["mainEntity"]["numberOfItems"] + 1)
        )
        assert all((published / item["url"].removeprefix(f"{ADDRESS}/")).is_file() for item in listed)


def test_without_an_address_descriptions_point_beside_themselves(pages: dict[str, Html]) -> None:
    said = _described(pages["s/river7k2m.html"])
    assert said["url"] == "river7k2m.html"
    assert "image" not in said


def test_no_text_ends_its_description(site: Path, pages: dict[str, Html]) -> None:
    assert "<script>alert(1)" in _described(pages["s/evil0000.html"])["headline"]
    (block,) = [
        line
        for line in (site / "s/evil0000.html").read_text("utf-8").splitlines()
        if line.startswith('<script type="application/ld+json">')
    ]
    assert block.count("<") == 2 + block.count("</script><")


def test_pages_say_how_they_show_where_they_are_shared(published: Path) -> None:
    for path, kind in (
        ("index.html", "website"),
        ("s/river7k2m.html", "article"),
        ("outlets.html", "website"),
    ):
        said = {m["property"]: m["content"] for m in parse(published / path).all("meta") if "property" in m}
        assert said["og:type"] == kind
        assert said["og:url"] == f"{ADDRESS}/{path}"
        assert (published / said["og:image"].removeprefix(f"{ADDRESS}/")).is_file()
        assert said["og:title"]


def test_a_sitemap_too_long_for_one_file_becomes_an_index_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "ADDRESSES", 3)
    pages = [(f"s/{number}.html", "2024-02-28") for number in range(8)]
    files = dict(sitemaps.files(OPTIONS, pages, (), Calendar(OPTIONS, Words())))
    assert set(files) == set(sitemaps.paths(len(pages)))
    shards = [
        str(at.text).removeprefix(f"{ADDRESS}/") for at in etree.fromstring(files["sitemap.xml"]).iter(LOC)
    ]
    listed = [str(at.text) for shard in shards for at in etree.fromstring(files[shard]).iter(LOC)]
    assert listed == [f"{ADDRESS}/{path}" for path, _ in pages]


def test_the_news_are_those_of_two_days_before_the_newest_story(published: Path) -> None:
    told = etree.parse(published / "sitemap-news.xml")
    days = [str(at.text)[:10] for at in told.iter("{*}publication_date")]
    assert days == sorted(days, reverse=True)
    assert days
    assert min(days) >= "2024-02-26"
    assert f"{ADDRESS}/s/river7k2m.html" in [at.text for at in told.iter(LOC)]


def test_headers_forbid_frames_on_every_page_and_leave_messages_their_styles(published: Path) -> None:
    text = (published / policy.HEADERS).read_text("utf-8")
    assert "/s/*\n  Content-Security-Policy: default-src 'none';" in text
    assert "/newsletter/" not in text
    assert all("frame-ancestors 'none'" in line for line in text.splitlines() if "Security-Policy" in line)
    assert "unsafe" not in text


@pytest.mark.parametrize(
    ("siteurl", "wanted", "installs"),
    [
        ("https://digest.example", True, True),
        ("http://digest.example", True, False),
        ("http://localhost:8000", True, True),
        ("", True, True),
        ("https://digest.example", False, False),
    ],
)
def test_a_worker_is_installed_where_browsers_take_one_and_the_editor_wants_it(
    siteurl: str, wanted: bool, installs: bool
) -> None:
    chosen = options.read({"SITEURL": siteurl, "MUJAZ_OFFLINE": wanted})
    assert chosen.offline is installs
    assert (OFFLINE in offline.paths(chosen)) is installs
    assert ("script-src" in policy.page(chosen)) is installs


def test_switched_off_no_page_but_search_runs_anything_and_the_worker_takes_itself_back(
    tmp_path: Path,
) -> None:
    site = build(sample.digest(), sample.REGISTRY, tmp_path, MUJAZ_OFFLINE=False)
    assert "unregister()" in (site / "sw.js").read_text("utf-8")
    for page in site.rglob("*.html"):
        assert page.name == "search.html" or "src=" not in page.read_text("utf-8"), page


def test_the_manifest_names_icons_that_are_there(site: Path) -> None:
    said = json.loads((site / "site.webmanifest").read_bytes())
    assert (said["lang"], said["dir"], said["name"]) == ("ar", "rtl", "موجز")
    assert {icon["sizes"] for icon in said["icons"]} >= {"192x192", "512x512"}
    assert all((site / icon["src"]).is_file() for icon in said["icons"])


def test_the_worker_keeps_files_that_are_there_and_changes_with_what_it_keeps(
    site: Path, published: Path
) -> None:
    worker = (site / "sw.js").read_text("utf-8")
    kept = json.loads(worker.partition("const parts = ")[2].partition(".map")[0])
    assert all((site / path).is_file() for path in kept)
    assert any(path.endswith(".css") for path in kept)
    assert "http" not in worker
    elsewhere = (published / "sw.js").read_text("utf-8")  # its offline page links by full paths
    assert _version(elsewhere) != _version(worker)
    assert elsewhere.replace(_version(elsewhere), _version(worker)) == worker


def _version(worker: str) -> str:
    return worker.partition("} shell ")[2].partition("`")[0]
