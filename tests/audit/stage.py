"""The demo built for the address at which it is served here, and the pages to look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.audit.serving import free_port, served
from tests.browser.driving import BROWSERS, FLAGS, find
from tests.browser.test_pages import page_types
from tests.building import PROJECT, Site, build

TOOLS = PROJECT / ".audit" / "node_modules"


@dataclass(frozen=True, slots=True)
class Stage:
    """One site, served, and a browser before it."""

    site: Site
    address: str
    """Without a slash at the end."""
    browser: Browser
    executable: str

    @property
    def pages(self) -> list[str]:
        """One page of each type, the longest of its kind; messages are no pages."""
        offline = ["theme/offline.html"]
        return [
            path for path in page_types(self.site.output) if path.split("/")[0] not in {"newsletter", "theme"}
        ] + offline

    @property
    def story(self) -> str:
        """The story with most articles."""
        return str(max(self.site.stories["stories"], key=lambda story: len(story["articles"]))["url"])

    @contextmanager
    def visiting(self, width: int = 1280, height: int = 800, **context: object) -> Iterator[BrowserContext]:
        """A new profile; the checks may evaluate what the pages themselves may not."""
        opened = self.browser.new_context(
            viewport={"width": width, "height": height},
            bypass_csp=True,
            service_workers="block",
            **context,  # type: ignore[arg-type]  # playwright's own names
        )
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def set_up() -> Iterator[Stage]:
    """Build, serve, open the browser."""
    executable = find()
    if executable is None:
        raise SystemExit(f"make audit needs a browser: install one of {', '.join(BROWSERS[:4])}.")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with TemporaryDirectory() as home:
        site = build(Path(home), SITEURL=address)
        with served(site.output, port), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
            try:
                yield Stage(site, address, browser, executable)
            finally:
                browser.close()
