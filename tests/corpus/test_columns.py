"""What exports call their fields: read without a word where it is plain, told and mended where it is not."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from mujaz import corpus
from mujaz.corpus import fields
from mujaz.errors import Problem
from mujaz.model import Record

TEXT = "انطلق مهرجان الزيتون في تل الندى يوم السبت بمشاركة أربعين مزارعا."

EXPORTS: Mapping[str, Mapping[str, object]] = {
    "WordPress": {
        "ID": "7", "post_author": "3", "post_date": "2025-11-11 08:14:00", "post_content": TEXT,
        "post_title": "مهرجان", "post_excerpt": "مقتطف", "post_name": "mahrajan", "post_type": "post",
        "guid": "https://tal.example/?p=7",
    },
    "WordPress REST": {
        "id": 7, "date": "2025-11-11 08:14:00", "guid": {"rendered": "https://tal.example/?p=7"},
        "title": {"rendered": "مهرجان"}, "content": {"rendered": TEXT, "protected": False}, "author": 3,
    },
    "Ghost": {
        "title": "مهرجان", "slug": "mahrajan", "html": TEXT, "published_at": "2025-11-11 08:14:00",
        "url": "https://tal.example/?p=7", "custom_excerpt": None,
    },
    "Joomla": {
        "title": "مهرجان", "introtext": TEXT, "publish_up": "2025-11-11 08:14:00",
        "link": "https://tal.example/?p=7", "ordering": 4,
    },
    "a crawler": {
        "news_title": "مهرجان", "maintext": TEXT, "description": "وصف", "date_publish": "2025-11-11 08:14:00",
        "url": "https://tal.example/?p=7", "image_url": "https://tal.example/7.png",
    },
    "a spreadsheet": {
        "الرقم": "7", "عنوان الخبر": "مهرجان", "نص الخبر": TEXT, "تاريخ النشر": "2025-11-11 08:14:00",
        "رابط الخبر": "https://tal.example/?p=7",
    },
    "Dublin Core": {
        "dc:title": "مهرجان", "article:text": TEXT, "article:published_time": "2025-11-11 08:14:00",
        "og:url": "https://tal.example/?p=7",
    },
}  # fmt: skip


@pytest.mark.parametrize("system", EXPORTS)
def test_an_export_is_understood_without_a_word(tmp_path: Path, system: str) -> None:
    row = EXPORTS[system]
    (tmp_path / "a.jsonl").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    if all(isinstance(value, str) for value in row.values()):
        out = io.StringIO(newline="")
        csv.writer(out).writerows([list(row), list(row.values())])
        (tmp_path / "a.csv").write_text(out.getvalue(), "utf-8")
    found = list(corpus.read(tmp_path))
    assert found
    for record in found:
        assert isinstance(record, Record), record
        assert record.text == f"مهرجان\n{TEXT}"
        assert record.given.published == "2025-11-11 08:14:00"
        assert record.given.url == "https://tal.example/?p=7"
        assert not record.given.author


@pytest.mark.parametrize(
    "column",
    ["post_mime_type", "image_url", "post_parent", "comment_count", "newsroom", "postal", "id", "label"],
)
def test_what_is_no_field_of_an_article_is_left_alone(column: str) -> None:
    assert not fields.known([column])


def test_a_name_of_its_own_goes_before_one_with_an_addition() -> None:
    assert fields.given({"post_title": "ب", "title": "أ", "Title": "ج"}).title == "أ"
    assert fields.text({"description": "وصف", "post_content": "نص"}) == "نص"


def test_what_the_editor_gives_to_one_field_means_no_other() -> None:
    found = fields.given({"source": "ليلى", "site": "صحيفة"}, {"author": ("source",)})
    assert (found.author, found.outlet) == ("ليلى", "صحيفة")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f"raqm,khabar,yawm\n7,{TEXT},2025-11-11\n"),
        ("a.jsonl", json.dumps({"raqm": 7, "khabar": TEXT, "yawm": "2025-11-11"})),
        ("a.json", json.dumps([{"raqm": 7, "khabar": TEXT, "yawm": "2025-11-11"}])),
    ],
)
def test_the_message_names_the_columns_and_the_line_that_mends_it(
    tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    (problem,) = corpus.read(tmp_path)
    assert isinstance(problem, Problem)
    assert "raqm, khabar, yawm" in problem.message
    line = 'fields.text = "khabar"'
    assert line in problem.message
    (tmp_path / "corpus.toml").write_text(line, "utf-8")
    (record,) = corpus.read(tmp_path)
    assert isinstance(record, Record)
    assert record.text == TEXT


def test_layouts_tell_what_is_read_and_what_is_not(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/corpus.toml").write_text('[fields]\ntext = "matn"\ndate = "yawm"\n', "utf-8")
    (tmp_path / "in/a.csv").write_text(f"matn,yawm,raqm\n{TEXT},2025-11-11,7\n", "utf-8")
    (tmp_path / "b.jsonl").write_text('{"title": "أ", "text": "ب"}\n{"text": "ج", "views": 3}\n', "utf-8")
    (tmp_path / "c.txt").write_text(TEXT, "utf-8")
    (tmp_path / "broken.json").write_text('{"a": [', "utf-8")
    first, second = corpus.layouts(tmp_path)
    assert (first.file, first.read, first.unused) == (
        "b.jsonl",
        {"title": ("title",), "text": ("text",)},
        ("views",),
    )
    assert (second.read, second.unused) == ({"text": ("matn",), "published": ("yawm",)}, ("raqm",))


def test_a_wrong_key_in_fields_leaves_the_others_standing(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text('[fields]\ntext = "matn"\nbody = "x"\n', "utf-8")
    (tmp_path / "a.csv").write_text(f"matn,raqm\n{TEXT},7\n", "utf-8")
    problem, record = sorted(corpus.read(tmp_path), key=lambda found: isinstance(found, Record))
    assert isinstance(record, Record)
    assert isinstance(problem, Problem)
    assert (problem.file, problem.line) == ("corpus.toml", 3)
    assert "date" in problem.message


def test_a_row_is_told_with_its_line_where_rows_hold_several() -> None:
    assert str(Problem("a.csv#16", 200, "has no text.")) == "a.csv#16 (line 200): has no text."
    assert str(Problem("a.jsonl#21", 21, "is no JSON.")) == "a.jsonl#21: is no JSON."
    assert str(Problem("desk.toml", 3, "is no ruling.")) == "desk.toml:3: is no ruling."


ENVELOPES: Mapping[str, Mapping[str, object]] = {
    "a search engine": {
        "_index": "news",
        "_id": "7",
        "_score": 1.0,
        "_source": {"title": "مهرجان", "content": TEXT},
    },
    "a framework": {"model": "news.article", "pk": 7, "fields": {"title": "مهرجان", "body": TEXT}},
    "an interface": {"type": "articles", "id": "7", "attributes": {"headline": "مهرجان", "text": TEXT}},
}


@pytest.mark.parametrize("system", ENVELOPES)
def test_an_article_is_taken_out_of_its_envelope(tmp_path: Path, system: str) -> None:
    row = json.dumps(ENVELOPES[system], ensure_ascii=False)
    (tmp_path / "a.jsonl").write_text(row, "utf-8")
    (tmp_path / "b.json").write_text(f'{{"hits": {{"hits": [{row}, {row}]}}}}', "utf-8")
    (tmp_path / "c.json").write_text(row, "utf-8")
    found = [each for each in corpus.read(tmp_path) if isinstance(each, Record)]
    assert [(each.given.title, each.text) for each in found] == [("مهرجان", f"مهرجان\n{TEXT}")] * 4
    assert all({"title", "text"} <= each.read.keys() for each in corpus.layouts(tmp_path))


def test_what_html_spells_out_is_read_wherever_it_stands(tmp_path: Path) -> None:
    row = {"title": {"rendered": "&#8220;عنوان&#8221;"}, "text": f"{TEXT} &amp; غيره", "author": "أ&nbsp;ب",
           "tags": ["س &amp; ص", 11, 12], "url": "https://a.example/?a=1&amp;copy=2"}  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    (record,) = corpus.read(tmp_path)
    assert isinstance(record, Record)
    assert record.text == f"“عنوان”\n{TEXT} & غيره"
    said = record.given
    assert (said.author, said.keywords, said.url) == ("أ ب", ("س & ص",), "https://a.example/?a=1&copy=2")


@pytest.mark.parametrize(
    "text",
    [
        ["أ", ["ب"], {"text": "ت"}],
        [{"type": "paragraph", "data": {"text": each}} for each in "أبت"],
        {"type": "doc", "content": [{"content": [{"type": "text", "text": each}]} for each in "أبت"]},
        [
            {"value": "أ", "summary": "خلاصة"},
            {"children": [{"text": "ب"}]},
            {"file": {"url": "https://a/b"}},
            "ت",
        ],
    ],
)
def test_a_text_in_pieces_is_read_whole(text: object) -> None:
    assert fields.text({"text": text}) == "أ\nب\nت"


def test_an_empty_draft_is_no_problem(tmp_path: Path) -> None:
    rows = [
        {"text": TEXT},
        {"text": "", "status": "draft"},
        {"title": "ع", "text": None, "post_type": "attachment"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (tmp_path / "b.rss").write_text(
        '<rss xmlns:wp="w"><item><title>ص</title><wp:post_type>attachment</wp:post_type></item></rss>',
        "utf-8",
    )
    found = list(corpus.read(tmp_path))
    assert [row.given.status for row in found if isinstance(row, Record)] == [
        "",
        "draft",
        "attachment",
        "attachment",
    ]


def test_a_row_holds_no_larger_html_than_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mujaz.corpus.pages.LARGEST", 200)
    rows = [{"text": f"<p>{TEXT}</p>" * 9}, {"text": TEXT * 9}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    problem, record = corpus.read(tmp_path)
    assert isinstance(problem, Problem)
    assert "HTML" in problem.message
    assert isinstance(record, Record)


def test_rows_of_names_without_number_are_not_remembered() -> None:
    before = fields._known.cache_info().currsize
    assert fields.known([f"x{n}" for n in range(1_000)] + ["text"]) == {"text": ("text",)}
    assert fields._known.cache_info().currsize == before
