"""Pelican's reader for the site's own pages: Markdown by markdown-it-py, with two spellings of metadata.

The head is either front matter between ``---`` lines or Pelican's plain ``Title: …`` lines up to a blank one.
"""

from __future__ import annotations

import re
from pathlib import Path

from pelican.readers import BaseReader

from mujaz.site import markup
from mujaz.site.text import clean

_FIELD = re.compile(r"^([A-Za-z][A-Za-z_-]*):[ \t]*(.*)$")
_FENCE = "---"


def split(source: str) -> tuple[dict[str, str], str]:
    r"""The metadata, names in lower case, and the Markdown after it.

    >>> split("Title: من نحن\nSlug: about\n\nنص")
    ({'title': 'من نحن', 'slug': 'about'}, 'نص')
    >>> split("---\ntitle: من نحن\n---\nنص")
    ({'title': 'من نحن'}, 'نص')
    """
    lines = source.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    fenced = lines[0].strip() == _FENCE
    fields: dict[str, str] = {}
    number = 1 if fenced else 0
    while number < len(lines):
        line = lines[number]
        if fenced and line.strip() == _FENCE:
            return fields, "\n".join(lines[number + 1 :]).lstrip("\n")
        found = _FIELD.match(line)
        if not found:
            if fenced and not line.strip():
                number += 1
                continue
            break
        fields.setdefault(found[1].lower(), found[2].strip().strip("\"'"))
        number += 1
    if fenced:  # a rule, not a fence: it was never closed
        return {}, source
    return fields, "\n".join(lines[number:]).lstrip("\n")


def _titled(fields: dict[str, str], body: str, stem: str) -> tuple[dict[str, str], str]:
    """With a title: the stated one, else the first heading, else the file's name. Pelican drops a page without."""
    if fields.get("title"):
        return fields, body
    heading, _, rest = body.lstrip().partition("\n")
    if heading.startswith("# "):
        return {**fields, "title": heading.removeprefix("# ").strip()}, rest
    return {**fields, "title": stem}, body


class PageReader(BaseReader):  # type: ignore[misc]  # Pelican ships no types
    """Reads ``.md`` files of ``content/pages``; register it for ``md`` in ``readers_init``."""

    enabled = True
    file_extensions = ("md", "markdown", "mkd", "mdown")

    def read(self, source_path: str) -> tuple[str, dict[str, object]]:
        """The page's HTML and its metadata as Pelican processes it (dates parsed, status known)."""
        source = Path(source_path).read_text("utf-8", errors="replace")
        fields, body = _titled(*split(source), Path(source_path).stem)
        metadata = {name: self.process_metadata(name, clean(value)) for name, value in fields.items()}
        return str(markup.render(body)), metadata
