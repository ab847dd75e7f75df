"""What was published once leads somewhere for ever, and says nothing that is published no longer."""

import json
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest

from mujaz.ledger import lasting
from mujaz.model import Digest, Named, Sums
from mujaz.outlets import Registry
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import parse

NAME = "كلمة لا ترد إلا في نص محجوب"
EMPTY = Digest((), (), (), (), (), (), Sums())


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site of two months, and the site built after every story of it was withdrawn."""
    work = tmp_path_factory.mktemp("gone")
    days = ("2024-02-10", "2024-03-11")
    stories = tuple(
        sample.story(
            f"story{n:05}",
            (sample.member(sample.article(f"a1-{n}", "خبر", (f"نص الخبر رقم {n}.",)), sample.dating(day)),),
        )
        for n, day in enumerate(days)
    )
    named = Named("t00000000a", NAME, "t/t00000000a.html", tuple(story.id for story in stories))
    before = build(replace(EMPTY, stories=stories, topics=(named,)), Registry(), work / "before")
    paths = lasting(file.relative_to(before).as_posix() for file in before.rglob("*") if file.is_file())
    gone = replace(
        EMPTY,
        topics=(replace(named, name="", stories=()),),
        published_before=(*paths, "p/former.html", "s/story00000.json", "x/odd.txt"),
    )
    return before, build(gone, Registry(), work / "after")


def test_every_address_still_stands_and_is_well_formed(sites: tuple[Path, Path]) -> None:
    before, after = sites
    published = lasting(file.relative_to(before).as_posix() for file in before.rglob("*") if file.is_file())
    assert {"d/2024-02-10.html", "feed.2024-02.xml", "newsletter/2024-02-10.telegram.txt"} <= {*published}
    for path in (*published, "p/former.html", "s/story00000.json", "x/odd.txt"):
        data = (after / path).read_bytes()
        assert data, path
        if path.endswith((".xml", ".atom")):
            feed = feedparser.parse(data)
            assert not feed.bozo, path
            assert feed.entries == []
        if path.endswith(".json"):
            json.loads(data)


def test_a_day_that_fell_empty_says_so_and_leads_on(sites: tuple[Path, Path]) -> None:
    page = parse(sites[1] / "d" / "2024-02-10.html")
    assert "10 فبراير 2024" in page.words
    assert "لم يبقَ شيء منشور من هذا اليوم" in page.words
    assert "../archive.html" in {link["href"] for link in page.all("a")}


def test_a_page_about_something_bears_its_name_only_while_a_story_does(sites: tuple[Path, Path]) -> None:
    before, after = sites
    assert NAME in (before / "t" / "t00000000a.html").read_text("utf-8")
    for file in after.rglob("*"):
        if file.is_file():
            assert NAME.encode() not in file.read_bytes(), file


def test_an_editors_own_page_is_not_written_over(sites: tuple[Path, Path], tmp_path: Path) -> None:
    output = build(replace(EMPTY, published_before=("pages/about.html",)), Registry(), tmp_path)
    assert "السيلان" in parse(output / "pages" / "about.html").words
