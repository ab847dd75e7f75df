"""What the site stage takes from Pelican's settings, read once into one frozen value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

from mujaz.errors import SettingsError
from mujaz.ledger import Opening

Numerals = Literal["latn", "arab", "arabext"]
"""Digits by their Unicode names: 123, ١٢٣, and ۱۲۳ as Persian and Urdu write them."""
Form = Literal["headlines", "summary", "full"]
"""How much a feed's item says: its headline; key points or the beginning; the text as far as its outlet permits."""
Period = Literal["month", "day"]
Choice = TypeVar("Choice", bound=str)

LOCAL_ADDRESS = "http://localhost:8000"
"""Stands in for SITEURL in the feed, where a relative address has no meaning: Pelican's own local server."""

FRONT_STORIES = 30
"""Stories of all editions on the front page: about three days of a busy desk, 40 KB of HTML."""
EXCERPT_WORDS = 60
"""About three sentences of Arabic news: what a reader needs to decide, and less than a text's substance."""
FEED_ITEMS = 50
FEED_TTL = 60
"""Minutes that a feed reader may wait before it asks again (RSS 2.0, ``ttl``)."""
FEED_KILOBYTES = 1000
"""A feed beyond is warned of: some readers give up at one megabyte, and every poll after a change moves it all."""


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
    """Names of months and days, e.g. ``ar_LB`` for شباط; always of the interface's language."""
    numerals: Numerals
    author: str = ""
    """Who makes the digest, as feeds name it; empty: the site itself."""
    front_stories: int = FRONT_STORIES
    excerpt_words: int = EXCERPT_WORDS
    opening: Opening = field(default_factory=Opening)
    """With how many stories a subject's page opens; the ledger opens it, its index says so."""
    feed_domain: str = ""
    """Where feeds are fetched, where that is not ``siteurl``; without a slash at the end."""
    feed_items: int = FEED_ITEMS
    """Dated items that a feed holds beside those of its last days."""
    feed_ttl: int = FEED_TTL
    feed_form: Form = "summary"
    feed_history: Period = "month"
    """What one archive of the newest stories holds."""
    feed_reannounce: bool = False
    """True where a story that changed on a later day is announced once more, under an id of its own."""
    feed_skip_hours: tuple[int, ...] = ()
    """Hours, 0 to 23 UTC, in which readers need not ask."""
    feed_kilobytes: int = FEED_KILOBYTES
    hub: str = ""
    """Address of the WebSub hub that tells subscribers; empty where there is none."""
    cards: bool = False
    """True where each story gets a picture for those who share it: its address is needed, and not switched off."""
    offline: bool = False
    """True where pages install a service worker: browsers take one from https and from this machine only."""
    parquet: bool = False
    """True where the tables are written as Parquet too."""
    sender: str = ""
    """Who the newsletter comes from, as an e-mail's From has it."""
    unsubscribe: str = ""
    """``https:`` or ``mailto:`` address at which a reader of the newsletter leaves."""

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

    def feed_address(self, path: str) -> str:
        """The full address at which the feed at the site-relative ``path`` is fetched."""
        return f"{self.feed_domain}/{path}" if self.feed_domain else self.absolute(path)


