"""Law 5, and the promises of ``make html``: a site is old or new, and a broken build says so."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.building import (
    PATIENCE,
    PROJECT,
    Site,
    build,
    copy_project,
    differing,
    environment,
    given,
    make,
    make_in_copy,
    tree,
)

SMALL = PROJECT / "tests" / "sites" / "small" / "corpus"
DELAYS = (0.0, 0.02, 0.06, 0.12, 0.25)
"""Seconds between the first trace of a new site on disk and the kill."""


def test_a_build_that_is_killed_leaves_a_whole_site_and_no_rubbish_after_the_next(tmp_path: Path) -> None:
    old, new = _two_corpora(tmp_path)
    old_site = build(tmp_path / "old", old)
    new_site = build(_home_after(old_site, tmp_path / "new"), new)
    whole = {"old": tree(old_site.output), "new": tree(new_site.output)}
    assert differing(whole["old"], whole["new"])
    ledgers = [tree(old_site.ledger), tree(new_site.ledger)]

    for number, delay in enumerate(DELAYS):
        home = _home_after(old_site, tmp_path / f"killed {number}")
        _build_and_kill(home, new, delay)
        assert tree(home / "output") in whole.values(), f"half a site after {delay} s"
        assert tree(home / "ledger") in ledgers, f"half a ledger after {delay} s"
    mended = build(home, new)
    assert differing(tree(mended.output), whole["new"]) == []
    assert {p.name for p in home.iterdir()} <= {"output", "ledger", "cache", "decisions"}


def _two_corpora(folder: Path) -> tuple[Path, Path]:
    """The small corpus, and the same with one article fewer, both under one path each."""
    new = Path(shutil.copytree(SMALL, folder / "corpus new"))
    old = Path(shutil.copytree(SMALL, folder / "corpus old"))
    min(old.iterdir()).unlink()
    return old, new


def _home_after(site: Site, home: Path) -> Path:
    home.mkdir()
    shutil.copytree(site.output, home / "output")
    shutil.copytree(site.ledger, home / "ledger")
    return home


def _build_and_kill(home: Path, corpus: Path, delay: float) -> None:
    """Start a build and kill it, with all it started, ``delay`` seconds after it first touched ``home``."""
    before = _names(home)
    words = ["make", "--no-print-directory", "html", *given(home, corpus)]
    process = subprocess.Popen(
        words,
        cwd=PROJECT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + PATIENCE
    while _names(home) == before and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
    process.wait()


def _names(home: Path) -> set[str]:
    """What stands in ``home`` beside the cache, which a build may write at any time."""
    return {p.name for p in home.iterdir()} - {"cache"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, with the small corpus, that has built its site once."""
    copy = copy_project(tmp_path_factory.mktemp("project") / "copy", seed=3)
    for folder in ("corpus", "decisions", "ledger"):
        shutil.rmtree(copy / "content" / folder)
    shutil.copytree(SMALL, copy / "content" / "corpus")
    run = make_in_copy(copy, "html")
    assert run.returncode == 0, run.stdout + run.stderr
    return copy


@contextmanager
def changed(file: Path, addition: str) -> Iterator[None]:
    """``file`` with something more at its end, for a while."""
    before = file.read_bytes()
    file.write_bytes(before + addition.encode())
    try:
        yield
    finally:
        file.write_bytes(before)


@pytest.mark.parametrize("broken", ["{{ nothing.at.all }}", "{% for %}"])
def test_a_template_that_raises_fails_the_build_and_keeps_the_old_site(project: Path, broken: str) -> None:
    before = tree(project / "output")
    with changed(project / "theme" / "templates" / "base.html", broken):
        run = make_in_copy(project, "html")
    assert run.returncode != 0
    assert differing(tree(project / "output"), before) == []


@pytest.mark.parametrize(
    "broken",
    [
        "PLUGINS = ['mujaz', 'broken']",  # its register() raises, which Pelican only logs
        "PLUGINS = ['mujaz', 'no_such_plugin']",
        "TIMEZONE = 'Nowhere/Atlantis'",
        "def f(:",
    ],
)
def test_settings_that_cannot_work_fail_the_build_and_keep_the_old_site(project: Path, broken: str) -> None:
    (project / "plugins" / "broken.py").write_text("def register():\n    raise RuntimeError('no')\n")
    before = tree(project / "output")
    with changed(project / "pelican.conf.py", f"\n{broken}\n"):
        run = make_in_copy(project, "html")
    assert run.returncode != 0
    assert differing(tree(project / "output"), before) == []


def test_a_corpus_that_is_not_there_fails_the_build_and_names_it(tmp_path: Path) -> None:
    run = make("html", *given(tmp_path, tmp_path / "nowhere"))
    assert run.returncode != 0
    assert "nowhere" in "".join((run.stdout + run.stderr).split())
    assert not (tmp_path / "output").exists()


def test_an_empty_corpus_gives_a_site_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    site = build(tmp_path, tmp_path / "nothing")
    assert site.stories["stories"] == []
    assert (site.output / "index.html").is_file()


def test_a_ledger_inside_the_output_is_refused(tmp_path: Path) -> None:
    """The output is replaced whole: what is kept for ever would go with it."""
    run = make("html", *given(tmp_path, SMALL, LEDGER=str(tmp_path / "output" / "ledger")))
    assert run.returncode != 0
    assert "LEDGER" in run.stdout + run.stderr
    assert not (tmp_path / "output").exists()
