"""Rights: lines that say who keeps them, which name the page's owner, or a picture's."""

from __future__ import annotations

import re

from mujaz.arabic.spellings import LETTER, any_of
from mujaz.articles.houses import TRIMMED, WORDS, is_state

_WORDS = rf"(?<!{LETTER}){any_of(WORDS['rights']['words'])}(?!{LETTER})"
_KEPT = r"(?:(?:جميع|كل|كافة)\s+)?(?:ال)?(?:حقوق\s+)?(?:النشر\s+)?محفوظ[ةه]"
"""Rights whose words stand apart from each other, beside a ©."""
_SIGN = r"©|\([cC]\)"
_YEAR = r"(?:[-–—]\s*)?(?<!\d)(?:14|19|20)\d\d(?!\d)(?:\s?(?:هـ?|م)(?!\w))?|[12٠-٩]{4}"
_WORKS = re.compile(rf"(?<!{LETTER})[وب]?{any_of(WORDS['works']['words'])}(?!{LETTER})")
_SAID = re.compile(rf"{_WORDS}|{_KEPT}|{_SIGN}|{_YEAR}", re.IGNORECASE)
"""All that such a line says beside names."""
_KEEPS = re.compile(rf"{_WORDS}|(?=.*(?:{_SIGN})).*?{_KEPT}", re.IGNORECASE | re.DOTALL)
_SIGNED = re.compile(_SIGN, re.IGNORECASE)
_DATED = re.compile(_YEAR)
_SPEAKS = re.compile(rf"حقوق|{_WORDS}", re.IGNORECASE)
_TO = re.compile(rf"^[\s:،,.\-–—]*(?:لدى\s|ل[ـ]?\s?(?={LETTER}|[«\"“]))?(?:موقع\s)?")
_OPEN = re.compile(r"\s(?:لـ?|لدى)$")
_TO_THE = re.compile(rf"^لل(?={LETTER}{{3}})")
"""«للأمانة العامة» is «ل» before «الأمانة العامة»."""
_EDGES = " \t:،,.-–—"
_PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—/]\s+|\s{3,}|\t+")
_NO_NAME = re.compile(r"^(?:جميع|كل|كافة)\b|حقوق|محفوظ|[@/\\|]|rights", re.IGNORECASE)


def speak(line: str, *, last: bool = False) -> bool:
    """True for a line of rights; the sign alone, without a year and above other lines, is a picture's."""
    signed = _SIGNED.search(line) is not None and (last or _DATED.search(line) is not None)
    return (signed or _SPEAKS.search(line) is not None) and _WORKS.search(line) is None


def are_kept(line: str) -> bool:
    """True where a line says that rights are kept, of the page and of no picture."""
    return _KEEPS.search(line) is not None and _WORKS.search(line) is None


def are_open(line: str) -> bool:
    """True for a line of rights whose holder stands on the line below: «حقوق النشر محفوظة لـ»."""
    return _OPEN.search(line) is not None and speak(line)


def are_signed(line: str) -> bool:
    """True for a line with the sign of rights and a year."""
    return speak(line) and _SIGNED.search(line) is not None


def holders(line: str) -> list[str]:
    """The names on a line of rights.

    >>> holders("جميع الحقوق محفوظة لصحيفة الوادي © 2024"), holders("Tous droits réservés © الضحى 2019")
    (['صحيفة الوادي'], ['الضحى'])
    """
    bare = (
        _TO.sub("", _TO_THE.sub("ال", piece.lstrip(_EDGES))).strip(TRIMMED)
        for piece in _PIECES.split(_SAID.sub("   ", line))
    )
    return [" ".join(name.split()) for name in bare if _could_hold(name)]


def _could_hold(name: str) -> bool:
    """False for words of rights, and for the state in which a body is: «الأمانة العامة - دولة الوادي»."""
    return bool(name) and not _NO_NAME.search(name) and not is_state(name)
