"""``mujaz ping``: the hub is told of what changed, once, and never by a build."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import parse_qs

import pytest

from mujaz.commands import ping
from mujaz.errors import MujazError, SettingsError
from mujaz.site import options
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import ADDRESS

HUB = "https://hub.example/"
CHOSEN = options.read({"SITEURL": ADDRESS, "MUJAZ_WEBSUB_HUB": HUB})


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return build(sample.digest(), sample.REGISTRY, tmp_path / "site", SITEURL=ADDRESS, MUJAZ_WEBSUB_HUB=HUB)


def test_the_hub_is_told_of_every_feed_and_then_of_those_that_changed(output: Path, tmp_path: Path) -> None:
    told: list[tuple[str, dict[str, list[str]]]] = []

    def post(hub: str, form: bytes) -> None:
        told.append((hub, parse_qs(form.decode())))

    first = ping.ping(output, tmp_path, CHOSEN, post)
    assert {f"{ADDRESS}/feed.{ending}" for ending in ("xml", "atom", "json")} <= set(first)
    assert len(first) == len(told) == 3 * 8
    assert told[0] == (HUB, {"hub.mode": ["publish"], "hub.url": [first[0]]})
    assert ping.ping(output, tmp_path, CHOSEN, post) == ()
    (output / "t/water1.xml").write_text("changed")
    assert ping.ping(output, tmp_path, CHOSEN, post) == (f"{ADDRESS}/t/water1.xml",)


def test_what_the_hub_did_not_take_is_told_again(output: Path, tmp_path: Path) -> None:
    told: list[bytes] = []

    def post(_hub: str, form: bytes) -> None:
        if len(told) == 5:
            raise MujazError("the hub is away")
        told.append(form)

    with pytest.raises(MujazError, match="away"):
        ping.ping(output, tmp_path, CHOSEN, post)
    assert len(ping.ping(output, tmp_path, CHOSEN, lambda _hub, _form: None)) == 3 * 8 - 5


class _Hub(BaseHTTPRequestHandler):
    """Takes what it is told as a hub does, and refuses JSON feeds."""

    told: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        (url,) = form["hub.url"]
        self.told.append(url)
        self.send_response(400 if url.endswith(".json") else 204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_a_real_hub_is_told_over_http_and_a_refusal_is_said(output: Path, tmp_path: Path) -> None:
    hub = ThreadingHTTPServer(("127.0.0.1", 0), _Hub)
    thread = Thread(target=hub.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{hub.server_port}/"
    try:
        chosen = options.read({"SITEURL": ADDRESS, "MUJAZ_WEBSUB_HUB": address})
        with pytest.raises(MujazError, match="was not told"):
            ping.ping(output, tmp_path, chosen)
    finally:
        hub.shutdown()
        hub.server_close()
        thread.join()
    assert _Hub.told == [f"{ADDRESS}/feed.{ending}" for ending in ("xml", "atom", "json")]
    assert list(json.loads((tmp_path / ping.MEMORY).read_text())) == sorted(_Hub.told[:2])


def test_without_hub_address_or_site_nobody_is_told(output: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="MUJAZ_WEBSUB_HUB"):
        ping.ping(output, tmp_path, options.read({"SITEURL": ADDRESS}))
    with pytest.raises(SettingsError, match="SITEURL"):
        ping.ping(output, tmp_path, options.read({"MUJAZ_WEBSUB_HUB": HUB}))
    with pytest.raises(MujazError, match="Build the site"):
        ping.ping(tmp_path / "absent", tmp_path, CHOSEN)
    elsewhere = options.read({"SITEURL": "https://other.example", "MUJAZ_WEBSUB_HUB": HUB})
    with pytest.raises(MujazError, match="Publish it first"):
        ping.ping(output, tmp_path, elsewhere)
