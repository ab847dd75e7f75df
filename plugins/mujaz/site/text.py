"""Text on its way to a reader: made harmless, isolated by direction, shortened by whole sentences.

Nothing here changes a word. What is removed has no glyph: control characters, and the controls of direction
that could turn the letters around them (Unicode Standard Annex #9, X1–X8; Trojan Source, CVE-2021-42574).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff]+")
"""Without glyph or place in HTML and XML 1.0; and embeddings and overrides of direction."""
_ISOLATES = re.compile("[\u2066-\u2069]+")
"""Ours where they stand balanced (see ``isolate_plain``); in a text from elsewhere they may not be."""
_SURROGATES = re.compile("[\ud800-\udfff]")
"""Bytes that no encoding explained (see ``Record.text``): shown as U+FFFD."""


def clean(text: str) -> str:
    r"""``text`` without what could harm a page, a feed or the order of its letters; idempotent.

    >>> clean("أ\x00ب\u202eج\udc80")
    'أبج\ufffd'
    """
    return printable(_ISOLATES.sub("", text))


def line(text: str) -> str:
    """``text`` cleaned, on one line."""
    return " ".join(clean(text).split())


def printable(text: str) -> str:
    """``text`` without control characters, overrides and surrogates; isolates stay."""
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


# ── direction ─────────────────────────────────────────────────────────────────────────────────────

_RTL = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_LTR = rf"(?:(?!{_RTL})[^\W\d_])"
"""A letter of a script written from left to right: any but Hebrew, Arabic and their neighbours."""
_WORD = rf"(?:[@#+]?(?:{_LTR}|[0-9])+(?:[.\-_/:@&+'’#?=%~,]+(?:{_LTR}|[0-9])+)*[+#%°]*)"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0]+(?:{_WORD}|\({_WORD}(?:[ \u00a0]+{_WORD})*\)))*")
"""Words of such letters and digits, with what joins them: ``Mi-35M (2024)``, ``a@b.example``."""
_LEADING_NUMBERS = re.compile(rf"^(?:(?!{_LTR})[^\s])+[ \u00a0]+")
_UNBROKEN = 20
"""Characters; a longer one, kept whole, would leave a hole in the line before it."""
_SHORT = Markup('<bdi dir="ltr" class="unbroken">{}</bdi>')
_LONG = Markup('<bdi dir="ltr">{}</bdi>')
_ARABIC = Markup('<bdi lang="ar" dir="rtl">{}</bdi>')
_HAS_LTR = re.compile(_LTR)
_HAS_RTL = re.compile(_RTL)
_STANDS = re.compile(rf"^(?![\u0660-\u0669]){_RTL}(?:.*{_RTL})?(?<![\u0660-\u0669])$", re.DOTALL)
"""Begins and ends with a letter of its own direction; Arabic digits have none."""


def isolate(text: str) -> Markup:
    """``text`` escaped, its left-to-right names, models and addresses each in ``<bdi dir="ltr">``.

    A number alone stays as it is: it keeps its order, and its place belongs to the Arabic around it.

    A short one is not broken at a line's end, where its second half would stand far from its first.

    >>> isolate("طائرات Mi-35M (2024) و3 غيرها")
    Markup('طائرات <bdi dir="ltr" class="unbroken">Mi-35M (2024)</bdi> و3 غيرها')
    """
    if isinstance(text, Markup):
        return text
    return Markup("").join(
        (_SHORT if len(piece) <= _UNBROKEN else _LONG).format(piece) if isolated else escape(piece)
        for piece, isolated in _pieces(clean(text))
    )


def isolate_arabic(text: str) -> Markup:
    """The same on a page in another language: what is from right to left says so, and that it is Arabic.

    >>> isolate_arabic("خبر.")
    Markup('<bdi lang="ar" dir="rtl">خبر.</bdi>')
    """
    isolated = isolate(text)
    apart = not isinstance(text, Markup) and _HAS_RTL.search(text)
    return _ARABIC.format(isolated) if apart else isolated


def isolate_plain(text: str) -> str:
    r"""The same by U+2066 and U+2069, for where no markup can stand: a page's title, a feed's headline.

    >>> isolate_plain("شركة Apple") == "شركة \u2066Apple\u2069"
    True
    """
    return "".join(f"\u2066{piece}\u2069" if isolated else piece for piece, isolated in _pieces(clean(text)))


def standing_plain(text: str) -> str:
    r"""The same for where nobody says which way the line runs: it stands in order in a line from left to right too.

    The whole goes between U+2067 and U+2069 where such a line would turn it: where Latin letters break it in two, or
    a figure, a quotation mark or a full stop stands at its end.

    >>> standing_plain("الفائدة 4%") == "\u2067الفائدة 4%\u2069", standing_plain("خبر عاجل")
    (True, 'خبر عاجل')
    """
    isolated = isolate_plain(text)
    bare = clean(text).strip()
    turned = _HAS_RTL.search(bare) and (_HAS_LTR.search(bare) or not _STANDS.search(bare))
    return f"\u2067{isolated}\u2069" if turned else isolated


def runs_rtl(text: str) -> bool:
    """True where ``text`` holds a letter that is written from right to left.

    >>> runs_rtl("شركة Apple"), runs_rtl("Apple")
    (True, False)
    """
    return bool(_HAS_RTL.search(text))


def _pieces(text: str) -> list[tuple[str, bool]]:
    """``text`` cut into runs, True for those to isolate; one run where nothing in it is from right to left."""
    if not _HAS_LTR.search(text):
        return [(text, False)]
    if not _HAS_RTL.search(text):
        inner = text.strip()
        before, _, after = text.partition(inner)
        return [piece for piece in ((before, False), (inner, True), (after, False)) if piece[0]]
    pieces: list[tuple[str, bool]] = []
    done = 0
    for found in _RUN.finditer(text):
        if not _HAS_LTR.search(found[0]):
            continue
        start = found.start()
        while skipped := _LEADING_NUMBERS.match(text[start : found.end()]):
            start += skipped.end()  # "في 2024 Apple": the year belongs to the Arabic before it
        pieces += [(text[done:start], False), (text[start : found.end()], True)]
        done = found.end()
    pieces.append((text[done:], False))
    return [piece for piece in pieces if piece[0]]


# ── length ────────────────────────────────────────────────────────────────────────────────────────

_SENTENCE_END = re.compile(r"(?:(?<=\w\w)\.|[!؟?…])[!؟?….]*[»”\"’)\]]*(?=\s|$)")
"""A full stop after one letter is an abbreviation (د. أحمد), not an end."""
_LARGEST_SHARE = 2 / 3
"""Of a text's words: what is short is no more ours to show whole than what is long."""
_LONGEST = 3
"""An excerpt's one sentence may be this many times its length; beyond, it is cut at a word."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What a page shows of a text."""

    paragraphs: tuple[str, ...]
    whole: bool
    """True where nothing was left out."""


