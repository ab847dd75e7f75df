"""A build refuses what would make the site read itself."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mujaz import build
from mujaz.errors import BuildError
from mujaz.progress import unseen
from mujaz.settings import Settings


@pytest.mark.parametrize(("corpus", "output"), [("own", "own/site"), ("home/own", "home")])
def test_output_and_corpus_never_lie_in_one_another(tmp_path: Path, corpus: str, output: str) -> None:
    (tmp_path / corpus).mkdir(parents=True)
    settings = Settings(
        corpus=(tmp_path / corpus).resolve(),
        decisions=tmp_path / "decisions",
        ledger=tmp_path / "ledger",
        cache=tmp_path / "cache",
        outlets=tmp_path / "outlets.toml",
        zone=ZoneInfo("UTC"),
    )
    with pytest.raises(BuildError, match="OUTPUT"):
        build.begin(settings, tmp_path / output, unseen)