def read(settings: Mapping[str, object]) -> Options:
    """The options in Pelican's ``settings``.

    Raises:
        SettingsError: a setting has a value that cannot be used; the message names it.
    """
    siteurl = _siteurl(_text(settings, "SITEURL", ""), "SITEURL")
    interface = _locale(settings, "MUJAZ_INTERFACE", "ar")
    opening = settings.get("MUJAZ_OPENING")  # read in ``mujaz.settings`` and handed on
    locale = _locale(settings, "MUJAZ_LOCALE", str(interface))
    return Options(
        name=_text(settings, "SITENAME", "Mujaz"),
        description=_text(settings, "SITESUBTITLE", ""),
        siteurl=siteurl,
        timezone=_timezone(_text(settings, "TIMEZONE", "UTC")),
        interface=interface,
        locale=locale if locale.language == interface.language else interface,
        numerals=_choice(settings, "MUJAZ_NUMERALS", get_args(Numerals), "latn"),
        author=_text(settings, "AUTHOR", ""),
        front_stories=_number(settings, "MUJAZ_FRONT_STORIES", FRONT_STORIES),
        excerpt_words=_number(settings, "MUJAZ_EXCERPT_WORDS", EXCERPT_WORDS),
        opening=opening if isinstance(opening, Opening) else Opening(),
        feed_domain=_siteurl(_text(settings, "FEED_DOMAIN", ""), "FEED_DOMAIN"),
        feed_items=_number(settings, "FEED_MAX_ITEMS", FEED_ITEMS),
        feed_ttl=_number(settings, "MUJAZ_FEED_TTL", FEED_TTL),
        feed_form=_choice(settings, "MUJAZ_FEED_FORM", get_args(Form), "summary"),
        feed_history=_choice(settings, "MUJAZ_FEED_HISTORY", get_args(Period), "month"),
        feed_reannounce=_truth(settings, "MUJAZ_FEED_REANNOUNCE"),
        feed_skip_hours=_hours(settings, "MUJAZ_FEED_SKIP_HOURS"),
        feed_kilobytes=_number(settings, "MUJAZ_FEED_KILOBYTES", FEED_KILOBYTES),
        hub=_address(settings, "MUJAZ_WEBSUB_HUB", ("http", "https")),
        cards=bool(siteurl) and _truth(settings, "MUJAZ_CARDS", default=True),
        offline=_trusted(siteurl) and _truth(settings, "MUJAZ_OFFLINE", default=True),
        parquet=_truth(settings, "MUJAZ_PARQUET"),
        sender=_line(settings, "MUJAZ_NEWSLETTER_FROM"),
        unsubscribe=_address(settings, "MUJAZ_UNSUBSCRIBE", ("http", "https", "mailto")),
    )


def _text(settings: Mapping[str, object], name: str, default: str) -> str:
    value = settings.get(name)
    if value is None:
        return default
    if not isinstance(value, str):
        raise SettingsError(f"{name} must be a text, not {value!r}.")
    return value


def _line(settings: Mapping[str, object], name: str) -> str:
    """A text that goes into a message's head: a line's end there would begin a header of its own."""
    value = _text(settings, name, "")
    if not value.isprintable():
        raise SettingsError(f"{name} must be one line, not {value!r}.")
    return value


def _address(settings: Mapping[str, object], name: str, schemes: tuple[str, ...]) -> str:
    value = _line(settings, name)
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        whole = parts.scheme in schemes and bool(parts.hostname or (parts.scheme == "mailto" and parts.path))
    except ValueError:
        whole = False
    if not whole or re.search(r'[\s<>"]', value):
        raise SettingsError(f"{name} must begin with {' or '.join(schemes)} and be whole, not {value!r}.")
    return value


def _truth(settings: Mapping[str, object], name: str, *, default: bool = False) -> bool:
    value = settings.get(name, default)
    if value is not None and not isinstance(value, bool):
        raise SettingsError(f"{name} must be True or False, not {value!r}.")
    return bool(value)


def _hours(settings: Mapping[str, object], name: str) -> tuple[int, ...]:
    value = settings.get(name) or ()
    hours = tuple(value) if isinstance(value, list | tuple | set | frozenset | range) else (None,)
    if not all(isinstance(hour, int) and 0 <= hour <= 23 for hour in hours):
        raise SettingsError(f"{name} must be a list of hours from 0 to 23, not {value!r}.")
    return tuple(sorted(set(hours)))


def _choice(
    settings: Mapping[str, object], name: str, choices: tuple[Choice, ...], default: Choice
) -> Choice:
    value = _text(settings, name, default)
    if value not in choices:
        raise SettingsError(f"{name} must be {' or '.join(choices)}, not {value!r}.")
    return value


def _number(settings: Mapping[str, object], name: str, default: int) -> int:
    value = settings.get(name)
    if value is None:
        return default
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError(f"{name} must be a whole number from 1, not {value!r}.")
    return value


def _siteurl(value: str, name: str) -> str:
    if not value:
        return ""
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise SettingsError(f"{name} {value!r} is no address: {error}.") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingsError(f"{name} must begin with http:// or https:// and a host, not {value!r}.")
    return value.rstrip("/")


def _trusted(siteurl: str) -> bool:
    """Whether browsers let a page of ``siteurl`` install anything (W3C Secure Contexts); empty: this machine."""
    parts = urlsplit(siteurl or LOCAL_ADDRESS)
    return parts.scheme == "https" or parts.hostname in {"localhost", "127.0.0.1", "::1"}


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
