"""Builds a site of a Digest through Pelican itself, as the plugin does, into a folder."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican
from pelican.plugins import signals
from pelican.settings import read_settings

from mujaz.model import Digest
from mujaz.outlets import Registry
from mujaz.site import generator
from mujaz.site.reader import PageReader

ROOT = Path(__file__).parents[2]
PAGE = "Title: من نحن\nSlug: about\n\nنكتب **هنا** عن [السيلان](https://example.org).\n"


def _generators(_pelican: object) -> type:
    return generator.StoriesGenerator


def _readers(readers: object) -> None:
    readers.reader_classes = dict.fromkeys(PageReader.file_extensions, PageReader)  # type: ignore[attr-defined]


def build(digest: Digest, registry: Registry, work: Path, **settings: object) -> Path:
    """Write the site below ``work`` and give its folder."""
    output, content = work / "output", work / "content"
    (content / "pages").mkdir(parents=True, exist_ok=True)
    (content / "pages" / "about.md").write_text(PAGE, "utf-8")
    configured = read_settings(
        override={
            "PATH": str(content),
            "OUTPUT_PATH": str(output),
            "THEME": str(ROOT / "theme"),
            "CACHE_PATH": str(work / "cache"),
            "ARTICLE_PATHS": ["articles"],
            "SITENAME": "موجز",
            "SITEURL": "",
            "TIMEZONE": "Asia/Beirut",
            "DEFAULT_LANG": "ar",
            "RELATIVE_URLS": True,
            "DIRECT_TEMPLATES": [],
            "PLUGINS": [],
            "AUTHOR_SAVE_AS": "",
            "CATEGORY_SAVE_AS": "",
            "TAG_SAVE_AS": "",
            "FEED_ALL_ATOM": None,
            "CATEGORY_FEED_ATOM": None,
            "TRANSLATION_FEED_ATOM": None,
            "AUTHOR_FEED_ATOM": None,
            "AUTHOR_FEED_RSS": None,
            "JINJA_ENVIRONMENT": {"autoescape": True},
            "MUJAZ_DIGEST": digest,
            "MUJAZ_REGISTRY": registry,
            "SITESUBTITLE": "صفحة واحدة لكل حدث، وكل مصدر باسمه",
            **settings,
        }
    )
    with (
        signals.get_generators.connected_to(_generators),
        signals.readers_init.connected_to(_readers),
    ):
        Pelican(configured).run()
    return output
