"""Articles and drafts for tests, made from as little as a test wants to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mujaz.model import Article, Counts, Dating, Draft, Lineage, Member, Source, Span


def article(
    ident: str = "a1-one", *, text: str = "خبر قصير عن سوق السمك.", title: str = "عنوان", **fields: object
) -> Article:
    """An article whose body is ``text``, a paragraph per line; any other field by name."""
    values: dict[str, object] = {"sources": (Source(f"{ident}.txt", None, Span(0, 10)),)} | fields
    return Article(id=ident, title=title, paragraphs=tuple(text.split("\n")), **values)  # type: ignore[arg-type]  # any field


def dating(day: str) -> Dating:
    """A stated date."""
    return Dating(date.fromisoformat(day), "stated", "test")


def draft(
    idents: Sequence[str], day: str | None = None, topics: Sequence[str] = (), outlet: str | None = None
) -> Draft:
    """A draft of independent articles, all of one day."""
    when = dating(day) if day else None
    members = tuple(
        Member(article(ident, text=f"نص المقالة {ident}", outlet=outlet), Lineage("independent"), when)
        for ident in idents
    )
    return Draft(
        title=members[0].article.title,
        retitled=False,
        lead=members[0],
        members=members,
        dating=when,
        event_date=None,
        counts=Counts(len(members), len(members), int(outlet is not None), 0),
        topics=tuple(topics),
    )
