"""Pages: a saved HTML page's article as lines of text, its metadata as given.

trafilatura finds the article among the markup; a page that is too large for it, or of which it keeps next to
nothing, is read block by block instead, so that no article is lost to a wrong guess: what is boilerplate the
articles stage finds out. Nothing is executed, fetched or resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree, html

from mujaz.arabic.letters import fold
from mujaz.corpus import blockwise, pagemeta
from mujaz.corpus.encoding import Decoded, is_marked, is_utf8
from mujaz.corpus.files import File, text_of, whole
from mujaz.corpus.notes import filled
from mujaz.errors import Problem
from mujaz.model import Given, Record, Span

LARGEST = 16 << 20
"""Bytes of a page. The worst markup takes seventy times its size in memory, and 0.4 s a MiB."""
_MOST_ELEMENTS = 12_000
"""Elements that trafilatura is given: it takes 0.1 ms for each; news pages have 500 to 5,000."""
_DEEPEST = 200
"""Levels given to trafilatura, which recurses; lxml itself stops at 256."""
_SHORTEST = 160
"""Characters under which what trafilatura kept is doubted."""
_LEAST_SHARE = 0.25
"""Share of the page's prose that trafilatura has to keep, else the page is read block by block."""
_PROSE_WORDS = 12
"""Words of a block that is a sentence rather than a link."""
_LONGEST_HEADER = 16
"""Blocks between a headline and its article's first line; more is a page's menu."""
_LONGEST_HEADER_BLOCK = 240

_DROPPED = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "canvas",
    "select",
    "textarea",
    "button",
    "head",
    "audio",
    "video",
    "map",
    "datalist",
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_-]{2,30})"
    rb"|<\?xml[^>]{0,200}encoding\s*=\s*[\"'](?P<xml>[A-Za-z0-9_-]{2,30})",
    re.IGNORECASE,
)
_NOTHING = Given()
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ACCEPTED = {
    "windows-1256": "cp1256",
    "cp1256": "cp1256",
    "iso-8859-6": "iso8859_6",
    "iso8859-6": "iso8859_6",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}


def read(file: File) -> Iterator[Record | Problem]:
    """One record of the page's extracted text, or the Problem with the file."""
    raw = whole(file)
    yield raw if isinstance(raw, Problem) else record(file, None, Span(0, len(raw)), raw)


def record(
    file: File, row: int | None, span: Span, raw: bytes, charset: str = "", sent: Given = _NOTHING
) -> Record | Problem:
    """The record of a page that is a file or stands in one.

    Args:
        file: where it is from.
        row: its number in the file; None where it is the file.
        span: its bytes in the file, whatever it is wrapped in there included.
        raw: the page itself.
        charset: what its sender called its encoding, as received.
        sent: what its sender said of it; what the page says itself wins.
    """
    if len(raw) > LARGEST:
        return file.problem(f"is a page of more than {LARGEST >> 20} MiB. Save the article alone.", row=row)
    said = decoded(file, raw, charset)
    if isinstance(said, Problem):
        return file.problem(said.message, row=row)
    tree = parse(said.text)
    if tree is None:
        return file.problem(
            "holds no HTML elements. Save the page again, or rename it .txt if it is plain text.", row=row
        )
    given = filled(pagemeta.given(tree), sent)
    text = under_title(given.title, extract(tree, given.title))
    if not text.strip():
        return file.problem(
            "holds no text, or only in scripts or nested too deep. Save the page after it has loaded.",
            row=row,
        )
    mark = said.mark if row is None else 0
    return Record(file.name, row, text, said.encoding, span, derived=True, mark=mark, given=given)


def parse(text: str) -> html.HtmlElement | None:
    """The tree of a page; None where there is none. Never raises, never fetches.

    What is nested deeper than lxml's 2,048 levels is cut off.
    """
    clean = legal(_DECLARATION.sub("", text))
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        return html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def legal(text: str) -> str:
    """``text`` with the characters that XML forbids replaced, one for one."""
    return _ILLEGAL.sub("\ufffd", text)


def extract(tree: html.HtmlElement, title: str = "") -> str:
    """The page's article as text, a line per block; the whole page's text where no article stands out.

    Between the headline and the article's first line stand date, byline and source, which trafilatura leaves out:
    they are kept.
    """
    _drop(tree.iter(*_DROPPED))
    blocks = blockwise.texts(tree)
    best = [line for line in _main(tree).split("\n") if line.strip()]
    prose = sum(len(block) for block in blocks if len(block.split()) >= _PROSE_WORDS)
    kept = sum(map(len, best))
    tabled = sum(len(line) for line in best if line.startswith("|"))
    if kept < _SHORTEST or kept < _LEAST_SHARE * prose or tabled > kept / 2:  # a page laid out by a table
        return "\n".join(blocks)
    return "\n".join(_with_header(blocks, best, title))


