"""Why an article is not in the site: in words, with its own words, and with the ruling that publishes it."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

import pytest
from click.testing import CliRunner

from mujaz.cli import main
from mujaz.commands.explain import phrases
from mujaz.site import rules

NEWS = "أعلنت وزارة الري افتتاح قناة جديدة تسقي عشرين قرية في السهل الشرقي بكلفة مليوني درهم."
CLAIM = "تمكن مجاهدونا من اقتحام ثكنة للعدو وغنموا أسلحة وذخائر ولله الحمد والمنة في وادي السنديان."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "claim.txt").write_text(f"بيان عن الوادي\n{CLAIM}\n", "utf-8")
    (folder / "news.txt").write_text(f"افتتاح القناة الجديدة\n{NEWS}\n", "utf-8")
    (folder / "other.txt").write_text("The council of the city has opened a market of books. " * 9, "utf-8")
    return folder


def said(corpus: Path, *words: str) -> str:
    places = [f"--{name}={corpus.parent / name}" for name in ("decisions", "ledger", "cache")]
    found = CliRunner().invoke(main, [*words, "--corpus", str(corpus), *places])
    assert found.exit_code == 0, found.output
    return found.stdout


def test_every_rule_that_withholds_has_words_for_editors() -> None:
    named = rules.reasons(NullTranslations())  # type: ignore[arg-type]  # gettext's own, which Babel's extends
    assert all(phrases.withheld(rule).says != rule for rule in named)
    assert phrases.withheld("novel") == phrases.Withheld("novel", "", False)


def test_the_ruling_that_is_shown_publishes_the_article(corpus: Path) -> None:
    checked = said(corpus, "check")
    for words in (
        "armed group's own claim",
        "«مجاهدونا»",
        str(corpus.parent / "decisions"),
        "not in a language",
    ):
        assert words in checked
    explained = said(corpus, "explain", "claim.txt")
    assert "«مجاهدونا»" in explained
    lines = explained.splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() == "[[publish]]")
    (corpus.parent / "decisions").mkdir()
    ruling = "\n".join(line.strip() for line in lines[at : at + 2])
    (corpus.parent / "decisions" / "desk.toml").write_text(ruling, "utf-8")
    assert "state      published" in said(corpus, "explain", "claim.txt")


def test_a_file_outside_the_corpus_is_not_said_to_be_published(corpus: Path) -> None:
    outside = corpus.parent / "outside.txt"
    outside.write_text(f"افتتاح القناة الجديدة\n{NEWS}\n", "utf-8")
    assert "not in the corpus; there it would be published" in said(corpus, "explain", str(outside))
    assert "ليست في مجموعة النصوص" in said(corpus, "explain", str(outside), "--html")
