"""Rulings: what the editor decided, read from the TOML files under ``decisions/``.

A ruling is one table whose name says what it does::

    [[hold]]
    article = "agency/004.txt"            # a file, "file.jsonl#3", or an article id
    line = "بيان من"                       # how its title begins, where the file holds several
    why = "لم يؤكده مصدر ثان"

    [[merge]]
    articles = ["a1-k3v9x2m7qd4t5w8z", { file = "wire.jsonl#2" }]

Rulings name articles, never stories, so that they stay true when stories grow. Those about a text (``TEXT_KINDS``)
name a record and quote a line of it::

    [[cut]]
    article = "daily/003.txt"
    line = "تابعونا على"
    why = "دعوة إلى قناة"

A leaf: rulings are read once, and each stage applies its own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from mujaz.arabic.letters import fold
from mujaz.errors import Problem
from mujaz.model import Article

Explain = Callable[[str], str]
"""``mujaz explain`` of a file, as an editor types it where they are."""
Kind = Literal[
    "cut",
    "keep",
    "boundary",
    "date",
    "outlet",
    "hold",
    "publish",
    "drop",
    "merge",
    "split",
    "retitle",
    "note",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
TEXT_KINDS: frozenset[Kind] = frozenset({"cut", "keep", "boundary", "date", "outlet"})
"""Rulings about a text and its metadata: the articles stage applies them, before anything is judged."""
QUOTING: frozenset[Kind] = frozenset({"cut", "keep", "boundary"})
"""Rulings about a line, which must be quoted."""
_PAIRED: frozenset[Kind] = frozenset({"merge", "split"})
_SAYS: Mapping[Kind, str] = {"retitle": "title", "note": "text", "date": "date", "outlet": "outlet"}
"""Kind → the field that says what to put in place of what was found."""
_COMMON = frozenset({"article", "articles", "line", "why", "when"})
"""Fields that every kind may have."""
_TARGET = frozenset({"file", "id", "line"})
"""Fields of a target written as a table."""
_STORY = re.compile(r"(?:^|/)s/[a-z0-9]+(?:\.html)?$|^[a-z2-7]{10,16}$")
"""How a story is named: its address, or the id in it."""
_TABLE = re.compile(r"^[ \t]*\[\[\s*([\w-]+)\s*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Target:
    """The article a ruling names."""

    name: str
    """An article id, or ``file`` or ``file#row``."""
    line: str = ""
    """How the article's title begins, where the record holds several; for a ruling about a line, how it begins."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of the editor."""

    kind: Kind
    targets: tuple[Target, ...]
    why: str
    text: str
    """The new title, note, date or outlet; empty for other kinds."""
    when: date | None
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling whose articles were found."""

    ruling: Ruling
    articles: tuple[str, ...]
    """Article ids, one per target."""


def read(folder: Path) -> tuple[list[Ruling], list[Problem]]:
    """The rulings of every ``*.toml`` in ``folder``, in order of file name; an absent folder holds none.

    A ruling that cannot be understood is a Problem and does not apply; one that says more than its kind knows
    is a Problem and applies.
    """
    rulings: list[Ruling] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else []:
        name = f"{folder.name}/{path.name}"
        try:
            source = path.read_text("utf-8-sig")
            tables = tomllib.loads(source)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
            problems.append(
                Problem(
                    name, _line_of(error), f"cannot be read ({error}). Mend it; its rulings do not apply."
                )
            )
            continue
        for kind, table, line in _tables(source, tables):
            ruling = _ruling(kind, table, name, line)
            if isinstance(ruling, Problem):
                problems.append(ruling)
            else:
                rulings.append(ruling)
                problems += _unknown_fields(ruling, table)
    return rulings, problems


def resolve(
    rulings: Iterable[Ruling], articles: Iterable[Article], renamed: Mapping[str, str], explain: Explain
) -> tuple[list[Decision], list[Problem]]:
    """Each ruling about articles with their ids; a ruling that names no article, or several, is a Problem.

    Rulings about texts (``TEXT_KINDS``) were applied before articles had ids and are passed over.

    Args:
        rulings: as read.
        articles: every article of the corpus.
        renamed: ids that articles bore before, by the ledger, to the id they bear now.
        explain: the command that a Problem advises.
    """
    by_name: dict[str, list[Article]] = {}
    for article in articles:
        by_name.setdefault(article.id, []).append(article)
        for source in {source.name for source in article.sources} | {
            source.file for source in article.sources
        }:
            by_name.setdefault(source, []).append(article)
    decisions: list[Decision] = []
    problems: list[Problem] = []
    for ruling in rulings:
        if ruling.kind in TEXT_KINDS:
            continue
        ids: list[str] = []
        for target in ruling.targets:
            found = _matching(by_name.get(renamed.get(target.name, target.name), []), target.line)
            if len(found) == 1:
                ids.append(found[0].id)
            else:
                problems.append(_unresolved(ruling, target, found, explain))
        if len(ids) == len(ruling.targets):
            decisions.append(Decision(ruling, tuple(ids)))
    return decisions, problems


def without_effect(rulings: Iterable[Ruling], applied: Set[Ruling], explain: Explain) -> list[Problem]:
    """The rulings about texts that found nothing they could change."""
    return [
        Problem(
            ruling.file,
            ruling.line,
            f"[[{ruling.kind}]] {_said(ruling.targets[0])} {_fits_nothing(ruling, explain)} The ruling does not apply.",
        )
        for ruling in rulings
        if ruling not in applied
    ]


def _fits_nothing(ruling: Ruling, explain: Explain) -> str:
    command = explain(ruling.targets[0].name)
    if ruling.kind in QUOTING:
        return (
            "fits no line of this corpus, or several lines that differ: quote as much of it as makes it the only one. "
            f"`{command}` shows the lines."
        )
    return (
        "fits no article of this corpus, or several: name FILE#ROW, or quote in line = how its title begins. "
        f"`{command}` shows the articles."
    )


def constraints(
    decisions: Iterable[Decision],
) -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[Problem]]:
    """Pairs that merge rulings put together, pairs that split rulings keep apart, and rulings that contradict.

    Where both are asked of one pair, apart wins: two events on one page is the worse mistake.
    """
    together: set[tuple[str, str]] = set()
    apart: dict[tuple[str, str], Ruling] = {}
    for decision in decisions:
        ids = sorted(set(decision.articles))
        if decision.ruling.kind == "merge":
            together.update((ids[0], other) for other in ids[1:])
        elif decision.ruling.kind == "split":
            apart.update({(a, b): decision.ruling for i, a in enumerate(ids) for b in ids[i + 1 :]})
    joined = _joined(together)
    problems = [
        Problem(
            apart[pair].file,
            apart[pair].line,
            f"keeps {pair[0]} and {pair[1]} apart, which merge rulings put together. "
            "Take one out; until then they stay apart.",
        )
        for pair in sorted(apart)
        if joined.get(pair[0], pair[0]) == joined.get(pair[1], pair[1])
    ]
    return sorted(together - apart.keys()), sorted(apart), problems


def _joined(together: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Article id → the smallest id of all that merge rulings put together with it, through others too."""
    name: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for a, b in sorted(together):
        first, second = sorted((name.get(a, a), name.get(b, b)))
        if first != second:
            moved = members.pop(second, [second])
            members.setdefault(first, [first]).extend(moved)
            name |= dict.fromkeys(members[first], first)
    return name


