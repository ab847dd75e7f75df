"""The registry of who is who: the editor's ``outlets.toml`` over the agencies and papers that ship with Mujaz.

A leaf: the articles stage asks it for names, the site for permissions. Names are compared in folded letters.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from mujaz.arabic.letters import fold
from mujaz.errors import Problem
from mujaz.model import Outlet

_BRACKETS = re.compile(r"[«»\"“”„()\[\]'’‘]")
_ID = re.compile(r"^[a-z0-9][a-z0-9-]{0,39}$")
_KNOWN = "world-outlets.toml"
"""Ships beside this module: agencies and papers that Arabic news commonly credits; facts, not an endorsement."""
_WORDS = tomllib.loads(files("mujaz").joinpath("outlet-words.toml").read_text("utf-8"))
_AGENCIES: tuple[str, ...] = tuple(map(fold, _WORDS["agencies"]))
_KINDS = _AGENCIES + tuple(map(fold, _WORDS["others"]))
_ENDINGS = tuple(map(fold, _WORDS["endings"]))


@lru_cache(maxsize=1 << 15)
def key(name: str) -> str:
    """The form in which two spellings of an outlet's name are equal: folded, unquoted, single-spaced.

    >>> key("«الشرق الأوسط»") == key("الشرق  الاوسط")
    True
    """
    return " ".join(_BRACKETS.sub(" ", fold(name)).replace(".", "").split())


def same(one: str, other: str) -> bool:
    """True where two names are one outlet's, "سند برس" and "وكالة سند برس للأنباء"; two kinds are two outlets.

    >>> same("وكالة الواحة", "الواحة للأنباء"), same("قناة الواحة", "صحيفة الواحة"), same("الشرق", "الشرق الأوسط")
    (True, False, False)
    """
    if key(one) == key(other):
        return bool(key(one))
    (kind, name), (other_kind, other_name) = _parted(one), _parted(other)
    return name == other_name and bool(name) and (not kind or not other_kind or kind == other_kind)


def bare(name: str) -> str:
    """What is equal of two names that are one outlet's: the name itself, without what kind of house it is.

    >>> bare("وكالة سند برس للأنباء")
    'سند برس'
    """
    return _parted(name)[1]


def states_kind(name: str) -> bool:
    """True for a name that begins by saying what kind of house it is.

    >>> states_kind("صحيفة الواحة"), states_kind("الواحة")
    (True, False)
    """
    return bool(_parted(name)[0])


def is_agency(name: str) -> bool:
    """True for a name that says that it is an agency's."""
    return _parted(name)[0] in _AGENCIES


@lru_cache(maxsize=1 << 12)
def _parted(name: str) -> tuple[str, str]:
    """The kind of house that a name begins with, or nothing; and the name itself."""
    plain = key(name)
    kind = next((kind for kind in _KINDS if plain.startswith(f"{kind} ")), "")
    bare = plain.removeprefix(kind).strip()
    ending = next((ending for ending in _ENDINGS if bare.endswith(f" {ending}")), "")
    return (_AGENCIES[-1] if kind in _AGENCIES else kind), bare.removesuffix(ending).strip()


