"""What every family of pages is given: the plan of a site, made from values alone, and the desk to write it at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from jinja2 import Environment

from mujaz.model import Digest, Story
from mujaz.outlets import Registry
from mujaz.site import editions, exports
from mujaz.site.calendars import Calendar
from mujaz.site.editions import Edition
from mujaz.site.feeds import channels
from mujaz.site.feeds.channels import Channel
from mujaz.site.figures import Counting
from mujaz.site.lookup import Lookup
from mujaz.site.naming import Naming
from mujaz.site.options import Options
from mujaz.site.output import Output
from mujaz.site.phrases import Phrases
from mujaz.site.structured import Structured
from mujaz.site.tallies import count
from mujaz.site.viewer import Viewer
from mujaz.site.words import Words

LOGO = "theme/icon-512.png"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a site will hold: enough to count its pages without rendering any."""

    digest: Digest
    options: Options
    words: Words
    calendar: Calendar
    editions: tuple[Edition, ...]
    """Newest first."""
    undated: tuple[Story, ...]
    channels: tuple[Channel, ...]


def plan(digest: Digest, options: Options, words: Words) -> Plan:
    """The plan of ``digest``'s site."""
    calendar = Calendar(options, words)
    days = editions.gather(digest.stories, calendar)
    return Plan(
        digest=digest,
        options=options,
        words=words,
        calendar=calendar,
        editions=days,
        undated=editions.undated(digest.stories),
        channels=channels.gather(digest, days, options, calendar),
    )


class Desk:
    """Where pages are made: the plan, the tools that turn values into words, and the door to ``output``."""

    def __init__(
        self, plan: Plan, registry: Registry, env: Environment, output: Output, extra: Sequence[object] = ()
    ) -> None:
        """``extra``: the hand-written pages (Pelican's), for the footer's links."""
        self.plan = plan
        self.env = env
        self.phrases = Phrases(plan.words, plan.calendar)
        self.lookup = Lookup(plan.digest, registry)
        self.viewer = Viewer(plan.options, self.lookup, plan.calendar, self.phrases, plan.words)
        self.structured = Structured(plan.options, plan.calendar, LOGO)
        self._output = output
        self._extra = extra

    @cached_property
    def counting(self) -> Counting:
        """What is counted over all stories."""
        plan = self.plan
        tallies = count(plan.digest.stories, self.lookup, plan.calendar)
        naming = Naming(self.lookup, plan.calendar, self.phrases, plan.words)
        return Counting(tallies, plan.options, plan.calendar, naming, self.phrases, plan.words)

    @cached_property
    def records(self) -> dict[str, exports.Json]:
        """Each story by its id, as programs are told of it: no text is quoted beyond what its outlet permits."""
        return {story.id: exports.story(self.viewer.told(story)) for story in self.plan.digest.stories}

    def render(self, template: str, path: str, **values: object) -> None:
        """Write ``template``, filled with ``values``, to ``path``."""
        html = self.env.get_template(template).render(output_file=path, pages=self._extra, **values)
        self.write(path, html.encode())

    def write(self, path: str, data: bytes) -> None:
        """Write ``data`` to ``path``.

        Raises:
            BuildError: the path leaves the site, or is written already.
        """
        self._output.write(path, data)

    def unwritten(self) -> list[str]:
        """The addresses of earlier builds that nothing stands at yet; sorted."""
        by_hand = {getattr(page, "save_as", "") for page in self._extra}
        return sorted({*self.plan.digest.published_before} - self._output.written - by_hand)


class Family(Protocol):
    """A kind of pages; every module of this package but this one is one."""

    def paths(self, plan: Plan) -> Iterator[str]:
        """Every path that ``write`` will write, counted without rendering."""

    def write(self, desk: Desk) -> None:
        """Write the family's pages."""

    def addresses(self, plan: Plan) -> Iterator[tuple[str, str]]:
        """Those worth finding, for the sitemap: path, and ISO day of its news or ``""``."""
