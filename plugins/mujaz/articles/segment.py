"""Segments: where one article of a record ends and the next begins.

Each head between two runs of prose is judged: a sub-heading or a link in the text (the article goes on), a new
article's header, or a teaser. The worst mistakes are two articles in one and one article in two; so a boundary
needs several signs that agree, or one that no sub-heading shows (see ``evidence``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from mujaz.articles import cohesion, evidence, numbering, publishing, titles
from mujaz.articles.blocks import Block
from mujaz.articles.cues import SIGNED
from mujaz.articles.division import Division, Segment
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line

Verdict = Literal["start", "continue", "teaser"]

THRESHOLD = 1.5
"""Score from which a head is a boundary; measured on the labelled cases and on pages that hold one article."""
_LISTED = 2 * THRESHOLD
"""Score that the only line below a related-label needs to be more than a link: twice what others need."""
CERTAIN = 9.0
"""Score of a boundary that the record itself marks: the head of a message, the number of an item."""


def divide(lines: Sequence[Line], marks: Sequence[Mark], blocks: Sequence[Block], given: str) -> Division:
    """The articles of a section. ``given`` is the folded key of a title that came along, else empty.

    Where one bare headline has been found, its record is a paste in that style, and a second look finds the rest.
    """
    found = _divide(_Judge(lines, marks, given, style=False), blocks)
    if given or not any(segment.bare for segment in found.segments):
        return found
    return _divide(_Judge(lines, marks, given, style=True), blocks)


def _divide(judge: _Judge, blocks: Sequence[Block]) -> Division:
    division = Division()
    for place, block in enumerate(blocks):
        if not block.prose or (not division.segments and judge.is_listed(block, blocks[place + 1 :])):
            division.tails.append((len(division.segments) - 1, block.head, block.prose))
            continue
        verdict = (
            judge.rule(block, division.segments[-1], blocks[place + 1 :]) if division.segments else "start"
        )
        division.judged += judge.told(verdict)
        if verdict == "start":
            segment = judge.open(block, blocks[place + 1 :], first=not division.segments)
            division.segments.append(segment)
        elif verdict == "continue":
            segment = division.segments[-1]
            segment.heads.append(block.head)
            segment.runs.append(block.prose)
            judge.extend(block.prose)
        else:
            division.tails.append((len(division.segments) - 1, block.head, block.prose))
    return division


class _Judge:
    """What is known of the article so far, and the ruling on what comes next."""

    def __init__(self, lines: Sequence[Line], marks: Sequence[Mark], given: str, *, style: bool) -> None:
        self._lines, self._marks, self._given, self._style = lines, marks, given, style
        self._stands = bool(given) and any(titles.same(line, given) for line in lines)
        """The title that came along stands in the text."""
        self._told: list[str] = []
        self._titled = self._bulleted = False
        self._about: frozenset[str] | None = None
        self._over = self._terms = False
        self._dated = False
        self._signed: list[list[str]] = []
        self._number = -1
        self._labelled = False
        self._score = 0.0
        self._bare = False
        self._headline: int | None = None

    def told(self, verdict: Verdict) -> list[tuple[int, float, bool]]:
        """The headline just judged, if there was one that no label had spoken for."""
        headline, self._headline = self._headline, None
        if headline is None or verdict == "teaser":
            return []
        return [(headline, self._score - THRESHOLD, verdict == "start")]

    def open(self, block: Block, after: Sequence[Block], *, first: bool) -> Segment:
        """Begin an article."""
        firsts = [text for other in after[:_LEADING] for text in self._texts(other.prose)[:1]]
        told = " ".join([*self._texts(block.prose)[:_LEADING], *firsts])
        given = self._given if first and not self._stands else ""
        title = next(
            (i for i in block.head if self._stands and titles.same(self._lines[i], self._given)), None
        )
        if title is None:
            title = titles.choose(self._lines, self._marks, block.head, told, given)
        self._told = [self._lines[title].text] if title is not None else []
        self._titled = title is not None
        self._bulleted = title is not None and self._lines[title].bullet
        below = [self._lines[i] for i in block.head if title is not None and i > title]
        self._signed = [line.key.split() for line in below if line.words <= 2 * _ABOUT]
        self._dated = any(self._marks[index].rule in SIGNED for index in block.head)
        self._number = -1 if title is None or numbering.leading(self._lines[title]) else 0
        self.extend(block.prose)
        score, bare = (0.0, False) if first else (self._score, self._bare)
        return Segment(title, [block.head], [block.prose], score, bare)

    def extend(self, prose: Sequence[int]) -> None:
        """Add a run of prose to the article."""
        self._over = self._terms = False
        self._told += self._texts(prose)
        self._about = None

    @property
    def about(self) -> frozenset[str]:
        """Stems of the article's beginning and latest part; counted only where a boundary is in question."""
        if self._about is None:
            told = self._told if len(self._told) <= 2 * _SIGHT else self._told[:_SIGHT] + self._told[-_SIGHT:]
            self._about = frozenset[str]().union(*map(cohesion.stems, told))
        return self._about

    def _texts(self, prose: Sequence[int]) -> list[str]:
        return [self._lines[index].text for index in prose if self._lines[index].text]

    def rule(self, block: Block, segment: Segment, after: Sequence[Block]) -> Verdict:
        """Whether ``block`` opens an article, carries on ``segment``, or is a teaser of another."""
        self._score, self._bare, self._headline = 0.0, False, None
        marks = [self._marks[index] for index in block.head]
        if self.is_deck(segment, block):
            return "continue"
        if any(mark.rule == "item-label" for mark in marks):
            self._score = CERTAIN
            return "start"
        effects = {mark.effect for mark in marks}
        headline = None
        if any(mark.kind == "short" for mark in marks):
            told = " ".join(self._texts(block.prose)[:_LEADING])
            headline = titles.choose(self._lines, self._marks, block.head, told, "")
        if headline is None:
            if not self._over and self._interrupted(marks, block):
                return "continue"
            self._over = self._over or "footer" in effects
            if "end" in effects and not self._over and cohesion.opens_wire(self._texts(block.prose)[0]):
                self._score = CERTAIN
                return "start"
            return "teaser" if self._over else "continue"
        if self._is_author(headline) or self._is_truncated(block):
            self._over = True
            return "teaser"
        if marks[0].effect == "end" and self._is_scrap(block, headline, after):
            self._over = True
            return "teaser"
        number = numbering.leading(self._lines[headline])
        if number and number == self._number + 1 and not (self._over or effects & {"related", "footer"}):
            self._number = number  # the parts of one article count from its own headline on
            return "continue"
        self._headline = headline
        self._score = self._weigh(block, headline)
        self._labelled = (self._labelled and self._over) or "related" in effects
        if self._over or effects & {"related", "footer"}:
            return self._after(block, headline, after, footer="footer" in effects)
        return "start" if self._score >= THRESHOLD else "continue"

    def _interrupted(self, marks: Sequence[Mark], block: Block) -> bool:
        """True where the text goes on below a poll or an invitation: "and …", of what was spoken of before."""
        first = self._texts(block.prose)[0]
        readers = any(mark.rule in _READERS for mark in marks)
        return (
            not readers
            and cohesion.carries_on(first)
            and cohesion.share(cohesion.stems(first), self.about) >= _GOES_ON
        )

    def _is_truncated(self, block: Block) -> bool:
        """True for one paragraph that dots break off, behind a text that none do: a card's, cut to its measure."""
        texts = self._texts(block.prose)
        return (
            len(texts) == 1
            and texts[0].endswith(_BROKEN)
            and len(self._told) > _CARD
            and not any(text.endswith(_BROKEN) for text in self._told[1:])
        )

    def _is_author(self, headline: int) -> bool:
        """True for the name of who signed the article, alone or behind "about": the box that tells of him."""
        line = self._lines[headline]
        own = (name[-2:] for name in self._signed if len(name) > 1)
        return line.words <= _ABOUT and any(line.key.split()[-2:] == name for name in own)

    def _is_scrap(self, block: Block, headline: int, after: Sequence[Block]) -> bool:
        """True for a few words behind an article's end mark that its would-be headline does not speak of."""
        texts = self._texts(block.prose)
        told = cohesion.stems(" ".join(texts))
        length = sum(map(len, texts)) + self._rest(after)
        return length < _SCRAP and not cohesion.share(cohesion.stems(self._lines[headline].text), told)

    def is_listed(self, block: Block, after: Sequence[Block]) -> bool:
        """True for the prose right below a page's first label of links, where its articles follow: a ticker."""
        seen = [self._marks[index] for index in block.head if self._marks[index].kind != "blank"]
        told = any(other.prose for other in after)
        return told and not self._given and bool(seen) and seen[-1].effect == "related"

    def is_deck(self, segment: Segment, block: Block) -> bool:
        """True where one paragraph stands between headline and date line: a sub-headline, as below "summary"."""
        seen = [index for index in block.head if self._marks[index].kind != "blank"]
        alone = len(segment.runs) == 1 == len(self._texts(segment.runs[0]))
        above = [self._marks[i].rule for i in segment.heads[0] if self._marks[i].kind != "blank"]
        if alone and segment.title is not None and above[-1:] == ["summary-label"]:
            return True
        own = segment.title is not None and self._lines[segment.title].key
        dated = bool(seen) and self._marks[seen[0]].rule in SIGNED
        headed = any(self._marks[i].kind == "short" and self._lines[i].words >= _DECKED for i in seen)
        return bool(own) and alone and dated and not headed and not self._related(block)

    def _related(self, block: Block) -> bool:
        return any(self._marks[index].effect in {"related", "footer"} for index in block.head)

    def _after(self, block: Block, headline: int, after: Sequence[Block], *, footer: bool) -> Verdict:
        """After a related-label or a footer: one paragraph is a teaser, a whole text an article."""
        texts = self._texts(block.prose)
        if self._is_terms(block):
            self._over = True
            return "teaser"
        told = cohesion.stems(" ".join(texts[:_LEADING]))
        own = cohesion.share(cohesion.stems(self._lines[headline].text), told)
        old = cohesion.share(cohesion.stems(texts[0]), self.about)
        same = old >= _SAME_TOPIC or (old > own and self._only(block, headline))
        carries = (
            cohesion.carries_on(texts[0])
            or cohesion.leads(texts[0]) <= _CARRIES
            or (same and own < _OWN_HEADLINE)
        )
        if not self._over and not footer and carries:
            return "continue"
        length = sum(map(len, texts)) + self._rest(after)
        enough = _WHOLE_TEXT if self._labelled else _SHORT_TEXT
        if len(texts) > 1 and length >= enough and own >= _OWN_HEADLINE:
            listed = not self._over and self._only(block, headline) and self._score < _LISTED
            return "continue" if listed else "start"
        scrolled = not self._labelled and self._lines[headline].words >= _HEADLINE and own >= _OWN_HEADLINE
        if scrolled and length >= _WHOLE_TEXT and self._score >= THRESHOLD:
            return "start"
        self._over = True
        return "teaser"

    def _is_terms(self, block: Block) -> bool:
        """True for a site's terms of use behind its foot, all parts of them; nothing signs or dates them."""
        prose = [self._lines[index] for index in block.prose if self._lines[index].text]
        signed = any(self._marks[index].rule in SIGNED for index in block.head)
        self._terms = not signed and (self._terms or publishing.are_terms(prose))
        return self._terms

    def _only(self, block: Block, headline: int) -> bool:
        """True where all that a related-label in mid-text lists is this line, which nothing dates or signs."""
        seen = [index for index in block.head if self._marks[index].kind != "blank"]
        place = seen.index(headline)
        labelled = place > 0 and self._marks[seen[place - 1]].effect == "related"
        return labelled and self._bare and place == len(seen) - 1

    def _rest(self, after: Sequence[Block]) -> int:
        """Characters of prose that follow with no more than a sub-heading between."""
        length = 0
        for block in after:
            marks = [self._marks[index] for index in block.head]
            if sum(mark.kind == "short" for mark in marks) > 1 or any(mark.kind == "cue" for mark in marks):
                break
            length += sum(map(len, self._texts(block.prose)))
        return length

    def _weigh(self, block: Block, headline: int) -> float:
        before = evidence.Before(self.about, self._told[-1])
        first = self._lead(block.prose)
        found = evidence.signs(self._lines, self._marks, block.head, headline, first, before)
        found["titled"] = float(bool(self._given) and not titles.same(self._lines[headline], self._given))
        found["opening"] = float(not self._titled and sum(map(len, self._told)) < _SCRAP)
        found["bulleted"] = float(self._bulleted and self._lines[headline].bullet)
        found["itemised"] = float(self._titled and not self._bulleted and self._lines[headline].bullet)
        self._bare = not any(found[name] for name in _MARKED)
        found["style"] = float(self._style and self._bare)
        found["undated"] = float(self._dated and self._bare)
        return evidence.weigh(found)

    def _lead(self, prose: Sequence[int]) -> str:
        """The first paragraph; a single bulleted one before it is a sub-headline."""
        seen = [self._lines[index] for index in prose if self._lines[index].text]
        subtitled = len(seen) > 1 and seen[0].bullet and not seen[1].bullet
        return seen[subtitled].text


