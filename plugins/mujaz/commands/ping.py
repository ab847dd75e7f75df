"""``mujaz ping``: tells the WebSub hub which feeds changed, once they are published.

A hub fetches what it is told of: telling it of a feed before the host has it would spread the old one. Hence this is
a command of its own and no part of a build. What was told last is kept in the cache; losing it repeats a ping.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from xml.etree import ElementTree as Xml

from mujaz.errors import MujazError, SettingsError
from mujaz.site.feeds.channels import ENDINGS, OPML
from mujaz.site.options import Options

PATIENCE = 30
"""Seconds that a hub may take to answer."""
MEMORY = "pinged.json"

Post = Callable[[str, bytes], None]


def ping(output: Path, cache: Path, options: Options, post: Post | None = None) -> tuple[str, ...]:
    """Tell the hub of every feed in ``output`` that changed since the last time; returns their addresses.

    Raises:
        SettingsError: there is no hub, or the site has no address.
        MujazError: there is no site, or the hub did not answer; what it was told before that stays told.
    """
    if not options.hub:
        raise SettingsError("MUJAZ_WEBSUB_HUB names no hub.")
    if not options.siteurl:
        raise SettingsError(
            "SITEURL is empty: a hub can fetch nothing from this machine. make ping SITEURL=…"
        )
    memory = cache / MEMORY
    told = _told(memory)
    now = feeds(output, options)
    changed = tuple(url for url in now if told.get(url) != now[url])
    done = {url: digest for url, digest in told.items() if url in now}
    try:
        for url in changed:
            (post or _post)(options.hub, urlencode({"hub.mode": "publish", "hub.url": url}).encode())
            done[url] = now[url]
    finally:
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(json.dumps(done, indent=1, sort_keys=True), "utf-8")
    return changed


def feeds(output: Path, options: Options) -> dict[str, str]:
    """Address of each subscribed feed of the site in ``output``, in all formats → hash of its bytes.

    Raises:
        MujazError: there is no site, or it was built for another address.
    """
    try:
        outlines = Xml.parse(output / OPML).getroot().iter("outline")  # noqa: S314 - written by our own build
    except (OSError, Xml.ParseError) as error:
        raise MujazError(f"{output / OPML} cannot be read ({error}). Build the site first.") from error
    found = {}
    for url in (outline.get("xmlUrl") for outline in outlines):
        if url is None:
            continue
        if not url.startswith(options.feed_address("")):
            raise MujazError(f"the site was built for {url}, not for {options.siteurl}. Publish it first.")
        stem = url.removeprefix(options.feed_address("")).removesuffix(".xml")
        for ending in ENDINGS:
            data = (output / f"{stem}.{ending}").read_bytes()
            found[options.feed_address(f"{stem}.{ending}")] = hashlib.sha256(data).hexdigest()
    return found


def _told(memory: Path) -> Mapping[str, str]:
    try:
        known = json.loads(memory.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _post(hub: str, form: bytes) -> None:
    request = Request(hub, form, {"Content-Type": "application/x-www-form-urlencoded"})  # noqa: S310 - http(s) by options
    try:
        with urlopen(request, timeout=PATIENCE):  # noqa: S310 - the same
            pass
    except (URLError, OSError, ValueError) as error:
        raise MujazError(f"the hub {hub} was not told: {error}. Try again later.") from error
