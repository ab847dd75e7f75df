"""``mujaz explain``: why a line was cut, an article dated or held, two articles put together or kept apart."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mujaz import corpus, outlets, pipeline, stories
from mujaz.errors import MujazError, SettingsError
from mujaz.model import Article, Dating, Judgement, Part, Reading
from mujaz.pipeline import Inputs, Run
from mujaz.progress import shown
from mujaz.settings import Settings

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_NAMED = re.compile(r"(?P<file>.+?)(?:#(?P<row>\d+))?")


def explain(settings: Settings, what: Sequence[str], *, as_json: bool) -> str:
    """The answer to ``mujaz explain WHAT``, as text or JSON.

    Raises:
        SettingsError: WHAT names nothing.
    """
    if len(what) == 2:
        judgement, run = _judgement(settings, what[0], what[1])
        return _json(dataclasses.asdict(judgement)) if as_json else _pair_text(run, judgement)
    path, row = _file_of(settings, what[0])
    if path is None:
        run = _run(settings)
        found = _article(run, what[0])
        return _json(_article_values(run, found)) if as_json else _article_text(run, found)
    run, reading, its = _reading(settings, path, row)
    return _json(_reading_values(run, reading, its)) if as_json else _reading_text(run, reading, its)


# ── finding what is asked about ───────────────────────────────────────────────────────────────────


def _run(settings: Settings) -> Run:
    with shown() as progress:
        return pipeline.run(settings, progress)


def _file_of(settings: Settings, name: str) -> tuple[Path | None, int | None]:
    """Path and row that a name stands for: as typed, or below the corpus; no path where it is no file."""
    match = _NAMED.fullmatch(name)
    named, row = (match["file"], match["row"]) if match else (name, None)
    for candidate, number in ((name, None), (named, row)):
        for path in (Path(candidate), settings.corpus / candidate):
            if path.is_file():
                return path.resolve(), int(number) if number else None
    return None, None


def _reading(settings: Settings, path: Path, row: int | None) -> tuple[Run, Reading, tuple[Article, ...]]:
    """The reading of a file: as part of the corpus where it lies there, else alone."""
    if path.is_relative_to(settings.corpus):
        run, name = _run(settings), path.relative_to(settings.corpus).as_posix()
    else:
        registry, _ = outlets.load(settings.outlets)
        run, name = pipeline.judge(corpus.read_file(path, path.name), Inputs(registry), settings), path.name
    readings = [r for r in run.settled() if r[0].record.file == name and row in (None, r[0].record.row)]
    if len(readings) > 1:
        raise SettingsError(f"{name} holds {len(readings)} records. Name one: {readings[0][0].record.name}")
    if not readings:
        why = next(
            (problem.message for problem in run.problems if problem.file.partition("#")[0] == name),
            "no such row",
        )
        raise SettingsError(f"{name}{f'#{row}' if row else ''} holds no record: {why}")
    return run, *readings[0]


def _article(run: Run, name: str) -> Article:
    """The article that an id, a record with a single article, or a story's id (its lead) stands for."""
    for article in run.articles:
        if article.id == name:
            return article
    for story in run.digest.stories:
        if name in {story.id, story.url}:
            return story.draft.lead.article
    raise SettingsError(
        f"{name} is no file, no article and no story. `mujaz explain FILE` shows the ids in a file."
    )


def _judgement(settings: Settings, one: str, other: str) -> tuple[Judgement, Run]:
    run = _run(settings)
    a, b = (_article(run, name) for name in (one, other))
    for article in (a, b):
        if article.id not in run.prints:
            raise SettingsError(
                f"{article.id} was rejected ({article.rejected}) and is compared with nothing."
            )
    return stories.judge(run.prints[a.id], run.prints[b.id]), run


# ── a file, line by line ──────────────────────────────────────────────────────────────────────────


def _reading_values(run: Run, reading: Reading, found: Sequence[Article]) -> dict[str, Any]:
    return {
        "file": reading.record.name,
        "lines": [_line_values(number, *line, found) for number, line in enumerate(_lines(reading), 1)],
        "articles": [_article_values(run, article) for article in found],
    }


def _lines(reading: Reading) -> list[tuple[str, int, list[Part]]]:
    """Each line's text without its break, where it starts, and its parts."""
    lines: list[tuple[str, int, list[Part]]] = []
    parts = iter(reading.parts)
    part = next(parts, None)
    for match in _LINE.finditer(reading.record.text):
        if match.start() == match.end():
            break
        own: list[Part] = []
        while part is not None and part.start < match.end():
            own.append(part)
            part = next(parts, None)
        lines.append((match[0].rstrip("\r\n"), match.start(), own))
    return lines


