"""Differences: where the accounts of a story dispute a figure, word a saying otherwise, or stand alone.

Each is pinned to the sentence it stands in, as received. Only distinct texts are accounts: a copy says nothing that
its text did not. What is found depends on the articles alone, not on the order in which they are given; which text a
dispute is told from follows their ids.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mujaz.model import Article, Claim, Difference
from mujaz.stories import alone, disputed, quotations, told
from mujaz.stories.counts import Count
from mujaz.stories.quotations import Quotation

_FIGURES, _QUOTATIONS = 6, 4
"""Disputes of a story that a reader takes in; a story with more is a table or two events."""
_ACCOUNTS = 24
"""Texts that are compared: of a story told more often, the lead and the first ones; bounds the work."""


def differences(lead: Article, others: Sequence[Article]) -> tuple[Difference, ...]:
    """Where the texts of a story differ: figures first, then quotations, then what one alone has.

    Args:
        lead: the story's lead article.
        others: one article of each other text, published ones only.

    Returns:
        The claims of a difference in the order given, lead first; nothing where there is one text only.
    """
    given = [lead, *others][:_ACCOUNTS]
    if len(given) < 2:
        return ()
    order = {article.id: place for place, article in enumerate(given)}
    accounts = [
        told.of(article) for article in sorted(given, key=lambda article: (article is not lead, article.id))
    ]
    found = [
        *(Difference("figure", _claims(order, counts)) for counts in disputed.figures(accounts)[:_FIGURES]),
        *(
            Difference("quotation", _claims(order, same))
            for same in quotations.reworded(accounts)[:_QUOTATIONS]
        ),
    ]
    single = [
        Difference("alone", (Claim(one.source, one.text.strip()),)) for one in alone.sentences(accounts)
    ]
    return (*found, *sorted(single, key=lambda difference: order[difference.claims[0].source]))


def _claims(order: Mapping[str, int], found: Sequence[Count | Quotation]) -> tuple[Claim, ...]:
    placed = sorted(found, key=lambda one: order[one.told.source])
    return tuple(
        Claim(one.told.source, one.told.text.strip(), one.told.text[one.start : one.end]) for one in placed
    )
