"""A build refuses what would break a site: itself as its news, another build beside it, an address lost."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mujaz import build
from mujaz.errors import BuildError
from mujaz.progress import unseen
from mujaz.settings import Settings


def settings(folder: Path, corpus: str) -> Settings:
    """Of a corpus in ``folder``, empty."""
    (folder / corpus).mkdir(parents=True)
    return Settings(
        corpus=(folder / corpus).resolve(),
        decisions=folder / "decisions",
        ledger=folder / "ledger",
        cache=folder / "cache",
        outlets=folder / "outlets.toml",
        zone=ZoneInfo("UTC"),
    )


@pytest.mark.parametrize(("corpus", "output"), [("own", "own/site"), ("home/own", "home")])
def test_output_and_corpus_never_lie_in_one_another(tmp_path: Path, corpus: str, output: str) -> None:
    with pytest.raises(BuildError, match="OUTPUT"):
        build.begin(settings(tmp_path, corpus), tmp_path / output, unseen)


def test_two_builds_with_one_ledger_wait_for_each_other_and_leave_no_lock_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "PATIENCE", 0)
    ours = settings(tmp_path, "own")
    first = build.begin(ours, tmp_path / "one", unseen)
    with pytest.raises(BuildError, match="ledger"):
        build.begin(ours, tmp_path / "other", unseen)
    build.finish(first, [], {})
    build.finish(build.begin(ours, tmp_path / "other", unseen), [], {})
    assert {file.name for file in tmp_path.iterdir()} == {"own", "one", "other", "ledger", "cache"}


def test_a_page_that_was_published_once_must_stand(tmp_path: Path) -> None:
    ours = settings(tmp_path, "own")
    first = build.begin(ours, tmp_path / "site", unseen)
    (first.staging.fresh / "d.html").write_text("day")
    build.finish(first, ["d.html"], {})
    second = build.begin(ours, tmp_path / "site", unseen)
    assert second.run.digest.published_before == ("d.html",)
    with pytest.raises(BuildError, match=r"d\.html"):
        build.finish(second, [], {})
    assert (tmp_path / "site" / "d.html").read_text() == "day"
