"""A month of builds with late and merging articles, as a real feed reader lives through it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from jinja2 import Environment
from reader import Reader, make_reader

from mujaz import ledger
from mujaz.ledger import Ledger, Opening
from mujaz.model import Article, Digest, Draft, Sums
from mujaz.outlets import Registry
from mujaz.site import environment, options, words
from mujaz.site.output import Output
from mujaz.site.pages import Pages
from tests.making import article, dating
from tests.site import sample

THEME = Path(__file__).parents[3] / "theme"
FIRST = date(2024, 2, 10)
DAYS = 31
NAMES = ("feed.xml", "feed.atom", "feed.json")
OPTIONS = options.read(
    {
        "SITENAME": "موجز",
        "SITEURL": "https://digest.example",
        "TIMEZONE": "Asia/Beirut",
        "FEED_MAX_ITEMS": 4,
    }
)
"""Few items, so that what a weekly reader finds is what the last days' rule keeps for it."""
WORDS = words.load(THEME / "translations", OPTIONS.interface)
REGISTRY = Registry()


@dataclass(frozen=True)
class Arrival:
    """An article, the day on which we got it, and what it tells of."""

    article: Article
    day: int
    event: int
    half: int
    """An event is two stories until an article joins its halves."""
    joins: bool = False
    copy_of: str = ""


def _arrivals(seed: int) -> list[Arrival]:
    """Two events a day: texts and copies of the next days, up to three days late, some in two halves that merge."""
    random = Random(seed)
    found: list[Arrival] = []

    def arrive(day: int, event: int, half: int, late: int, **more: object) -> str:
        ident = f"a1-{len(found):04}x{random.randrange(36**6)}"
        told = f"نص المقالة {len(found)} عن الحدث {event}، كما رواه شاهد رقم {random.randrange(999)}."
        published = FIRST + timedelta(days=day - late)
        made = article(ident, text=told, title=f"الحدث {event}", published=dating(published.isoformat()))
        found.append(Arrival(made, day, event, half, **more))  # type: ignore[arg-type]  # by name
        return ident

    for event in range(2 * DAYS):
        day = event // 2
        first = arrive(day, event, 0, random.choice((0, 0, 0, 1, 3)))
        for later in random.sample(range(1, 9), random.choice((0, 0, 1, 2))):
            arrive(day + later, event, 0, random.choice((0, 0, 1)))
        if random.random() < 0.4:
            arrive(day + random.randrange(1, 4), event, 0, 0, copy_of=first)
        if random.random() < 0.2:
            arrive(day + random.randrange(2), event, 1, 0)
            arrive(day + random.randrange(2, 6), event, 1, 0, joins=True)
    return found


def _drafts(arrived: Sequence[Arrival]) -> list[Draft]:
    joined = {arrival.event for arrival in arrived if arrival.joins}
    groups: dict[tuple[int, int], list[Arrival]] = {}
    for arrival in arrived:
        half = 0 if arrival.event in joined else arrival.half
        groups.setdefault((arrival.event, half), []).append(arrival)
    made = [_draft(members) for members in groups.values()]
    return sorted(
        made, key=lambda draft: (draft.dating.iso() if draft.dating else "", draft.title), reverse=True
    )


def _draft(told: Sequence[Arrival]) -> Draft:
    members = tuple(
        sample.member(
            arrival.article,
            arrival.article.published,
            "copy" if arrival.copy_of else "independent",
            arrival.copy_of or None,
        )
        for arrival in sorted(told, key=lambda arrival: arrival.article.id)
    )
    return sample.story("unnamed0", members).draft


