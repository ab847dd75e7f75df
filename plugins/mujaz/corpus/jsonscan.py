"""Where the articles of a JSON document stand: the standard parser, asked for one value after the other.

The standard parser wants a whole document and does not tell where a value stood. Here a window moves over the
document and the parser reads the elements of the list of articles one by one, so that each has its place in the
file and one at a time is in memory. The list is the document itself or under a name that means one. One value may
follow another, as in JSON Lines, and what is broken is passed over up to the next line that begins with a value.
"""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import IO

from mujaz.corpus import fields

_LONGEST_NUMBER = 4_000
"""Digits; the language converts no more than 4,300, as longer ones take quadratic time."""


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else math.inf


_DECODER = json.JSONDecoder(parse_int=_integer)
_SPACE = re.compile(r"[ \t\r\n\0\ufeff]*")
_BEGINNING = re.compile(r"(?<=\n)[\[{]")
"""Where reading goes on after a break: lists and tables within articles are indented, or on the line of another."""
_REMAINS = ",]}"
"""What stands between and behind the values of a list whose beginning was broken."""
_DEEPEST = 4
"""Tables within tables in which the list is looked for ({"data": {"items": […]}})."""
_CHUNK = 1 << 18
"""Bytes read at once; twice as many as wait to be parsed, so that what is tried again costs no more than once."""

_LONGEST_WORD = 16
"""Characters within which the parser tells that a word is cut: \\ud83d\\ude00, -Infinity."""

_NO_NAMES: fields.Names = {}

Table = Mapping[str, object]
Found = tuple[int, Table]
"""The byte after a table, and the table."""
Scanned = tuple[int, Table | json.JSONDecodeError]
"""The same, or what is wrong there."""


class Window:
    """The part of a document that is in memory, and where in the file it stands."""

    def __init__(self, stream: IO[bytes], encoding: str, start: int, largest: int) -> None:
        self._stream = stream
        self._encoding = encoding
        wide = encoding.startswith(("utf-16", "utf-32"))  # half a character of which is no byte to be escaped
        self._decoder = codecs.getincrementaldecoder(encoding)("replace" if wide else "surrogateescape")
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

    def bound(self, kept: int) -> None:
        """Raise ``ValueError`` where so many bytes are more than memory has room for."""
        if kept > self._largest:
            raise self.error(self._too_large())

    def resume(self) -> bool:
        """Go to the next line that begins with a table or a list; False where none is left."""
        while True:
            found = _BEGINNING.search(self._text, self._at)
            if found:
                self._at = found.start()
                if self._at > _CHUNK:  # the library counts the lines from here to an error
                    self._let_go()
                return True
            self._at = max(self._at, len(self._text) - 1)  # the last character may be the break before it
            if not self._more():
                return False

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
        """The value that begins here; raises ``ValueError`` where there is none, and then stands at what is wrong."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._may_be_cut(error) and self._more():
                    continue
                wrong = self.error(error.msg, error.pos)
                self._at = error.pos  # what is before it is not tried again
                raise wrong from error
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
            wrong = self.error(self._too_large())
            self._at = len(self._text)
            raise wrong
        raw = self._stream.read(max(_CHUNK, 2 * waiting))
        self._read += len(raw)
        self._ended = not raw
        self._let_go()
        self._text += self._decoder.decode(raw, final=self._ended)
        return True

    def _let_go(self) -> None:
        """Keep no longer what is passed."""
        self.byte()
        self._lines += self._text.count("\n", 0, self._at)
        self._text = self._text[self._at :]
        self._at = self._counted = 0

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        """True for what may be wrong only because the window ends there."""
        return error.pos + _LONGEST_WORD > len(self._text) or error.msg.startswith("Unterminated string")

    def _too_large(self) -> str:
        return f"a value of more than {self._largest >> 20} MiB"


def articles(window: Window, names: fields.Names = _NO_NAMES) -> Iterator[Scanned]:
    r"""The tables that can be articles, each with the byte after it, and what is no JSON between them.

    Raises:
        RecursionError: the document is nested too deep.

    >>> import io
    >>> raw = b'{"items": [{"text": "a"}, {"text": "b"}]}\n{"text": "c"}'
    >>> [(end, sorted(table)) for end, table in articles(Window(io.BytesIO(raw), "utf-8", 0, 99))]
    [(24, ['text']), (39, ['text']), (55, ['text'])]
    """
    broken = follows = False
    while opening := window.peek():
        try:
            if opening == "[":
                yield from _list(window)
            elif opening == "{":
                yield from _table(window, names, _DEEPEST, follows)
            elif broken and opening in _REMAINS:
                window.skip(opening)
            else:
                window.value()
                raise window.error("neither a table of fields nor a list")
            follows = True
        except json.JSONDecodeError as error:
            yield window.byte(), error
            broken = True
            if not window.resume():
                return


def _list(window: Window, *, of_texts: bool = True) -> Iterator[Found]:
    """The tables of a list, and the texts where it begins with one and ``of_texts``: tables that say nothing else."""
    window.skip("[")
    of_texts &= window.peek() == '"'
    while window.peek() != "]":
        value = window.value()
        if of_texts and isinstance(value, str) and value.strip():
            yield window.byte(), {"text": value}
        elif isinstance(value, dict):
            yield window.byte(), value
        if window.peek() != "]":
            window.skip(",")
    window.skip("]")


def _table(window: Window, names: fields.Names, depth: int, follows: bool = False) -> Iterator[Found]:
    """The articles under every name that means a list of them; and the table, if it has a text of its own.

    Where there is a list, what only describes it (JSON Feed's ``description``, an answer's ``message``) is no text.
    One of several documents is a row as those of JSON Lines are: without a text it is told of.
    """
    table: dict[str, object] = {}
    kept = 0
    is_list = False
    window.skip("{")
    while window.peek() != "}":
        start = window.byte()
        name = window.value()
        if not isinstance(name, str):
            raise window.error("a name that is no text")
        window.skip(":")
        opening = window.peek()
        if depth and opening in "[{" and fields.is_list_name(name):
            of_texts = "text" not in fields.known(table, names)  # else they are said of one article
            listed = _list(window, of_texts=of_texts) if opening == "[" else _table(window, names, depth - 1)
            for found in listed:
                is_list = True
                yield found
        else:
            table[name] = window.value()
            kept += window.byte() - start
            window.bound(kept)
        if window.peek() != "}":
            window.skip(",")
    window.skip("}")
    is_row = depth == _DEEPEST and not is_list and (follows or window.peek())
    if is_row or fields.text(fields.unwrapped(table, names), names, teasers=not is_list):
        yield window.byte(), table
