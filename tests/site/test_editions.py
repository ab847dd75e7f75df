"""Editions: which stories, in which order, and how many days on the front page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mujaz.model import Digest, Story, Sums
from mujaz.outlets import Registry
from mujaz.site import editions, options
from mujaz.site.calendars import Calendar
from mujaz.site.words import Words
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import parse

CALENDAR = Calendar(options.read({"TIMEZONE": "Asia/Beirut"}), Words())


def _of(day: str | None, ident: str) -> Story:
    return sample.single(ident, ident, day, sample.SHORT, None)


def _told(ident: str, texts: int, copies: int) -> Story:
    """A story of this many texts and copies, all of one day."""
    day = sample.dating("2024-02-28")
    written = [sample.article(f"a1-{ident}{n}", ident, sample.SHORT, None) for n in range(texts + copies)]
    return sample.story(
        ident,
        tuple(
            sample.member(one, day, "independent")
            if number < texts
            else sample.member(one, day, "copy", written[0].id)
            for number, one in enumerate(written)
        ),
    )


def test_independent_texts_rank_above_copies() -> None:
    stories = (_told("copied00", 1, 9), _told("two00000", 2, 0), _told("one00000", 1, 0))
    (edition,) = editions.gather(stories, CALENDAR)
    assert [story.id for story in edition.stories] == ["two00000", "copied00", "one00000"]


def test_every_dated_story_is_in_one_edition_and_no_undated_one() -> None:
    made = sample.stories()
    gathered = [story.id for edition in editions.gather(made, CALENDAR) for story in edition.stories]
    assert sorted(gathered) == sorted(story.id for story in made if story.draft.dating)
    assert {story.id for story in editions.undated(made)} == {"undat111", "undat222"}


def test_order_of_input_does_not_matter() -> None:
    made = sample.stories()
    assert editions.gather(made, CALENDAR) == editions.gather(made[::-1], CALENDAR)


def test_the_front_page_takes_whole_editions_up_to_its_number() -> None:
    made = [_of(f"2024-02-{day:02}", f"s{day:02}{n}00000") for day in (3, 2, 1) for n in range(3)]
    gathered = editions.gather(made, CALENDAR)
    assert [e.day for e in editions.first(gathered, 7)] == [date(2024, 2, 3), date(2024, 2, 2)]
    assert [e.day for e in editions.first(gathered, 1)] == [date(2024, 2, 3)]
    assert editions.first((), 5) == ()


def test_an_edition_has_a_lead_a_body_and_briefs() -> None:
    made = [_of("2024-02-03", f"s{n}0000000") for n in range(8)]
    section = editions.lay_out(made)
    assert (section.lead, len(section.body), len(section.briefs)) == (made[0], 4, 3)


def test_a_list_names_five_outlets_and_counts_the_rest(tmp_path: Path) -> None:
    day = sample.dating("2024-02-28")
    members = tuple(
        sample.member(sample.article(f"a1-{n}", "حدث", sample.SHORT, f"جهة رقم {name}"), day, "independent")
        for n, name in enumerate("ابتثجحخد")
    )
    output = build(
        Digest((sample.story("many0000", members),), (), (), (), (), (), Sums()), Registry(), tmp_path
    )
    assert "جهة رقم ج و3 جهات أخرى" in parse(output / "index.html").words
    assert "جهة رقم د" in parse(output / "s/many0000.html").words
