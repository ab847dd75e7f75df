"""A page per topic, place and person, and the index of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mujaz.arabic.alphabet import alphabetical
from mujaz.model import Digest, Named
from mujaz.site.pages.desk import Desk, Plan


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of subjects, and what its pages say."""

    index: str
    """Address of the list of all."""
    pages: tuple[Named, ...]
    title: str
    """What all of them are called."""
    nameless: str
    """What stands at the head of a page whose subject no published story names any longer."""


def _kinds(digest: Digest, gettext: Callable[[str], str]) -> tuple[_Kind, ...]:
    return (
        _Kind("topics.html", digest.topics, gettext("Topics"), gettext("A topic without stories")),
        _Kind("places.html", digest.places, gettext("Places"), gettext("A place without stories")),
        _Kind("persons.html", digest.persons, gettext("Persons"), gettext("A person without stories")),
    )


def paths(plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    for kind in _kinds(plan.digest, plan.words.gettext):
        yield kind.index
        yield from (named.url for named in kind.pages)


def addresses(plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``."""
    for kind in _kinds(plan.digest, plan.words.gettext):
        yield kind.index, ""
        yield from ((named.url, "") for named in kind.pages if named.stories)


def write(desk: Desk) -> None:
    """See ``Family``."""
    kinds = _kinds(desk.plan.digest, desk.plan.words.gettext)
    for kind in kinds:
        listed = alphabetical([named for named in kind.pages if named.stories], lambda named: named.name)
        desk.render(
            "subjects.html",
            kind.index,
            title=kind.title,
            kinds=[(other.index, other.title) for other in kinds],
            subjects=[desk.viewer.subject(named) for named in listed],
        )
        for named in kind.pages:
            desk.render(
                "subject.html",
                named.url,
                index=kind.index,
                title=kind.title,
                heading=named.name or kind.nameless,
                subject=desk.viewer.subject(named),
                cards=desk.viewer.cards(desk.lookup.stories(named.stories)),
            )
