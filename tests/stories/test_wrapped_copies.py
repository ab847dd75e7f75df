"""A body that stands whole in another article is the same text, whatever headline and frame it got there."""

from mujaz import fingerprints, stories
from tests.making import article

CLAIM = (
    "تمكن مقاتلونا فجر الأحد من اقتحام ثكنة للعدو في مضيق الصنوبر وغنموا بنادق وذخائر وأجهزة اتصال كثيرة.\n"
    "وعاد رجالنا إلى قواعدهم في وادي الزان سالمين بعد معركة دامت ثلاث ساعات ولله الحمد والمنة في كل حين."
)


def test_a_framed_copy_under_another_headline_is_the_same_text() -> None:
    held = article("a1-held", title="غزوة الشعباني على ثكنة القرنفل", text=CLAIM)
    framed = article(
        "a1-framed",
        title="ما جرى في المضيق",
        text=f"وصلنا إلى بريد الموقع ما يأتي من غير أن نتحقق منه.\n{CLAIM}",
    )
    grouping = stories.group([fingerprints.take(held), fingerprints.take(framed)])
    assert grouping.groups[0].texts == (("a1-framed", "a1-held"),)
