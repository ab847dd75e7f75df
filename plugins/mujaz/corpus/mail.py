"""Mail: a page saved as MHTML, an e-mail with its pictures and styles around one page.

The page's bytes are the file's: what it is wrapped in is accounted for as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from mujaz.corpus import pages
from mujaz.corpus.files import File, whole
from mujaz.errors import Problem
from mujaz.model import Given, Record, Span

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_MOST_NESTED = 50
"""Multiparts that a message may name: the library compares each line with the boundaries of all it is in."""
_TYPES = re.compile(rb"^content-type:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST_TYPE = 4_096
"""Bytes: the library looks at what follows a type once more for each of its parameters."""
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def read(file: File) -> Iterator[Record | Problem]:
    """The record of the page in the message, or the Problem with the file."""
    raw = whole(file)
    yield raw if isinstance(raw, Problem) else _record(file, raw)


def _record(file: File, raw: bytes) -> Record | Problem:
    if raw.lower().count(b"multipart/") > _MOST_NESTED:
        return file.problem("holds messages within messages. Save the page alone.")
    if any(len(found[0]) > _LONGEST_TYPE for found in _TYPES.finditer(raw)):
        return file.problem("says its type in thousands of letters. Save the page again.")
    try:
        message = message_from_bytes(raw)
        page = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
        body = page.get_payload(decode=True) if page else None
    except (ValueError, LookupError, RecursionError, AssertionError) as error:
        return file.problem(f"is no MHTML ({type(error).__name__}). Save the page again.")
    if page is None or not isinstance(body, bytes) or not body.strip():
        return file.problem("holds no HTML page. Save the page again.")
    sent = Given(url=_address(page) or _address(message))
    charset = page.get_param("charset")
    return pages.record(
        file, None, Span(0, len(raw)), body, charset if isinstance(charset, str) else "", sent
    )


def _address(message: Message) -> str:
    """Where the page was, if that is an address of the web."""
    stated = ("".join(str(message.get(name, "")).split()) for name in _ADDRESSES)
    return next((address for address in stated if address.startswith(("http://", "https://"))), "")
