"""Jinja as every template of the theme needs it: escaping on, words installed, links relative."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from mujaz.errors import BuildError
from mujaz.site import gallery, policy, text
from mujaz.site.options import Options
from mujaz.site.words import Words

NOT_FOUND = "404.html"
"""Served in place of any address, at any depth: no relative link works on it."""
OFFLINE = "theme/offline.html"
"""Shown by the service worker in place of a page that it does not have; so there too."""


def prepare(env: Environment, templates: list[Path], options: Options, words: Words) -> None:
    """Make ``env`` fit for the theme; call it before the first template is loaded.

    The loader is replaced, so that a template missing from the theme is an error: Pelican would silently
    take its own, which knows neither direction nor escaping.

    Raises:
        BuildError: autoescape is off; turn it on in ``JINJA_ENVIRONMENT``.
    """
    if env.autoescape is not True:
        raise BuildError("Autoescape must be on: JINJA_ENVIRONMENT = {'autoescape': True, …}.")
    env.loader = FileSystemLoader(templates)
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.finalize = _finalise
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]  # added by i18n
    env.filters["isolate"] = text.isolate if options.interface.language == "ar" else text.isolate_arabic
    env.filters["plain"] = text.isolate_plain if options.direction == "rtl" else text.standing_plain
    env.filters["shorten"] = text.shorten
    env.filters["quoted"] = _quoted
    env.globals["to"] = _linker(options)
    env.globals["absolute"] = options.absolute
    env.globals["policy"] = policy.page
    env.globals["card_path"] = gallery.path
    env.globals["site_card"] = gallery.SITE
    env.globals["feed_address"] = options.feed_address
    env.globals["site"] = options


def _finalise(value: object) -> object:
    """The last gate before output: whatever a template prints is free of control characters."""
    if isinstance(value, Markup):
        return Markup(text.printable(value))  # noqa: S704 - it was markup before; cleaning only removes
    return text.printable(value) if isinstance(value, str) else value


def _quoted(value: str) -> Markup:
    """``value`` as a string of CSS (CSS Syntax Level 3, 4.3.5)."""
    escaped = "".join(f"\\{ord(c):x} " if c in '"\\<\n' else c for c in text.clean(value))
    return Markup(f'"{escaped}"')  # noqa: S704 - a stylesheet is no HTML, and nothing in it can end the string


def relative(here: str, there: str) -> str:
    """The address of the page ``there`` as written on the page ``here``, both site-relative.

    >>> relative("s/a.html", "index.html"), relative("s/a.html", "s/b.html#x")
    ('../index.html', 'b.html#x')
    """
    path, mark, fragment = there.partition("#")
    return _relative(posixpath.dirname(here) or ".", path) + mark + fragment


@lru_cache(maxsize=1 << 14)  # every page links the same few dozen addresses
def _relative(folder: str, path: str) -> str:
    return posixpath.relpath(path, folder)


def _linker(options: Options) -> object:
    root = urlsplit(options.siteurl).path.rstrip("/") if options.siteurl else ""

    @pass_context
    def to(context: Context, there: str) -> str:
        here = context["output_file"]
        if here == OFFLINE or (here == NOT_FOUND and options.siteurl):
            return f"{root}/{there}"
        return relative(here, there)

    return to
