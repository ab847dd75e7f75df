"""What a ruling quotes: one line, or one line repeated; never one of several that merely begin alike."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from mujaz import articles, decisions, outlets
from mujaz.decisions import Kind, Ruling, Target
from mujaz.model import Reading, Record, Span

UTC = ZoneInfo("UTC")
REGISTRY, _ = outlets.load(None)
TEXT = (
    "تل الندى تفتتح سوق الكتب\n"
    "افتتحت البلدية في تل الندى سوقا للكتب بمشاركة أربعين ناشرا من القرى المجاورة يوم السبت.\n"
    "تابعوا أخبار السوق معنا في كل صباح ومساء من الأسبوع\n"
    "وقالت البلدية إن السوق تبقى مفتوحة حتى مساء الخميس المقبل، وإن الدخول إليها مجاني للجميع.\n"
    "تابعوا أخبار السوق معنا في كل صباح ومساء من الأسبوع\n"
    "تابعوا البلدية وهي تفتتح المعرض الثاني، بحسب ما أعلن رئيسها سامر العلي في بيان صباح الأحد.\n"
)


def ruled(kind: Kind, line: str, text: str = TEXT) -> tuple[Reading, bool]:
    ruling = Ruling(kind, (Target("a.txt", line),), "", "", None, "rulings/desk.toml", 1)
    record = Record("a.txt", None, text, "utf-8", Span(0, len(text.encode())))
    read = articles.read(record, REGISTRY, UTC)
    found, used = articles.overrule(read, [ruling], REGISTRY, UTC, ("ar",))
    return found, bool(used)


def by_ruling(reading: Reading) -> int:
    return sum(part.rule == articles.RULED for part in reading.parts)


def test_a_line_that_stands_twice_is_cut_twice() -> None:
    found, used = ruled("cut", "تابعوا أخبار السوق")
    assert (by_ruling(found), used) == (2, True)


def test_of_lines_that_only_begin_alike_none_is_taken() -> None:
    for kind in ("cut", "keep", "boundary"):
        found, used = ruled(kind, "تابعوا")
        assert (by_ruling(found), used) == (0, False)


def test_an_article_begins_at_one_line() -> None:
    assert ruled("boundary", "تابعوا أخبار السوق")[1] is False
    assert ruled("boundary", "تابعوا البلدية")[1] is True


def test_the_problem_says_to_quote_more() -> None:
    ruling = Ruling("cut", (Target("a.txt", "تابعوا"),), "", "", None, "rulings/desk.toml", 7)
    (problem,) = decisions.without_effect([ruling], set(), "mujaz explain {}".format)
    assert (problem.file, problem.line) == ("rulings/desk.toml", 7)
    assert "quote as much of it" in problem.message
    assert "`mujaz explain a.txt`" in problem.message


TITLE = "بلدية السهلة تفتتح مكتبة للأطفال"
FIRST = "افتتحت بلدية السهلة مكتبة جديدة للأطفال في الحي الشرقي بعد عام من أعمال البناء والتجهيز."
SECOND = "وقالت مديرة المكتبة إن الدخول مجاني في الشهر الأول، وإن ألفي كتاب وصلت إليها."
THIRD = "وأضافت أن قاعة للقصص ستعمل يوم السبت، وأن متطوعين من الحي سيقرؤون فيها للصغار."


def test_a_boundary_where_an_article_begins_leaves_it_whole() -> None:
    found, used = ruled("boundary", FIRST[:20], f"قناة السهلة, [20.10.2025 11:05]\n{FIRST}\n")
    assert used
    assert [(a.title, a.text, a.outlet, a.rejected) for a in found.articles] == [
        ("", FIRST, "قناة السهلة", "")
    ]


def test_a_boundary_at_a_last_line_begins_a_text_without_headline() -> None:
    found, _ = ruled("boundary", SECOND[:20], f"{TITLE}\n\n{FIRST}\n{SECOND}\n")
    assert [(a.title, a.text) for a in found.articles] == [(TITLE, FIRST), ("", SECOND)]


def test_a_boundary_titles_what_stands_below_it() -> None:
    found, _ = ruled("boundary", SECOND[:20], f"{TITLE}\n\n{FIRST}\n{SECOND}\n{THIRD}\n")
    assert [(a.title, a.text) for a in found.articles] == [(TITLE, FIRST), (SECOND, THIRD)]
