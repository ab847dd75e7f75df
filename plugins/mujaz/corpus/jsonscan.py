"""Where the articles of a JSON document stand: the standard parser, asked for one value after the other.

The standard parser wants a whole document and does not tell where a value stood. Here a window moves over the
document and the parser reads the elements of the list of articles one by one, so that each has its place in the
file and one at a time is in memory. The list is the document itself or under a name that means one.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Generator, Iterator, Mapping
from typing import IO

from mujaz.corpus import fields

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_DEEPEST = 4
"""Tables within tables in which the list is looked for ({"data": {"items": […]}})."""
_CHUNK = 1 << 18
"""Bytes read at once; twice as many as wait to be parsed, so that what is tried again costs no more than once."""

_NO_NAMES: fields.Names = {}

Table = Mapping[str, object]
Found = tuple[int, Table]
"""The byte after a table, and the table."""


class Window:
    """The part of a document that is in memory, and where in the file it stands."""

    def __init__(self, stream: IO[bytes], encoding: str, start: int, largest: int) -> None:
        self._stream = stream
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
        self._largest = largest
        self._text = ""
        self._at = 0
        self._counted = 0
        self._byte = start
        self._read = start
        self._lines = 0
        self._ended = False

    def byte(self) -> int:
        """The byte of the file at which the window stands."""
        passed = self._text[self._counted : self._at]
        self._byte += len(passed.encode(self._encoding, "surrogateescape"))
        self._counted = self._at
        return self._byte

    def drain(self) -> int:
        """Bytes of the whole file, which is read to its end; what is passed over is not looked at."""
        while raw := self._stream.read(_CHUNK):
            self._read += len(raw)
        return self._read

    def bound(self, start: int) -> None:
        """Raise ``ValueError`` where what began at a byte is larger than memory has room for."""
        if self.byte() - start > self._largest:
            raise self.error(self._too_large())

    def peek(self) -> str:
        """The next character that is no white space; empty at the end of the document."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def skip(self, wanted: str) -> None:
        """Pass over a character that has to be there; raises ``ValueError`` where it is not."""
        if self.peek() != wanted:
            raise self.error(f"expected {wanted!r}")
        self._at += 1

    def value(self) -> object:
        """The value that begins here; raises ``ValueError`` where there is none."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._more():
                    continue
                raise self.error(error.msg, error.pos) from error
            if end < len(self._text) or not self._more():  # a number may go on beyond the window
                self._at = end
                return value

    def error(self, message: str, at: int | None = None) -> json.JSONDecodeError:
        """An error with the line of the file."""
        error = json.JSONDecodeError(message, self._text, self._at if at is None else at)
        error.lineno += self._lines
        error.args = (f"{message}: line {error.lineno}",)
        return error

    def _more(self) -> bool:
        """Take in more of the document; False at its end."""
        if self._ended:
            return False
        waiting = len(self._text) - self._at
        if waiting > self._largest:
            raise self.error(self._too_large())
        self.byte()
        raw = self._stream.read(max(_CHUNK, 2 * waiting))
        self._read += len(raw)
        self._ended = not raw
        self._lines += self._text.count("\n", 0, self._at)
        self._text = self._text[self._at :] + self._decoder.decode(raw, final=self._ended)
        self._at = self._counted = 0
        return True

    def _too_large(self) -> str:
        return f"a value of more than {self._largest >> 20} MiB"


def articles(window: Window, names: fields.Names = _NO_NAMES) -> Iterator[Found]:
    r"""The tables that can be articles, each with the byte after it.

    Raises:
        ValueError: the document is no JSON, from the place on that the window has come to.
        RecursionError: it is nested too deep.

    >>> import io
    >>> raw = b'{"items": [{"text": "a"}, {"text": "b"}]}'
    >>> [(end, sorted(table)) for end, table in articles(Window(io.BytesIO(raw), "utf-8", 0, 99))]
    [(24, ['text']), (39, ['text'])]
    """
    opening = window.peek()
    if opening == "[":
        yield from _list(window)
    elif opening == "{":
        yield from _table(window, names, _DEEPEST)
    else:
        window.value()
    if window.peek():
        raise window.error("more than one value")


def _list(window: Window) -> Generator[Found, None, bool]:
    """The tables of a list; returns whether there were any."""
    any_found = False
    window.skip("[")
    while window.peek() != "]":
        value = window.value()
        if isinstance(value, dict):
            any_found = True
            yield window.byte(), value
        if window.peek() != "]":
            window.skip(",")
    window.skip("]")
    return any_found


def _table(window: Window, names: fields.Names, depth: int) -> Generator[Found, None, bool]:
    """The articles under the first name that means a list of them, else the table itself if it has a text."""
    table: dict[str, object] = {}
    found = False
    start = window.byte()
    window.skip("{")
    while window.peek() != "}":
        name = window.value()
        if not isinstance(name, str):
            raise window.error("a name that is no text")
        window.skip(":")
        opening = window.peek()
        if not found and depth and opening in "[{" and fields.is_list_name(name):
            found = yield from _list(window) if opening == "[" else _table(window, names, depth - 1)
        else:
            table[name] = window.value()
        if found:
            table.clear()
        else:
            window.bound(start)
        if window.peek() != "}":
            window.skip(",")
    window.skip("}")
    if found or not fields.text(fields.unwrapped(table, names), names):
        return found
    if depth == _DEEPEST and window.peek():
        raise window.error("more than one value")  # JSON Lines under another name: this is but the first
    yield window.byte(), table
    return True
