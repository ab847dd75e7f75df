"""Saved feeds: what an entry becomes in every family of them, and what hostile ones cost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz import corpus
from mujaz.errors import Problem
from mujaz.model import Record

TEXT = "انطلق مهرجان الزيتون في تل الندى يوم السبت.\nوقالت ليلى إن الدخول مجاني."
HTML = "<p>انطلق مهرجان الزيتون في تل&nbsp;الندى يوم السبت.</p><script>x()</script><p>وقالت ليلى إن الدخول مجاني.</p>"
ESCAPED = HTML.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>صحيفة تل الندى</title><link>https://tal.example/</link><language>ar</language>
<image><title>شعار</title></image>
<item><title>مهرجان الزيتون</title><link>https://tal.example/7</link><dc:creator>سلمى نور</dc:creator>
<pubDate>Wed, 28 Feb 2024 14:05:00 +0300</pubDate><category>زيتون</category><category><![CDATA[تل الندى]]></category>
<source url="https://nada.example/rss">وكالة الندى</source>
<description>انطلق مهرجان.</description><content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>سوق &amp; كتب</title><guid>https://tal.example/8</guid><description>{ESCAPED}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>صحيفة تل الندى</title>
<entry><title type="html">مهرجان &lt;b&gt;الزيتون&lt;/b&gt;</title><link rel="self" href="https://tal.example/self"/>
<link href="https://tal.example/7"/><author><name>سلمى نور</name></author><category term="زيتون"/>
<category term="تل الندى"/><published>2024-02-28T14:05:00+03:00</published><updated>2024-02-29T09:00:00Z</updated>
<source><title>وكالة الندى</title></source><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div>
</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>صحيفة تل الندى</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
<item rdf:about="x"><title>مهرجان الزيتون</title><link>https://tal.example/7</link>
<dc:date>2024-02-28</dc:date><description>{ESCAPED}</description></item></rdf:RDF>"""
PREFIXED = ATOM.replace("<", "<a:").replace("<a:/", "</a:").replace("xmlns=", "xmlns:a=", 1)


def read(folder: Path, raw: bytes | str, name: str = "a.xml") -> list[Record | Problem]:
    (folder / name).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return list(corpus.read(folder))


def records(folder: Path, raw: bytes | str, name: str = "a.xml") -> list[Record]:
    found = read(folder, raw, name)
    assert all(isinstance(row, Record) for row in found), found
    return [row for row in found if isinstance(row, Record)]


@pytest.mark.parametrize(("name", "raw"), [("a.rss", RSS), ("a.atom", ATOM), ("a.xml", RDF)])
def test_an_entry_is_an_article_under_its_title(tmp_path: Path, name: str, raw: str) -> None:
    record = records(tmp_path, raw, name)[0]
    assert record.text == f"مهرجان الزيتون\n{TEXT}"
    assert record.derived
    given = record.given
    assert (given.title, given.carrier, given.url) == (
        "مهرجان الزيتون",
        "صحيفة تل الندى",
        "https://tal.example/7",
    )
    assert given.published.startswith(("2024-02-28", "Wed, 28 Feb 2024"))


@pytest.mark.parametrize("raw", [RSS, ATOM, PREFIXED])
def test_an_entry_says_who_wrote_it_and_where_it_is_from(tmp_path: Path, raw: str) -> None:
    given = records(tmp_path, raw)[0].given
    assert (given.author, given.keywords) == ("سلمى نور", ("زيتون", "تل الندى"))
    assert (given.outlet, given.language) == ("وكالة الندى", "ar")


def test_entries_share_the_bytes_of_the_file(tmp_path: Path) -> None:
    raw = RSS.encode()
    first, second = records(tmp_path, raw)
    assert (first.name, second.name) == ("a.xml#1", "a.xml#2")
    assert (first.raw.start, first.raw.end, second.raw.end) == (0, second.raw.start, len(raw))
    assert b"/7</link>" in raw[: first.raw.end]
    assert b"<guid>" in raw[second.raw.start :]
    assert second.given.url == "https://tal.example/8"
    assert second.text == f"سوق & كتب\n{TEXT}"


