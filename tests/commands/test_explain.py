"""``mujaz explain`` for people: on a terminal, through a pipe and as a page."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main
from mujaz.commands.explain import Screen, elsewhere, find, lines, page, terminal
from mujaz.model import Boundary
from mujaz.settings import Settings, read
from tests.building import PROJECT

TITLE = "بيلسان تستأنف العمل في قناة الوادي الكبير"
FIRST = "أعلنت وزارة الري في بيلسان، اليوم الأحد، بدء العمل في قناة الوادي الكبير بعد توقف دام عامين."
SECOND = "وقال الوزير هيثم الدرغامي إن العمل لن يتوقف قبل الخريف، وإن الكلفة بلغت 30 مليون درهم (USD 8m)."
THIRD = "وتسقي القناة حقول ثلاث محافظات، ويعمل في شقها أربعمئة عامل من أبناء القرى المجاورة لها."
TEXT = f"{TITLE}\nالأحد 3 مارس 2024 - 10:15\n\n{FIRST}\nاقرأ المزيد{SECOND}\n{THIRD}\nالمصدر: رويترز\n"
HOSTILE = '<script>alert(1)</script> {{7*7}} "onerror=\x1b[31m\u202e'


def explain(folder: Path, text: str, *options: str) -> str:
    file = folder / "page.txt"
    file.write_text(text, "utf-8")
    run = CliRunner().invoke(main, ["explain", str(file), *options, "--cache", str(folder / "cache")])
    assert run.exit_code == 0, run.output
    return run.stdout


def subject(folder: Path, text: str) -> find.Subject:
    file = folder / "page.txt"
    file.write_text(text, "utf-8")
    return find.reading(read(PROJECT / "pelican.conf.py", {"cache": folder}), find.Place(file, None))


# ── terminal and pipe ─────────────────────────────────────────────────────────────────────────────


def test_a_pipe_gets_every_line_whole_and_bare(tmp_path: Path) -> None:
    said = explain(tmp_path, TEXT)
    for line in TEXT.splitlines():
        assert line in said
    assert not re.search("[\x1b\u2066-\u2069]", said)
    assert re.search(rf"^title +1 +1 headline +{TITLE}$", said, re.MULTILINE)


def test_a_terminal_gets_rows_no_wider_than_itself_each_text_isolated(tmp_path: Path) -> None:
    for width in (40, 80, 132):
        said = terminal.reading(subject(tmp_path, TEXT), Screen(width))
        for row in said.splitlines():
            assert len(re.sub("[\u2068\u2069]", "", row)) <= max(width, 44)
            assert row.count("\u2068") == row.count("\u2069") <= 1
        words = re.sub(r"[\u2068\u2069]", "", said).split()
        assert set(TITLE.split()) <= set(words)


def test_colour_needs_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert Screen.of(io.StringIO(), {}) == Screen()
    assert Screen.of(Terminal(), {}).colour
    assert not Screen.of(Terminal(), {"NO_COLOR": "1"}).colour
    assert not Screen.of(Terminal(), {"TERM": "dumb"}).colour
    assert Screen.of(Terminal(), {"NO_COLOR": "1"}).width


def test_roles_are_said_in_words_whatever_the_colours(tmp_path: Path) -> None:
    known = subject(tmp_path, TEXT)
    plain, coloured = (terminal.reading(known, Screen(100, colour)) for colour in (False, True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == plain.split()


@pytest.mark.parametrize("screen", [Screen(), Screen(60, colour=False)])
def test_no_control_of_a_text_reaches_a_terminal(tmp_path: Path, screen: Screen) -> None:
    said = terminal.reading(subject(tmp_path, f"{HOSTILE}\n{FIRST}\n{SECOND}\n"), screen)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said)


# ── the page ──────────────────────────────────────────────────────────────────────────────────────


class Page(HTMLParser):
    """Tags, addresses and visible text of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_says_role_rule_and_article_of_every_line(tmp_path: Path) -> None:
    source = explain(tmp_path, TEXT, "--html")
    seen = Page(source)
    rows = [attrs for tag, attrs in seen.tags if tag == "li"]
    assert [row["id"] for row in rows] == [f"L{n}" for n in range(1, len(TEXT.splitlines()) + 1)]
    assert {str(row["class"]).split()[1] for row in rows} >= {"title", "body", "metadata", "blank"}
    for said in ("العنوان الأول", "سطر التاريخ", "2024-03-03", "مصرَّح به"):
        assert said in seen.text
    assert dict(seen.tags)["html"] == {"lang": "ar", "dir": "rtl"}


def test_a_mixed_line_shows_its_parts_and_the_whole_text(tmp_path: Path) -> None:
    seen = Page(explain(tmp_path, TEXT, "--html"))
    assert [attrs["class"] for tag, attrs in seen.tags if "part " in str(attrs.get("class"))] == [
        "part cut",
        "part body",
    ]
    assert "اقرأ المزيد [مقصوص: " in seen.text


