"""The words readers see: complete, grammatical, and in the catalogue alone."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from mujaz.errors import SettingsError
from mujaz.model import Counts, Dating
from mujaz.site import options, rules, words
from mujaz.site.calendars import Calendar
from mujaz.site.phrases import Phrases

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
TRANSLATIONS = THEME / "translations"
ARABIC = words.load(TRANSLATIONS, Locale("ar"))


def _calendar(**settings: object) -> Calendar:
    return Calendar(options.read({"TIMEZONE": "Asia/Beirut", **settings}), ARABIC)


def _phrases(**settings: object) -> Phrases:
    return Phrases(ARABIC, _calendar(**settings))


@pytest.mark.parametrize(
    ("number", "articles", "texts", "outlets", "stories"),
    [
        (0, "لا مقالات", "لا نصوص", "لا جهة مسمّاة", "لا أخبار"),
        (1, "مقالة واحدة", "نص واحد", "جهة واحدة مسمّاة", "خبر واحد"),
        (2, "مقالتان", "نصّان", "جهتان مسمّاتان", "خبران"),
        (3, "3 مقالات", "3 نصوص", "3 جهات مسمّاة", "3 أخبار"),
        (10, "10 مقالات", "10 نصوص", "10 جهات مسمّاة", "10 أخبار"),
        (11, "11 مقالة", "11 نصًّا", "11 جهة مسمّاة", "11 خبرًا"),
        (99, "99 مقالة", "99 نصًّا", "99 جهة مسمّاة", "99 خبرًا"),
        (100, "100 مقالة", "100 نص", "100 جهة مسمّاة", "100 خبر"),
        (102, "102 مقالة", "102 نص", "102 جهة مسمّاة", "102 خبر"),
        (103, "103 مقالات", "103 نصوص", "103 جهات مسمّاة", "103 أخبار"),
    ],
)
def test_the_six_plural_forms(number: int, articles: str, texts: str, outlets: str, stories: str) -> None:
    said = _phrases()
    assert said.articles(number) == articles
    assert said.texts(number) == texts
    assert said.outlets(number) == outlets
    assert said.stories(number) == stories


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Counts(5, 4, 1, 3), "5 مقالات، 4 نصوص، جهة واحدة مسمّاة؛ 3 مقالات لم يُذكر مصدرها"),
        (Counts(1, 1, 1, 0), "مقالة واحدة، جهة واحدة مسمّاة"),
        (Counts(1, 1, 0, 1), "مقالة واحدة؛ لم يُذكر مصدرها"),
        (Counts(2, 1, 0, 2), "مقالتان، نص واحد؛ لم يُذكر مصدر أيٍّ منهما"),
        (Counts(12, 11, 2, 0), "12 مقالة، 11 نصًّا، جهتان مسمّاتان"),
    ],
)
def test_counts_in_arabic(counts: Counts, said: str) -> None:
    assert _phrases().counts(counts) == said


def test_numerals_and_months_follow_the_settings() -> None:
    day = date(2024, 2, 28)
    assert _calendar().weekday(day) == "الأربعاء، 28 فبراير 2024"
    assert _calendar(MUJAZ_LOCALE="ar_LB").day(day) == "28 شباط 2024"
    assert _calendar(MUJAZ_LOCALE="ar_DZ").day(day) == "28 فيفري 2024"
    assert _calendar(MUJAZ_NUMERALS="arab").day(day) == "٢٨ فبراير ٢٠٢٤"
    assert _calendar(MUJAZ_NUMERALS="arab").number(81234) == "٨١٬٢٣٤"
    assert _phrases(MUJAZ_NUMERALS="arab").articles(5) == "٥ مقالات"


def test_hijri_days_where_the_tables_reach() -> None:
    assert _calendar().hijri(date(2024, 2, 28)) == "18 شعبان 1445 هـ"
    assert _calendar().hijri(date(1700, 1, 1)) == ""


def test_an_instant_belongs_to_the_day_of_the_sites_zone() -> None:
    late = Dating(date(2024, 2, 28), "stated", "x", instant=datetime(2024, 2, 28, 23, 30, tzinfo=UTC))
    assert _calendar().local_day(late) == date(2024, 2, 29)


def test_every_message_is_translated_in_every_catalogue() -> None:
    catalogues = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/mujaz.po"))
    assert catalogues
    for path in catalogues:
        with path.open("rb") as file:
            catalogue = read_po(file)
        for message in catalogue:
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            assert message.id == "" or (all(forms) and not message.fuzzy), (path, message.id)


def test_catalogues_hold_the_messages_that_templates_and_code_use() -> None:
    methods = [("**/templates/**.html", "jinja2"), ("**/templates/**.css", "jinja2"), ("**.py", "python")]
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    used = {
        (context, message[0] if isinstance(message, tuple) else message)
        for folder in (THEME, ROOT / "plugins" / "mujaz" / "site")
        for _, _, message, _, context in extract_from_dir(
            folder,
            methods,
            {"**/templates/**.html": {"trimmed": "true", "silent": "false"}},
            keywords,
        )
    }
    for path in (TRANSLATIONS / "messages.pot", *TRANSLATIONS.glob("*/LC_MESSAGES/mujaz.po")):
        held = {
            (message.context, message.id[0] if isinstance(message.id, tuple) else message.id)
            for message in read_po(BytesIO(path.read_bytes()))
            if message.id
        }
        assert held == used, path


def test_every_cue_that_cuts_is_told_in_words() -> None:
    cues = tomllib.loads((ROOT / "plugins" / "mujaz" / "articles" / "cues.toml").read_text("utf-8"))["cue"]
    cut = {cue["rule"] for cue in cues if cue["effect"] == "drop"}
    assert cut | {"posts-day", "ticker", "wire-slug"} <= rules.cuts(ARABIC).keys()


def test_no_visible_word_stands_in_a_template() -> None:
    spared = {"RSS", "JSON", "Atom", "OPML", "Feed"}
    for path in sorted((THEME / "templates").rglob("*.html")):
        source = path.read_text("utf-8")
        bare = re.sub(
            r"<[^<>]*>", " ", re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.DOTALL)
        )
        assert set(re.findall(r"[^\W\d_]+", bare)) <= spared, path


def test_no_arabic_word_stands_in_code() -> None:
    for path in sorted((ROOT / "plugins" / "mujaz" / "site").glob("*.py")):
        code = re.sub(r'r?""".*?"""|#[^\n]*', "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search("[\u0621-\u064a]", code), path


def test_an_interface_without_a_catalogue_is_a_mistake_in_the_settings() -> None:
    with pytest.raises(SettingsError, match="there are: ar"):
        words.load(TRANSLATIONS, Locale("fr"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIMEZONE", "Mars/Olympus"),
        ("MUJAZ_LOCALE", "xx_YY"),
        ("MUJAZ_NUMERALS", "roman"),
        ("MUJAZ_FRONT_STORIES", 0),
        ("MUJAZ_EXCERPT_WORDS", "60"),
        ("SITEURL", "example.org"),
        ("SITENAME", 5),
        ("MUJAZ_FEED_FORM", "everything"),
        ("MUJAZ_FEED_HISTORY", "year"),
        ("MUJAZ_FEED_REANNOUNCE", "yes"),
        ("MUJAZ_FEED_SKIP_HOURS", [24]),
        ("MUJAZ_FEED_SKIP_HOURS", "0"),
        ("MUJAZ_WEBSUB_HUB", "hub.example"),
        ("MUJAZ_WEBSUB_HUB", "javascript:alert(1)"),
        ("MUJAZ_UNSUBSCRIBE", "https://"),
        ("MUJAZ_UNSUBSCRIBE", 'mailto:a@b.example"'),
        ("MUJAZ_NEWSLETTER_FROM", "a@b.example\nBcc: c@d.example"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match=name):
        options.read({name: value})
