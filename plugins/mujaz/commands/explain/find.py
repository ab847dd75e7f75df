"""What is asked about: a file's record, an article, two articles, and the run that knows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mujaz import corpus, outlets, pipeline, stories
from mujaz.errors import SettingsError
from mujaz.model import Article, Judgement, Reading
from mujaz.pipeline import Inputs, Run
from mujaz.progress import shown
from mujaz.reading import Source
from mujaz.settings import Settings

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


def reading(settings: Settings, place: Place) -> Subject:
    """The reading of a file: as part of the corpus where it lies there, else alone.

    Raises:
        SettingsError: the file holds no record, or several and no row was named.
    """
    path, row = place
    if path.is_relative_to(settings.corpus):
        found, name = run(settings), path.relative_to(settings.corpus).as_posix()
    else:
        registry, _ = outlets.load(settings.outlets)
        found, name = pipeline.judge(_alone(path), Inputs(registry), settings), path.name
    readings = [told for told in found.settled(name) if row in (None, told[0].record.row)]
    if len(readings) > 1:
        raise SettingsError(f"{name} holds {len(readings)} records. Name one: {readings[0][0].record.name}")
    if not readings:
        raise SettingsError(f"{name}{f'#{row}' if row else ''} holds no record: {_why(found, name, row)}")
    return Subject(found, *readings[0])


def _alone(path: Path) -> Source:
    """One file as a source of records."""
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
    for story in run.digest.stories:
        if name in {story.id, story.url}:
            return story.draft.lead.article
    raise SettingsError(
        f"{name} is no file, no article and no story. `mujaz explain FILE` shows the ids in a file."
    )


def judgement(settings: Settings, one: str, other: str) -> tuple[Run, Judgement]:
    """Why two articles were, or were not, put together; a pair that was never a candidate is judged afresh.

    Raises:
        SettingsError: one of them is no article, or was rejected.
    """
    known = run(settings)
    a, b = (article(known, name) for name in (one, other))
    for found in (a, b):
        if found.id not in known.prints:
            raise SettingsError(f"{found.id} was rejected ({found.rejected}) and is compared with nothing.")
    return known, stories.judge(known.prints[a.id], known.prints[b.id])
