"""Notes: what the editor says of files that do not say it themselves, and how records take it on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from urllib.parse import quote, urljoin, urlsplit

from mujaz.corpus.fields import Names
from mujaz.model import Given, Record


@dataclass(frozen=True, slots=True)
class Notes:
    """Defaults for the records of a file. What a record says of itself wins over them."""

    given: Given = field(default_factory=Given)
    """Its ``url`` and ``title`` are those of a file that is one record."""
    url_prefix: str = ""
    """What relative addresses begin with; ends in ``/``."""
    url_base: str = ""
    """The folder (POSIX, with its last ``/``) that ``url_prefix`` is the address of."""
    encoding: str = ""
    """Python codec of the file; empty: as it is found out."""
    names: Names = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    """Names of the columns of a CSV file that does not name them in its first row."""
    month_first: bool | None = None
    """True where 02/03/2024 is the third of February, as American software writes it; None: nothing is said."""

    def over(self, above: Notes) -> Notes:
        """These notes, and what they leave open from those ``above``."""
        stated = self if self.url_prefix else above
        return Notes(
            given=filled(self.given, above.given),
            url_prefix=stated.url_prefix,
            url_base=stated.url_base,
            encoding=self.encoding or above.encoding,
            names={**above.names, **self.names},
            columns=self.columns or above.columns,
            month_first=above.month_first if self.month_first is None else self.month_first,
        )


NONE = Notes()
_MONTH_FIRST = re.compile(r"^\s*(0?[1-9]|1[0-2])[/.\-](\d{1,2})[/.\-](\d{4})(?!\d)")


def filled(given: Given, defaults: Given) -> Given:
    """``given`` with what it leaves empty taken from ``defaults``."""
    missing = {
        name: value
        for name in (each.name for each in fields(Given))
        if not getattr(given, name) and (value := getattr(defaults, name))
    }
    return replace(given, **missing) if missing else given


def applied(record: Record, notes: Notes, is_page: bool) -> Record:
    """``record`` with what its notes add; a page without an address has that of its place below the prefix."""
    if notes is NONE:
        return record
    alone = record.row is None
    stated = record.given
    if notes.month_first:
        stated = replace(stated, published=_year_first(stated.published), updated=_year_first(stated.updated))
    given = filled(stated, notes.given if alone else replace(notes.given, url="", title=""))
    if notes.url_prefix:
        place = quote(record.file.removeprefix(notes.url_base)) if is_page and alone else ""
        given = replace(given, url=_address(given.url or place, notes.url_prefix))
    return record if given == record.given else replace(record, given=given)


def _year_first(value: str) -> str:
    """A date in figures, the month first, as everybody reads it; any other value as it is.

    >>> _year_first("2/28/2024 14:05"), _year_first("28/02/2024")
    ('2024-02-28 14:05', '28/02/2024')
    """
    return _MONTH_FIRST.sub(lambda found: f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}", value)


def _address(stated: str, prefix: str) -> str:
    """A relative address below the prefix, any other as it is.

    >>> _address("/2024/7", "https://tal.example/")
    'https://tal.example/2024/7'
    """
    try:
        return urljoin(prefix, stated) if stated and not urlsplit(stated).scheme else stated
    except ValueError:
        return stated
