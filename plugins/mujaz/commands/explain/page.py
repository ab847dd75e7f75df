"""The answer as a page: one file with everything in it, opened from anywhere, without script and without network.

Its style stands in the page and is allowed by its hash alone (Content Security Policy Level 3, ``style-src``):
nothing that a corpus brings along can be run or loaded, even if it escaped the escaping.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from mujaz import settings
from mujaz.commands import doubts
from mujaz.commands.explain import comparing, elsewhere, evidence, facts, phrases, values
from mujaz.commands.explain.elsewhere import Witness
from mujaz.commands.explain.facts import Fact
from mujaz.commands.explain.find import Pair, Subject
from mujaz.commands.explain.lines import Line, about, lay_out
from mujaz.commands.explain.reasons import Reason, Reasons
from mujaz.model import Article, Role
from mujaz.site import environment, options, rules, words
from mujaz.site.words import Words

TEMPLATE, PAIR = "explain.html", "explain-pair.html"


class Stretch(NamedTuple):
    """A part of a line as the page shows it."""

    role: Role
    rule: str
    text: str


class Row(NamedTuple):
    """A line as the page shows it."""

    number: int
    role: Role
    rule: str
    article: int | None
    """From 1."""
    stretches: tuple[Stretch, ...]
    """More than one where the line is mixed."""
    witness: Witness | None
    chance: int | None
    """That an article begins here, in percent, where that was in question."""


class Entry(NamedTuple):
    """An article as the page shows it."""

    number: int
    article: Article
    state: str
    why: str
    reason: Reason | None
    story: str
    """Its address in the site; empty where it has none."""
    facts: tuple[Fact, ...]


def render(subject: Subject, file: Path) -> str:
    """The page about a file's record. ``file`` is Pelican's settings, which name theme and interface language.

    Raises:
        SettingsError: a setting cannot be used.
    """
    lines = lay_out(subject.reading)
    return _page(
        TEMPLATE,
        file,
        lambda catalogue: {
            "record": subject.reading.record,
            "rows": list(_rows(subject, lines)),
            "entries": list(_entries(subject, lines)),
            "inside": subject.inside,
            "cuts": rules.cuts(catalogue),
            "reasons": rules.reasons(catalogue),
        },
    )


def pair(asked: Pair, file: Path) -> str:
    """The page about two articles: the verdict, what they share, what contradicts, what decided.

    Raises:
        SettingsError: a setting cannot be used.
    """
    found, judgement = evidence.of(asked.one, asked.other, asked.prints), asked.judgement
    speaking, against = phrases.weights(judgement)
    names = {*judgement.features, *judgement.vetoes}
    return _page(
        PAIR,
        file,
        lambda _: {
            "articles": (asked.one, asked.other),
            "judgement": judgement,
            "standing": comparing.in_the_site(asked),
            "evidence": found,
            "contradictions": comparing.contradicting(found, judgement),
            "weights": (speaking[: comparing.REASONS], against[: comparing.REASONS]),
            "english": {name: phrases.bare(name) for name in names},
        },
    )


def _page(template: str, file: Path, values: Callable[[Words], Mapping[str, object]]) -> str:
    pelican = settings.pelican(file)
    chosen = options.read(pelican)
    theme = Path(pelican["THEME"])
    catalogue = words.load(theme / "translations", chosen.interface)
    env = Environment(autoescape=True)
    environment.prepare(env, [theme / "templates"], chosen, catalogue)
    style = files(__package__).joinpath("page.css").read_text("utf-8")
    return env.get_template(template).render(
        output_file=template,
        style=Markup(style),  # noqa: S704 - ours, from beside this module
        style_hash=_hash(style),
        **values(catalogue),
    )


def _hash(style: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _rows(subject: Subject, lines: Sequence[Line]) -> Iterator[Row]:
    seen = elsewhere.witnesses(subject, lines)
    doubtful = {doubt.line: round(doubt.chance * 100) for doubt in doubts.of(subject.reading)}
    for line in about(lines, subject.only):
        main = line.main
        yield Row(
            line.number,
            main.role,
            main.rule,
            None if main.article is None else main.article + 1,
            tuple(Stretch(p.role, p.rule, line.text[start:end]) for start, end, p in line.stretches()),
            seen.get(line.number),
            doubtful.get(line.number),
        )


def _entries(subject: Subject, lines: Sequence[Line]) -> Iterator[Entry]:
    states, reasons = subject.run.states(), Reasons(subject.run, subject.settings)
    for number, article in subject.asked():
        story, why = values.story_of(subject.run, article), values.withheld(subject.run, article)
        yield Entry(
            number + 1,
            article,
            states[article.id],
            why.rule if why else "",
            reasons.of(why) if why else None,
            story.url if story else "",
            facts.of(subject, lines, number),
        )
