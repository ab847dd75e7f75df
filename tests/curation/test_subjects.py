"""Places and persons of a story: what is named, and what only looks like a name."""

import pytest

from mujaz.curation import persons, places, running
from tests.making import article


def told(*texts: str) -> list[running.Lines]:
    """Each text a headline and, behind the line's end, its paragraphs."""
    return [
        running.lines(article(f"a1-{n}", title=title, text=text))
        for n, (title, _, text) in enumerate(one.partition("\n") for one in texts)
    ]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["وصول وفد إلى مالي\nوصل الوفد إلى مالي أمس."], ("مالي",)),
        (["دعم مالي جديد\nأقرّت اللجنة دعما ماليا، وهو دعم مالي كبير."], ()),
        (["الحكومة السعودية تدرس\nقالت الحكومة السعودية إن الحكومة السعودية تدرس."], ()),
        (["السعودية تستضيف قمة\nتبدأ القمة غدا."], ("السعودية",)),
        (["اجتماع في الجزائر\nعقد للجزائريين والفرنسيين."], ("الجزائر",)),
        (["بنك مصر يعلن أرباحه\nقال بنك مصر إن أرباحه زادت."], ()),
        (["أمطار لليمن\nهطلت الأمطار على جنوب أفريقيا وباليمن."], ("اليمن",)),
        (["سيول في وادي نوار\nجرفت سيول وادي الكشمون جسرا في وادي الكشمون."], ("وادي الكشمون",)),
        (["مدينة المستقبل\nقال إن مدينة المستقبل مدينة المستقبل."], ()),
        (["بلا مكان\nجرى ذلك في قاعة."], ()),
    ],
)
def test_places_are_named_and_no_nationality_bank_or_word_is_one(
    texts: list[str], found: tuple[str, ...]
) -> None:
    assert places.of(told(*texts), [""] * len(texts)) == found


def test_a_dateline_is_a_place_of_the_story_where_its_text_says_so_too() -> None:
    assert places.of(told("افتتاح جسر\nافتتح الجسر أمس."), ["وادي نوار"]) == ()
    assert places.of(told("جسر وادي نوار\nافتتح في وادي نوار أمس."), ["وادي نوار"]) == ("وادي نوار",)
    both = told("جسر جديد\nافتتح أمس.", "الجسر\nفتح أمس.")
    assert places.of(both, ["وادي نوار", "وادي نوار"]) == ("وادي نوار",)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (
            [
                "لقاء\nالتقى وزير الخارجية الروسي سيرغي لافروف نظيره.",
                "محادثات\nقال سيرجي لافروف إن المحادثات بدأت.",
            ],
            ("سيرجي لافروف",),
        ),
        (
            ["لقاء\nقال الوزير محمد سالم الزبيري أمس. وأضاف محمد سالم الزبيري أن العمل بدأ."],
            ("محمد سالم الزبيري",),
        ),
        (["لقاء\nقال الوزير محمد سالم الزبيري أمس."], ()),
        (
            [
                "لقاء\nقال الرئيس سلمان بن عبد العزيز آل سعود اليوم.",
                "آخر\nقال سلمان بن عبدالعزيز آل سعود.",
                "ثالث\nقال سلمان بن عبدالعزيز غدا.",
            ],
            ("سلمان بن عبد العزيز آل سعود",),
        ),
        (["بيان\nأكد الوزير على تأييد الخطة. وشدد الوزير على تأييد الخطة."], ()),
        (["بيان\nأكد المدير مواجهاته الودية. وكرر المدير مواجهاته الودية."], ()),
        (["بيان\nأعلن رئيس شركة لوكيدا مارتون خطة. وقال رئيس شركة لوكيدا مارتون ذلك."], ()),
        (["بيان\nقال رئيس الوزراء يلغي مناصب. وقال رئيس الوزراء يلغي مناصب."], ()),
    ],
)
def test_persons_are_named_in_full_and_twice(texts: list[str], found: tuple[str, ...]) -> None:
    assert persons.of(told(*texts)) == found
