"""A page per topic, place and person, and the index of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mujaz.arabic.alphabet import alphabetical
from mujaz.model import Named
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
    empty: str
    """What stands in an empty list: when a page opens."""


def _kinds(plan: Plan) -> tuple[_Kind, ...]:
    digest, opening = plan.digest, plan.options.opening
    gettext, ngettext = plan.words.gettext, plan.words.ngettext

    def when(pattern: str, stories: int) -> str:
        return pattern % {"num": plan.calendar.number(stories)}

    return (
        _Kind(
            index="topics.html",
            pages=digest.topics,
            title=gettext("Topics"),
            nameless=gettext("A topic without stories"),
            empty=when(
                ngettext(
                    "No page yet: a topic gets one once it has %(num)s story.",
                    "No page yet: a topic gets one once it has %(num)s stories.",
                    opening.topics,
                ),
                opening.topics,
            ),
        ),
        _Kind(
            index="places.html",
            pages=digest.places,
            title=gettext("Places"),
            nameless=gettext("A place without stories"),
            empty=when(
                ngettext(
                    "No page yet: a place gets one once it has %(num)s story.",
                    "No page yet: a place gets one once it has %(num)s stories.",
                    opening.places,
                ),
                opening.places,
            ),
        ),
        _Kind(
            index="persons.html",
            pages=digest.persons,
            title=gettext("Persons"),
            nameless=gettext("A person without stories"),
            empty=when(
                ngettext(
                    "No page yet: a person gets one once they have %(num)s story.",
                    "No page yet: a person gets one once they have %(num)s stories.",
                    opening.persons,
                ),
                opening.persons,
            ),
        ),
    )


def paths(plan: Plan) -> Iterator[str]:
    """See ``Family``."""
    for kind in _kinds(plan):
        yield kind.index
        yield from (named.url for named in kind.pages)


def addresses(plan: Plan) -> Iterator[tuple[str, str]]:
    """See ``Family``."""
    for kind in _kinds(plan):
        yield kind.index, ""
        yield from ((named.url, "") for named in kind.pages if named.stories)


def write(desk: Desk) -> None:
    """See ``Family``."""
    kinds = _kinds(desk.plan)
    for kind in kinds:
        listed = alphabetical([named for named in kind.pages if named.stories], lambda named: named.name)
        desk.render(
            "subjects.html",
            kind.index,
            title=kind.title,
            kinds=[(other.index, other.title) for other in kinds],
            subjects=[desk.viewer.subject(named) for named in listed],
            empty=kind.empty,
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
