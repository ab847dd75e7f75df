"""The ledger's text: four tab-separated files, sorted, made to be committed, compared and merged by git.

``stories.tsv``   id, founding article, day first known or ``-``, address it was merged into or ``-``, members
``articles.tsv``  article id, sketch
``pages.tsv``     kind (``topic``, ``outlet``, ``place``, ``person``), id, key, name
``addresses.tsv`` path of a page or feed without its ending, the endings
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from mujaz.errors import SettingsError
from mujaz.ledger import addresses

_NONE = "-"
_ID = re.compile(r"[a-z0-9-]{1,40}")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class StoryEntry:
    """A story's address and what it stands for."""

    id: str
    founding: str
    """The article whose story keeps this address for ever."""
    first: str
    """The story's day when it was first named, ``YYYY-MM-DD``; ``""`` where it had none."""
    into: str
    """Id of the story it was merged into at the last build, or ``""``."""
    members: tuple[str, ...]
    """Article ids of the last build, and those that vanished from the corpus since."""


@dataclass(frozen=True, slots=True, order=True)
class ArticleEntry:
    """An article that was seen, with the sketch by which it is known again under another id."""

    id: str
    sketch: str


@dataclass(frozen=True, slots=True, order=True)
class PageEntry:
    """The page of an outlet, a topic, a place or a person."""

    kind: str
    id: str
    key: str
    """Folded name; what makes two spellings one page."""
    name: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that must never be forgotten; every part sorted."""

    stories: tuple[StoryEntry, ...] = ()
    articles: tuple[ArticleEntry, ...] = ()
    pages: tuple[PageEntry, ...] = ()
    addresses: tuple[str, ...] = ()
    """Every path that a reader or a feed reader may come back to, once it was published."""


def read(folder: Path) -> Ledger:
    """The ledger in ``folder``; an absent file is an empty part.

    Raises:
        SettingsError: a line cannot be read, or two lines claim one address, as after a careless merge. Going on
            would break links that were published.
    """
    past = Ledger(
        stories=_rows(folder / "stories.tsv", 5, _story),
        articles=_rows(folder / "articles.tsv", 2, lambda f: ArticleEntry(_ident(f[0]), f[1])),
        pages=_rows(folder / "pages.tsv", 4, lambda f: PageEntry(_ident(f[0]), _ident(f[1]), f[2], f[3])),
        addresses=_paths(folder / "addresses.tsv"),
    )
    _refuse_doubles(folder / "stories.tsv", (entry.id for entry in past.stories))
    _refuse_doubles(folder / "pages.tsv", (f"{entry.kind} {entry.id}" for entry in past.pages))
    return past


def _refuse_doubles(file: Path, idents: Iterable[str]) -> None:
    doubled = sorted(ident for ident, count in Counter(idents).items() if count > 1)
    if doubled:
        raise SettingsError(f"{file}: {doubled[0]} stands there twice. Leave the line of the older build.")


def write(ledger: Ledger, folder: Path) -> None:
    """Write ``ledger``, each file replaced whole, and only where it changed."""
    folder.mkdir(parents=True, exist_ok=True)
    _replace(
        folder / "stories.tsv",
        ((s.id, s.founding, s.first or _NONE, s.into or _NONE, " ".join(s.members)) for s in ledger.stories),
    )
    _replace(folder / "articles.tsv", ((a.id, a.sketch) for a in ledger.articles))
    _replace(folder / "pages.tsv", ((p.kind, p.id, p.key, p.name) for p in ledger.pages))
    _replace(folder / "addresses.tsv", addresses.rows(ledger.addresses))


def _story(fields: Sequence[str]) -> StoryEntry:
    ident, founding, first, into, members = fields
    return StoryEntry(
        id=_ident(ident),
        founding=_ident(founding),
        first="" if first == _NONE else first,
        into="" if into == _NONE else _ident(into),
        members=tuple(map(_ident, members.split())),
    )


def _paths(file: Path) -> tuple[str, ...]:
    return tuple(sorted({path for paths in _rows(file, 2, addresses.of_row) for path in paths}))


def _ident(text: str) -> str:
    """An id becomes a file's name: nothing else than an id may stand there."""
    if not _ID.fullmatch(text):
        raise ValueError(f"{text!r} is no id")
    return text


def _rows(file: Path, width: int, entry: Callable[[Sequence[str]], T]) -> tuple[T, ...]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read ({error}). Restore it from its last commit.") from error
    rows = []
    for number, line in enumerate(lines, 1):
        fields = line.split("\t")
        try:
            if len(fields) != width:
                raise ValueError(f"{len(fields)} columns instead of {width}")
            rows.append(entry(fields))
        except ValueError as error:
            raise SettingsError(
                f"{file}:{number}: {error}. Restore the line from the last commit: published links hang on it."
            ) from error
    return tuple(rows)


def _replace(file: Path, rows: Iterable[tuple[str, ...]]) -> None:
    lines = sorted("\t".join(" ".join(field.split()) for field in row) for row in rows)
    data = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    if file.is_file() and file.read_bytes() == data:
        return
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_bytes(data)
    fresh.replace(file)
