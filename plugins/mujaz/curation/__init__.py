"""Curation: groups and the editor's rulings in, drafts of stories and what is withheld out.

Enters: a ``Grouping``, the articles, the rulings. Leaves: groups of published articles, held and rejected
articles with their reasons (``decide``), then a ``Draft`` per group (``drafts.compose``).
Must not: look at the ledger, or use anything of a held article for what readers see.
"""

from mujaz.curation.cues import quoted
from mujaz.curation.decide import Curated, decide
from mujaz.curation.drafts import compose

__all__ = ["Curated", "compose", "decide", "quoted"]
