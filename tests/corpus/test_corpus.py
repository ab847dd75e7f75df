"""Folders and files: what becomes a record, what a Problem, and in which order."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz import corpus
from mujaz.corpus import markdown
from mujaz.errors import Problem, SettingsError
from mujaz.model import Record, Span

NEWS = "مهرجان الزيتون في تل الندى\nانطلق المهرجان يوم السبت بمشاركة أربعين مزارعا من القرى المجاورة.\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def records(folder: Path) -> list[Record]:
    return [found for found in corpus.read(folder) if isinstance(found, Record)]


def problems(folder: Path) -> list[Problem]:
    return [found for found in corpus.read(folder) if isinstance(found, Problem)]


def one(folder: Path) -> Record:
    (found,) = corpus.read(folder)
    assert isinstance(found, Record)
    return found


# ── folders ───────────────────────────────────────────────────────────────────────────────────────


def test_files_come_in_the_order_of_their_names_code_points(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "B.txt", "a.txt", "١.txt", "a/b/c.txt"):
        write(tmp_path, name, NEWS)
    assert [record.file for record in records(tmp_path)] == sorted(
        ["b.txt", "a/z.txt", "B.txt", "a.txt", "١.txt", "a/b/c.txt"]
    )


def test_hidden_files_and_notes_are_passed_over_in_silence(tmp_path: Path) -> None:
    for name in (
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "readme.txt",
        "LICENCE",
        "b.txt~",
    ):
        write(tmp_path, name, NEWS)
    assert list(corpus.read(tmp_path)) == []


def test_what_only_begins_like_a_note_is_read(tmp_path: Path) -> None:
    names = {
        "license-plates.txt",
        "readme-خبر.txt",
        "Copying.html.txt",
        "licensed/a.txt",
        "README/b.txt",
        "x~/c.txt",
    }
    for name in names:
        write(tmp_path, name, NEWS)
    assert {record.file for record in records(tmp_path)} == names


@pytest.mark.parametrize("name", ["Corpus.toml", "a.txt.META.toml"])
def test_a_sidecar_by_another_name_is_a_problem(tmp_path: Path, name: str) -> None:
    write(tmp_path, "a.txt", NEWS)
    write(tmp_path, name, 'outlet = "أ"')
    assert [problem.file for problem in problems(tmp_path)] == [name]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \r\n\xc2\xa0\n", "blank"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "no text"),
        ("report.pdf", b"%PDF", "format"),
        ("noname", b"text", "format"),
        ("packed.txt.xz", b"\xfd7zXZ", "Unpack"),
        ("packed.txt.gz", b"\x1f\x8b", "packing is broken"),
        ("empty.html", b"<html><body><script>1</script></body></html>", "no text"),
        ("broken.json", b'{"text": ', "JSON"),
        ("deep.json", b"[" * 200_000, "deep"),
        ("nothing.json", b'{"a": 1}', "no articles"),
        ("empty.jsonl", b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_a_problem_that_names_file_and_reason(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    write(tmp_path, name, content)
    write(tmp_path, "zz.txt", NEWS)
    (problem,) = problems(tmp_path)
    assert problem.file.startswith(name)
    assert said in problem.message
    assert [record.file for record in records(tmp_path)] == ["zz.txt"]


def test_a_folder_with_a_files_name_is_a_problem_and_is_read(tmp_path: Path) -> None:
    write(tmp_path, "x.txt/a.txt", NEWS)
    assert [problem.file for problem in problems(tmp_path)] == ["x.txt"]
    assert [record.file for record in records(tmp_path)] == ["x.txt/a.txt"]


def test_links_stay_inside_the_corpus(tmp_path: Path) -> None:
    outside = write(tmp_path, "outside.txt", NEWS)
    inside = write(tmp_path, "corpus/a.txt", NEWS)
    folder = tmp_path / "corpus"
    (folder / "in.txt").symlink_to(inside)
    (folder / "out.txt").symlink_to(outside)
    (folder / "dead.txt").symlink_to(folder / "nowhere")
    (folder / "loop").symlink_to(folder)
    assert [record.file for record in records(folder)] == ["a.txt", "in.txt"]
    assert [problem.file for problem in problems(folder)] == ["dead.txt", "loop", "out.txt"]


def test_pipes_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (problem,) = problems(tmp_path)
    assert "pipe" in problem.message


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    (problem,) = corpus.read_file(tmp_path / "gone.txt", "gone.txt")
    assert isinstance(problem, Problem)
    assert "cannot be read" in problem.message


def test_names_that_are_no_utf_8_can_be_written_anywhere(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt"))).write_text(NEWS, "utf-8")
    assert one(tmp_path).file == "a\\xff.txt"


def test_a_folder_that_is_none_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        list(corpus.read(tmp_path / "nowhere"))


# ── text and Markdown ─────────────────────────────────────────────────────────────────────────────


@given(
    st.sampled_from(["utf-8", "utf-8-sig", "cp1256", "iso8859_6", "utf-16"]),
    st.text(st.sampled_from("ابتثجحخد سش\n\r\t\0.،12«»"), min_size=1, max_size=80),
)
def test_a_text_record_gives_back_its_bytes(
    tmp_path_factory: pytest.TempPathFactory, encoding: str, end: str
) -> None:
    raw = (NEWS + end).encode(encoding, "replace")
    folder = tmp_path_factory.mktemp("corpus")
    write(folder, "a.txt", raw)
    record = one(folder)
    assert raw[: record.mark] + record.text.encode(record.encoding, "surrogateescape") == raw
    assert record.raw == Span(0, len(raw))
    assert not record.derived


@pytest.mark.parametrize(
    "head",
    [
        '---\ntitle: "معرض"\ndate: 2024-02-28\ntags: [كتب، ثقافة]\n---\n',
        "---\r\ntitle: معرض\r\ndate: 2024-02-28\r\ntags:\r\n  - كتب\r\n  - ثقافة\r\n---\r\n",
        "---\ntitle: معرض\ndate: 2024-02-28\ntags: كتب، ثقافة\n...\n",
        f"---\ntitle: معرض\ndate: 2024-02-28\ntags: [كتب, ثقافة]\nimage: {'x' * (1 << 17)}\n---\n",
        '+++\ntitle = "معرض"\ndate = 2024-02-28\ntags = ["كتب", "ثقافة"]\n+++\n',
        "Title: معرض\nDate: 2024-02-28\nTags: كتب، ثقافة\n\n",
    ],
)
def test_front_matter_is_metadata_and_stays_in_the_text(head: str) -> None:
    given = markdown.given(head + NEWS)
    assert (given.title, given.published, given.keywords) == ("معرض", "2024-02-28", ("كتب", "ثقافة"))


@pytest.mark.parametrize(
    "text",
    [
        "---\n" * 9,
        "---\nx",
        "---\nتل الندى - إذاعة الوادي: قال المحافظ إن المعرض يفتتح غدا.\n",
        "قال: نعم\nوقال: لا\n\nنص",
        NEWS,
    ],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert markdown.given(text).title == ""


# ── rows ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("title: >-\n  عنوان\n  طويل\ndraft: false", "عنوان طويل"),
        ("title: |\n  - عنوان\n", "- عنوان"),
        ("title: عنوان\n  طويل", "عنوان طويل"),
        ('title: "عنوان\n  طويل"', "عنوان طويل"),
        ("title: 'عنوان\n  طويل # جدا' # تعليق\ndraft: false", "عنوان طويل # جدا"),
        ("title: عنوان\n  # تعليق", "عنوان"),
        ("title: عنوان # تعليق\n\n  طويل\n  # تعليق", "عنوان طويل"),
        (r'title: "قال \"نعم\" # لا" # تعليق', 'قال "نعم" # لا'),
        ("title: 'عيد ''الندى'' اليوم'", "عيد 'الندى' اليوم"),
        ("title: عنوان # تعليق", "عنوان"),
        ("title: لغة C#", "لغة C#"),
    ],
)
def test_values_of_front_matter_are_read_as_yaml_means_them(tmp_path: Path, head: str, title: str) -> None:
    write(tmp_path, "a.md", f"---\n{head}\n---\n{NEWS}")
    assert one(tmp_path).given.title == title


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"---\ntitle: عنوان\ndraft: true\n\n{NEWS}", 1),
        (f'+++\ntitle = "عنوان"\ndraft = yes\n+++\n{NEWS}', 3),
        (f"+++\ndraft = true\n{NEWS}", 1),
        (f"---\nالعنوان: معرض\n\n{NEWS}", 1),
        (f"---\nlayout: post\n\n{NEWS}", 1),
        (f"+++\ndraft = true\nimage = '{'x' * (1 << 17)}'\n+++\n{NEWS}", 1),
    ],
)
def test_front_matter_that_cannot_be_read_is_a_problem_as_it_may_say_draft(
    tmp_path: Path, text: str, line: int
) -> None:
    write(tmp_path, "a.md", text)
    assert [problem.line for problem in problems(tmp_path)] == [line]
    assert records(tmp_path) == []


@pytest.mark.parametrize(
    "row",
    ['"published": 0', '"published": "0"', '"published": "f"', '"draft": "t"', '"is_published": "لا"'],
)
def test_switches_of_data_bases_keep_drafts_off_the_site(tmp_path: Path, row: str) -> None:
    write(tmp_path, "a.jsonl", f'{{"text": "نص", {row}}}')
    write(tmp_path, "b.md", "---\ndraft: true # حتى الغد\n---\nنص")
    assert [bool(record.given.status) for record in records(tmp_path)] == [True, True]


def test_a_row_has_its_line_its_bytes_and_its_title_above_its_text(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 1, "outlet": "صحيفة تل الندى", "url": "https://tal.example/1", "published": "2024-02-28",
                    "title": "مهرجان", "text": "انطلق المهرجان."}, ensure_ascii=False),
        "",
        json.dumps({"headline": "مهرجان", "content": "مهرجان\nانطلق.", "source": {"name": "وكالة الندى"},
                    "date": 1709113500}),
    ]  # fmt: skip
    raw = "\n".join(lines).encode()
    write(tmp_path, "rows.jsonl", raw)
    first, second = records(tmp_path)
    assert (first.name, first.text, first.derived) == ("rows.jsonl#1", "مهرجان\nانطلق المهرجان.", True)
    assert (first.given.outlet, first.given.url, first.given.published) == (
        "صحيفة تل الندى",
        "https://tal.example/1",
        "2024-02-28",
    )
    assert (second.name, second.text) == ("rows.jsonl#3", "مهرجان\nانطلق.")
    assert (second.given.outlet, second.given.published) == ("وكالة الندى", "1709113500")
    assert json.loads(raw[second.raw.start : second.raw.end])["headline"] == "مهرجان"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16"])
def test_lines_may_end_in_a_return_alone(tmp_path: Path, encoding: str) -> None:
    head = "---\rtitle: مهرجان\rdate: 2024-02-28\r---\rانطلق المهرجان."
    write(tmp_path, "a.md", head.encode(encoding))
    raw = '{"text": "انطلق المهرجان."}\r"افتتح المعرض."\r7\r{"text": "أغلق الجسر."}'.encode(encoding)
    write(tmp_path, "rows.jsonl", raw)
    page, *rows = records(tmp_path)
    assert (page.given.title, page.given.published) == ("مهرجان", "2024-02-28")
    assert [(row.row, row.text) for row in rows] == [
        (1, "انطلق المهرجان."), (2, "افتتح المعرض."), (4, "أغلق الجسر.")
    ]  # fmt: skip
    assert (rows[0].raw.end, rows[-1].raw.end) == (rows[1].raw.start, len(raw))


def test_bad_rows_are_problems_with_their_number_and_the_others_are_read(tmp_path: Path) -> None:
    deep = "[" * 100_000
    write(tmp_path, "rows.jsonl", f'{{"text": "أ"}}\n{{bad\n[1]\n{{"title": "ب"}}\n{deep}\n{{"text": "ج"}}')
    assert [record.name for record in records(tmp_path)] == ["rows.jsonl#1", "rows.jsonl#6"]
    assert [(problem.file, problem.line) for problem in problems(tmp_path)] == [
        ("rows.jsonl#2", 2), ("rows.jsonl#3", 3), ("rows.jsonl#4", 4), ("rows.jsonl#5", 5)
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_rows_are_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    rows = [json.dumps({"text": f"{NEWS} {n}"}, ensure_ascii=False) for n in range(3)]
    write(tmp_path, "rows.jsonl", "\n".join(rows).encode(encoding))
    assert [record.text.strip()[-1] for record in records(tmp_path)] == ["0", "1", "2"]


@pytest.mark.parametrize(
    "document",
    [
        '[{"text": "أ"}, {"text": "ب"}]',
        '{"status": "ok", "articles": [{"text": "أ"}, {"text": "ب"}]}',
        '{"data": {"items": [\n{"text": "أ"},\n{"text": "ب"}\n]}}',
        '{"text": "أ"}\n{"text": "ب"}\n',
    ],
)
def test_documents_hold_their_articles_in_lists_whose_bytes_they_share(tmp_path: Path, document: str) -> None:
    write(tmp_path, "a.json", document)
    found = records(tmp_path)
    assert [(record.row, record.text) for record in found] == [(1, "أ"), (2, "ب")]
    assert found[0].raw.start == 0
    assert found[0].raw.end == found[1].raw.start
    assert found[1].raw.end == len(document.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_rows_of_characters_of_several_bytes_share_the_bytes_of_the_file(
    tmp_path: Path, encoding: str, end: str
) -> None:
    raw = ('{"text": "مهرجان الزيتون"}\n{"text": "سوق الندى"}' + end).encode(encoding)
    write(tmp_path, "a.jsonl", raw)
    first, second = records(tmp_path)
    assert [first.text, second.text] == ["مهرجان الزيتون", "سوق الندى"]
    assert [first.raw.end, second.raw.end] == [second.raw.start, len(raw)]


def test_a_document_can_be_one_article(tmp_path: Path) -> None:
    write(
        tmp_path,
        "a.json",
        '{"title": {"rendered": "عنوان"}, "content": {"rendered": "<p>أول</p><p>ثان</p>"}}',
    )
    record = one(tmp_path)
    assert (record.row, record.text) == (None, "عنوان\nأول\nثان")


def test_halves_of_characters_in_json_can_be_written(tmp_path: Path) -> None:
    write(tmp_path, "rows.jsonl", '{"title": "\\ud800", "text": "\\udfff \\u0000 نص", "tags": ["\\ud801"]}')
    record = one(tmp_path)
    assert record.text == "\ufffd\n\ufffd \0 نص"
    f"{record.text}{record.given}".encode()


def test_bad_rows_are_listed_up_to_a_bound_and_good_ones_among_them_are_read(tmp_path: Path) -> None:
    write(tmp_path, "rows.jsonl", ("{bad\n" * 20 + '{"text": "نص"}\n') * 800)
    assert len(records(tmp_path)) == 800
    found = problems(tmp_path)
    assert len(found) == 1_001
    assert "15000 more rows" in found[-1].message


def test_a_file_of_nothing_but_bad_rows_is_given_up(tmp_path: Path) -> None:
    write(tmp_path, "rows.jsonl", "x\n" * 3_000_000)
    found = problems(tmp_path)
    assert len(found) == 1_001
    assert "next to nothing" in found[-1].message


def test_a_large_file_of_rows_streams(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(2_000):
            stream.write(json.dumps({"title": str(number), "text": NEWS}) + "\n")
    stream_of = corpus.read(tmp_path)
    first = next(stream_of)
    assert isinstance(first, Record)
    assert sum(1 for _ in stream_of) == 1_999


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["title", "text", "articles", "data", "tags", "date", "source", "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(_JSON)
def test_any_json_is_records_or_problems(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    write(folder, "a.json", json.dumps(value))
    write(folder, "b.jsonl", json.dumps(value))
    assert all(isinstance(found, Record | Problem) for found in corpus.read(folder))


# ── pages ─────────────────────────────────────────────────────────────────────────────────────────

PAGE = """<!DOCTYPE html><html lang="ar"><head><title>مهرجان الزيتون في تل الندى | صحيفة تل الندى</title>
<meta property="og:site_name" content="صحيفة تل الندى"><meta property="og:url" content="https://tal.example/7">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
"headline": "مهرجان الزيتون في تل الندى", "datePublished": "2024-02-28T14:05:00+03:00",
"author": [{"name": "سلمى نور"}],
"keywords": ["زيتون", "تل الندى"], "publisher": {"name": "صحيفة تل الندى"}}]}</script></head><body>
<nav><a href="/">الرئيسية</a> <a href="/s">سياسة</a></nav><article><h1>مهرجان الزيتون في تل الندى</h1>
<div class="d">نشر في 28 فبراير 2024</div>
<p>انطلق مهرجان الزيتون في تل الندى يوم السبت بمشاركة أربعين مزارعا من القرى المجاورة،
ويستمر أسبوعا كاملا في الساحة العامة.</p>
<p>وقالت مديرة المهرجان ليلى الكرمي إن الدخول مجاني، وإن المحصول هذا العام أوفر من محصول العام الماضي بنحو الخمس.</p>
<p>المصدر: وكالة الندى</p></article><script>document.write("حيلة")</script></body></html>"""


def test_a_page_is_its_article_with_what_its_head_says(tmp_path: Path) -> None:
    write(tmp_path, "a.html", PAGE)
    record = one(tmp_path)
    lines = record.text.split("\n")
    assert lines[:2] == ["مهرجان الزيتون في تل الندى", "نشر في 28 فبراير 2024"]
    assert lines[-1] == "المصدر: وكالة الندى"
    assert "حيلة" not in record.text
    assert "الرئيسية" not in record.text
    given = record.given
    assert (given.title, given.carrier, given.url) == (
        "مهرجان الزيتون في تل الندى",
        "صحيفة تل الندى",
        "https://tal.example/7",
    )
    assert (given.published, given.author, given.keywords, given.language) == (
        "2024-02-28T14:05:00+03:00",
        "سلمى نور",
        ("زيتون", "تل الندى"),
        "ar",
    )
    assert record.raw == Span(0, len(PAGE.encode()))
    assert record.derived


def test_a_page_in_windows_1256_is_read_by_its_declaration(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1256">')
    write(tmp_path, "a.htm", page.encode("cp1256"))
    assert one(tmp_path).text.startswith("مهرجان الزيتون")


def test_a_page_in_utf_8_is_read_as_such_under_an_old_declaration(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1256">')
    write(tmp_path, "a.htm", page)
    write(tmp_path, "b.txt", "خبر من تل الندى")
    write(tmp_path, "corpus.toml", 'encoding = "cp1256"')
    first, second = records(tmp_path)
    assert first.text.startswith("مهرجان الزيتون")
    assert second.text == "خبر من تل الندى"


def test_markup_never_comes_out_as_anything_but_text(tmp_path: Path) -> None:
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}} ../../etc"
    write(tmp_path, "a.html", f"<html><body><p>{hostile}</p><p onclick=x()>نص</p></body></html>")
    assert one(tmp_path).text == "<script>alert(1)</script> {{7*7}} ../../etc\nنص"


@pytest.mark.parametrize(
    "page",
    ["<div>", "<b>", "<table><tr><td>", "<p>نص</p>", "<", "<p", "<!--", "&amp;", "<form>", "<a href=x>", "<ul><li>",
     "<script>", "<script></script>نص", "<svg/> x", '<p class="wp-caption-text"></p>x',
     "<span>ن</span>" + "x" * 20_000, '<meta property="og:title" content="x">', "\u202e", "<span>ن</span> ", "\0"],
)  # fmt: skip
def test_hostile_pages_cost_linear_time(tmp_path: Path, page: str) -> None:
    write(tmp_path, "a.html", "<html><body>" + page * (200_000 // len(page)) + "نص")
    start = time.process_time()
    assert len(list(corpus.read(tmp_path))) == 1
    assert time.process_time() - start < 10


def test_a_long_text_among_many_pieces_costs_linear_time(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "<body><span>ن</span>" + "x" * 1_000_000 + "<span>ن</span>" * 20_000)
    start = time.process_time()
    assert len(list(corpus.read(tmp_path))) == 1
    assert time.process_time() - start < 10


@given(st.text(st.sampled_from("<>/=\"'&;!-?[]abp نص\n\0\ud800"), max_size=120))
def test_any_markup_is_a_record_or_a_problem(tmp_path_factory: pytest.TempPathFactory, markup: str) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    write(folder, "a.html", markup.encode("utf-8", "surrogatepass"))
    (found,) = corpus.read(folder)
    assert isinstance(found, Record | Problem)
    f"{found}".encode()


def test_halves_of_characters_in_entities_can_be_written(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "<title>&#xD800;</title><p>&#xD800;&#55296;&#0;&#xFFFE; نص</p>")
    record = one(tmp_path)
    assert "نص" in record.text
    f"{record.text}{record.given}".encode()


# ── the real files ────────────────────────────────────────────────────────────────────────────────


def test_the_real_files_give_back_their_bytes(real_corpus: Path) -> None:
    found = records(real_corpus)
    assert len(found) == 5
    assert not problems(real_corpus)
    for record in found:
        raw = (real_corpus / record.file).read_bytes()
        assert raw[: record.mark] + record.text.encode(record.encoding, "surrogateescape") == raw
