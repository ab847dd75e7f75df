"""Addresses: what was published once, so that every later build can say what became of it.

Stories have lines of their own, for their addresses move with their articles. All else that a site publishes (an
edition, its messages, an archive of a feed, two accounts side by side) is remembered here by its path alone:
whoever adds a kind of page need do nothing for it to stay.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence

PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*")
"""Plain ASCII words: no segment begins with a dot, so none is ``..`` and none is hidden."""
_ENDINGS = ("html", "xml", "atom", "json", "txt")
"""Pages, feeds, messages and data; pictures and styles are parts of them."""
_ANEW = re.compile(r"(?:theme|search)/.*|404\.html|robots\.txt|sitemap[^/]*|[^/]*\.webmanifest")
"""What nobody links to: fetched anew by machines that find it by its name."""


def lasting(paths: Iterable[str]) -> tuple[str, ...]:
    """Those of ``paths`` (site-relative) that are to lead somewhere for ever; sorted.

    >>> lasting(["d/2024-02-28.html", "theme/mujaz.css", "robots.txt", "feed.2024-02.xml"])
    ('d/2024-02-28.html', 'feed.2024-02.xml')
    """
    return tuple(
        sorted(
            path
            for path in paths
            if path.rpartition(".")[2] in _ENDINGS and PATH.fullmatch(path) and not _ANEW.fullmatch(path)
        )
    )


def rows(paths: Iterable[str]) -> list[tuple[str, str]]:
    """``paths`` as lines of the ledger: what is before the ending, and the endings."""
    endings: dict[str, set[str]] = {}
    for path in paths:
        stem, ending = posixpath.splitext(path)
        endings.setdefault(stem, set()).add(ending.removeprefix("."))
    return [(stem, " ".join(sorted(found))) for stem, found in sorted(endings.items())]


def of_row(fields: Sequence[str]) -> list[str]:
    """The paths of one line.

    Raises:
        ValueError: one is no address that a site of ours can have.
    """
    paths = [f"{fields[0]}.{ending}" for ending in fields[1].split()]
    for path in paths:
        if lasting([path]) != (path,):
            raise ValueError(f"{path!r} is no address")
    return paths
