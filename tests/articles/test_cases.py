"""How right the reading of the labelled pages is: roles by line, boundaries, titles, dates, outlets, credits.

The floors are a ratchet: measured, then set a little below, so that a change that loses ground fails.
``pytest tests/articles/test_cases.py -s`` prints the table and every line that is wrong.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mujaz import articles, corpus, outlets
from mujaz.articles import lines
from mujaz.model import Article, Reading, Record, Span

CASES = Path(__file__).parents[1] / "cases" / "extraction"
FLOORS = {
    "line roles": (0.974, 0.935, 0.93, 0.965, 0.88),
    "body precision": (0.985, 0.96, 0.92, 0.95, 0.99),
    "body recall": (0.99, 0.985, 0.985, 0.99, 0.82),
    "boundary F1": (0.995, 0.99, 0.94, 0.97, 0.82),
    "titles": (0.985, 0.985, 0.85, 0.9, 0.745),
    "dates": (0.97, 0.99, 0.88, 0.99, 0.9),
    "outlets": (0.965, 0.98, 0.8, 0.69, 0.57),
    "carriers": (0.965, 0.99, 0.92, 0.99, 0.85),
    "credits": (0.95, 0.99, 0.84, 0.94, 0.85),
    "no wrong date": (1.0, 1.0, 1.0, 1.0, 1.0),
}
"""Of the layouts the rules were first written with; of those written to see whether the rules carry (``n``); and of
the fourth, the sixth and the seventh set of unseen ones (``v``, ``x``, ``y``); one of ``v`` is two columns
of a scanned paper that run into one another."""
GROUPS = {"first": "", "later": "n", "fourth": "v", "sixth": "x", "seventh": "y"}
"""Name → the letter with which its cases begin; all others are of the first."""


@dataclass
class Score:
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, what: str, *, right: bool, note: str) -> None:
        self.asked[what] += 1
        self.right[what] += right
        if not right:
            self.wrong.append(f"{what}: {note}")

    def share(self, what: str) -> float:
        return self.right[what] / self.asked[what] if self.asked[what] else 1.0


def record(path: Path, case: dict[str, Any]) -> Record:
    raw = path.read_bytes()
    text = raw.decode(case.get("encoding", "utf-8"))
    mark = len("\ufeff".encode()) if text.startswith("\ufeff") else 0
    encoding = case.get("encoding", "utf-8")
    return Record(path.name, None, text.removeprefix("\ufeff"), encoding, Span(0, len(raw)), mark=mark)


def by_line(reading: Reading) -> tuple[list[str], list[int | None]]:
    """Role of most of each line's characters, and its article."""
    starts = [line.start for line in lines.split(reading.record.text)]
    sizes: list[Counter[str]] = [Counter() for _ in starts]
    numbers: list[int | None] = [None] * len(starts)
    for part in reading.parts:
        place = bisect_right(starts, part.start) - 1
        sizes[place][part.role] += part.end - part.start
        numbers[place] = part.article if part.article is not None else numbers[place]
    return [size.most_common(1)[0][0] for size in sizes], numbers


def spread(ranges: Iterable[tuple[int, int, Any]]) -> dict[int, Any]:
    return {line: value for first, last, value in ranges for line in range(first, last + 1)}


def begins(roles: list[str], numbers: list[int | None], articles: Iterable[int]) -> set[int]:
    """Lines, from 1, at which articles begin: their headline, else their first paragraph."""
    own = zip(roles, numbers, strict=True)
    marked = [(line, number) for line, (role, number) in enumerate(own, 1) if role in {"title", "body"}]
    return {min((line for line, number in marked if number == wanted), default=0) for wanted in articles}


def plain(text: str) -> str:
    return " ".join(text.split())


def partner(reading: Reading, labels: dict[str, Any]) -> Article | None:
    """The article of that headline; of several, or of none at all, the one that begins as labelled."""
    alike = [article for article in reading.articles if plain(article.title) == plain(labels["title"])]
    begins = [one for one in alike if labels["first"] in plain(" ".join(one.paragraphs[:1]))]
    return next(iter((*begins, *alike)), None)


def check(path: Path, score: Score) -> None:
    case = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    registry, _ = outlets.load(None)
    reading = articles.read(record(path, case), registry)
    roles, numbers = by_line(reading)
    for line, role in spread(case["lines"]["roles"]).items():
        got = roles[line - 1] if line <= len(roles) else "blank"
        score.add("line roles", right=got == role, note=f"{path.stem}:{line} is {role}, read as {got}")
        if got == "body":
            score.add("body precision", right=role == "body", note=f"{path.stem}:{line}")
        if role == "body":
            score.add("body recall", right=got == "body", note=f"{path.stem}:{line}")
    wanted_roles = spread(case["lines"]["roles"])
    found = begins(roles, numbers, range(len(reading.articles)))
    labelled = spread((first, last, number - 1) for first, last, number in case["lines"]["articles"])
    wanted = begins(
        [wanted_roles.get(line, "blank") for line in range(1, len(roles) + 1)],
        [labelled.get(line) for line in range(1, len(roles) + 1)],
        range(len(case.get("article", []))),
    )
    for first in wanted:
        score.add("boundary F1", right=first in found, note=f"{path.stem}:{first} begins an article")
    for first in found:
        score.add("boundary F1", right=first in wanted, note=f"{path.stem}:{first} begins none")
    for labels in case.get("article", []):
        article = partner(reading, labels)
        score.add("titles", right=article is not None, note=f"{path.stem}: {labels['title']}")
        if article is not None:
            check_metadata(path.stem, labels, article, score)