@dataclass
class Desk:
    """Builds the site's feeds day by day, with the ledger of the day before."""

    folder: Path
    arrivals: Sequence[Arrival]
    past: Ledger = field(default_factory=Ledger)
    alive: dict[str, str] = field(default_factory=dict)
    """Id of each story of the last build → its title."""
    ever: set[str] = field(default_factory=set)

    def build(self, day: int) -> None:
        arrived = [arrival for arrival in self.arrivals if arrival.day <= day]
        naming = ledger.name(_drafts(arrived), [a.article for a in arrived], self.past, REGISTRY, Opening())
        self.past = naming.ledger
        self.alive = {f"urn:mujaz:story:{story.id}": story.draft.title for story in naming.stories}
        self.ever |= self.alive.keys()
        digest = Digest(naming.stories, (), (), (), (), naming.redirects, Sums())
        env = Environment(autoescape=True)
        environment.prepare(env, [THEME / "templates"], OPTIONS, WORDS)
        Pages(digest, REGISTRY, OPTIONS, WORDS, env, Output(self.folder)).write_feeds()


def _poll(reader: Reader, url: str) -> tuple[int, int]:
    """How many entries are new to the reader, and how many changed."""
    result = reader.update_feed(url)
    return (result.new, result.modified) if result else (0, 0)


def _ids(entries: Iterable[object]) -> set[str]:
    return {entry.id for entry in entries}  # type: ignore[attr-defined]  # reader's entries


def _readers(folder: Path) -> dict[str, Reader]:
    """A reader for each format."""
    readers = {name: make_reader(":memory:", feed_root=str(folder)) for name in NAMES}
    for name, reader in readers.items():
        reader.add_feed(name)
    return readers


def test_a_month_leaves_no_duplicate_no_gap_and_shows_each_build_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path, _arrivals(seed=7))
    daily, weekly = _readers(tmp_path), _readers(tmp_path)
    for day in range(DAYS + 8):
        before, known = len(desk.alive), set(desk.ever)
        desk.build(day)
        for name in NAMES:
            new, modified = _poll(daily[name], name)
            assert new == len(desk.ever - known), "announced the day it comes, once; a merge re-posts nothing"
            assert modified <= before
            assert _poll(daily[name], name) == (0, 0)
            if day % 7 == 0:
                _poll(weekly[name], name)
                assert _ids(weekly[name].get_entries()) >= desk.alive.keys()
    for reader in daily.values():
        assert _ids(reader.get_entries()) == desk.ever
    merged = {arrival.event for arrival in desk.arrivals if arrival.joins}
    assert len(desk.ever - desk.alive.keys()) == len(merged) > 5
    assert len(set(desk.alive.values())) == len(desk.alive), "one event, one story"


def test_updates_move_with_each_text_and_never_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path, _arrivals(seed=11))
    reader = make_reader(":memory:", feed_root=str(tmp_path))
    reader.add_feed("feed.atom")
    moves: dict[str, list[str]] = {}
    for day in range(DAYS + 8):
        desk.build(day)
        _poll(reader, "feed.atom")
        for entry in reader.get_entries():
            updated = entry.updated.isoformat() if entry.updated else ""
            told = moves.setdefault(entry.id, [])
            if not told or told[-1] != updated:
                told.append(updated)
    texts: dict[str, set[str]] = {}
    for arrival in desk.arrivals:
        if not arrival.copy_of and arrival.article.published:
            texts.setdefault(arrival.article.title, set()).add(arrival.article.published.iso())
    for ident, title in desk.alive.items():
        assert moves[ident] == sorted(moves[ident])
        assert len(moves[ident]) <= len(texts[title])
        assert moves[ident][-1][:10] >= moves[ident][0][:10]
    assert sum(len(told) - 1 for told in moves.values()) > 20


def test_a_build_in_which_nothing_came_writes_the_same_bytes(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "one", _arrivals(seed=3))
    for day in (20, 21):
        desk.build(day)
    again = Desk(tmp_path / "two", desk.arrivals, desk.past)
    again.build(21)
    for path in sorted((tmp_path / "two").rglob("*.*")):
        assert path.read_bytes() == (tmp_path / "one" / path.relative_to(tmp_path / "two")).read_bytes(), path
