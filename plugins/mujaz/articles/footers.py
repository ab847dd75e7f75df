"""Footers and gaps: the lines behind an article's last paragraph, and those in the middle of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from mujaz.articles import cohesion, houses, shapes, tags
from mujaz.articles.kinds import Mark
from mujaz.articles.lines import Line
from mujaz.articles.sheet import BLANK, Sheet, Test, Verdict, first
from mujaz.articles.vocabulary import vocabulary

_SUBHEADS = 2
"""So many short lines in a row inside a text may be sub-headings; more are left to the corpus to judge."""
_TWICE = 2
_REFRAIN = 3
"""A short line that stands so often in one record is its site's."""
_CAPTION = 5
"""Words of a caption or a link between two paragraphs that go together; sub-headings are seldom as long."""
_TAG_WORDS = 4
_BUTTON = 3
"""Words of a tag that stands alone."""
_LIKE_TAGS = frozenset({"", "byline", "section", "navigation"})
"""Rules that a tag alone on its line may be taken for."""
_MAY_NAME = frozenset({"", "related"})
"""Effects of a line that can be a table's name: none, or "most read" where prices follow."""
_CELLS = frozenset({"breadcrumb", "bare-number", "foreign-label"})
"""What a row of cells looks like when it is looked at alone."""
_ALL_NOUNS = 0.9
_OWN_NOUNS = 0.6
_SENTENCE = 8
"""Words of a line that ends in an exclamation or question mark and is a sentence of the text all the same."""
_TOLD = 12
"""Paragraphs that tags are compared with."""
_SIGNED = frozenset({"signature", "end-mark", "source-line", "time-line"})
_TOP = 15
_NOTE_WORDS = 14
_CODE_WORDS = 12
_SIGNATURE = re.compile(r"^[(«/][^()«»/]{2,40}[)»/]$|^\*+ ?\S.{2,80}$|^-{1,3}\([^()]{1,30}\)$")
_CODE = re.compile(
    r"^[^\W\d_]{1,8}(?:[ .]{1,2}[^\W\d_]{1,8}){0,3}(?: ?/ ?[^\W_]{1,8}(?:[ .]{1,2}[^\W_]{1,8}){0,3})+$"
)


