"""Markdown of the editor's hand to harmless HTML: markdown-it-py without raw HTML, then nh3."""

from __future__ import annotations

from collections.abc import Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from mujaz.site.text import clean, isolate

_TAGS = {
    *("a", "abbr", "b", "bdi", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "h2", "h3", "h4"),
    *("hr", "i", "img", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul", "div", "time"),
}
_EVERYWHERE = {"dir", "lang"}
_ATTRIBUTES = {
    "*": _EVERYWHERE,
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto"}
"""A relative address has none and stays."""

_LOCATORS = ("{filename}", "{static}", "{attach}")
"""Pelican resolves these after reading; markdown-it would percent-encode their braces."""


def _isolated(_: RendererHTML, tokens: Sequence[Token], place: int, _o: OptionsDict, _e: EnvType) -> str:
    return str(isolate(tokens[place].content))


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": False})
    markdown.enable(["table", "strikethrough"])
    markdown.add_render_rule("text", _isolated)
    encode = markdown.normalizeLink

    def normalise(url: str) -> str:
        for locator in _LOCATORS:
            if url.startswith(locator):
                return locator + encode(url.removeprefix(locator))
        return encode(url)

    markdown.normalizeLink = normalise  # type: ignore[method-assign]  # the library's documented hook
    return markdown


_MARKDOWN = _markdown()


def render(source: str) -> Markup:
    r"""Markdown as HTML that may stand in a page: no raw HTML, no script, no style, no foreign scheme.

    >>> render("**مهم** <script>x</script>")
    Markup('<p><strong>مهم</strong> <bdi dir="ltr">&lt;script&gt;x&lt;/script&gt;</bdi></p>\n')
    """
    return sanitise(_MARKDOWN.render(clean(source)))


def sanitise(html: str, base: str = "") -> Markup:
    """``html`` reduced to the tags and attributes that a page may hold; sanitising again changes nothing.

    With a ``base``, relative addresses become absolute: a feed's item is read far from its site.
    """
    return Markup(  # noqa: S704 - the one place where text becomes markup, right after nh3
        nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel="noopener nofollow",
            strip_comments=True,
            url_relative=("rewrite_with_base", base) if base else None,
        )
    )
