"""A quick look by axe at one page of each type, on a telephone; ``make audit`` looks longer and at more."""

from __future__ import annotations

from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.audit.access import axe
from tests.browser.test_pages import page_types
from tests.building import Site


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    demo: Site, browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    source = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, color_scheme=scheme, bypass_csp=True, service_workers="block"
    )
    page = context.new_page()
    for path in page_types(demo.output):
        if not path.startswith("newsletter/"):
            page.goto(f"{address}/{path}")
            assert axe(page, source) == [], path
    context.close()
