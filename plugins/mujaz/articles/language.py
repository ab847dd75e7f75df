"""Language: which one an article is in, by its function words; Arabic unless others speak against it.

Letters alone do not tell: Arabic pages are typed on Persian keyboards, and names hold foreign letters. Function
words do, and need no model. Codes are ISO 639; ``ar-Latn`` is Arabic in Latin letters, ``und`` none of those known.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

from mujaz.arabic import codes

_SAMPLE = 1200
"""Characters."""
_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_LATIN = re.compile("[A-Za-z]")
_FEW = 12
"""Words: fewer do not tell, and Arabic script is then taken for Arabic."""
_ENOUGH = 0.04
"""Share of function words below which none of the languages known is the text's."""


@cache
def _words() -> tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]:
    """The languages known; and function word, as written → those it belongs to.

    Folding the words would make Persian and Sorani look Arabic.
    """
    table = tomllib.loads(files("mujaz").joinpath("articles", "language.toml").read_text("utf-8"))
    languages: dict[str, tuple[str, ...]] = {}
    for code, words in sorted(table.items()):
        for word in sorted(set(words)):
            languages[word] = (*languages.get(word, ()), code)
    return tuple(sorted(table)), languages


def of(stated: str, paragraphs: Sequence[str]) -> str:
    """The language of a text; ``stated`` decides where the text is too short to tell.

    >>> of("", ["قال الوزير إن القرار صدر أمس في العاصمة بعد اجتماع استمر ساعات"])
    'ar'
    """
    sample = " ".join(paragraphs)[:_SAMPLE]
    found, arabic = _told(sample)
    usual = stated.lower().partition("-")[0] or ("ar" if arabic else "und")
    if len(found) < _FEW:
        return usual
    known, languages = _words()
    counts = Counter(chain.from_iterable(map(languages.__getitem__, filter(languages.__contains__, found))))
    shares = {code: counts[code] / len(found) for code in known if (code in _ARABIC_SCRIPT) == arabic}
    best = max(shares, key=lambda code: (shares[code], code == "ar", code))
    return best if shares[best] >= _ENOUGH else ("ar" if arabic else "und")


def _told(sample: str) -> tuple[list[str], bool]:
    """The words of a text in small letters, and whether Arabic letters are at least as many as Latin ones."""
    known = codes.of(sample)
    if codes.OTHER in known:
        words = _WORD.findall(sample.lower())
        return words, len(_ARABIC.findall(sample)) >= len(_LATIN.findall(sample))
    others, foreign = (len(known.translate(None, letters)) for letters in (_ARABIC_CODES, _LATIN_CODES))
    return codes.text(known.translate(*_PARTED)).split(), others <= foreign


_ARABIC_CODES, _LATIN_CODES = codes.those(_ARABIC.match), codes.those(_LATIN.match)
_PARTED = codes.change(lambda sign: sign.lower() if _WORD.match(sign) else " ")
_ARABIC_SCRIPT = frozenset({"ar", "fa", "ur", "ckb", "ps"})
