"""What RSS and Atom share: the stylesheet's instruction, and the links of a feed to its other documents."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from mujaz.site.feeds.feed import Feed


def styled(document: bytes, style: str) -> bytes:
    """``document`` with the stylesheet that a browser shows it by; feedgen writes no processing instructions."""
    head, mark, body = document.partition(b"?>\n")
    instruction = f'<?xml-stylesheet type="text/css" href={quoteattr(style)}?>\n'
    return head + mark + instruction.encode() + body


def links(feed: Feed, ending: str) -> list[tuple[str, str]]:
    """Relation and address of every link beside ``self`` and ``alternate``: hub, history."""
    found = [("hub", feed.hub)] if feed.hub and not feed.archived else []
    if feed.archived:
        found.append(("current", f"{feed.current}.{ending}"))
    if feed.older:
        found.append(("prev-archive", f"{feed.older}.{ending}"))
    if feed.newer:
        found.append(("next-archive", f"{feed.newer}.{ending}"))
    return found
