"""The sample site, built once; and what its pages hold, parsed by the standard library's own HTML parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.site import sample
from tests.site.build import build

ADDRESS = "https://digest.example/news"


@dataclass
class Html(HTMLParser):
    """A page's elements with their attributes, and its text outside markup."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    """What stands in ``script`` elements."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"a", "b", "bdi", "strong"}:
            self.text.append(" ")
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] == "script":
            self.data.append(data)
        else:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.elements.append(("/script", {}))

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every ``tag``."""
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def words(self) -> str:
        """The text, single-spaced."""
        return " ".join("".join(self.text).split())


def parse(path: Path) -> Html:
    """The page in the file at ``path``."""
    page = Html()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it is built at home, without an address."""
    return build(sample.digest(), sample.REGISTRY, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as published below a folder of a host."""
    return build(
        sample.digest(), sample.REGISTRY, tmp_path_factory.mktemp("published"), SITEURL=f"{ADDRESS}/"
    )


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Html]:
    """Every page of ``site`` by its path; newsletters are messages, no pages (``test_newsletter.py``)."""
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name: parse(path) for name, path in found.items() if not name.startswith("newsletter/")}
