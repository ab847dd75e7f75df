"""The documentation names every command there is, and none that there is not."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from mujaz import decisions
from mujaz.cli import main
from tests.building import PROJECT

README = (PROJECT / "README.md").read_text("utf-8")
DOCS = {path.name: path.read_text("utf-8") for path in sorted((PROJECT / "docs").glob("*.md"))}
MAKEFILE = (PROJECT / "Makefile").read_text("utf-8")
TARGETS = {t for t in re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE) if not t.endswith("-tools")}
assert isinstance(main, click.Group)
COMMANDS = set(main.commands)


def test_the_readme_names_every_make_target() -> None:
    assert TARGETS - set(re.findall(r"make ([a-z-]+)", README)) == set()


def test_the_readme_names_every_command() -> None:
    assert COMMANDS - set(re.findall(r"mujaz ([a-z]+)", README)) == set()


@pytest.mark.parametrize("text", [README, *DOCS.values()], ids=["README.md", *DOCS])
def test_every_command_that_is_shown_exists(text: str) -> None:
    shown = "\n".join(re.findall(r"`[^`\n]+`|^```[a-z]*\n.*?^```", text, re.MULTILINE | re.DOTALL))
    assert set(re.findall(r"\bmake ([a-z-]+)", shown)) <= TARGETS
    assert set(re.findall(r"bin/mujaz ([a-z]+)|^mujaz ([a-z]+)", shown, re.MULTILINE)) <= {
        pair for command in COMMANDS for pair in ((command, ""), ("", command))
    }


@pytest.mark.parametrize("text", [README, *DOCS.values()], ids=["README.md", *DOCS])
def test_every_file_that_is_linked_exists(text: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        if "://" not in target:
            assert (PROJECT / target).exists() or (PROJECT / "docs" / target).exists(), target


def test_every_kind_of_ruling_is_shown_and_what_is_shown_is_accepted(tmp_path: Path) -> None:
    shown = [
        t
        for t in re.findall(r"^```toml\n(.*?)^```", DOCS["editing.md"], re.MULTILINE | re.DOTALL)
        if "full_text" not in t
    ]
    for number, example in enumerate(shown):
        (tmp_path / f"{number}.toml").write_text(example, "utf-8")
    rulings, problems = decisions.read(tmp_path)
    assert problems == []
    assert {ruling.kind for ruling in rulings} == set(decisions.KINDS)


def test_the_readme_holds_one_sentence_per_line() -> None:
    prose = re.sub(r"^```.*?^```", "", README, flags=re.MULTILINE | re.DOTALL)
    assert not [line for line in prose.splitlines() if re.search(r"[.!?] [A-Z]", line)]


@pytest.mark.parametrize(
    "picture", sorted((PROJECT / "docs" / "screenshots").glob("*")), ids=lambda p: p.name
)
def test_pictures_are_small(picture: object) -> None:
    assert picture.stat().st_size < 300_000  # type: ignore[attr-defined]  # pathlib, typed away by ids=
