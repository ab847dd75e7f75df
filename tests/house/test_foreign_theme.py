"""Stories in a theme that knows nothing of Mujaz: Pelican's own and one from the registry."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.building import PROJECT, environment

SMALL = PROJECT / "tests" / "sites" / "small" / "corpus"
SETTINGS = """
from pathlib import Path
project = Path({project!r})
exec((project / "pelican.conf.py").read_text("utf-8").replace("Path(__file__).parent", "project"))
PATH, PLUGIN_PATHS, CACHE_PATH = str(project / "content"), [str(project / "plugins")], {cache!r}
THEME, DIRECT_TEMPLATES = {theme!r}, {direct!r}
MUJAZ_CORPUS, MUJAZ_DECISIONS, MUJAZ_LEDGER, MUJAZ_CACHE = {corpus!r}, {decisions!r}, {ledger!r}, {cache!r}
OUTPUT_PATH = {output!r}
TAG_SAVE_AS, CATEGORY_SAVE_AS, AUTHOR_SAVE_AS = "tag/{{slug}}.html", "category/{{slug}}.html", "author/{{slug}}.html"
CC_LICENSE = None  # reflex asks for it
"""


LISTS = ("index", "archives", "tags")
"""What a site in a foreign theme asks Pelican for."""


def _build(home: Path, theme: str, corpus: Path, lists: tuple[str, ...] = LISTS) -> Path:
    settings = home / "settings.conf.py"
    names = {name: str(home / name) for name in ("cache", "ledger", "decisions", "output")}
    (home / "decisions").mkdir(exist_ok=True)
    settings.write_text(
        SETTINGS.format(
            project=str(PROJECT),
            theme=theme,
            direct=lists,
            corpus=str(corpus),
            **names,
        ),
        "utf-8",
    )
    run = subprocess.run(
        [str(PROJECT / ".venv" / "bin" / "pelican"), "-s", str(settings), "--fatal=errors"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return home / "output"


def _reflex() -> str:
    return str(Path(importlib.import_module("pelican.themes.reflex").__file__ or "").parent)


@pytest.mark.parametrize("theme", ["notmyidea", "simple", _reflex()], ids=["notmyidea", "simple", "reflex"])
def test_each_story_is_an_article_at_its_address_with_its_sources(tmp_path: Path, theme: str) -> None:
    output = _build(tmp_path, theme, PROJECT / "content" / "corpus")
    stories = json.loads((output / "stories.json").read_bytes())["stories"]
    index = (output / "index.html").read_text("utf-8")
    for story in stories:
        page = (output / story["url"]).read_text("utf-8")
        assert 'dir="rtl" lang="ar"' in page, story["url"]
        for outlet in {article["outlet"] for article in story["articles"] if article["outlet"]}:
            assert outlet in page
    dated = [story for story in stories if story["date"]]
    newest = max(dated, key=lambda story: story["date"])
    assert newest["url"] in index
    for href in re.findall(r'href="\./([^"#?]+)"', index):
        assert (output / href).exists(), href


def test_a_hostile_headline_runs_nowhere(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    rows = {"title": "<script>alert(1)</script> عنوان \"x\" {{7*7}}", "text": "نص عربي من كلمات كثيرة. " * 30,
            "date": "2026-03-01", "source": "<img src=x onerror=alert(2)>", "keywords": ["<b>وسم</b>"]}  # fmt: skip
    (corpus / "rows.jsonl").write_text(json.dumps(rows, ensure_ascii=False) + "\n", "utf-8")
    output = _build(tmp_path, "simple", corpus)
    assert json.loads((output / "stories.json").read_bytes())["stories"]
    for page in output.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "<script>alert" not in text, page
        assert "<img src=x" not in text, page


def test_what_our_own_theme_published_leads_somewhere_in_a_foreign_one(tmp_path: Path) -> None:
    own = _build(tmp_path, str(PROJECT / "theme"), SMALL, lists=())
    before = {page.relative_to(own).as_posix() for page in own.rglob("*.html")} - {"404.html"}
    after = _build(tmp_path, "simple", SMALL)
    assert [
        path for path in sorted(before) if not path.startswith("theme/") and not (after / path).is_file()
    ] == []
    told = json.loads((after / "stories.json").read_bytes())["stories"]
    for story in told:
        assert json.loads((after / "s" / f"{story['id']}.json").read_bytes()) == story
    assert "$defs" in json.loads((after / "stories.schema.json").read_bytes())
    for feed in ("feed.json", *(path.relative_to(own).as_posix() for path in own.glob("[tlno]/*.json"))):
        entries = [json.loads((folder / feed).read_bytes())["items"] for folder in (own, after)]
        assert [entry["id"] for entry in entries[0]] == [entry["id"] for entry in entries[1]] != [], feed
    assert "unregister()" in (after / "sw.js").read_text("utf-8")
