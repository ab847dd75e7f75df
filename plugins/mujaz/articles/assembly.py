"""Assembly: articles made of a record's parts and the metadata that came along with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from mujaz.articles import (
    cues,
    dates,
    housenames,
    identity,
    language,
    origins,
    repair,
    surroundings,
    tags,
    titles,
    wrapping,
)
from mujaz.articles.lines import key
from mujaz.articles.surroundings import Said, first, texts
from mujaz.articles.surroundings import said as said_of
from mujaz.model import Article, Given, Part, Record, Role, Source, Span
from mujaz.outlets import Registry, scheme


def assemble(
    record: Record,
    parts: Sequence[Part],
    count: int,
    registry: Registry,
    zone: tzinfo | None,
    languages: Sequence[str],
) -> tuple[Article, ...]:
    """The ``count`` articles of a record, in the order in which they stand."""
    own: list[list[Part]] = [[] for _ in range(count)]
    for part in parts:
        if part.article is not None:
            own[part.article].append(part)
    main = _main(record, own)
    around = surroundings.of(record, parts, own, registry)
    found = tuple(
        _article(record, mine, registry, zone, languages, around[number], main == number, count > 1)
        for number, mine in enumerate(own)
    )
    return housenames.agreed(found, registry)


class Piece(NamedTuple):
    """What is left of a part of an article once its text is gone: enough to join the article's paragraphs."""

    role: Role
    rule: str
    shown: str
    """The repaired text of a part of the body; of other parts nothing."""
    ends: bool
    """True where a line ends with it."""


def pieces(text: str, parts: Sequence[Part]) -> list[Piece]:
    """A piece for each of ``parts``, which are one article's."""
    mended = repair.mender(text)
    return [
        Piece(
            part.role,
            part.rule,
            repair.unmarked(mended(text[part.start : part.end])).strip() if part.role == "body" else "",
            text.endswith(("\n", "\r"), part.start, part.end),
        )
        for part in parts
    ]


