"""The whole site in numbers."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.site.pages.desk import Desk, Plan

STATISTICS = "statistics.html"


def paths(_plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    yield STATISTICS


def addresses(_plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``."""
    yield STATISTICS, ""


def write(desk: Desk) -> None:
    """See ``Family``."""
    stories = desk.plan.digest.stories
    counts = [story.draft.counts for story in stories]
    figures = desk.counting.figures()
    desk.render(
        "statistics.html",
        STATISTICS,
        totals=(
            desk.phrases.stories(len(stories)),
            desk.phrases.articles(sum(count.articles for count in counts)),
            desk.phrases.texts(sum(count.texts for count in counts)),
            figures.outlets,
        ),
        figures=figures,
    )
