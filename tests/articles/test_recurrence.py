"""The corpus turns uncertain lines into cuts, and never touches a boundary, a title, a lead or an id."""

from __future__ import annotations

from mujaz import articles, outlets
from mujaz.model import Article, Reading, Record, Span

REGISTRY, _ = outlets.load(None)
SLOGAN = "مرجانة أولا وأخيرا"
TOPICS = {
    "بلدية القوس تفتتح جسر المشاة": "افتتحت بلدية القوس، اليوم الأحد، جسرا للمشاة فوق الطريق السريع قرب المدرسة.",
    "خفر السواحل ينقذ أربعة صيادين": "أنقذ خفر السواحل في لازورد، مساء الاثنين، أربعة صيادين تعطل محرك قاربهم.",
    "مكتبة العوسج تمدد ساعات العمل": "قررت مكتبة العوسج العامة تمديد ساعات عملها حتى العاشرة ليلا خلال شهر الامتحانات.",
    "أسعار الزيتون تنخفض في تسنيم": "انخفضت أسعار الزيتون في أسواق تسنيم إلى النصف مع بدء موسم القطاف.",
}


def read(text: str, file: str) -> Reading:
    return articles.read(Record(file, None, text, "utf-8", Span(0, len(text.encode()))), REGISTRY)


def page(title: str, lead: str, line: str) -> str:
    return f"{title}\n{lead}\n{line}\nوقال المتحدث باسم الجهة المعنية إن التفاصيل ستعلن لاحقا في مؤتمر صحفي."


def told(article: Article) -> tuple[str, str, str]:
    return article.id, article.title, article.lead


def corpus(line: str) -> list[Reading]:
    return [
        read(page(title, lead, line), f"{number}.txt") for number, (title, lead) in enumerate(TOPICS.items())
    ]


def test_a_line_between_ever_other_paragraphs_is_cut() -> None:
    readings = corpus(SLOGAN)
    assert all(SLOGAN in reading.articles[0].paragraphs for reading in readings)
    table = articles.learn(readings)
    for before, after in zip(readings, (articles.apply(reading, table) for reading in readings), strict=True):
        assert SLOGAN not in after.articles[0].paragraphs
        assert told(after.articles[0]) == told(before.articles[0])
        assert [part.rule for part in after.parts if part.role == "cut"] == ["recurring-line"]


def test_a_sub_heading_repeated_by_copies_of_one_text_stays() -> None:
    title, lead = next(iter(TOPICS.items()))
    copies = [
        read(page(head, lead, SLOGAN), f"{head}.txt") for head in (title, "عنوان ثان للنص", "عنوان ثالث للنص")
    ]
    table = articles.learn(copies)
    assert all(SLOGAN in articles.apply(copy, table).articles[0].paragraphs for copy in copies)


def test_another_article_s_headline_inside_a_text_is_cut() -> None:
    titles = list(TOPICS)
    linking = read(page(titles[0], TOPICS[titles[0]], titles[1]), "linking.txt")
    linked = read(f"{titles[1]}\n{TOPICS[titles[1]]}", "linked.txt")
    table = articles.learn([linking, linked])
    after = articles.apply(linking, table)
    assert [article.title for article in linking.articles] == [article.title for article in after.articles]
    if titles[1] in linking.articles[0].paragraphs:
        assert titles[1] not in after.articles[0].paragraphs


def test_the_table_does_not_depend_on_order() -> None:
    readings = corpus(SLOGAN)
    assert articles.learn(readings) == articles.learn(list(reversed(readings)))