def joined(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """The body among ``pieces``: a string per line, what is glued between cut out, broken paragraphs joined."""
    found: list[str] = []
    wrapped = line = False
    for role, rule, shown, ends in pieces:
        if role == "body":
            again = rule == "wrapped-line"
            if found and (line or (wrapped and again) or _broken(found[-1], rule)):
                found[-1] = f"{found[-1]}{'' if line else ' '}{shown}"
            elif shown:
                found.append(shown)
            wrapped, line = again, True
        elif role == "blank":
            wrapped = False
        line = line and not ends
    return tuple(found)


def _broken(before: str, rule: str) -> bool:
    return rule in {"paragraph", "wrapped-line"} and wrapping.breaks_off(before)


def _main(record: Record, own: Sequence[Sequence[Part]]) -> int:
    """The article that the record's own metadata speaks of: the one bearing its title, else the longest."""
    given = key(record.given.title)
    for number, parts in enumerate(own):
        for part in parts:
            if given and part.role == "title" and key(record.text[part.start : part.end]) == given:
                return number
    sizes = [sum(part.end - part.start for part in parts if part.role == "body") for parts in own]
    return sizes.index(max(sizes)) if sizes else 0


def _article(
    record: Record,
    parts: Sequence[Part],
    registry: Registry,
    zone: tzinfo | None,
    languages: Sequence[str],
    around: origins.Around,
    main: bool,
    several: bool,
) -> Article:
    given = record.given if main else Given(carrier=record.given.carrier or record.given.outlet)
    noted = said_of(record.text, parts, "metadata", "title")
    sender, sent = _message(record, noted)
    if sender or sent:
        given = replace(given, outlet=given.outlet or sender, published=given.published or sent)
    found = pieces(record.text, parts)
    body = joined(found)
    title = repair.repair(given.title).strip() or titles.unglued(
        titles.bare(_MARKUP.sub("", " ".join(texts(noted, "title")))), around.cuts
    )
    said = _labelled(texts([part for part in noted if part.rule not in _TOPICS], "metadata"))
    origin = origins.find(given, said, body, registry, around, title)
    dated = _dated(given, [*_by_nearness(noted), around.letterhead], zone, _sentences(found, body))
    url = given.url if scheme(given.url) in {"http", "https"} else ""
    tongue = language.of(given.language, body)
    return Article(
        id=identity.name(
            url=url,
            title=title,
            lead=body[0] if body else "",
            outlet=_house(given, noted),
            several=several,
        ),
        title=title,
        paragraphs=body,
        sources=(Source(record.file, record.row, _bytes(record, parts)),),
        subtitle=first(noted, "metadata", "subtitle"),
        byline=origin.byline
        or next((line for line in texts(noted, "metadata", "byline") if line != origin.outlet), ""),
        place=origin.place,
        outlet=origin.outlet,
        carrier=origin.carrier,
        credits=origin.credits,
        url=url,
        published=dated.published,
        updated=dated.updated,
        keywords=given.keywords or _keywords(noted, body),
        section=given.section or first(noted, "metadata", "section", "kicker"),
        language=tongue,
        rejected=_rejected(record, body, tongue in languages),
    )


def _sentences(found: Sequence[Piece], body: Sequence[str]) -> list[str]:
    """The body without its sub-headings, which may be a link to another article as well, with that one's day."""
    headings = {piece.shown for piece in found if piece.rule == "sub-heading"}
    return [text for text in body if text not in headings]


def _rejected(record: Record, body: Sequence[str], understood: bool) -> str:
    """Why it cannot be published; empty for nearly all."""
    if record.given.status:
        return "not-published"
    return "no-text" if not body else "" if understood else "language"


_MESSAGE = re.compile(r"^(?P<sender>[^\[\]]{1,80}), \[(?P<sent>[^\[\]]{6,40})\]$")


def _message(record: Record, said: Sequence[Said]) -> tuple[str, str]:
    """Channel and day of a message in a chat export, else empty; a year in two figures only where it can be no other.

    Telegram writes «[14.03.26 09:12]»: that the day comes first is told by a head of the same export above the 12th.
    """
    posted = first(said, "metadata", "post-header")
    if posted:
        return posted, ""
    head = _MESSAGE.match(first(said, "metadata", "message-header"))
    if head is None:
        return "", ""
    sent = head["sent"].split()[0]
    short = _SHORT_YEAR.match(head["sent"])
    if short:
        sent = f"{short[1]}.{short[2]}.20{short[3]}" if _days_first(record.text) else ""
    return head["sender"].strip(), sent


_SHORT_YEAR = re.compile(r"(\d{2})\.(\d{2})\.(\d{2}),? \d{1,2}:\d{2}(?::\d{2})?$")
_SHORT_HEAD = re.compile(
    r"^[^\[\]\n]{1,80}, \[(\d{2})\.(\d{2})\.\d{2},? \d{1,2}:\d{2}(?::\d{2})?\]\s*$", re.MULTILINE
)


@lru_cache(maxsize=1)
def _days_first(text: str) -> bool:
    """True where some heads of an export's messages name a day above the 12th first, and none names it second."""
    heads = [(int(head[1]), int(head[2])) for head in _SHORT_HEAD.finditer(text)]
    return any(first > _MONTHS for first, _ in heads) and all(second <= _MONTHS for _, second in heads)


_MONTHS = 12


_MARKUP = re.compile(r"^#{1,6}\s+|^(?:ال)?عنوان(?: الخبر| المقال)?\s*:\s*")
"""Markdown's mark of a heading, and the label of a form's field."""


def _house(given: Given, said: Sequence[Said]) -> str:
    """Whose text it is, as stated and not as the registry calls it: an editor's new alias must rename no article."""
    return given.outlet or " ".join(texts(said, "metadata", "source-line", "source-name"))


_TOPICS = frozenset({"keywords-line", "hashtags", "highlights", "summary"})
"""Lines of metadata that say what a text is about, and not whose it is."""


def _by_nearness(noted: Sequence[Said]) -> list[str]:
    """An article's metadata lines, those below its headline first: what stands above may be a mail's or a page's."""
    titled = next((place for place, part in enumerate(noted) if part.role == "title"), 0)
    return texts((*noted[titled:], *noted[:titled]), "metadata")


def _dated(given: Given, said: Sequence[str], zone: tzinfo | None, body: Sequence[str]) -> dates.Dates:
    """The dates that came along, else those of the article's own date lines, else the text's own.

    The text's own day also comes before a date line that is much older: of an article that it remembers.
    """
    stated = dates.from_given(given, zone or UTC)
    lines = [found for line in _timed(said) if (found := dates.date_line(line, zone))]
    published = stated.published or next((found.published for found in lines if found.published), None)
    updated = stated.updated or next((found.updated for found in lines if found.updated), None)
    told = None if stated.published else dates.from_text(body)
    older = published and told and (told.day - published.day).days > _REMEMBERED
    return dates.Dates(told if published is None or older else published, updated)


def _labelled(said: Sequence[str]) -> list[str]:
    """``said`` with a source's label joined to the line below it: «المصدر:», «(عين الزهر - الوادي)»."""
    return [
        f"{line} {below}" if line.endswith(":") and cues.shipped().is_label(line, "source-line") else line
        for line, below in pairwise((*said, ""))
    ]


def _timed(said: Sequence[str]) -> list[str]:
    """``said`` with a time of day and its zone joined to the day on the line above: «17/10/2025», «15:48 GMT»."""
    return [
        f"{line} {below}" if _ZONED.match(below) and not _CLOCK.search(line) else line
        for line, below in pairwise((*said, ""))
    ]


_CLOCK = re.compile(r"\d:\d\d")
_ZONED = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s*\(?(?:بتوقيت|توقيت|GMT|UTC)")


_REMEMBERED = 30
"""Days by which a text's own "today" may be later than its date line; what is older is a day that it remembers."""
_TOPIC = 3
"""Words of a topic; more are several topics whose separators were lost."""
_TOLD = 12
"""Paragraphs that say what things are called."""
_KEYWORD_LABEL = re.compile(r"^[^:：]{0,30}[:：]\s*")
_KEYWORD_BREAK = re.compile(r"\s*[,،;؛|•·/#]\s*")


def _keywords(said: Sequence[Said], body: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for line in texts(said, "metadata", "keywords-line", "hashtags"):
        words = _KEYWORD_BREAK.split(_KEYWORD_LABEL.sub("", line))
        if len(words) == 1 and len(words[0].split()) > _TOPIC:
            words = list(
                tags.split(words[0], " ".join(body[:_TOLD]))
            )  # nothing, where they cannot be told apart
        for word in words:
            label = cues.shipped().is_label(word, "keywords-line")
            if word.strip() and not label and word.strip() not in found:
                found.append(word.strip().replace("_", " "))
    return tuple(found)


def _bytes(record: Record, parts: Sequence[Part]) -> Span:
    """Bytes of the raw file from the article's first line to its last."""
    if record.derived or not parts:
        return record.raw
    starts = parts[0].start
    ends = parts[-1].end
    before = len(record.text[:starts].encode(record.encoding, "surrogateescape"))
    inside = len(record.text[starts:ends].encode(record.encoding, "surrogateescape"))
    base = record.raw.start + record.mark
    return Span(base + before, base + before + inside)
