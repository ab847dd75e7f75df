"""Titles: which line of a head is the headline of the prose below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from mujaz.articles import cohesion, nameplates, shapes
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line, key
from mujaz.articles.vocabulary import vocabulary

_AS_GOOD = 0.75
"""An earlier candidate within this of the best is the headline: what follows it repeats or explains it."""
_AS_GOOD_IN_MENUS = 0.3
"""The same where menus stand above the headline, so that an earlier line is more often one of theirs."""
_FEW = 5
_MENU = frozenset({"navigation", "breadcrumb", "bare-number", "counter"})
_PICTURES = frozenset({"photo-credit", "caption"})
"""Rules of lines that repeat what a picture shows, beside whose it is."""
_VARIANT = 0.7
"""Share of words in common."""
_OPENING = 250
_HOUSE = 6
"""Words of a house's name over its own release: the first sentence names it again word for word, which it does
with no headline."""
_MASTHEAD = 3
_BUTTON = 2
_DRAWN = 5
"""Signs of a line drawn across a page; shorter ones part a menu's labels."""
_LONGEST = 30
"""Words."""
_NEAR = 2
"""Visible lines within which a date or byline speaks for the headline above it."""


def choose(
    lines: Sequence[Line], marks: Sequence[Mark], head: Sequence[int], lead: str, given: str
) -> int | None:
    """Index of the headline among the lines ``head`` for prose that begins with ``lead``; None where none fits.

    ``given`` is the folded key of a title that came along with the record; a line that says it is the headline.
    """
    seen = [index for index in head if marks[index].kind != "blank"]
    if given:
        return next((index for index in seen if same(lines[index], given)), None)
    candidates = _candidates(lines, marks, seen)
    if not candidates:
        return None
    menu = any(marks[index].rule in _MENU for index in seen) or len(candidates) > _FEW
    if _is_plate(lines, candidates[0], lead):
        candidates = candidates[1:]
    if not candidates:
        return None
    alone = candidates[0] if len(candidates) == 1 else None
    if alone is not None and (lines[alone].words > _BUTTON or (alone == seen[0] and not menu)):
        return alone
    if alone is not None and lines[alone].words == _BUTTON and _is_signed(marks, seen, alone):
        return alone
    about = cohesion.stems(lead)
    worded = [index for index in candidates if not shapes.is_score(lines[index])]
    candidates = [index for index in worded or candidates if _could_head(lines[index], about)]
    if not candidates:
        return None
    opening = key(lead[:_OPENING])
    counts = Counter(lines[index].key for index in candidates)
    bullets = sum(lines[index].bullet for index in seen) > 1
    places = {index: at for at, index in enumerate(seen)}
    scores = {
        index: _score(lines, marks, seen, places[index], about, counts, opening)
        - 0.8 * (bullets and lines[index].bullet)
        for index in candidates
    }
    shares = {index: cohesion.share(cohesion.stems(lines[index].text), about) for index in candidates}
    if len(candidates) > _FEW and max(shares.values()) < _TOLD and _is_row(lines, candidates):
        return None  # headlines of others, as a ticker shows them
    strange = len(candidates) > _FEW and not shares[candidates[0]]
    if not strange and _opens_bare(lines, marks, head, candidates[0]):
        scores[candidates[0]] += _FIRST
    best = max(scores.values())
    margin = _AS_GOOD_IN_MENUS if menu else _AS_GOOD
    chosen = next(index for index in candidates if scores[index] >= best - margin)
    top = _first_of_block(lines, marks, seen, chosen, about)
    return _framed(lines, seen, top) or top


def _candidates(lines: Sequence[Line], marks: Sequence[Mark], seen: Sequence[int]) -> list[int]:
    """Those of ``seen`` that are short enough, below what is drawn across them, and not a picture's alone."""
    found = [index for index in seen if marks[index].kind == "short" and 1 <= lines[index].words <= _LONGEST]
    shown = [lines[index].key for index in seen if marks[index].rule in _PICTURES]
    apart = [i for i in found if not any(lines[i].key in line for line in shown)]
    if any(lines[i].words > _BUTTON for i in apart):
        found = apart  # else the picture's line repeats the headline
    drawn = (
        index
        for index in seen
        if marks[index].rule == "ticker"
        or (marks[index].rule == "divider" and len(lines[index].text) >= _DRAWN)
    )
    divider = max(drawn, default=-1)
    return [index for index in found if index > divider] or found


