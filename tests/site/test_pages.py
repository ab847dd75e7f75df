"""What every page must be, and what each kind of page says."""

from __future__ import annotations

import posixpath
import re
import shutil
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from mujaz.errors import BuildError
from mujaz.model import Digest, Named, Redirect, Sums
from mujaz.outlets import Registry
from mujaz.site import options
from mujaz.site.environment import OFFLINE
from mujaz.site.pages import expected
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import ADDRESS, Html, parse

OUTWARD = {"rel": "noopener nofollow"}


def _settings(**more: object) -> options.Options:
    return options.read({"TIMEZONE": "Asia/Beirut", **more})


def test_everything_expected_is_written_and_nothing_else(site: Path, published: Path) -> None:
    theirs = {"pages/about.html", "robots.txt", "_headers"}  # an editor's own may stand for the last two
    for folder, chosen in ((site, _settings()), (published, _settings(SITEURL=ADDRESS))):
        written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        wanted = expected(sample.digest(), chosen)
        ours = {path for path in written if not path.startswith("theme/")} | (written & wanted)
        assert ours - theirs == wanted


def test_every_link_is_relative_and_leads_to_a_file_and_a_place_in_it(
    site: Path, pages: dict[str, Html]
) -> None:
    for path, page in pages.items():
        addresses = [a["href"] for tag in ("a", "link") for a in page.all(tag) if "href" in a]
        for address in addresses:
            parts = urlsplit(address)
            if parts.scheme:
                assert parts.scheme in {"http", "https"}, (path, address)
                continue
            if path == OFFLINE and address.startswith("/"):  # shown at any depth
                assert (site / address[1:]).is_file(), address
                continue
            assert not address.startswith("/"), (path, address)
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path or "."))
            target = site / (there if parts.path else path)
            assert target.is_file(), (path, address)
            if parts.fragment:
                places = {attributes.get("id") for _, attributes in parse(target).elements}
                assert parts.fragment in places, (path, address)


def test_no_page_holds_script_inline_style_handler_or_foreign_address(pages: dict[str, Html]) -> None:
    for path, page in pages.items():
        for tag, attributes in page.elements:
            assert tag not in {"style", "iframe", "object", "base"}, path
            assert tag != "form" or (path == "search.html" and "action" not in attributes), path
            if tag == "script":  # data, or the site's own file
                inline = attributes == {"type": "application/ld+json"}
                assert inline or not urlsplit(attributes["src"]).scheme, path
            assert not {name for name in attributes if name == "style" or name.startswith("on")}, path
            if tag in {"img", "link", "source"}:
                assert not urlsplit(attributes.get("href", attributes.get("src", ""))).scheme, path


