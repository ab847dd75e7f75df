"""What is asked about: a file's record, an article, two articles, and the run that knows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mujaz import corpus, outlets, pipeline, stories
from mujaz.corpus import folder
from mujaz.errors import SettingsError
from mujaz.model import Article, Fingerprint, Judgement, Reading, Story
from mujaz.pipeline import Inputs, Run
from mujaz.progress import shown
from mujaz.reading import Intake
from mujaz.settings import Settings

_ADDRESS = re.compile(r"(?:^|/)s/(?P<id>[a-z0-9]+)(?:\.html|\.json)?(?:[?#].*)?$")
_SUGGESTED = 3
"""Files that are suggested in place of one that is not there."""
_NAMED = re.compile(r"(?P<file>.+?)(?:#(?P<row>\d+))?")


class Place(NamedTuple):
    """A file, and the row in it that is meant; None where the file is one record."""

    path: Path
    row: int | None


@dataclass(frozen=True, slots=True)
class Subject:
    """A record as a run read it."""

    run: Run
    settings: Settings
    reading: Reading
    articles: tuple[Article, ...]
    """The reading's articles as the run knows them (``Run.settled``)."""
    only: int | None = None
    """The number, from 1, of the article that was asked for; None: all."""
    inside: bool = True
    """False for a file that lies outside the corpus: no site has it."""

    def asked(self) -> list[tuple[int, Article]]:
        """The articles that were asked for, each with its number from 0."""
        return [(n, found) for n, found in enumerate(self.articles) if self.only in (None, n + 1)]


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
            if _is_file(path):
                return Place(path.resolve(), int(number) if number else None)
    return None


def _is_file(path: Path) -> bool:
    """False for what can be no file's name either: an address, or a text of many words."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def reading(settings: Settings, place: Place, known: Run | None = None) -> Subject:
    """The reading of a file: as part of the corpus where it lies there, else alone; ``known`` saves reading it again.

    Raises:
        SettingsError: the file holds no record, or several and no row was named.
    """
    path, row = place
    inside = path.is_relative_to(settings.corpus)
    if inside:
        found, name = known or run(settings), folder.shown(path.relative_to(settings.corpus).as_posix())
    else:
        registry, _ = outlets.load(settings.outlets)
        found, name = pipeline.judge(_alone(path), Inputs(registry), settings), folder.shown(path.name)
    readings = [told for told in found.settled(name) if row in (None, told[0].record.row)]
    if len(readings) > 1:
        raise SettingsError(f"{name} holds {len(readings)} records. Name one: {readings[0][0].record.name}")
    if not readings:
        raise SettingsError(f"{name}{f'#{row}' if row else ''} holds no record: {_why(found, name, row)}")
    return Subject(found, settings, *readings[0], inside=inside)


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


def asked(settings: Settings, name: str) -> Subject | None:
    """The record that a name stands for, with one of its articles alone for ``FILE:2``; None where it is no file.

    Raises:
        SettingsError: the file holds no such record or article.
    """
    numbered = _numbered(settings, name)
    if numbered is None:
        return None
    subject = reading(settings, numbered[0])
    return subject if numbered[1] is None else replace(subject, only=_checked(subject, name, numbered[1]))


def _checked(subject: Subject, name: str, number: int) -> int:
    """``number``, where the file has so many articles."""
    if not 1 <= number <= len(subject.articles):
        count = len(subject.articles)
        raise SettingsError(f"{name}: the file holds {count} article{'' if count == 1 else 's'}.")
    return number


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
    raise SettingsError(f"{name} is no file, no article and no story.{_meant(run, name)}")


def _meant(run: Run, name: str) -> str:
    """Files of the corpus that end in the name: it was typed without its folder, or with another."""
    bare = PurePosixPath(name).name
    files = sorted({source.file for found in run.articles for source in found.sources})
    near = [file for file in files if bare in {PurePosixPath(file).name, PurePosixPath(file).stem}]
    if not near:
        near = get_close_matches(name, files, _SUGGESTED)
    if not near:
        return " Name a file as it stands below the corpus; `explain FILE` shows the ids in it."
    return f" Did you mean {' or '.join(near[:_SUGGESTED])}?"


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
        found = its[_checked(subject, name, number or 1) - 1]
    if found.id not in known.prints:
        raise SettingsError(f"{found.id} was rejected ({found.rejected}) and is compared with nothing.")
    return found, known.prints[found.id]
