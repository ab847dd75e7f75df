"""What is typed next, said so that it can be copied; and the settings that have no default place of their own."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from mujaz.errors import SettingsError
from mujaz.settings import SETTINGS_FILE, read
from mujaz.typed import typed
from tests.building import PROJECT, build

OUTLETS = '[[outlet]]\nid = "tal"\nname = "صحيفة تل الندى"\nfull_text = true\n'


def test_a_command_names_what_differs_from_the_demo(tmp_path: Path) -> None:
    corpus = tmp_path / "my articles"
    corpus.mkdir()
    own = read(PROJECT / SETTINGS_FILE, {"corpus": corpus})
    program, *words = shlex.split(typed(own, "check"))
    assert Path(program).name == "mujaz"
    assert words == ["check", "--corpus", str(corpus)]
    assert shlex.split(typed(read(PROJECT / SETTINGS_FILE, {}), "check"))[1:] == ["check"]


def test_a_file_of_outlets_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="OUTLETS="):
        read(PROJECT / SETTINGS_FILE, {"outlets": tmp_path / "outlets.toml"})


def test_a_build_takes_its_outlets_and_says_what_to_type_next(tmp_path: Path) -> None:
    corpus, outlets = tmp_path / "corpus", tmp_path / "outlets.toml"
    corpus.mkdir()
    (corpus / "corpus.toml").write_text('outlet = "صحيفة تل الندى"', "utf-8")
    last = "وختمت البلدية بأن السوق تبقى مفتوحة حتى مساء الخميس المقبل."
    told = ["افتتحت البلدية في تل الندى سوقا للكتب بمشاركة أربعين ناشرا من القرى المجاورة."] * 9
    (corpus / "a.txt").write_text("\n".join(["سوق الكتب في تل الندى", *told, last]), "utf-8")
    (corpus / "b.txt").write_text(
        "The council of the city has opened a market of books on Sunday.\n" * 9, "utf-8"
    )
    outlets.write_text(OUTLETS, "utf-8")
    site = build(tmp_path, corpus, OUTLETS=str(outlets))
    pages = [page.read_text("utf-8") for page in (site.output / "s").glob("*.html")]
    assert [last in page for page in pages] == [True]
    said = site.run.stdout + site.run.stderr
    assert f"mujaz check --corpus {corpus}" in said
    assert f"--outlets {outlets}" in said
    assert "Processed 0 articles" not in said
