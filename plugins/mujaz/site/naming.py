"""How pages call an outlet, a subject, a source of a story and a moment: the words and the link of each."""

from __future__ import annotations

from markupsafe import Markup

from mujaz.model import COPIES, Dating, Member, Named
from mujaz.site import text
from mujaz.site.calendars import Calendar
from mujaz.site.lookup import Lookup
from mujaz.site.phrases import Phrases
from mujaz.site.text import line
from mujaz.site.views import Link, Moment, Source
from mujaz.site.words import Words

NAME = 180
"""Characters of a name or a headline in a list; two long headlines' worth."""


class Naming:
    """Names things for one site; pure."""

    def __init__(self, lookup: Lookup, calendar: Calendar, phrases: Phrases, words: Words) -> None:
        self._lookup = lookup
        self._calendar = calendar
        self._phrases = phrases
        self._words = words

    def outlet(self, name: str) -> Link:
        """An outlet, with its page where it has one."""
        return _link(name, self._lookup.outlet(name))

    def topic(self, name: str) -> Link:
        """A topic, with its page where it has one."""
        return _link(name, self._lookup.topic(name))

    def place(self, name: str) -> Link:
        """A place, with its page where it has one."""
        return _link(name, self._lookup.place(name))

    def person(self, name: str) -> Link:
        """A person, with their page where they have one."""
        return _link(name, self._lookup.person(name))

    def moment(self, dating: Dating | None, *, of_event: bool = False) -> Moment:
        """A date as shown, with how it is known."""
        known_by = self._phrases.known_by(dating, of_event=of_event)
        if dating is None:
            return Moment("", "", known_by)
        return Moment(dating.iso(), self._calendar.moment(dating), known_by)

    def source(self, number: int, member: Member) -> Source:
        """The ``number``-th source of a story, as the story's own page refers to it."""
        article = member.article
        said = self._calendar.number(number)
        return Source(
            number=said,
            numbered=self._words.gettext("source %(number)s") % {"number": said},
            name=text.shorten(line(article.outlet), NAME) if article.outlet else "",
            url=f"#{article.id}",
            moment=self.moment(member.published),
        )

    def label(self, number: int, member: Member, address: str) -> Markup:
        """How another source of the story on the page ``address`` refers to this one: a link to its place there."""
        source = self.source(number, member)
        if source.name:
            name = text.isolate(source.name)
            return Markup('<a href="{}{}">{} ({})</a>').format(address, source.url, name, source.numbered)
        return Markup('<a href="{}{}">{}</a>').format(address, source.url, source.numbered)


def _link(name: str, page: Named | None) -> Link:
    return Link(line(name), page.url if page else "")


def mark(member: Member) -> str:
    """The sign of an account: ``copy`` for copies, edited ones too, ``text`` for texts."""
    return "copy" if member.lineage.kind in COPIES else "text"
