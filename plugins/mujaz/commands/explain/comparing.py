"""Comparing, for people: why two articles are one story or two, and what holds a story together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.text import Text

from mujaz import decisions, stories
from mujaz.commands.explain import evidence, phrases
from mujaz.commands.explain.evidence import Both, Evidence
from mujaz.commands.explain.find import Pair
from mujaz.commands.explain.screen import Screen
from mujaz.model import COPIES, Article, Judgement, Member, Story
from mujaz.pipeline import Run
from mujaz.stories import overlap

REASONS = 5
"""Reasons on either side that are told; the figures of all are in ``--json``."""
_MEMBERS = 40
"""Articles of a story that are compared with one another."""


def pair(asked: Pair, screen: Screen) -> str:
    """Two articles: the verdict, what they share, what contradicts, what decided."""
    found = evidence.of(asked.one, asked.other, asked.prints)
    rows = [
        *_article("1", asked.one, screen),
        *_article("2", asked.other, screen),
        *_verdict(asked),
        *_shared(found, screen),
        *_contradicting(found, asked.judgement, screen),
        *_decided(asked.judgement, screen),
    ]
    return screen.paint(rows)


def story(run: Run, told: Story, screen: Screen) -> str:
    """A story: its articles and how each stands in it, where they differ, and the neighbours that stay apart."""
    draft = told.draft
    rows = [
        *screen.row(_bold("story"), draft.title),
        Text(
            f"{told.url}   {_count(draft.counts.articles, 'article')}, {_count(draft.counts.texts, 'text')}"
        ),
        Text(),
        _bold("its articles, and why each is here"),
    ]
    for number, member in enumerate(draft.members, 1):
        rows += _member(run, told, number, member, screen)
    rows += _differences(told, screen)
    near = [other for other in run.digest.stories if other.id in told.background]
    if near:
        rows += [Text(), _bold("stories that are close to it and stay apart")]
    for other in near:
        rows += _neighbour(run, told, other, screen)
    return screen.paint(rows)


_OF_NAMES = frozenset({"names", "roles", "addressees", "persons"})
"""Vetoes that are about who is named."""
_KINDS = {
    "figure": "another figure for the same thing",
    "quotation": "one saying in other words",
    "alone": "told by one of them alone",
}


# ── a pair ────────────────────────────────────────────────────────────────────────────────────────


def _article(number: str, article: Article, screen: Screen) -> Iterator[Text]:
    dated = article.published.day.isoformat() if article.published else "undated"
    yield from screen.row(_bold(f"article {number}"), article.title or article.lead)
    yield from screen.row(Text(f"  {article.id}, {dated},"), article.outlet or "outlet unknown")


def _verdict(asked: Pair) -> Iterator[Text]:
    judgement = asked.judgement
    chance, needed = f"{judgement.score:.0%}", f"{judgement.threshold:.0%}"
    yield Text()
    if judgement.vetoes:
        yield _bold("Two events: a contradiction forbids to put them together.")
        yield Text(f"  By likeness alone the chance of one event would be {chance}.")
    elif judgement.together:
        yield _bold(f"One event: the chance is {chance}; from {needed} two articles are put together.")
    else:
        yield _bold(f"Two events: the chance of one is {chance}, and {needed} are needed.")
    standing = in_the_site(asked)
    if standing is None:
        yield Text("  Not both are in the corpus: this is how they would be judged.")
    else:
        yield Text(f"  In the site: {'one story' if standing.together else 'two stories'}, {standing.why}.")


class Standing(NamedTuple):
    """How two articles stand in the site."""

    together: bool
    """In one story."""
    why: str
    """Where that comes from."""


def in_the_site(asked: Pair) -> Standing | None:
    """How a pair stands in the site, which the pair alone does not decide; None where they are not both there."""
    run, judgement = asked.run, asked.judgement
    ids = {judgement.a, judgement.b}
    if run is None or not ids <= run.prints.keys():
        return None
    together = any(ids <= set(group.members) for group in run.grouping.groups)
    ruled = {
        kind
        for decision in decisions.resolve(run.inputs.rulings, run.articles, {}, str)[0]
        if (kind := decision.ruling.kind) in {"merge", "split"} and ids <= set(decision.articles)
    }
    if ruled:
        why = "because a ruling of yours says so"
    elif together == judgement.together:
        why = "as this pair says by itself"
    elif together:
        why = "for each is like the story's other articles, which outweighs this pair"
    else:
        why = "for the one is less like the other articles of the other's story, or closer to another story"
    return Standing(together, why)


def _shared(found: Evidence, screen: Screen) -> Iterator[Text]:
    yield Text()
    yield _bold("What they share")
    share = found.overlap
    if share.longest:
        yield Text(
            f"  {share.share:.0%} of the shorter text stands word for word in the longer,"
            f" at most {share.longest} words in a row:"
        )
        for passage in found.passages:
            yield from screen.row(Text("   ="), passage)
    else:
        yield Text("  No five words in a row: nothing was copied from one to the other.")
    if found.sentences:
        yield Text("  Sentences that say much the same:")
    for one, other in found.sentences:
        yield from _both((one, other), screen)
    if found.names:
        yield from screen.row(Text("  Rare words and names, as either writes them:"), _listed(found.names))


def contradicting(found: Evidence, judgement: Judgement) -> list[tuple[str, tuple[Both, ...]]]:
    """What the one says and the other denies: of what kind, and the words of both."""
    kinds: tuple[tuple[str, tuple[Both, ...]], ...] = (
        ("They count the same thing otherwise:", found.figures),
        ("They place it on other days:", found.days if _days_apart(judgement) else ()),
        ("They name other weekdays:", found.weekdays if judgement.features.get("calendar_differs") else ()),
        ("Their leads name other countries:", found.countries),
        ("Their leads name other cities:", found.cities),
    )
    if _OF_NAMES & {*judgement.vetoes} and any(found.strangers):
        kinds = (
            *kinds,
            ("Named in the one and nowhere in the other:", (found.strangers,)),
        )
    return [(says, pairs) for says, pairs in kinds if pairs]


def _contradicting(found: Evidence, judgement: Judgement, screen: Screen) -> Iterator[Text]:
    kinds = contradicting(found, judgement)
    yield Text()
    yield _bold("What contradicts")
    if not judgement.vetoes and not kinds:
        yield Text("  Nothing: no figure, date or place of the one is denied by the other.")
    for name in judgement.vetoes:
        yield Text(f"  Forbids it: {phrases.veto(name)}.")
    for says, pairs in kinds:
        yield Text(f"  {says}")
        for both in pairs:
            yield from _both(both, screen)


def _days_apart(judgement: Judgement) -> bool:
    return judgement.features.get("day_gap", 0) > 0 or bool({"years", "months"} & {*judgement.vetoes})


def _decided(judgement: Judgement, screen: Screen) -> Iterator[Text]:
    yield Text()
    yield _bold("What decided")
    yield Text("  Each figure is weighed by what pairs of one event, and of two, usually have.")
    yield Text("  Amounts are none, little, some or much; each spoke slightly, clearly or strongly.")
    for says, reasons in zip(("for one event", "for two events"), phrases.weighed(judgement), strict=True):
        yield Text(f"  {says}:" if reasons else f"  {says}: nothing of weight")
        for much, reason in reasons[:REASONS]:
            yield Text(f"    {much:8} {reason}")


def _both(both: Both, screen: Screen) -> Iterator[Text]:
    yield from screen.row(Text("   1"), both[0])
    yield from screen.row(Text("   2"), both[1])


def _listed(names: Sequence[Both]) -> str:
    return "، ".join(one if one == other else f"{one} / {other}" for one, other in names)


# ── a story ───────────────────────────────────────────────────────────────────────────────────────


def _member(run: Run, told: Story, number: int, member: Member, screen: Screen) -> Iterator[Text]:
    yield from _article(str(number), member.article, screen)
    numbers = {other.article.id: n for n, other in enumerate(told.draft.members, 1)}
    yield Text(f"    {_stands(member, numbers, told)}")
    if member.lineage.kind in COPIES:
        return  # what makes it a copy has been said
    others = [m.article.id for m in told.draft.members[:_MEMBERS] if m.article.id != member.article.id]
    if not others:
        yield Text("    No other article tells this event.")
        return
    closest = max(
        (stories.judge(run.prints[member.article.id], run.prints[other]) for other in others),
        key=lambda judged: (not judged.vetoes, judged.score, judged.a, judged.b),
    )
    other = closest.b if closest.a == member.article.id else closest.a
    yield Text(
        f"    closest to article {numbers[other]}: chance {closest.score:.0%} that both tell one event"
    )
    for _, reason in phrases.weighed(closest)[0][:2]:
        yield Text(f"      {reason}")


def _stands(member: Member, numbers: dict[str, int], told: Story) -> str:
    """How an article stands in its story, in a sentence."""
    lineage = member.lineage
    if lineage.of is None or lineage.of not in numbers:
        kinds = {"original": _followed(member, told), "independent": "an account of its own"}
        lead = "; its text leads the page" if member is told.draft.lead else ""
        return kinds.get(lineage.kind, lineage.kind) + lead
    origin = next(m.article for m in told.draft.members if m.article.id == lineage.of)
    found = overlap(member.article.text, origin.text)
    kinds = {"copy": "a copy of", "edited-copy": "an edited copy of", "rewrite": "a rewrite of"}
    kind = kinds.get(lineage.kind, lineage.kind) if lineage.directed else "the same text as"
    if lineage.kind == "rewrite" and not lineage.directed:
        kind = "shares wording, who with whom is not known, with"
    if not found.longest:
        return f"{kind} article {numbers[lineage.of]}, in wholly other words"
    return (
        f"{kind} article {numbers[lineage.of]}: {found.share:.0%} of its words stand there in runs of five and more,"
        f" at most {found.longest} in a row"
    )


def _followed(member: Member, told: Story) -> str:
    """What others have from an article that has its text from none."""
    known = any(m.lineage.directed for m in told.draft.members if m.lineage.of == member.article.id)
    return "others derive from it" if known else "others share its wording, who has it from whom is not known"


def _differences(told: Story, screen: Screen) -> Iterator[Text]:
    numbers = {member.article.id: n for n, member in enumerate(told.draft.members, 1)}
    if told.draft.differences:
        yield Text()
        yield _bold("where its accounts differ")
    said = ""
    for difference in told.draft.differences:
        if _KINDS[difference.kind] != said or difference.kind != "alone":
            said = _KINDS[difference.kind]
            yield Text(f"  {said}:")
        for claim in difference.claims:
            yield from screen.row(Text(f"    article {numbers[claim.source]}:"), claim.words or claim.text)


def _neighbour(run: Run, told: Story, other: Story, screen: Screen) -> Iterator[Text]:
    judged = stories.judge(run.prints[told.draft.lead.article.id], run.prints[other.draft.lead.article.id])
    yield from screen.row(Text(f"  {other.url}"), other.draft.title)
    if judged.vetoes:
        yield Text(f"    forbidden: {phrases.veto(judged.vetoes[0])}")
        return
    yield Text(f"    chance {judged.score:.0%} that the leading articles of the two tell one event")
    for _, reason in phrases.weighed(judged)[1][:2]:
        yield Text(f"      {reason}")


def _bold(text: str) -> Text:
    return Text(text, style="bold")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
