"""``mujaz explain`` of two articles and of a story: words an editor understands, the texts' own words as they stand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main
from mujaz.commands.explain import phrases
from mujaz.model import Judgement
from mujaz.stories import contradictions, features
from tests.building import PROJECT

SMALL = PROJECT / "tests" / "sites" / "small" / "corpus"
ONE, OTHER = "bridge-1.txt", "bridge-2.txt"
TOLL = "قتل {} شخصا في انهيار مدرج خشبي بملعب السنديان في مدينة الريحانية مساء السبت، بحسب بلدية الريحانية."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("explained")


def run(home: Path, *words: str) -> Result:
    places = [f"--{name}={home / name}" for name in ("decisions", "ledger", "cache")]
    settings = ["--settings", str(PROJECT / "pelican.conf.py"), "--corpus", str(SMALL)]
    return CliRunner().invoke(main, ["explain", *settings, *places, *words])


def explain(home: Path, *words: str) -> str:
    found = run(home, *words)
    assert found.exit_code == 0, found.output
    return found.stdout


def test_every_feature_and_every_contradiction_has_words_for_editors() -> None:
    told, forbidding = phrases.known()
    assert told >= {*features.FEATURES, "testimony"}
    assert forbidding == contradictions.VETOES.keys()


def test_what_has_no_words_yet_is_told_by_its_name_and_figure() -> None:
    assert phrases.feature("novel_thing", 0.25) == "novel_thing: 0.25"
    assert phrases.veto("novel_thing") == "novel_thing"


def test_reasons_stand_by_side_and_weight_the_weightiest_first() -> None:
    weights = {"start": -1.0, "lead_told": 0.5, "same_day": 1.2, "day_gap": -0.4, "names_shared": 0.01}
    judged = Judgement("a", "b", True, 0.9, 0.5, dict.fromkeys([*weights][1:], 0.5), weights)
    speaking, against = phrases.weighed(judged)
    assert [much for much, _ in speaking] == ["strongly", "clearly"]
    assert [much for much, _ in against] == ["clearly"]


def test_two_articles_are_explained_with_their_own_words_and_no_names_of_code(home: Path) -> None:
    said = explain(home, ONE, OTHER)
    assert "One event: the chance is" in said
    assert "In the site: one story" in said
    assert "840" in said
    sentence = "دشن وزير الأشغال سالم الحداد اليوم جسر وادي السدر بطول 840 مترا، منهيا ستة أعوام من الأشغال."
    assert sentence in said
    for heading in ("What they share", "What contradicts", "What decided", "for one event"):
        assert heading in said
    assert not re.search(r"[a-z]+_[a-z]+", said)


def test_a_near_refusal_says_what_decided_against_it(home: Path) -> None:
    said = explain(home, ONE, "library.txt")
    assert re.search(r"Two events: the chance of one is \d+%, and \d+% are needed\.", said)
    assert "In the site: two stories" in said
    assert "for two events:" in said


def test_programs_get_the_figures_and_the_evidence(home: Path) -> None:
    found = json.loads(explain(home, ONE, OTHER, "--json"))
    assert set(found["features"]) == {*features.FEATURES, "testimony"}
    assert found["together"] is True
    assert {"overlap", "passages", "sentences", "names", "figures", "days", "countries", "cities"} <= set(
        found["evidence"]
    )


def test_two_files_outside_the_corpus_are_compared_and_their_contradiction_is_shown_as_written(
    home: Path, tmp_path: Path
) -> None:
    files = []
    for number in (40, 31):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"انهيار مدرج ملعب السنديان\n\n{TOLL.format(number)}\n", "utf-8")
        files.append(str(file))
    said = explain(home, *files)
    assert "this is how they would be judged" in said
    counted = said.split("They count the same thing otherwise:")[1].splitlines()[1:3]
    assert [line.split(maxsplit=1)[1] for line in counted] == ["40 شخصا", "31 شخصا"]


def test_weekdays_that_contradict_each_other_are_shown_as_written(home: Path, tmp_path: Path) -> None:
    files = []
    for day in ("الثلاثاء", "الأربعاء"):
        file = tmp_path / f"{day}.txt"
        file.write_text(f"انهيار مدرج ملعب السنديان\n\n{TOLL.format(40).replace('السبت', day)}\n", "utf-8")
        files.append(str(file))
    said = explain(home, *files)
    named = said.split("They name other weekdays:")[1].splitlines()[1:3]
    assert [line.split(maxsplit=1)[1] for line in named] == ["الثلاثاء", "الأربعاء"]


def test_of_a_file_with_several_articles_one_has_to_be_named(home: Path) -> None:
    several = str(PROJECT / "content" / "corpus" / "04-pasted-four.txt")
    refused = run(home, several, ONE)
    assert refused.exit_code == 2
    assert f"{several}:1, {several}:2" in refused.stderr
    assert "article 2" in explain(home, f"{several}:2", ONE)
    assert run(home, f"{several}:99", ONE).exit_code == 2


def test_an_article_is_not_compared_with_itself(home: Path) -> None:
    refused = run(home, ONE, ONE)
    assert refused.exit_code == 2
    assert "one article" in refused.stderr


def test_a_story_is_explained_by_its_id_and_by_its_address(home: Path) -> None:
    bridge = json.loads(explain(home, ONE, "--json"))["articles"][0]["id"]
    url = re.search(r"s/([a-z0-9]+)\.html", explain(home, bridge))
    assert url
    said = explain(home, url[1])
    for article in ("article 1", "article 2", "closest to article"):
        assert article in said
    for address in (url[0], f"https://news.example.org/digest/{url[0]}", f"/{url[0]}?utm=x"):
        assert explain(home, address) == said
    told = json.loads(explain(home, url[1], "--json"))
    assert told["story"]["id"] == url[1]
    assert told["id"] == told["story"]["lead"]


# ── as a page ─────────────────────────────────────────────────────────────────────────────────────


def test_two_articles_have_a_page_in_the_words_of_the_site(home: Path) -> None:
    page = explain(home, ONE, OTHER, "--html")
    assert '<html lang="ar" dir="rtl">' in page
    for said in (
        "أحدث واحد أم حدثان؟",
        "ما يشتركان فيه",
        "ما يتناقضان فيه",
        "ما رجّح الحكم",
        "حدث واحد: الاحتمال",
    ):
        assert said in page
    assert "<script" not in page
    assert 'lang="en"' not in page, "a feature without words in the theme"


def test_what_contradicts_stands_on_the_page_as_written(home: Path, tmp_path: Path) -> None:
    files = []
    for number in (40, 90):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"انهيار مدرج <b>ملعب</b> السنديان\n\n{TOLL.format(number)}\n", "utf-8")
        files.append(str(file))
    page = explain(home, *files, "--html")
    assert "يختلفان في عدد الشيء نفسه" in page
    assert "قتل 40 شخصا" in page
    assert "<b>" not in page


@pytest.mark.parametrize("interface", ["en", "fa"])
def test_every_interface_has_its_words(home: Path, interface: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUJAZ_INTERFACE", interface)
    page = explain(home, ONE, OTHER, "--html")
    assert f'<html lang="{interface}"' in page
    assert {"en": "What decided", "fa": "آنچه تعیین‌کننده بود"}[interface] in page
