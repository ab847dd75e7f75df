"""Every page of the site, a module per family: which template, which view, which address.

A family (``desk.Family``) counts its paths, writes them, and names those worth finding. A new kind of page is a
new module, listed in ``FAMILIES``.
"""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment

from mujaz.model import Digest
from mujaz.outlets import Registry
from mujaz.site import exports, gallery, offline, policy, sitemaps, tables
from mujaz.site.options import Options
from mujaz.site.output import Output
from mujaz.site.pages import (
    about,
    comparisons,
    days,
    gone,
    outlets,
    records,
    search,
    statistics,
    stories,
    subjects,
    subscriptions,
)
from mujaz.site.pages.desk import Desk, Family, Plan, plan
from mujaz.site.words import Words

FAMILIES: tuple[Family, ...] = (
    days,
    stories,
    records,
    comparisons,
    outlets,
    subjects,
    statistics,
    about,
    subscriptions,
    search,
)


def expected(digest: Digest, options: Options) -> frozenset[str]:
    """Every path that the site of ``digest`` must hold, counted without rendering anything.

    What earlier builds published stands beside them: ``build.finish`` asks for it.
    """
    planned = plan(digest, options, Words())
    machines = {
        exports.STORIES,
        *tables.paths(options),
        *offline.paths(options),
        *gallery.paths(digest, options),
    }
    if options.siteurl:
        machines |= {*sitemaps.paths(len(_addresses(planned)))}
    return frozenset(machines | _paths(planned))


def _paths(planned: Plan) -> set[str]:
    """Those of the families."""
    return {path for family in FAMILIES for path in family.paths(planned)}


class Pages:
    """Writes one digest's site through ``output``; every page is rendered from values alone."""

    def __init__(
        self,
        digest: Digest,
        registry: Registry,
        options: Options,
        words: Words,
        env: Environment,
        output: Output,
        extra: Sequence[object] = (),
    ) -> None:
        """``extra``: the hand-written pages (Pelican's), for the footer's links."""
        self._desk = Desk(plan(digest, options, words), registry, env, output, extra)

    def write(self) -> None:
        """Write every page, the feeds and the exports."""
        for family in FAMILIES:
            family.write(self._desk)
        self._write_exports(self._desk.plan)
        gone.write(self._desk)

    def write_feeds(self) -> None:
        """Write every feed, and nothing else."""
        subscriptions.write_feeds(self._desk)

    def _write_exports(self, planned: Plan) -> None:
        self._desk.write(exports.STORIES, exports.stories(planned.digest, self._desk.records.values()))
        options = planned.options
        # These two are not expected: an editor's own may stand in their place.
        self._desk.write(sitemaps.ROBOTS, sitemaps.robots(options))
        self._desk.write(
            policy.HEADERS,
            policy.headers(options, _paths(planned), {search.SEARCH: search.own_policy(options)}),
        )
        if options.siteurl:
            found = sitemaps.files(options, _addresses(planned), planned.digest.stories, planned.calendar)
            for path, data in found:
                self._desk.write(path, data)


def _addresses(planned: Plan) -> list[tuple[str, str]]:
    """Path and date of every page worth finding."""
    return [address for family in FAMILIES for address in family.addresses(planned)]