def sentences(paragraph: str) -> list[str]:
    """``paragraph`` as its sentences; joined by a space they are the paragraph, up to white space.

    >>> sentences("قال د. سامر إنه وصل. ثم غادر؟ نعم")
    ['قال د. سامر إنه وصل.', 'ثم غادر؟', 'نعم']
    """
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(paragraph):
        found.append(paragraph[start : end.end()].strip())
        start = end.end()
    found.append(paragraph[start:].strip())
    return [sentence for sentence in found if sentence]


def excerpt(paragraphs: Sequence[str], words: int) -> Passage:
    """The first whole sentences of ``paragraphs``: as near to ``words`` words as they come, at least one sentence.

    Never nearly all of a text of several sentences; a first sentence without end is cut at a word.
    """
    told = ((place, sentence) for place, told in enumerate(paragraphs) for sentence in sentences(told))
    most = int(sum(len(paragraph.split()) for paragraph in paragraphs) * _LARGEST_SHARE)
    taken: list[tuple[int, str]] = []
    used = 0
    for place, sentence in told:
        length = len(sentence.split())
        if not taken and length > words * _LONGEST:
            return Passage((" ".join(sentence.split()[: words * _LONGEST]) + " …",), whole=False)
        over = used + length - words
        if taken and (used + length > most or (over > 0 and over >= words - used)):
            return Passage(_joined(taken), whole=False)
        taken.append((place, sentence))
        used += length
    return Passage(_joined(taken), whole=True)


def _joined(told: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Sentences, each with the number of its paragraph, as paragraphs again."""
    return tuple(" ".join(s for _, s in found) for _, found in groupby(told, key=itemgetter(0)))


def shorten(text: str, limit: int) -> str:
    """``text``, or its beginning to a word's end and "…" where it is longer than ``limit`` characters.

    >>> shorten("واحد اثنان ثلاثة", 12)
    'واحد اثنان…'
    """
    if len(text) <= limit:
        return text
    head = text[: limit + 1].rpartition(" ")[0] or text[:limit]
    return head.rstrip(" ،,.;:-") + "…"


# ── addresses ─────────────────────────────────────────────────────────────────────────────────────


def outward(url: str) -> str:
    """``url`` where it is an http or https address with a host, else empty: never ``javascript:``.

    >>> outward("https://example.org/a"), outward("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    if any(character.isspace() or character in '<>"\\' for character in url) or clean(url) != url:
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and host else ""
