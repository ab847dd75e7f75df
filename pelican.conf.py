"""Settings of the site. Pelican's own names work as everywhere; Mujaz's begin with ``MUJAZ_``.

The Makefile hands on ``CORPUS=``, ``OUTPUT=`` … as environment variables; a value set there wins.
"""

from os import environ
from pathlib import Path

AUTHOR = "هيئة تحرير موجز"
SITENAME = "موجز"
SITESUBTITLE = "صفحة واحدة لكل حدث، وكل مصدر باسمه"
SITEURL = environ.get("MUJAZ_SITEURL", "")
TIMEZONE = "Asia/Beirut"
DEFAULT_LANG = "ar"

PATH = "content"
PAGE_PATHS = ["pages"]
ARTICLE_PATHS: list[str] = []  # the corpus is Mujaz's to read, not Pelican's
EXTRA = (
    Path(__file__).parent / "content" / "extra"
)  # files to publish as they are, at the root: a CNAME, an icon
STATIC_PATHS = ["extra"] if EXTRA.is_dir() else []
EXTRA_PATH_METADATA = {f"extra/{file.name}": {"path": file.name} for file in sorted(EXTRA.glob("*"))}
OUTPUT_PATH = environ.get("MUJAZ_OUTPUT", "output")
RELATIVE_URLS = True  # pages work from any folder, and from the disk
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["mujaz"]

# ── what Mujaz reads ────────────────────────────────────────────────────────────────────────────
MUJAZ_CORPUS = environ.get("MUJAZ_CORPUS")  # None: content/corpus
MUJAZ_DECISIONS = environ.get("MUJAZ_DECISIONS")  # None: content/decisions, or the corpus's own folder
MUJAZ_LEDGER = environ.get("MUJAZ_LEDGER")  # None: content/ledger, or the corpus's own folder
MUJAZ_OUTLETS = environ.get("MUJAZ_OUTLETS")  # None: content/outlets.toml
MUJAZ_CACHE = environ.get("MUJAZ_CACHE")  # None: .cache
MUJAZ_LANGUAGES = ["ar"]

# ── what readers see ────────────────────────────────────────────────────────────────────────────
MUJAZ_INTERFACE = environ.get("MUJAZ_INTERFACE", "ar")  # language of the site's own words: ar, en or fa
MUJAZ_LOCALE = "ar"  # ar: فبراير; ar_LB: شباط; ar_DZ: فيفري
MUJAZ_NUMERALS = "latn"  # latn: 123; arab: ١٢٣; arabext: ۱۲۳
MUJAZ_FRONT_STORIES = 30
MUJAZ_EXCERPT_WORDS = 60
MUJAZ_CARDS = True  # a picture per story for those who share it, once SITEURL is known
MUJAZ_OFFLINE = True  # what was visited stays readable offline; needs https
MUJAZ_PARQUET = False  # stories and articles as Parquet too, beside CSV; needs mujaz[parquet]
MUJAZ_TOPIC_STORIES = 2  # so many stories open a topic's page
MUJAZ_PLACE_STORIES = 2  # so for places
MUJAZ_PERSON_STORIES = 2  # and for persons

# ── what subscribers get ────────────────────────────────────────────────────────────────────────
FEED_MAX_ITEMS = 50  # a feed holds no more, but for those of its last ten days
FEED_DOMAIN: str | None = None  # where feeds are fetched, if not at SITEURL
MUJAZ_FEED_FORM = "summary"  # or headlines; or full: whole texts, as far as outlets permit
MUJAZ_FEED_HISTORY = "month"  # what an archive of the newest stories holds; day: for a busy desk
MUJAZ_FEED_REANNOUNCE = False  # True: a story that changes on a later day comes again, as an update
MUJAZ_FEED_TTL = 60  # minutes
MUJAZ_FEED_SKIP_HOURS: list[int] = []  # hours, 0 to 23 UTC, in which nobody need ask
MUJAZ_FEED_KILOBYTES = 1000  # a feed beyond is warned of
MUJAZ_WEBSUB_HUB = ""  # e.g. https://hub.example.org/
MUJAZ_NEWSLETTER_FROM = ""  # e.g. موجز <news@example.org>
MUJAZ_UNSUBSCRIBE = ""  # where readers of the newsletter leave: https://… or mailto:…

# ── and now the clock ───────────────────────────────────────────────────────────────────────────
TODAY = None  # a date, where pages should know the day; unset, the site depends on its input alone

# ── Pelican's machinery that Mujaz does without ────────────────────────────────────────────────
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
PAGE_URL = PAGE_SAVE_AS = "p/{slug}.html"
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
