"""A page per outlet, and their index."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.arabic.alphabet import alphabetical
from mujaz.site.pages.desk import Desk, Plan

OUTLETS = "outlets.html"


def paths(plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    yield OUTLETS
    yield from (named.url for named in plan.digest.outlets)


def addresses(plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``."""
    yield from ((path, "") for path in paths(plan))


def write(desk: Desk) -> None:
    """See ``Family``."""
    found = alphabetical(desk.plan.digest.outlets, lambda named: named.name)
    desk.render(
        "subjects.html",
        OUTLETS,
        title=desk.plan.words.gettext("Outlets"),
        kinds=(),
        subjects=[desk.viewer.subject(named) for named in found],
        empty=desk.plan.words.gettext("There is none."),
    )
    for named in found:
        desk.render(
            "outlet.html",
            named.url,
            subject=desk.viewer.subject(named),
            workshop=desk.counting.workshop(named),
        )