def test_a_feed_is_read_in_the_encoding_it_declares(tmp_path: Path) -> None:
    raw = RSS.replace("UTF-8", "windows-1256").encode("cp1256")
    assert records(tmp_path, raw)[0].given.title == "مهرجان الزيتون"


def test_a_broken_entry_does_not_spoil_the_others(tmp_path: Path) -> None:
    raw = RSS.replace("<dc:creator>", "<b><i>&nbsp;&nobody; <dc:creator").replace(
        "</channel></rss>", "<item><title>x"
    )
    found = read(tmp_path, raw)
    assert [str(row.row) for row in found if isinstance(row, Record)][-1] == "2"
    assert [row.file for row in found if isinstance(row, Problem)][-1] == "a.xml#3"


def test_a_page_under_the_name_of_a_feed_is_a_page(tmp_path: Path) -> None:
    (record,) = records(tmp_path, f'<?xml version="1.0"?><html><body><h1>مهرجان</h1>{HTML}</body></html>')
    assert record.row is None
    assert "الدخول مجاني" in record.text


@pytest.mark.parametrize("raw", ["<urlset><url/></urlset>", "نص", "<rss><channel></channel></rss>"])
def test_what_holds_no_entries_is_a_problem(tmp_path: Path, raw: str) -> None:
    (problem,) = read(tmp_path, raw)
    assert isinstance(problem, Problem)
    assert "no entries" in problem.message


def test_entities_are_never_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("سر")
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    raw = (
        f'<!DOCTYPE rss [<!ENTITY l0 "ها">{bomb}<!ENTITY f SYSTEM "file://{tmp_path}/secret">]>'
        "<rss><channel><title>&l11;&f;</title><item><title>&l11;</title><description>نص &f; &l11;</description></item>"
        "</channel></rss>"
    )
    folder = tmp_path / "corpus"
    folder.mkdir()
    (record,) = records(folder, raw)
    assert record.text == "&l11;\nنص &f; &l11;"
    assert "سر" not in f"{record}"


@pytest.mark.parametrize(
    "part",
    ["<item>", "</item>", "<item><b>", "<![CDATA[", "<!--", "<item ", "<a:item", "&l;", "<item><link/>", "<x:y>",
     "item>"],
)  # fmt: skip
def test_hostile_feeds_cost_linear_time(tmp_path: Path, part: str) -> None:
    started = time.process_time()
    read(tmp_path, "<rss><channel><item><title>ن</title>" + part * (200_000 // len(part)))
    assert time.process_time() - started < 15


PIECES = [
    *(
        "<item>",
        "</item>",
        "<title>",
        "<description>",
        "<![CDATA[",
        "]]>",
        "&lt;",
        "&x;",
        "<",
        ">",
        "ن",
        "\0",
    ),
    *("\ud800", 'xmlns:a="', "<a:b"),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_feed_is_records_or_problems(tmp_path_factory: pytest.TempPathFactory, raw: str) -> None:
    found = read(tmp_path_factory.mktemp("corpus"), f"<rss>{raw}".encode("utf-8", "surrogatepass"))
    assert found
    f"{found}".encode()


@pytest.mark.parametrize("reference", ["&#xD800;", "&#55296;", "&#x110000;", "&#0;", "&#99999999;"])
def test_a_reference_to_no_character_stops_nothing(tmp_path: Path, reference: str) -> None:
    item = f"<title>سوق</title><pubDate>{reference}</pubDate><description>كتب {reference}.</description>"
    (record,) = records(tmp_path, f"<rss><item>{item}</item></rss>")
    assert record.text.startswith("سوق\nكتب")


def test_a_comment_among_a_feeds_elements_is_none_of_them(tmp_path: Path) -> None:
    author = "<author><!-- x --><?y z?><name>سلمى نور</name></author>"
    item = f"<title>سوق</title>{author}<!-- x --><description>كتب.</description>"
    (record,) = records(tmp_path, f"<rss><item>{item}</item></rss>")
    assert record.given.author == "سلمى نور"
