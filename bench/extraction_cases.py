"""Labelled records (tests/cases/extraction, format in its README.md) and what a reading of them got right.

A line counts by the role of most of its visible characters. An article of ours is the labelled one with which it
shares most of its body, half of all characters of the two at least; a labelled one without partner has all of its
fields missed. "Missed" is a stated thing left unknown, "wrong" is another thing said, or one where none is stated.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from mujaz import articles, corpus, outlets
from mujaz.model import Article, Reading, Record
from mujaz.outlets import Registry

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "extraction"
_BREAK = re.compile(r"\r\n|\n|\r")
FIELDS = ("title", "date", "outlet", "carrier", "credits")
Outcome = Literal["right", "wrong", "missed"]


@dataclass(frozen=True, slots=True)
class Case:
    """A record with its labels."""

    path: Path
    labels: Mapping[str, Any]

    @property
    def layout(self) -> str:
        """The class of page that it stands for."""
        return str(self.labels["layout"])

    @property
    def articles(self) -> Sequence[Mapping[str, Any]]:
        """What is said of each article."""
        return self.labels.get("article", [])  # type: ignore[no-any-return]  # TOML is untyped


@dataclass(slots=True)
class Tally:
    """Counts that add up over cases."""

    records: int = 0
    lines: int = 0
    lines_right: int = 0
    body: Counter[str] = field(default_factory=Counter)
    """Lines: ``hit``, ``extra`` (ours alone), ``lost`` (theirs alone)."""
    starts: Counter[str] = field(default_factory=Counter)
    """First lines of articles, likewise."""
    fields: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in FIELDS})
    """Field → outcomes, of labelled articles; for fields but ``title`` also ``stated``, where there is one."""

    def add(self, other: Tally) -> None:
        """Count another tally's cases too."""
        self.records += other.records
        self.lines += other.lines
        self.lines_right += other.lines_right
        self.body += other.body
        self.starts += other.starts
        for name, outcomes in other.fields.items():
            self.fields[name] += outcomes


def load(folder: Path, suffix: str) -> list[Case]:
    """The cases of one format, by name."""
    return [
        Case(path, tomllib.loads(path.with_suffix(".toml").read_text("utf-8")))
        for path in sorted(folder.glob(f"*{suffix}"))
    ]


def read(case: Case, registry: Registry) -> Reading:
    """The reading of a case's only record.

    Raises:
        ValueError: it holds none, or several.
    """
    (record,) = (r for r in corpus.read_file(case.path, case.path.name) if isinstance(r, Record))
    return articles.read(record, registry)


def ratios(counts: Mapping[str, int]) -> tuple[float, float, float]:
    """Precision, recall and F1; of nothing at all they are 1.

    >>> ratios({"hit": 3, "extra": 1, "lost": 3})
    (0.75, 0.5, 0.6)
    """
    hit, extra, lost = (counts.get(name, 0) for name in ("hit", "extra", "lost"))
    return tuple(
        part / whole if whole else 1.0
        for part, whole in ((hit, hit + extra), (hit, hit + lost), (2 * hit, 2 * hit + extra + lost))
    )  # type: ignore[return-value]  # three in, three out


# ── a text, line by line ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Painted:
    """Role and article (from 1; 0: none) of every character of a text."""

    roles: Sequence[str]
    articles: Sequence[int]


def score(case: Case, registry: Registry) -> Tally:
    """What the reading of a text record got right."""
    reading = read(case, registry)
    text = reading.record.text
    lines = list(_lines(text))
    gold, ours = _labelled(case, text, lines), _read(reading)
    tally = Tally(records=1)
    for start, end in lines:
        wanted, found = _main(gold, text, start, end), _main(ours, text, start, end)
        if wanted:
            tally.lines += 1
            tally.lines_right += wanted == found
            tally.body[_outcome(wanted == "body", found == "body")] += 1
    tally.body.pop("none", None)
    wanted_starts, found_starts = (_starts(painted, text, lines) for painted in (gold, ours))
    for start in wanted_starts | found_starts:
        tally.starts[_outcome(start in wanted_starts, start in found_starts)] += 1
    pairs = _pairs(_bodies(gold, text), _bodies(ours, text))
    for number, labelled in enumerate(case.articles, 1):
        partner = pairs.get(number)
        compare(tally, labelled, reading.articles[partner - 1] if partner else None, registry)
    return tally


