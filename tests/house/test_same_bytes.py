"""Law 3: the site depends on corpus, decisions, ledger, settings and theme alone."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.building import Site, build, copy_project, differing, make_in_copy, tree

HERE = {"TZ": "Pacific/Kiritimati", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {
    "TZ": "America/Anchorage",
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",  # with the next line: a locale that knows ASCII only
    "PYTHONUTF8": "0",
    "PYTHONHASHSEED": "4242",
}


def test_another_folder_time_zone_locale_hash_seed_and_file_order_give_the_same_bytes(
    tmp_path: Path,
) -> None:
    trees = []
    for name, seed, env in (("one", 1, HERE), ("the other", 2, ELSEWHERE)):
        project = copy_project(tmp_path / name, seed)
        shutil.rmtree(project / "content" / "ledger", ignore_errors=True)
        run = make_in_copy(project, "html", env=env)
        assert run.returncode == 0, run.stdout + run.stderr
        trees.append((tree(project / "output"), tree(project / "content" / "ledger")))
    (site, ledger), (other_site, other_ledger) = trees
    assert len(site) > 20
    assert differing(site, other_site) == []
    assert differing(ledger, other_ledger) == []


def test_the_committed_ledger_is_the_one_that_the_demo_writes(demo: Site) -> None:
    committed = Path(__file__).parents[2] / "content" / "ledger"
    assert differing(tree(demo.ledger), tree(committed)) == []


def test_building_again_with_the_ledger_just_written_changes_neither_site_nor_ledger(tmp_path: Path) -> None:
    corpus = Path(__file__).parents[2] / "content" / "corpus"
    first = build(tmp_path, corpus)
    site, ledger = tree(first.output), tree(first.ledger)
    assert ledger
    again = build(tmp_path, corpus)
    assert differing(site, tree(again.output)) == []
    assert differing(ledger, tree(again.ledger)) == []


def test_a_cold_cache_gives_the_same_site(demo: Site, tmp_path: Path) -> None:
    shutil.copytree(demo.ledger, tmp_path / "ledger")
    cold = build(tmp_path)
    assert differing(tree(demo.output), tree(cold.output)) == []


def test_the_address_of_the_site_changes_no_id(demo: Site, tmp_path: Path) -> None:
    shutil.copytree(demo.ledger, tmp_path / "ledger")
    elsewhere = build(tmp_path, SITEURL="https://digest.example.org/news")
    assert elsewhere.stories == demo.stories
    assert differing(tree(demo.ledger), tree(elsewhere.ledger)) == []
