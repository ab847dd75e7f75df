"""The demo corpus holds every trouble that real files hold, and the site made from it is right."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema

from tests.building import PROJECT, Site, runs, shown_runs, tree

CORPUS = PROJECT / "content" / "corpus"
KINDS = {"original", "copy", "edited-copy", "rewrite", "independent"}
KNOWN_BY = {"stated", "text", "copy", "unknown"}


def test_the_demo_is_a_real_digest(demo: Site) -> None:
    whole = demo.stories
    assert whole["accounts"]["articles"]["found"] >= 30
    assert len(whole["stories"]) >= 12
    assert len(whole["held"]) >= 2


def test_stories_json_keeps_its_contract(demo: Site) -> None:
    whole = demo.stories
    assert whole.keys() == {"version", "stories", "held", "rejected", "accounts"}
    urls = [story["url"] for story in whole["stories"]]
    assert len(set(urls)) == len(urls)
    for story in whole["stories"]:
        assert story.keys() == {
            "id", "url", "title", "date", "date_known_by", "event_date", "articles", "counts", "background",
            "lead", "key_points", "differences",
        }  # fmt: skip
        assert (demo.output / story["url"]).is_file()
        assert story["date_known_by"] in KNOWN_BY
        assert (story["date"] is None) == (story["date_known_by"] == "unknown")
        _dated(story["date"])
        _articles(story)


def test_stories_json_keeps_to_the_schema_published_with_it(demo: Site) -> None:
    schema = json.loads((demo.output / "stories.schema.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(demo.stories)


def _articles(story: dict[str, Any]) -> None:
    ids = {article["id"] for article in story["articles"]}
    for article in story["articles"]:
        assert article.keys() == {
            "id", "sources", "outlet", "carrier", "credits", "lineage", "title", "published",
            "published_known_by", "url", "lineage_evidence",
        }  # fmt: skip
        assert article["lineage"]["kind"] in KINDS
        assert article["lineage"]["of"] in ids | {None}
        assert article["lineage"]["of"] != article["id"]
        _dated(article["published"])
        for source in article["sources"]:
            start, end = source["span"]
            size = (CORPUS / source["file"]).stat().st_size
            assert 0 <= start < end <= size


def _dated(value: str | None) -> None:
    if value is not None:
        date.fromisoformat(value[:10])
        assert len(value) == 10 or value.endswith("Z")


def test_counts_follow_from_the_articles(demo: Site) -> None:
    for story in demo.stories["stories"]:
        articles = story["articles"]
        copies = [a for a in articles if a["lineage"]["kind"] in {"copy", "edited-copy"}]
        assert story["counts"] == {
            "articles": len(articles),
            "texts": len(articles) - len(copies),
            "outlets": len({a["outlet"] for a in articles if a["outlet"]}),
        }


def test_background_is_symmetric_and_never_the_story_itself(demo: Site) -> None:
    stories = {story["id"]: story for story in demo.stories["stories"]}
    for story in stories.values():
        for other in story["background"]:
            assert other != story["id"]
            assert story["id"] in stories[other]["background"]


def test_the_accounts_close(demo: Site) -> None:
    whole = demo.stories
    accounts = whole["accounts"]
    sizes = accounts["bytes"]
    assert sizes["total"] == sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file())
    assert sizes["total"] == sizes["article"] + sizes["metadata"] + sizes["cut"]
    assert sizes["cut"] == sum(accounts["cuts"].values())
    counted = accounts["articles"]
    published = [a["id"] for story in whole["stories"] for a in story["articles"]]
    assert counted["found"] == counted["published"] + counted["held"] + counted["rejected"]
    assert len(published) == len(set(published)) == counted["published"]
    assert len(whole["held"]) == counted["held"]
    assert len(whole["rejected"]) == counted["rejected"]


def test_nothing_of_a_held_text_is_anywhere_in_the_site(demo: Site) -> None:
    assert withheld_runs(demo.stories, CORPUS) & shown_runs(demo.output) == set()


def withheld_runs(whole: dict[str, Any], corpus: Path) -> set[tuple[str, ...]]:
    """Six-word runs that stand in a held or rejected article and in no published one."""
    published = _runs_of((a for story in whole["stories"] for a in story["articles"]), corpus)
    return _runs_of(whole["held"] + whole["rejected"], corpus) - published


def _runs_of(articles: Iterable[dict[str, Any]], corpus: Path) -> set[tuple[str, ...]]:
    sources = [source for article in articles for source in article["sources"]]
    return {run for s in sources for run in runs(_raw(corpus / s["file"], *s["span"]))}


def _raw(file: Path, start: int, end: int) -> str:
    data = file.read_bytes()[start:end]
    if file.suffix == ".jsonl":
        return "\n".join(str(v) for line in data.splitlines() for v in json.loads(line).values())
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1256", "replace")


def test_every_page_is_right_to_left_arabic_with_a_policy_and_scripts_of_the_theme_alone(demo: Site) -> None:
    for page in demo.pages():
        text = page.read_text("utf-8")
        assert '<html lang="ar" dir="rtl"' in text, page
        assert "Content-Security-Policy" in text, page
        assert foreign_scripts(text) == [], page


def foreign_scripts(page: str) -> list[str]:
    """Every script of a page that is neither a file of the theme without words of its own nor plain data."""
    found = re.findall(r"<script([^>]*)>(.*?)</script\s*>", page, re.DOTALL | re.IGNORECASE)
    data = ' type="application/ld+json"'
    assert len(found) == len(re.findall("<script", page, re.IGNORECASE))
    return [
        f"{attributes}>{inner}"
        for attributes, inner in found
        if (inner or not re.fullmatch(r' src="(?:\.\./|/)?theme/(?:offline|search)\.js" defer', attributes))
        and (attributes != data or not json.loads(inner))
    ]


def test_every_link_inside_the_site_leads_somewhere(demo: Site) -> None:
    files = tree(demo.output)
    for path, data in files.items():
        if not path.endswith(".html"):
            continue
        text = data.decode()
        ids = set(re.findall(r'\sid="([^"]*)"', text))
        for target in re.findall(r'\s(?:href|src)="([^"]*)"', text):
            if re.match(r"[a-z]+:", target):
                continue
            place, _, fragment = target.partition("#")
            assert not fragment or place or fragment in ids, f"{path}: #{fragment}"
            assert not place or _resolved(path, place) in files, f"{path}: {target}"


def _resolved(page: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
