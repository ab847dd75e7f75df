"""What the site says about articles and stories, composed from the catalogue of the interface's language."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from mujaz.model import Counts, Dating, Lineage
from mujaz.site.calendars import Calendar
from mujaz.site.words import Words

WORDS_A_MINUTE = 138
"""Of Arabic, read aloud by grown-ups (Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading
Performance: The New International Reading Speed Texts IReST", IOVS 2012, table 2)."""


class Phrases:
    """Short statements in one language; numbers in the site's digits."""

    def __init__(self, words: Words, calendar: Calendar) -> None:
        self._words = words
        self._calendar = calendar

    def counts(self, counts: Counts) -> str:
        """``5 مقالات، 4 نصوص، جهة واحدة مسمّاة؛ 3 مقالات لم يُذكر مصدرها``.

        Copies are told from texts only where there are several articles, unnamed ones only where there are any.
        """
        said = [self.articles(counts.articles)]
        if counts.articles > 1:
            said.append(self.texts(counts.texts))
        if counts.outlets or not counts.unnamed:
            said.append(self.outlets(counts.outlets))
        phrase = self.listed(said)
        if counts.unnamed:
            separator = str(self._words.pgettext("between clauses", "; "))
            phrase += separator + self._unnamed(counts)
        return phrase

    def behind(self, counts: Counts) -> str:
        """The counts as a list of stories needs them: nothing of one article whose outlet stands beside it."""
        if counts.articles == 1:
            return self._words.gettext("outlet not named") if counts.unnamed else ""
        return self.counts(counts)

    def articles(self, number: int) -> str:
        """``مقالتان``, ``3 مقالات``, ``11 مقالة``."""
        return self._counted(self._words.ngettext("%(num)s article", "%(num)s articles", number), number)

    def in_articles(self, number: int) -> str:
        """``في 3 مقالات``: how many tell the stories just counted, whenever each was published."""
        return self._counted(
            self._words.ngettext("in %(num)s article", "in %(num)s articles", number), number
        )

    def stories(self, number: int) -> str:
        """``خبران``, ``3 أخبار``."""
        return self._counted(self._words.ngettext("%(num)s story", "%(num)s stories", number), number)

    def minutes(self, words: int) -> str:
        """How long it takes to read so many words: ``تُقرأ في 3 دقائق``."""
        number = max(1, round(words / WORDS_A_MINUTE))
        return self._counted(
            self._words.ngettext("%(num)s minute to read", "%(num)s minutes to read", number), number
        )

    def texts(self, number: int) -> str:
        """``نصّان``, ``3 نصوص``."""
        return self._counted(self._words.ngettext("%(num)s text", "%(num)s texts", number), number)

    def outlets(self, number: int) -> str:
        """``جهتان مسمّاتان``, ``3 جهات مسمّاة``."""
        return self._counted(
            self._words.ngettext("%(num)s named outlet", "%(num)s named outlets", number), number
        )

    def more_outlets(self, number: int) -> str:
        """``و3 جهات أخرى``; empty for none."""
        if number < 1:
            return ""
        return self._counted(
            self._words.ngettext("and %(num)s more outlet", "and %(num)s more outlets", number), number
        )

    def more_stories(self, number: int) -> str:
        """``و3 أخبار أخرى``; empty for none."""
        if number < 1:
            return ""
        return self._counted(
            self._words.ngettext("and %(num)s more story", "and %(num)s more stories", number), number
        )

    def more_accounts(self, number: int) -> str:
        """``و3 روايات أخرى``; empty for none."""
        if number < 1:
            return ""
        return self._counted(
            self._words.ngettext("and %(num)s more account", "and %(num)s more accounts", number), number
        )

    def left_out(self, number: int) -> str:
        """What a comparison had no room for: ``3 روايات أخرى في صفحة الخبر``; empty for none."""
        if number < 1:
            return ""
        return self._counted(
            self._words.ngettext(
                "%(num)s more account is on the story's page",
                "%(num)s more accounts are on the story's page",
                number,
            ),
            number,
        )

    def known_by(self, dating: Dating | None, *, of_event: bool = False) -> str:
        """How a date is known, in words; ``of_event``: it is the event's, and none is known of publishing."""
        gettext = self._words.gettext
        if dating is None:
            return gettext("date unknown")
        if of_event:
            return gettext("day of the event; date of publishing unknown")
        return {
            "stated": gettext("date as the source states it"),
            "text": gettext("date read from the text"),
            "copy": gettext("date taken from a dated copy"),
        }[dating.known_by]

    def lineage(self, lineage: Lineage, source: Markup, *, credited: bool = False) -> Markup:
        """How an article stands in its story; ``source`` names the article it derives from.

        ``credited``: it says that it took from an agency or paper, so that it is no origin of its own.
        """
        gettext = self._words.gettext
        if credited and lineage.kind == "original":
            return Markup("{}").format(gettext("nearest the origin here"))
        if credited and lineage.kind == "independent":
            return Markup("{}").format(gettext("in its own words"))
        patterns = {
            ("original", True): gettext("the original"),
            ("independent", True): gettext("independent account"),
            ("copy", True): gettext("copy of %(source)s"),
            ("copy", False): gettext("same text as %(source)s"),
            ("edited-copy", True): gettext("edited copy of %(source)s"),
            ("edited-copy", False): gettext("same text, edited, as %(source)s"),
            ("rewrite", True): gettext("rewrite of %(source)s"),
            ("rewrite", False): gettext("shares wording with %(source)s; who took from whom is not known"),
        }
        directed = lineage.directed or lineage.of is None
        pattern = patterns.get((lineage.kind, directed)) or patterns[(lineage.kind, True)]
        return Markup(pattern) % {"source": source}  # noqa: S704 - from the catalogue; % escapes the source

    def listed(self, items: Iterable[str]) -> str:
        """``أ، ب، ج``."""
        return str(self._words.pgettext("between items", ", ")).join(items)

    def _unnamed(self, counts: Counts) -> str:
        if counts.unnamed == counts.articles:
            return self._words.ngettext(
                "its source is not named", "none of their sources is named", counts.unnamed
            )
        return self._counted(
            self._words.ngettext(
                "%(num)s article names no source", "%(num)s articles name no source", counts.unnamed
            ),
            counts.unnamed,
        )

    def _counted(self, pattern: str, number: int) -> str:
        return pattern % {"num": self._calendar.number(number)}
