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
    rows = [False]  # whether each of the elements that are open holds a row of pieces, beginning with none

    def close() -> None:
        text = " ".join("".join(run).split())
        if text:
            found.append(text)
        run.clear()

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            rows.pop()
        if element.tag in _BLOCKS or element.tag == "br" or (rows[-1] and element.tag in _INLINE):
            close()
        if event == "start":
            rows.append(_holds_row(element))
            run.append(cast("str | None", element.text) or "")
        elif element is not tree:
            run.append(cast("str | None", element.tail) or "")
    close()
    return found


def _holds_row(element: html.HtmlElement) -> bool:
    """True for a block of several pieces in a row, nothing between: author, date and counter, each in its span."""
    if element.tag not in _BLOCKS:
        return False
    row = list(islice(element, _ROW + 1))  # there may be thousands
    alone = all(child.tag in _INLINE and not (child.tail or "").strip() for child in row)
    return 1 < len(row) <= _ROW and alone and not (element.text or "").strip()


_INLINE = frozenset(("span", "time", "small", "cite", "label"))
_ROW = 6
"""Pieces of such a row; more are words of a text, each marked up."""