class Registry:
    """Outlets by name, alias and domain."""

    def __init__(self, outlets: Iterable[Outlet] = ()) -> None:
        """Index ``outlets``; of two that claim one name the later wins (the editor's come last)."""
        self._by_key: dict[str, Outlet] = {}
        self._by_domain: dict[str, Outlet] = {}
        for outlet in outlets:
            for name in (outlet.name, *outlet.aliases):
                self._by_key[key(name)] = outlet
            for domain in outlet.domains:
                self._by_domain[domain.lower().removeprefix("www.")] = outlet
        known = {outlet.id: outlet for outlet in self._by_key.values()}
        self._outlets = tuple(known[ident] for ident in sorted(known))
        self._by_telltale: dict[str, list[Outlet]] = {}
        for outlet in self._outlets:
            for line in {key(line) for line in outlet.telltales}:
                self._by_telltale.setdefault(line, []).append(outlet)

    def __iter__(self) -> Iterator[Outlet]:
        """Each outlet once, by id."""
        return iter(self._outlets)

    def origins(self) -> frozenset[str]:
        """Keys of the names of official bodies and agencies: others carry their texts."""
        return frozenset(key(outlet.name) for outlet in self if outlet.kind in {"official", "agency"})

    def telling(self, lines: Iterable[str]) -> list[Outlet]:
        """The outlets that any of ``lines`` is a tell-tale of, each once, by id."""
        if not self._by_telltale:
            return []
        told = {o.id: o for line in lines for o in self._by_telltale.get(key(line), ())}
        return [told[ident] for ident in sorted(told)]

    def named(self, name: str) -> Outlet | None:
        """The outlet of this name or alias, or None where the registry does not know it."""
        return self._by_key.get(key(name))

    def permits(self, name: str | None) -> bool:
        """True where the outlet of this name has given leave to show its texts whole."""
        outlet = self.named(name) if name else None
        return outlet is not None and outlet.full_text

    def of_url(self, url: str) -> Outlet | None:
        """The outlet whose domain, or a parent of it, the URL's host is."""
        try:
            host = (urlsplit(url).hostname or "").removeprefix("www.")
        except ValueError:
            return None
        while host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None


def scheme(url: str) -> str:
    """The scheme of a URL, in lower case; empty where it is none that can be read.

    >>> scheme("HTTPS://example.org/a"), scheme("http://[::1"), scheme("javascript:x")
    ('https', '', 'javascript')
    """
    try:
        return urlsplit(url).scheme
    except ValueError:
        return ""


def load(path: Path | None) -> tuple[Registry, list[Problem]]:
    """The shipped outlets, overridden by those in ``path`` (an ``outlets.toml``; None or absent: none)."""
    shipped = tomllib.loads(files("mujaz").joinpath(_KNOWN).read_text("utf-8"))
    outlets, problems = _outlets(shipped, _KNOWN)
    if path is not None and path.is_file():
        try:
            own = tomllib.loads(path.read_text("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.append(
                Problem(
                    path.name,
                    0,
                    f"not readable as TOML ({error}). Mend it; until then its outlets are unknown.",
                )
            )
        else:
            more, found = _outlets(own, path.name)
            replaced = {outlet.id for outlet in more}
            outlets = [outlet for outlet in outlets if outlet.id not in replaced] + more
            problems += found
    return Registry(outlets), problems


def _outlets(table: dict[str, object], file: str) -> tuple[list[Outlet], list[Problem]]:
    outlets: list[Outlet] = []
    problems: list[Problem] = []
    entries = table.get("outlet", [])
    for number, entry in enumerate(entries if isinstance(entries, list) else [], 1):
        outlet = _outlet(entry)
        if outlet is None:
            problems.append(
                Problem(
                    file,
                    0,
                    f"outlet {number} needs an id (a-z, 0-9, -) and a name, both text. It is ignored.",
                )
            )
        else:
            outlets.append(outlet)
    return outlets, problems


def _outlet(entry: object) -> Outlet | None:
    if not isinstance(entry, dict):
        return None
    ident, name = entry.get("id"), entry.get("name")
    if not (isinstance(ident, str) and _ID.fullmatch(ident) and isinstance(name, str) and name.strip()):
        return None

    def words(field: str) -> tuple[str, ...]:
        value = entry.get(field, [])
        return tuple(word for word in value if isinstance(word, str)) if isinstance(value, list) else ()

    return Outlet(
        id=ident,
        name=name.strip(),
        kind=str(entry.get("kind", "outlet")),
        aliases=words("aliases"),
        domains=words("domains"),
        telltales=words("telltales"),
        full_text=entry.get("full_text") is True,
    )
