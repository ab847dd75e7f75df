"""The digest as tables, for spreadsheets and for whoever counts: ``stories`` and ``articles``, as CSV.

A row is what ``stories.json`` says of the same thing; an article's row names its story. Unknown is empty. Parquet has
the same columns, typed (``parquet.py``).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from mujaz.model import Digest
from mujaz.site import parquet, text
from mujaz.site.options import Options
from mujaz.site.table import Cell, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet would compute instead of showing (OWASP, "CSV Injection")."""


STORIES = (
    ("id", str),
    ("url", str),
    ("title", str),
    ("date", str),
    ("date_known_by", str),
    ("event_date", str),
    ("articles", int),
    ("texts", int),
    ("outlets", int),
    ("unnamed", int),
)
ARTICLES = (
    ("story", str),
    ("id", str),
    ("outlet", str),
    ("carrier", str),
    ("credits", str),
    ("lineage", str),
    ("lineage_of", str),
    ("title", str),
    ("published", str),
    ("published_known_by", str),
    ("url", str),
    ("file", str),
    ("start", int),
    ("end", int),
)


def paths(options: Options) -> Iterator[str]:
    """Every file of ``files``."""
    for ending in ("csv", "parquet") if options.parquet else ("csv",):
        yield from (f"stories.{ending}", f"articles.{ending}")


def files(digest: Digest, options: Options) -> Iterator[tuple[str, bytes]]:
    """Each table's path and bytes.

    Raises:
        SettingsError: Parquet is asked for and not installed.
    """
    for table in tables(digest):
        yield f"{table.name}.csv", comma_separated(table)
        if options.parquet:
            yield f"{table.name}.parquet", parquet.written(table)


def tables(digest: Digest) -> tuple[Table, Table]:
    """Both tables, in the order of the digest; an article found in several files is told by its first."""
    return Table("stories", STORIES, tuple(_stories(digest))), Table(
        "articles", ARTICLES, tuple(_articles(digest))
    )


def comma_separated(table: Table) -> bytes:
    r"""``table`` as RFC 4180 has it, with the mark by which spreadsheets know UTF-8.

    A cell that a spreadsheet would compute begins with an apostrophe.

    >>> comma_separated(Table("t", (("a", str), ("b", int)), (("=1+1", 2), (None, 3))))[3:]
    b"a,b\r\n'=1+1,2\r\n,3\r\n"
    """
    written = StringIO()
    lines = csv.writer(written)
    lines.writerow(name for name, _ in table.columns)
    lines.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _stories(digest: Digest) -> Iterator[tuple[Cell, ...]]:
    for story in digest.stories:
        draft = story.draft
        yield (
            story.id,
            story.url,
            _said(draft.title),
            draft.dating.iso() if draft.dating else None,
            draft.dating.known_by if draft.dating else "unknown",
            draft.event_date.isoformat() if draft.event_date else None,
            draft.counts.articles,
            draft.counts.texts,
            draft.counts.outlets,
            draft.counts.unnamed,
        )


def _articles(digest: Digest) -> Iterator[tuple[Cell, ...]]:
    for story in digest.stories:
        for member in story.draft.members:
            article, source = member.article, member.article.sources[0]
            yield (
                story.id,
                article.id,
                _said(article.outlet),
                _said(article.carrier),
                _said(_listed(article.credits)),
                member.lineage.kind,
                member.lineage.of,
                _said(article.title),
                member.published.iso() if member.published else None,
                member.published.known_by if member.published else "unknown",
                text.outward(article.url) or None,
                _said(source.name),
                source.span.start,
                source.span.end,
            )


def _listed(names: Sequence[str]) -> str:
    return "; ".join(names)


def _said(value: str | None) -> str | None:
    return text.line(value) or None if value else None
