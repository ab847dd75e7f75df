"""Encoding: bytes to text, so that the text gives back the very bytes.

In order: a byte-order mark, UTF-16 without one, strict UTF-8, UTF-8 with a few bad bytes (each kept as a lone
surrogate, PEP 383), then the Arabic 8-bit encodings as charset-normalizer judges them. Text that does not encode
back to what was read is not accepted.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from mujaz.arabic import codes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EIGHT_BIT = ["cp1256", "iso8859_6"]
"""Windows-1256 and ISO-8859-6; others (MacArabic, CP720) are not met in news files of the last thirty years."""
_SAMPLE = 1 << 16
"""Bytes shown to charset-normalizer: more do not change its mind and cost seconds."""
HIGH = bytes(range(0x80, 0x100))
"""Bytes of which UTF-8 makes all characters that are not ASCII."""
_HIGH_BYTES = (0x00, 0x06)
"""Upper bytes of UTF-16 spaces, digits and Arabic letters. In other encodings both are controls."""
_MOSTLY = 0.7
_GOOD_FOR_BAD = 4
"""Valid multi-byte characters of UTF-8 wanted for each bad byte. Text of 8-bit encodings forms next to none."""
_SEVERAL = 4
"""Characters of several bytes that make valid UTF-8 no accident of another encoding."""
_CONTROLS = codes.those(re.compile(r"[\x00-\x08\x0e-\x1f\x7f]").match)
_CONTROL_BYTES = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r")
_MOST_CONTROLS = 0.1
"""Share of control characters above which a file is no text. 8-bit encodings explain any bytes: they get less."""
_MOST_CONTROLS_8_BIT = 0.05


class Decoded(NamedTuple):
    """Text with ``raw == mark bytes + text.encode(encoding, "surrogateescape")``."""

    text: str
    encoding: str
    mark: int = 0


def decode(raw: bytes) -> Decoded | None:
    """The text in ``raw``, or None where no encoding makes text of it (binary data).

    >>> decode("خبر".encode("cp1256") * 9).encoding
    'cp1256'
    >>> decode("خبر".encode("utf-16-le")).encoding
    'utf-16-le'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding, len(mark))
    wide = _wide(raw)
    if wide:
        found = _marked(raw, wide, 0)
        if found:
            return found
    try:
        return _checked(Decoded(raw.decode("utf-8"), "utf-8"), _MOST_CONTROLS)
    except UnicodeDecodeError:
        return _tolerant(raw) or _eight_bit(raw)


def is_marked(raw: bytes) -> bool:
    """True where a byte-order mark says what the encoding is."""
    return raw.startswith(tuple(mark for mark, _ in _MARKS))


def is_utf8(raw: bytes) -> bool:
    """True for what is UTF-8 beyond doubt, whatever somebody says that it is.

    >>> is_utf8("خبر جديد".encode()), is_utf8("خبر جديد".encode("cp1256")), is_utf8(b"news")
    (True, False, False)
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(text) - len(raw.translate(None, HIGH)) >= _SEVERAL


def _marked(raw: bytes, encoding: str, mark: int) -> Decoded | None:
    try:
        text = raw.decode(encoding, "surrogateescape")
        returned = text.encode(encoding, "surrogateescape")
    except UnicodeError:
        return None
    return _checked(Decoded(text, encoding, mark), _MOST_CONTROLS) if returned == raw else None


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark, told by the upper bytes of Arabic letters and spaces at every second place."""
    sample = raw[:_SAMPLE]
    if len(raw) % 2 or not sample:
        return ""
    half = len(sample) // 2
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        upper = sample[start::2]
        lower = sample[1 - start :: 2]
        high = sum(map(upper.count, _HIGH_BYTES))
        if high > _MOSTLY * half and sum(map(lower.count, _HIGH_BYTES)) < high / 2:
            return encoding
    return ""


def _tolerant(raw: bytes) -> Decoded | None:
    text = raw.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= character <= "\udcff" for character in text)
    good = sum(character > "\x7f" for character in text) - bad
    if good < _GOOD_FOR_BAD * bad:
        return None
    return _checked(Decoded(text, "utf-8"), _MOST_CONTROLS)


def _eight_bit(raw: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # here, as most corpora never need it

    sample = raw[:_SAMPLE].translate(None, _CONTROL_BYTES)  # which make it think of binary data
    best = from_bytes(sample, cp_isolation=_EIGHT_BIT, enable_fallback=False).best()
    # What it cannot judge, a line too short for it, is Windows-1256, by far the more common; but no binary data.
    encoding, most = (best.encoding, _MOST_CONTROLS_8_BIT) if best else (_EIGHT_BIT[0], 0)
    text = raw.decode(encoding, "surrogateescape")
    return _checked(Decoded(text, encoding), most)


def _checked(found: Decoded, most: float) -> Decoded | None:
    known = codes.of(found.text)
    controls = len(known) - len(known.translate(None, _CONTROLS))
    return found if controls <= most * len(found.text) else None
