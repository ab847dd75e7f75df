"""Messages: chat exports that write the sender before the message, on one line with it.

WhatsApp's are known by day, time and a name with a colon («20/10/2025, 07:15 - أبو سمير: …», on iPhones
«[20/10/2025, 7:15:33 ص] أبو سمير: …»). Who forwarded a text in private is nobody's business; the text may be news.
"""

from __future__ import annotations

import re

_DAY = r"\d{1,2}\u200f?[./-]\d{1,2}\u200f?[./-]\d{2,4}[,،]?"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_PREFIX = re.compile(
    rf"[\u200e\u200f]?(?:\[{_DAY} {_TIME}[^\]\r\n]{{0,4}}\]|{_DAY} {_TIME}[^-–\r\n]{{0,6}}[-–]) "
    r"[^:\r\n]{1,60}:[ \u200e\u200f]{1,3}(?=[^\s\u200e\u200f])"
)
_HEAD = re.compile(rf"[\u200e\u200f]?\[?{_DAY} {_TIME}")
_BREAK = re.compile(r"[\r\n]")
_SIGHT = 80
"""Characters of the line below that are looked at."""
_TOLD, _TOLD_UNSTOPPED = 7, 10
"""Words on the sender's own line from which they tell something, closed by a full stop or not: thanks, jokes and
"media omitted" have fewer."""
_STARTS = "[0123456789٠١٢٣٤٥٦٧٨٩\u200e\u200f"


def text_begins(text: str, start: int, stop: int, after: int) -> int:
    """Where the text of a message begins whose sender stands before it on the line from ``start`` to ``stop``.

    -1 where the line is none, or is all chatter: few words or a question, and no more of the message below.

    Args:
        text: the record's.
        start: the line's first character.
        stop: the character after its last visible one.
        after: where the next line begins.
    """
    found = _PREFIX.match(text, start, stop) if text[start : start + 1] in _STARTS else None
    if found is None:
        return -1
    told = text[found.end() : stop]
    below = _BREAK.split(text[after : after + _SIGHT], maxsplit=1)[0]
    goes_on = bool(below.strip()) and _HEAD.match(below) is None
    words, closed = len(told.split()), told.rstrip().endswith(".")
    closed = closed or told.lstrip("*_ ").startswith("عاجل")
    enough = words >= (_TOLD if closed else _TOLD_UNSTOPPED) and not told.rstrip().endswith(("؟", "?"))
    return found.end() if goes_on or enough else -1
