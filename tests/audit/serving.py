"""The site as a good host serves it: compressed, with the headers that its own ``_headers`` asks for."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from threading import Thread
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}
PACKED = frozenset({".png", ".woff2", ".gz"})
"""Compressing them again gains nothing."""


@lru_cache(maxsize=1 << 10)
def _packed(path: Path, _stamp: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, folder: Path, rules: dict[str, list[tuple[str, str]]]) -> None:
        self._folder, self._rules = folder, rules
        super().__init__(*args)  # type: ignore[arg-type]  # what socketserver hands on

    def do_GET(self) -> None:
        asked = unquote(urlsplit(self.path).path)
        file = (self._folder / asked.lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        found = file.is_relative_to(self._folder) and file.is_file()
        if not found:
            file = self._folder / "404.html"
        body = file.read_bytes()
        packed = file.suffix not in PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        if packed:
            body = _packed(file, file.stat().st_mtime_ns)
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        for pattern, said in self._rules.items():
            if fnmatchcase(asked, pattern):
                for name, value in said:
                    self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, _request: object, _client: object) -> None:
        """A browser that closes what it no longer needs is no error."""


def rules(text: str) -> dict[str, list[tuple[str, str]]]:
    """``_headers``: pattern → headers."""
    found: dict[str, list[tuple[str, str]]] = {}
    pattern = ""
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found[pattern].append((name, value))
        else:
            pattern = line
            found[pattern] = []
    return found


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(folder: Path, port: int) -> Iterator[None]:
    """``folder`` over http on ``port`` of loopback."""
    said = rules((folder / "_headers").read_text("utf-8"))
    server = _Server(
        ("127.0.0.1", port),
        partial(_Handler, folder=folder.resolve(), rules=said),
    )
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
