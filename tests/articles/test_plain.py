"""Records that are plainly one text read the same by the short way and by the long one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz import articles, corpus, outlets
from mujaz.articles import kinds, plain
from mujaz.articles.lines import key, split
from mujaz.model import Given, Reading, Record, Span

REGISTRY, _ = outlets.load(None)
CASES = Path(__file__).parents[1] / "cases" / "extraction"
DEMO = Path(__file__).parents[2] / "content" / "corpus"


def _record(text: str, title: str = "") -> Record:
    return Record("a.txt", None, text, "utf-8", Span(0, len(text.encode())), given=Given(title=title))


def _both(record: Record) -> tuple[Reading, Reading]:
    """The reading as it is, and by the rules for all records."""
    short = articles.read(record, REGISTRY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "headline", lambda *_: None)
        return short, articles.read(record, REGISTRY)


def _stripped(record: Record) -> Iterator[Record]:
    """Records that a record's articles make when nothing stands around them, with their titles and without."""
    for article in articles.read(record, REGISTRY).articles:
        text = "\n\n".join((article.title, *article.paragraphs))
        yield _record(text)
        yield _record(text, article.title)
        yield _record("\n".join(article.paragraphs), article.title)


@pytest.mark.parametrize("folder", [CASES, DEMO], ids=lambda folder: folder.name)
def test_what_is_labelled_and_shown_reads_the_same_both_ways(folder: Path) -> None:
    records = [found for found in corpus.read(folder) if isinstance(found, Record)]
    bare = [stripped for record in records for stripped in _stripped(record)]
    for record in (*records, *bare):
        short, long = _both(record)
        assert short == long, record.text


_TELLING = "أعلنت الحكومة اليوم خطة جديدة لدعم المزارعين في الشمال بعد الجفاف الذي ضرب المحاصيل وقال الوزير إن المبلغ"
_SAYING = (
    "40 على قناتنا تابعونا ساعدونا المصدر: رويترز (وكالات) المزيد اقرأ أيضا صحيفة «الوادي» 12/3/2024 نشرتنا 1. 2- * "
    "• # @wadi https://example.org السؤال: ملاحظة نهاية محررنا لكم"
)
WORDS = f"{_TELLING} {_SAYING}".split(" ")
_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=45).map(" ".join)
_stop = st.sampled_from((".", "!", "؟", "...", "…", ":", "،", "", ".»", ". (انتهى)"))
_line = st.tuples(_words, _stop).map("".join)
_told = st.sampled_from(_TELLING.split(" "))
_paragraph = st.tuples(st.lists(_told, min_size=9, max_size=60).map(" ".join), _stop).map("".join)
_closed = st.lists(
    st.one_of(_told, _told, _told, _told, st.sampled_from(WORDS)), min_size=12, max_size=60
).map(lambda words: f"وقال {' '.join(words)}.")
_headline = st.lists(_told, min_size=6, max_size=9).map(" ".join)
_gap = st.sampled_from(("\n", "\n\n", "\n \n", "\r\n"))


@st.composite
def _texts(draw: st.DrawFn) -> tuple[str, str]:
    """A headline and paragraphs, in some also other lines; and the title that came along."""
    mixed = draw(st.sampled_from((False, False, False, True)))
    headline = draw(_words if mixed else _headline)
    lines = st.one_of(_paragraph, _paragraph, _paragraph, _line) if mixed else _closed
    body = draw(st.lists(lines, min_size=1 if mixed else 2, max_size=8, unique=not mixed))
    if mixed and draw(st.booleans()):
        body.append(draw(st.sampled_from(body)))
    gap = draw(_gap)
    return gap.join((headline, *body)) + draw(st.sampled_from(("", "\n", "\n\n"))), draw(
        st.sampled_from(("", "", headline, "عنوان آخر") if mixed else ("", headline))
    )


_SHARE = 0.4
"""Of the texts that take the short way, at least; the two readings of another are one."""


def test_any_headline_and_lines_read_the_same_both_ways() -> None:
    taken: Counter[bool] = Counter()

    @settings(max_examples=400, deadline=None)
    @given(_texts())
    def same(made: tuple[str, str]) -> None:
        taken[_is_plain(*made)] += 1
        short, long = _both(_record(*made))
        assert short == long

    same()
    assert taken[True] >= _SHARE * taken.total(), taken


def test_a_headline_and_closed_paragraphs_take_the_short_way() -> None:
    text = (
        "أعلنت الحكومة خطة جديدة لدعم المزارعين\n\nوقال الوزير إن المبلغ كبير جدا وإنه يكفي الجميع هذا العام.\n"
        "وأضاف أن الخطة تبدأ في الشهر المقبل وتستمر حتى نهاية السنة في كل المناطق.\n"
    )
    assert _is_plain(text)
    assert not _is_plain(text + "اقرأ أيضا\n")
    assert not _is_plain(text.replace(".", ""))


def _is_plain(text: str, title: str = "") -> bool:
    lines = split(text)
    return plain.headline(lines, kinds.classify(lines, REGISTRY), key(title)) is not None
