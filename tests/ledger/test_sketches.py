"""An article is known again when its headline or address was edited, and only then."""

from mujaz.ledger import Ledger, recognise
from mujaz.ledger.past import ArticleEntry
from mujaz.ledger.sketches import sketch
from tests.making import article

TEXT = "افتتحت البلدية صباح الخميس حديقة جديدة على ضفة النهر تضم ممرات للمشاة ومكتبة صغيرة للأطفال وملعبين."
OTHER = "سجلت محطات الرصد هزة خفيفة فجر الجمعة شعر بها سكان القرى الجبلية ولم تخلف أضرارا في المباني."


def past(*entries: tuple[str, str]) -> Ledger:
    return Ledger(articles=tuple(ArticleEntry(i, sketch(article(i, text=text))) for i, text in entries))


def test_an_edited_article_keeps_its_old_id() -> None:
    found, renamed, problems = recognise(
        [article("a1-new", text=TEXT, title="عنوان معدل")], past(("a1-old", TEXT))
    )
    assert [a.id for a in found] == ["a1-old"]
    assert renamed == {"a1-new": "a1-old"}
    assert not problems


def test_another_text_does_not() -> None:
    found, renamed, _ = recognise([article("a1-new", text=OTHER)], past(("a1-old", TEXT)))
    assert [a.id for a in found] == ["a1-new"]
    assert not renamed


def test_where_two_could_be_meant_none_is_and_the_editor_is_told() -> None:
    both = [article("a1-new", text=TEXT), article("a1-two", text=TEXT, title="آخر")]
    found, renamed, problems = recognise(both, past(("a1-old", TEXT)))
    assert [a.id for a in found] == ["a1-new", "a1-two"]
    assert not renamed
    assert len(problems) == 1


def test_an_article_still_present_is_never_renamed() -> None:
    both = [article("a1-old", text=TEXT), article("a1-new", text=TEXT)]
    assert recognise(both, past(("a1-old", TEXT)))[1] == {}


def test_a_sketch_from_before_versions_is_known_and_one_of_a_later_version_matches_nothing() -> None:
    old = past(("a1-old", TEXT)).articles[0].sketch
    assert old.startswith("s1 ")
    for written, renamed in ((old.removeprefix("s1 "), {"a1-new": "a1-old"}), (old.replace("s1", "s2"), {})):
        before = Ledger(articles=(ArticleEntry("a1-old", written),))
        assert recognise([article("a1-new", text=TEXT)], before)[1] == renamed


def test_a_stub_is_no_evidence() -> None:
    """Its few words stand under any headline: the story below would take over another's address."""
    for stub in ("التفاصيل بعد قليل.", ""):
        before = Ledger(articles=(ArticleEntry("a1-old", sketch(article("a1-old", text=stub))),))
        assert recognise([article("a1-new", text=stub)], before)[1] == {}
