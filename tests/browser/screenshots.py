"""``make screenshots``: the pictures of the demo that README.md shows, taken from a fresh build."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser

from tests.browser.driving import BROWSERS, find, launched, served
from tests.building import PROJECT, Site, build

FOLDER = PROJECT / "docs" / "screenshots"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which page, in a window how wide and high, how dense and in which colours."""

    name: str
    page: Literal["front", "story"]
    width: int
    height: int
    density: float = 1.0
    scheme: Literal["light", "dark"] = "light"


SHOTS = (
    Shot("front-page.png", "front", 1280, 860),
    Shot("story.png", "story", 960, 1120),
    Shot("story-night.png", "story", 390, 844, 1.5, "dark"),
)


def take(browser: Browser, address: str, site: Site, shot: Shot) -> None:
    """Write ``shot`` to its file."""
    most_told = max(site.stories["stories"], key=lambda story: len(story["articles"]))
    path = most_told["url"] if shot.page == "story" else "index.html"
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        device_scale_factor=shot.density,
        color_scheme=shot.scheme,
    )
    page = context.new_page()
    page.goto(f"{address}/{path}", wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=FOLDER / shot.name)
    context.close()


def main() -> None:
    """Build the demo and take every picture."""
    executable = find()
    if executable is None:
        sys.exit(f"No browser found. Install one of: {', '.join(BROWSERS[:4])}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home:
        site = build(Path(home))
        with served(site.output) as address, launched(executable) as browser:
            for shot in SHOTS:
                take(browser, address, site, shot)


if __name__ == "__main__":
    main()
