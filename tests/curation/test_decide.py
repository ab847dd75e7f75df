"""What is published: cues, rulings, and copies that share their text's fate."""

import pytest

from mujaz.curation import cues, decide
from mujaz.decisions import Decision, Kind, Ruling, Target
from mujaz.model import Article, Group, Grouping
from tests.making import article

NEWS = "أعلنت وزارة الري افتتاح قناة جديدة تسقي عشرين قرية في السهل الشرقي."
CLAIM = "تمكن مجاهدونا من اقتحام ثكنة للعدو وغنموا أسلحة وذخائر ولله الحمد والمنة."
THIRD_PERSON = "بفضل الله هاجم المجاهدون ثكنة عند مدخل الوادي فغنموا رشاشة وذخائر، ولله الحمد."
OFFICIAL = (
    "قال الوزير إن المحطة ستعمل بعون الله في الربيع، ولله الحمد، وإن التيار عاد بعد هجوم العدو على الخط."
)
QUOTED = (
    "قال الناطق إن بيانا نسب إلى الجماعة جاء فيه «تمكن مجاهدونا من اقتحام ثكنة ولله الحمد» ونفى الجيش ذلك."
)
ADVERT = "عشان كده نزلي التطبيق من متجرنا واستخدمي كود خصم واحصلي على توصيل مجاني، وإنتي كمان تقدري!"


def ruling(kind: Kind, *idents: str, why: str = "") -> Decision:
    return Decision(Ruling(kind, tuple(map(Target, idents)), why, "", None, "desk.toml", 1), idents)


def decided(
    texts: list[list[Article]], *rulings: Decision
) -> tuple[set[str], dict[str, str], dict[str, str]]:
    group = Group(
        members=tuple(sorted(a.id for text in texts for a in text)),
        texts=tuple(tuple(a.id for a in text) for text in texts),
    )
    curated = decide(Grouping((group,)), [a for text in texts for a in text], rulings)
    return (
        {member for g in curated.groups for member in g.members},
        {w.article.id: w.rule for w in curated.held},
        {w.article.id: w.rule for w in curated.rejected},
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (NEWS, None),
        (CLAIM, "armed-claim"),
        (THIRD_PERSON, "armed-claim"),
        (OFFICIAL, None),
        (QUOTED, None),
        (ADVERT, "promotion"),
    ],
)
def test_cues_hold_claims_and_adverts_but_not_news_about_them(text: str, rule: str | None) -> None:
    finding = cues.find(article(text=text))
    assert (finding.rule if finding else None) == rule


def test_a_label_line_holds_and_the_same_words_in_prose_do_not() -> None:
    assert cues.find(article(text=f"محتوى برعاية شركة النور\n{NEWS}"))
    assert not cues.find(
        article(text=f"{NEWS} وقال الوزير إن الصحيفة نشرت الخبر على أنه مادة إعلانية ثم اعتذرت عنه.")
    )


@pytest.mark.parametrize("place", ["section", "byline", "subtitle"])
def test_a_label_holds_wherever_it_stands(place: str) -> None:
    assert cues.find(article(text=NEWS, **{place: "محتوى برعاية"}))


def test_a_reason_quotes_nothing_of_the_article() -> None:
    finding = cues.find(article(text=CLAIM))
    assert finding
    assert not any("\u0600" <= letter <= "\u06ff" for letter in str(finding))


def test_copies_of_a_held_article_are_held() -> None:
    published, held, _ = decided(
        [[article("a1-a", text=NEWS), article("a1-b", text=CLAIM)], [article("a1-c", text=NEWS)]]
    )
    assert published == {"a1-c"}
    assert held == {"a1-a": "armed-claim", "a1-b": "armed-claim"}


