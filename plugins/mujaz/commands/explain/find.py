"""What is asked about: a file's record, an article, two articles, and the run that knows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mujaz import corpus, outlets, pipeline, stories
from mujaz.errors import SettingsError
from mujaz.model import Article, Fingerprint, Judgement, Reading, Story
from mujaz.pipeline import Inputs, Run
from mujaz.progress import shown
from mujaz.reading import Intake
from mujaz.settings import Settings

_ADDRESS = re.compile(r"(?:^|/)s/(?P<id>[a-z0-9]+)(?:\.html|\.json)?(?:[?#].*)?$")
_NAMED = re.compile(r"(?P<file>.+?)(?:#(?P<row>\d+))?")


class Place(NamedTuple):
    """A file, and the row in it that is meant; None where the file is one record."""

    path: Path
    row: int | None


@dataclass(frozen=True, slots=True)
class Subject:
    """A record as a run read it."""

    run: Run
    reading: Reading
    articles: tuple[Article, ...]
    """The reading's articles as the run knows them (``Run.settled``)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and how they were judged as a pair."""

    run: Run | None
    """That of the corpus; None where neither lies in it."""
    one: Article
    other: Article
    prints: tuple[Fingerprint, Fingerprint]
    judgement: Judgement


def run(settings: Settings) -> Run:
    """The whole corpus, read and judged as for a build."""
    with shown() as progress:
        return pipeline.run(settings, progress)


def file_of(settings: Settings, name: str) -> Place | None:
    """What a name stands for: a file as typed, or below the corpus; None where it is no file."""
    match = _NAMED.fullmatch(name)
    named, row = (match["file"], match["row"]) if match else (name, None)
    for candidate, number in ((name, None), (named, row)):
        for path in (Path(candidate), settings.corpus / candidate):
            if path.is_file():
                return Place(path.resolve(), int(number) if number else None)
    return None


def reading(settings: Settings, place: Place, known: Run | None = None) -> Subject:
    """The reading of a file: as part of the corpus where it lies there, else alone; ``known`` saves reading it again.

    Raises:
        SettingsError: the file holds no record, or several and no row was named.
    """
    path, row = place
    if path.is_relative_to(settings.corpus):
        found, name = known or run(settings), path.relative_to(settings.corpus).as_posix()
    else:
        registry, _ = outlets.load(settings.outlets)
        found, name = pipeline.judge(_alone(path), Inputs(registry), settings), path.name
    readings = [told for told in found.settled(name) if row in (None, told[0].record.row)]
    if len(readings) > 1:
        raise SettingsError(f"{name} holds {len(readings)} records. Name one: {readings[0][0].record.name}")
    if not readings:
        raise SettingsError(f"{name}{f'#{row}' if row else ''} holds no record: {_why(found, name, row)}")
    return Subject(found, *readings[0])


def _alone(path: Path) -> Intake:
    """The records of one file."""
    return lambda only="": corpus.read_file(path, path.name)


def _why(run: Run, name: str, row: int | None) -> str:
    """What the editor was told of a file, or a row in it, that holds no record."""
    wanted = {name} if row is None else {name, f"{name}#{row}"}
    told = next((problem.message for problem in run.problems if problem.file in wanted), "")
    if told or row is None:
        return told or "nothing in it can be read."
    rows = [reading.record.row for reading in run.readings.of(name)]
    return f"its rows are {rows[0]} to {rows[-1]}." if rows and rows[0] else "it has no rows."


def article(run: Run, name: str) -> Article:
    """The article that an id, or a story's id or address (its lead), stands for.

    Raises:
        SettingsError: there is none.
    """
    for found in run.articles:
        if found.id == name:
            return found
    named = story(run, name)
    if named:
        return named.draft.lead.article
    raise SettingsError(
        f"{name} is no file, no article and no story. `mujaz explain FILE` shows the ids in a file."
    )


def story(run: Run, name: str) -> Story | None:
    """The story that an id or an address stands for, one that has moved too; None where there is none."""
    match = _ADDRESS.search(name)
    url = f"s/{match['id'] if match else name}.html"
    url = next((redirect.to or "" for redirect in run.digest.redirects if redirect.url == url), url)
    return next((found for found in run.digest.stories if found.url == url), None)


def pair(settings: Settings, one: str, other: str) -> Pair:
    """Two articles, each by its id, its story's id or address, or a file, and why they are, or are not, one story.

    A pair that was never a candidate is judged afresh; files outside the corpus are judged like those within.

    Raises:
        SettingsError: one of them names no article, or several, or one that was rejected.
    """
    places = [_numbered(settings, name) for name in (one, other)]
    inside = [place is None or place[0].path.is_relative_to(settings.corpus) for place in places]
    known = run(settings) if any(inside) else None
    a, b = (
        _article(settings, known if within else None, name, place)
        for name, place, within in zip((one, other), places, inside, strict=True)
    )
    if a[0].id == b[0].id:
        raise SettingsError(f"{one} and {other} are one article.")
    return Pair(known, a[0], b[0], (a[1], b[1]), stories.judge(a[1], b[1]))


def _numbered(settings: Settings, name: str) -> tuple[Place, int | None] | None:
    """The file that a name stands for, and the number of the article in it, where one is given: FILE:2."""
    whole = file_of(settings, name)
    if whole:
        return whole, None
    file, _, number = name.rpartition(":")
    place = file_of(settings, file) if file and number.isdecimal() else None
    return (place, int(number)) if place else None


def _article(
    settings: Settings, known: Run | None, name: str, place: tuple[Place, int | None] | None
) -> tuple[Article, Fingerprint]:
    if place is None:
        assert known is not None
        found = article(known, name)
    else:
        subject = reading(settings, place[0], known)
        known, its, number = subject.run, subject.articles, place[1]
        if number is None and len(its) > 1:
            each = ", ".join(f"{name}:{at}" for at in range(1, len(its) + 1))
            raise SettingsError(f"{name} holds {len(its)} articles. Name one: {each}")
        if not 1 <= (number or 1) <= len(its):
            raise SettingsError(
                f"{name}: there is no such article. `mujaz explain FILE` shows those of a file."
            )
        found = its[(number or 1) - 1]
    if found.id not in known.prints:
        raise SettingsError(f"{found.id} was rejected ({found.rejected}) and is compared with nothing.")
    return found, known.prints[found.id]
