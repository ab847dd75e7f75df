"""The accounts of a story beside each other: which passages each shares with which, and where figures disagree.

One page holds all that are compared, and a reader ticks those to be shown: every passage bears the numbers of the
accounts that have it too, and the stylesheet makes it quiet while one of them is shown. The size of the page grows
with the number of accounts, not with that of their pairs. Only what an outlet permits is on it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from mujaz.model import Member, Span, Story
from mujaz.site import text
from mujaz.site.differing import at_issue
from mujaz.site.naming import Naming
from mujaz.site.text import Passage, line
from mujaz.site.views import Comparison, Piece, Side
from mujaz.stories import passages
from mujaz.stories.passages import Placed

MOST = 12
"""Accounts compared at most, the lead and the earliest; the stylesheet knows as many."""
SHOWN = 2
"""Accounts shown before a reader chooses."""
_WORD = re.compile(r"\w")


def compared(story: Story) -> tuple[tuple[int, Member], ...]:
    """The accounts that are compared, each with its number in the story: all but plain copies, in their order."""
    return tuple(_told(story)[:MOST])


def comparable(story: Story) -> bool:
    """True where ``story`` has two accounts to compare."""
    return len(compared(story)) > 1


def compare_url(story: Story) -> str:
    """Site-relative address of the comparison of ``story``'s accounts."""
    return f"c/{story.id}.html"


def compare(story: Story, shown: Mapping[str, Passage], naming: Naming) -> Comparison:
    """The accounts of ``story``; ``shown`` says what may be shown of each, by the article's id."""
    accounts = compared(story)
    whole = {n: passages.placed(text.clean(m.article.text)) for n, (_, m) in enumerate(accounts, 1)}
    sides = []
    for place, (number, member) in enumerate(accounts, 1):
        article = member.article
        passage = shown[article.id]
        paragraphs = tuple(text.clean(paragraph) for paragraph in passage.paragraphs)
        common = _common(paragraphs, {n: words for n, words in whole.items() if n != place})
        disputes = _disputed(story, article.id, {m.article.id: n for n, (_, m) in enumerate(accounts, 1)})
        sides.append(
            Side(
                place=place,
                source=naming.source(number, member),
                title=line(article.title),
                paragraphs=tuple(
                    tuple(_pieces(paragraph, found, disputes))
                    for paragraph, found in zip(paragraphs, common, strict=True)
                ),
                whole=passage.whole,
                url=text.outward(article.url),
                chosen=place <= SHOWN,
            )
        )
    return Comparison(tuple(sides), left_out=len(_told(story)) - len(accounts))


def _told(story: Story) -> list[tuple[int, Member]]:
    return [
        (n, m) for n, m in enumerate(story.draft.members, 1) if m.lineage.kind != "copy" and m.article.text
    ]


Marked = tuple[Span, int]
"""A stretch of a paragraph, and the place of the account that has it too."""


def _common(paragraphs: Sequence[str], others: Mapping[int, Sequence[Placed]]) -> list[list[Marked]]:
    """For each paragraph what it shares with which of ``others``, told from the words of their whole texts."""
    own = passages.placed("\n".join(paragraphs))
    found: list[list[Marked]] = [[] for _ in paragraphs]
    for place, words in others.items():
        spans = [span for span, _ in passages.between(own, words)]
        for paragraph, inside in zip(found, passages.divided(spans, paragraphs), strict=True):
            paragraph += [(span, place) for span in inside]
    return found


def _disputed(story: Story, ident: str, places: Mapping[str, int]) -> list[tuple[str, str, frozenset[int]]]:
    """Sentence, words in it, and the accounts that give another figure."""
    found = []
    for difference in story.draft.differences:
        if difference.kind != "figure":
            continue
        for claim in difference.claims:
            if claim.source == ident and claim.words:
                against = frozenset(
                    places[other.source]
                    for other in difference.claims
                    if other.source in places and at_issue(other) != at_issue(claim)
                )
                if against:
                    found.append((text.clean(claim.text), text.clean(claim.words), against))
    return found


def _pieces(
    paragraph: str, common: Sequence[Marked], disputes: Sequence[tuple[str, str, frozenset[int]]]
) -> Iterator[Piece]:
    """``paragraph`` cut wherever one more or one less account has it too, or a figure disagrees."""
    disputed: list[Marked] = []
    for sentence, words, against in disputes:
        start = paragraph.find(sentence)
        at = paragraph.find(words, start) if start >= 0 else -1
        if at >= 0:
            disputed += [(Span(at, at + len(words)), place) for place in against]
    having, differing = _steps(common), _steps(disputed)
    active: tuple[Counter[int], Counter[int]] = Counter(), Counter()
    found: list[Piece] = []
    for start, end in pairwise(sorted({0, len(paragraph), *having, *differing})):
        for counter, steps in zip(active, (having, differing), strict=True):
            counter.update(steps.get(start, {}))
        having_it, opposed = (tuple(sorted(place for place, n in c.items() if n)) for c in active)
        piece = Piece(paragraph[start:end], having_it, opposed)
        if (
            found and not piece.disputed and not _WORD.search(piece.text)
        ):  # a full stop belongs to what it ends
            piece = Piece(found[-1].text + piece.text, found[-1].shared, found[-1].disputed)
            found.pop()
        found.append(piece)
    return iter(found)


def _steps(marked: Iterable[Marked]) -> dict[int, Counter[int]]:
    """Where stretches begin and end: by how many more or fewer are those of each account from there on."""
    steps: dict[int, Counter[int]] = defaultdict(Counter)
    for span, place in marked:
        steps[span.start][place] += 1
        steps[span.end][place] -= 1
    return steps
