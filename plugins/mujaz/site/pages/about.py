"""How the site is made, with its accounts; and what is shown where nothing is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from mujaz.site import rules
from mujaz.site.environment import NOT_FOUND
from mujaz.site.pages.desk import Desk, Plan

MADE = "made.html"


def paths(_plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    yield from (MADE, NOT_FOUND)


def addresses(_plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``."""
    yield MADE, ""


def write(desk: Desk) -> None:
    """See ``Family``."""
    digest, words = desk.plan.digest, desk.plan.words
    withheld = Counter(entry.rule for entry in (*digest.held, *digest.rejected))
    desk.render(
        "made.html",
        MADE,
        sums=digest.sums,
        number=desk.plan.calendar.number,
        cuts=_ranked(desk, digest.sums.cuts, rules.cuts(words)),
        withheld=_ranked(desk, withheld, rules.reasons(words)),
    )
    desk.render("404.html", NOT_FOUND)


def _ranked(desk: Desk, sizes: Mapping[str, int], words: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Rule, its words (empty where there are none) and its size, the largest first."""
    largest = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
    return [(rule, words.get(rule, ""), desk.plan.calendar.number(size)) for rule, size in largest]