def _framed(lines: Sequence[Line], seen: Sequence[int], chosen: int) -> int | None:
    """The line right below the chosen one that this holds whole, with words on both sides of it.

    «تتابعون الآن خبر … والآن مع التفاصيل» frames it; «بعد عامين من العمل.. …» is a headline over its shorter form.
    """
    below = lines[seen[min(seen.index(chosen) + 1, len(seen) - 1)]]
    held = lines[chosen].words > below.words >= _HEADING and f" {below.key} " in lines[chosen].key
    return below.index if held else None


def _is_row(lines: Sequence[Line], candidates: Sequence[int]) -> bool:
    """True where most of the lines are as long as headlines are; a poem's and a menu's are shorter."""
    return sorted(lines[index].words for index in candidates)[len(candidates) // 2] >= _ROW_WORDS


_ROW_WORDS = 6
"""Words of the middle line."""


def _first_of_block(
    lines: Sequence[Line], marks: Sequence[Mark], seen: Sequence[int], chosen: int, about: frozenset[str]
) -> int:
    """The line right above the chosen one, where that too is like a headline: what follows it is its sub-headline.

    A menu's labels are short and stand in a row of more than two.
    """
    at = seen.index(chosen)
    row = 0
    while (
        row < at and marks[seen[at - 1 - row]].kind == "short" and lines[seen[at - 1 - row]].words >= _HEADING
    ):
        row += 1
    if row < at and marks[seen[at - 1 - row]].effect == "related":
        return chosen
    above = lines[seen[at - 1]] if row else None
    if above is None or row > _BLOCK or above.bullet:
        return chosen
    signed = row == 1 and any(marks[other].rule in _SIGNED for other in seen[at + 1 : at + 1 + _NEAR])
    signed = signed and above.index + 1 == chosen
    told = signed or cohesion.share(cohesion.stems(above.text), about) >= _TOLD
    plain = (
        not shapes.is_byline(above)
        and not _tells_of_author(above)
        and sum(map(str.isdigit, above.text)) <= _DIGITS
    )
    leads_up = above.words <= _HOUSE < lines[chosen].words and above.key.split()[0] in vocabulary("binding")
    return above.index if told and plain and not leads_up else chosen


_SIGNED = frozenset({"date-line", "byline", "photo-credit"})
_BLOCK = 2
_HEADING = 4
"""Words of a headline over its sub-headline, at least."""
_DIGITS = 3
_TOLD = 0.25
"""Share of its stems that the text speaks of."""


def _opens_bare(lines: Sequence[Line], marks: Sequence[Mark], head: Sequence[int], index: int) -> bool:
    """True for a record's first line, where nothing of a site stands above the text: the headline of a paste."""
    line = lines[index]
    if any(other.key for other in lines[:index]) or any(marks[i].kind == "cue" for i in head):
        return False
    return line.words > _BUTTON and not shapes.is_byline(line) and not shapes.is_name(line)


_FIRST = 1.0


def _is_signed(marks: Sequence[Mark], seen: Sequence[int], index: int) -> bool:
    """True where a byline or a date stands right below a line."""
    below = seen[seen.index(index) + 1 :]
    return bool(below) and marks[below[0]].rule in _SIGNED


def _is_plate(lines: Sequence[Line], index: int, lead: str) -> bool:
    """True for a house's name, by its form, on a record's first visible line, of which the text does not speak."""
    line = lines[index]
    if any(other.key for other in lines[:index]) or not nameplates.is_house(line.text):
        return False
    return cohesion.share(cohesion.stems(line.text), cohesion.stems(lead)) < _TOLD


def _could_head(line: Line, about: frozenset[str]) -> bool:
    """False for a word, or two that the text below does not speak of: a button, a section, a user's rank."""
    told = line.words == _BUTTON and cohesion.share(cohesion.stems(line.text), about) > 0
    return line.words > _BUTTON or told


def same(line: Line, given: str) -> bool:
    """True where a line is the title that came along with the record, or a variant of it."""
    if line.key == given:
        return True
    if not 1 <= line.words <= _LONGEST:
        return False
    ours, theirs = frozenset(line.key.split()), frozenset(given.split())
    return len(ours & theirs) >= _VARIANT * max(len(ours), len(theirs))


def _score(
    lines: Sequence[Line],
    marks: Sequence[Mark],
    seen: Sequence[int],
    at: int,
    about: frozenset[str],
    counts: Counter[str],
    opening: str,
) -> float:
    line = lines[seen[at]]
    stems = cohesion.stems(line.text)
    score = 2.5 * len(stems) * cohesion.share(stems, about) / (len(stems) + _DAMPING)
    if line.words <= 2:
        score -= 0.6
    elif 5 <= line.words <= 22:
        score += 0.5
    if line.words <= _HOUSE and len(seen) > 1 and line.key in opening:
        score -= 1.7
    if at and marks[seen[at - 1]].rule == "time-line":
        score -= 1.0
    if shapes.credited(line) or shapes.holds_date(line) or shapes.is_score(line):
        score -= 0.7
    if not at and line.words <= _MASTHEAD:
        score -= 0.4
    if line.key.split(" ", 1)[0] in vocabulary("houses") and line.words <= _HOUSE:
        score -= 1.3
    if shapes.is_byline(line):
        score -= 0.9
    if line.words <= _HOUSE and _tells_of_author(line) and not cohesion.share(stems, about):
        score -= 1.7
    if shapes.is_name(line) and not cohesion.share(stems, about) and _headed(lines, marks, seen, at):
        score -= 1.0
    if at and lines[seen[at - 1]].key == line.key and at > 1:
        score -= 0.5
    below = [marks[other].rule for other in seen[at + 1 : at + 1 + _NEAR]]
    if "date-line" in below or "byline" in below:
        score += 0.7
    if counts[line.key] > 1 and not line.bullet and lines[seen[min(at + 1, len(seen) - 1)]].key != line.key:
        score += 0.3
    return score - 0.02 * (len(seen) - at)


def _tells_of_author(line: Line) -> bool:
    """True for «كاتب وأكاديمي من أوسار»."""
    words = line.key.split()
    return words[0] in vocabulary("authors") and len(words) > 1


def _headed(lines: Sequence[Line], marks: Sequence[Mark], seen: Sequence[int], at: int) -> bool:
    """True where a longer line with a date or a byline below it follows: a columnist's name over the headline."""
    below = seen[at + 1 : at + 3]
    return (
        len(below) > 1
        and marks[below[0]].kind == "short"
        and lines[below[0]].words > lines[seen[at]].words
        and marks[below[1]].rule in _SIGNED
    )


_DAMPING = 1.5
"""Added to a headline's stems, so that a label of one telling word does not beat a headline of eight."""


def bare(title: str) -> str:
    """``title`` without the words in which sites that gather others' texts frame it.

    >>> bare("شكرا لقراءتكم خبر افتتاح سوق العسل ونؤكد لكم أننا نسعى لرضاكم والآن مع التفاصيل")
    'افتتاح سوق العسل'
    """
    framed = _FRAMED.match(title)
    return framed["title"] if framed else title


_FRAMED = re.compile(r"^.{0,40}? خبر (?P<title>\S.{10,}?)(?: ونؤكد لكم .{0,80}?)? وال[اآ]ن مع التفاصيل$")


def unglued(title: str, menus: Iterable[str]) -> str:
    """``title`` without its section, where the break behind that was lost as in the page's menu.

    >>> unglued("محلياتحصة مائية للأهوار", ["الرئيسيةسياسةمحلياترياضة"])
    'حصة مائية للأهوار'
    >>> unglued("رياضيون يزورون المتحف", ["الرئيسية"])
    'رياضيون يزورون المتحف'
    """
    word = title.split(" ", 1)[0]
    for end in range(len(word) - _REST, _LABEL - 1, -1):
        label = key(word[:end])
        if label in vocabulary("sections") and any(
            label in plain and " " not in plain and plain != label for plain in map(key, menus)
        ):
            return title[end:]
    return title


_LABEL, _REST = 4, 3
"""Letters of a section's label, and of the word behind it, at least."""
