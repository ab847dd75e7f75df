"""``stories.json`` by its contract, the sitemap and ``robots.txt``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import jsonschema
import pytest

from mujaz.model import Claim, Difference, Digest, Sums
from mujaz.site import exports
from mujaz.site.differing import SHARE
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import ADDRESS


@pytest.fixture(scope="module")
def data(site: Path) -> Any:
    return json.loads((site / "stories.json").read_bytes())


def test_the_fields_are_those_of_the_contract(data: Any) -> None:
    assert list(data) == ["version", "stories", "held", "rejected", "accounts"]
    story = data["stories"][0]
    assert list(story) == [
        *("id", "url", "title", "date", "date_known_by", "event_date", "articles", "counts", "background"),
        *("lead", "key_points", "differences"),
    ]
    assert list(story["articles"][0]) == [
        *("id", "sources", "outlet", "carrier", "credits", "lineage", "title"),
        *("published", "published_known_by", "url", "lineage_evidence"),
    ]
    assert list(data["held"][0]) == ["id", "sources", "reason"]


def test_a_story_says_what_is_known_and_null_for_what_is_not(data: Any) -> None:
    river, undated = data["stories"][0], data["stories"][-1]
    assert river["date"] == "2024-02-28T18:40:00Z"
    assert river["date_known_by"] in {"stated", "text"}
    assert river["event_date"] == "2024-02-27"
    assert river["counts"] == {"articles": 5, "texts": 3, "outlets": 3}
    assert river["background"] == ["dam3x9p2"]
    first, _, _, copy, unsure = river["articles"]
    assert first["published"] == "2024-02-28T18:40:00Z"
    assert first["lineage"] == {"kind": "original", "of": None}
    assert first["sources"] == [{"file": "a1-river1.txt", "span": [0, 400]}]
    assert copy["outlet"] is copy["url"] is None
    assert copy["published_known_by"] == "copy"
    assert unsure["published"] is None
    assert unsure["published_known_by"] == "unknown"
    assert undated["date"] is None
    assert undated["date_known_by"] == "unknown"


def test_a_story_says_what_its_accounts_share_and_where_they_differ(data: Any) -> None:
    told = [story for story in data["stories"] if story["differences"]]
    assert {d["kind"] for story in told for d in story["differences"]} == {"figure", "quotation", "alone"}
    for story in told:
        assert story["lead"] == story["articles"][0]["id"]
        ids = {article["id"] for article in story["articles"]}
        for difference in story["differences"]:
            for claim in difference["claims"]:
                assert claim["source"] in ids
                assert claim["words"] in claim["text"]


def test_a_derived_text_says_how_much_of_it_stands_in_its_origin() -> None:
    words = "أعلنت بلدية الصنوبر افتتاح مكتبة عائمة على نهر الزان تتسع لمئتي قارئ"
    texts = (words, f"{words} صباح السبت وسط حضور كبير")
    first, second = (sample.article(f"a1-{n}", "مكتبة", (text,)) for n, text in enumerate(texts))
    members = (sample.member(first, None), sample.member(second, None, "rewrite", "a1-0"))
    whole = json.loads(exports.written(exports.story(sample.story("library1", members))))
    origin, copy = whole["articles"]
    assert origin["lineage_evidence"] is None
    assert copy["lineage_evidence"] == {"directed": True, "share": 0.706, "longest_run": 12}


def test_each_story_has_the_same_record_beside_its_page(data: Any, site: Path) -> None:
    for story in data["stories"]:
        beside = site / story["url"].replace(".html", ".json")
        assert json.loads(beside.read_bytes()) == story
    assert json.loads((site / "s" / "old11111.json").read_bytes()) == {"moved": "s/river7k2m.json"}


def test_what_is_published_keeps_to_the_schema_published_with_it(data: Any, site: Path) -> None:
    schema = json.loads((site / "stories.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)
    spoilt = {**data, "stories": [{**data["stories"][0], "lead": None}]}
    assert not jsonschema.Draft202012Validator(schema).is_valid(spoilt)


def test_an_address_that_is_no_web_address_is_none(data: Any) -> None:
    (evil,) = [story for story in data["stories"] if story["id"] == "evil0000"]
    assert evil["articles"][0]["url"] is None


def test_withheld_articles_have_a_reason_and_no_text(data: Any, site: Path) -> None:
    (held,) = data["held"]
    assert held["reason"] == "promotion: 3 cues, 0.71"
    assert "محجوز" not in (site / "stories.json").read_text("utf-8")


def test_the_accounts_are_the_digests(data: Any) -> None:
    assert data["accounts"]["bytes"] == {"total": 81234, "article": 60000, "metadata": 6234, "cut": 15000}
    assert data["accounts"]["articles"] == {"found": 20, "published": 19, "held": 1, "rejected": 0}
    assert data["accounts"]["cuts"] == dict(sample.digest().sums.cuts)
    assert list(data["accounts"]["cuts"]) == sorted(data["accounts"]["cuts"])


def test_the_sitemap_lists_pages_where_the_address_is_known(site: Path, published: Path) -> None:
    assert not (site / "sitemap.xml").exists()
    assert "Sitemap" not in (site / "robots.txt").read_text()
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in (published / "robots.txt").read_text()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    places = [entry.text or "" for entry in Xml.parse(published / "sitemap.xml").iter(f"{space}loc")]
    assert len(places) == len(set(places))
    assert f"{ADDRESS}/s/river7k2m.html" in places
    assert f"{ADDRESS}/s/old11111.html" not in places
    for place in places:
        assert (published / place.removeprefix(f"{ADDRESS}/")).is_file()


def test_a_surrogate_in_a_file_name_does_not_stop_the_export() -> None:
    broken = sample.single("brok0000", "عنوان \udcff", "2024-01-01", ("نص \udc80",), "جهة\x00")
    whole = json.loads(exports.written(exports.story(broken)))
    assert whole["title"] == "عنوان \ufffd"


def test_all_that_is_published_tells_no_more_of_a_text_than_its_outlet_permits(tmp_path: Path) -> None:
    told = tuple(f"في الحي {n} وجد العمال جدارا قديما عليه نقش من {n} حروف." for n in range(40))
    closed = sample.article("a1-closed", "جدار", (" ".join(told),), "شبكة الساحل الإخبارية")
    other = sample.article("a1-other", "جدار آخر", ("قال شاهد إن في المدينة 3 جدران.",), "صحيفة الوادي")
    members = (sample.member(closed, None, "independent"), sample.member(other, None, "independent"))
    figure = Difference(
        "figure", (Claim("a1-closed", told[-1], "39 حروف"), Claim("a1-other", other.text, "3"))
    )
    alone = tuple(Difference("alone", (Claim("a1-closed", sentence),)) for sentence in told)
    story = sample.story("walls000", members, differences=(*alone, figure))
    output = build(Digest((story,), (), (), (), (), (), Sums()), sample.REGISTRY, tmp_path)
    shown = "\n".join(
        re.sub(r"</?(?:bdi|mark)[^>]*>|[\u2066-\u2069]", "", file.read_text("utf-8"))
        for file in output.rglob("*")
        if file.suffix in {".html", ".json", ".xml", ".atom", ".txt", ".csv"}
    )
    found = sum(sentence in shown for sentence in told)
    excerpt = 60 / len(told[0].split())
    assert excerpt - 1 < found <= excerpt + 1 + SHARE * len(told)
    (record,) = json.loads((output / "stories.json").read_bytes())["stories"]
    assert record == json.loads((output / "s" / "walls000.json").read_bytes())
    assert "39 حروف" in json.dumps(record, ensure_ascii=False)  # what is at issue may always be said
