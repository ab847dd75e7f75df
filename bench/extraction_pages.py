"""Mujaz beside the best-known libraries on the labelled HTML pages.

A page's labels name sentences that must be in an article and sentences that must be in none. A library gives one
text for a page, whatever it holds; where it knows no title or date, none is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extraction_cases import Case, read

from mujaz.outlets import Registry


class Told(NamedTuple):
    """What was made of a page. Unknown is empty; None is never told."""

    texts: Sequence[str]
    """One per article."""
    titles: Sequence[str] | None
    days: Sequence[str] | None


Extract = Callable[[Case], Told]


@dataclass(slots=True)
class Figures:
    """Counts over all pages."""

    sentences: Counter[str] = field(default_factory=Counter)
    """``hit``, ``extra``, ``lost``."""
    articles: Counter[str] = field(default_factory=Counter)
    """Articles likewise: one is hit by a text that begins an article as labelled, or holds it alone."""
    titles: int | None = 0
    days: Counter[str] | None = field(default_factory=Counter)
    wanted: int = 0


def compare(cases: Sequence[Case], registry: Registry) -> dict[str, Figures]:
    """Every way of extraction on every page."""
    ways: dict[str, Extract] = {
        "mujaz": lambda case: _mujaz(case, registry),
        "trafilatura": _trafilatura,
        "jusText": lambda case: _justext(case, {}),
        "jusText, tuned": lambda case: _justext(case, _FOR_ARABIC),
        "resiliparse": _resiliparse,
    }
    return {name: _measure(cases, extract) for name, extract in ways.items()}


def _measure(cases: Sequence[Case], extract: Extract) -> Figures:
    figures = Figures()
    for case in cases:
        told = extract(case)
        whole = _plain(" ".join(told.texts))
        labels = case.labels["html"]
        for sentence in labels["must"]:
            figures.sentences["hit" if _plain(sentence) in whole else "lost"] += 1
        figures.sentences["extra"] += sum(_plain(sentence) in whole for sentence in labels["must_not"])
        _articles(figures, case, told)
    return figures


def _articles(figures: Figures, case: Case, told: Told) -> None:
    texts = [_plain(text) for text in told.texts]
    used: set[int] = set()
    for labelled in case.articles:
        figures.wanted += 1
        first, others = labelled["first"], [a["first"] for a in case.articles if a is not labelled]
        place = next((n for n, text in enumerate(texts) if _plain(first) in text), None)
        whole = place is not None and not any(_plain(other) in texts[place] for other in others)
        figures.articles["hit" if whole else "lost"] += 1
        if place is not None:
            used.add(place)
        if told.titles is None:
            figures.titles = None
        elif figures.titles is not None and place is not None:
            figures.titles += _plain(told.titles[place]) == _plain(labelled["title"])
        if told.days is None:
            figures.days = None
        elif figures.days is not None:
            day, wanted = told.days[place] if place is not None else "", labelled["published"][:10]
            figures.days["right" if day == wanted else "wrong" if day else "missed"] += 1
    figures.articles["extra"] += len(texts) - len(used)


def _plain(text: str) -> str:
    return " ".join(text.split())


# ── the ways ──────────────────────────────────────────────────────────────────────────────────────


def _mujaz(case: Case, registry: Registry) -> Told:
    found = [article for article in read(case, registry).articles if not article.rejected]
    return Told(
        [a.text for a in found],
        [a.title for a in found],
        [a.published.iso()[:10] if a.published else "" for a in found],
    )


def _trafilatura(case: Case) -> Told:
    import trafilatura
    from trafilatura.settings import Document

    page = case.path.read_bytes()
    told = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    if not isinstance(told, Document):
        return Told([], [], [])
    return Told([told.text or ""], [told.title or ""], [told.date or ""])


_FOR_ARABIC = {"length_low": 30, "length_high": 80, "stopwords_low": 0.05, "stopwords_high": 0.1}
"""With its defaults jusText keeps nothing of these pages: Arabic paragraphs are shorter, and most of what other
languages say in words on its list Arabic says in prefixes. These were the first values tried."""


def _justext(case: Case, options: Mapping[str, float]) -> Told:
    import justext

    paragraphs = justext.justext(case.path.read_bytes(), justext.get_stoplist("Arabic"), **options)
    return Told(["\n".join(p.text for p in paragraphs if not p.is_boilerplate)], None, None)


def _resiliparse(case: Case) -> Told:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    raw = case.path.read_bytes()
    page = bytes_to_str(raw, detect_encoding(raw) or "utf-8")
    return Told([extract_plain_text(page, main_content=True, comments=False, alt_texts=False)], None, None)