class Gap:
    """The rules for a head in the middle of an article: links and widgets are cut, sub-headings are body."""

    def __init__(self, sheet: Sheet, head: Sequence[int], title: int | None) -> None:
        """``head``: the gap's lines; ``title``: the article's headline."""
        self._sheet, self._head = sheet, head
        self._shorts = [index for index in sheet.shorts(head) if not sheet.captions(index)]
        self._title = sheet.lines[title].key if title is not None else ""
        dates = [index for index in head if sheet.marks[index].rule in {"date-line", "relative-time"}]
        self._dated = dates[-1] if dates else -1
        self._related = False
        self._list = _numbered(sheet, head)
        self.tests: tuple[Test, ...] = (
            self._blank,
            self._table,
            self._announcement,
            self._quoted,
            self._card,
            self._meta,
            self._widget,
            self._repeated_title,
            self._caption,
            self._link,
            self._interruption,
            self._text,
        )

    def rule(self, index: int) -> Verdict:
        """What a line of the gap is."""
        return first(self.tests, self._sheet.lines[index], self._sheet.marks[index])

    def _blank(self, line: Line, mark: Mark) -> Verdict | None:
        return BLANK if mark.kind == "blank" else None

    def _table(self, line: Line, mark: Mark) -> Verdict | None:
        """A table, and the line right above that names it."""
        tables, lines = self._sheet.page.tables, self._sheet.lines
        below = next((other.index for other in lines[line.index + 1 : line.index + 3] if other.text), -1)
        named = below in tables and line.words <= _NOTE_WORDS and mark.effect in _MAY_NAME
        row = line.index in tables and (not mark.rule or mark.rule in _CELLS)
        return Verdict("body", "table") if row or named else None

    def _announcement(self, line: Line, mark: Mark) -> Verdict | None:
        """A last short line with a colon announces the text below it."""
        last = line.index in self._shorts[-1:] and line.text.endswith(":")
        return Verdict("body", "sub-heading") if last else None

    def _card(self, line: Line, mark: Mark) -> Verdict | None:
        """A date in the middle of a text is that of a linked article, and so are the lines above it."""
        if self._dated < 0 or line.index > self._dated or not self._shorts:
            return None
        return Verdict("cut", mark.rule or "related-headline")

    def _meta(self, line: Line, mark: Mark) -> Verdict | None:
        if mark.rule == "summary-label":
            return Verdict("body", "sub-heading")  # «الخلاصة» over a text's last part
        return Verdict("metadata", mark.rule) if mark.effect in {"meta", "end"} else None

    def _quoted(self, line: Line, mark: Mark) -> Verdict | None:
        """«— Name (@handle) November 14, 2024»: whose the post is that the text quotes right above."""
        dashed = line.raw[:1] in "—–-" or (line.bullet and "@" in line.text)
        above = line.index and self._sheet.marks[line.index - 1].kind == "prose"
        return Verdict("body", "quotation") if dashed and "@" in line.text and above else None

    def _widget(self, line: Line, mark: Mark) -> Verdict | None:
        if mark.kind != "cue":
            return None
        if line.key.startswith("end of "):  # for readers of screens, where the box is over
            self._related = False
            return Verdict("cut", mark.rule)
        self._related = self._related or mark.effect in {"related", "footer"} or mark.rule == "read-more"
        return Verdict("cut", mark.rule)

    def _repeated_title(self, line: Line, mark: Mark) -> Verdict | None:
        return Verdict("cut", "repeated-title") if line.key == self._title else None

    def _caption(self, line: Line, mark: Mark) -> Verdict | None:
        return Verdict("cut", "caption") if self._sheet.captions(line.index) else None

    def _link(self, line: Line, mark: Mark) -> Verdict | None:
        if line.index in self._list:
            return Verdict("body", "list")
        if _ADVERT.match(line.text):
            return Verdict("cut", "advert")
        if self._is_labelled_link(line):
            return Verdict("cut", "related-headline")
        if self._related and self._is_apart(line):
            return None
        row = len(self._shorts) > _SUBHEADS and self._sheet.page.stops and self._sheet.page.furnished
        alone = line.index == self._shorts[-1] and line.index - 1 not in self._shorts
        if self._related or (row and not alone):
            return Verdict("cut", "related-headline")
        return Verdict("cut", "repeated-line") if self._sheet.page.counts[line.key] >= _REFRAIN else None

    def _is_apart(self, line: Line) -> bool:
        """True for the last line below links, between blank ones where the links follow on their label without one."""
        marks = self._sheet.marks
        links = [index for index in self._shorts if index < line.index]
        alone = marks[line.index - 1].kind == "blank" and line.index == self._head[-1] - (
            marks[self._head[-1]].kind == "blank"
        )
        return alone and bool(links) and all(marks[index - 1].kind != "blank" for index in links)

    def _interruption(self, line: Line, mark: Mark) -> Verdict | None:
        """A picture's caption or a link: the paragraph below it takes up what was said above, not what it says."""
        lines, marks = self._sheet.lines, self._sheet.marks
        if len(self._shorts) != 1 or line.words < _CAPTION or line.ends or line.text.endswith(":"):
            return None
        if line.bullet or not self._sheet.page.furnished:
            return None  # sub-headings of a text alone stand over "and …" as well
        below = next((other for other in lines[line.index + 1 :] if other.text), None)
        above = next((other for other in reversed(lines[: line.index]) if other.text), None)
        if (
            not below
            or not above
            or marks[below.index].kind != "prose"
            or not cohesion.carries_on(below.text)
        ):
            return None
        return Verdict("cut", "caption")

    def _is_labelled_link(self, line: Line) -> bool:
        """True for two lines in a row in a furnished page's text, a label and a headline: no two sub-headings do."""
        shorts, lines = self._shorts, self._sheet.lines
        if len(shorts) != _SUBHEADS or not self._sheet.page.furnished or shorts[1] - shorts[0] != 1:
            return False
        label, link = lines[shorts[0]], lines[shorts[1]]
        worded = label.words <= _TAG_WORDS < link.words and not (label.text + link.text).endswith(":")
        beside = (*lines[max(0, shorts[0] - 2) : shorts[0]], *lines[shorts[1] + 1 : shorts[1] + 3])
        about = frozenset[str]().union(*(cohesion.stems(other.text) for other in beside))
        return (
            worded and not label.text.endswith(":") and not cohesion.share(cohesion.stems(label.text), about)
        )

    def _text(self, line: Line, mark: Mark) -> Verdict | None:
        return Verdict("body", "sub-heading" if len(self._shorts) <= _SUBHEADS else "short-line")


