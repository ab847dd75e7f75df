"""Settings of the site. Pelican's own names work as everywhere; Mujaz's begin with ``MUJAZ_``.

The Makefile hands on ``CORPUS=``, ``OUTPUT=`` … as environment variables; a value set there wins.
"""

from os import environ

AUTHOR = "هيئة تحرير موجز"
SITENAME = "موجز"
SITESUBTITLE = "صفحة واحدة لكل حدث، وكل مصدر باسمه"
SITEURL = environ.get("MUJAZ_SITEURL", "")
TIMEZONE = "Asia/Beirut"
DEFAULT_LANG = "ar"

PATH = "content"
PAGE_PATHS = ["pages"]
ARTICLE_PATHS: list[str] = []  # the corpus is Mujaz's to read, not Pelican's
STATIC_PATHS = ["extra"]  # files to publish as they are, e.g. a CNAME
OUTPUT_PATH = environ.get("MUJAZ_OUTPUT", "output")
RELATIVE_URLS = True  # pages work from any folder, and from the disk
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["mujaz"]

# ── what Mujaz reads ────────────────────────────────────────────────────────────────────────────
MUJAZ_CORPUS = environ.get("MUJAZ_CORPUS")  # None: content/corpus
MUJAZ_DECISIONS = environ.get("MUJAZ_DECISIONS")  # None: content/decisions, or the corpus's own folder
MUJAZ_LEDGER = environ.get("MUJAZ_LEDGER")  # None: content/ledger, or the corpus's own folder
MUJAZ_CACHE = environ.get("MUJAZ_CACHE")  # None: .cache
MUJAZ_LANGUAGES = ["ar"]

# ── what readers see ────────────────────────────────────────────────────────────────────────────
MUJAZ_INTERFACE = "ar"  # language of the site's own words
MUJAZ_LOCALE = "ar"  # ar: فبراير; ar_LB: شباط; ar_DZ: فيفري
MUJAZ_NUMERALS = "latn"  # latn: 123; arab: ١٢٣
MUJAZ_FRONT_STORIES = 30
MUJAZ_EXCERPT_WORDS = 60
MUJAZ_FEED_ITEMS = 50
MUJAZ_TOPIC_STORIES = 2
TODAY = None  # a date, where pages should know the day; unset, the site depends on its input alone

# ── Pelican's machinery that Mujaz does without ────────────────────────────────────────────────
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
PAGE_URL = PAGE_SAVE_AS = "p/{slug}.html"
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