def _tables(source: str, tables: Mapping[str, object]) -> list[tuple[str, object, int]]:
    """Every table with its kind and the line it stands at, in the order of the file."""
    lines: dict[str, list[int]] = {}
    at, line = 0, 1
    for match in _TABLE.finditer(source):
        line += source.count("\n", at, match.start())
        at = match.start()
        lines.setdefault(match[1], []).append(line)
    found = [
        (kind, entry, lines.get(kind, [])[number] if number < len(lines.get(kind, [])) else 0)
        for kind, value in tables.items()
        for number, entry in enumerate(value if isinstance(value, list) else [value])
    ]
    return sorted(found, key=lambda item: item[2])


def _ruling(kind: str, table: object, file: str, line: int) -> Ruling | Problem:
    known = next((k for k in KINDS if k == kind), None)
    if known is None or not isinstance(table, dict):
        return Problem(file, line, f"[[{kind}]] is no ruling. Use one of: {', '.join(KINDS)}.")
    targets = _targets(table)
    needed = 2 if known in _PAIRED else 1
    if targets is None or len(targets) < needed or (needed == 1 and len(targets) > 1):
        field = 'articles = ["…", "…"]' if known in _PAIRED else 'article = "…"'
        return Problem(file, line, f"[[{kind}]] needs {field}: files, file#row or article ids.")
    if known in QUOTING and not targets[0].line.strip():
        return Problem(file, line, f'[[{kind}]] needs line = "…", the beginning of the line that is meant.')
    field = _SAYS.get(known, "")
    text = str(table.get(field, "")).strip() if field else ""
    if field and not text:
        return Problem(file, line, f'[[{kind}]] needs {field} = "…".')
    if known == "date" and _day(text) is None:
        return Problem(file, line, f"[[date]] needs a day such as date = 2026-03-14, not {text!r}.")
    when = _day(table.get("when"))
    if "when" in table and when is None:
        return Problem(
            file, line, f"[[{kind}]] needs a day such as when = 2026-03-14, not {table['when']!r}."
        )
    return Ruling(known, targets, str(table.get("why", "")), text, when, file, line)


