"""``mujaz check``: the accounts of a dry run, whole, by outlet and by rule; what is doubtful; the Problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mujaz import corpus, pipeline
from mujaz.commands import sums
from mujaz.commands.explain.reasons import Reasons
from mujaz.commands.explain.screen import visible
from mujaz.commands.sums import Survey
from mujaz.corpus import Layout
from mujaz.corpus.columns import shown
from mujaz.pipeline import Run
from mujaz.progress import shown as progress_shown
from mujaz.settings import Settings

DOUBTS = 10
"""Least certain boundaries shown: what an editor looks through in a few minutes."""


def report(settings: Settings) -> tuple[str, int]:
    """The report as text, and how many Problems there are."""
    with progress_shown() as progress:
        run = pipeline.run(settings, progress)
    seen = sums.survey(run, DOUBTS)
    parts = (
        _columns(corpus.layouts(settings.corpus)),
        _outlets(seen),
        _rules(run, seen),
        _withheld(run, settings),
        _doubts(seen),
        _problems(run),
    )
    sections = map("\n".join, parts)
    head = "\n".join((str(settings.corpus), *_accounts(run), _shown_whole(run, settings)))
    return "\n\n".join((head, *filter(None, sections))), len(run.problems)


def _accounts(run: Run) -> Iterator[str]:
    total = run.digest.sums
    yield f"records   {total.records:,}"
    yield f"bytes     {total.total:,} = {total.article:,} article + {total.metadata:,} metadata + {total.cut:,} cut"
    yield (
        f"articles  {total.found:,} = {total.published:,} published + {total.held:,} held"
        f" + {total.rejected:,} rejected"
    )
    yield f"stories   {len(run.digest.stories):,}"


def _shown_whole(run: Run, settings: Settings) -> str:
    published = [member.article for story in run.digest.stories for member in story.draft.members]
    whole = sum(run.inputs.registry.permits(article.outlet) for article in published)
    return (
        f"shown     {whole:,} whole + {len(published) - whole:,} as excerpts"
        f" (whole where {settings.outlets} says full_text = true)"
    )


def _columns(layouts: Iterable[Layout]) -> Iterator[str]:
    """What the fields of each export were read as; files that call them the same are told together."""
    alike: dict[tuple[str, ...], list[Layout]] = {}
    for layout in layouts:
        read = "; ".join(f"{shown(columns)} as {field}" for field, columns in layout.read.items())
        alike.setdefault((read or "none", shown(layout.unused)), []).append(layout)
    if alike:
        yield "columns"
    for (read, unused), same in alike.items():
        more = f" and {len(same) - 1} more" if len(same) > 1 else ""
        yield f"  {visible(same[0].file)}{more}"
        yield f"    read       {read}"
        if unused:
            yield f"    not used   {unused}"


def _outlets(seen: Survey) -> Iterator[str]:
    """Names come last: no terminal agrees with another on how wide they are."""
    yield f"{'by outlet, bytes of':20} {'article':>10} {'metadata':>9} {'cut':>10}   {'articles':>8}"
    for name, share in seen.outlets.items():
        shown_name = "(in no article)" if name is None else visible(name) or "(outlet not stated)"
        most = max(share.rules, key=lambda rule: (share.rules[rule], rule), default="")
        by = f", cut most by {most}" if most not in {"", "blank"} else ""
        yield (
            f"{'':20} {share.article:>10,} {share.metadata:>9,} {share.cut:>10,}   {share.articles:>8,}"
            f"   {shown_name}{by}"
        )


def _rules(run: Run, seen: Survey) -> Iterator[str]:
    yield f"{'cut, by rule':32} {'bytes':>12} {'spans':>8} {'records':>8}"
    for name, size in run.digest.sums.cuts.items():
        rule = seen.rules.get(name)
        places = f" {rule.spans:>8,} {rule.records:>8,}" if rule else ""
        yield f"  {name:30} {size:>12,}{places}"


def _withheld(run: Run, settings: Settings) -> Iterator[str]:
    """Why each article is not in the site, and what overrules that, said once for each reason."""
    known = Reasons(run, settings)
    for state, withheld in (("held", run.digest.held), ("rejected", run.digest.rejected)):
        if withheld:
            yield state
        told: dict[str, tuple[str, str]] = {}
        for each in withheld:
            reason = known.of(each)
            told.setdefault(reason.rule, (reason.do, reason.ruling))
            yield f"  {each.article.id}  {each.article.sources[0].name}  {reason.told()}"
            if reason.words:
                yield f"    {visible(reason.quoted())}"
        for rule, (do, ruling) in told.items():
            if do:
                yield f"  [{rule}] {do}"
            yield from (f"    {line}" for line in ruling.splitlines())


def _doubts(seen: Survey) -> Iterator[str]:
    if seen.doubts:
        yield "least certain boundaries (chance that an article begins there; rule with [[boundary]] or [[keep]])"
    for doubt in seen.doubts:
        verdict = "begins" if doubt.taken else "goes on"
        place = f"{doubt.record}:{doubt.line}"
        yield f"  {doubt.chance:>4.0%}  {verdict:8} {place:32} {visible(doubt.text)}"


def _problems(run: Run) -> Iterator[str]:
    if run.problems:
        yield f"problems ({len(run.problems)})"
        yield from (f"  {visible(str(problem))}" for problem in run.problems)
