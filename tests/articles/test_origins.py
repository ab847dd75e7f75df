"""Whose text an article is: what the evidence gives, and what it does not."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from mujaz import outlets
from mujaz.articles import citations, credits, mastheads, origins
from mujaz.articles.houses import NOUNS
from mujaz.articles.origins import Origin
from mujaz.model import Given, Outlet
from mujaz.outlets import Registry

REGISTRY, _ = outlets.load(None)
_LINES = tomllib.loads((Path(__file__).parents[1] / "cases" / "origins" / "lines.toml").read_text("utf-8"))[
    "line"
]


def find(
    given: Given | None = None,
    lines: tuple[str, ...] = (),
    paragraphs: tuple[str, ...] = ("نص.",),
    cuts: tuple[str, ...] = (),
    registry: Registry = REGISTRY,
) -> Origin:
    return origins.find(given or Given(), lines, paragraphs, registry, origins.Around(cuts=cuts))


@pytest.mark.parametrize("case", _LINES, ids=[case["text"][:30] or "empty" for case in _LINES])
def test_credit_lines_say_what_the_table_says(case: dict[str, Any]) -> None:
    dateline = case.get("kind") == "dateline"
    read = credits.dateline if dateline else credits.source_line
    found = read(case["text"], REGISTRY)
    if "kind" not in case:
        assert found is None
        assert credits.dateline(case["text"], REGISTRY) is None
        return
    assert found is not None
    assert (found.kind, [name.name for name in found.names]) == (case["kind"], case["names"])
    assert (found.place, found.byline) == (case.get("place", ""), case.get("byline", ""))
    assert not dateline or case["text"][found.end :].startswith(("قال", "افتتح"))


def test_two_source_lines_are_a_credit_and_an_outlet() -> None:
    found = find(lines=("المصدر: AFP", "المصدر: RT Arabic"))
    assert (found.outlet, found.credits, found.rule) == ("RT عربي", ("وكالة فرانس برس",), "source-line")


def test_an_agency_alone_is_a_credit_and_the_outlet_unknown() -> None:
    found = find(lines=("المصدر: AFP",))
    assert (found.outlet, found.credits) == (None, ("وكالة فرانس برس",))


def test_what_came_with_the_record_is_stated() -> None:
    found = find(Given(outlet="الشرق الاوسط"), lines=("المصدر: رويترز",))
    assert (found.outlet, found.credits, found.rule) == ("الشرق الأوسط", ("رويترز",), "given")
    assert find(Given(outlet="صحيفة النخيل")).outlet == "صحيفة النخيل"
    assert find(Given(outlet="رويترز")).outlet == "رويترز"


def test_a_portal_carries_and_a_paper_it_names_is_the_outlet() -> None:
    found = find(Given(outlet="نبض", url="https://nabd.com/s/1"), lines=("المصدر: الشرق الأوسط",))
    assert (found.outlet, found.carrier) == ("الشرق الأوسط", "نبض")
    assert find(Given(url="https://nabd.com/s/1")).outlet is None


def test_the_address_names_the_outlet() -> None:
    found = find(Given(url="https://www.aawsat.com/home/article/1"))
    assert (found.outlet, found.carrier, found.rule) == ("الشرق الأوسط", None, "address")
    assert find(Given(url="https://unknown.example/1")).outlet is None
    assert find(Given(url="http://[bad")).outlet is None


def test_a_source_line_on_another_papers_page_makes_that_page_the_carrier() -> None:
    found = find(Given(url="https://www.youm7.com/1"), lines=("المصدر: الشرق الأوسط",))
    assert (found.outlet, found.carrier) == ("الشرق الأوسط", "اليوم السابع")


def test_a_pages_own_name_is_the_outlet_where_nothing_else_is_said() -> None:
    assert find(Given(carrier="صحيفة النخيل")).outlet == "صحيفة النخيل"
    found = find(Given(carrier="بوابة النخيل"), lines=("المصدر: RT Arabic",))
    assert (found.outlet, found.carrier) == ("RT عربي", "بوابة النخيل")


def test_a_dateline_names_place_agency_and_paper() -> None:
    found = find(paragraphs=("سامر الحداد- سبق- جازان: افتتح الوزير السوق، وفقا لرويترز.",))
    assert (found.outlet, found.place, found.byline) == ("سبق", "جازان", "سامر الحداد")
    assert found.credits == ("رويترز",)


def test_captions_credit_nobody() -> None:
    found = find(lines=("وزير المياه مع نظيره في قاعة الاجتماعات (أ.ف.ب)", "Getty Images"))
    assert found == Origin()


def test_an_interview_names_the_paper_that_made_it() -> None:
    assert (
        find(paragraphs=("وفي تصريحات لـ«الشرق الأوسط» رأى سامر الحداد أن السوق نجحت.",)).outlet
        == "الشرق الأوسط"
    )
    assert find(paragraphs=("قال الحداد لـ«النخيل» إن السوق نجحت.",)).outlet is None
    assert find(paragraphs=("قال الحداد لـ«النخيل» إنه راض.", "وأضاف لـ«النخيل» أنه باق.")).outlet == "النخيل"
    assert find(paragraphs=("قال لـ«رويترز» إنه راض.",)).outlet is None
    assert find(paragraphs=("قال لـ«عكاظ» ثم قال لـ«الشرق الأوسط» إنه راض.",)).outlet is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وفقا لصحيفة لو موند الفرنسية، فقد التقى الوزيران.", ["لو موند"]),
        ("حسب وكالة رويترز فإن السوق فتحت.", ["رويترز"]),
        ("قالت رويترز إن السوق فتحت، ونقلت فرانس برس عن شاهد.", ["رويترز", "وكالة فرانس برس"]),
        ("وفي تصريح لوكالة الأنباء القطرية قال الوزير", ["وكالة الأنباء القطرية"]),
        ("ذكرت صحيفة «النخيل» أن السوق فتحت.", ["النخيل"]),
        ("أفادت صحيفة النخيل المحلية بأن السوق فتحت.", ["النخيل"]),
        ("وأوردت وكالة الندى للأنباء، نقلا عن السلطات", ["وكالة الندى للأنباء"]),
        ("بحسب ما نقلته وكالة أنباء \"الشرق الأوسط\"، فتحت السوق.", ["وكالة أنباء الشرق الأوسط"]),
        # people, official bodies, works, and houses that are the subject
        ("كتب الوزير على تويتر أن السوق فتحت، وفقا لوزارة المياه.", []),
        ("ذكرت صحيفة محلية أن السوق فتحت.", []),
        ("قالت وكالة الفضاء الأوروبية إن القمر أطلق.", []),
        ("حسب موقع الحادث على الخريطة، وقالت شبكة الكهرباء إن التيار عاد.", []),
        ("قال مدير قناة الجزيرة إن المكتب أغلق.", []),
        ("قصفت الطائرات مقر قناة العربية.", []),
        ("قال معا نحو المستقبل، وذكرت وفا إلى جانب أخيها", []),
    ],
)  # fmt: skip
def test_what_a_text_says_it_took(text: str, names: list[str]) -> None:
    assert [name.name for name in citations.credited([text], REGISTRY)] == names


def test_a_paper_that_found_something_out_names_itself() -> None:
    assert find(paragraphs=("علمت «الشرق الأوسط» من مصدر دبلوماسي أن السوق نجحت.",)).outlet == "الشرق الأوسط"
    assert find(paragraphs=("علمت وكالة رويترز، الخميس، من مصدر أن السوق نجحت.",)).outlet == "رويترز"
    assert find(paragraphs=("أظهرت وثيقة حصلت عليها وكالة رويترز أن السوق نجحت.",)).outlet is None


def test_the_first_line_of_a_page_names_its_house_unless_it_is_a_word_of_menus() -> None:
    assert find(cuts=("القدس العربي", "سياسة")).outlet == "القدس العربي"
    assert find(cuts=("سياسة", "القدس العربي")).outlet is None
    assert find(cuts=("العربية", "English")).outlet is None
    found = find(lines=("المصدر: عكاظ",), cuts=("القدس العربي",))
    assert (found.outlet, found.carrier) == ("عكاظ", "القدس العربي")


def test_a_portals_only_source_is_whose_text_it_is_though_an_agency() -> None:
    found = find(Given(url="https://nabd.com/s/1"), lines=("نقلا عن: رويترز",))
    assert (found.outlet, found.carrier, found.credits) == ("رويترز", "نبض", ())


def test_a_name_beside_the_date_is_the_house_only_where_it_heads_the_page() -> None:
    line = "النخيل - 2024-02-28 17:54:21"
    assert find(lines=(line,), cuts=("النخيل", "سياسة")).outlet == "النخيل"
    assert find(lines=(line,)).outlet is None
    assert find(lines=("سامر الحداد - 28 فبراير 2024", "سامر الحداد")).outlet is None


def test_every_noun_for_a_house_has_a_stem_that_is_looked_for() -> None:
    assert all(citations._NOUN_STEM.search(noun) for noun in NOUNS)


@pytest.mark.parametrize(
    ("cuts", "name"),
    [
        (["جميع الحقوق محفوظة لصحيفة النخيل © 2024"], "صحيفة النخيل"),
        (["© 2025 The Palm Mail. All Rights Reserved."], "The Palm Mail"),
        (["جميع الحقوق محفوظة لموقع صدى الندى © 2026"], "صدى الندى"),
        (["جريدة النخيل", "الرئيسية", "سياسة"], "جريدة النخيل"),
        (["«النخيل» (تل الندى)", "«النخيل» (العوسج)"], "النخيل"),
        (["© أريج هلال / وكالة الندى"], None),
        (["© 2024 أريج هلال"], None),
        (["جميع حقوق النشر محفوظة 2024"], None),
        (["حقوق الصورة: أريج هلال، جميع الحقوق محفوظة"], None),
        (["جميع الحقوق محفوظة، تصميم: شركة الوميض"], None),
        (["طُبع من موقع صدى الندى، جميع الحقوق محفوظة"], None),
        (["جميع الحقوق محفوظة"], None),
        (["قناة واتساب", "موقع الوزارة", "شبكة الطرق"], None),
        (["شبكة الشراع", "سياسة", "شبكة الشراع"], "شبكة الشراع"),
        (["جميع الحقوق محفوظة لصحيفة النخيل", "جميع الحقوق محفوظة لصحيفة الوادي"], None),
        (["«النخيل» (تل الندى)", "«الوادي» (العوسج)"], None),
        ([], None),
    ],
)
def test_the_site_a_page_names_as_its_own(cuts: list[str], name: str | None) -> None:
    found = mastheads.site(cuts, REGISTRY)
    assert (found.name if found else None) == name


def test_telltale_lines_name_their_outlet() -> None:
    registry = Registry([Outlet("nakhil", "النخيل", telltales=("أين يمكنك متابعة النخيل",))])
    assert find(cuts=("أين يمكنك مُتابعة النخيل",), registry=registry).outlet == "النخيل"


_PIECES = st.lists(
    st.sampled_from([case["text"] for case in _LINES] + ["«", "»", "(", ")", "-", ":", " ", "\n", "\0"])
)


@for_all(_PIECES.map("".join) | st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    found = find(Given(outlet=text, carrier=text, url=text), (text,), (text,), (text,))
    assert all(0 < len(name) <= 60 for name in (*found.credits, *filter(None, (found.outlet, found.carrier))))


@pytest.mark.parametrize(
    "piece", ["وفقا لصحيفة ", "قال لـ«", "صحيفة «", "وكالة الأنباء ", "(أ.ف.ب) - ", " رويترز", "جريدة"]
)
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    find(lines=(text,), paragraphs=(text,), cuts=(text,))
    assert time.process_time() - start < 5


def test_the_real_files_have_the_origins_their_lines_state(real_corpus: Path) -> None:
    lines = {
        path.name[:3]: tuple(
            line.strip() for line in path.read_text("utf-8", "replace").split("\n") if line.strip()
        )
        for path in sorted(real_corpus.glob("*.txt"))
    }
    sources = {
        name: tuple(line for line in said if line.startswith("المصدر")) for name, said in lines.items()
    }
    first = find(lines=sources["000"], paragraphs=lines["000"])
    assert (first.outlet, first.credits) == ("RT عربي", ("وكالة فرانس برس",))
    second = find(lines=sources["001"], paragraphs=lines["001"][20:40])
    assert (second.outlet, second.credits) == (None, ("وكالة فرانس برس",))
    third = find(paragraphs=lines["002"])
    assert (third.outlet, third.credits) == (None, ("لو موند",))
    assert find(paragraphs=lines["003"]).outlet == "الشرق الأوسط"
    assert find(paragraphs=lines["004"]) == Origin()


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("نشر في الوادي يوم 12 - 03 - 2015", "الوادي"),
        ("من: مكتب وزارة الري <press@irrigation.example>", "مكتب وزارة الري"),
        ("نص: SRN24", "SRN24"),
        ("مرجانة - «رأي الساحل» - جودت الأيوبي:", "رأي الساحل"),
        ("الموقع: المرفأ الجديد", "المرفأ الجديد"),
        ("الوادي نيوز - سلمى النجار", "الوادي نيوز"),
    ],
)
def test_a_line_names_its_house_by_its_form(line: str, house: str) -> None:
    credit = origins.source_line(line, outlets.load(None)[0])
    assert credit is not None
    assert [name.name for name in credit.names] == [house]


def test_a_persons_mail_names_no_house() -> None:
    assert origins.source_line("من: سلمى النجار <salma@mail.example>", outlets.load(None)[0]) is None