def _with_header(blocks: list[str], best: list[str], title: str) -> list[str]:
    """``best`` with the headline and the short blocks between it and the article's first line before it."""
    plain = _plain(title)
    said = ((place, _plain(block)) for place, block in enumerate(blocks) if block in best)
    first = next((place for place, block in said if not _heads(block, plain)), 0)
    above = range(first - 1, max(-1, first - _LONGEST_HEADER), -1)
    head = next((place for place in above if _heads(_plain(blocks[place]), plain)), None)
    if head is None or not plain:
        return best
    between = [block for block in blocks[head + 1 : first] if len(block) <= _LONGEST_HEADER_BLOCK]
    shown = {_plain(block) for block in (blocks[head], *between)} | {plain}
    start = next((place for place, line in enumerate(best) if _plain(line) not in shown), len(best))
    return [blocks[head], *between, *best[start:]]


def _heads(block: str, title: str) -> bool:
    """True for a page's title, and for a headline that goes on where the title stops or the other way round."""
    if block == title:
        return True
    short, long = sorted((block, title), key=len)
    return len(short.split()) >= _HEADLINE_WORDS and len(long) < _HEADLINE and long.startswith(f"{short} ")


_HEADLINE_WORDS, _HEADLINE = 4, 180
"""Words that make a headline, and characters that make it a paragraph."""


def lines(fragment: str) -> str:
    """The text of a piece of HTML, a line per block; empty where there is none.

    Captions are left out where there is more to read: below a headline they would pass for its text.
    """
    tree = parse(fragment)
    if tree is None:
        return ""
    _drop(tree.iter(*_DROPPED))
    whole_text = blockwise.texts(tree)
    _drop(filter(_is_caption, tree.iter("figcaption", "p")))
    uncaptioned = blockwise.texts(tree)
    told = any(len(block.split()) >= _PROSE_WORDS for block in uncaptioned)
    return "\n".join(uncaptioned if told else whole_text)


def _is_caption(element: html.HtmlElement) -> bool:
    return element.tag == "figcaption" or "wp-caption-text" in (element.get("class") or "").split()


def under_title(title: str, text: str) -> str:
    """``text`` with the page's title as its first line, unless one of its first lines is the title already."""
    plain = _plain(title)
    heads = [_plain(line) for line in text.split("\n", 5)[:5]]
    return text if not plain or plain in heads else f"{title}\n{text}"


def _plain(line: str) -> str:
    return " ".join(fold(line).split())


def decoded(file: File, raw: bytes, charset: str = "") -> Decoded | Problem:
    """The text by its sender's, the editor's or its own declaration, the first that holds; else as any text.

    What is UTF-8 beyond doubt is that, whatever was declared when the page was in another encoding.
    """
    declared = _DECLARED.search(raw[:4096])
    own = (declared["name"] or declared["xml"]).decode("ascii") if declared else ""
    for stated in () if is_marked(raw) or is_utf8(raw) else (charset, file.notes.encoding, own):
        name = _ACCEPTED.get(stated.lower(), "")
        try:
            if name:
                return Decoded(raw.decode(name), name)
        except UnicodeDecodeError:
            pass  # it says what it is not
    return text_of(file, raw)


def _drop(elements: Iterator[html.HtmlElement]) -> None:
    """Take elements out, given in the order of the document, and leave the text after each.

    The texts after elements side by side are joined once: one by one they would take quadratic time.
    """
    within: dict[html.HtmlElement, list[str]] = {}
    behind: dict[html.HtmlElement, list[str]] = {}
    for element in list(elements):
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            continue
        left = within.setdefault(parent, []) if before is None else behind.setdefault(before, [])
        left.append(element.tail or "")
        parent.remove(element)
    for parent, texts in within.items():
        parent.text = _joined(parent.text, texts)
    for before, texts in behind.items():
        before.tail = _joined(before.tail, texts)


def _joined(text: str | None, texts: Iterable[str]) -> str:
    """The texts as one, without the characters that the library reads from a page and does not write (XML 1.0, 2.2)."""
    return _ILLEGAL.sub("", "".join((text or "", *texts)))


def _main(tree: html.HtmlElement) -> str:
    """What trafilatura takes for the article; empty for none, and for trees that could hold it up."""
    if _is_too_much(tree):
        return ""
    from trafilatura import bare_extraction  # here: 0.8 s that a corpus without HTML need not pay

    try:
        found = bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # noqa: BLE001  # a library walking hostile markup: whatever it trips over, blocks are left
        return ""
    return str(getattr(found, "text", "") or "")


def _is_too_much(tree: html.HtmlElement) -> bool:
    depth = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > _DEEPEST or count > _MOST_ELEMENTS:
            return True
    return False
