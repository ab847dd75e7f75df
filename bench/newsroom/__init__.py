"""A newsroom that never was: labelled articles about invented events, as many as are asked for.

Events are drawn from kinds (``events.toml``), people and places are made up (``names.toml``), and each event is told
by several outlets: copied, re-spelled, edited, cut short, told in other words and another syntax, by accounts of
their own, with tolls that rise. Beside them stand hard negatives, labelled by kind. The same seed gives the same
articles, and the first thousand of a million are those of a thousand; memory does not grow with their number.

    draw (events) ─► tell (accounts) ─► alter (copies, edits, pages around them) ─► stream (rows and labels)

Nothing that ships was or may be learned from it: it is for reporting.
"""

from newsroom.stream import Label, Row, stream

__all__ = ["Label", "Row", "stream"]
