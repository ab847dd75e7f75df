"""Search as a reader uses it: spellings find each other, filters hold, nothing is loaded before it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from mujaz.arabic import letters, terms, words
from mujaz.model import Digest, Story, Sums
from mujaz.outlets import Registry
from mujaz.site.searching import shard
from tests.browser.driving import served
from tests.browser.test_pages import visiting
from tests.building import PROJECT
from tests.site import sample
from tests.site.build import build

MEET = {
    "hamza": ("إبراهيم", "ابراهيم"),
    "yeh": ("مستشفى", "مستشفي"),
    "teh marbuta": ("مدرسة", "مدرسه"),
    "marks": ("السِّيلان", "السيلان"),
    "tatweel": ("العربـــية", "العربية"),
    "stacked prefixes": ("والمدارس", "مدارس"),
    "article": ("الوزير", "وزير"),
    "three prefixes": ("وبالحافلات", "حافلات"),
    "joined letter": ("بكشمونة", "كشمونة"),
    "digits": ("٢٠٢٤", "2024"),
    "Persian digits": ("۳۷", "37"),
    "names": ("سيرغي", "سيرجي"),
    "foreign letters": ("ڤارنسكي", "فارنسكي"),
    "presentation forms": ("ﻻﻣﺒﻴﺪ", "لامبيد"),
    "capitals": ("Kestrel", "kestrel"),
}
"""Pairs of spellings: a story is written with each, and a search for either finds both."""


def _stories() -> tuple[Story, ...]:
    spelled = [word for pair in MEET.values() for word in pair]
    found = [_story(f"w{n:07}", f"كتب المحرر كلمة {word} هنا.", n) for n, word in enumerate(spelled)]
    return (
        *found,
        _story("long0000", " ".join(["حشو"] * 80) + " زمردة " + " ".join(["حشو"] * 80) + ".", 40),
        _story("evil0000", '<img src=x onerror="document.title=1"> قرنفلة </script>', 41),
    )


def _story(ident: str, text: str, number: int) -> Story:
    day = sample.dating(f"2024-0{1 + number % 2}-1{number % 9}")
    outlet = ("صحيفة الوادي", "شبكة الساحل")[number % 2]
    written = sample.article(f"a1-{ident}", f"خبر رقم {number}", (text,), outlet=outlet)
    return sample.story(ident, (sample.member(written, day),), topics=(("زراعة", "رياضة")[number % 2],))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Served from a folder below the host's top, as project pages are."""
    work = tmp_path_factory.mktemp("search")
    build(Digest(_stories(), (), (), (), (), (), Sums()), Registry(), work)
    with served(work) as at:
        yield f"{at}/output/search.html"


@pytest.fixture(scope="module")
def page(browser: Browser, site: str) -> Iterator[Page]:
    with visiting(browser) as visit:
        visit.page.goto(site)
        yield visit.page
        assert visit.complaints == []


def _ask(page: Page, words: str) -> set[str]:
    """Ids of the stories found."""
    page.fill("[name=q]", words)
    before = page.evaluate("() => { document.getElementById('status').textContent = ''; }")
    assert before is None
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('status').textContent !== ''")
    return _found(page)


def _found(page: Page) -> set[str]:
    links = page.eval_on_selector_all("#results h2 a", "all => all.map(one => one.getAttribute('href'))")
    return {Path(link).stem for link in links}


@pytest.mark.parametrize("kind", MEET)
def test_each_spelling_finds_both(page: Page, kind: str) -> None:
    spelled = [word for pair in MEET.values() for word in pair]
    both = {f"w{spelled.index(word):07}" for word in MEET[kind]}
    for word in MEET[kind]:
        page.goto(page.url.partition("?")[0])
        assert both <= _ask(page, word), word
        assert len(_found(page)) <= len(both) + 2


