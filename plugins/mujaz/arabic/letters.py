"""Letters: the one folding under which spellings of one word become equal.

Sources: Unicode 15 chapter 9.2 (Arabic), UAX #15 (NFKC for presentation forms only), and the normalisation
of Larkey, Ballesteros and Connell, "Improving stemming for Arabic information retrieval", SIGIR 2002.
"""

from __future__ import annotations

import re
import unicodedata

from mujaz.arabic import codes

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳٵ", "ا"),
        **dict.fromkeys("ىیېۍےئ", "ي"),
        **dict.fromkeys("ةۃۀھہە", "ه"),
        **dict.fromkeys("ؤۆۇۈۋ", "و"),
        **dict.fromkeys("کڪګڭگ", "ك"),
        "پ": "ب",
        "چ": "ج",
        "ڤ": "ف",
        "ڨ": "ق",
        **{chr(base + digit): str(digit) for base in (0x660, 0x6F0) for digit in range(10)},
        "٫": ".",
        "٬": ",",
        "٪": "%",
    }
)
_DROPPED = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]+"
)
"""Vowel and Quranic marks, tatweel, and the invisible controls of direction and joining."""
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")


def _fold(text: str) -> str:
    if _PRESENTATION.search(text):
        text = _PRESENTATION.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    return _DROPPED.sub("", text).translate(_FOLDED).lower().replace("ς", "σ")


FOLDING = codes.change(_fold)
"""What ``fold`` makes of codes."""


def fold(text: str) -> str:
    """``text`` with hamzas, final letters, vowel marks, tatweel, digit sets and Latin case made equal.

    Not length-preserving; idempotent.

    >>> fold("إعلانُ المَدرسةِ الأُولى ٢٠٢٤ AFP")
    'اعلان المدرسه الاولي 2024 afp'
    """
    known = codes.of(text)
    return _fold(text) if codes.OTHER in known else codes.text(known.translate(*FOLDING))


def table() -> dict[str, str]:
    """What ``fold`` makes of each letter that it changes, for those that fold elsewhere: Latin capitals left out."""
    return {chr(code): str(folded) for code, folded in sorted(_FOLDED.items())}


def arabic_share(text: str) -> float:
    """Share (0–1) of the letters in ``text`` that are of the Arabic script; 0 where there are no letters."""
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return 0.0
    return sum(
        "\u0600" <= c <= "\u06ff" or "\u0750" <= c <= "\u077f" or "\ufb50" <= c <= "\ufefc" for c in letters
    ) / len(letters)
