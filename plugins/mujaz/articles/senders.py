"""Senders: who a mail says that it is from."""

from __future__ import annotations

import re

from mujaz.arabic.letters import fold
from mujaz.articles.houses import WORDS

_OFFICES = frozenset(fold(word) for word in WORDS["offices"]["words"])
_SENT = re.compile(
    r"^\W{0,3}(?:من|المرسل|From|De)\s*:\s*\"?(?P<name>[^<>@\[\]\n]{3,60}?)\"?\s*[<\[(][^<>\s]+@"
)
"""The line of a mail's head that says from whom it is."""


def name(line: str) -> str:
    """The name on the line of a mail's head that says from whom it is; empty for other lines."""
    sent = _SENT.match(line)
    return sent["name"].strip() if sent else ""


def is_office(name: str) -> bool:
    """True for a ministry, a city, a press office: who writes mails and is no person."""
    words = (word.removeprefix("ل").removeprefix("ال").removeprefix("ل") for word in fold(name).split())
    return any(word in _OFFICES for word in words)
