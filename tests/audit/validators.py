"""HTML and CSS by the W3C's Nu checker, feeds by a parser that forgives nothing, sitemaps by their limits."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import feedparser
from lxml import etree

from tests.audit.findings import Finding, none_of
from tests.audit.stage import TOOLS, Stage

VNU = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
_BY_HOST = re.compile(r"violates Content Security Policy .* blocked by “(?:style|script|img)-src”")
"""Said of any file: it has no host that ``'self'`` could mean. ``quiet`` asks the browser instead."""
_SIDES = re.compile(
    r"(?<![\w-])(?:left|right)(?![\w-])|(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b"
)


def findings(stage: Stage) -> Iterator[Finding]:
    """Over every file of the site."""
    output = stage.site.output
    pages = stage.site.pages()
    styles = sorted(output.rglob("*.css"))
    for kind, files, options in (
        ("HTML", pages, ()),
        ("CSS", styles, ("--css",)),
        ("SVG", sorted(output.rglob("*.svg")), ("--svg",)),
    ):
        said = [message for message in _vnu(files, *options) if not _BY_HOST.search(message["message"])]
        for grade in ("error", "warning"):
            wrong = [
                f"{m['url'].partition('/output/')[2]}:{m.get('lastLine', '')}: {m['message']}"
                for m in said
                if (m["type"] == "info") == (grade == "warning")
                and not (
                    grade == "warning" and "/newsletter/" in m["url"]
                )  # mail programs know no better than tables
            ]
            yield none_of(kind, f"{grade}s of the Nu checker", wrong, len(files))
    yield none_of(
        "CSS", "physical sides", [f"{s.name}: {side}" for s in styles for side in _sides(s)], len(styles)
    )
    feeds = [
        path
        for ending in ("xml", "atom")
        for path in sorted(output.rglob(f"*.{ending}"))
        if "sitemap" not in path.name
    ]
    yield none_of(
        "feeds",
        "not read without complaint",
        [p.name for p in feeds if feedparser.parse(p.read_bytes()).bozo],
        len(feeds),
    )
    maps = sorted(output.glob("sitemap*.xml"))
    yield none_of(
        "sitemaps",
        "too long",
        [p.name for p in maps if _addresses(p) > 50_000 or p.stat().st_size > 50e6],
        len(maps),
    )


def _vnu(files: list[Path], *options: str) -> list[dict[str, str]]:
    if not files:
        return []
    run = subprocess.run(
        ["java", "-Xss4m", "-jar", str(VNU), "--format", "json", *options, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    said: list[dict[str, str]] = json.loads(run.stderr)["messages"]
    return said


def _sides(style: Path) -> list[str]:
    bare = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", style.read_text("utf-8"), flags=re.DOTALL)
    return [found[0] for found in _SIDES.finditer(bare)]


def _addresses(sitemap: Path) -> int:
    return sum(1 for _ in etree.parse(sitemap).iter("{*}loc"))
