"""Values: what programs are told. The shape is fixed; whoever needs more asks for another command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mujaz.commands.explain.find import Subject
from mujaz.commands.explain.lines import Line, about, lay_out
from mujaz.model import Article, Dating, Story, Withheld
from mujaz.pipeline import Run


def reading(subject: Subject) -> dict[str, Any]:
    """A file: its lines, and the articles found in it."""
    return {
        "file": subject.reading.record.name,
        "lines": [_line(line, subject.articles) for line in about(lay_out(subject.reading), subject.only)],
        "articles": [article(subject.run, found) for _, found in subject.asked()],
    }


def _line(line: Line, found: Sequence[Article]) -> dict[str, Any]:
    main = line.main
    values: dict[str, Any] = {
        "line": line.number,
        "text": line.text,
        "role": main.role,
        "rule": main.rule,
        "article": None if main.article is None else found[main.article].id,
    }
    if len(line.parts) > 1:
        values["parts"] = [
            {"start": start, "end": end, "role": part.role, "rule": part.rule}
            for start, end, part in line.stretches()
        ]
    return values


def article(run: Run, found: Article) -> dict[str, Any]:
    """An article as a line of ``stories.json`` has it, with its state."""
    dating = dating_of(run, found)
    return {
        "id": found.id,
        "title": found.title,
        "outlet": found.outlet,
        "carrier": found.carrier,
        "credits": list(found.credits),
        "published": dating.iso() if dating else None,
        "published_known_by": dating.known_by if dating else "unknown",
        "state": run.states()[found.id],
    }


def dating_of(run: Run, found: Article) -> Dating | None:
    """The article's date, its own or a copy's: as its story shows it."""
    story = story_of(run, found)
    if story is None:
        return found.published
    return next(m.published for m in story.draft.members if m.article.id == found.id)


def story_of(run: Run, found: Article) -> Story | None:
    """The published story that the article stands in."""
    return next(
        (s for s in run.digest.stories if any(m.article.id == found.id for m in s.draft.members)), None
    )


def withheld(run: Run, found: Article) -> Withheld | None:
    """Why the article is not published, where it is not."""
    return next((w for w in (*run.digest.held, *run.digest.rejected) if w.article.id == found.id), None)
