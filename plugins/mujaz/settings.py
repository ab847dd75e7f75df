"""``pelican.conf.py`` becomes one frozen value; nothing else in Mujaz reads a setting by name.

Paths in the environment (``MUJAZ_CORPUS`` …, set by the Makefile) are relative to where the command was typed,
paths in ``pelican.conf.py`` relative to that file, as Pelican's own are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mujaz.errors import SettingsError
from mujaz.ledger import Opening

SETTINGS_FILE = "pelican.conf.py"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run depends on beside the input itself."""

    corpus: Path
    decisions: Path
    ledger: Path
    cache: Path
    outlets: Path
    zone: ZoneInfo
    """Where an edition's day begins and ends."""
    languages: tuple[str, ...] = ("ar",)
    """Articles in any other language are rejected."""
    opening: Opening = field(default_factory=Opening)
    """How many stories open the page of a topic, a place, a person; once it has one it keeps it."""
    published: bool = False
    """True for a site with an address: ``make publish``."""
    today: date | None = None
    """The only clock; unset by default."""
    typed: tuple[str, ...] = ()
    """The options that make a command look at the same corpus, rulings and outlets, as they are typed."""


def read(file: Path, overrides: Mapping[str, Path | None]) -> Settings:
    """The settings of ``file`` (a ``pelican.conf.py``), paths overridden by those given.

    Without the file (a command typed outside a project) Pelican's defaults and the current folder hold.

    Raises:
        SettingsError: a value cannot be used.
    """
    given = {
        f"MUJAZ_{name.upper()}": str(path.absolute()) for name, path in overrides.items() if path is not None
    }
    root = file.absolute().parent
    return of_pelican(pelican(file) | given, root)


def pelican(file: Path) -> dict[str, Any]:
    """All of Pelican's settings in ``file``, for what Mujaz shares with it (the theme); its defaults without one."""
    from pelican.settings import read_settings  # takes 0.3 s: only when a command needs it

    return dict(read_settings(str(file) if file.is_file() else None))


def of_pelican(pelican: Mapping[str, Any], root: Path) -> Settings:
    """Pelican's settings as Mujaz's; relative paths are below ``root``.

    Raises:
        SettingsError: a value cannot be used.
    """
    home = Path(root, "content", "corpus").resolve()
    corpus = _path(pelican, "MUJAZ_CORPUS", home, root)
    own = root / "content" if corpus == home else _own_folder(root, corpus)
    if not corpus.is_dir():
        raise SettingsError(
            f"{corpus} is not a folder. CORPUS= must name the folder that holds the articles."
        )
    decisions = _path(pelican, "MUJAZ_DECISIONS", own / "decisions", root)
    if pelican.get("MUJAZ_DECISIONS") and pelican.get("SITEURL") and not decisions.is_dir():
        raise SettingsError(f"{decisions} is not a folder. DECISIONS= must name the folder of your rulings.")
    settings = Settings(
        corpus=corpus,
        decisions=decisions,
        ledger=_path(pelican, "MUJAZ_LEDGER", own / "ledger", root),
        cache=_path(pelican, "MUJAZ_CACHE", root / ".cache", root),
        outlets=_outlets(pelican, root),
        zone=_zone(pelican.get("TIMEZONE", "UTC")),
    )
    return replace(
        settings,
        languages=tuple(pelican.get("MUJAZ_LANGUAGES", settings.languages)),
        opening=Opening(
            topics=_count(pelican, "MUJAZ_TOPIC_STORIES", settings.opening.topics),
            places=_count(pelican, "MUJAZ_PLACE_STORIES", settings.opening.places),
            persons=_count(pelican, "MUJAZ_PERSON_STORIES", settings.opening.persons),
        ),
        published=bool(pelican.get("SITEURL")),
        today=_day(pelican.get("TODAY")),
        typed=_typed(pelican),
    )


def _own_folder(root: Path, corpus: Path) -> Path:
    """Where a corpus other than the project's keeps ledger and decisions: never committed, one per folder."""
    digest = hashlib.sha256(str(corpus).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return root / ".mujaz" / f"{corpus.name}-{digest}"


def _path(pelican: Mapping[str, Any], name: str, default: Path, root: Path) -> Path:
    value = pelican.get(name)
    return Path(root, value).resolve() if value else default


def _outlets(pelican: Mapping[str, Any], root: Path) -> Path:
    outlets = _path(pelican, "MUJAZ_OUTLETS", root / "content" / "outlets.toml", root)
    if pelican.get("MUJAZ_OUTLETS") and not outlets.is_file():
        raise SettingsError(f"{outlets} is not a file. OUTLETS= must name the file that names your outlets.")
    return outlets


def _typed(pelican: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        word
        for name in ("corpus", "decisions", "ledger", "outlets", "cache")
        if (value := pelican.get(f"MUJAZ_{name.upper()}"))
        for word in (f"--{name}", str(value))
    )


def _zone(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(
            f"TIMEZONE = {name!r} is no time zone. Use a name such as 'Asia/Beirut'."
        ) from error


def _count(pelican: Mapping[str, Any], name: str, default: int) -> int:
    value = pelican.get(name, default)
    if not isinstance(value, int) or value < 1:
        raise SettingsError(f"{name} = {value!r} must be a whole number from 1 up.")
    return value


def _day(value: object) -> date | None:
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise SettingsError(f"TODAY = {value!r} must be a date such as '2026-03-14', or None.") from error
