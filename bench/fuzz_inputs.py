"""What the fuzzer feeds the readers: our own files mutated, containers filled with anything, giants, plain noise.

Every strategy yields an ``Input``. Little is drawn and much is made of it (a fragment and how often), so that inputs
of megabytes still shrink to the few bytes that matter.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from fuzz_containers import MAKERS, NAMES
from hypothesis import strategies as st

from mujaz import corpus

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": lambda raw: gzip.compress(raw, mtime=0),
    ".zst": zstd.compress,
}
ROOT = Path(__file__).resolve().parents[1]
SEEDS = ("content/corpus", "tests/cases/extraction", "tests/sites")
SUFFIXES = sorted(corpus.FORMATS)
ENCODINGS = (
    *["utf-8"] * 8,
    "utf-8-sig",
    "utf-16",
    "utf-16-be",
    "cp1256",
    "iso8859-6",
    "cp1252",
    "utf-7",
    "koi8-r",
)


class Input(NamedTuple):
    """A file to read, and what the editor noted beside it."""

    suffix: str
    raw: bytes
    notes: bytes = b""
    """Of ``corpus.toml``; empty: there is none."""

    def __repr__(self) -> str:
        """Short: Hypothesis writes down what fails, and some inputs are of megabytes."""
        return f"Input({self.suffix!r}, {len(self.raw):,} bytes)"


FRAGMENTS = (
    "أعلنت وزارة الري في بيلسان، اليوم الأحد، بدء العمل في قناة الوادي الكبير بعد توقف دام عامين.",
    "وقال الوزير هيثم الدرغامي إن العمل «لن يتوقف قبل الخريف»، مشيرا إلى أن الكلفة لم تتغير.",
    "بيلسان تستأنف العمل في قناة الوادي الكبير",
    *("اقرأ أيضا:", "اقرأ المزيدوقال", "المصدر: رويترز", "كلمات دلالية: ري، قناة", "  • الرئيسية", "شارك"),
    *("الأحد 3 مارس 2024 - 10:15", "١٢ رمضان ١٤٤٥هـ", "31/02/2024", "99/99/99999", "منذ 6 ساعات", "17:10"),
    *("نبض مرجانة, [11.02.2025 08:14]", "الخبر (2)", "* * *", "- ", "#وسم", "صورة (رويترز)", "الرياض - واس"),
    *("\n", "\r", "\r\n", "\n\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\t", " ", "\u00a0"),
    *("\0", "\x1b[31m", "\ufeff", "\ufffe", "\u200f", "\u202e", "\u2066", "\u2069", "\U000e0001", "\u0640"),
    *("ﷺ", "ﻻ", "Ø§Ù„Ø¹Ø±Ø¨", "٠١٢٣", "۱۲۳", "²³", "𝟘𝟙", "👨‍👩‍👧", "ا\u0651\u0651\u0651", "İ", "ß", "𞸀"),
    *(
        "<",
        ">",
        "&",
        "&#0;",
        "&#xD800;",
        "&#x110000;",
        "&lt;script&gt;",
        "&a;",
        '"',
        "'",
        "\\",
        "\\ud800",
        "%00",
    ),
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<article>", "<h1>", "</h1>", "<table><tr><td>", "<a href='"),
    *(
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml version='1.0'?>",
        "<!DOCTYPE",
        "<svg><b>",
    ),
    *("<meta charset='utf-7'>", "<meta property='article:published_time' content='", "<base href='//x/'>"),
    *(
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":',
        "<template>",
        "<select>",
        "<b><i>",
    ),
    *(
        "---\n",
        "title: ",
        "date: 2024-13-45",
        "# ",
        "```",
        "![",
        "](",
        "http://[::1",
        "https://e.example/a?b=c",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "null",
        "1e999",
        "-0",
        "NaN",
        "true",
        "9" * 40,
        "{{7*7}}",
        "../../etc/passwd",
    ),
    *(
        "WARC/1.0\r\n",
        "Content-Length: 99999999\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "MIME-Version: 1.0\r\n",
        "=D8=A7",
    ),
    *(
        "Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
        "<rss><channel><item>",
        "</item>",
        "<entry>",
    ),
)

SAMPLE = [
    {
        "title": FRAGMENTS[2],
        "text": "\n".join(FRAGMENTS[:2]),
        "date": f"2024-03-0{number}",
        "url": f"https://e.example/{number}",
    }
    for number in range(1, 4)
]
"""Three articles as an export has them."""
NOTES = """outlet = "صحيفة ضفاف سهلان"
url_prefix = "https://e.example/news"
date = 2024-03-03
encoding = "cp1256"
columns = ["title", "text", "date"]
[fields]
text = ["body", "content"]
title = "url"
""".encode()

chunks = st.one_of(st.sampled_from(FRAGMENTS), st.text(st.characters(), max_size=8))
times = st.one_of(*[st.integers(1, 4)] * 4, st.sampled_from((50, 800)))


def _poured(drawn: Sequence[tuple[str, int]]) -> str:
    return "".join((chunk * often)[:200_000] for chunk, often in drawn)


soups = st.lists(st.tuples(chunks, times), max_size=12).map(_poured)
giants = st.lists(st.tuples(chunks, st.sampled_from((1, 2, 5_000, 40_000))), min_size=1, max_size=4).map(
    _poured
)
suffixes = st.sampled_from(SUFFIXES)


def encoded(text: str, encoding: str) -> bytes:
    """``text`` in any codec; what the codec lacks is a question mark, lone surrogates stay as three bytes."""
    try:
        return text.encode(encoding, "surrogatepass" if encoding.startswith("utf-") else "replace")
    except UnicodeError:
        return text.encode("utf-8", "surrogatepass")


# ── our own files, mutated ────────────────────────────────────────────────────────────────────────


def seeds() -> list[Input]:
    """The demo's and the cases' files, in the order of their names, and one well-made file per container."""
    files = sorted(path for folder in SEEDS for path in (ROOT / folder).rglob("*") if path.is_file())
    own = [Input(p.suffix.lower(), p.read_bytes()) for p in files]
    made = [Input(suffix, encoded(maker(SAMPLE), "utf-8")) for maker, its in MAKERS for suffix in its]
    return [seed for seed in (*own, *made, *_parquet()) if seed.suffix in corpus.FORMATS]


def _parquet() -> list[Input]:
    try:
        from pyarrow import BufferOutputStream, Table, parquet
    except ImportError:  # an extra
        return []
    out = BufferOutputStream()
    parquet.write_table(Table.from_pylist(SAMPLE), out)
    return [Input(".parquet", out.getvalue().to_pybytes())]


class Change(NamedTuple):
    """One mutation: where it strikes (0–1 of the file), how far it reaches in bytes, what it puts there."""

    kind: str
    where: float
    reach: int
    chunk: bytes
    often: int


changes = st.builds(
    Change,
    st.sampled_from(("put", "over", "drop", "copy", "flip", "end", "lines")),
    st.floats(0, 1),
    st.sampled_from((1, 2, 3, 7, 40, 400, 4_000)),
    st.one_of(chunks.map(lambda chunk: encoded(chunk, "utf-8")), st.binary(max_size=6)),
    times,
)


def change(raw: bytes, made: Change) -> bytes:
    """``raw`` with one mutation; never more than a megabyte longer."""
    at = int(made.where * len(raw))
    before, struck, after = raw[:at], raw[at : at + made.reach], raw[at + made.reach :]
    fill = (made.chunk * made.often)[: 1 << 20]
    if made.kind == "lines":  # in another order
        lines = raw.splitlines(keepends=True)
        cut = int(made.where * len(lines))
        return b"".join((*lines[cut:], *lines[:cut]))
    return {
        "put": before + fill + struck + after,
        "over": before + fill + after,
        "drop": before + after,
        "copy": before + (struck * made.often)[: 1 << 20] + after,
        "flip": before + bytes(byte ^ 0x80 for byte in struck) + after,
        "end": before,
    }[made.kind]


def mutate(seed: Input, suffix: str | None, encoding: str | None, made: Sequence[Change]) -> Input:
    """``seed`` in another encoding, then changed, then perhaps under a false suffix."""
    raw = seed.raw
    if encoding:
        raw = encoded(raw.decode("utf-8", "replace"), encoding)
    for one in made:
        raw = change(raw, one)
    return Input(suffix or seed.suffix, raw)


def _sown() -> st.SearchStrategy[Input]:
    """A seed: first its suffix, for there are a hundred texts and one web archive."""
    groups: dict[str, list[Input]] = {}
    for sown in seeds():
        groups.setdefault(sown.suffix, []).append(sown)
    return st.one_of([st.sampled_from(groups[suffix]) for suffix in sorted(groups)])


mutated = st.builds(
    mutate,
    _sown(),
    st.one_of(st.none(), st.none(), suffixes),
    st.one_of(st.none(), st.none(), st.sampled_from(ENCODINGS)),
    st.lists(changes, max_size=6),
)

# ── containers filled with anything ───────────────────────────────────────────────────────────────

values = st.recursive(
    st.one_of(soups, st.none(), st.booleans(), st.integers(), st.floats()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(NAMES), chunks), inner, max_size=5),
    ),
    max_leaves=10,
)
rows = st.lists(
    st.builds(
        lambda text, table: {"text": text} | table,
        soups,
        st.dictionaries(st.sampled_from(NAMES), values, max_size=4),
    ),
    min_size=1,
    max_size=5,
)


def _fillings() -> Iterator[st.SearchStrategy[Input]]:
    for maker, own in MAKERS:
        known = [suffix for suffix in own if suffix in corpus.FORMATS]
        if known:
            yield st.builds(
                lambda suffix, found, encoding, made, maker=maker: mutate(
                    Input(suffix, encoded(maker(found), encoding)), None, None, made
                ),
                st.sampled_from(known),
                rows,
                st.sampled_from(ENCODINGS),
                st.lists(changes, max_size=2),
            )


# ── everything ────────────────────────────────────────────────────────────────────────────────────


def pack(inner: Input, suffix: str, end: float) -> Input:
    """``inner`` packed, torn off where ``end`` is less than 1."""
    raw = PACKERS[suffix](inner.raw)
    return Input(f"{inner.suffix}{suffix}", raw[: int(len(raw) * end)])


soup = st.builds(
    lambda suffix, text, encoding: Input(suffix, encoded(text, encoding)),
    suffixes,
    soups,
    st.sampled_from(ENCODINGS),
)
giant = st.builds(lambda suffix, text: Input(suffix, encoded(text, "utf-8")), suffixes, giants)
noise = st.builds(Input, suffixes, st.binary(max_size=2_000))
plain = st.one_of(*[mutated] * 5, *[soup] * 3, *[*_fillings()] * 2, giant, noise)
inputs = st.one_of(
    plain,
    plain,
    plain,
    st.builds(pack, plain, st.sampled_from(sorted(PACKERS)), st.sampled_from((1.0, 1.0, 0.5))),
)
"""Anything a folder may hold."""
