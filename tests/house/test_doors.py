"""The targets of the Makefile, beside ``html`` itself: what they refuse, remove and leave alone."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from tests.building import PROJECT, Site, copy_project, differing, given, make, make_in_copy, tree

SMALL = PROJECT / "tests" / "sites" / "small" / "corpus"
UNREAL = [
    "",
    "http://localhost:8000",
    "https://LOCALHOST",
    "http://127.0.0.1/",
    "http://0.0.0.0:8000",
    "http://[::1]:8000",
    "https://",
    "https:///news",
    "ftp://news.example.org",
    "news.example.org",
    "//news.example.org",
    "javascript:alert(1)",
    "https://news.example.org/two words",
]


@pytest.mark.parametrize("address", UNREAL)
def test_publish_refuses_what_is_no_address_for_readers(tmp_path: Path, address: str) -> None:
    run = make("publish", "--assume-old=run-tools", f"SITEURL={address}", f"OUTPUT={tmp_path / 'out'}")
    assert run.returncode != 0
    assert "SITEURL=https://" in run.stderr
    assert not (tmp_path / "out").exists()


def test_publish_refuses_while_a_ruling_cannot_be_read_and_says_so_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "desk.toml").write_text("[[hold\n")
    run = make("publish", *given(tmp_path, SMALL), "SITEURL=https://news.example.org")
    said = " ".join((run.stdout + run.stderr).split())
    assert run.returncode != 0
    assert "decisions/desk.toml" in said
    assert "Traceback" not in said
    assert not (tmp_path / "output").exists()
    assert make("html", *given(tmp_path, SMALL)).returncode == 0


def test_publish_refuses_a_folder_of_rulings_that_is_not_there(tmp_path: Path) -> None:
    run = make("publish", *given(tmp_path, SMALL), "SITEURL=https://news.example.org")
    assert run.returncode != 0
    assert "DECISIONS=" in run.stdout + run.stderr


def test_serve_fails_where_the_port_is_taken(demo: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = make("serve", f"OUTPUT={demo.output}", f"PORT={port}")
    assert run.returncode != 0
    assert str(port) in run.stdout + run.stderr


def test_html_says_little_where_nobody_watches(demo: Site) -> None:
    said = demo.run.stdout + demo.run.stderr
    assert len(said.splitlines()) <= 5, said
    assert "\r" not in said
    assert "\x1b" not in said


def test_another_corpus_keeps_ledger_and_decisions_in_an_uncommitted_folder_of_its_own(
    tmp_path: Path,
) -> None:
    project = copy_project(tmp_path / "project", seed=6)
    before = tree(project / "content")
    run = make_in_copy(project, "-j8", "clean", "html", f"CORPUS={SMALL}")  # -j must be harmless
    assert run.returncode == 0, run.stdout + run.stderr
    assert (project / "output" / "stories.json").is_file()
    assert differing(tree(project / "content"), before) == []
    assert any("ledger" in path for path in tree(project / ".mujaz"))
    assert "/.mujaz/" in (PROJECT / ".gitignore").read_text().splitlines()


def test_clean_removes_the_site_and_caches_and_nothing_that_an_editor_made(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", seed=7)
    kept = project / ".mujaz" / "other" / "decisions" / "mine.toml"
    kept.parent.mkdir(parents=True)
    kept.write_text("")
    before = tree(project)
    for folder in ("output", ".cache", ".output.new", ".pytest_cache"):
        (project / folder).mkdir()
        (project / folder / "file").write_text("")
    run = make_in_copy(project, "clean")
    assert run.returncode == 0, run.stderr
    assert differing(tree(project), before) == []


def test_clean_removes_an_output_of_ones_own_only_where_a_site_of_mujaz_stands(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", seed=8)
    home = tmp_path / "my home"
    home.mkdir()
    (home / "letter.txt").write_text("mine")
    make_in_copy(project, "clean", f"OUTPUT={home}")
    assert (home / "letter.txt").exists()
    (home / ".mujaz").write_text("")
    make_in_copy(project, "clean", f"OUTPUT={home}")
    assert not home.exists()


def test_help_names_every_target() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z-]+)", make().stdout))
    assert {target for target in targets if not target.endswith("-tools")} - {"help"} <= named
