"""Hand-written pages: both spellings of metadata, and nothing that runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican.settings import read_settings

from mujaz.site import markup
from mujaz.site.reader import PageReader

READER = PageReader(read_settings(override={"TIMEZONE": "UTC"}))


def _read(tmp_path: Path, source: str) -> tuple[str, dict[str, object]]:
    path = tmp_path / "page.md"
    path.write_text(source, "utf-8")
    return READER.read(str(path))


@pytest.mark.parametrize(
    "source",
    [
        "Title: من نحن\nSlug: about\n\nنص",
        "---\ntitle: من نحن\nslug: about\n---\n\nنص",
        '\ufeff---\r\ntitle: "من نحن"\r\nslug: about\r\n---\r\nنص',
    ],
)
def test_both_spellings_of_metadata(tmp_path: Path, source: str) -> None:
    html, metadata = _read(tmp_path, source)
    assert (metadata["title"], metadata["slug"]) == ("من نحن", "about")
    assert html == "<p>نص</p>\n"


@pytest.mark.parametrize(
    ("source", "title"), [("# من نحن\n\nنص", "من نحن"), ("نص", "page"), ("---\nنص", "page")]
)
def test_a_page_without_metadata_has_a_title_all_the_same(tmp_path: Path, source: str, title: str) -> None:
    html, metadata = _read(tmp_path, source)
    assert metadata["title"] == title
    assert "نص" in html
    assert "من نحن" not in html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>)",
        "![x](javascript:alert(1))",
        "<p style='position:fixed'>x</p>",
    ],
)
def test_nothing_runs(source: str) -> None:
    html = str(markup.render(source))
    for forbidden in (
        "<script",
        "<img src=x",
        'href="javascript',
        'src="javascript',
        'href="data',
        "<p style",
    ):
        assert forbidden not in html


def test_direction_and_isolation_survive_sanitising() -> None:
    html = '<p dir="ltr" lang="en">a <bdi>b</bdi></p>'
    assert markup.sanitise(html) == html


def test_pelicans_locators_reach_pelican() -> None:
    assert 'href="{filename}other.md"' in markup.render("[x]({filename}other.md)")


def test_tables_are_read() -> None:
    assert "<td>1</td>" in markup.render("| أ |\n|---|\n| 1 |\n")