def _unknown_fields(ruling: Ruling, table: object) -> list[Problem]:
    """A Problem for each field that nothing reads: most likely a slip of the pen."""
    if not isinstance(table, dict):
        return []
    known = _COMMON | {_SAYS[ruling.kind]} if ruling.kind in _SAYS else _COMMON
    unread = set(table) - known
    listed = table.get("articles", [])
    unread |= {name for entry in listed if isinstance(entry, dict) for name in entry.keys() - _TARGET}
    return [
        Problem(
            ruling.file,
            ruling.line,
            f"[[{ruling.kind}]] has a field {name!r} that nothing reads. "
            f"It may have {', '.join(sorted(known))}. The ruling applies without it.",
        )
        for name in sorted(unread)
    ]


def _targets(table: Mapping[str, object]) -> tuple[Target, ...] | None:
    listed = table.get("articles", [{"file": table.get("article"), "line": table.get("line", "")}])
    if not isinstance(listed, list):
        return None
    targets: list[Target] = []
    for entry in listed:
        name = entry.get("file", entry.get("id")) if isinstance(entry, dict) else entry
        line = entry.get("line", "") if isinstance(entry, dict) else ""
        if not (isinstance(name, str) and name and isinstance(line, str)):
            return None
        targets.append(Target(name, line))
    return tuple(targets)


def _matching(candidates: list[Article], line: str) -> list[Article]:
    distinct = list({article.id: article for article in candidates}.values())
    wanted = fold(line).strip()
    return [a for a in distinct if fold(a.title or a.lead).strip().startswith(wanted)] if wanted else distinct


def _unresolved(ruling: Ruling, target: Target, found: list[Article], explain: Explain) -> Problem:
    said = _said(target)
    if found:
        advice = f'names {len(found)} articles. Add line = "…" with the beginning of the title.'
    else:
        advice = _nobody(target.name, explain)
    return Problem(ruling.file, ruling.line, f"[[{ruling.kind}]] {said} {advice} The ruling does not apply.")


def _nobody(name: str, explain: Explain) -> str:
    if _STORY.search(name):
        return "is a story, and a story grows: name one of its articles, which explain lists."
    return f"names no article of this corpus. `{explain('FILE')}` shows the articles of a file and their ids."


def _day(value: object) -> date | None:
    """A day as TOML writes it, or the same as a text; None for all else, times of day too."""
    if type(value) is date:
        return value
    try:
        return day if (day := date.fromisoformat(str(value))).isoformat() == value else None
    except ValueError:
        return None


def _said(target: Target) -> str:
    return f"{target.name!r}" + (f", line {target.line!r}" if target.line else "")


def _line_of(error: Exception) -> int:
    match = re.search(r"at line (\d+)", str(error))
    return int(match[1]) if match else 0
