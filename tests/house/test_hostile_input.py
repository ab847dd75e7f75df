"""Law 8: nothing from a corpus executes, escapes its folder or stops the run; law 1 holds for it too."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest

from tests.building import Site, build, tree
from tests.house.test_commands import mujaz
from tests.house.test_demo import foreign_scripts

TITLE = "<script>alert(1)</script> {{7777*7777}} ../../../etc/passwd وزير الري يفتتح سد «النخيل»"
BODY = """افتتح وزير الري في مدينة «سهلان» صباح اليوم سد «النخيل» بعد أربعة أعوام من العمل في المشروع.
<img src=x onerror=alert(2)> وقال الوزير إن السد {% include "/etc/passwd" %} يحفظ مياه السيول لأهل القرى المجاورة.
وأضاف أن الكلفة {{ config.__class__ }} بلغت ثلاثين مليون درهم ]]> وأن القرى الست ستشرب منه <!-- قبل الصيف.
</p></article></body><h1>عنوان مدسوس</h1> وحضر الافتتاح أهالي القرى <a href="javascript:alert(3)">هنا</a>.
"""
ALLOWED_PATH = re.compile(r"^[A-Za-z0-9_][A-Za-z0-9_./-]*$")
SECRET = "سر لا ينبغي أن يخرج من مكانه أبدا إلى موقع منشور على الناس"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    home = tmp_path_factory.mktemp("hostile")
    corpus = home / "corpus"
    corpus.mkdir()
    (home / "secret.txt").write_text(f"{SECRET}\n\n{SECRET}. {BODY}", "utf-8")
    _write_texts(corpus)
    _write_rows(corpus)
    _write_unreadable(corpus, home)
    return build(home, corpus)


def _write_texts(corpus: Path) -> None:
    (corpus / "a.txt").write_text(f"{TITLE}\n\n28 فبراير 2024\n\n{BODY}", "utf-8")
    (corpus / "<script>alert(4)<").mkdir()
    (corpus / "<script>alert(4)<" / "a\"b'c&d\n.txt").write_text(f"خبر آخر {TITLE}\n\n{BODY}", "utf-8")
    (corpus / "x..%2f..%2fescape.txt").write_text(f"نبأ ثالث {{{{7777*7777}}}}\n\n{BODY}", "utf-8")
    page = (
        f"<html><head><title>{TITLE}</title><meta property='og:site_name' content='../../x\"><script>'>"
        f"<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=https://evil.example/'>"
        f"</head><body><script>alert(5)</script><article><h1>{TITLE}</h1>"
        + "".join(f"<p>{line}</p>" for line in BODY.splitlines())
        + "</article></body></html>"
    )
    (corpus / "page.html").write_text(page, "utf-8")


def _write_rows(corpus: Path) -> None:
    rows: list[object] = [
        {
            "id": "../../1",
            "title": "{{7777*7777}} <svg onload=alert(6)> رئيس بلدية «سهلان» يستقبل وفد المعلمين في مكتبه",
            "outlet": '"><script>alert(7)</script>../../صحيفة',
            "url": "javascript:alert(8)",
            "published": "2024-02-30T99:99",
            "keywords": ["../../up", "<b>سهلان</b>", "{{7777*7777}}"],
            "text": "استقبل رئيس بلدية «سهلان» وفدا من المعلمين في مكتبه أمس. " * 3 + BODY,
        },
        {"title": ["no", {"text": 1}], "text": {"deep": [[[]]]}, "published": 10**400},
        {"title": "بلا نص", "text": None, "url": "http://[::1"},
        {"title": "عنوان لا يقرأ", "text": BODY, "url": "http://[::1"},
        {"title": "عنوان آخر", "text": BODY.replace("سهلان", "جبلان"), "url": "http://exa\u2100mple.com"},
        ["a", "list"],
        "a string",
        None,
        7,
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    lines += ["{broken", "[" * 50_000, '{"text": "\\ud800 ' + BODY.splitlines()[0] + '"}', "", "NaN"]
    (corpus / "rows.jsonl").write_text("\n".join(lines), "utf-8")


def _write_unreadable(corpus: Path, home: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "zeros.txt").write_bytes(bytes(5000))
    (corpus / "noise.txt").write_bytes(bytes((i * i * 31 + i // 7) % 256 for i in range(5000)))
    (corpus / "half.txt").write_bytes("نص من خبر قديم".encode("utf-16")[:-1])
    (corpus / "bad-bytes.txt").write_bytes(
        f"خبر رابع من «سهلان»\n\n{BODY}".encode().replace(b" ", b"\xff ", 3)
    )
    (corpus / "one-line.txt").write_text("كلمة " * 100_000, "utf-8")
    (corpus / "brackets.html").write_text("<div>" * 20_000 + BODY, "utf-8")
    (corpus / "folder.txt").mkdir()
    (corpus / "secret.txt").symlink_to(home / "secret.txt")
    (corpus / "outside").symlink_to(home, target_is_directory=True)
    (corpus / "loop").symlink_to(corpus, target_is_directory=True)
    (corpus / "nowhere.txt").symlink_to(home / "absent.txt")
    os.mkfifo(corpus / "pipe.txt")
    Path(os.fsdecode(os.fsencode(corpus) + b"/\xff\xfe.txt")).write_text(f"خبر خامس\n\n{BODY}", "utf-8")


class Elements(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _parsed(html: str) -> Elements:
    elements = Elements()
    elements.feed(html)
    elements.close()
    return elements


def test_nothing_in_a_page_executes_or_loads_from_elsewhere(hostile: Site) -> None:
    for page in hostile.pages():
        elements = _parsed(page.read_text("utf-8"))
        assert foreign_scripts(page.read_text("utf-8")) == [], page
        assert "base" not in elements.tags, page
        assert not [name for name, _ in elements.attributes if name.startswith("on")], page
        assert not [value for _, value in elements.attributes if "javascript:" in value.lower()], page
        assert "60481729" not in "".join(elements.text), page


def test_hostile_words_are_shown_as_text(hostile: Site) -> None:
    shown = "".join("".join(_parsed(page.read_text("utf-8")).text) for page in hostile.pages())
    assert "<script>alert(1)</script> {{7777*7777}}" in _plain(shown)
    assert "<svg onload=alert(6)>" in _plain(shown)
    assert "<script>alert(7)</script>" in _plain(shown)


def _plain(text: str) -> str:
    """Without the isolates that keep Latin words in order inside Arabic lines."""
    return re.sub("[\u2066-\u2069\u200e\u200f]", "", text)


def test_no_file_is_written_outside_the_site_or_under_a_hostile_name(hostile: Site) -> None:
    own = {"output", "ledger", "cache", "decisions"}
    assert {p.name for p in hostile.home.iterdir()} <= own | {"corpus", "secret.txt"}
    for path in tree(hostile.output).keys() - {".mujaz"}:
        assert ALLOWED_PATH.match(path), path
        assert ".." not in path


def test_no_link_leads_out_of_the_corpus(hostile: Site) -> None:
    for path, data in (tree(hostile.output) | tree(hostile.ledger)).items():
        assert SECRET.encode() not in data, path


def test_the_feed_stays_well_formed_and_harmless(hostile: Site) -> None:
    feed = feedparser.parse((hostile.output / "feed.xml").read_bytes(), sanitize_html=False)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.entries
    for entry in feed.entries:
        for content in entry.get("content", []):
            elements = _parsed(content.value)
            assert not {"script", "img", "svg", "iframe", "style"} & set(elements.tags)
            assert not [value for _, value in elements.attributes if "javascript:" in value.lower()]


def test_the_accounts_close(hostile: Site) -> None:
    accounts = hostile.stories["accounts"]
    assert accounts["bytes"]["cut"] == sum(accounts["cuts"].values())
    assert accounts["bytes"]["total"] == sum(accounts["bytes"][k] for k in ("article", "metadata", "cut"))


def test_every_good_article_among_them_is_published(hostile: Site) -> None:
    whole = hostile.stories
    files = {s["file"] for story in whole["stories"] for a in story["articles"] for s in a["sources"]}
    assert {"a.txt", "page.html", "bad-bytes.txt", "x..%2f..%2fescape.txt"} <= files
    assert "rows.jsonl" in {file.partition("#")[0] for file in files}


def test_what_cannot_be_read_is_a_problem_that_names_the_file(hostile: Site, tmp_path: Path) -> None:
    places = [f"--{name}={tmp_path / name}" for name in ("ledger", "decisions", "cache")]
    said = mujaz("check", "--strict", f"--corpus={hostile.home / 'corpus'}", *places)
    assert said.exit_code == 1
    problems = said.stdout.partition("problems (")[2]
    for name in ("zeros.txt", "noise.txt", "pipe.txt", "rows.jsonl#", "nowhere.txt", "secret.txt"):
        assert name in problems, name
