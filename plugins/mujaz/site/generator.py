"""Pelican's side of the site stage: a generator that writes a Digest through the theme."""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from mujaz.cache import Cache
from mujaz.errors import BuildError
from mujaz.model import Digest
from mujaz.outlets import Registry
from mujaz.site import environment, foreign, gallery, offline, options, tables, words
from mujaz.site.cards import Cards
from mujaz.site.output import Output
from mujaz.site.pages import Pages
from mujaz.site.reader import PageReader

TRANSLATIONS = "translations"
"""Folder of the theme that holds the catalogues."""


def prepare(generator: Generator) -> None:
    """Give one of Pelican's generators the theme's environment: hand-written pages share the theme.

    Connected to ``generator_init`` below; leaves alone the generators of a site without Mujaz.
    """
    if "MUJAZ_DIGEST" not in generator.settings:
        return
    for extension in PageReader.file_extensions:  # Pelican would say that it cannot read what we do read
        generator.readers.disabled_readers.pop(extension, None)
    chosen = options.read(generator.settings)
    theme = Path(generator.theme)
    if not foreign.own(theme):
        return
    templates = [Path(path) for path in generator.settings["THEME_TEMPLATES_OVERRIDES"]]
    environment.prepare(
        generator.env,
        [*templates, theme / "templates"],
        chosen,
        words.load(theme / TRANSLATIONS, chosen.interface),
    )


class StoriesGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the pages of ``settings["MUJAZ_DIGEST"]``, a ``Digest``; ``MUJAZ_REGISTRY`` says who permits what.

    ``MUJAZ_MEMORY``, where given, is the folder of the cache that remembers drawn cards, ``MUJAZ_OPENING`` the numbers
    of stories with which pages of subjects open.

    After ``generate_output``, ``written`` holds every path it wrote, to be compared with ``pages.expected``.
    """

    written: frozenset[str] = frozenset()

    def generate_output(self, _writer: object) -> None:
        """Write the site.

        Raises:
            BuildError: nothing to write was handed over, or two pages want one address.
        """
        digest, registry = self.settings.get("MUJAZ_DIGEST"), self.settings.get("MUJAZ_REGISTRY")
        if not isinstance(digest, Digest) or not isinstance(registry, Registry):
            raise BuildError("No Digest was handed to the site stage.")
        chosen = options.read(self.settings)
        output = Output(Path(self.output_path))
        if not foreign.own(Path(self.theme)):
            foreign.write(self.settings, output)
            self.written = output.written
            return
        catalogue = words.load(Path(self.theme) / TRANSLATIONS, chosen.interface)
        extra = self.context.get("pages", ())
        Pages(digest, registry, chosen, catalogue, self.env, output, extra).write()
        for path, data in tables.files(digest, chosen):
            output.write(path, data)
        for path, data in offline.files(chosen, self.env, Path(self.theme) / "static", extra):
            output.write(path, data)
        with Cache(self.settings.get("MUJAZ_MEMORY")) as cache:
            for path, data in gallery.files(digest, chosen, catalogue, Cards(Path(self.theme)), cache):
                output.write(path, data)
        self.written = output.written


signals.generator_init.connect(prepare)