def test_the_page_loads_and_runs_nothing(tmp_path: Path) -> None:
    source = explain(tmp_path, f"{HOSTILE}\n\n{FIRST}\n{SECOND} {HOSTILE}\n", "--html")
    seen = Page(source)
    assert not {tag for tag, _ in seen.tags} & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert not [
        name for _, attrs in seen.tags for name in attrs if name in {"src", "style"} or name[:2] == "on"
    ]
    assert {str(attrs["href"])[0] for tag, attrs in seen.tags if tag == "a"} == {"#"}
    assert "<script>alert(1)</script> {{7*7}}" in seen.text
    policy = next(str(attrs["content"]) for _, attrs in seen.tags if "http-equiv" in attrs)
    style = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    hashed = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{hashed}'"]


def test_only_a_file_has_a_page() -> None:
    run = CliRunner().invoke(main, ["explain", "no-such-file", "--html"])
    assert run.exit_code == 2


# ── evidence in other files ───────────────────────────────────────────────────────────────────────

LINE = "نافذة القناة على الري"


def test_a_recurring_line_names_the_files_where_it_recurs(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    days = ("السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء")
    for number, day in enumerate(days):
        told = (
            f"وزير الري يتفقد الحقل رقم {number} في بيلسان\n{FIRST.replace('الأحد', day)}\n{LINE}\n{SECOND}\n"
        )
        (corpus / f"{number}.txt").write_text(told.replace("30", str(number + 30)), "utf-8")
    given = {"corpus": corpus, "cache": tmp_path / "c", "ledger": tmp_path / "l", "decisions": tmp_path / "d"}
    settings: Settings = read(PROJECT / "pelican.conf.py", given)
    known = find.reading(settings, find.Place(corpus / "2.txt", None))
    laid_out = lines.lay_out(known.reading)
    cut = next(line for line in laid_out if line.text == LINE)
    assert cut.main.rule == elsewhere.RECURRING
    witness = elsewhere.witnesses(known, laid_out)[cut.number]
    assert witness.records == ("0.txt", "1.txt", "3.txt", "4.txt")
    assert "└ stands also in" in terminal.reading(known, Screen())


# ── boundaries in question ────────────────────────────────────────────────────────────────────────


def test_a_boundary_in_question_says_its_chance(tmp_path: Path) -> None:
    known = subject(tmp_path, TEXT)
    boundary = Boundary(TEXT.index(SECOND), 0.0, taken=False)
    asked = replace(known, reading=replace(known.reading, boundaries=(boundary,)))
    assert "└ chance that an article begins here: 50%; none was taken to" in terminal.reading(asked, Screen())
    assert "مقالة: 50%" in Page(page.render(asked, PROJECT / "pelican.conf.py")).text


# ── what is asked for ─────────────────────────────────────────────────────────────────────────────

PASTED = str(PROJECT / "content" / "corpus" / "04-pasted-four.txt")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("asked"))


def ask(cache: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["explain", *words, "--cache", cache])


@pytest.mark.parametrize("form", ["", "--json", "--html"])
def test_one_article_of_a_file_is_asked_for_by_its_number(cache: str, form: str) -> None:
    options = [form] if form else []
    whole, second = (ask(cache, name, *options) for name in (PASTED, f"{PASTED}:2"))
    assert (whole.exit_code, second.exit_code) == (0, 0), second.output
    assert 0 < len(second.stdout) < len(whole.stdout)
    if form == "--json":
        (article,) = json.loads(second.stdout)["articles"]
        assert article == json.loads(whole.stdout)["articles"][1]


def test_a_number_that_no_article_has_is_refused(cache: str) -> None:
    refused = ask(cache, f"{PASTED}:99")
    assert refused.exit_code == 2
    assert "holds 4 articles" in refused.stderr


def test_a_file_without_its_folder_is_suggested_with_it(tmp_path: Path, cache: str) -> None:
    (tmp_path / "morning").mkdir()
    (tmp_path / "morning" / "نشرة.txt").write_text(TEXT, "utf-8")
    for name in ("نشرة.txt", "نشرة", "evening/نشرة.txt"):
        refused = ask(cache, name, "--corpus", str(tmp_path))
        assert refused.exit_code == 2
        assert "Did you mean morning/نشرة.txt?" in refused.stderr


def test_names_of_files_forge_no_row_and_an_odd_name_is_found_again(tmp_path: Path, cache: str) -> None:
    odd = "bad\x1b[31m\nproblems (0)"
    (tmp_path / f"{odd}.docx").write_text("x")
    (tmp_path / f"{odd}.txt").write_text("انطلق مهرجان الزيتون في تل الندى يوم السبت.\n", "utf-8")
    options = ["--corpus", str(tmp_path), "--cache", cache]
    checked = CliRunner().invoke(main, ["check", *options]).stdout
    assert "\x1b" not in checked
    assert "\nproblems (0)" not in checked
    assert "bad\\x1b[31m\\x0aproblems (0).docx" in checked
    explained = CliRunner().invoke(main, ["explain", f"{odd}.txt", *options])
    assert explained.exit_code == 0, explained.output
    assert "bad\\x1b[31m\\x0aproblems (0).txt" in explained.stdout
    long = CliRunner().invoke(main, ["explain", "خ" * 5_000, *options])
    assert long.exit_code == 2
    assert "no file" in long.stderr