def test_browser_and_builder_look_words_up_alike(page: Page) -> None:
    texts = sorted((PROJECT / "content" / "corpus").glob("*.txt")) + sorted((PROJECT / "docs").glob("*.md"))
    seen = {word for path in texts for word in re.findall(r"\w+", path.read_text("utf-8", "replace"))}
    seen |= {word for pair in MEET.values() for word in pair}
    said = sorted(f"{joined}{word}" for word in seen for joined in ("", "و", "لل", "وبال", "ب"))
    folded = [letters.fold(word) for word in said]
    told = page.evaluate(
        "([said, table]) => said.map(word => mujazSearch.fold(word, table))", [said, letters.table()]
    )
    assert [pair for pair in zip(said, folded, told, strict=True) if pair[1] != pair[2]] == []
    split = [words.split(word) for word in folded]
    assert page.evaluate("said => said.map(mujazSearch.split)", folded) == split
    each = sorted({word for found in split for word in found})
    looked = page.evaluate("said => said.map(mujazSearch.terms)", each)
    for word, found in zip(each, looked, strict=True):
        assert {term for term in terms.of(word) if term} <= set(found), word
    spread = page.evaluate("said => said.map(word => mujazSearch.shard(word, 64))", each)
    assert spread == [shard(word, 64) for word in each]


def test_results_show_where_the_word_stands_and_run_nothing(page: Page) -> None:
    assert _ask(page, "زمرّدة") == {"long0000"}
    told = page.inner_text("#results .opening")
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert page.inner_text("#results .opening mark") == "زمردة"
    assert _ask(page, "قرنفلة") == {"evil0000"}
    assert "img src=x" in page.inner_text("#results .opening")
    assert page.title() != "1"


def test_filters_narrow_and_the_address_remembers_them(page: Page, site: str) -> None:
    page.goto(site)
    everything = _ask(page, "خبر")
    page.click("details summary")
    page.select_option("[name=outlet]", label="شبكة الساحل")
    page.fill("[name=from]", "2024-02-12")
    narrowed = _ask(page, "خبر")
    assert narrowed
    assert narrowed < everything
    page.reload()
    page.wait_for_selector("#results li")
    assert _found(page) == narrowed
    assert page.input_value("[name=from]") == "2024-02-12"


def test_more_comes_once_however_often_it_is_asked_for(page: Page, site: str) -> None:
    page.goto(site)
    assert len(_ask(page, "كلمة")) == 20
    page.evaluate("() => { for (let n = 0; n < 3; n += 1) document.getElementById('more').click(); }")
    page.wait_for_function("() => document.getElementById('more').hidden")
    links = page.eval_on_selector_all("#results h2 a", "all => all.map(one => one.getAttribute('href'))")
    assert len(links) == len(set(links)) == 2 * len(MEET)


def test_what_an_address_asks_for_stays_in_it_where_the_index_cannot_be_read(
    browser: Browser, site: str
) -> None:
    page = browser.new_page()
    page.route("**/index.json", lambda route: route.abort())
    page.goto(f"{site}?q=كلمة&outlet=صحيفة الوادي&topic=زراعة")
    page.wait_for_function("() => document.getElementById('status').textContent !== ''")
    asked = page.evaluate("() => Object.fromEntries(new URLSearchParams(location.search))")
    assert asked == {"q": "كلمة", "outlet": "صحيفة الوادي", "topic": "زراعة"}
    page.close()


def test_words_that_meet_nowhere_are_answered_by_what_has_some(page: Page, site: str) -> None:
    page.goto(site)
    assert {"long0000", "evil0000"} <= _ask(page, "زمردة قرنفلة")
    assert _ask(page, "كلمةلاوجودلها") == set()
    assert page.inner_text("#status") == "لا نتائج"
    assert _ask(page, "constructor") == set()  # a name that every object of the browser has
    assert page.inner_text("#status") == "لا نتائج"


def test_the_keyboard_walks_through_the_results(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.name") == "q"
    _ask(page, "خبر")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    at = "() => [...document.querySelectorAll('#results h2 a')].indexOf(document.activeElement)"
    assert page.evaluate(at) == 1
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.name") == "q"


def test_nothing_is_loaded_before_it_is_used(browser: Browser, site: str) -> None:
    with visiting(browser) as visit:
        visit.page.goto(site, wait_until="networkidle")
        assert not [url for url in visit.requests if "/search/" in url]
        _ask(visit.page, "مدارس")
        loaded = [url for url in visit.requests if "/search/" in url]
        assert 2 <= len(loaded) <= 6
        assert visit.complaints == []


def test_without_script_the_page_names_other_ways(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    assert not page.is_visible("form.search")
    assert page.is_visible("a[href='archive.html']")
    context.close()
