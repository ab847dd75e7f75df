"""The answer for people at a terminal: role first, then line, article and rule, then the text."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from mujaz.commands import doubts
from mujaz.commands.doubts import Doubt
from mujaz.commands.explain import elsewhere, facts, values
from mujaz.commands.explain.elsewhere import Witness
from mujaz.commands.explain.facts import Fact
from mujaz.commands.explain.find import Subject
from mujaz.commands.explain.lines import Line, about, lay_out
from mujaz.commands.explain.reasons import Reasons
from mujaz.commands.explain.screen import Screen, visible
from mujaz.errors import BuildError
from mujaz.model import Article
from mujaz.pipeline import Run
from mujaz.settings import Settings

STYLES = {"title": "bold green", "body": "default", "metadata": "cyan", "cut": "yellow", "blank": "dim"}
"""Colour helps; the role stands beside it in words."""


def reading(subject: Subject, screen: Screen) -> str:
    """Every line of a file, then the articles found in it."""
    lines = lay_out(subject.reading)
    seen = elsewhere.witnesses(subject, lines)
    doubtful = {doubt.line: doubt for doubt in doubts.of(subject.reading)}
    record = subject.reading.record
    rows = [Text(f"{visible(record.name)}  ({record.encoding})", style="bold")]
    for line in about(lines, subject.only):
        rows += _line(line, seen.get(line.number), screen)
        if line.number in doubtful:
            rows.append(_boundary(doubtful[line.number]))
    for number, found in subject.asked():
        rows += [Text(), Text(f"article {number + 1}", style="bold")]
        rows += _article(subject, found, facts.of(subject, lines, number), screen)
    return screen.paint(rows)


def _line(line: Line, witness: Witness | None, screen: Screen) -> Iterator[Text]:
    main = line.main
    number = "" if main.article is None else str(main.article + 1)
    label = Text(f"{main.role:8} {line.number:>5} {number:>2} {main.rule:22}", style=STYLES[main.role])
    yield from screen.row(label, line.text, STYLES[main.role])
    if len(line.parts) > 1:
        for start, end, part in line.stretches():
            label = Text(f"└ {part.role:8}{'':>7} {part.rule:22}", style=STYLES[part.role])
            yield from screen.row(label, line.text[start:end], STYLES[part.role])
    if witness and witness.records:
        more = f" and {witness.more} more" if witness.more else ""
        yield from screen.row(
            Text(f"{'└ stands also in':40}", style="dim"), ", ".join(witness.records) + more
        )


def _boundary(doubt: Doubt) -> Text:
    verdict = "one was taken to" if doubt.taken else "none was taken to"
    return Text(f"└ chance that an article begins here: {doubt.chance:.0%}; {verdict}", style="dim")


def article(run: Run, found: Article, settings: Settings, screen: Screen) -> str:
    """One article: what is known of it, how, and what became of it."""
    source = found.sources[0]
    for known, its in run.settled(source.file):
        if known.record.name == source.name:
            subject = Subject(run, settings, known, its)
            number = next(n for n, other in enumerate(its) if other.id == found.id)
            told = facts.of(subject, lay_out(known), number)
            return screen.paint(_article(subject, found, told, screen))
    raise BuildError(f"{source.name} was changed while it was looked at. Run the command again.")


def _article(subject: Subject, found: Article, told: tuple[Fact, ...], screen: Screen) -> Iterator[Text]:
    run = subject.run
    story = values.story_of(run, found)
    yield from _field("id", found.id, screen)
    for fact in told:
        if fact.value or fact.unread or fact.field in _ALWAYS:
            yield from _field(fact.field, f"{fact.value or 'unknown'}{_how(fact)}", screen)
    yield from _state(subject, found, screen)
    yield from _field("story", story.url if story else "none", screen)
    for source in found.sources:
        yield from _field("found in", f"{source.name} bytes {source.span.start}-{source.span.end}", screen)


def _state(subject: Subject, found: Article, screen: Screen) -> Iterator[Text]:
    """What became of an article, or would; why, by which of its words, and what overrules it."""
    run, state, withheld = subject.run, subject.run.states()[found.id], values.withheld(subject.run, found)
    outside = "" if subject.inside else "not in the corpus; there it would be "
    if withheld is None:
        yield from _field("state", f"{outside}{state}", screen)
        return
    reason = Reasons(run, subject.settings).of(withheld)
    yield from _field("state", f"{outside}{state}: {reason.told()}", screen)
    if reason.words:
        yield from _field("its words", reason.quoted(), screen)
    if reason.do:
        yield from _field("overrule", reason.do, screen)
        yield from (Text(f"{'':12} {line}") for line in reason.ruling.splitlines())


_ALWAYS = frozenset({"title", "outlet", "carrier", "credit", "published"})
"""What an editor looks for even where it is unknown."""


def _field(name: str, value: str, screen: Screen) -> list[Text]:
    return screen.row(Text(f"  {name:10}", style="bold"), value)


def _how(fact: Fact) -> str:
    if fact.unread:
        return f"  (the record says “{fact.unread}”, which cannot be read as a date)"
    if fact.known_by:
        return f", known by {fact.known_by}: {fact.rule} “{fact.evidence}”"
    if fact.ruled:
        return "  (by a ruling)"
    if fact.given:
        return "  (came with the record)"
    return f"  (line {fact.line})" if fact.line else ""