def _numbered(sheet: Sheet, head: Sequence[int]) -> frozenset[int]:
    """The lines right behind a text that are numbered from 1 on, and the one above them that names the list."""
    seen = [index for index in head if sheet.marks[index].kind != "blank"]
    numbers = [int(found[1]) if (found := _ITEM.match(sheet.lines[index].text)) else 0 for index in seen]
    first = next((place for place, number in enumerate(numbers[:2]) if number == 1), None)
    if first is None or any(sheet.marks[index].kind != "short" for index in seen[: first + 2]):
        return frozenset()
    run = [place for place in range(first, len(seen)) if numbers[place] == place - first + 1]
    return frozenset(seen[: run[-1] + 1]) if len(run) > 1 else frozenset()


def _bulleted(sheet: Sheet, head: Sequence[int]) -> frozenset[int]:
    """The bulleted lines right behind a text that all begin with one word: «* المجموعة الأولى: …»."""
    seen = [index for index in head if sheet.marks[index].kind != "blank"]
    run = list(takewhile(lambda i: sheet.lines[i].bullet and sheet.marks[i].kind == "short", seen))
    openings = {sheet.lines[index].key.partition(" ")[0] for index in run}
    return frozenset(run) if len(run) >= _REFRAIN and len(openings) == 1 else frozenset()


_ADVERT = re.compile(r"(?:[إا]علان|advertisement)\s*[-–—:|]", re.IGNORECASE)
_ITEM = re.compile(r"^(\d{1,2})\s?[.)\-–]\s?\D")


