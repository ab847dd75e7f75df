"""Records: each story for programs, beside its page, and the schema that says what stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.site import exports
from mujaz.site.pages.desk import Desk, Plan


def paths(plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    yield exports.SCHEMA
    yield from (exports.record(story.url) for story in plan.digest.stories)
    yield from (exports.record(redirect.url) for redirect in plan.digest.redirects)


def addresses(plan: Plan) -> Iterator[tuple[str, str]]:
    """None: search engines are to find the pages."""
    yield from ()


def write(desk: Desk) -> None:
    """See ``Family``."""
    desk.write(exports.SCHEMA, exports.schema())
    for story in desk.plan.digest.stories:
        desk.write(exports.record(story.url), exports.written(desk.records[story.id]))
    for redirect in desk.plan.digest.redirects:
        to = exports.record(redirect.to) if redirect.to else None
        desk.write(exports.record(redirect.url), exports.moved(to))
