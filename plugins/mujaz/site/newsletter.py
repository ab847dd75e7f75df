"""An edition as a message: HTML and plain text for e-mail, and a post for a Telegram channel.

A mail program may strip ``<head>``, knows tables and little else, and cuts long messages: the HTML carries its
styles and its direction in every cell, and holds no picture. ``commands/send.py`` sends what stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment
from markupsafe import escape

from mujaz.site import text
from mujaz.site.editions import Edition
from mujaz.site.options import Options
from mujaz.site.phrases import Phrases
from mujaz.site.viewer import Viewer
from mujaz.site.views import Card, Heading
from mujaz.site.words import Words

FOLDER = "newsletter"
ENDINGS = ("html", "txt", "telegram.txt")
BYTES = 100_000
"""Gmail cuts a message at 102 kB of HTML and hides the rest, the way to unsubscribe with it."""
UNITS = 4096
"""Of UTF-16 in a Telegram message; its limit counts what is shown, ours the markup too."""
FEWER = 3 / 4
"""Share of the stories that are tried next where a message was too long."""


def stem(day: date) -> str:
    """Site-relative path of an edition's messages without their endings."""
    return f"{FOLDER}/{day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the messages of one edition say."""

    heading: Heading
    title: str
    lead: tuple[Card, ...]
    """Stories with their beginning, the first at most."""
    rest: tuple[Card, ...]
    more: str
    """How many stories were left out, in words; empty where none was."""


class Newsletter:
    """Makes the messages of editions; pure."""

    def __init__(
        self, options: Options, viewer: Viewer, phrases: Phrases, words: Words, env: Environment
    ) -> None:
        self._options = options
        self._viewer = viewer
        self._phrases = phrases
        self._words = words
        self._env = env

    def files(self, edition: Edition) -> Iterator[tuple[str, bytes]]:
        """Path and bytes of each message of ``edition``."""
        place = stem(edition.day)
        yield f"{place}.html", self._fitting(edition, self._html, len, BYTES).encode()
        yield f"{place}.txt", self._text(self._sheet(edition, len(edition.stories))).encode()
        yield f"{place}.telegram.txt", self._fitting(edition, self._telegram, _units, UNITS).encode()

    def _fitting(
        self, edition: Edition, make: Callable[[Sheet], str], measure: Callable[[bytes], int], limit: int
    ) -> str:
        """The message with as many of the edition's stories as keep it below ``limit``, the first always."""
        stories = len(edition.stories)
        while True:
            message = make(self._sheet(edition, stories))
            if stories == 1 or measure(message.encode()) < limit:
                return message
            stories = max(1, int(stories * FEWER))

    def _sheet(self, edition: Edition, stories: int) -> Sheet:
        heading = self._viewer.heading(edition)
        cards = self._viewer.cards(edition.stories[:stories])
        named = {"site": self._options.name, "day": heading.day}
        return Sheet(
            heading=heading,
            title=text.standing_plain(self._words.gettext("%(site)s of %(day)s") % named),
            lead=cards[:1],
            rest=cards[1:],
            more=self._phrases.more_stories(len(edition.stories) - len(cards)),
        )

    def _html(self, sheet: Sheet) -> str:
        return self._env.get_template("newsletter.html").render(output_file=FOLDER, sheet=sheet)

    def _text(self, sheet: Sheet) -> str:
        parts = [f"{sheet.title}\n{sheet.heading.hijri}".strip()]
        for card, opening in (*((c, c.opening) for c in sheet.lead), *((c, c.gist) for c in sheet.rest)):
            said = (card.title, opening, self._behind(card))
            parts.append(
                "\n".join([text.standing_plain(line) for line in said if line] + [self._to(card.url)])
            )
        return "\n\n".join([*parts, *self._closing(sheet)]) + "\n"

    def _closing(self, sheet: Sheet) -> Iterator[str]:
        yield f"{self._words.gettext('This edition on the site')}\n{self._to(sheet.heading.url)}"
        if self._options.unsubscribe:
            leave = self._words.gettext("To receive no more of these messages")
            yield f"-- \n{leave}\n{self._options.unsubscribe}"

    def _telegram(self, sheet: Sheet) -> str:
        lines = [f"<b>{escape(sheet.title)}</b>"]
        for card in (*sheet.lead, *sheet.rest):
            title = escape(text.standing_plain(card.title))
            behind = escape(text.standing_plain(self._behind(card)))
            lines.append(
                f'◆ <a href="{escape(self._to(card.url))}">{title}</a>' + (f"\n{behind}" if behind else "")
            )
        if sheet.more:
            lines.append(str(escape(sheet.more)))
        whole = escape(self._words.gettext("This edition on the site"))
        lines.append(f'<a href="{escape(self._to(sheet.heading.url))}">{whole}</a>')
        return "\n\n".join(lines) + "\n"

    def _behind(self, card: Card) -> str:
        """``صحيفة الوادي، شبكة الساحل – 5 مقالات، 3 نصوص``."""
        outlets = self._phrases.listed(outlet.name for outlet in card.outlets)
        named = " ".join(part for part in (outlets, card.more_outlets) if part)
        return " – ".join(part for part in (named, card.counts) if part)

    def _to(self, url: str) -> str:
        return self._options.absolute(url)


def _units(message: bytes) -> int:
    """Units of UTF-16."""
    return len(message.decode().encode("utf-16-le")) // 2
