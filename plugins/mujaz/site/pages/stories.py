"""A page per story, and what stands where a story stood before."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.site import gallery, structured
from mujaz.site.pages.desk import Desk, Plan


def paths(plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    yield from (story.url for story in plan.digest.stories)
    yield from (redirect.url for redirect in plan.digest.redirects)


def addresses(plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``."""
    for story in plan.digest.stories:
        yield story.url, structured.modified(story, plan.calendar)


def write(desk: Desk) -> None:
    """See ``Family``."""
    pictured = desk.plan.options.cards
    for story in desk.plan.digest.stories:
        page = desk.viewer.page(story)
        described = desk.structured.story(story, page, gallery.path(story.id) if pictured else "")
        anatomy = desk.viewer.anatomy(story)
        desk.render("story.html", story.url, story=page, anatomy=anatomy, structured=described)
    for redirect in desk.plan.digest.redirects:
        if redirect.to is None:
            desk.render("withdrawn.html", redirect.url)
        else:
            desk.render("redirect.html", redirect.url, target=redirect.to)
