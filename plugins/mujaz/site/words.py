"""The site's own words: gettext catalogues in ``theme/translations/``, compiled by Babel in memory.

Messages are written in English where they are used and never shown so: each interface has a catalogue, as
``translations/ar/LC_MESSAGES/mujaz.po``. how ``messages.pot`` is made stands in ``translations/babel.cfg``.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from mujaz.errors import SettingsError

DOMAIN = "mujaz"
Words = Translations
"""What ``load`` gives: ``gettext``, ``ngettext`` and ``pgettext`` of one interface language."""


def load(folder: Path, interface: Locale) -> Words:
    """The catalogue of ``interface`` in ``folder``: that of its territory, else that of its language.

    Raises:
        SettingsError: there is none, or it is not readable.
    """
    for name in (str(interface), interface.language):
        path = folder / name / "LC_MESSAGES" / f"{DOMAIN}.po"
        if path.is_file():
            return _compile(path)
    known = ", ".join(sorted(path.parents[1].name for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))
    raise SettingsError(f"MUJAZ_INTERFACE {interface} has no translation; there are: {known or 'none'}.")


def _compile(path: Path) -> Words:
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, domain=DOMAIN, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path.name} of {path.parents[1].name} is not readable: {error}.") from error
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled, domain=DOMAIN)
