"""Reading a record: lines, kinds, blocks, segments, roles, and then articles made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from itertools import pairwise

from mujaz.articles import (
    blocks,
    clauses,
    cohesion,
    cues,
    kinds,
    letterheads,
    plain,
    posts,
    publishing,
    roles,
    segment,
    verses,
)
from mujaz.articles.assembly import assemble
from mujaz.articles.cues import SIGNED
from mujaz.articles.division import Division, Segment
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line, key, split
from mujaz.articles.sheet import Page, Ruling, Sheet
from mujaz.model import Boundary, Part, Reading, Record
from mujaz.outlets import Registry


def read(
    record: Record, registry: Registry, zone: tzinfo | None = None, languages: Sequence[str] = ("ar",)
) -> Reading:
    """What ``record`` holds: its text tiled by parts, and its articles. Pure; linear in the text's length.

    Args:
        record: as received.
        registry: who is who.
        zone: the site's, for times of day that state none; None: such times are not told.
        languages: those that are published; an article in another one is ``rejected``.
    """
    lines = split(record.text)
    marks = kinds.classify(lines, registry)
    given = key(record.given.title)
    title = plain.headline(lines, marks, given)
    if title is None:
        rulings, count, judged = _divided(lines, marks, registry, given)
    else:
        rulings, count, judged = plain.settle(lines, marks, registry, title), 1, []
    boundaries = tuple(Boundary(lines[index].left, score, taken) for index, score, taken in judged)
    parts = _parts(lines, rulings)
    # A record with a title of its own is an article even where its text is gone: it is rejected, not lost.
    found = assemble(record, parts, count or bool(given), registry, zone, languages)
    return Reading(record, parts, found, boundaries)


_Judged = list[tuple[int, float, bool]]
"""Lines at which an article could begin, as ``Division`` has them."""


def _divided(
    lines: Sequence[Line], marks: list[Mark], registry: Registry, given: str
) -> tuple[Mapping[int, Ruling], int, _Judged]:
    """The rulings of a record's lines, how many articles it holds, and the boundaries in question."""
    heads = posts.find(lines, marks)
    for index in posts.days(lines, marks, heads):
        marks[index] = posts.DAY
    for index in heads:
        marks[index] = posts.HEADER
    for index in posts.adverts(lines, marks, heads):
        marks[index] = posts.ADVERT
    spans = _sections(marks)
    known = [_settle_marks(lines[start:stop], marks, given) for start, stop in spans]
    page = Page(lines, marks)
    rulings: dict[int, Ruling] = {}
    boundaries: _Judged = []
    count = 0
    for (start, stop), sure in zip(spans, known, strict=True):
        sheet = Sheet(lines, marks, registry, bool(given), page)
        told, found, judged = _section(lines[start:stop], sheet, given, known=sure)
        for index, ruling in told.items():
            if ruling.article is not None:
                ruling.article += count
            rulings[index] = ruling
        count += found
        boundaries += judged
    top = letterheads.find(lines, marks)
    if top is not None and (rulings[top].role == "cut" or (count > 1 and rulings[top].article == 0)):
        rulings[top] = Ruling("metadata", "letterhead")
    return rulings, count, boundaries


_ITEMS = frozenset({"message-header", "post-header", "item-label"})
_MESSAGES = frozenset({"message-header", "message-sender", "post-header"})


