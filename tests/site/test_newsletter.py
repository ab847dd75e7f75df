"""An edition as a message: whole in itself, light, and right to left wherever it is read."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from mujaz.model import Digest, Sums
from mujaz.outlets import Registry
from mujaz.site import newsletter
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import ADDRESS, Html, parse

DAY = "newsletter/2024-02-28"


@pytest.fixture(scope="module")
def message(published: Path) -> Html:
    return parse(published / f"{DAY}.html")


def _many(tmp_path: Path, stories: int) -> Path:
    made = tuple(
        sample.single(
            f"many{n:04}", f"{sample.LONG_TITLE} {n} Mi-35M", "2024-02-28", sample.RIVER, "صحيفة الوادي"
        )
        for n in range(stories)
    )
    return build(Digest(made, (), (), (), (), (), Sums()), sample.REGISTRY, tmp_path, SITEURL=ADDRESS)


def test_every_edition_has_its_messages(published: Path) -> None:
    for page in (published / "d").glob("*.html"):
        for ending in newsletter.ENDINGS:
            assert (published / "newsletter" / f"{page.stem}.{ending}").stat().st_size > 100


def test_a_message_needs_nothing_but_itself(message: Html) -> None:
    tags = {tag for tag, _ in message.elements}
    assert not tags & {"script", "style", "link", "img", "iframe", "form", "base", "div", "span"}
    (policy,) = [m["content"] for m in message.all("meta") if "http-equiv" in m]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")
    for link in message.all("a"):
        assert urlsplit(link["href"]).netloc, link


def test_direction_stands_in_every_cell_for_mail_programs_drop_the_head(message: Html) -> None:
    assert message.all("html") == [{"lang": "ar", "dir": "rtl"}]
    cells = [cell for cell in message.all("td") if "font-family" in cell.get("style", "")]
    assert len(cells) > 5
    for cell in cells:
        assert cell["dir"] == "rtl"
        assert cell["align"] == "right"
        assert "direction: rtl" in cell["style"]
    assert all(table["role"] == "presentation" for table in message.all("table"))


def test_it_tells_the_edition_in_its_order(message: Html) -> None:
    said = (
        "الأربعاء، 28 فبراير 2024",
        "وزراء الري في حوض",
        "اتفق وزراء الري",
        "ثلوج مبكرة",
        "هذا العدد في الموقع",
    )
    places = [message.words.find(words) for words in said]
    assert -1 not in places
    assert places == sorted(places)
    assert f"{ADDRESS}/d/2024-02-28.html" in {link["href"] for link in message.all("a")}


def test_plain_text_says_the_same_with_whole_addresses(published: Path) -> None:
    text = (published / f"{DAY}.txt").read_text("utf-8")
    assert "الإطفاء من طراز" not in text.split("\n")[0]
    assert "\u2066Mi-35M (2024)\u2069" in text
    assert f"\n{ADDRESS}/s/river7k2m.html\n" in text
    assert not re.search(r"<[a-z]", text)


def test_what_is_hostile_stays_text(published: Path) -> None:
    for ending in newsletter.ENDINGS:
        message = (published / f"newsletter/2024-02-25.{ending}").read_text("utf-8")
        assert "{{7*7}}" in message
        assert "\u202e" not in message
        if ending != "txt":
            assert "<script" not in message


def test_a_busy_day_is_cut_to_what_mail_programs_show_and_says_so(tmp_path: Path) -> None:
    output = _many(tmp_path, 150)
    html = (output / f"{DAY}.html").read_bytes()
    assert 50_000 < len(html) < newsletter.BYTES
    assert re.search(r"و\d+ (خبر|أخبار)", html.decode())
    assert (output / f"{DAY}.txt").read_text("utf-8").count(f"{ADDRESS}/s/") == 150


def test_a_telegram_post_is_within_its_limits_and_markup(tmp_path: Path, published: Path) -> None:
    for output in (_many(tmp_path, 80), published):
        for path in sorted((output / "newsletter").glob("*.telegram.txt")):
            post = path.read_text("utf-8")
            assert len(post.encode("utf-16-le")) // 2 < newsletter.UNITS
            assert set(re.findall(r"</?([a-z]+)", post)) <= {"a", "b"}
            assert not re.search(r"&(?!amp;|lt;|gt;|quot;|#34;|#39;)", post)
            assert len(re.findall("<a ", post)) == len(re.findall("</a>", post)) > 1


def test_how_to_leave_is_said_where_the_setting_knows(tmp_path: Path, published: Path) -> None:
    leave = "mailto:leave@digest.example?subject=leave"
    output = build(sample.digest(), sample.REGISTRY, tmp_path, MUJAZ_UNSUBSCRIBE=leave)
    assert leave in {link["href"] for link in parse(output / f"{DAY}.html").all("a")}
    assert (output / f"{DAY}.txt").read_text("utf-8").endswith(f"{leave}\n")
    assert "لإيقاف" not in (published / f"{DAY}.txt").read_text("utf-8")


def test_a_title_of_ten_thousand_letters_does_not_break_the_message(tmp_path: Path) -> None:
    story = sample.single("huge0000", "كلمة " * 2000, "2024-02-28", ("كلمة " * 4000,), "جهة " * 500)
    output = build(Digest((story,), (), (), (), (), (), Sums()), Registry(), tmp_path)
    assert (output / f"{DAY}.html").stat().st_size < newsletter.BYTES
    assert len((output / f"{DAY}.telegram.txt").read_text("utf-8")) < newsletter.UNITS
