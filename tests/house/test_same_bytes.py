"""Law 3: the site depends on corpus, decisions, ledger, settings and theme alone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.building import PROJECT, Site, build, copy_project, differing, make_in_copy, tree

ELSEWHERE = {
    "TZ": "America/Anchorage",
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",  # with the next line: a locale that knows ASCII only
    "PYTHONUTF8": "0",
    "PYTHONHASHSEED": "4242",
}
"""All that ``conftest.demo`` was not built with."""


def test_another_folder_time_zone_locale_hash_seed_and_file_order_give_the_same_bytes(
    demo: Site, tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "a project elsewhere", seed=2)
    run = make_in_copy(project, "html", env=ELSEWHERE)
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(tree(demo.output)) > 20
    assert differing(tree(project / "output"), tree(demo.output)) == []
    assert differing(tree(project / "content" / "ledger"), tree(demo.ledger)) == []


def test_the_committed_ledger_is_the_one_that_the_demo_writes(demo: Site) -> None:
    assert differing(tree(demo.ledger), _committed("content/ledger")) == []


def _committed(folder: str) -> dict[str, bytes]:
    """``folder`` as the last commit has it, or as it stands where git does not keep the project."""
    git = ["git", "-C", str(PROJECT)]
    listed = subprocess.run(
        [*git, "ls-tree", "--name-only", f"HEAD:{folder}"], capture_output=True, check=False
    )
    if listed.returncode:
        return tree(PROJECT / folder)
    return {
        name: subprocess.run([*git, "show", f"HEAD:{folder}/{name}"], capture_output=True, check=True).stdout
        for name in listed.stdout.decode().splitlines()
    }


def test_building_again_with_the_ledger_just_written_changes_nothing_whatever_the_cache(
    tmp_path: Path,
) -> None:
    corpus = PROJECT / "content" / "corpus"
    first = build(tmp_path, corpus)
    site, ledger = tree(first.output), tree(first.ledger)
    assert ledger
    shutil.rmtree(tmp_path / "cache")
    again = build(tmp_path, corpus)
    assert differing(site, tree(again.output)) == []
    assert differing(ledger, tree(again.ledger)) == []
    warm = build(tmp_path, corpus)
    assert differing(site, tree(warm.output)) == []
