"""Codes: a text as bytes, one for each character, so that what is asked of every character is asked in one step.

Python's own way over a text, character by character or by pattern, takes 10 to 30 ns a character, and
``str.translate`` no less; ``bytes.translate`` takes half a nanosecond, and encoding by a table two. The table holds
ASCII, the letters, marks, digits and signs of Arabic as news is written, and the letters of its neighbours. What else
there is has the one code ``OTHER``, as the Latin question mark has: a text in which that code stands is looked at in
the slow way.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

OTHER = ord("?")
_UNUSED = "\ufffe"
"""What the standard library's own tables of 8-bit encodings have where there is no character."""
_SIZE = 256
_BEYOND_ASCII = (
    "\u00a0©«®°·»×"
    "،؛؟ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي"
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652٠١٢٣٤٥٦٧٨٩٪٫٬\u0670ٱٹپچڈڑڕژڤکگڵںھہۃۆیێےە۔۰۱۲۳۴۵۶۷۸۹"
    "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202e\u2067\u2068\u2069\ufeff–—‘’“”„•…‹›™"
)
_CHARACTERS = "".join(map(chr, range(0x80))) + _BEYOND_ASCII
_DECODED = _CHARACTERS.ljust(_SIZE, _UNUSED)
SPARE = range(len(_CHARACTERS), _SIZE)
"""Codes that no character has."""
_ENCODED = codecs.charmap_build(_DECODED)
_SPACES = re.compile(b"  +")


def of(text: str) -> bytes:
    """The code of each character of ``text``; the same number of them."""
    return codecs.charmap_encode(text, "replace", _ENCODED)[0]


def text(known: bytes) -> str:
    """The text that has these codes, none of which is ``OTHER``."""
    return codecs.charmap_decode(known, "strict", _DECODED)[0]


def single_spaced(known: bytes) -> bytes:
    """These codes with one space for each row of them, in less than half the time that words take to part and join."""
    return _SPACES.sub(b" ", known)


class Change(NamedTuple):
    """What becomes of each character, as ``bytes.translate`` takes it: ``known.translate(*change)``."""

    become: bytes
    dropped: bytes


def change(each: Callable[[str], str]) -> Change:
    """The change that ``each`` makes of one character: another one of the table, or none."""
    made = [each(character) for character in _CHARACTERS]
    become = b"".join(of(new) or b" " for new in made)
    return Change(become.ljust(_SIZE, b"?"), those(lambda character: not each(character)))


def table(each: Callable[[str], int]) -> bytes:
    """What ``each`` says of each character, as ``bytes.translate`` takes it; 0 for codes that no character has."""
    return bytes(map(int, map(each, _CHARACTERS))).ljust(_SIZE, b"\0")


def those(wanted: Callable[[str], object]) -> bytes:
    """The codes of the characters that are ``wanted``, without ``OTHER``; as ``bytes.translate`` drops them."""
    return bytes(code for code, character in enumerate(_CHARACTERS) if code != OTHER and wanted(character))
