"""A Digest of our own writing, with every trouble a page can meet; outlets, places and people are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime

from mujaz.model import (
    Article,
    Claim,
    Counts,
    Dating,
    Difference,
    Digest,
    Draft,
    KnownBy,
    Lineage,
    LineageKind,
    Member,
    Named,
    Outlet,
    Redirect,
    Source,
    Span,
    Story,
    Sums,
    Withheld,
)
from mujaz.outlets import Registry

REGISTRY = Registry(
    [
        Outlet("wadi", "صحيفة الوادي", "paper", domains=("alwadi.example",), full_text=True),
        Outlet("sahel", "شبكة الساحل الإخبارية", "broadcaster", domains=("sahel.example",)),
        Outlet("nabaa", "وكالة نبأ", "agency", aliases=("نبأ",), full_text=True),
        Outlet("marsad", "مرصد Al-Marsad 24", "outlet", domains=("marsad24.example",)),
        Outlet("diwan", "ديوان الموارد المائية", "official"),
    ]
)

RIVER = (
    "اتفق وزراء الري في الدول الثلاث المطلّة على نهر السِّيلان، أمس الأربعاء في مدينة مرج الريحان، على خطة لاقتسام "
    "مياه الصيف بعد أربعة أيام من المحادثات المغلقة. وقال وزير الموارد المائية نعمان الحسّاني إن القياسات اليومية "
    "لمنسوب سدّ العاقول ستُنشر للعموم ابتداءً من مطلع نيسان المقبل.",
    "وتنصّ الخطة على خفض السحب بنسبة 12 في المئة حين ينزل المنسوب عن 3.5 أمتار، وعلى لجنة مشتركة تجتمع كل أسبوعين. "
    "ووصفت الوزيرة ليلى بن صفوان الاتفاق بأنه «خطوة أولى»، مضيفة أن الخلاف على محطة الضخّ القديمة ما زال قائمًا.",
    "ويعتمد على النهر نحو أربعة ملايين نسمة في الزراعة والشرب. وكان موسم الجفاف الماضي قد أخرج من الخدمة ثلث قنوات "
    "الري في السهل الجنوبي، بحسب تقرير لديوان الموارد المائية.",
    "ومن المقرر أن تُعرض الخطة على البرلمانات الثلاثة قبل نهاية الشهر، على أن يبدأ تنفيذها فور إقرارها.",
)
RIVER_AGAIN = (
    "توصل المسؤولون عن ملف المياه في دول حوض السيلان إلى تفاهم يقسم حصص الصيف بينها، في ختام اجتماعات مرج الريحان.",
    "ويقضي التفاهم بتقليص السحب كلما تراجع منسوب سد العاقول، وبتبادل الأرقام يوميًا.",
)
COMMUNIQUE = (
    "صدر عن ديوان الموارد المائية البيان الآتي: اختُتمت الدورة السابعة للجنة حوض نهر السيلان بحضور معالي الوزراء.",
    "وأكد الجانبان أهمية التعاون الأخوي بما يخدم شعوب المنطقة.",
)
HELICOPTERS = (
    "تسلّم جهاز الإطفاء الجوي في إقليم الدُّوار ثلاث مروحيات من طراز Mi-35M (2024) معدّلة لحمل المياه، وفق ما نشره "
    "الجهاز على موقعه https://fire.example/news?id=12 مساء الاثنين.",
    "وقال متحدث باسم شركة Sky Lift GmbH إن الدفعة الثانية، وهي من طراز AW139، تصل قبل منتصف 2025. وللاستفسار: "
    "press@skylift.example أو الهاتف +000 1 234 567. وأضاف أن تدريب الأطقم يستغرق ستة أسابيع في قاعدة العقيق.",
)
LIBRARY = (
    "أعادت بلدية تلّ الورد فتح مكتبتها العامة بعد ترميم استمر ثلاث سنوات، وفيها قاعة للأطفال وأرشيف للصحف القديمة.",
    "وقال أمين المكتبة حازم الطرابيشي إن أول زائر كان طالبًا سأل عن ديوان شعر نفدت طبعته قبل نصف قرن.",
)
SHORT = ("تؤجَّل مباراة النهائي بين فريقي الصخرة والمرسى إلى مساء الجمعة بسبب الأمطار.",)


def dating(day: str | None, known_by: KnownBy = "stated", at: str = "") -> Dating | None:
    """``2024-02-28`` with or without a time of day in UTC."""
    if day is None:
        return None
    instant = datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=UTC) if at else None
    return Dating(date.fromisoformat(day), known_by, "date-line", instant=instant)


def article(
    ident: str,
    title: str,
    paragraphs: tuple[str, ...],
    outlet: str | None = None,
    **more: object,
) -> Article:
    """An article with one source, its file named for its id."""
    source = Source(f"{ident}.txt", None, Span(0, 400))
    return Article(ident, title, paragraphs, (source,), outlet=outlet, **more)  # type: ignore[arg-type]


def member(
    written: Article,
    published: Dating | None,
    kind: LineageKind = "original",
    of: str | None = None,
    *,
    directed: bool = True,
) -> Member:
    """``written`` as it stands in its story."""
    return Member(written, Lineage(kind, of, directed), published)


def story(ident: str, members: tuple[Member, ...], title: str = "", **more: object) -> Story:
    """A story whose counts and date follow from its members."""
    copies = sum(one.lineage.kind in {"copy", "edited-copy"} for one in members)
    outlets = {one.article.outlet for one in members if one.article.outlet}
    dates = [one.published for one in members if one.published]
    background = more.pop("background", ())
    draft = Draft(
        title=title or members[0].article.title,
        retitled=bool(title),
        lead=members[0],
        members=members,
        dating=min(dates, key=lambda one: one.day) if dates else None,
        event_date=more.pop("event_date", None),  # type: ignore[arg-type]
        counts=Counts(
            articles=len(members),
            texts=len(members) - copies,
            outlets=len(outlets),
            unnamed=sum(one.article.outlet is None for one in members),
        ),
        topics=more.pop("topics", ()),  # type: ignore[arg-type]
        notes=more.pop("notes", ()),  # type: ignore[arg-type]
        differences=more.pop("differences", ()),  # type: ignore[arg-type]
        ruled=more.pop("ruled", ()),  # type: ignore[arg-type]
    )
    assert not more
    return Story(ident, f"s/{ident}.html", draft, background)  # type: ignore[arg-type]


def single(ident: str, title: str, day: str | None, text: tuple[str, ...], outlet: str | None) -> Story:
    """A story of one article."""
    written = article(f"a1-{ident}", title, text, outlet)
    return story(ident, (member(written, dating(day), "independent"),))


def river() -> Story:
    """Five articles, four texts, every kind of lineage."""
    first = article(
        "a1-river1",
        "وزراء الري في حوض نهر السِّيلان يتفقون على خطة لاقتسام مياه الصيف",
        RIVER,
        "صحيفة الوادي",
        byline="كتبت سلمى الأدهم",
        credits=("وكالة نبأ",),
        url="https://alwadi.example/water/2024/river?x=1&y=2",
        subtitle="القياسات اليومية لسدّ العاقول تُنشر للعموم من مطلع نيسان",
    )
    copy = article(
        "a1-river2", "خطة جديدة لاقتسام مياه السيلان في الصيف", RIVER, None, carrier="مرصد Al-Marsad 24"
    )
    rewrite = article(
        "a1-river3",
        "تفاهم على حصص المياه بين دول السيلان",
        RIVER_AGAIN,
        "شبكة الساحل الإخبارية",
        credits=("وكالة نبأ", "Le Quotidien du Fleuve"),
        url="https://sahel.example/a/991",
    )
    official = article("a1-river4", "بيان ختامي للدورة السابعة", COMMUNIQUE, "ديوان الموارد المائية")
    unsure = article("a1-river5", "اتفاق على مياه السيلان", RIVER_AGAIN, None)
    return story(
        "river7k2m",
        (
            member(first, dating("2024-02-28", at="18:40:00")),
            member(rewrite, dating("2024-02-28", "text"), "rewrite", "a1-river1"),
            member(official, dating("2024-02-28", "text"), "independent"),
            member(copy, dating("2024-02-28", "copy"), "copy", "a1-river1"),
            member(unsure, None, "edited-copy", "a1-river3", directed=False),
        ),
        topics=("مياه", "نهر السيلان", "<b>زراعة</b>"),
        background=("dam3x9p2",),
        notes=("هذا الرقم **مختلف** بين المصدرين، وقد [سألنا](https://example.org) الديوان.",),
        event_date=date(2024, 2, 27),
    )


CROWD = (
    "تجمّع نحو 400 من أهالي تلّ الورد مساء الأحد أمام مبنى البلدية مطالبين بإعادة تشغيل خط الحافلات رقم 7 المتوقف "
    "منذ الشتاء. وقال رئيس البلدية غسان المرّاكشي: «سيعود الخط خلال أسبوعين، ولن تزيد التعرفة».",
    "وسلّم المجتمعون عريضة وقّعها ألف ومئتا شخص، ثم انصرفوا قبل منتصف الليل من دون حوادث.",
    "ويربط الخط حي المطاحن بالمستشفى والجامعة، وكان ينقل ثلاثة آلاف راكب في اليوم بحسب أرقام الشركة.",
)
CROWD_ELSEWHERE = (
    "شارك قرابة 650 شخصًا في وقفة أمام بلدية تلّ الورد للمطالبة بعودة الحافلة رقم 7.",
    "وتعهّد رئيس البلدية غسان المرّاكشي بأن «الخط سيعود في غضون أسبوعين ولن نرفع التعرفة»، في حين قالت شركة النقل إن "
    "الحافلات القديمة لا تصلح للسير. ويربط الخط حي المطاحن بالمستشفى والجامعة، وكان ينقل ثلاثة آلاف راكب في اليوم "
    "بحسب أرقام الشركة.",
)
CROWD_AGENCY = (
    "قالت مصادر بلدية إن نحو 400 من أهالي تلّ الورد تجمّعوا أمام المبنى مساء الأحد احتجاجًا على توقف خط حافلات.",
)


def _crowd_differences() -> tuple[Difference, ...]:
    first, other = "a1-crowd1", "a1-crowd2"
    return (
        Difference(
            "figure",
            (
                Claim(first, CROWD[0].split(". ")[0] + ".", "نحو 400 من أهالي تلّ الورد"),
                Claim(other, CROWD_ELSEWHERE[0], "قرابة 650 شخصًا"),
                Claim("a1-crowd3", CROWD_AGENCY[0], "نحو 400 من أهالي تلّ الورد"),
            ),
        ),
        Difference(
            "quotation",
            (
                Claim(first, CROWD[0].split(". ")[1], "سيعود الخط خلال أسبوعين، ولن تزيد التعرفة"),
                Claim(
                    other,
                    CROWD_ELSEWHERE[1].split("، في حين")[0],
                    "الخط سيعود في غضون أسبوعين ولن نرفع التعرفة",
                ),
            ),
        ),
        Difference("alone", (Claim(first, CROWD[1]),)),
        Difference("alone", (Claim(other, "قالت شركة النقل إن الحافلات القديمة لا تصلح للسير."),)),
    )


def crowd() -> Story:
    """Accounts that disagree on a figure, give a saying in two wordings, and came over three days."""
    first = article(
        "a1-crowd1",
        "أهالي تلّ الورد يطالبون بعودة الحافلة رقم 7",
        CROWD,
        "صحيفة الوادي",
        credits=("وكالة نبأ",),
    )
    other = article(
        "a1-crowd2",
        "وقفة من أجل الحافلة 7 في تلّ الورد",
        CROWD_ELSEWHERE,
        "شبكة الساحل الإخبارية",
        url="https://sahel.example/a/7",
    )
    agency = article("a1-crowd3", "احتجاج على توقف خط حافلات في تلّ الورد", CROWD_AGENCY, "وكالة نبأ")
    copy = article(
        "a1-crowd4", "أهالي تلّ الورد يطالبون بعودة الحافلة رقم 7", CROWD, None, carrier="مرصد Al-Marsad 24"
    )
    return story(
        "crowd777",
        (
            member(first, dating("2023-02-11", at="05:10:00"), "rewrite", "a1-crowd3"),
            member(agency, dating("2023-02-10", at="19:30:00")),
            member(copy, dating("2023-02-11"), "copy", "a1-crowd1"),
            member(other, dating("2023-02-12", "text"), "independent"),
        ),
        differences=_crowd_differences(),
        ruled=(date(2023, 2, 13),),
    )


def helicopters() -> Story:
    """Latin names in title and text, retitled by the editor."""
    first = article(
        "a1-heli1",
        "الإطفاء الجوي يتسلّم 3 مروحيات Mi-35M (2024)",
        HELICOPTERS,
        "مرصد Al-Marsad 24",
        url="https://marsad24.example/h",
    )
    second = article("a1-heli2", "3 مروحيات لإطفاء الحرائق في الدوار", HELICOPTERS, None)
    return story(
        "heli55qa",
        (
            member(first, dating("2024-02-28")),
            member(second, dating("2024-02-28", "copy"), "copy", "a1-heli1", directed=False),
        ),
        title="إقليم الدُّوار يتسلّم ثلاث مروحيات إطفاء من طراز Mi-35M (2024)",
        topics=("Mi-35M", "حرائق"),
    )


LONG_TITLE = (
    "بعد سبع سنوات من المداولات ومن التأجيل المتكرر تعلن الهيئة الوطنية للسكك الحديدية في إقليم الدُّوار أنها ستبدأ "
    "الصيف المقبل أعمال الخط السريع بين مرج الريحان وتلّ الورد مرورًا بعشرين محطة"
)
HOSTILE = "<script>alert(1)</script> {{7*7}} ../../ \u202eabc\u0000 {% raw %} &amp; \udcff"


def hostile() -> Story:
    """Everything that must come out as text."""
    written = article(
        "a1-evil1",
        HOSTILE,
        (HOSTILE, "javascript:alert(1)"),
        f"جهة {HOSTILE}",
        url="javascript:alert(1)",
        byline=HOSTILE,
        carrier=HOSTILE,
        credits=(HOSTILE,),
    )
    return story("evil0000", (member(written, dating("2024-02-25")),), topics=(HOSTILE,), notes=(HOSTILE,))


def stories() -> tuple[Story, ...]:
    """Newest first, undated last."""
    dam = story(
        "dam3x9p2",
        (
            member(
                article(
                    "a1-dam1",
                    "إغلاق بوّابتين في سدّ العاقول لأعمال الصيانة",
                    RIVER_AGAIN,
                    "شبكة الساحل الإخبارية",
                ),
                dating("2023-02-07"),
                "independent",
            ),
        ),
        background=("river7k2m",),
        topics=("مياه",),
    )
    return (
        river(),
        helicopters(),
        single(
            "lib8r2aa",
            "مكتبة تلّ الورد تفتح أبوابها بعد ثلاث سنوات من الترميم",
            "2024-02-28",
            LIBRARY,
            "صحيفة الوادي",
        ),
        single("rail44zz", LONG_TITLE, "2024-02-28", LIBRARY + RIVER, "وكالة نبأ"),
        single("match1aa", "تأجيل نهائي الكأس بين الصخرة والمرسى", "2024-02-28", SHORT, None),
        single(
            "snow2bbb",
            "ثلوج مبكرة تقطع طريق الجبل الأبيض",
            "2024-02-28",
            SHORT + LIBRARY,
            "شبكة الساحل الإخبارية",
        ),
        single("bank3ccc", "مصرف Meridian Bank يخفض الفائدة إلى 4.25%", "2024-02-28", SHORT, "وكالة نبأ"),
        single("oil4dddd", "إنتاج معصرة الزيتون التعاونية يتضاعف", "2024-02-28", SHORT, "صحيفة الوادي"),
        single(
            "bird5eee", "طائر الرفراف يعود إلى بحيرة النورس بعد غياب", "2024-02-27", LIBRARY, "صحيفة الوادي"
        ),
        single("bus6ffff", "حافلات كهربائية على خط المرفأ", "2024-02-27", SHORT, None),
        single("tax7gggg", "تمديد مهلة التصريح الضريبي أسبوعين", "2024-02-26", SHORT, "وكالة نبأ"),
        hostile(),
        crowd(),
        dam,
        single("undat111", "فريق بحثي يصف نوعًا جديدًا من الزعتر البري", None, LIBRARY, None),
        single("undat222", "وصفة قديمة للخبز تُسجَّل تراثًا محليًا", None, SHORT, "صحيفة الوادي"),
    )


def digest() -> Digest:
    """The whole of it."""
    made = stories()
    held = article("a1-held1", "إعلان تجاري", ("سرّ محجوز لا يُعرض أبدًا في أي صفحة.",), None)
    return Digest(
        stories=made,
        topics=(
            Named("t-water", "مياه", "t/water1.html", ("river7k2m", "dam3x9p2")),
            Named("t-fire", "حرائق", "t/fire22.html", ("heli55qa",)),
        ),
        outlets=(
            Named(
                "wadi",
                "صحيفة الوادي",
                "o/wadi.html",
                ("river7k2m", "lib8r2aa", "oil4dddd", "bird5eee", "crowd777", "undat222"),
            ),
            Named(
                "sahel",
                "شبكة الساحل الإخبارية",
                "o/sahel.html",
                ("river7k2m", "snow2bbb", "crowd777", "dam3x9p2"),
            ),
            Named("marsad", "مرصد Al-Marsad 24", "o/marsad.html", ("heli55qa",)),
            Named("nabaa", "وكالة نبأ", "o/nabaa.html", ("rail44zz", "bank3ccc", "tax7gggg", "crowd777")),
        ),
        held=(Withheld(held, "promotion: 3 cues, 0.71", "promotion"),),
        rejected=(),
        redirects=(Redirect("s/old11111.html", "s/river7k2m.html"), Redirect("s/gone2222.html", None)),
        sums=Sums(
            records=19,
            total=81234,
            article=60000,
            metadata=6234,
            cut=15000,
            cuts={"blank": 1200, "markup": 9000, "share-widget": 3100, "read-more": 1700},
            found=20,
            published=19,
            held=1,
            rejected=0,
        ),
    )
