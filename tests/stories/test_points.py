"""Key points: sentences of the lead that others carry, as they stand, and only those."""

from mujaz.stories import points
from tests.making import article

LEAD = article(
    "a1-lead",
    text="أعلنت بلدية الصنوبر افتتاح مكتبة عائمة على نهر الزان تتسع لمئتي قارئ.\n"
    "وقال رئيس البلدية إن المكتبة ستبحر بين 17 قرية على ضفتي النهر حتى نهاية الصيف.\n"
    "ويحب أطفال المدينة الجلوس على الرصيف في المساء لمشاهدة القوارب وهي تعود.\n"
    "وتبرع الأهالي بنحو 4300 كتاب لرفوف المكتبة العائمة منذ مطلع الشتاء.",
)
SAME = "دشن أهالي الصنوبر مكتبة عائمة تتسع لمئتي قارئ على نهر الزان، أعلنت البلدية افتتاحها."
STOPS = "المكتبة ستبحر بين 17 قرية على ضفتي النهر حتى نهاية الصيف، قال رئيس البلدية."
OTHER_FIGURE = STOPS.replace("17", "29")


def test_points_are_sentences_of_the_lead_with_those_who_carry_them() -> None:
    found = points(LEAD, [article("a1-b", text=f"{SAME}\n{STOPS}"), article("a1-c", text=SAME)])
    assert [point.text for point in found] == list(LEAD.paragraphs[:2])
    assert [point.carriers for point in found] == [("a1-lead", "a1-b", "a1-c"), ("a1-lead", "a1-b")]
    assert {point.source for point in found} == {"a1-lead"}


def test_an_account_with_another_figure_does_not_carry_a_sentence() -> None:
    found = points(LEAD, [article("a1-b", text=f"{SAME}\n{OTHER_FIGURE}"), article("a1-c", text=STOPS)])
    assert [point.carriers for point in found] == [("a1-lead", "a1-b"), ("a1-lead", "a1-c")]


def test_an_account_without_the_quotation_does_not_carry_the_sentence() -> None:
    quoting = (
        "وقال رئيس بلدية الصنوبر خلال جولته أمس في أحياء المدينة القديمة: «لا ترموا كتابا قديما، أعطوه جارا»."
    )
    lead = article("a1-lead", text="\n".join([*LEAD.paragraphs[:2], quoting, LEAD.paragraphs[3]]))
    meeting = "جال رئيس بلدية الصنوبر أمس في أحياء المدينة القديمة وقال إن جولته خلال الأسبوع الثانية."
    told = f"{STOPS}\n{meeting}"
    words = "ونصح جيرانه: «لا ترموا كتابا قديما بل أعطوه جارا»."
    found = points(lead, [article("a1-b", text=told), article("a1-c", text=f"{told}\n{words}")])
    assert {point.text: point.carriers for point in found}[quoting] == ("a1-lead", "a1-c")


def test_a_clause_that_an_account_lacks_is_not_carried() -> None:
    longer = LEAD.paragraphs[0].replace("قارئ.", "قارئ، ورست قربها باخرة للشحن محملة بالإسمنت والحديد.")
    lead = article("a1-lead", text="\n".join([longer, *LEAD.paragraphs[1:]]))
    found = points(lead, [article("a1-b", text=f"{SAME}\n{STOPS}\n{LEAD.paragraphs[3]}")])
    assert [point.text for point in found] == [lead.paragraphs[1], lead.paragraphs[3]]


def test_a_sentence_whose_speaker_stands_before_it_is_no_point() -> None:
    lead = article(
        "a1-lead", text=f"{LEAD.paragraphs[0]}\n{LEAD.paragraphs[1]}\nوأضاف أن {LEAD.paragraphs[3]}"
    )
    found = points(lead, [article("a1-b", text=f"{SAME}\n{STOPS}\n{LEAD.paragraphs[3]}")])
    assert [point.text for point in found] == list(LEAD.paragraphs[:2])


def test_a_story_that_nobody_else_tells_has_no_points() -> None:
    assert points(LEAD, []) == ()
    assert points(LEAD, [article("a1-b", text="تساقط الثلج على قمم الجبال الغربية صباح الأحد.")]) == ()
