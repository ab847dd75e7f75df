"""The tallies as pages show them: what an outlet published and took, and the whole site in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from mujaz.model import Lineage, Member, Named, Story
from mujaz.site import plots, text
from mujaz.site.calendars import Calendar
from mujaz.site.descent import shown
from mujaz.site.editions import edition_url
from mujaz.site.naming import NAME, Naming, mark
from mujaz.site.options import Options
from mujaz.site.periods import month_url
from mujaz.site.phrases import Phrases
from mujaz.site.tallies import OWN, TAKEN, UNNAMED, Published, Tallies
from mujaz.site.text import line
from mujaz.site.views import Bar, Figures, Link, Matrix, Part, Piecework, Stretch, Workshop
from mujaz.site.words import Words

LARGEST = 12
"""Outlets in the matrix at most, those that take or are taken from most; the list below it has every pair."""
HEAT = 4
"""Shades of the matrix."""


class Counting:
    """Shows tallies; pure."""

    def __init__(
        self,
        tallies: Tallies,
        options: Options,
        calendar: Calendar,
        naming: Naming,
        phrases: Phrases,
        words: Words,
    ) -> None:
        self._tallies = tallies
        self._options = options
        self._calendar = calendar
        self._naming = naming
        self._phrases = phrases
        self._words = words
        self._members: dict[str, dict[str, Member]] = {}
        self._lineages: dict[str, dict[str, Lineage]] = {}

    # ── an outlet ─────────────────────────────────────────────────────────────────────────────────

    def workshop(self, outlet: Named) -> Workshop:
        """What ``outlet`` published here, what of it is its own, and from whom the rest was taken."""
        published = self._tallies.published.get(outlet.name, [])
        kinds = Counter(_manner(one.member) for one in published)
        order = ("own", "credited", *TAKEN)
        spans = plots.shares([kinds[kind] for kind in order])
        mirrored = self._options.direction == "rtl"
        took = [(source, n) for (who, source, _), n in self._tallies.taken.items() if who == outlet.name]
        gave = [(who, n) for (who, source, _), n in self._tallies.taken.items() if source == outlet.name]
        credits = Counter(name for p in published for name in dict.fromkeys(p.member.article.credits))
        carriers = Counter(p.member.article.carrier for p in published if p.member.article.carrier)
        return Workshop(
            articles=self._phrases.articles(len(published)),
            parts=tuple(
                Part(
                    kind=kind,
                    name=self._kind(kind),
                    number=self._calendar.number(kinds[kind]),
                    begin=plots.TALL - begin - length if mirrored else begin,
                    length=length,
                )
                for kind, (begin, length) in zip(order, spans, strict=True)
                if kinds[kind]
            ),
            took=self._bars(_summed(took)),
            gave=self._bars(_summed(gave)),
            agencies=self._bars(credits),
            carriers=self._bars(carriers),
            pieces=tuple(self._piece(one) for one in published),
        )

    def _kind(self, kind: str) -> str:
        gettext = self._words.gettext
        return {
            "own": gettext("its own"),
            "credited": gettext("in its own words, from agencies or papers"),
            "rewrite": gettext("retold from others"),
            "edited-copy": gettext("copied with edits"),
            "copy": gettext("copied whole"),
        }[kind]

    def _piece(self, published: Published) -> Piecework:
        member, draft = published.member, published.story.draft
        source = Markup()
        if len(draft.members) > 1:
            members = self._of_story(published.story)
            lineage = self._lineages[published.story.id][member.article.id]
            of = members.get(lineage.of or "")
            elsewhere = Markup("{}").format(self._words.gettext("an article not shown here"))
            name = line(of.article.outlet or "") if of else ""
            unnamed = Markup("{}").format(self._words.gettext("an outlet not named"))
            source = self._phrases.lineage(
                lineage,
                (text.isolate(name) if name else unnamed) if of else elsewhere,
                credited=bool(member.article.credits),
            )
        return Piecework(
            title=text.shorten(line(member.article.title) or line(draft.title), NAME) or published.story.id,
            url=f"{published.story.url}#{member.article.id}"
            if len(draft.members) > 1
            else published.story.url,
            moment=self._naming.moment(member.published),
            mark=mark(member),
            lineage=source,
        )

    def _of_story(self, story: Story) -> Mapping[str, Member]:
        """The accounts of ``story`` by their articles' ids; made once, asked for by each outlet in it."""
        if story.id not in self._members:
            self._lineages[story.id] = shown(story.draft.members)
            self._members[story.id] = {member.article.id: member for member in story.draft.members}
        return self._members[story.id]

    # ── the whole site ────────────────────────────────────────────────────────────────────────────

    def figures(self) -> Figures:
        """The site in numbers."""
        days = sorted(self._tallies.days)
        length = plots.step(days[0], days[-1]) if days else 0
        found = {name: list(those) for name, those in groupby(days, key=lambda day: day.isoformat()[:length])}
        names = plots.names(days[0], days[-1], length) if days else ()
        values = [self._of(found.get(name, [])) for name in names]
        return Figures(
            outlets=self._phrases.outlets(len(self._tallies.published.keys() - {UNNAMED})),
            stretches=tuple(self._stretch(those, length) for those in found.values()),
            columns=plots.columns(values, mirrored=self._options.direction == "rtl"),
            most=self._calendar.number(max((whole for whole, _ in values), default=0)),
            undated=self._phrases.articles(self._tallies.undated) if self._tallies.undated else "",
            matrix=self._matrix(),
            pairs=self._pairs(),
            agencies=self._agencies(),
        )

    def _of(self, days: Sequence[date]) -> tuple[int, int]:
        tallies = [self._tallies.days[day] for day in days]
        return sum(t.articles for t in tallies), sum(t.texts for t in tallies)

    def _stretch(self, days: Sequence[date], length: int) -> Stretch:
        tallies = [self._tallies.days[day] for day in days]
        number, first = self._calendar.number, days[0]
        stories = sum(t.stories for t in tallies)
        name, url = {
            10: (self._calendar.day(first), edition_url(first)),
            7: (self._calendar.month(first), month_url(first)),
            4: (self._calendar.year(first), ""),
        }[length]
        return Stretch(
            iso=first.isoformat()[:length],
            name=name,
            url=url if stories else "",
            stories=number(stories),
            articles=number(sum(t.articles for t in tallies)),
            texts=number(sum(t.texts for t in tallies)),
            outlets=number(len(set().union(*(t.outlets for t in tallies)))),
        )

    def _matrix(self) -> Matrix | None:
        """Who took from whom, those first who take or are taken from most."""
        busy: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for (who, source, _), number in self._tallies.taken.items():
            busy[who] += number
            busy[source] += number
            pairs[who, source] += number
        if not pairs:
            return None
        chosen = [name for name, _ in sorted(busy.items(), key=lambda item: (-item[1], item[0]))][:LARGEST]
        takers = [name for name in chosen if any((name, source) in pairs for source in chosen)]
        sources = [name for name in chosen if any((who, name) in pairs for who in chosen)]
        most = max(pairs.values())
        return Matrix(
            sources=tuple(self._link(name) for name in sources),
            rows=tuple(
                (
                    self._link(who),
                    tuple(self._heat(pairs[who, source], most) for source in sources),
                )
                for who in takers
            ),
        )

    def _heat(self, number: int, most: int) -> tuple[str, int]:
        """The number as said, and its shade; nothing and 0 for none."""
        if not number:
            return "", 0
        return self._calendar.number(number), max(1, -(-HEAT * number // most))

    def _pairs(self) -> tuple[tuple[Link, Link, tuple[str, ...]], ...]:
        """Who took, from whom, and how often in each way of ``TAKEN``; the most frequent first."""
        found: dict[tuple[str, str], Counter[str]] = {}
        for (who, source, kind), number in self._tallies.taken.items():
            found.setdefault((who, source), Counter())[kind] += number
        ranked = sorted(found.items(), key=lambda item: (-item[1].total(), item[0]))
        return tuple(
            (
                self._link(who),
                self._link(source),
                tuple(self._calendar.number(ways[kind]) if ways[kind] else "" for kind in TAKEN),
            )
            for (who, source), ways in ranked
        )

    def _agencies(self) -> tuple[tuple[Bar, str, str], ...]:
        """Each with its articles as a bar, the outlets that took from it and the stories it reached."""
        ranked = sorted(self._tallies.agencies.items(), key=lambda item: (-item[1].articles, item[0]))
        bars = self._bars({name: reach.articles for name, reach in ranked})
        return tuple(
            (bar, self._calendar.number(len(reach.outlets)), self._calendar.number(len(reach.stories)))
            for bar, (_, reach) in zip(bars, ranked, strict=True)
        )

    def _bars(self, values: Mapping[str, int]) -> tuple[Bar, ...]:
        ranked = sorted(values.items(), key=lambda item: (-item[1], item[0]))
        long = plots.lengths([number for _, number in ranked])
        mirrored = self._options.direction == "rtl"
        return tuple(
            Bar(
                link=self._link(name),
                number=self._calendar.number(number),
                begin=plots.TALL - length if mirrored else 0,
                length=length,
            )
            for (name, number), length in zip(ranked, long, strict=True)
        )

    def _link(self, name: str) -> Link:
        if name == UNNAMED:
            return Link(self._words.gettext("Outlet not named"), "")
        return self._naming.outlet(name)


def _manner(member: Member) -> str:
    """How much of an article is its outlet's: ``own``, ``credited``, or its kind of lineage."""
    if member.lineage.kind not in OWN:
        return member.lineage.kind
    return "credited" if member.article.credits else "own"


def _summed(pairs: Sequence[tuple[str, int]]) -> Counter[str]:
    summed: Counter[str] = Counter()
    for name, number in pairs:
        summed[name] += number
    return summed
