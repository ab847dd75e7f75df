"""For each story of two accounts and more, one page on which a reader puts any of them beside any other.

One page per story and not per pair: pairs grow with the square of the accounts, and go when an account goes; this
page stands while there is something to compare. Where there no longer is, ``gone`` answers at its address.
"""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.site.comparing import comparable, compare_url
from mujaz.site.pages.desk import Desk, Plan


def paths(plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    yield from (compare_url(story) for story in plan.digest.stories if comparable(story))


def addresses(_plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``. None: what stands here stands on the stories' own pages."""
    yield from ()


def write(desk: Desk) -> None:
    """See ``Family``."""
    for story in desk.plan.digest.stories:
        if comparable(story):
            comparison = desk.viewer.comparison(story)
            desk.render(
                "compare.html",
                compare_url(story),
                card=desk.viewer.card(story),
                comparison=comparison,
                more=desk.phrases.left_out(comparison.left_out),
            )