def _outcome(wanted: bool, found: bool) -> str:
    return {(True, True): "hit", (False, True): "extra", (True, False): "lost"}.get((wanted, found), "none")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _BREAK.finditer(text):
        yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _labelled(case: Case, text: str, lines: Sequence[tuple[int, int]]) -> Painted:
    roles, numbers = [""] * len(text), [0] * len(text)
    of_line = [role for first, last, role in case.labels["lines"]["roles"] for _ in range(first, last + 1)]
    glued = {mixed["line"]: mixed["parts"] for mixed in case.labels.get("mixed", [])}
    for number, ((start, end), role) in enumerate(zip(lines, of_line, strict=True), 1):
        at = start
        for part, its in glued.get(number, [(text[start:end], role)]):
            roles[at : at + len(part)] = [its] * len(part)
            at += len(part)
    for first, last, number in case.labels["lines"]["articles"]:
        start, end = lines[first - 1][0], lines[last - 1][1]
        numbers[start:end] = [number] * (end - start)
    return Painted(roles, numbers)


def _read(reading: Reading) -> Painted:
    roles: list[str] = []
    numbers: list[int] = []
    for part in reading.parts:
        length = part.end - part.start
        roles += [part.role] * length
        numbers += [0 if part.article is None else part.article + 1] * length
    return Painted(roles, numbers)


def _main(painted: Painted, text: str, start: int, end: int) -> str:
    """The role of most visible characters of a line; empty for a blank line."""
    roles = Counter(painted.roles[at] for at in range(start, end) if not text[at].isspace())
    return roles.most_common(1)[0][0] if roles and set(roles) != {"blank"} else ""


def _bodies(painted: Painted, text: str) -> dict[int, set[int]]:
    """Visible body characters of each article."""
    bodies: dict[int, set[int]] = {}
    for at, (role, number) in enumerate(zip(painted.roles, painted.articles, strict=True)):
        if role == "body" and number and not text[at].isspace():
            bodies.setdefault(number, set()).add(at)
    return bodies


def _starts(painted: Painted, text: str, lines: Sequence[tuple[int, int]]) -> set[int]:
    """The line of each article's first visible character of headline or text."""
    seen: dict[int, int] = {}
    for line, (start, end) in enumerate(lines):
        for at in range(start, end):
            number = painted.articles[at]
            if number and painted.roles[at] in {"title", "body"} and not text[at].isspace():
                seen.setdefault(number, line)
    return set(seen.values())


def _pairs(gold: Mapping[int, set[int]], ours: Mapping[int, set[int]]) -> dict[int, int]:
    pairs = {}
    for number, wanted in gold.items():
        alike = {other: len(wanted & found) / len(wanted | found) for other, found in ours.items()}
        best = max(alike, key=lambda other: (alike[other], -other), default=None)
        if best is not None and alike[best] >= 0.5:
            pairs[number] = best
    return pairs


# ── an article's fields ───────────────────────────────────────────────────────────────────────────


def compare(tally: Tally, labelled: Mapping[str, Any], found: Article | None, registry: Registry) -> None:
    """Count what an article of ours says against its labels."""
    title = " ".join(found.title.split()) if found else ""
    pairs: dict[str, tuple[object, object]] = {
        "title": (" ".join(labelled["title"].split()), title),
        "date": _days(labelled["published"], found),
        "outlet": (_who(labelled["outlet"], registry), _who(found.outlet if found else "", registry)),
        "carrier": (_who(labelled["carrier"], registry), _who(found.carrier if found else "", registry)),
        "credits": tuple(
            frozenset(_who(name, registry) for name in names)
            for names in (labelled["credits"], found.credits if found else ())
        ),  # type: ignore[dict-item]  # two in, two out
    }
    for name, (wanted, said) in pairs.items():
        right = found is not None and wanted == said
        tally.fields[name]["right" if right else "wrong" if said else "missed"] += 1
        tally.fields[name]["stated"] += bool(wanted)
        tally.fields[name]["stated right"] += bool(wanted) and right


def _days(wanted: str, found: Article | None) -> tuple[str, str]:
    """Labelled and found day; an instant counts by its day in UTC where the label is one too."""
    if found is None or found.published is None:
        return wanted[:10], ""
    dating = found.published
    day = dating.iso()[:10] if wanted.endswith("Z") else dating.day.isoformat()
    return wanted[:10], day


def _who(name: str | None, registry: Registry) -> str:
    outlet = registry.named(name) if name else None
    return outlet.id if outlet else outlets.key(name or "")
