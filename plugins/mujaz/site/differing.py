"""How the accounts of a story differ, as its page shows it: each claim by its outlet, with the sentence it stands in.

A text that its outlet has not permitted to be shown whole is quoted in part only, however much of it differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from mujaz.arabic.letters import fold
from mujaz.model import Claim, Difference, Story
from mujaz.site import text
from mujaz.site.naming import Naming
from mujaz.site.text import Passage, line
from mujaz.site.views import Alone, Differences, Quoted, Voice

SHARE = 1 / 4
"""Of a text's words: what of one not permitted whole may stand here at most beside its excerpt."""
WORDS = 45
"""Of a sentence around what is at issue; one without end is cut there, the words at issue are shown whole."""


class Differing:
    """Shows where accounts differ; pure."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming

    def differences(self, story: Story, shown: Mapping[str, Passage]) -> Differences:
        """All that differs between the texts of ``story``; ``shown``: what may be shown of each, by its id."""
        quoting = _Quoting(story, shown, self._naming)
        found = story.draft.differences
        return Differences(
            figures=tuple(quoting.voices(found, "figure")),
            quotations=tuple(quoting.voices(found, "quotation")),
            alone=tuple(quoting.alone(found)),
        )


def quotable(story: Story, shown: Mapping[str, Passage]) -> tuple[Difference, ...]:
    """The differences of ``story`` for programs: no sentence is told that its page may not tell, in the same order.

    A figure whose sentence may not stand is told by its own words alone; what is left without a counterpart, by none.
    """
    allowance = _Allowance(story, shown)
    found = story.draft.differences
    told: dict[int, Difference] = {}
    for kind in ("figure", "quotation", "alone"):  # as the page quotes them
        for number, difference in enumerate(found):
            if difference.kind == kind:
                claims = tuple(_bounded(claim, kind, allowance) for claim in difference.claims)
                left = tuple(claim for claim in claims if claim)
                if left and (kind == "alone" or len({at_issue(claim) for claim in left}) > 1):
                    told[number] = replace(difference, claims=left)
    return tuple(told[number] for number in sorted(told))


def _bounded(claim: Claim, kind: str, allowance: _Allowance) -> Claim | None:
    """``claim`` as far as it may be told."""
    if allowance.permits(claim):
        return claim
    return replace(claim, text=claim.words) if kind == "figure" and claim.words else None


class _Allowance:
    """How much of each text of a story may still be quoted beside its excerpt."""

    def __init__(self, story: Story, shown: Mapping[str, Passage]) -> None:
        members = story.draft.members
        self._open = {ident: " ".join(passage.paragraphs) for ident, passage in shown.items()}
        self._left = {m.article.id: int(len(m.article.text.split()) * SHARE) for m in members}
        self._quoted: dict[str, set[str]] = {m.article.id: set() for m in members}
        for point in story.draft.points:  # shown whatever they cost: less is left for others
            if point.source in self._left:
                self.permits(Claim(point.source, point.text), always=True)

    def permits(self, claim: Claim, *, always: bool = False) -> bool:
        """True where this sentence may stand too; it is then accounted for, once however often it is quoted."""
        quoted = self._quoted[claim.source]
        if claim.text in quoted or claim.text in self._open.get(claim.source, ""):
            return True
        length = len(claim.text.split())
        if length > self._left[claim.source] and not always:
            return False
        self._left[claim.source] -= length
        quoted.add(claim.text)
        return True


class _Quoting:
    """Quotes the texts of one story as far as its allowance goes."""

    def __init__(self, story: Story, shown: Mapping[str, Passage], naming: Naming) -> None:
        members = story.draft.members
        self._sources = {m.article.id: naming.source(n, m) for n, m in enumerate(members, 1)}
        self._permits = _Allowance(story, shown).permits

    def voices(self, found: Sequence[Difference], kind: str) -> Iterator[tuple[Voice, ...]]:
        """The claims of each difference of ``kind``, those in the same words together, where two can be told apart."""
        for difference in found:
            if difference.kind == kind:
                voices: dict[str, list[Quoted]] = {}
                words: dict[str, str] = {}
                for claim in difference.claims:
                    if claim.source in self._sources and (quoted := self._quote(claim, kind)):
                        folded = at_issue(claim)
                        voices.setdefault(folded, []).append(quoted)
                        words.setdefault(folded, line(claim.words or claim.text))
                if len(voices) > 1:
                    yield tuple(Voice(text.isolate(words[one]), tuple(voices[one])) for one in voices)

    def alone(self, found: Sequence[Difference]) -> Iterator[Alone]:
        """By account, what no other has."""
        told: dict[str, list[str]] = {}
        for difference in found:
            if difference.kind == "alone":
                for claim in difference.claims:
                    if claim.source in self._sources and self._permits(claim):
                        told.setdefault(claim.source, []).append(line(claim.text))
        order = [ident for ident in self._sources if ident in told]
        return (Alone(self._sources[ident], tuple(told[ident])) for ident in order)

    def _quote(self, claim: Claim, kind: str) -> Quoted | None:
        """Who claims it; a figure's few words may always stand, a whole saying only where the sentence may."""
        permitted = self._permits(claim)
        if not permitted and not (kind == "figure" and claim.words):
            return None
        shown = permitted and claim.words
        sentence = marked(line(claim.text), line(claim.words)) if shown else Markup()
        return Quoted(self._sources[claim.source], sentence)


def at_issue(claim: Claim) -> str:
    """The words of ``claim`` as compared: in other spelling they are no other claim."""
    return fold(line(claim.words or claim.text))


def marked(sentence: str, words: str) -> Markup:
    """``sentence`` with ``words`` marked where they stand in it; a long one is cut around them.

    >>> marked("قُتل 12 شخصًا اليوم", "12 شخصًا")
    Markup('قُتل <mark>12 شخصًا</mark> اليوم')
    """
    before, found, after = sentence.partition(words)
    if not found:
        return text.isolate(_head(sentence, WORDS))
    spare = max(WORDS - len(words.split()), 8) // 2
    return Markup("{}<mark>{}</mark>{}").format(
        text.isolate(_tail(before, spare)), text.isolate(found), text.isolate(_head(after, spare))
    )


def _head(told: str, words: int) -> str:
    cut = told.split(" ")
    return told if len(cut) <= words + 1 else " ".join(cut[: words + 1]) + " …"


def _tail(told: str, words: int) -> str:
    cut = told.split(" ")
    return told if len(cut) <= words + 1 else "… " + " ".join(cut[-words - 1 :])
