"""Articles: records are split into articles, and what belongs to none is cut, each span by a named rule.

Enters: a ``Record``. Leaves: a ``Reading``, whose parts tile the record's text exactly (law 1).

    lines ─► kinds (cuelines) ─► blocks ─► segments ─► roles ─► parts, articles

``read`` sees one record and is pure. ``learn`` and ``apply`` are the second pass: what recurs over the corpus may
turn an uncertain body line into a cut and nothing else. ``settle`` gives each article once.
"""

from mujaz.articles.dates import unread as unread_dates
from mujaz.articles.identity import body, settle
from mujaz.articles.overrule import RULE as RULED
from mujaz.articles.overrule import overrule
from mujaz.articles.read import read
from mujaz.articles.recurrence import Learner, Open, Table, apply, learn, left_open

__all__ = [
    "RULED",
    "Learner",
    "Open",
    "Table",
    "apply",
    "body",
    "learn",
    "left_open",
    "overrule",
    "read",
    "settle",
    "unread_dates",
]
