"""Segments: where one article of a record ends and the next begins.

Each head between two runs of prose is judged: a sub-heading or a link in the text (the article goes on), a new
article's header, or a teaser. The worst mistakes are two articles in one and one article in two; so a boundary
needs several kinds of evidence that agree, or one that no sub-heading shows (a repeated headline, a date line).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from mujaz.articles import cohesion, titles
from mujaz.articles.blocks import Block
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line

Verdict = Literal["start", "continue", "teaser"]


@dataclass(slots=True)
class Segment:
    """One article in the making, by line indices."""

    title: int | None
    heads: list[tuple[int, ...]] = field(default_factory=list)
    """The first is the article's header, the others stand inside it."""
    runs: list[tuple[int, ...]] = field(default_factory=list)
    evidence: float = 0.0
    """Score of the boundary before it."""


@dataclass(slots=True)
class Division:
    """A record's articles, and the heads and teasers that belong to none."""

    segments: list[Segment]
    tails: list[tuple[int, tuple[int, ...], tuple[int, ...]]]
    """Number of the article they follow (-1: none), lines of the head, lines of the teaser's prose."""


THRESHOLD = 1.8
"""Score from which a head is a boundary; measured on the labelled cases and on pages that hold one article."""


def divide(lines: Sequence[Line], marks: Sequence[Mark], blocks: Sequence[Block], given: str) -> Division:
    """The articles of a record. ``given`` is the folded key of a title that came along, else empty."""
    division = Division([], [])
    judge = _Judge(lines, marks, given)
    for block in blocks:
        if not block.prose:
            division.tails.append((len(division.segments) - 1, block.head, ()))
            continue
        verdict = judge.rule(block) if division.segments else "start"
        if verdict == "start":
            title = judge.title(block)
            segment = Segment(title, [block.head], [block.prose], judge.score)
            division.segments.append(segment)
            judge.open(segment)
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

    def __init__(self, lines: Sequence[Line], marks: Sequence[Mark], given: str) -> None:
        self._lines, self._marks, self._given = lines, marks, given
        self._about: set[str] = set()
        self._last = ""
        self._over = False
        self.score = 0.0

    def open(self, segment: Segment) -> None:
        """Begin an article."""
        self._about = (
            set(cohesion.stems(self._lines[segment.title].text)) if segment.title is not None else set()
        )
        self._over = False
        self.extend(segment.runs[0])

    def extend(self, prose: Sequence[int]) -> None:
        """Add a run of prose to the article."""
        self._over = False
        for index in prose:
            if self._lines[index].text:
                self._about |= cohesion.stems(self._lines[index].text)
                self._last = self._lines[index].text

    def title(self, block: Block) -> int | None:
        """The headline of a block's prose."""
        return titles.choose(self._lines, self._marks, block.head, self._lead(block), self._given)

    def _lead(self, block: Block) -> str:
        texts = [self._lines[index].text for index in block.prose if self._lines[index].text]
        return " ".join(text[:400] for text in texts[:2])[: cohesion.LEAD_SIGHT]

    def rule(self, block: Block) -> Verdict:
        """Whether ``block`` opens an article, carries on the last one, or is a teaser of another."""
        rules = [self._marks[index].rule for index in block.head]
        if "message-header" in rules:
            self.score = 9.0
            return "start"
        effects = {self._marks[index].effect for index in block.head}
        shorts = [index for index in block.head if self._marks[index].kind == "short"]
        after = self._over or bool(effects & {"related", "footer"})
        if not shorts:
            self.score = 0.0
            return self._unheaded(block, effects)
        headline = self.title(block)
        if headline is None:
            return "continue"
        self.score = self._weigh(block, headline)
        if after:
            return self._after(block, headline)
        return "start" if self.score >= THRESHOLD else "continue"

    def _unheaded(self, block: Block, effects: set[str]) -> Verdict:
        if self._over or "footer" in effects:
            self._over = True
            return "teaser"
        return "continue"

    def _after(self, block: Block, headline: int) -> Verdict:
        """After a related-label or a footer: one paragraph is a teaser, a whole text an article."""
        texts = [self._lines[index].text for index in block.prose if self._lines[index].text]
        own = cohesion.share(cohesion.stems(self._lines[headline].text), cohesion.stems(self._lead(block)))
        old = cohesion.share(cohesion.stems(texts[0]), frozenset(self._about))
        carries = cohesion.leads(texts[0]) < 0 or (old >= _SAME_TOPIC and own < _OWN_HEADLINE)
        if not self._over and carries and own < _OWN_HEADLINE + 0.2:
            return "continue"
        if len(texts) > 1 and sum(map(len, texts)) >= _WHOLE_TEXT and own >= _OWN_HEADLINE:
            return "start"
        self._over = True
        return "teaser"

    def _weigh(self, block: Block, headline: int) -> float:
        line = self._lines[headline]
        lead = self._lead(block)
        about = frozenset(self._about)
        title = cohesion.stems(line.text)
        first = next(self._lines[index].text for index in block.prose if self._lines[index].text)
        score = 0.8 * cohesion.leads(first)
        score += 3.0 * (_SAME_TOPIC - cohesion.share(cohesion.stems(first), about))
        score += 1.2 * (cohesion.share(title, cohesion.stems(lead)) - cohesion.share(title, about))
        score += self._form(line) + self._surroundings(block, headline)
        if cohesion.closes(self._last):
            score += 0.4
        if self._given and line.key != self._given:
            score -= 1.2
        return score

    def _form(self, line: Line) -> float:
        if line.text.endswith((":", "،")):
            return -1.0
        if line.words <= 3:
            return -0.8
        return 0.5 if line.words >= 6 else 0.0

    def _surroundings(self, block: Block, headline: int) -> float:
        """Evidence that stands around a new article's headline and around no sub-heading."""
        score = 0.0
        key = self._lines[headline].key
        same = [index for index in block.head if self._lines[index].key == key]
        if len(same) > 1:
            score += 1.6
        near = [index for index in block.head if abs(index - headline) <= _NEAR and index != headline]
        rules = {self._marks[index].rule for index in near}
        if rules & {"date-line", "byline"}:
            score += 1.5
        if "time-line" in rules:
            score -= 2.0
        before = [index for index in block.head if index < headline]
        if any(self._marks[index].effect == "end" for index in before):
            score += 1.2
        if any(self._marks[index].rule == "divider" for index in before):
            score += 1.0
        others = [
            i
            for i in block.head
            if i > headline and self._marks[i].kind == "short" and self._lines[i].key != key
        ]
        return score + (0.6 if others else 0.0)


_SAME_TOPIC = 0.4
"""Share of a paragraph's stems found in the article before it: sub-sections lie above, other articles below."""
_OWN_HEADLINE = 0.25
"""Share of a headline's stems found in its lead, from which the two belong together."""
_WHOLE_TEXT = 350
"""Characters: two paragraphs shorter than this after a related-label are still a teaser."""
_NEAR = 3
"""Lines."""
