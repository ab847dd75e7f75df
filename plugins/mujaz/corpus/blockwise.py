"""Blockwise: all of a page's text, a string per block, whatever in it is an article."""

from __future__ import annotations

from itertools import islice
from typing import cast

from lxml import etree, html

_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)


def texts(tree: html.HtmlElement) -> list[str]:
    """The text of every block in document order, white space collapsed; ``br`` ends a line too."""
    found: list[str] = []
    run: list[str] = []

    def close() -> None:
        text = " ".join("".join(run).split())
        if text:
            found.append(text)
        run.clear()

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        breaks = element.tag in _BLOCKS or element.tag == "br" or _is_of_row(element)
        if breaks:
            close()
        if event == "start":
            run.append(cast("str | None", element.text) or "")
        elif element is not tree:
            run.append(cast("str | None", element.tail) or "")
    close()
    return found


def _is_of_row(element: html.HtmlElement) -> bool:
    """True for one of several pieces in a row, nothing between: author, date and counter, each in its span."""
    parent = element.getparent()
    if element.tag not in _INLINE or parent is None or parent.tag not in _BLOCKS:
        return False
    row = list(islice(parent, _ROW + 1))  # all of them would take quadratic time where there are thousands
    alone = all(child.tag in _INLINE and not (child.tail or "").strip() for child in row)
    return 1 < len(row) <= _ROW and alone and not (parent.text or "").strip()


_INLINE = frozenset(("span", "time", "small", "cite", "label"))
_ROW = 6
"""Pieces of such a row; more are words of a text, each marked up."""