class Footer:
    """The rules for what follows an article: its own footer as long as that lasts, then the page's furniture."""

    def __init__(self, sheet: Sheet, head: Sequence[int], text: Sequence[int], *, own: bool) -> None:
        """``text``: the article's lines; ``own``: False where its footer has ended before."""
        self._sheet = sheet
        self._about = frozenset[str]()
        self._told = " ".join(sheet.lines[index].text for index in text[:_TOLD])
        if sheet.shorts(head):
            self._about = self._about.union(*(cohesion.stems(sheet.lines[index].text) for index in text))
        self._own, self.closed = own, not own
        self._after = ""
        self._listed = self._unnamed = False
        self._stopped = sheet.page.stops or (bool(text) and sheet.lines[text[-1]].text.endswith("."))
        tags = [index for index in sheet.shorts(head) if self._is_tag(sheet.lines[index])]
        self._list = _numbered(sheet, head) | _bulleted(sheet, head)
        self._tags = frozenset(tags) if len(tags) > 1 else frozenset()
        self.tests: tuple[Test, ...] = (
            self._blank,
            self._tag,
            self._meta,
            self._widget,
            self._credits,
            self._keywords,
            self._signature,
            self._text,
            self._leftover,
        )

    def rule(self, index: int) -> Verdict:
        """What a line of the footer is."""
        line, mark = self._sheet.lines[index], self._sheet.marks[index]
        verdict = first(self.tests, line, mark)
        if mark.kind != "blank":
            self._after = "" if verdict.role == "body" else verdict.rule
        return verdict

    def _blank(self, line: Line, mark: Mark) -> Verdict | None:
        return BLANK if mark.kind == "blank" else None

    def _tag(self, line: Line, mark: Mark) -> Verdict | None:
        """Short lines below "tags:", and below "this content is from:"."""
        if not self._own or mark.effect in {"related", "footer", "end"}:
            return None
        if (
            self._after == "keywords-line"
            and self._listed
            and line.words < _TAG_WORDS
            and mark.rule in _LIKE_TAGS
        ):
            return Verdict("metadata", "keywords-line")
        if (
            self._after == "source-line"
            and self._unnamed
            and mark.kind == "short"
            and line.words <= _TAG_WORDS
        ):
            return Verdict("metadata", "source-name")
        return None

    def _meta(self, line: Line, mark: Mark) -> Verdict | None:
        self._listed = mark.rule == "keywords-line" and ":" not in line.text
        self._unnamed = mark.rule == "source-line" and not line.text.partition(":")[2].strip()
        own = (mark.effect == "meta" and self._own) or (mark.effect == "end" and not self.closed)
        if mark.rule == "keywords-line" and not own:
            own = cohesion.share(cohesion.stems(line.text), self._about) >= _OWN_NOUNS / 2
        self._own = self._own or own
        return Verdict("metadata", mark.rule) if own else None

    def _widget(self, line: Line, mark: Mark) -> Verdict | None:
        if mark.kind != "cue":
            return None
        self.closed = self.closed or mark.effect in {"related", "footer"} or mark.rule == "related-link"
        self._own = self._own and not self.closed
        return Verdict("cut", mark.rule)

    def _credits(self, line: Line, mark: Mark) -> Verdict | None:
        return Verdict("metadata", "source-line") if self._own and self._sheet.credits(line) else None

    def _keywords(self, line: Line, mark: Mark) -> Verdict | None:
        """Nothing but the text's own nouns, without a stop: tags whose separators or label were lost."""
        stems = cohesion.stems(line.text)
        nouns = line.words > 2 and len(stems) >= _ALL_NOUNS * line.words and not line.ends
        own = nouns and cohesion.share(stems, self._about) >= _OWN_NOUNS
        short = self._own and mark.kind == "short" and not line.ends
        own = own or (short and tags.is_glued(line.text, self._told))
        lone = not self._after and mark.kind == "short" and line.words < _BUTTON and self._is_tag(line)
        if not self._own or not (own or line.index in self._tags or (lone and self._sheet.page.furnished)):
            return None
        return Verdict("metadata", "keywords-line")

    def _signature(self, line: Line, mark: Mark) -> Verdict | None:
        """Who wrote it, set behind the text: «(رويترز)», «* كاتب من …», «أ م/ ف ق», «فلان، باحث في …»."""
        if not self._own:
            return None
        quoted = line.text[:1] == "«" and line.words > _TAG_WORDS - 1
        signed = (not quoted and _SIGNATURE.match(line.text)) or (
            line.words <= _CODE_WORDS and _CODE.match(line.text)
        )
        words = {word.removeprefix("و") for word in line.key.split()}
        noted = 2 < line.words <= _NOTE_WORDS and not vocabulary("authors").isdisjoint(words)
        noted = noted or self._is_site(line) or (self._after == "signature" and shapes.is_name(line))
        noted = noted or (self._after in _SIGNED and self._is_house(line))
        return Verdict("metadata", "signature") if signed or noted else None

    def _is_house(self, line: Line) -> bool:
        """True for a house's own name, by its form, on a line of its own."""
        return line.words <= _CODE_WORDS // 2 and houses.by_form(line.text, self._sheet.registry) is not None

    def _is_site(self, line: Line) -> bool:
        """True where the page's first lines name the same house."""
        top = self._sheet.lines[: min(_TOP, line.index)]
        return 1 < line.words < _TAG_WORDS and any(
            line.key in other.key and other.words <= _CODE_WORDS for other in top
        )

    def _text(self, line: Line, mark: Mark) -> Verdict | None:
        """A line right behind the text is its last one where nothing of a site is around, or it ends in a stop."""
        sheet = self._sheet
        quoted = line.text[:1] == "«" and line.text.endswith("»") and line.words >= _TAG_WORDS
        sentence = line.text.endswith(".") or (line.ends and line.words >= _SENTENCE) or quoted
        told = sentence or (not sheet.page.furnished and not self._stopped)
        named = any(f" {name} " in f" {line.key} " for name in sheet.page.names) and not line.text.endswith(
            "."
        )
        if self._own and line.index in self._list:
            return Verdict("body", "list")
        last = told and not named and not self._after and sheet.page.counts[line.key] < _TWICE
        kept = sheet.kept and not (sheet.page.furnished and self._after in _SIGNED)
        return Verdict("body", "short-line") if self._own and (kept or last) else None

    def _leftover(self, line: Line, mark: Mark) -> Verdict | None:
        self._own = False
        return Verdict("cut", "related-headline")

    def _is_tag(self, line: Line) -> bool:
        stems = cohesion.stems(line.text)
        if not stems or line.words > _TAG_WORDS or line.ends:
            return False
        return cohesion.share(stems, self._about) >= _ALL_NOUNS
