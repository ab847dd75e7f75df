"""A page per topic, and the index of each kind."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.model import Digest, Named
from mujaz.site.pages.desk import Desk, Plan, alphabet

TOPICS = "topics.html"


def _kinds(digest: Digest) -> tuple[tuple[str, str, tuple[Named, ...]], ...]:
    """Address of the index, template's stem, and all pages of each kind."""
    return ((TOPICS, "topic", digest.topics),)


def paths(plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    for index, _, found in _kinds(plan.digest):
        yield index
        yield from (named.url for named in found)


def addresses(plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``."""
    yield from ((path, "") for path in paths(plan))


def write(desk: Desk) -> None:
    """See ``Family``."""
    for index, kind, found in _kinds(desk.plan.digest):
        listed = sorted(found, key=lambda named: (alphabet(named.name), named.url))
        desk.render(f"{kind}s.html", index, subjects=[desk.viewer.subject(named) for named in listed])
        for named in found:
            desk.render(
                f"{kind}.html",
                named.url,
                subject=desk.viewer.subject(named),
                cards=desk.viewer.cards(desk.lookup.stories(named.stories)),
            )
