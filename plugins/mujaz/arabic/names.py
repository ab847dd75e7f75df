"""Names: keys under which the spellings of one foreign or personal name meet, and the names of countries.

Arabic has no letters for g, p, v and short vowels, so one name has many spellings: سيرغي and سيرجي,
عبد الله and عبدولاي. The key keeps the consonants that all spellings agree on (after Soundex's idea, Russell
1918, with the confusions of Arabic transliteration).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from babel import Locale

from mujaz.arabic import words
from mujaz.arabic.letters import fold

_CONFUSED = str.maketrans({"غ": "ج", "ق": "ج", "ط": "ت", "ص": "س", "ث": "ت", "ض": "د", "ظ": "ز", "ذ": "د"})
"""Letters that writers choose between for one foreign sound, by the one that stands for all."""
_VOWELS = str.maketrans("", "", "اويهء")
_SHORTEST = 3
"""Consonants that a key needs; with fewer, the long vowels are kept: ديوب is not دب."""


@lru_cache(maxsize=1 << 16)
def key(stem: str) -> str:
    """The key of a folded, stemmed word that may be a name.

    >>> key("سيرغي") == key("سيرجي"), key("سمبسون") == key("سيمبسون"), key("ديوب")
    (True, True, 'ديوب')
    """
    if not stem or not "\u0621" <= stem[0] <= "\u064a":
        return stem
    even = stem.translate(_CONFUSED)
    bare = even[0] + even[1:].translate(_VOWELS)
    bare = "".join(letter for at, letter in enumerate(bare) if at == 0 or letter != bare[at - 1])
    return bare if len(bare) >= _SHORTEST else even


RARE = 2.5
"""Rarity from which a stem is likely a foreign or rare name, whose spelling varies: 1 in 100,000 words."""


@lru_cache(maxsize=1 << 16)
def part(word: str) -> str:
    """The key of one folded word of a person's name; a common one keeps its vowels: Hasan is not Husain.

    >>> part("حسن") == part("حسين"), part("سيرغي") == part("سيرجي")
    (False, True)
    """
    bare = words.stem(word)
    return key(bare) if words.rarity(bare) >= RARE else bare


def full(name: str) -> str:
    """The key of a person's whole name, as received: the keys of its words in their order.

    >>> full("سيرغي لافروف") == full("سيرجي لافروف"), full("عبد الله الصباح") == full("عبدالله الصباح")
    (True, True)
    """
    return " ".join(part(word) for word in words.split(_joined(fold(name))))


def _joined(folded: str) -> str:
    """``folded`` with "servant of" joined to the word behind it, which some write apart."""
    return re.sub(r"\bعبد ال", "عبدال", folded)


TABLE = tomllib.loads(files("mujaz.arabic").joinpath("gazetteer.toml").read_text("utf-8"))
_CODE = 2
"""Letters of a country's code in CLDR; longer ones are regions."""
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "UM", "TA"})


class Country(NamedTuple):
    """What a country is called, as written."""

    shown: str
    """The name that Arabic news uses."""
    others: tuple[str, ...]


@cache
def countries() -> Mapping[str, Country]:
    """ISO 3166 code → names: CLDR's, and those of ``gazetteer.toml``."""
    return {
        code: Country(TABLE["short"].get(code, name), (name, *TABLE["other"].get(code, ())))
        for code, name in sorted(Locale("ar").territories.items())
        if len(code) == _CODE and code not in _NOT_COUNTRIES
    }


@cache
def called() -> Mapping[str, str]:
    """Folded name of a country, its words parted by one space → ISO 3166 code."""
    found: dict[str, str] = {}
    for code, country in countries().items():
        for name in (country.shown, *country.others):
            found.setdefault(" ".join(words.split(fold(name))), code)
    return found


_BEFORE = re.compile("^[وف]?(?:[بك]?ال|لل|[بلك])(?=\\w{3})|^[وف](?=\\w{3})")
"""What Arabic joins to the front of a name."""
_ENDING = re.compile("(?:يا|[اهي])$")
_RELATED = ("ي", "يه", "يون", "يين", "يات", "يتين", "يان")
"""Endings of a country's adjective, and of its citizens."""


@cache
def _countries() -> dict[str, str]:
    """Each form of a country's one-word name, without prefixes → ISO 3166 code; none that is an ordinary word too.

    Whole forms, not stems: the stem of "cameras" is Cameroon's.
    """
    found: dict[str, str] = {}
    known = [
        (name.removeprefix("ال"), code)
        for name, code in called().items()
        if " " not in name and code not in TABLE["words"]
    ]
    for name, code in known:
        found.setdefault(name, code)
    for name, code in known:
        base = _ENDING.sub("", name)
        for ending in _RELATED if len(base) >= _SHORTEST else ():
            found.setdefault(base + ending, code)
    return found


@lru_cache(maxsize=1 << 16)
def country(word: str) -> str | None:
    """ISO code of the country that a folded word names, its adjective included; None for other words.

    >>> country("روسيا"), country("الروسي"), country("والتونسيه"), country("كتاب"), country("كاميرا")
    ('RU', 'RU', 'TN', None, None)
    """
    forms = _countries()
    return forms.get(word) or forms.get(_BEFORE.sub("", word, count=1))


_CAPITALS = {fold(name): code for code, name in TABLE["capitals"].items()}


def capital(word: str) -> str | None:
    """ISO code of the country whose capital is called as the country that a folded word names: Amman as Oman.

    >>> capital("بعمان"), capital("العمانيه")
    ('JO', None)
    """
    return _CAPITALS.get(word) or _CAPITALS.get(_BEFORE.sub("", word, count=1))


@cache
def _cities() -> dict[str, str]:
    """Folded one-word city name → IANA zone, from CLDR's Arabic exemplar cities."""
    found: dict[str, str] = {}
    for zone, names in sorted(Locale("ar").time_zones.items()):
        parts = words.split(fold(str(names.get("city", ""))))
        if len(parts) == 1 and len(parts[0]) > _SHORTEST and parts[0] not in found:
            found[parts[0]] = zone
    return found


@lru_cache(maxsize=1 << 16)
def city(word: str) -> str | None:
    """The city, by the time zone named after it, that a folded word names; None for other words.

    >>> city("باماكو"), city("لموسكو"), city("كتاب")
    ('Africa/Bamako', 'Europe/Moscow', None)
    """
    return _cities().get(word) or (_cities().get(word[1:]) if word[:1] in "بلو" else None)
