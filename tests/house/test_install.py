"""``requirements/install`` with interpreters that only pretend: what is called, and what is never called twice."""

from __future__ import annotations

import fcntl
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from tests.building import PATIENCE, PROJECT, environment

Install = Callable[..., subprocess.CompletedProcess[str]]
PRETENDER = """#!/bin/sh
# a python that can do everything but what is named in {lacks}, and writes down what it was asked
case "$*" in {lacks}) exit 1;; esac
case "$*" in *fcntl.flock*) exec {real} "$@";; esac
case "$*" in
  *"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python;;
esac
case "$*" in *"-m "*) echo "$*" >> calls;; esac
"""
NEEDED = ("sh", "sed", "cat", "cksum", "dirname", "mv", "rm", "mkdir", "cp")


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Runs the script in a project of its own, whose only python lacks what ``lacks`` names."""
    project = tmp_path / "a project"
    shutil.copytree(PROJECT / "requirements", project / "requirements")
    (project / "pyproject.toml").write_text("[project]\n")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in NEEDED:
        found = shutil.which(name)
        assert found
        (tools / name).symlink_to(found)

    def run(wanted: str = "run", lacks: str = "nothing") -> subprocess.CompletedProcess[str]:
        python = tools / "python3"
        python.write_text(PRETENDER.format(lacks=lacks, real=shlex.quote(sys.executable)))
        python.chmod(0o755)
        return subprocess.run(
            [project / "requirements" / "install", wanted],
            env=environment({"PATH": os.fspath(tools)}),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    return run


def _calls(tmp_path: Path) -> list[str]:
    calls = tmp_path / "a project" / "calls"
    lines = calls.read_text().splitlines() if calls.exists() else []
    calls.unlink(missing_ok=True)
    return [line for line in lines if "--version" not in line]


def test_a_bare_machine_gets_hashed_locks_and_nothing_built_in_isolation(
    tmp_path: Path, install: Install
) -> None:
    assert install().returncode == 0
    venv, build, run, mujaz = _calls(tmp_path)
    assert "venv --clear .venv" in venv
    assert "--require-hashes -r requirements/build.txt" in build
    assert "--require-hashes --no-build-isolation -r requirements/run.txt" in run
    assert "--no-build-isolation --no-deps --editable ." in mujaz


def test_what_is_installed_is_not_installed_again(tmp_path: Path, install: Install) -> None:
    install("dev")
    _calls(tmp_path)
    for wanted in ("dev", "run", "run"):
        again = install(wanted)
        assert (again.returncode, again.stdout + again.stderr) == (0, "")
        assert _calls(tmp_path) == []


def test_the_tools_come_on_top_and_a_change_of_locks_takes_none_away(
    tmp_path: Path, install: Install
) -> None:
    install("run")
    _calls(tmp_path)
    install("dev")
    assert "requirements/dev.txt" in "".join(_calls(tmp_path))
    with (tmp_path / "a project" / "requirements" / "run.txt").open("a") as lock:
        lock.write("# changed\n")
    install("run")
    calls = _calls(tmp_path)
    assert "requirements/dev.txt" in "".join(calls)
    assert "venv" not in calls[0].split()


@pytest.mark.parametrize("failing", ["*build.txt*", "*run.txt*", "*editable*"])
def test_what_a_failed_run_left_is_made_anew(tmp_path: Path, install: Install, failing: str) -> None:
    assert install(lacks=failing).returncode != 0
    _calls(tmp_path)
    assert install().returncode == 0
    assert "venv --clear .venv" in _calls(tmp_path)[0]


def test_a_moved_project_is_installed_anew(tmp_path: Path, install: Install) -> None:
    install()
    stamp = tmp_path / "a project" / ".venv" / "installed"
    stamp.write_text(stamp.read_text().replace("a project", "another place"))
    _calls(tmp_path)
    assert install().returncode == 0
    assert "venv --clear .venv" in _calls(tmp_path)[0]


@pytest.mark.parametrize(
    ("lacks", "advice"),
    [("*version_info*", "3.11"), ("*pip*", "python3-venv")],
)
def test_where_nothing_can_be_done_it_says_what_to_do(
    tmp_path: Path, install: Install, lacks: str, advice: str
) -> None:
    run = install(lacks=lacks)
    assert run.returncode != 0
    assert advice in run.stderr
    assert not (tmp_path / "a project" / ".venv").exists()


def test_a_python_packaged_without_ensurepip_is_helped_by_its_own_pip(
    tmp_path: Path, install: Install
) -> None:
    assert install(lacks="*ensurepip*").returncode == 0
    venv, pip = _calls(tmp_path)[:2]
    assert "--without-pip" in venv
    assert "--python .venv/bin/python install --quiet --quiet --require-hashes -r requirements/pip.txt" in pip


def test_of_two_runs_at_once_the_later_waits_and_finds_it_done(tmp_path: Path, install: Install) -> None:
    """What wiped an environment under those who used it: a second run that took a first one's work for a ruin."""
    project = tmp_path / "a project"
    with ThreadPoolExecutor() as pool, (project / "requirements" / "install").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        later = pool.submit(install)
        sleep(1)
        assert not later.done()
        assert not (project / ".venv").exists()
        _finish(project)
        fcntl.flock(held, fcntl.LOCK_UN)
        run = later.result(PATIENCE)
    assert run.returncode == 0
    assert "waiting" in run.stderr
    assert _calls(tmp_path) == []


def _finish(project: Path) -> None:
    """What the run that holds the lock would have left."""
    (project / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(project.parent / "bin" / "python3", project / ".venv" / "bin" / "python")
    locks = "cat pyproject.toml requirements/*.txt requirements/install | cksum"
    sums = subprocess.run(["sh", "-c", locks], cwd=project, capture_output=True, text=True, check=True).stdout
    (project / ".venv" / "installed").write_text(f"run\n{sums.strip()}\n{project.resolve()}\n")