def test_publish_frees_a_whole_text_and_hold_withholds_one() -> None:
    text = [article("a1-a", text=CLAIM), article("a1-b", text=CLAIM)]
    assert decided([text], ruling("publish", "a1-b"))[0] == {"a1-a", "a1-b"}
    clean = [article("a1-a", text=NEWS), article("a1-b", text=NEWS)]
    assert decided([clean], ruling("hold", "a1-b"))[1] == {"a1-a": "editor", "a1-b": "editor"}


def test_what_the_editor_drops_is_rejected() -> None:
    published, _, rejected = decided([[article("a1-a", text=NEWS)]], ruling("drop", "a1-a"))
    assert not published
    assert rejected == {"a1-a": "editor"}


def test_the_later_ruling_wins() -> None:
    assert decided([[article("a1-a", text=NEWS)]], ruling("hold", "a1-a"), ruling("publish", "a1-a"))[0] == {
        "a1-a"
    }


def test_rejected_articles_are_in_no_story() -> None:
    foreign = article("a1-z", rejected="language")
    curated = decide(Grouping(()), [foreign], [])
    assert [w.article.id for w in curated.rejected] == ["a1-z"]


def test_what_was_found_is_quoted_as_it_stands_and_nothing_that_others_said() -> None:
    told = article(text=f"{CLAIM.replace('مجاهدونا', 'مُجاهدونا')} «غزوة مباركة» {NEWS}")
    words = cues.quoted(told, "armed-claim")
    assert words[0] == "مُجاهدونا"
    assert set(words) > {"ثكنة", "ولله الحمد"}
    assert all(word in told.paragraphs[0] for word in words)
    assert "غزوة" not in words
    assert cues.quoted(article(text=NEWS), "armed-claim") == ()
    assert cues.quoted(told, "editor") == ()


def test_what_it_is_filed_under_is_quoted_and_the_same_word_of_the_text_is_not() -> None:
    told = article(title="إعلان: شقق للبيع", text="شقق فاخرة للبيع في تل الندى.")
    assert "إعلان" in cues.quoted(told, "promotion")
    told = article(title="شقق للبيع", text="إعلان\nشقق فاخرة للبيع في تل الندى.")
    assert "إعلان" not in cues.quoted(told, "promotion")


def test_a_label_is_quoted_from_its_line_alone() -> None:
    label = "محتوى برعاية شركة النور"
    words = cues.quoted(
        article(text=f"{label}\n{NEWS} وقال إنها مادة إعلانية ثم اعتذرت الصحيفة عنها."), "promotion"
    )
    assert "محتوى برعاية" in words
    assert "مادة إعلانية" not in words


def test_a_copy_names_the_article_for_whose_sake_it_is_held() -> None:
    held, copy = article("a1-a", text=CLAIM), article("a1-b", text=CLAIM)
    group = Group(members=("a1-a", "a1-b"), texts=(("a1-a", "a1-b"),))
    ruled = decide(Grouping((group,)), [held, copy], [ruling("hold", "a1-a", why="لم يؤكد")])
    assert {w.article.id: w.cause for w in ruled.held} == {"a1-a": "", "a1-b": "a1-a"}


FIRM = "مكتب استشارات قانونية في وسط السهلة: اتصل الآن واحجز موعدك مع محام خبير."


@pytest.mark.parametrize(
    ("title", "section", "text", "rule"),
    [
        ("إعلان: مكتب استشارات السهلة", "", FIRM, "promotion"),
        ("مكتب استشارات السهلة", "إعلانات", FIRM, "promotion"),
        ("محتوى مدعوم: بيوت على البحيرة", "", NEWS, "promotion"),
        ("إعلان: توقف المياه غدا في الحي الشرقي", "", NEWS, None),
        ("إعلان السهلة: اتفاق على وقف النار", "سياسة", FIRM, None),
    ],
)
def test_what_a_site_files_as_advertising_is_held_where_it_sells(
    title: str, section: str, text: str, rule: str | None
) -> None:
    finding = cues.find(article("a1-a", title=title, section=section, text=text))
    assert (finding.rule if finding else None) == rule
