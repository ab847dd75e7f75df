"""What the site stage takes from Pelican's settings, read once into one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

from mujaz.errors import SettingsError

Numerals = Literal["latn", "arab"]

LOCAL_ADDRESS = "http://localhost:8000"
"""Stands in for SITEURL in the feed, where a relative address has no meaning: Pelican's own local server."""

FRONT_STORIES = 30
"""Stories of all editions on the front page: about three days of a busy desk, 40 KB of HTML."""
EXCERPT_WORDS = 60
"""About three sentences of Arabic news: what a reader needs to decide, and less than a text's substance."""
FEED_ITEMS = 50
FEED_TTL = 60
"""Minutes that a feed reader may wait before it asks again (RSS 2.0, ``ttl``)."""


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of the site stage; names in Pelican's file are given in ``read``."""

    name: str
    description: str
    siteurl: str
    """Where the site will stand, without a slash at the end; empty where not yet known."""
    timezone: ZoneInfo
    """An edition's day is a day of this zone."""
    interface: Locale
    """Language of the site's own words; gives ``lang`` and ``dir``."""
    locale: Locale
    """Names of months and days, e.g. ``ar_LB`` for شباط."""
    numerals: Numerals
    front_stories: int = FRONT_STORIES
    excerpt_words: int = EXCERPT_WORDS
    feed_items: int = FEED_ITEMS
    feed_ttl: int = FEED_TTL

    @property
    def language(self) -> str:
        """``ar``, as BCP 47 writes it."""
        return str(self.interface).replace("_", "-")

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, by CLDR's character order of the interface's language."""
        return "rtl" if self.interface.character_order == "right-to-left" else "ltr"

    def absolute(self, path: str) -> str:
        """The full address of a site-relative ``path``."""
        return f"{self.siteurl or LOCAL_ADDRESS}/{path}"


def read(settings: Mapping[str, object]) -> Options:
    """The options in Pelican's ``settings``.

    Raises:
        SettingsError: a setting has a value that cannot be used; the message names it.
    """
    return Options(
        name=_text(settings, "SITENAME", "Mujaz"),
        description=_text(settings, "SITESUBTITLE", ""),
        siteurl=_siteurl(_text(settings, "SITEURL", "")),
        timezone=_timezone(_text(settings, "TIMEZONE", "UTC")),
        interface=_locale(settings, "MUJAZ_INTERFACE", "ar"),
        locale=_locale(settings, "MUJAZ_LOCALE", "ar"),
        numerals=_numerals(settings),
        front_stories=_number(settings, "MUJAZ_FRONT_STORIES", FRONT_STORIES),
        excerpt_words=_number(settings, "MUJAZ_EXCERPT_WORDS", EXCERPT_WORDS),
        feed_items=_number(settings, "MUJAZ_FEED_ITEMS", FEED_ITEMS),
        feed_ttl=_number(settings, "MUJAZ_FEED_TTL", FEED_TTL),
    )


def _text(settings: Mapping[str, object], name: str, default: str) -> str:
    value = settings.get(name)
    if value is None:
        return default
    if not isinstance(value, str):
        raise SettingsError(f"{name} must be a text, not {value!r}.")
    return value


def _number(settings: Mapping[str, object], name: str, default: int) -> int:
    value = settings.get(name)
    if value is None:
        return default
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError(f"{name} must be a whole number from 1, not {value!r}.")
    return value


def _siteurl(value: str) -> str:
    if not value:
        return ""
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise SettingsError(f"SITEURL {value!r} is no address: {error}.") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingsError(f"SITEURL must begin with http:// or https:// and a host, not {value!r}.")
    return value.rstrip("/")


def _timezone(value: str) -> ZoneInfo:
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsError(f"TIMEZONE {value!r} is unknown; write one like Asia/Beirut.") from error


def _locale(settings: Mapping[str, object], name: str, default: str) -> Locale:
    value = _text(settings, name, default)
    try:
        return Locale.parse(value.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise SettingsError(f"{name} {value!r} is no language; write one like ar or ar_LB.") from error


def _numerals(settings: Mapping[str, object]) -> Numerals:
    value = _text(settings, "MUJAZ_NUMERALS", "latn")
    if value not in {"latn", "arab"}:
        raise SettingsError(f"MUJAZ_NUMERALS must be latn (123) or arab (١٢٣), not {value!r}.")
    return cast("Numerals", value)
