"""The one door through which the site is written: a site-relative path and bytes, remembered."""

from __future__ import annotations

import re
from pathlib import Path

from mujaz.errors import BuildError

_PATH = re.compile(r"^[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*$")
"""Plain ASCII words: no segment begins with a dot, so none is ``..`` and none is hidden."""


class Output:
    """A folder that pages are written to, each once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: set[str] = set()

    @property
    def written(self) -> frozenset[str]:
        """Every path written so far, relative to the folder."""
        return frozenset(self._written)

    def adopt(self, path: str) -> bool:
        """Count the file at ``path`` as written, where another of Pelican's generators wrote one; else False."""
        stands = (self._folder / path).is_file()
        if stands:
            self._written.add(path)
        return stands

    def write(self, path: str, data: bytes) -> None:
        """Write ``data`` to ``path``.

        Raises:
            BuildError: the path leaves the folder, or was already written in this run.
        """
        if not _PATH.match(path):
            raise BuildError(f"{path!r} is no address of a page.")
        if path in self._written:
            raise BuildError(f"Two pages want the address {path}.")
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self._written.add(path)