@cache
def house(name: str) -> str:
    """A house however it is written: labels quote the page, readings name it as the registry does."""
    registry, _ = outlets.load(None)
    found = registry.named(name)
    return found.id if found else outlets.key(name)


def check_metadata(name: str, labels: dict[str, Any], article: Article, score: Score) -> None:
    got = article.published.iso() if article.published else ""
    note = f"{name}: {labels['published'] or 'unknown'}, read as {got or 'unknown'}"
    score.add("dates", right=got == labels["published"], note=note)
    score.add("no wrong date", right=got in {labels["published"], ""}, note=note)
    for what, wanted, read in (
        ("outlets", [labels["outlet"]], [article.outlet or ""]),
        ("carriers", [labels["carrier"]], [article.carrier or ""]),
        ("credits", labels["credits"], list(article.credits)),
    ):
        same = [*map(house, wanted)] == [*map(house, read)]
        score.add(what, right=same, note=f"{name}: {wanted!r}, read as {read!r}")


@cache
def measured(group: str) -> Score:
    score = Score()
    for path in sorted(CASES.glob("*.txt")):
        letter = path.stem[0] if path.stem[0] in GROUPS.values() else ""
        if letter == GROUPS[group]:
            check(path, score)
    return score


@pytest.mark.parametrize("group", GROUPS)
def test_readings_are_as_right_as_they_have_been(group: str) -> None:
    score = measured(group)
    place = list(GROUPS).index(group)
    print()  # noqa: T201 - the table is for who asks with -s
    for what in FLOORS:
        print(f"{what:16} {score.share(what):.4f} of {score.asked[what]}")  # noqa: T201
    print("\n".join(score.wrong))  # noqa: T201
    below = {what: score.share(what) for what, floors in FLOORS.items() if score.share(what) < floors[place]}
    assert below == {}


def test_every_span_covers_whole_lines_of_its_file() -> None:
    registry, _ = outlets.load(None)
    for path in sorted(CASES.glob("*.txt")):
        case = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
        raw = path.read_bytes()
        received = record(path, case)
        for article in articles.read(received, registry).articles:
            span = article.sources[0].span
            shown = raw[span.start : span.end].decode(received.encoding)
            assert article.title in plain(shown) or not article.title or re.search(r"\s{2}|\xa0", shown)
            assert span.start == 0 or raw[: span.start].decode(received.encoding).endswith(
                ("\n", "\r", "\ufeff")
            )


# ── the five real files, where they are present: figures and names of roles only ──────────────────────

FOLDER = Path(__file__).parents[3] / "shared" / "corpus"
ROLES = {
    "000": "tm" + "b" * 9 + "b" + "bb" + "mmm" + "c" + "t" + "b" * 25,
    "001": "cc.c.c." + "ccccc" + ".c" * 11 + ".t.b.cc." + "b." * 11 + "m.c" + ".c" * 10,
    "002": "t.cc." + ".".join("b" * 12),
    "003": "t.m.ccc.c.cc."
    + "b" * 14
    + "..c.c.c.c.c.c.c.c.cc.c.c.cc.c.c.cc.c.c.c.t.ccc.c.cc."
    + ".".join("b" * 6),
    "004": "tcbbb" + "tbbbbb" + "tbbbbbbb" + "tmbbbbbbbbb",
}
ARTICLES = {"000": 2, "001": 1, "002": 1, "003": 2, "004": 4}
LETTERS = {"title": "t", "metadata": "m", "body": "b", "cut": "c", "blank": "."}


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of real files is not here")
@pytest.mark.parametrize("name", sorted(ROLES))
def test_every_line_of_a_real_file_has_its_role(name: str) -> None:
    path = next(FOLDER.glob(f"{name}_*.txt"))
    raw = path.read_bytes()
    registry, _ = outlets.load(None)
    reading = articles.read(Record(path.name, None, raw.decode(), "utf-8", Span(0, len(raw))), registry)
    roles, _ = by_line(reading)
    assert "".join(LETTERS[role] for role in roles) == ROLES[name]
    assert len(reading.articles) == ARTICLES[name]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of real files is not here")
def test_real_articles_are_dated_by_their_own_words_only() -> None:
    registry, _ = outlets.load(None)
    days = {}
    for path in sorted(FOLDER.glob("*.txt")):
        raw = path.read_bytes()
        reading = articles.read(Record(path.name, None, raw.decode(), "utf-8", Span(0, len(raw))), registry)
        days[path.name[:3]] = [a.published.day.isoformat() if a.published else "" for a in reading.articles]
    assert days["000"] == ["2024-02-28", ""]
    assert days["001"] == days["002"] == [""]
    assert days["003"] == ["", ""]


# ── saved pages: what the reader of HTML and this stage make of them together ────────────────────────


@pytest.mark.parametrize("path", sorted(CASES.glob("*.html")), ids=lambda path: path.stem)
def test_a_saved_page_keeps_its_text_and_nothing_else(path: Path) -> None:
    case = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    registry, _ = outlets.load(None)
    received = [item for item in corpus.read_file(path, path.name) if isinstance(item, Record)]
    found = [article for item in received for article in articles.read(item, registry).articles]
    body = " ".join(plain(article.text) for article in found)
    assert [plain(article.title) for article in found] == [
        labels["title"] for labels in case.get("article", [])
    ]
    assert [sentence for sentence in case["html"]["must"] if plain(sentence) not in body] == []
    assert [sentence for sentence in case["html"]["must_not"] if plain(sentence) in body] == []
