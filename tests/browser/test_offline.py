"""What was read can be read without a network; what was not says so; with one, nothing old stands in the way."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copytree

from playwright.sync_api import Browser

from tests.browser.driving import served
from tests.building import Site

KEPT = """async () => {
  const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return caught.flat().map((request) => request.url);
}"""


def test_read_once_read_offline(demo: Site, browser: Browser, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.symlink_to(demo.output)
    with served(site) as address:
        context = browser.new_context()
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.goto(f"{address}/index.html")
        page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
        story = page.locator("main a[href^='s/']").first.get_attribute("href")
        page.goto(f"{address}/{story}")
        headline = page.locator("h1").inner_text()
        page.goto(f"{address}/")
        page.wait_for_timeout(300)  # the worker keeps a page after it is shown
        assert complaints == []

        context.set_offline(True)
        page.goto(f"{address}/{story}")
        assert page.locator("h1").inner_text() == headline
        assert "Markazi" in page.evaluate("getComputedStyle(document.body).fontFamily")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.goto(f"{address}/outlets.html")
        assert page.url == f"{address}/outlets.html"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground, "with its styles"
        unread = page.locator("h1").inner_text()
        page.locator("main a").first.click()
        page.wait_for_url("**/index.html")
        assert page.locator("h1").inner_text() != unread

        context.set_offline(False)
        page.goto(f"{address}/outlets.html")
        assert page.locator("h1").inner_text() != unread
        context.close()


def test_a_page_of_a_later_build_wears_its_own_styles_and_no_data_is_kept(
    demo: Site, browser: Browser, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    copytree(demo.output, site)
    for sheet in site.glob("theme/**/*.css"):
        sheet.touch()  # of an old one a browser that is told nothing takes its own copy for fresh, and asks no worker
    with served(site) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/index.html")
        page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
        page.goto(f"{address}/stories.json")
        page.goto(f"{address}/index.html")
        page.wait_for_timeout(300)  # the worker keeps a page after it is shown
        kept = page.evaluate(KEPT)
        assert f"{address}/index.html" in kept
        assert f"{address}/stories.json" not in kept

        for sheet in site.glob("theme/**/*.css"):
            sheet.write_text(f"{sheet.read_text('utf-8')}\nh1 {{ outline: 7px solid }}\n", "utf-8")
            later = sheet.stat().st_mtime + 2  # HTTP counts seconds: within one, it would seem unchanged
            os.utime(sheet, (later, later))
        page.goto(f"{address}/outlets.html")
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).outlineWidth") == "7px"
        context.close()