def _sections(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Ranges of lines that no article crosses: the messages of a chat export, else the whole record."""
    starts = [index for index, mark in enumerate(marks) if mark.rule in _MESSAGES]
    edges = [0, *starts, len(marks)]
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _settle_marks(section: Sequence[Line], marks: list[Mark], given: str) -> bool:
    """Mark a section's lists and poems as prose; True where it is known to be a text, however little of one."""
    known = bool(given) or marks[section[0].index].rule in _MESSAGES
    for index, mark in (blocks.absorb_lists(section, marks) | blocks.absorb_bullets(section, marks)).items():
        marks[index] = mark
    own = [marks[line.index] for line in section]
    prose = any(mark.kind == "prose" for mark in own)
    stopped = any(mark.kind == "prose" and line.ends for line, mark in zip(section, own, strict=True))
    told = {} if stopped or known else clauses.notices(section, marks)
    headed = marks[section[0].index].rule not in _MESSAGES and _posted(marks, section)
    if headed:
        return known  # a page's head above its first post: no poem, however short its lines
    if not told and not prose and not known and (poem := verses.stanzas(section, marks)):
        told = dict.fromkeys(poem, Mark("prose"))
    if not told and not _tells(section, own) and (known or _is_verse(section, own)):
        known = True
        told = {index: Mark("prose") for index in _all_body(section, marks, given)}
    elif not told and not stopped:
        told = clauses.found(section, marks)
    for index, mark in told.items():
        marks[index] = mark
    return known


def _posted(marks: Sequence[Mark], section: Sequence[Line]) -> bool:
    """True where a post's head stands right below a section without prose."""
    below = section[-1].index + 1
    prose = any(marks[line.index].kind == "prose" for line in section)
    return not prose and below < len(marks) and marks[below].rule == "post-header"


def _section(
    section: Sequence[Line], sheet: Sheet, given: str, *, known: bool
) -> tuple[Mapping[int, Ruling], int, _Judged]:
    """The rulings of a section's lines, how many articles it holds, and the boundaries in question."""
    lines, marks = sheet.lines, sheet.marks
    divided = segment.divide(lines, marks, blocks.divide(section, marks), given)
    judged = divided.judged
    if given and not divided.segments:
        headline = next((line.index for line in section if line.key == given), None)
        divided = Division([Segment(headline, [tuple(line.index for line in section)])])
    elif not known:
        divided = _without_teasers(lines, marks, _without_scrap(lines, marks, divided))
    rulings = roles.settle(sheet, divided)
    return rulings, len(divided.segments), judged


_SCRAP = 120
"""Characters: a page without more text than this, and without headline to it, holds no article (error pages)."""


def _without_scrap(lines: Sequence[Line], marks: Sequence[Mark], division: Division) -> Division:
    """``division`` without a first article that is a scrap of text its headline does not speak of."""
    if not division.segments or not _is_scrap(lines, marks, division):
        return division
    scrap = division.segments[0]
    cut = tuple(sorted(index for part in (*scrap.heads, *scrap.runs) for index in part))
    tails = [(number - 1 if number else -1, head, prose) for number, head, prose in division.tails]
    return Division(division.segments[1:], [(-1, cut, ()), *tails], division.judged)


_TEASER = 240
"""Characters of a single paragraph that can be a teaser."""
_WHOLE = 350
"""Characters of a text, in three paragraphs or more, beside which single short paragraphs are teasers."""


def _without_teasers(lines: Sequence[Line], marks: Sequence[Mark], division: Division) -> Division:
    """``division`` without the single short paragraphs before its one whole text, on a page with menus."""
    texts = [
        [lines[i].text for run in segment.runs for i in run if lines[i].text] for segment in division.segments
    ]
    whole = [place for place, text in enumerate(texts) if len(text) > 2 and sum(map(len, text)) >= _WHOLE]
    furnished = any(mark.effect in _MENUS for mark in marks)
    if len(whole) != 1 or not whole[0] or not furnished:
        return division
    before = division.segments[: whole[0]]
    if not all(len(text) == 1 and len(text[0]) <= _TEASER for text in texts[: whole[0]]):
        return division
    cut = [
        (-1, (*head, *run), ())
        for segment in before
        for head, run in zip(segment.heads, segment.runs, strict=True)
    ]
    tails = [(max(number - len(before), -1), head, prose) for number, head, prose in division.tails]
    return Division(division.segments[whole[0] :], [*cut, *tails], division.judged)


_MENUS = frozenset({"drop", "related", "footer"})


def _is_scrap(lines: Sequence[Line], marks: Sequence[Mark], division: Division) -> bool:
    segment = division.segments[0]
    if len(division.segments) > 1 and _is_notice(lines, marks, division):
        return True
    text = " ".join(lines[index].text for run in segment.runs for index in run)
    if any(marks[index].rule == "byline" for index in segment.heads[0]):
        return False  # who signs so little wrote a poem
    if segment.title is not None:
        title = cohesion.stems(lines[segment.title].text)
        return len(text) < _SCRAP and not cohesion.share(title, cohesion.stems(text))
    if any(marks[index].rule in _ITEMS for index in segment.heads[0]):
        return False
    menu = sum(marks[index].effect == "drop" for index in segment.heads[0]) >= _MENU
    return len(text) < (_SCRAP if len(division.segments) > 1 or menu else _SCRAP // 4)


def _is_notice(lines: Sequence[Line], marks: Sequence[Mark], division: Division) -> bool:
    """True for a few sentences of a site above its menu: nothing dates or signs them, and a dated text follows."""
    first, second = division.segments[:2]
    told = [lines[index] for run in first.runs for index in run if lines[index].text]
    length = sum(len(line.text) for line in told)
    menu = [
        i for i in second.heads[0] if marks[i].kind != "blank" and (second.title is None or i < second.title)
    ]
    dated = any(marks[index].rule in SIGNED for index in second.heads[0])
    signed = any(marks[index].rule in SIGNED for head in first.heads for index in head)
    return (
        length < _NOTICE and len(menu) >= _MENU and dated and not signed and all(map(publishing.words, told))
    )


_NOTICE = 250
"""Characters."""
_MENU = 3
"""Lines of a menu."""
_VERSES = 5
_FURNISHED = 0.2


def _tells(section: Sequence[Line], marks: Sequence[Mark]) -> bool:
    """True where a section's prose is more than a verse or two that begin as sentences do."""
    short = sum(mark.kind == "short" for mark in marks)
    told = [line for line, mark in zip(section, marks, strict=True) if mark.kind == "prose"]
    few = len(told) * _FEW <= short and all(line.words <= _VERSE[1] + 2 for line in told)
    return bool(told) and not few


_FEW = 3
"""Short lines to one that looks like prose, in a poem."""


def _is_verse(section: Sequence[Line], marks: Sequence[Mark]) -> bool:
    """True where a record without prose is a text all the same: verses, clauses, and hardly a site's furniture.

    Menus are of shorter lines, lists of headlines of longer ones or dated.
    """
    seen = [mark for mark in marks if mark.kind != "blank"]
    short = sorted(line.words for line, mark in zip(section, marks, strict=True) if mark.kind == "short")
    dated = sum(mark.rule in _DATES for mark in seen)
    furniture = sum(mark.effect in _MENUS and mark.rule not in _PLAIN for mark in seen)
    if len(short) < _VERSES or dated >= _DATED or furniture > _FURNISHED * len(seen):
        return False
    bare = len(short) >= _LONG_POEM and all(mark.kind in {"blank", "short", "prose"} for mark in marks)
    return _VERSE[0] - bare <= short[len(short) // 2] <= _VERSE[1]


_LONG_POEM = 12
"""Lines: a menu as long has an entry that gives it away."""
_VERSE = (3, 7)
"""Words of the middle line."""
_DATES = frozenset({"date-line", "relative-time"})
_DATED = 2
"""So many dates stand in lists of headlines, and in no poem."""
_PLAIN = frozenset({"divider", "bare-number", "item-label"})


def _all_body(section: Sequence[Line], marks: Sequence[Mark], given: str) -> list[int]:
    """The short lines that are the body of a text without prose (a poem, a table of rates)."""
    short = [line for line in section if marks[line.index].kind == "short"]
    titled = [line for line in short if line.key == given] if given else short[: _heads(short)]
    signed = next((line.index for line in section if marks[line.index].rule == "byline"), -1)
    above = [line for line in short if line.index < signed]
    if not given and above and len(short) - len(above) >= _VERSES:
        titled = above  # what stands over the poet's name is headline and menu
    heads = {line.index for line in titled}
    return [line.index for line in short if line.index not in heads]


def _heads(short: Sequence[Line]) -> int:
    """How many lines stand above such a text: its headline, and a section's label above that."""
    labelled = len(short) > _VERSES and short[0].words <= _LABEL < _HEADLINE <= short[1].words
    return 2 if labelled else min(1, len(short) - 1)


_LABEL = 2
_HEADLINE = 4
"""Words."""


def _parts(lines: Sequence[Line], rulings: Mapping[int, Ruling]) -> tuple[Part, ...]:
    parts: list[Part] = []
    known = cues.shipped()
    for line in lines:
        ruling = rulings[line.index]
        plain = ruling.role == "body" and line.raw == line.text
        glued = known.glued(line) if plain else []
        if not glued:
            parts.append(Part(line.start, line.end, ruling.role, ruling.rule, ruling.article))
        else:
            parts += _mixed(line, ruling, glued)
    return tuple(parts)


def _mixed(line: Line, ruling: Ruling, glued: Sequence[cues.Glue]) -> list[Part]:
    """The parts of a line in which labels are stuck to a sentence."""
    parts: list[Part] = []
    at = line.start
    for glue in glued:
        start, end = line.left + glue.start, line.left + glue.end
        if not glue.start:
            start = line.start
        if start > at:
            parts.append(Part(at, start, ruling.role, ruling.rule, ruling.article))
        parts.append(Part(start, end, "cut", glue.rule, ruling.article))
        at = end
    if at < line.left + len(line.text):
        parts.append(Part(at, line.end, ruling.role, ruling.rule, ruling.article))
    else:
        last = parts.pop()
        parts.append(Part(last.start, line.end, last.role, last.rule, last.article))
    return parts
