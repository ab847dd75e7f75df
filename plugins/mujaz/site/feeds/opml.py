"""OPML 2.0: all feeds of the site in one file that feed readers import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml


@dataclass(frozen=True, slots=True)
class Line:
    """One feed to subscribe to."""

    title: str
    feed: str
    """Absolute address; so ``home``."""
    home: str


def render(title: str, language: str, groups: Iterable[tuple[str, Sequence[Line]]]) -> bytes:
    """The feeds under the names of their groups; those of a group without a name stand at the top.

    No date: it would be the build's.
    """
    root = Xml.Element("opml", version="2.0")
    Xml.SubElement(Xml.SubElement(root, "head"), "title").text = title
    body = Xml.SubElement(root, "body")
    for name, lines in groups:
        parent = Xml.SubElement(body, "outline", text=name) if name and lines else body
        for line in lines:
            Xml.SubElement(
                parent,
                "outline",
                type="rss",
                version="RSS2",
                text=line.title,
                title=line.title,
                xmlUrl=line.feed,
                htmlUrl=line.home,
                language=language,
            )
    Xml.indent(root, " ")
    written: bytes = Xml.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"
