"""The demo corpus as its writer knows it (tests/cases/demo.toml) against what the stages make of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from mujaz import pipeline, settings
from mujaz.model import Article, Member
from tests.building import PROJECT

TRUTH = tomllib.loads((PROJECT / "tests" / "cases" / "demo.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Run:
    given = settings.read(PROJECT / "pelican.conf.py", {})
    return pipeline.run(replace(given, cache=tmp_path_factory.mktemp("cache")))


def expected() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each article of the truth with the name of its record."""
    for file in TRUTH["file"]:
        for article in file.get("article", ()):
            yield file["name"] + (f"#{article['row']}" if "row" in article else ""), article


def found(run: pipeline.Run, name: str, title: str) -> Article | None:
    here = [a for a in run.articles if any(source.name == name for source in a.sources)]
    return next((a for a in here if a.title == title), here[0] if len(here) == 1 and not title else None)


def known(run: pipeline.Run) -> Iterator[tuple[str, dict[str, Any], Article]]:
    for name, truth in expected():
        article = found(run, name, truth["title"])
        if article is not None:
            yield name, truth, article


def members(run: pipeline.Run) -> dict[str, tuple[int, Member]]:
    """Article id → number of its story and how it stands there."""
    return {m.article.id: (n, m) for n, s in enumerate(run.digest.stories) for m in s.draft.members}


def test_every_article_is_found_under_its_title_and_no_other_is(run: pipeline.Run) -> None:
    missing = [
        f"{name}: {truth['title']}" for name, truth in expected() if found(run, name, truth["title"]) is None
    ]
    assert missing == []
    assert len(run.articles) == len({article.id for _, _, article in known(run)})


def test_every_article_is_in_its_state(run: pipeline.Run) -> None:
    states = run.states()
    assert [f"{n}: {t['title']}" for n, t, a in known(run) if states[a.id] != t["state"]] == []


def test_every_article_has_its_outlet_carrier_and_credits(run: pipeline.Run) -> None:
    wrong = [
        f"{name}: {field} {getattr(article, field)!r}, should be {truth.get(field, default)!r}"
        for name, truth, article in known(run)
        for field, default in (("outlet", ""), ("carrier", ""), ("credits", []))
        if truth["state"] != "rejected"
        and (list(article.credits) if field == "credits" else getattr(article, field) or "")
        != truth.get(field, default)
    ]
    assert wrong == []


def test_every_article_has_its_date_and_no_date_is_wrong(run: pipeline.Run) -> None:
    by_id, wrong = members(run), []
    for name, truth, article in known(run):
        dating = by_id[article.id][1].published if article.id in by_id else article.published
        told = (dating.iso()[:10], dating.known_by) if dating else ("", "unknown")
        if truth["state"] == "rejected" or (dating is None and truth.get("or_unknown")):
            continue
        if told != (truth["published"][:10], truth["known_by"]):
            wrong.append(f"{name}: {told}, should be {truth['published']} {truth['known_by']}")
    assert wrong == []


def test_articles_of_one_event_share_a_page_and_no_others_do(run: pipeline.Run) -> None:
    """But for the pairs that the truth lists as missed: one of them found is as much a change as one lost."""
    by_id = members(run)
    placed = [(n, t, by_id[a.id][0]) for n, t, a in known(run) if a.id in by_id and t["state"] == "published"]
    merged: list[set[str]] = []
    apart: list[set[str]] = []
    for one, other in combinations(placed, 2):
        if (one[2] == other[2]) != (one[1]["story"] == other[1]["story"]):
            (merged if one[2] == other[2] else apart).append({one[0], other[0]})
    assert merged == []
    assert sorted(map(sorted, apart)) == sorted(sorted(missed["records"]) for missed in TRUTH["missed"])


def test_copies_are_told_from_texts_of_their_own(run: pipeline.Run) -> None:
    texts = {
        (member if lineage.kind not in {"copy", "edited-copy"} else str(lineage.of), member)
        for _, m in members(run).values()
        for member, lineage in [(m.article.id, m.lineage)]
    }
    text_of = {member: text for text, member in texts}
    placed = [
        (n, t, text_of[a.id]) for n, t, a in known(run) if a.id in text_of and t["state"] == "published"
    ]
    assert [
        f"{one[0]} and {other[0]}"
        for one, other in combinations(placed, 2)
        if (one[2] == other[2]) != (one[1]["text"] == other[1]["text"])
    ] == []


def test_stories_that_neighbour_link_each_other(run: pipeline.Run) -> None:
    by_id = members(run)
    number = {t["story"]: by_id[a.id][0] for _, t, a in known(run) if a.id in by_id}
    ids = [story.id for story in run.digest.stories]
    for pair in TRUTH["background"]:
        one, other = (number[label] for label in pair["stories"])
        assert ids[other] in run.digest.stories[one].background, pair
        assert ids[one] in run.digest.stories[other].background, pair


def test_boilerplate_and_held_words_are_in_no_published_article(run: pipeline.Run) -> None:
    published = "\n".join(
        "\n".join((m.article.title, m.article.subtitle, m.article.text)) for _, m in members(run).values()
    )
    shown = [words for file in TRUTH["file"] for words in file.get("absent", ()) if words in published]
    assert shown == []


def test_what_belongs_to_an_article_is_not_cut(run: pipeline.Run) -> None:
    assert [w for _, t, a in known(run) for w in t.get("has", ()) if w not in f"{a.subtitle}\n{a.text}"] == []


def test_the_corpus_is_the_one_described() -> None:
    corpus = PROJECT / "content" / "corpus"
    files = {path.relative_to(corpus).as_posix() for path in corpus.rglob("*") if path.is_file()}
    assert files == {file["name"] for file in TRUTH["file"]}
    assert Path(corpus).is_dir()
