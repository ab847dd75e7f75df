"""Archive: WARC, what a crawler kept. Each page or text that a site answered with is a record.

Requests, redirects, errors, pictures, scripts and ``robots.txt`` are no articles and are passed over. The file
streams: one page at a time is in memory. The date of the crawl is not taken for that of the article.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr, suppress
from typing import IO, Protocol, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader, DecompressingBufferedReader

from mujaz.corpus import pages
from mujaz.corpus.files import File, text_of
from mujaz.errors import Problem
from mujaz.model import Given, Record, Span

_ANSWERS = frozenset(("response", "resource", "conversion"))
"""Kinds of WARC records that hold pages; *conversion* is text that somebody took out of them (WET)."""
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_TEXTS = frozenset(("text/plain",))
_PACKED = frozenset(("gzip", "x-gzip", "deflate"))
_LONGEST_HEADER = 1 << 16
"""Bytes of a header's line; the library would gather a longer one piece by piece."""
_PACKINGS = (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS)
"""zlib or gzip, as *deflate* means the first; and what servers have sent under its name since the nineties: neither's
header (RFC 9110, 8.4.1.2)."""
_UNSTATED = frozenset(("", "*/*", "unknown/unknown", "application/unknown"))
"""Types that say nothing; what is sent so is looked at, as browsers do (WHATWG, MIME Sniffing)."""
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|!--)(?![a-z0-9])", re.IGNORECASE)


class _Headers(Protocol):
    def get_header(self, name: str, default: str | None = None) -> str | None: ...
    def get_statuscode(self) -> str: ...


class _Answer(Protocol):
    rec_type: str
    rec_headers: _Headers
    http_headers: _Headers | None
    raw_stream: IO[bytes]


class _Archive(Protocol):
    err_count: int

    def __iter__(self) -> Iterator[_Answer]: ...
    def get_record_offset(self) -> int: ...
    def get_record_length(self) -> int: ...


class _Reader(DecompressingBufferedReader):  # type: ignore[misc]  # the library ships no types
    """The library's reader, with lines of a bounded length."""

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(min(length or _LONGEST_HEADER, _LONGEST_HEADER))
        return line


class _UntilBreak:
    """A stream that ends where it breaks: the library reads past a page before it hands the page out."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.error: OSError | None = None

    def read(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except OSError as error:
            self.error = error
            return b""


def read(file: File) -> Iterator[Record | Problem]:
    """The pages of a WARC file; ``row`` counts all its records from 1, and their bytes hold their headers too."""
    with file.open() as stream:
        if cast("io.BufferedReader", stream).peek(2)[:2] == b"\x1f\x8b":
            yield file.problem("is packed and its name does not say so. Add .gz to it.")
            return
        source = _UntilBreak(stream)
        found = ArchiveIterator(source)
        found.reader = _Reader(found.fh)
        number = held = 0
        pages_in = iter(found)
        while True:
            number += 1
            try:
                with redirect_stderr(io.StringIO()):  # where the library complains of what is a Problem here
                    answer = next(pages_in, None)
                    item = _item(file, number, answer, found) if answer else None
            except Exception as error:  # noqa: BLE001  # a library reading hostile headers: nothing it trips over stops us
                if source.error:
                    break
                yield file.problem(
                    f"is broken here ({_reason(error)}). Fetch it again; the rest is not read.", row=number
                )
                return
            if answer is None:
                break
            if item is not None:
                held += 1
                yield item
        if source.error:
            raise source.error
    if not held:
        yield file.problem("holds no page and no text. Remove it, or crawl again.")


def _item(file: File, number: int, answer: _Answer, archive: _Archive) -> Record | Problem | None:
    """The record of an answer, read to its end; None where it holds no article."""
    kind, charset = _type(answer)
    if not _is_article(answer, kind):
        archive.get_record_length()
        return None
    body = _body(answer)
    archive.get_record_length()  # reads the record to its end
    if archive.get_record_offset() < 0 or archive.err_count or getattr(answer.raw_stream, "limit", 0) > 0:
        archive.err_count = 0
        return file.problem("is not as long as it says. Fetch it again.", row=number)
    if kind in _UNSTATED and not (body and _MARKUP.match(body)):
        return None
    start = archive.get_record_offset()
    span = Span(start, start + archive.get_record_length())
    if body is None:
        return file.problem("is packed in a way that cannot be read, or larger than a page is.", row=number)
    sent = Given(url=_address(answer))
    if kind not in _TEXTS:
        return pages.record(file, number, span, body, charset, sent)
    text = text_of(file, body)
    if isinstance(text, Problem):
        return file.problem(text.message, row=number)
    return Record(file.name, number, text.text, text.encoding, span, derived=True, given=sent)


def _is_article(answer: _Answer, kind: str) -> bool:
    http = answer.http_headers
    return (
        answer.rec_type in _ANSWERS
        and kind in _PAGES | _TEXTS | _UNSTATED
        and (http is None or http.get_statuscode().startswith("2"))
        and not _address(answer).partition("?")[0].endswith("/robots.txt")
    )


def _type(answer: _Answer) -> tuple[str, str]:
    """Media type and charset, in lower case, as the site or else the crawler stated them."""
    headers = answer.http_headers or answer.rec_headers
    kind, _, rest = (headers.get_header("Content-Type") or "").lower().partition(";")
    name, _, value = rest.partition("=")
    return kind.strip(), value.strip(" \"'") if name.strip() == "charset" else ""


def _address(answer: _Answer) -> str:
    stated = (answer.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    return stated if stated.startswith(("http://", "https://")) else ""


def _body(answer: _Answer) -> bytes | None:
    """The page's bytes, out of the transfer's packing; None where that cannot be done within bounds."""
    http = answer.http_headers
    chunked = http is not None and (http.get_header("Transfer-Encoding") or "").lower() == "chunked"
    stream = ChunkedDataReader(answer.raw_stream) if chunked else answer.raw_stream
    raw: bytes = stream.read(pages.LARGEST + 1)
    packing = ((http.get_header("Content-Encoding") if http else "") or "identity").strip().lower()
    if packing in _PACKED:
        raw = _unpacked(raw)
    elif packing != "identity" and b"<" not in raw[:_LONGEST_HEADER]:
        return None
    return raw if len(raw) <= pages.LARGEST else None


def _unpacked(raw: bytes) -> bytes:
    """What is packed, or ``raw`` itself: many archives keep the header of a packing that they took off."""
    for packing in _PACKINGS:
        with suppress(zlib.error):
            return zlib.decompressobj(packing).decompress(raw, pages.LARGEST + 1)
    return raw


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
