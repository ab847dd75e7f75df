"""The frozen records that pass between stages, in the order in which they come to life.

    Record ─► Reading (Parts, Articles) ─► Fingerprint ─► Grouping ─► Story ─► Digest

One type per moment of life: a field is never "filled in later", a later type holds the earlier one.
Empty is empty (``""``, ``()``), and ``None`` means *unknown*, which is shown to the reader as unknown.
Positions are characters of ``Record.text`` unless a name says bytes.
"""

from mujaz.model.articles import Article, Boundary, Part, Reading, Role, Source
from mujaz.model.dates import Dating, KnownBy
from mujaz.model.digest import Digest, Named, Redirect, Story, Sums
from mujaz.model.drafts import Claim, Counts, Difference, DifferenceKind, Draft, KeyPoint, Member, Withheld
from mujaz.model.fingerprints import Figure, Fingerprint, Moment, Sign
from mujaz.model.grouping import COPIES, Group, Grouping, Judgement, Lineage, LineageKind
from mujaz.model.outlets import Outlet
from mujaz.model.records import Given, Record, Span

__all__ = [
    "COPIES",
    "Article",
    "Boundary",
    "Claim",
    "Counts",
    "Dating",
    "Difference",
    "DifferenceKind",
    "Digest",
    "Draft",
    "Figure",
    "Fingerprint",
    "Given",
    "Group",
    "Grouping",
    "Judgement",
    "KeyPoint",
    "KnownBy",
    "Lineage",
    "LineageKind",
    "Member",
    "Moment",
    "Named",
    "Outlet",
    "Part",
    "Reading",
    "Record",
    "Redirect",
    "Role",
    "Sign",
    "Source",
    "Span",
    "Story",
    "Sums",
    "Withheld",
]
