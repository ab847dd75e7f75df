"""The site in three languages: neither words nor direction nor script are wired in; headlines stay Arabic."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from mujaz.ledger import Opening
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import Html, parse

CATALOGUES = Path(__file__).parents[2] / "theme" / "translations"
INTERFACES = {"ar": "rtl", "en": "ltr", "fa": "rtl"}
MONTH = {"ar": "28 فبراير 2024", "en": "February 28, 2024", "fa": "28 فوریهٔ 2024"}
COUNTED = {
    "ar": "5 مقالات، 3 نصوص، 3 جهات مسمّاة؛ مقالتان لم يُذكر مصدرهما",
    "en": "5 articles, 3 texts, 3 named outlets; 2 articles name no source",
    "fa": "5 مقاله، 3 متن، 3 رسانهٔ نام‌برده؛ 2 مقاله منبعی نام نبرده‌اند",
}

OPENING = Opening(places=11, persons=1)
OPENED = {
    "ar": ("تُفتح للمكان صفحة متى صار له 11 خبرًا.", "تُفتح للشخص صفحة متى صار له خبر واحد."),
    "en": ("a place gets one once it has 11 stories.", "a person gets one once they have 1 story."),
    "fa": ("برای هر جا وقتی 11 خبر داشته باشد", "برای هر شخص وقتی 1 خبر داشته باشد"),
}


@pytest.fixture(scope="module", params=INTERFACES)
def interface(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def told(interface: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Html]:
    site = build(
        sample.digest(),
        sample.REGISTRY,
        tmp_path_factory.mktemp(interface),
        MUJAZ_INTERFACE=interface,
        MUJAZ_LOCALE="ar",
        SITENAME="Mujaz",
        SITESUBTITLE="",
        MUJAZ_OPENING=OPENING,
    )
    found = {page.relative_to(site).as_posix(): parse(page) for page in sorted(site.rglob("*.html"))}
    return {path: page for path, page in found.items() if not path.startswith(("newsletter/", "pages/"))}


def _words(language: str) -> dict[str, str]:
    """Message → how ``language`` says it, of those of several words without a blank to fill."""
    with (CATALOGUES / language / "LC_MESSAGES" / "mujaz.po").open("rb") as file:
        found = {str(m.id): str(m.string) for m in read_po(file) if isinstance(m.id, str) and m.id}
    return {said: told for said, told in found.items() if "%" not in said and len(told.split()) > 2}


def test_every_page_says_its_language_and_direction_once(interface: str, told: dict[str, Html]) -> None:
    for path, page in told.items():
        assert page.all("html") == [{"lang": interface, "dir": INTERFACES[interface]}], path


def test_counts_and_dates_follow_the_interface(interface: str, told: dict[str, Html]) -> None:
    words = told["s/river7k2m.html"].words
    assert COUNTED[interface] in words
    assert MONTH[interface] in words


def test_an_empty_index_says_with_how_many_stories_a_page_opens(
    interface: str, told: dict[str, Html]
) -> None:
    for path, said in zip(("places.html", "persons.html"), OPENED[interface], strict=True):
        assert said in told[path].words


def test_no_word_of_another_interface_is_left_over(interface: str, told: dict[str, Html]) -> None:
    own = set(_words(interface).values())
    for other in INTERFACES.keys() - {interface}:
        for said in set(_words(other).values()) - own:
            for path, page in told.items():
                assert f" {said} " not in f" {page.words} ", (path, other)


def test_headlines_keep_their_language_and_direction(interface: str, told: dict[str, Html]) -> None:
    page = told["s/river7k2m.html"]
    after_heading = page.elements[[name for name, _ in page.elements].index("h1") + 1]
    if interface == "ar":
        assert after_heading[1].get("lang") is None
    else:
        assert after_heading == ("bdi", {"lang": "ar", "dir": "rtl"})


def test_every_catalogue_is_there() -> None:
    assert {path.name for path in CATALOGUES.iterdir() if path.is_dir()} == set(INTERFACES)
