"""Bytes to text and back: every encoding, damage included."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mujaz.corpus.encoding import decode

TEXT = (
    "افتتح محافظ وادي السنديان معرض الكتاب في نسخته العاشرة، بمشاركة 42 دار نشر من سبع مدن.\n"
    "وقالت مديرة المعرض ليلى الكرمي إن الدخول مجاني طوال أيام المعرض.\n"
)


def returned(raw: bytes) -> bytes | None:
    found = decode(raw)
    return None if found is None else raw[: found.mark] + found.text.encode(found.encoding, "surrogateescape")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859_6", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("length", [24, len(TEXT)])
def test_the_encodings_of_arabic_news_are_told_apart(encoding: str, length: int) -> None:
    text = TEXT[:length].replace("،", ",")
    found = decode(text.encode(encoding))
    assert found is not None
    assert (found.text, found.mark) == (text, 0)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding)) == (TEXT, encoding, len(mark))


def test_a_few_bad_bytes_keep_their_place() -> None:
    raw = TEXT.encode()[:40] + b"\xff" + TEXT.encode()[40:]
    found = decode(raw)
    assert found is not None
    assert found.encoding == "utf-8"
    assert "\udcff" in found.text
    assert returned(raw) == raw


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"PK\x03\x04" + bytes(200),
        b"%PDF-1.7\n" + bytes(range(256)) * 9,
    ],
)
def test_binary_files_are_no_text(raw: bytes) -> None:
    assert decode(raw) is None


def test_a_text_with_some_control_characters_is_text() -> None:
    raw = (TEXT + "\0\x1a\x07").encode()
    assert returned(raw) == raw


@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
@example(b"\xed\xb2\x80")
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe\x00\xd8")
def test_what_is_accepted_gives_back_its_bytes(raw: bytes) -> None:
    assert returned(raw) in (raw, None)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=200))
def test_utf_8_is_never_refused_for_its_letters(text: str) -> None:
    clean = "".join(character for character in text if character.isprintable())
    found = decode(clean.encode() + b"\n")
    assert found is not None
    assert found.text == clean + "\n" or found.mark
