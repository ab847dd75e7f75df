"""Accounts side by side: nothing lost, nothing more than is permitted, shared passages known for what they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import process_time

from mujaz.site.comparing import MOST, comparable, compare, compared
from mujaz.site.naming import Naming
from mujaz.site.text import Passage
from mujaz.site.views import Comparison
from tests.site import sample
from tests.site.conftest import Html
from tests.site.making import NAMING


def _compare(naming: Naming = NAMING) -> Comparison:
    story = sample.crowd()
    whole = {m.article.id: Passage(m.article.paragraphs, whole=True) for m in story.draft.members}
    return compare(story, whole, naming)


def test_the_pieces_of_an_account_are_its_text() -> None:
    sides = {side.source.url: side for side in _compare().sides}
    told = ["".join(piece.text for piece in paragraph) for paragraph in sides["#a1-crowd2"].paragraphs]
    assert tuple(told) == sample.CROWD_ELSEWHERE


def test_a_passage_knows_which_accounts_have_it_too() -> None:
    first, _, third = _compare().sides
    common = next(
        piece for paragraph in first.paragraphs for piece in paragraph if "حي المطاحن" in piece.text
    )
    assert common.shared == (third.place,)
    assert common.text.startswith("ويربط الخط")
    assert common.text.endswith("الشركة.")
    own = next(piece for paragraph in first.paragraphs for piece in paragraph if "عريضة" in piece.text)
    assert own.shared == ()


def test_a_long_paragraph_cut_in_very_many_places_costs_little() -> None:
    own = " ".join(f"كلمة{n}" for n in range(40_000))
    cut = own.replace("5 ", "5 غيرها ")
    members = tuple(
        sample.member(sample.article(f"a1-{n}", "خبر", (told,), f"جهة {n}"), None, "independent")
        for n, told in enumerate((own, cut))
    )
    story = sample.crowd()
    story = replace(story, draft=replace(story.draft, members=members, differences=()))
    begun = process_time()
    sides = compare(story, {m.article.id: Passage(m.article.paragraphs, whole=True) for m in members}, NAMING)
    assert process_time() - begun < 5
    assert len(sides.sides[0].paragraphs[0]) > 4000


def test_a_figure_is_marked_against_those_who_give_another() -> None:
    first, agency, third = _compare().sides
    marked = [piece for paragraph in first.paragraphs for piece in paragraph if piece.disputed]
    assert [(piece.text, piece.disputed) for piece in marked] == [
        ("نحو 400 من أهالي تلّ الورد", (third.place,))
    ]
    assert agency.place not in marked[0].disputed


def test_plain_copies_are_not_compared_and_a_story_of_one_account_has_no_page(site: Path) -> None:
    assert [m.article.id for _, m in compared(sample.crowd())] == ["a1-crowd1", "a1-crowd3", "a1-crowd2"]
    assert not comparable(sample.helicopters())
    assert not (site / "c/heli55qa.html").exists()
    assert (site / "c/crowd777.html").is_file()


def test_of_very_many_accounts_the_first_are_compared_and_the_rest_counted() -> None:
    day = sample.dating("2024-01-01")
    members = tuple(
        sample.member(sample.article(f"a1-{n}", "خبر", sample.SHORT, f"جهة {n}"), day, "independent")
        for n in range(MOST + 3)
    )
    story = sample.story("many0000", members)
    whole = {m.article.id: Passage(m.article.paragraphs, whole=True) for m in members}
    comparison = compare(story, whole, NAMING)
    assert (len(comparison.sides), comparison.left_out) == (MOST, 3)


def test_of_a_text_not_permitted_whole_only_the_excerpt_is_compared(pages: dict[str, Html]) -> None:
    words = pages["c/river7k2m.html"].words
    assert sample.RIVER_AGAIN[0] in words
    assert sample.RIVER_AGAIN[1] not in words
    assert "لا يُعرض نصّ كاملًا إلا بإذن" in words


def test_the_stylesheet_knows_as_many_accounts_as_are_compared() -> None:
    css = (Path(__file__).parents[2] / "theme/static/mujaz.css").read_text("utf-8")
    for place in range(1, MOST + 1):
        for rule in (f".side-{place}", f".w{place}", f".d{place}"):
            assert f".compare:has(#show-{place}:checked) {rule}" in css
    assert f"#show-{MOST + 1}:" not in css