_ABOUT = 4
"""Words of «عن فلان الفلاني»."""
_SIGHT = 30
"""Paragraphs at either end of a long article that say what it is about, so that a long record costs no more a line."""
_MARKED = ("repeated", "dated", "ended", "divided")
_LEADING = 6
"""Paragraphs in which a headline's words turn up."""
_SAME_TOPIC = 0.4
"""Share of a paragraph's stems found in the article before it: what goes on lies above."""
_OWN_HEADLINE = 0.2
"""Share of a headline's stems found in the text below it, from which the two belong together."""
_DECKED = 4
"""Words of a line below a date that is itself a headline."""
_HEADLINE = 5
"""Words: what stands over a reader's comment is shorter."""
_CARRIES = -0.7
"""``cohesion.leads`` from which a paragraph plainly takes up what came before."""
_READERS = frozenset({"comments"})
"""Rules of what stands above readers' own words, which carry on anything."""
_GOES_ON = 0.15
"""Share of a paragraph's stems that the article before it has spoken of; strangers share hardly any."""
_BROKEN = ("...", "…")
_CARD = 2
"""Lines told of an article, its headline among them, from which it is more than a card itself."""
_SCRAP = 200
"""Characters."""
_SHORT_TEXT = 150
"""Characters of a text of two paragraphs after comments, where no label speaks of related ones."""
_WHOLE_TEXT = 250
"""Characters: shorter texts after a related-label are teasers, of however many lines."""
