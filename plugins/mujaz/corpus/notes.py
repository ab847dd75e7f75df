"""Notes: what the editor says of files that do not say it themselves."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

from mujaz.corpus.fields import Names
from mujaz.model import Given


@dataclass(frozen=True, slots=True)
class Notes:
    """Defaults for the records of a file. What a record says of itself wins over them."""

    given: Given = field(default_factory=Given)
    url_prefix: str = ""
    """What relative addresses begin with; ends in ``/``."""
    encoding: str = ""
    """Python codec of the file; empty: as it is found out."""
    names: Names = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    """Names of the columns of a CSV file that does not name them in its first row."""


NONE = Notes()


def filled(given: Given, defaults: Given) -> Given:
    """``given`` with what it leaves empty taken from ``defaults``."""
    missing = {
        name: value
        for name in (each.name for each in fields(Given))
        if not getattr(given, name) and (value := getattr(defaults, name))
    }
    return replace(given, **missing) if missing else given