def _line_values(
    number: int, text: str, start: int, parts: Sequence[Part], found: Sequence[Article]
) -> dict[str, Any]:
    if not parts:
        raise MujazError(f"line {number} has no part")
    main = max(parts, key=lambda part: (part.end - part.start, -part.start))
    values: dict[str, Any] = {
        "line": number,
        "text": text,
        "role": main.role,
        "rule": main.rule,
        "article": None if main.article is None else found[main.article].id,
    }
    if len(parts) > 1:
        values["parts"] = [
            {
                "start": part.start - start,
                "end": min(part.end - start, len(text)),
                "role": part.role,
                "rule": part.rule,
            }
            for part in parts
        ]
    return values


def _reading_text(run: Run, reading: Reading, found: Sequence[Article]) -> str:
    values = _reading_values(run, reading, found)
    numbers = {article["id"]: number for number, article in enumerate(values["articles"], 1)}
    rows = [f"{reading.record.name}  ({reading.record.encoding})"]
    for line in values["lines"]:
        number = str(numbers.get(line["article"], ""))
        rows.append(
            f"{line['line']:>5}  {line['role']:8} {number:>2}  {line['rule']:24} {line['text'].strip()}"
        )
        rows += [
            f"{'':5}  └ {part['role']:6}     {part['rule']:24} {line['text'][part['start'] : part['end']].strip()}"
            for part in line.get("parts", ())
        ]
    for article in found:
        rows += ["", f"article {numbers[article.id]}", *_article_rows(run, article)]
    return "\n".join(rows)


# ── an article ────────────────────────────────────────────────────────────────────────────────────


def _article_values(run: Run, article: Article) -> dict[str, Any]:
    dating = _dating(run, article)
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "carrier": article.carrier,
        "credits": list(article.credits),
        "published": dating.iso() if dating else None,
        "published_known_by": dating.known_by if dating else "unknown",
        "state": run.states()[article.id],
    }


def _dating(run: Run, article: Article) -> Dating | None:
    """The article's date, its own or a copy's: as its story shows it."""
    for story in run.digest.stories:
        for member in story.draft.members:
            if member.article.id == article.id:
                return member.published
    return article.published


def _article_text(run: Run, article: Article) -> str:
    return "\n".join(_article_rows(run, article))


def _article_rows(run: Run, article: Article) -> list[str]:
    values, dating = _article_values(run, article), _dating(run, article)
    withheld = next((w for w in (*run.digest.held, *run.digest.rejected) if w.article.id == article.id), None)
    story = next(
        (s for s in run.digest.stories if any(m.article.id == article.id for m in s.draft.members)),
        None,
    )
    rows = {
        "id": article.id,
        "title": article.title or "unknown",
        "outlet": article.outlet or "not stated",
        "carrier": article.carrier or "not stated",
        "credits": ", ".join(article.credits) or "none",
        "published": f"{dating.iso()}, known by {dating.known_by}: {dating.rule} “{dating.evidence}”"
        if dating
        else "unknown",
        "state": f"{values['state']}{f': {withheld.rule} — {withheld.reason}' if withheld else ''}",
        "story": story.url if story else "none",
        "found in": ", ".join(
            f"{source.name} bytes {source.span.start}-{source.span.end}" for source in article.sources
        ),
    }
    return [f"  {name:10} {value}" for name, value in rows.items()]


# ── two articles ──────────────────────────────────────────────────────────────────────────────────


def _pair_text(run: Run, judgement: Judgement) -> str:
    titles = {article.id: article.title for article in run.articles}
    stands = next((g for g in run.grouping.groups if judgement.a in g.members), None)
    same = stands is not None and judgement.b in stands.members
    verdict = "put together" if judgement.together else "kept apart"
    rows = [
        f"{judgement.a}  {titles[judgement.a]}",
        f"{judgement.b}  {titles[judgement.b]}",
        f"judged by themselves: {verdict} (score {judgement.score:.2f}, threshold {judgement.threshold:.2f})",
        f"in the site: {'one story' if same else 'two stories'}",
    ]
    if judgement.vetoes:
        rows.append(f"forbidden by: {', '.join(judgement.vetoes)}")
    rows.append(f"{'feature':28} {'value':>8} {'adds':>8}")
    rows += [
        f"  {name:26} {judgement.features[name]:8.2f} {judgement.weights.get(name, 0.0):+8.2f}"
        for name in judgement.features
    ]
    if judgement.shared:
        rows.append(f"shared words, rarest first: {'، '.join(judgement.shared)}")
    return "\n".join(rows)


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1, default=str)
