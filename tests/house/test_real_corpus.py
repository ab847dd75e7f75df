"""Five real files, where they lie beside the project: what a right build makes of them.

Figures and file names only; their sentences are other people's and stay there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.building import Site, build, shown_runs
from tests.house.test_demo import withheld_runs

Story = dict[str, Any]


@pytest.fixture(scope="module")
def real(real_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("real"), real_corpus)


def _files(story: Story) -> list[str]:
    return sorted(source["file"][:3] for article in story["articles"] for source in article["sources"])


def _meeting(site: Site) -> Story:
    return max(site.stories["stories"], key=lambda story: len(story["articles"]))


def _others(site: Site) -> list[Story]:
    meeting = _meeting(site)
    return [story for story in site.stories["stories"] if story["id"] != meeting["id"]]


def test_four_stories_are_published_and_two_articles_held(real: Site) -> None:
    whole = real.stories
    assert len(whole["stories"]) == 4
    assert len(whole["held"]) == 2
    assert whole["accounts"]["articles"] == {"found": 10, "published": 8, "held": 2, "rejected": 0}


def test_the_meeting_has_five_articles_and_four_texts_of_28_february_2024(real: Site) -> None:
    meeting = _meeting(real)
    assert _files(meeting) == ["000", "001", "002", "004", "004"]
    assert meeting["counts"]["articles"] == 5
    assert meeting["counts"]["texts"] == 4
    assert meeting["date"][:10] == "2024-02-28"


def test_the_text_run_twice_is_one_text_and_the_one_citing_a_paper_a_rewrite(real: Site) -> None:
    kinds: dict[str, list[str]] = {}
    for article in _meeting(real)["articles"]:
        kinds.setdefault(article["sources"][0]["file"][:3], []).append(article["lineage"]["kind"])
    assert {"copy", "edited-copy"} & {*kinds["000"], *kinds["001"]}
    assert kinds["002"] == ["rewrite"]


def test_the_other_stories_stand_alone(real: Site) -> None:
    assert sorted(_files(story) for story in _others(real)) == [["003"], ["003"], ["004"]]


def test_the_visit_is_background_of_the_meeting_and_bears_no_date_of_2024(real: Site) -> None:
    meeting = _meeting(real)
    background = [story for story in _others(real) if story["id"] in meeting["background"]]
    assert [_files(story) for story in background] == [["003"]]
    (visit,) = background
    assert meeting["id"] in visit["background"]
    first = min(s["articles"][0]["sources"][0]["span"][0] for s in _others(real) if _files(s) == ["003"])
    assert visit["articles"][0]["sources"][0]["span"][0] == first
    dates = [visit["date"], visit["event_date"], visit["articles"][0]["published"]]
    assert not [day for day in dates if day and day.startswith("2024")]


def test_the_advertorial_and_the_claims_are_held_with_a_reason(real: Site) -> None:
    held = {entry["sources"][0]["file"][:3]: entry["reason"] for entry in real.stories["held"]}
    assert sorted(held) == ["000", "004"]
    assert all(held.values())


def test_nothing_of_the_held_texts_is_anywhere_in_the_site(real: Site, real_corpus: Path) -> None:
    assert withheld_runs(real.stories, real_corpus) & shown_runs(real.output) == set()


def test_the_accounts_close_over_every_byte(real: Site, real_corpus: Path) -> None:
    accounts = real.stories["accounts"]
    assert accounts["records"] == 5
    assert accounts["bytes"]["total"] == sum(path.stat().st_size for path in real_corpus.iterdir())
    assert accounts["bytes"]["total"] == sum(accounts["bytes"][k] for k in ("article", "metadata", "cut"))
    assert accounts["bytes"]["cut"] == sum(accounts["cuts"].values())
