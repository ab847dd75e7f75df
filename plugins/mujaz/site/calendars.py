"""Days as readers know them: Gregorian by Babel, Hijri by hijridate, in the digits that the site uses."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache

from babel.dates import format_date, format_interval, format_time, get_day_names
from babel.numbers import format_decimal
from hijridate import Gregorian

from mujaz.model import Dating
from mujaz.site.options import Options
from mujaz.site.words import Words

_DIGITS = {
    "latn": {},
    "arab": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "arabext": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
}

FIRST = 5
"""The day on which a week begins, counted from Monday: Saturday, as in most Arab countries (CLDR, ``firstDay``). No
setting moves it: the addresses of weeks hang on it."""


class Calendar:
    """Formats days, times and numbers for one site; holds no state but a cache."""

    def __init__(self, options: Options, words: Words) -> None:
        self._options = options
        self._words = words
        self.day = lru_cache(maxsize=4096)(self._day)
        self.weekday = lru_cache(maxsize=4096)(self._weekday)

    def number(self, value: int) -> str:
        """``12,345`` or ``١٢٬٣٤٥``."""
        options = self._options
        return self._digits(format_decimal(value, locale=options.locale, numbering_system=options.numerals))

    def local_day(self, dating: Dating) -> date:
        """The day in the site's time zone: an instant late in the evening UTC may belong to the next."""
        if dating.instant is None:
            return dating.day
        return dating.instant.astimezone(self._options.timezone).date()

    def instant(self, dating: Dating) -> datetime:
        """The moment in the site's time zone, midnight where only the day is known; to the second."""
        if dating.instant is None:
            return self.midnight(dating.day)
        return dating.instant.replace(microsecond=0).astimezone(self._options.timezone)

    def midnight(self, day: date) -> datetime:
        """The moment at which ``day`` begins in the site's time zone."""
        return datetime(day.year, day.month, day.day, tzinfo=self._options.timezone)

    def moment(self, dating: Dating) -> str:
        """``28 فبراير 2024``, with the time of day where it is known."""
        day = self.day(self.local_day(dating))
        if dating.instant is None:
            return day
        return self._words.gettext("%(day)s, %(time)s") % {"day": day, "time": self.time(dating)}

    def time(self, dating: Dating) -> str:
        """``8:40 م``; empty where only the day is known."""
        if dating.instant is None:
            return ""
        return self._digits(
            format_time(
                dating.instant.astimezone(UTC),
                "short",
                tzinfo=self._options.timezone,
                locale=self._options.locale,
            )
        )

    def hijri(self, day: date) -> str:
        """``18 شعبان 1445 هـ`` (Umm al-Qura), empty for years that hijridate's tables do not hold."""
        try:
            hijri = Gregorian(day.year, day.month, day.day).to_hijri()
        except OverflowError:
            return ""
        return self._digits(
            self._words.gettext("%(day)s %(month)s %(year)s AH")
            % {"day": hijri.day, "month": self._hijri_months()[hijri.month - 1], "year": hijri.year}
        )

    def month(self, day: date) -> str:
        """``فبراير 2024``."""
        return self._digits(format_date(day, "LLLL y", locale=self._options.locale))

    def year(self, day: date) -> str:
        """``2024``, in a script's own digits: no thousands are marked in it."""
        return self._digits(str(day.year))

    def interval(self, first: date, last: date) -> str:
        """``14–20 مارس 2026``: what both days share is said once (CLDR, interval formats)."""
        return self._digits(format_interval(first, last, "yMMMMd", locale=self._options.locale))

    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """Letter and name of each day of the week, from ``FIRST`` on."""
        letters = get_day_names("narrow", "stand-alone", locale=self._options.locale)
        names = get_day_names("wide", "stand-alone", locale=self._options.locale)
        return tuple((letters[day % 7], names[day % 7]) for day in range(FIRST, FIRST + 7))

    def _day(self, day: date) -> str:
        """``28 فبراير 2024``."""
        return self._digits(format_date(day, "long", locale=self._options.locale))

    def _weekday(self, day: date) -> str:
        """``الأربعاء، 28 فبراير 2024``."""
        return self._digits(format_date(day, "full", locale=self._options.locale))

    def _digits(self, text: str) -> str:
        return text.translate(_DIGITS[self._options.numerals])

    def _hijri_months(self) -> tuple[str, ...]:
        gettext = self._words.gettext
        return (
            gettext("Muharram"),
            gettext("Safar"),
            gettext("Rabi I"),
            gettext("Rabi II"),
            gettext("Jumada I"),
            gettext("Jumada II"),
            gettext("Rajab"),
            gettext("Shaban"),
            gettext("Ramadan"),
            gettext("Shawwal"),
            gettext("Dhu al-Qadah"),
            gettext("Dhu al-Hijjah"),
        )
