"""What a story's page says beyond its text: differences, lineage, the course of the coverage, ways to hand it on."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from mujaz.model import Claim, Difference, Digest, Story, Sums
from mujaz.outlets import Registry
from mujaz.site import changes, options
from mujaz.site.calendars import Calendar
from mujaz.site.text import excerpt
from mujaz.site.words import Words
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import ADDRESS, Html, parse

CROWD = "s/crowd777.html"


def _built(tmp_path: Path, *stories: Story, registry: Registry = sample.REGISTRY) -> Path:
    return build(Digest(stories, (), (), (), (), (), Sums()), registry, tmp_path)


def test_disagreeing_figures_stand_side_by_side_with_outlet_date_and_sentence(
    site: Path, pages: dict[str, Html]
) -> None:
    words = pages[CROWD].words
    assert "قرابة 650 شخصًا شبكة الساحل الإخبارية 4 12 فبراير 2023 شارك قرابة 650 شخصًا في وقفة" in words
    html = (site / CROWD).read_text("utf-8")
    assert "<mark>قرابة 650 شخصًا</mark>" in html
    told = html[html.index('class="voices figures"') :]
    assert told[: told.index("</ul>")].count('class="words"') == 2, "two give one figure in the same words"
    assert 'href="#a1-crowd2"' in told


def test_a_saying_is_given_in_each_outlets_wording(pages: dict[str, Html]) -> None:
    words = pages[CROWD].words
    assert "سيعود الخط خلال أسبوعين، ولن تزيد التعرفة صحيفة الوادي" in words
    assert "الخط سيعود في غضون أسبوعين ولن نرفع التعرفة شبكة الساحل الإخبارية" in words


def test_what_one_account_alone_has_stands_under_its_name(site: Path) -> None:
    html = (site / CROWD).read_text("utf-8")
    alone = re.findall(r"<details class=\"alone\">.*?</details>", html, flags=re.DOTALL)
    assert any("ألف ومئتا شخص" in one and "صحيفة الوادي" in one for one in alone)


def test_a_text_not_permitted_whole_is_never_quoted_nearly_whole(tmp_path: Path) -> None:
    story = sample.crowd()
    closed = sample.article("a1-closed", "نصّ مغلق", tuple(f"{s} ." for s in _sentences(40)), "جهة مغلقة")
    claims = tuple(Difference("alone", (Claim("a1-closed", told),)) for told in _sentences(40))
    members = (*story.draft.members, sample.member(closed, sample.dating("2023-02-12"), "independent"))
    told = replace(story, draft=replace(story.draft, members=members, differences=claims))
    output = _built(tmp_path, told)
    shown = parse(output / CROWD).words
    permitted = " ".join(excerpt(closed.paragraphs, options.EXCERPT_WORDS).paragraphs)
    beyond = [one for one in _sentences(40) if one in shown and one not in permitted]
    assert sum(len(one.split()) for one in beyond) <= len(closed.text.split()) / 4
    assert beyond, "some of it may be quoted"
    compared = parse(output / "c/crowd777.html").words
    assert [one for one in _sentences(40) if one in compared and one not in permitted] == []


def _sentences(number: int) -> list[str]:
    return [f"هذه جملة رقم {n} من نصّ مغلق لا تُعرض كاملة." for n in range(number)]


def test_the_course_runs_from_the_first_account_to_the_last(site: Path) -> None:
    html = (site / CROWD).read_text("utf-8")
    course = html[html.index('class="course"') :]
    course = course[: course.index("</section>")]
    assert re.findall(r"href=\"#(a1-\w+)\"", course) == ["a1-crowd3", "a1-crowd1", "a1-crowd4", "a1-crowd2"]
    assert re.findall(r"datetime=\"([^\"]+)\"", course) == ["2023-02-10", "2023-02-11", "2023-02-12"]


def test_what_changed_is_told_newest_first_from_dates_and_rulings(pages: dict[str, Html]) -> None:
    words = pages[CROWD].words
    order = ["13 فبراير 2023 عدّل المحرّر الصفحة", "نصّ جديد: شبكة الساحل", "نصّ جديد تصدّر الصفحة: صحيفة الوادي"]
    places = [words.find(said) for said in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "ما الذي تغيّر" not in pages["s/lib8r2aa.html"].words


def test_copies_and_undated_stories_change_nothing() -> None:
    calendar = Calendar(options.read({"TIMEZONE": "Asia/Beirut"}), Words())
    kinds = [change.kind for change in changes.of(sample.crowd().draft, calendar)]
    assert kinds == ["lead", "text", "ruling"]
    undated = next(story for story in sample.stories() if story.id == "undat111")
    assert changes.of(undated.draft, calendar) == ()


def test_a_page_can_be_handed_on_where_its_address_is_known(site: Path, published: Path) -> None:
    page = parse(published / CROWD)
    links = [a["href"] for a in page.all("a")]
    sent = next(link for link in links if link.startswith("https://wa.me/"))
    assert f"{ADDRESS}/{CROWD}" in parse_qs(urlsplit(sent).query)["text"][0]
    assert any(link.startswith("https://t.me/share/url?url=https%3A") for link in links)
    assert any(link.startswith("mailto:?subject=") for link in links)
    assert [i["value"] for i in page.all("input")] == [f"{ADDRESS}/{CROWD}"]
    assert not parse(site / CROWD).all("input")
    assert "wa.me" not in (site / CROWD).read_text("utf-8")


def test_the_drawn_lineage_has_a_name_a_description_and_a_table(site: Path, pages: dict[str, Html]) -> None:
    html = (site / CROWD).read_text("utf-8")
    tree = html[html.index("<svg") : html.index("</svg>")]
    assert 'role="img" aria-labelledby="tree-name tree-said"' in tree
    assert "صحيفة الوادي (1): إعادة صياغة نصّ وكالة نبأ (2)" in tree
    assert "style" not in tree
    assert "الشجرة نفسها في جدول" in pages[CROWD].words
    assert "<svg" not in (site / "s/lib8r2aa.html").read_text("utf-8")
