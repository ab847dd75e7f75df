"""The parts of a site's desk, for tests of what views say."""

from __future__ import annotations

from pathlib import Path

from mujaz.site import options, words
from mujaz.site.calendars import Calendar
from mujaz.site.lookup import Lookup
from mujaz.site.naming import Naming
from mujaz.site.phrases import Phrases
from tests.site import sample

OPTIONS = options.read({"TIMEZONE": "Asia/Beirut"})
WORDS = words.load(Path(__file__).parents[2] / "theme" / "translations", OPTIONS.interface)
CALENDAR = Calendar(OPTIONS, WORDS)
PHRASES = Phrases(WORDS, CALENDAR)
LOOKUP = Lookup(sample.digest(), sample.REGISTRY)
NAMING = Naming(LOOKUP, CALENDAR, PHRASES, WORDS)
