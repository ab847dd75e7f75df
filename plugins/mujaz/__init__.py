"""Mujaz, a Pelican plugin: a corpus of messy Arabic news becomes a digest, one page per event.

    content/corpus ─► corpus ─► articles ─► fingerprints ─► stories ─► curation ─► ledger ─► site ─► output/
                     records    articles     features       groups     decided     named     pages, feeds

This is Pelican's door and nothing else: ``build.py`` is one build from lock to swap, ``pipeline.py`` knows the order
of the stages, and each stage's own ``__init__.py`` says what enters, what leaves and what it must not do.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mujaz.errors import MujazError

if TYPE_CHECKING:
    from mujaz.build import Build

_builds: dict[int, Build] = {}
"""The build under way of each Pelican, between ``get_generators`` and ``finalized``."""


def register() -> None:
    """Called by Pelican once: connect the receivers. They live in this module, for Pelican holds them weakly."""
    from pelican import signals

    signals.readers_init.connect(_add_reader)
    signals.get_generators.connect(_begin)
    signals.finalized.connect(_finish)
    logging.getLogger("pelican").addFilter(_in_one_sentence)
    _say_nothing_of_pelicans_articles()


def _say_nothing_of_pelicans_articles() -> None:
    """Keep Pelican's last line off the screen: "Processed 0 articles" counts its own, of which we have none."""
    from pelican.log import console
    from rich.console import ConsoleRenderable, RenderHook

    class Unsaid(RenderHook):
        def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
            return [said for said in renderables if not str(said).startswith("Done: Processed")]

    console.push_render_hook(Unsaid())


def _in_one_sentence(record: logging.LogRecord) -> bool:
    """Our refusals say what to do next; Pelican would put a traceback below them."""
    if record.exc_info and isinstance(record.exc_info[1], MujazError):
        record.exc_info = None
    return True


def _add_reader(readers: Any) -> None:
    """Our Markdown reader in place of Pelican's, and the one for files published as they are; no other.

    Pelican asks several times a build.
    """
    from pelican.readers import BaseReader

    from mujaz.site.reader import PageReader

    readers.reader_classes = {"static": BaseReader} | dict.fromkeys(PageReader.file_extensions, PageReader)


def _begin(pelican: Any) -> Any:
    """Judge the corpus, and turn Pelican's output to a folder beside the real one."""
    from mujaz import build, settings
    from mujaz.progress import shown
    from mujaz.site.generator import StoriesGenerator

    if unfinished := _builds.pop(id(pelican), None):  # an automatic rebuild after a build that failed
        unfinished.locks.close()
    with shown() as progress:
        ours = settings.of_pelican(pelican.settings, Path(pelican.settings["PATH"]).parent)
        begun = build.begin(ours, Path(pelican.settings["OUTPUT_PATH"]), progress)
    _builds[id(pelican)] = begun
    pelican.settings |= {
        "MUJAZ_DIGEST": begun.run.digest,
        "MUJAZ_REGISTRY": begun.run.inputs.registry,
        "MUJAZ_MEMORY": ours.cache,
        "MUJAZ_OPENING": ours.opening,
    }
    pelican.output_path = str(begun.staging.fresh)
    return StoriesGenerator


def _finish(pelican: Any) -> None:
    """Check that every page is there and still ours, keep the ledger, put the site in place."""
    from mujaz import build
    from mujaz.site import foreign, options, pages

    begun = _builds.pop(id(pelican))
    told = pages if foreign.own(Path(pelican.theme)) else foreign
    expected = told.expected(begun.run.digest, options.read(pelican.settings))
    extra = {
        said["path"]: file for file, said in pelican.settings["EXTRA_PATH_METADATA"].items() if "path" in said
    }
    build.finish(begun, expected, extra)
    build.tell(begun)
