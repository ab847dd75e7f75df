"""Files in content/extra are published as they are, at the site's root."""

from pathlib import Path

from tests.building import copy_project, make_in_copy


def test_a_file_in_content_extra_stands_at_the_root(tmp_path: Path) -> None:
    copy = copy_project(tmp_path / "project", seed=1)
    (copy / "content" / "extra").mkdir(exist_ok=True)
    (copy / "content" / "extra" / "CNAME").write_text("news.example.org\n")
    run = make_in_copy(copy, "html", f"OUTPUT={tmp_path / 'out'}")
    assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "out" / "CNAME").read_text() == "news.example.org\n"


def test_an_extra_file_replaces_no_page(tmp_path: Path) -> None:
    copy = copy_project(tmp_path / "project", seed=1)
    (copy / "content" / "extra").mkdir(exist_ok=True)
    (copy / "content" / "extra" / "index.html").write_text("mine")
    run = make_in_copy(copy, "html", f"OUTPUT={tmp_path / 'out'}")
    assert run.returncode != 0
    assert "extra/index.html" in run.stdout + run.stderr
    assert not (tmp_path / "out").exists()
