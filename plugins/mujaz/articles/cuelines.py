"""Cue lines: what a rule names by one line alone, by its form, by the signs that it bears or by the words of a cue."""

from __future__ import annotations

import re

from mujaz.articles import ages, columns, cues, houses, nameplates, shapes, wires
from mujaz.articles.credits import source_line
from mujaz.articles.cues import Cue
from mujaz.articles.datelines import date_line
from mujaz.articles.lines import Line, key
from mujaz.articles.vocabulary import vocabulary
from mujaz.outlets import Registry

_SIGNATURE = Cue("signature", "end")
_SHARED = Cue("share-widget", "drop")
_ACCOUNT = _DESK = Cue("byline", "meta")
_AGE = Cue("relative-time", "meta")
_UPDATED = Cue("page-date", "drop")
_MAIL = Cue("mail-sender", "meta")
_SENDER = Cue("message-sender", "drop")
_FLASH, _ITEM = Cue("item-label", "meta"), Cue("item-label", "drop")
_DIVIDER = Cue("divider", "drop")
_MESSAGE = Cue("message-header", "meta")
_CLOCK = Cue("time-line", "meta")
_DATE = Cue("date-line", "meta")
_SLUG, _STAMP = Cue("wire-slug", "meta"), Cue("end-mark", "end")
_NUMBER = Cue("bare-number", "drop")
_COUNTER = Cue("counter", "drop")
_RIGHTS = Cue("copyright", "drop")
_HASHTAGS = Cue("hashtags", "end")
_LINK = Cue("link", "drop")
_CAPTION = Cue("caption", "drop")
_FOREIGN = Cue("foreign-label", "drop")
_BREADCRUMB = Cue("breadcrumb", "drop")

FOREIGN_WORDS = 12
"""Words of the longest line in another script that is taken for a label."""
_LONGEST = 600
"""Characters: cookie notices reach this, cue lines do not go beyond."""
_PAGE_DATE = (
    "اخر تحديث للموقع",
    "اخر تحديث للصفحه",
    "اخر تحديث للاسعار",
    "تاريخ تحديث الصفحه",
    "اخر تحديث للبيانات",
)
_KEPT = key("محفوظ")
_PICTURES = frozenset(key(label) for label in houses.WORDS["labels"]["photo"])
"""What a picture's credit calls it: «(رصيد الصورة: الوادي)»."""


def find(line: Line, registry: Registry, foreign: bool) -> Cue | None:
    """The rule that names a line, and its effect; None for prose, headlines and all that no rule knows.

    Args:
        line: one that is not blank.
        registry: who is who.
        foreign: the record is written in no Arabic script, so that a line in another one is no mere label.
    """
    if len(line.text) > _LONGEST:
        return None
    if line.plain:
        found = _UPDATED if line.key.startswith(_PAGE_DATE) else _AGE if ages.is_age(line) else None
    else:
        found = _by_form(line) or _by_signs(line, registry)
    found = found or cues.shipped().match(line)
    if found:
        return found
    if not foreign and line.words <= FOREIGN_WORDS and shapes.is_foreign(line):
        return _FOREIGN
    if ages.is_buttons(line):
        return _SHARED
    return _BREADCRUMB if shapes.is_breadcrumb(line) or _is_glued_menu(line) else None


def _by_form(line: Line) -> Cue | None:
    """Dates, times and figures."""
    if shapes.is_divider(line):
        return _DIVIDER
    if len(line.text) > _FORM and line.words > _FORM_WORDS:
        return _UPDATED if line.key.startswith(_PAGE_DATE) else None
    if shapes.is_sender(line):
        return _MAIL
    if shapes.is_message_head(line):
        return _MESSAGE if line.text.endswith("]") else _SENDER
    if line.key.startswith(_PAGE_DATE):
        return _UPDATED
    if shapes.is_date(line):
        return _CLOCK if shapes.is_clock(line) else _DATE
    if line.numbered and (found := _by_labels(line)):
        return found
    if ages.is_age(line):
        return _AGE
    if ages.is_duration(line):
        return _COUNTER
    return _NUMBER if shapes.is_bare_number(line) else None


def _by_labels(line: Line) -> Cue | None:
    """What a wire sets around its texts, and a day among labelled columns."""
    if wires.stamp(line.text):
        return _STAMP
    if wires.is_slug(line.text):
        return _SLUG
    return _DATE if any(map(date_line, columns.fields(line.raw))) else None


_FORM, _FORM_WORDS = 140, 24
"""Characters and words of the longest line that ``_by_form`` knows by more than its first words."""


def _by_signs(line: Line, registry: Registry) -> Cue | None:
    """Links, captions, signatures: what hash, at sign, brackets and strokes tell."""
    if shapes.is_hashtags(line):
        return _HASHTAGS
    if shapes.is_link(line):
        return _LINK
    if shapes.is_account(line):
        return _ACCOUNT
    if "©" in line.text and line.words <= FOREIGN_WORDS * 2:
        return cues.shipped().match(line) or (_RIGHTS if _KEPT in line.key else _CAPTION)
    credit = shapes.credited(line)
    if credit and (said := cues.shipped().match(line)) and said.rule == "source-line":
        return said  # «المصدر: وكالة الأنباء (و أ)» is no picture's
    if credit and (
        shapes.is_dotted(credit)
        or registry.named(credit)
        or "رشيف" in credit
        or "غيتي" in credit
        or (":" in credit and not _PICTURES.isdisjoint(key(credit).split()))
    ):
        return _DESK if shapes.is_placed(line) else _CAPTION
    if shapes.is_shot(line):
        return _CAPTION
    if shapes.is_signature(line):
        return cues.shipped().match(line) or _SIGNATURE
    if _is_desk(line, registry):
        return _DESK
    if shapes.is_item_label(line):
        return _FLASH if line.key.split()[0] in vocabulary("flashes") else _ITEM
    return None


def _is_desk(line: Line, registry: Registry) -> bool:
    """True for a house by its form and the city from which it writes: «الوادي نيوز - عين الزهر»."""
    if not shapes.is_byline(line) or _DASHED.search(line.text) is None:
        return False
    signed = source_line(line.text, registry)
    formed = signed and len(signed.names) == 1 and nameplates.is_house(signed.names[0].name)
    return bool(signed and formed and houses.known_place(signed.place))


_DASHED = re.compile(r"\w\s?[-–—]\s?\w")


def _is_glued_menu(line: Line) -> bool:
    """True for a row of labels whose breaks were lost: the one that leads home, and words stuck to it."""
    home = line.key.find(_HOME)
    return home >= 0 and not line.ends and line.key[home + len(_HOME) :][:1].strip() != ""


_HOME = key("الرئيسية")
