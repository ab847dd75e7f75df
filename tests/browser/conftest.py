"""One browser and one server for all browser tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.driving import BROWSERS, find, launched, served
from tests.building import Site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find()
    if executable is None:
        pytest.skip(f"no browser: install one of {', '.join(BROWSERS[:4])}, or name one in MUJAZ_BROWSER")
    with launched(executable) as running:
        yield running


@pytest.fixture(scope="session")
def address(demo: Site) -> Iterator[str]:
    """Where the demo site is served."""
    with served(demo.output) as at:
        yield at
