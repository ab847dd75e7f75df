"""Feeds in documents: nothing is lost between them, and what is closed stays as it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mujaz.site.feeds.history import KEPT, Document, documents
from mujaz.site.feeds.items import Item, newest_first
from mujaz.site.options import Period
from tests.site import sample

STORY = sample.single("one00000", "عنوان", None, sample.SHORT, None)
START = datetime(2024, 1, 1, tzinfo=UTC)
LEAST = 5


def _item(number: int, hours: int | None, later: int = 0) -> Item:
    if hours is None:
        return Item(f"urn:x:{number}", "s/x.html", None, None, STORY)
    published = START + timedelta(hours=hours)
    return Item(f"urn:x:{number}", "s/x.html", published, published + timedelta(hours=later), STORY)


HOURS = st.one_of(st.none(), st.integers(0, 24 * 200))
ITEMS = st.lists(st.tuples(HOURS, st.integers(0, 24 * 40)), max_size=60).map(
    lambda drawn: newest_first([_item(n, hours, later) for n, (hours, later) in enumerate(drawn)])
)
PERIODS: st.SearchStrategy[Period] = st.sampled_from(("month", "day"))


def _held(found: tuple[Document, ...]) -> set[str]:
    return {item.id for document in found for item in document.items}


@given(ITEMS, PERIODS)
def test_every_item_is_in_a_document_and_in_one_archive_at_most(
    found: tuple[Item, ...], period: Period
) -> None:
    made = documents("feed", found, LEAST, period)
    assert _held(made) == {item.id for item in found}
    archived = [item.id for document in made[1:] for item in document.items]
    assert len(archived) == len(set(archived))


@given(ITEMS, PERIODS)
def test_the_archives_are_one_chain_from_the_newest_to_the_oldest(
    found: tuple[Item, ...], period: Period
) -> None:
    made = {document.stem: document for document in documents("feed", found, LEAST, period)}
    walked, at = [], made["feed"]
    while at.older:
        below = made[at.older]
        assert below.newer == ("" if at.stem == "feed" else at.stem)
        walked.append(below.stem)
        at = below
    assert set(walked) == made.keys() - {"feed"}
    assert walked == sorted(walked, key=lambda stem: "" if stem.endswith("undated") else stem, reverse=True)


@given(ITEMS)
def test_the_subscribed_document_holds_the_newest_and_all_of_the_last_days(found: tuple[Item, ...]) -> None:
    shown = {item.id for item in documents("feed", found, LEAST, None)[0].items}
    dated = [item for item in found if item.updated]
    assert {item.id for item in dated[:LEAST]} <= shown
    for item in dated:
        assert dated[0].updated
        assert item.updated
        assert item.id in shown or dated[0].updated - item.updated > KEPT


@given(ITEMS, st.integers(1, 24 * 60))
def test_a_later_item_changes_no_archive_there_is(found: tuple[Item, ...], hours: int) -> None:
    newest = max((item.published for item in found if item.published), default=START)
    later = _item(999, int((newest - START) / timedelta(hours=1)) + hours)
    before = {d.stem: d for d in documents("feed", found, LEAST, "month")[1:]}
    after = {d.stem: d for d in documents("feed", newest_first([*found, later]), LEAST, "month")[1:]}
    assert all(after[stem].items == document.items for stem, document in before.items())


def test_periods_are_named_for_the_day_of_publishing() -> None:
    found = newest_first([_item(0, 0), _item(1, 24 * 40), _item(2, None)])
    assert [d.stem for d in documents("feed", found, 1, "month")] == ["feed", "feed.2024-01", "feed.undated"]
    assert [d.stem for d in documents("feed", found, 1, "day")] == ["feed", "feed.2024-01-01", "feed.undated"]
    assert [d.stem for d in documents("feed", found, 1, None)] == ["feed"]
