"""Rulings: read from TOML, found by file, row, id or title, and never silently without effect."""

from functools import partial
from pathlib import Path

from mujaz import corpus, decisions, outlets, pipeline
from mujaz.model import Source, Span
from mujaz.settings import SETTINGS_FILE
from mujaz.settings import read as read_settings
from mujaz.typed import typed
from tests.building import PROJECT
from tests.making import article

PASTED = Source("pasted.txt", None, Span(0, 90))
ONE = article("a1-one", title="افتتاح الجسر", sources=(PASTED,))
TWO = article("a1-two", title="إغلاق المطار", sources=(PASTED,))
ROW = article("a1-row", title="نشرة", sources=(Source("wire.jsonl", 3, Span(0, 9)),))


def read(folder: Path, text: str) -> tuple[list[decisions.Ruling], list[str]]:
    (folder / "desk.toml").write_text(text, "utf-8")
    rulings, problems = decisions.read(folder)
    return rulings, [str(problem) for problem in problems]


def resolved(folder: Path, text: str) -> tuple[list[tuple[str, ...]], list[str]]:
    rulings, problems = read(folder, text)
    assert not problems
    found, unresolved = decisions.resolve(
        rulings, [ONE, TWO, ROW], {"a1-before": "a1-one"}, "mujaz explain {}".format
    )
    return [decision.articles for decision in found], [str(problem) for problem in unresolved]


def test_an_article_is_named_by_file_row_id_old_id_or_title(tmp_path: Path) -> None:
    found, problems = resolved(
        tmp_path,
        """
        [[hold]]
        article = "pasted.txt"
        line = "اغلاق"
        [[drop]]
        article = "wire.jsonl#3"
        [[publish]]
        article = "a1-two"
        [[retitle]]
        article = "a1-before"
        title = "عنوان"
        [[merge]]
        articles = ["a1-one", { file = "wire.jsonl#3" }]
        """,
    )
    assert found == [("a1-two",), ("a1-row",), ("a1-two",), ("a1-one",), ("a1-one", "a1-row")]
    assert not problems


def test_a_file_with_several_articles_needs_a_line(tmp_path: Path) -> None:
    found, problems = resolved(tmp_path, '[[hold]]\narticle = "pasted.txt"\n')
    assert not found
    assert "desk.toml:1" in problems[0]
    assert "2 articles" in problems[0]


def test_a_ruling_that_names_nobody_is_a_problem(tmp_path: Path) -> None:
    found, problems = resolved(tmp_path, '\n\n[[hold]]\narticle = "nowhere.txt"\n')
    assert not found
    assert "desk.toml:3" in problems[0]


def test_what_is_no_ruling_is_a_problem_and_the_others_apply(tmp_path: Path) -> None:
    rulings, problems = read(
        tmp_path,
        '[[burn]]\narticle = "x"\n[[merge]]\narticles = ["x"]\n[[retitle]]\narticle = "x"\n[[hold]]\narticle = "x"\n',
    )
    assert [ruling.kind for ruling in rulings] == ["hold"]
    assert [problem.split(":")[1] for problem in problems] == ["1", "3", "5"]


def test_a_byte_order_mark_hides_no_ruling(tmp_path: Path) -> None:
    rulings, problems = read(tmp_path, '\ufeff[[hold]]\narticle = "x"\n')
    assert [ruling.kind for ruling in rulings] == ["hold"]
    assert not problems


def test_a_day_that_no_calendar_has_is_a_problem(tmp_path: Path) -> None:
    rulings, problems = read(tmp_path, '[[date]]\narticle = "x"\ndate = "2026-02-31"\n')
    assert not rulings
    assert "desk.toml:1" in problems[0]


def test_a_file_that_is_no_toml_is_a_problem(tmp_path: Path) -> None:
    rulings, problems = read(tmp_path, "[[hold\n")
    assert not rulings
    assert "desk.toml:1" in problems[0]


def test_apart_wins_over_together_and_the_editor_is_told(tmp_path: Path) -> None:
    rulings, _ = read(
        tmp_path, '[[merge]]\narticles = ["a1-one", "a1-two"]\n[[split]]\narticles = ["a1-two", "a1-one"]\n'
    )
    found, _ = decisions.resolve(rulings, [ONE, TWO], {}, str)
    together, apart, problems = decisions.constraints(found)
    assert together == []
    assert apart == [("a1-one", "a1-two")]
    assert len(problems) == 1


def test_apart_and_together_through_a_third_is_told_too(tmp_path: Path) -> None:
    rulings, _ = read(
        tmp_path,
        '[[merge]]\narticles = ["a1-two", "a1-one", "a1-row"]\n[[split]]\narticles = ["a1-row", "a1-two"]\n',
    )
    found, _ = decisions.resolve(rulings, [ONE, TWO, ROW], {}, str)
    _, apart, problems = decisions.constraints(found)
    assert apart == [("a1-row", "a1-two")]
    assert [problem.line for problem in problems] == [3]


def test_a_day_of_decision_may_be_a_text_and_must_be_a_day(tmp_path: Path) -> None:
    rulings, problems = read(
        tmp_path,
        '[[hold]]\narticle = "x"\nwhen = "2026-03-14"\n[[hold]]\narticle = "y"\nwhen = "yesterday"\n',
    )
    assert [(ruling.targets[0].name, str(ruling.when)) for ruling in rulings] == [("x", "2026-03-14")]
    assert "desk.toml:4" in problems[0]


def test_a_field_that_nothing_reads_is_told_and_the_ruling_applies(tmp_path: Path) -> None:
    rulings, problems = read(tmp_path, '[[hold]]\narticle = "x"\nbecause = "unsure"\n')
    assert [ruling.kind for ruling in rulings] == ["hold"]
    assert "'because'" in problems[0]


def test_a_story_is_no_article_and_the_problem_says_so(tmp_path: Path) -> None:
    for story in ("s/k3v9x2m7qd.html", "https://news.example.org/s/k3v9x2m7qd.html", "k3v7x2m7qd"):
        found, problems = resolved(tmp_path, f'[[merge]]\narticles = ["{story}", "a1-one"]\n')
        assert not found
        assert ["is a story" in problem for problem in problems] == [story != "a1-one"]


def test_problems_name_the_folder_that_the_editor_named(tmp_path: Path) -> None:
    folder = tmp_path / "rulings"
    folder.mkdir()
    _, problems = read(folder, "[[hold]]\n")
    assert problems[0].startswith("rulings/desk.toml:1: ")


def test_a_ruling_about_nothing_says_what_to_type_about_this_corpus(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("سوق الكتب\nافتتحت البلدية سوقا للكتب في تل الندى.", "utf-8")
    ruling = decisions.Ruling("hold", (decisions.Target("c.txt", ""),), "", "", None, "desk.toml", 1)
    cut = decisions.Ruling("cut", (decisions.Target("a.txt", "x"),), "", "", None, "desk.toml", 9)
    settings = read_settings(PROJECT / SETTINGS_FILE, {"corpus": tmp_path})
    inputs = pipeline.Inputs(outlets.load(None)[0], rulings=(ruling, cut))
    run = pipeline.judge(partial(corpus.read, tmp_path), inputs, settings)
    assert [typed(settings, "explain", "FILE") in found.message for found in run.problems] == [True, False]
    assert [typed(settings, "explain", "a.txt") in found.message for found in run.problems] == [False, True]
