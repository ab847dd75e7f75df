"""The cards of a site: which there are, what each says, and drawing only those that are not remembered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mujaz.cache import Cache
from mujaz.errors import SettingsError
from mujaz.model import Digest
from mujaz.site.calendars import Calendar
from mujaz.site.cards import FOLDER, Cards, Inscription
from mujaz.site.options import Options
from mujaz.site.phrases import Phrases
from mujaz.site.viewer import headline
from mujaz.site.words import Words

SITE = "i/site.png"
"""The card of all that is no story."""


def path(story: str) -> str:
    """Where the card of the story with this id stands."""
    return f"i/{story}.png"


def paths(digest: Digest, options: Options) -> Iterator[str]:
    """Every card of the site; none where there are to be none."""
    if options.cards:
        yield SITE
        yield from (path(story.id) for story in digest.stories)


def files(
    digest: Digest, options: Options, words: Words, cards: Cards, cache: Cache
) -> Iterator[tuple[str, bytes]]:
    """Each card's path and PNG.

    Raises:
        SettingsError: cards are wanted and cannot be drawn here.
    """
    if not options.cards:
        return
    if not cards.possible:
        raise SettingsError(
            f"Cards need the faces in the theme's folder {FOLDER}/ and a Pillow with raqm, as its wheels have it. "
            "MUJAZ_CARDS = False does without."
        )
    calendar = Calendar(options, words)
    phrases = Phrases(words, calendar)
    rtl = options.direction == "rtl"
    site = Inscription(options.name, options.description or options.name, rtl=rtl)
    said = {SITE: site}
    for story in digest.stories:
        title, draft = headline(story), story.draft
        said[path(story.id)] = (
            Inscription(
                site=options.name,
                title=title,
                said=phrases.counts(draft.counts),
                day=calendar.day(calendar.local_day(draft.dating)) if draft.dating else "",
                rtl=rtl,
            )
            if cards.draws(title)
            else site
        )
    for place, inscription in said.items():
        made_from = cards.made_from + repr(inscription).encode("utf-8", "surrogatepass")
        yield place, cache.recall("cards", made_from, bytes, partial(cards.draw, inscription))
