"""Installing the site, and reading offline what was visited: a manifest, a service worker, and a page that says so.

The worker is named by the content it keeps: while theme and offline page stay the same, so do its bytes, and browsers
do not ask again. Pages come from the network first, so that a kept front page never stands in the way of the news.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from mujaz.site import text
from mujaz.site.editions import FRONT
from mujaz.site.environment import OFFLINE
from mujaz.site.options import Options

MANIFEST = "site.webmanifest"
WORKER = "sw.js"
ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable.png", 512, "maskable"))
"""In the theme's static folder: name, pixels, purpose (W3C Web Application Manifest)."""
KEPT = 200
"""Pages that a device keeps: a week of a busy desk's readers, some 5 MB."""
SHORT = 12
"""Characters of a name under an icon."""
_SHELL = (".css", ".woff2", ".svg", ".js")
PAPER = "#fbf8f1"


def paths(options: Options) -> Iterator[str]:
    """The worker always stands: where reading offline is switched off, it takes back what was installed."""
    yield WORKER
    yield MANIFEST
    if options.offline:
        yield OFFLINE


def files(options: Options, env: Environment, static: Path, pages: object) -> Iterator[tuple[str, bytes]]:
    """Each file's path and bytes; ``static``: the theme's static folder, ``pages``: Pelican's, for the footer."""
    yield MANIFEST, _manifest(options)
    if not options.offline:
        yield WORKER, farewell(env)
        return
    page = env.get_template("offline.html").render(output_file=OFFLINE, pages=pages).encode()
    yield OFFLINE, page
    shell = [file for file in sorted(static.rglob("*")) if file.is_file() and file.suffix in _SHELL]
    version = hashlib.blake2b(page, digest_size=8)
    for file in shell:
        version.update(file.relative_to(static).as_posix().encode() + b"\0" + file.read_bytes())
    worker = env.get_template("sw.js").render(
        version=version.hexdigest(),
        offline_page=OFFLINE,
        parts=[OFFLINE, *(f"theme/{file.relative_to(static).as_posix()}" for file in shell)],
        most=KEPT,
    )
    yield WORKER, worker.strip().encode()


def farewell(env: Environment) -> bytes:
    """The worker that takes back what an earlier build installed, and then itself."""
    return env.get_template("sw-off.js").render().strip().encode()


def _manifest(options: Options) -> bytes:
    name = text.clean(options.name)
    said = {
        "name": name,
        "short_name": text.shorten(name, SHORT),
        "description": text.clean(options.description),
        "lang": options.language,
        "dir": options.direction,
        "id": "./",
        "start_url": f"./{FRONT}",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": f"theme/{file}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for file, size, purpose in ICONS
        ],
    }
    return (json.dumps({k: v for k, v in said.items() if v}, ensure_ascii=False, indent=1) + "\n").encode()