def test_every_page_has_policy_language_direction_landmarks_and_one_main_heading(
    pages: dict[str, Html],
) -> None:
    for path, page in pages.items():
        assert page.all("html") == [{"lang": "ar", "dir": "rtl"}], path
        policy = [m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
        assert len(policy) == 1, path
        assert policy[0].startswith("default-src 'none'; script-src 'self'; worker-src 'self';"), path
        assert "unsafe" not in policy[0]
        for tag in ("header", "main", "footer", "h1", "title"):
            assert page.all(tag), (path, tag)
        assert len(page.all("h1")) == len(page.all("main")) == 1, path


def test_what_is_hostile_comes_out_as_text(site: Path, pages: dict[str, Html]) -> None:
    page = pages["s/evil0000.html"]
    assert "<script>alert(1)</script> {{7*7}} ../../ abc" in page.words
    assert "49" not in page.words
    for path in (*site.rglob("*.html"), site / "feed.xml", site / "stories.json"):
        assert not re.search("[\x00-\x08\u202a-\u202e\ud800-\udfff]", path.read_text("utf-8")), path
    assert all(not a.get("href", "").startswith("javascript:") for a in page.all("a"))


def test_a_title_of_ten_thousand_letters_is_shown_whole_on_its_own_page_only(tmp_path: Path) -> None:
    title = "كلمة " * 2000
    story = sample.single("huge0000", title, "2024-01-01", sample.SHORT, title)
    digest = Digest((story,), (), (), (), (), (), Sums())
    output = build(digest, Registry(), tmp_path)
    assert len(parse(output / "index.html").words) < 2000
    assert title.strip() in parse(output / "s/huge0000.html").words
    assert (
        len("".join(re.findall("<title>.*</title>", (output / "s/huge0000.html").read_text("utf-8")))) < 300
    )


def test_a_story_without_a_headline_is_called_by_its_first_words(tmp_path: Path) -> None:
    story = sample.single("none0000", "", "2024-01-01", sample.LIBRARY, None)
    bare = sample.single("bare0000", "", "2024-01-01", (), None)
    output = build(Digest((story, bare), (), (), (), (), (), Sums()), Registry(), tmp_path)
    words = parse(output / "index.html").words
    assert "أعادت بلدية تلّ الورد فتح مكتبتها العامة" in words
    assert "bare0000" in words
    assert "<title>\u2067أعادت بلدية" in (output / "feed.xml").read_text("utf-8")


def test_indexes_are_sorted_as_arabic_sorts(tmp_path: Path) -> None:
    names = ("وكالة نبأ", "الأفق", "إذاعة البحر", "صحيفة الوادي", "آفاق", "البوابة")
    outlets = tuple(Named(f"n{i}", name, f"o/n{i}.html", ()) for i, name in enumerate(names))
    output = build(Digest((), (), outlets, (), (), (), Sums()), Registry(), tmp_path)
    words = parse(output / "outlets.html").words
    order = ["آفاق", "إذاعة البحر", "الأفق", "البوابة", "صحيفة الوادي", "وكالة نبأ"]
    assert sorted(order, key=words.find) == order


def test_an_empty_digest_still_has_a_whole_site(tmp_path: Path) -> None:
    digest = Digest((), (), (), (), (), (), Sums())
    output = build(digest, Registry(), tmp_path)
    assert all((output / path).is_file() for path in expected(digest, _settings()))


def test_the_story_page_names_every_source_with_headline_date_and_lineage(pages: dict[str, Html]) -> None:
    words = pages["s/river7k2m.html"].words
    for said in (
        "5 مقالات، 3 نصوص، 3 جهات مسمّاة؛ مقالتان لم يُذكر مصدرهما",
        "28 فبراير 2024، 8:40 م التاريخ كما ذكره المصدر",
        "وقع الحدث في 27 فبراير 2024",
        "صحيفة الوادي أقرب ما هنا إلى الأصل",
        "إعادة صياغة نصّ صحيفة الوادي (المصدر 1)",
        "ديوان الموارد المائية رواية مستقلة",
        "نسخة من صحيفة الوادي (المصدر 1)",
        "النص نفسه، مع تحرير، الذي في شبكة الساحل الإخبارية (المصدر 2)",
        "تفاهم على حصص المياه بين دول السيلان",
        "نقلًا عن وكالة نبأ، Le Quotidien du Fleuve",
        "وُجد في مرصد Al-Marsad 24",
        "التاريخ من نسخة مطابقة",
        "التاريخ غير معروف",
        "ملاحظة المحرّر هذا الرقم مختلف",
        "إغلاق بوّابتين في سدّ العاقول",
        "<b>زراعة</b>",
    ):
        assert said in words, said


def test_a_permitted_text_is_shown_whole_and_any_other_as_an_excerpt_with_a_note(
    pages: dict[str, Html],
) -> None:
    note = "لا يُعرض نصّ كاملًا إلا بإذن"
    whole, excerpt = pages["s/river7k2m.html"].words, pages["s/heli55qa.html"].words
    assert sample.RIVER[-1] in whole
    assert note not in whole
    assert sample.HELICOPTERS[0].split(" وفق ")[0] in excerpt
    assert "ستة أسابيع" not in excerpt
    assert note in excerpt
    assert "اقرأه كاملًا عند المصدر" in excerpt
    assert "العنوان من وضع المحرّر" in excerpt


def test_links_to_sources_are_http_and_marked(pages: dict[str, Html]) -> None:
    outward = [a for page in pages.values() for a in page.all("a") if urlsplit(a["href"]).scheme]
    assert outward
    for link in outward:
        assert link.items() >= OUTWARD.items(), link


def test_latin_names_are_isolated_in_every_heading_and_text(site: Path) -> None:
    for path in ("index.html", "s/heli55qa.html", "d/2024-02-28.html"):
        html = (site / path).read_text("utf-8")
        assert '<bdi dir="ltr" class="unbroken">Mi-35M (2024)</bdi>' in html, path
    assert "\u2066Mi-35M (2024)\u2069" in (site / "s/heli55qa.html").read_text("utf-8").split("</title>")[0]


def test_the_front_page_leads_with_the_most_independent_texts_and_has_an_end(pages: dict[str, Html]) -> None:
    words = pages["index.html"].words
    order = [
        "الأربعاء، 28 فبراير 2024",
        "18 شعبان 1445 هـ",
        "وزراء الري في حوض",
        "باختصار",
        "انتهى موجز اليوم",
        "أعداد سابقة",
        "طائر الرفراف",
        "بلا تاريخ معروف",
        "نوعًا جديدًا من الزعتر",
    ]
    places = [words.find(said) for said in order]
    assert -1 not in places
    assert places == sorted(places)


def test_a_day_links_the_days_before_and_after(pages: dict[str, Html]) -> None:
    links = {a.get("rel"): a["href"] for a in pages["d/2024-02-27.html"].all("a") if "rel" in a}
    assert links == {"prev": "2024-02-26.html", "next": "2024-02-28.html"}


def test_moved_and_withdrawn_stories_keep_their_addresses(site: Path, published: Path) -> None:
    moved = parse(site / "s/old11111.html")
    assert {"http-equiv": "refresh", "content": "0; url=river7k2m.html"} in moved.all("meta")
    assert {"name": "robots", "content": "noindex"} in moved.all("meta")
    canonical = [
        x["href"] for x in parse(published / "s/old11111.html").all("link") if x["rel"] == "canonical"
    ]
    assert canonical == [f"{ADDRESS}/s/river7k2m.html"]
    assert "خبر مسحوب" in parse(site / "s/gone2222.html").words


def test_the_accounts_are_shown_by_rule(pages: dict[str, Html]) -> None:
    words = pages["made.html"].words
    assert "المجموع 81,234" in words
    assert "أسطر فارغة 1,200" in words


def test_nothing_of_a_held_article_is_anywhere(site: Path) -> None:
    for path in site.rglob("*"):
        if path.suffix in {".html", ".xml", ".json"}:
            assert "سرّ محجوز" not in path.read_text("utf-8"), path


def test_the_page_not_found_works_at_any_depth_once_the_address_is_known(published: Path) -> None:
    addresses = [link["href"] for link in parse(published / "404.html").all("link")]
    assert all(urlsplit(address).path.startswith("/news/") for address in addresses)


def test_hand_written_pages_share_the_theme(pages: dict[str, Html]) -> None:
    page = pages["pages/about.html"]
    assert "نكتب هنا عن السيلان." in page.words
    assert {"rel": "stylesheet", "href": "../theme/mujaz.css"} in page.all("link")
    assert any(a["href"] == "../pages/about.html" for a in pages["s/river7k2m.html"].all("a"))


def test_the_same_digest_gives_the_same_bytes_in_another_folder_and_time_zone(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "C")
    again = build(sample.digest(), sample.REGISTRY, tmp_path)
    for path in site.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (again / path.relative_to(site)).read_bytes(), path


def test_two_pages_at_one_address_end_the_build(tmp_path: Path) -> None:
    digest = Digest((sample.river(),), (), (), (), (), (Redirect("s/river7k2m.html", None),), Sums())
    with pytest.raises(BuildError, match=r"s/river7k2m\.html"):
        build(digest, sample.REGISTRY, tmp_path)


def test_an_address_that_leaves_the_folder_ends_the_build(tmp_path: Path) -> None:
    digest = Digest((), (), (), (), (), (Redirect("../escaped.html", None),), Sums())
    with pytest.raises(BuildError, match="no address"):
        build(digest, sample.REGISTRY, tmp_path)
    assert not (tmp_path / "escaped.html").exists()


def test_a_build_without_autoescape_ends(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="Autoescape"):
        build(sample.digest(), sample.REGISTRY, tmp_path, JINJA_ENVIRONMENT={"autoescape": False})


def test_a_template_missing_from_the_theme_is_an_error_never_pelicans_own(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(Path(__file__).parents[2] / "theme", theme)
    (theme / "templates" / "page.html").unlink()
    with pytest.raises(Exception, match="page"):
        build(sample.digest(), sample.REGISTRY, tmp_path, THEME=str(theme))


def test_headings_form_an_outline(pages: dict[str, Html]) -> None:
    for path, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.elements if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
        assert levels[0] == 1, path
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels)), path


def test_no_element_has_the_id_of_another(pages: dict[str, Html]) -> None:
    for path, page in pages.items():
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), path
