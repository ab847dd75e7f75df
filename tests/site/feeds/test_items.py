"""Identity and dates: one item for a story for ever, moved by what matters and by nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from mujaz.model import Story
from mujaz.site import editions, options
from mujaz.site.calendars import Calendar
from mujaz.site.feeds import items
from mujaz.site.words import Words
from tests.site import sample

OPTIONS = options.read({"TIMEZONE": "Asia/Beirut"})
CALENDAR = Calendar(OPTIONS, Words())


def _story(*days: str, kinds: tuple[str, ...] = (), ruled: tuple[date, ...] = ()) -> Story:
    members = tuple(
        sample.member(
            sample.article(f"a1-{number}", "عنوان", sample.SHORT),
            sample.dating(day) if day else None,
            kinds[number] if kinds else "independent",  # type: ignore[arg-type]  # lineages by name
        )
        for number, day in enumerate(days)
    )
    made = sample.story("one00000", members)
    return replace(made, draft=replace(made.draft, ruled=ruled))


def _only(story: Story) -> items.Item:
    (item,) = items.of_story(story, CALENDAR, reannounce=False)
    return item


def _day(item: items.Item) -> tuple[str, str]:
    assert item.published
    assert item.updated
    return item.published.date().isoformat(), item.updated.date().isoformat()


def test_a_new_text_moves_the_update_and_not_the_publishing() -> None:
    assert _day(_only(_story("2024-02-28"))) == ("2024-02-28", "2024-02-28")
    assert _day(_only(_story("2024-02-28", "2024-03-02"))) == ("2024-02-28", "2024-03-02")


def test_a_copy_moves_nothing() -> None:
    for kind in ("copy", "edited-copy"):
        story = _story("2024-02-28", "2024-03-02", kinds=("original", kind))
        assert _day(_only(story)) == ("2024-02-28", "2024-02-28")


def test_a_ruling_with_its_day_moves_the_update_and_one_before_the_story_does_not() -> None:
    assert _day(_only(_story("2024-02-28", ruled=(date(2024, 3, 5),))))[1] == "2024-03-05"
    assert _day(_only(_story("2024-02-28", ruled=(date(2024, 1, 5),))))[1] == "2024-02-28"


def test_an_undated_text_moves_nothing_and_an_undated_story_has_no_date() -> None:
    assert _day(_only(_story("2024-02-28", ""))) == ("2024-02-28", "2024-02-28")
    item = _only(_story("", ruled=(date(2024, 3, 5),)))
    assert item.published is item.updated is None


def test_the_id_knows_the_story_alone() -> None:
    one, grown = _only(_story("2024-02-28")), _only(_story("2024-02-27", "2024-03-02"))
    assert one.id == grown.id == "urn:mujaz:story:one00000"


def test_a_story_is_announced_again_once_a_day_and_only_where_that_is_wished() -> None:
    story = _story("2024-02-28", "2024-02-28", "2024-03-02", "2024-03-02", "2024-03-04")
    again = items.of_story(story, CALENDAR, reannounce=True)
    assert [item.id for item in again] == [
        "urn:mujaz:story:one00000",
        "urn:mujaz:story:one00000:2024-03-02",
        "urn:mujaz:story:one00000:2024-03-04",
    ]
    assert [item.again for item in again] == [False, True, True]
    assert len(items.of_story(story, CALENDAR, reannounce=False)) == 1


def test_an_edition_begins_its_day_and_is_updated_with_its_stories() -> None:
    (edition,) = editions.gather([_story("2024-02-28", "2024-03-02")], CALENDAR)
    item = items.of_edition(edition, CALENDAR)
    assert (item.id, item.url) == ("urn:mujaz:edition:2024-02-28", "d/2024-02-28.html")
    assert item.published == datetime(2024, 2, 28, tzinfo=OPTIONS.timezone)
    assert _day(item) == ("2024-02-28", "2024-03-02")
