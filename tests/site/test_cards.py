"""The picture of a story: the same bytes for the same words, letters shaped, Latin in its order, nothing cut off."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from mujaz.cache import Cache
from mujaz.errors import SettingsError
from mujaz.site import gallery, options, words
from mujaz.site.cards import HEIGHT, MARGIN, WIDTH, Cards, Inscription
from tests.site import sample

THEME = Path(__file__).parents[2] / "theme"
CARDS = Cards(THEME)
OPTIONS = options.read({"SITENAME": "موجز", "SITEURL": "https://digest.example", "TIMEZONE": "Asia/Beirut"})
CATALOGUE = words.load(THEME / "translations", OPTIONS.interface)
TITLES = (
    "خبر عاجل",
    "وزراء الري يتفقون على خطة لاقتسام مياه الصيف في حوض السِّيلان",
    "الإطفاء الجوي يتسلّم ثلاث مروحيات Mi-35M (2024) من شركة Sky Lift GmbH، والدفعة الثانية AW139 قبل 2025",
    "كلمة " * 400,
    "كلمةطويلةبلافراغ" * 30,
    "https://fire.example/a/very/long/address/that/nobody/breaks/anywhere/at/all?id=12",
    "Only Latin",
)


def _picture(title: str) -> Image.Image:
    return Image.open(BytesIO(CARDS.draw(Inscription("موجز", title, "5 مقالات، 4 نصوص", "28 فبراير 2024"))))


@pytest.mark.parametrize("title", TITLES)
def test_a_card_is_small_whole_and_the_same_on_every_run(title: str) -> None:
    said = Inscription("موجز", title, "5 مقالات، 4 نصوص", "28 فبراير 2024")
    drawn = CARDS.draw(said)
    assert drawn == Cards(THEME).draw(said)
    assert len(drawn) < 40_000
    picture = Image.open(BytesIO(drawn))
    assert picture.size == (WIDTH, HEIGHT)
    assert not picture.info, "no time, no name of a program"
    box = Image.frombytes("L", picture.size, picture.tobytes()).getbbox()  # what is not paper
    assert box
    assert box[0] >= MARGIN - 12
    assert box[2] <= WIDTH - MARGIN + 12


def test_arabic_letters_join() -> None:
    """Raqm shapes: a word is narrower than its letters one by one."""
    face = CARDS._face("markazi-text-bold.ttf", 98)
    assert face.getlength("لا", direction="rtl") < face.getlength("ل", direction="rtl") + face.getlength(
        "ا", direction="rtl"
    )


def test_a_latin_name_stands_between_its_neighbours_and_is_not_torn() -> None:
    lines = list(CARDS._lines("تسلّم الجهاز مروحيات من طراز Mi-35M (2024) معدّلة", 98, True))
    assert any("Mi-35M (2024)" in line for line in lines)


def test_a_headline_that_no_face_can_draw_is_not_drawn_with_boxes() -> None:
    assert CARDS.draws("خبر Apple و٣ غيرها: 4% «عاجل» 🎉 پگچ")
    assert not CARDS.draws("خبر 漢字")


def test_a_card_is_drawn_once(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        first = dict(gallery.files(sample.digest(), OPTIONS, CATALOGUE, CARDS, cache))
    assert set(first) == set(gallery.paths(sample.digest(), OPTIONS))

    class Idle(Cards):
        def draw(self, words: Inscription) -> bytes:
            raise AssertionError("drawn again")

    with Cache(tmp_path) as cache:
        assert dict(gallery.files(sample.digest(), OPTIONS, CATALOGUE, Idle(THEME), cache)) == first


def test_without_address_or_switched_off_there_are_none_and_without_faces_the_editor_is_told(
    tmp_path: Path,
) -> None:
    for settings in ({"SITEURL": ""}, {"SITEURL": "https://digest.example", "MUJAZ_CARDS": False}):
        assert not list(gallery.paths(sample.digest(), options.read(settings)))
    with pytest.raises(SettingsError, match="MUJAZ_CARDS"):
        list(gallery.files(sample.digest(), OPTIONS, CATALOGUE, Cards(tmp_path), Cache(None)))
