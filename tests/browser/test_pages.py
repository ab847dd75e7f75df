"""Every type of page in a real browser: nothing blocked, nothing fetched from elsewhere, nothing cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.building import Site

WIDTHS = (320, 360, 1280)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
READABLE = 4.5
"""Contrast of text that WCAG 2.2 asks for (AA, success criterion 1.4.3)."""


@dataclass
class Visit:
    """A tab, with all that it complained of and asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@contextmanager
def visiting(browser: Browser, width: int = 1280, scheme: Scheme = "light") -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    visit = Visit(context.new_page())
    page = visit.page
    page.on("console", lambda m: visit.complaints.append(f"{m.type}: {m.text}") if m.type != "log" else None)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on("requestfailed", lambda request: visit.complaints.extend(_failure(request)))
    page.on(
        "response", lambda r: visit.complaints.append(f"{r.status}: {r.url}") if r.status >= 400 else None
    )
    page.on("request", lambda request: visit.requests.append(request.url))
    try:
        yield visit
    finally:
        context.close()


def _failure(request: Request) -> list[str]:
    """What to say of a request that failed; one given up because the next page was asked for is no failure."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.failure}: {request.url}"]


def page_types(output: Path) -> list[str]:
    """One page of each type: every page at the top, and of each folder the longest page."""
    longest: dict[str, Path] = {}
    for page in sorted(output.rglob("*.html")):
        place = page.relative_to(output)
        kind = place.parts[0]
        if kind not in longest or page.stat().st_size > longest[kind].stat().st_size:
            longest[kind] = page
    return [page.relative_to(output).as_posix() for page in longest.values()]


def longest_story(site: Site) -> str:
    return str(max(site.stories["stories"], key=lambda story: len(story["articles"]))["url"])


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_complains_scrolls_sideways_or_asks_another_host(
    demo: Site, browser: Browser, address: str, width: int, scheme: Scheme
) -> None:
    types = page_types(demo.output)
    assert {"index.html", "404.html", "s"} <= {path.split("/")[0] for path in types}
    with visiting(browser, width, scheme) as visit:
        for path in types:
            visit.page.goto(f"{address}/{path}")
            assert visit.complaints == [], path
            assert visit.page.evaluate("document.documentElement.dir") == "rtl", path
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert {url.split("/")[2] for url in visit.requests} == {address.split("/")[2]}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_is_readable_on_its_ground_in_light_and_dark(
    demo: Site, browser: Browser, address: str, scheme: Scheme
) -> None:
    with visiting(browser, scheme=scheme) as visit:
        visit.page.goto(f"{address}/{longest_story(demo)}")
        text, ground = visit.page.evaluate(
            "['color', 'backgroundColor'].map(name => {"
            "  let at = document.querySelector('main p') ?? document.body;"
            "  const clear = c => c === 'rgba(0, 0, 0, 0)' || c === 'transparent';"
            "  while (name === 'backgroundColor' && clear(getComputedStyle(at)[name]) && at.parentElement)"
            "    at = at.parentElement;"
            "  const ink = new OffscreenCanvas(1, 1).getContext('2d');"
            "  ink.fillStyle = getComputedStyle(at)[name]; ink.fillRect(0, 0, 1, 1);"
            "  return [...ink.getImageData(0, 0, 1, 1).data].slice(0, 3)})"
        )
    lights = sorted((_luminance(text), _luminance(ground)))
    assert (_luminance(ground) < 0.2) == (scheme == "dark")
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= READABLE


def _luminance(colour: list[int]) -> float:
    """Relative luminance, 0 to 1, of 8-bit sRGB (WCAG 2.2, "relative luminance")."""
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_fonts_come_from_the_site_itself_and_are_used(demo: Site, browser: Browser, address: str) -> None:
    with visiting(browser) as visit:
        visit.page.goto(f"{address}/{longest_story(demo)}", wait_until="networkidle")
        visit.page.evaluate("document.fonts.ready")
        loaded = visit.page.evaluate(
            "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
        )
        fonts = [url for url in visit.requests if url.endswith(".woff2")]
    assert loaded
    assert fonts
    assert all(url.startswith(address) for url in fonts)


def test_the_skip_link_comes_first_is_seen_and_leads_to_the_text(
    demo: Site, browser: Browser, address: str
) -> None:
    with visiting(browser, 360) as visit:
        page = visit.page
        page.goto(f"{address}/{longest_story(demo)}")
        page.keyboard.press("Tab")
        href = page.evaluate("document.activeElement.getAttribute('href')")
        assert href.startswith("#")
        page.wait_for_function("document.activeElement.getBoundingClientRect().top >= 0")
        box = page.locator(":focus").bounding_box()
        assert box
        assert box["width"] > 20
        assert box["height"] > 10
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert re.search(rf'<main[^>]* id="{href[1:]}"', (demo.output / longest_story(demo)).read_text("utf-8"))


def test_the_site_works_from_a_folder_without_a_server(demo: Site, browser: Browser) -> None:
    with visiting(browser) as visit:
        page = visit.page
        page.goto((demo.output / "index.html").as_uri())
        body = page.evaluate("getComputedStyle(document.body).fontFamily")
        page.locator("main a[href*='s/']").first.click()
        page.wait_for_url("**/s/*.html")
        assert page.locator("h1").count() == 1
        assert page.evaluate("getComputedStyle(document.body).fontFamily") == body
        assert "serif" not in {name.strip() for name in body.split(",")[:1]}
        page.locator("header a").first.click()
        page.wait_for_url("**/index.html")
        assert visit.complaints == []


def test_headings_form_an_outline(demo: Site, browser: Browser, address: str) -> None:
    with visiting(browser) as visit:
        for path in page_types(demo.output):
            visit.page.goto(f"{address}/{path}")
            levels = visit.page.evaluate(
                "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"
            )
            assert levels.count(1) == 1, path
            assert levels[0] == 1, path
            assert all(b - a <= 1 for a, b in pairwise(levels)), path


def test_the_front_page_runs_from_the_newest_day_to_the_undated(
    demo: Site, browser: Browser, address: str
) -> None:
    day_of = {story["url"]: (story["date"] or "")[:10] for story in demo.stories["stories"]}
    with visiting(browser) as visit:
        visit.page.goto(f"{address}/index.html")
        links = visit.page.evaluate(
            "[...document.querySelectorAll('main :is(h2, h3, h4) a')].map(a => a.getAttribute('href'))"
        )
    days = [day_of[link] for link in dict.fromkeys(links) if link in day_of]
    assert len(days) >= 10
    assert days == sorted(days, reverse=True)


def test_accounts_are_compared_by_ticking_them(demo: Site, browser: Browser, address: str) -> None:
    """Without script: what is ticked is shown, what the shown ones share is quiet, by keyboard too."""
    page_of_most = max(
        (demo.output / "c").glob("*.html"), key=lambda path: path.read_text("utf-8").count("show-")
    )
    with visiting(browser) as visit:
        page = visit.page
        page.goto(f"{address}/c/{page_of_most.name}")
        boxes = page.locator("input[type=checkbox]")
        shown = page.locator(".side:visible")
        assert boxes.count() > 2
        assert shown.count() == 2
        boxes.nth(1).focus()
        page.keyboard.press("Space")
        assert shown.count() == 1
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert shown.count() == 2
        colours = page.evaluate(
            "[...document.querySelectorAll('.side-1 .told span')].map(e => getComputedStyle(e).color)"
        )
        page.locator("input").nth(1).check()
        assert shown.count() == 3
        quieter = page.evaluate(
            "[...document.querySelectorAll('.side-1 .told span')].map(e => getComputedStyle(e).color)"
        )
        assert len(set(quieter)) >= len(set(colours))
        assert quieter != colours, "the second account is an edited copy of the first"
        assert visit.complaints == []
