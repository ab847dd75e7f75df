"""House names: one record calls one house by one name, whichever of its forms each article's lines bear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from mujaz import outlets
from mujaz.model import Article
from mujaz.outlets import Registry


def agreed(articles: Sequence[Article], registry: Registry) -> tuple[Article, ...]:
    """``articles`` of a record with one form of each outlet's name: an editor must not meet two for one site.

    What the first of them is called by holds for all: a line of a text's own comes before the line of rights at the
    page's foot, which bears a company's name («شبكة الوادي الإعلامية»), or another spelling of it. What the registry
    knows is called as it says; a name that could be two houses' («الوادي» beside its paper and its channel) is left.
    """
    said = [name for one in articles for name in (one.outlet, one.carrier) if name]
    names = [name for name in dict.fromkeys(said) if registry.named(name) is None]
    kin: dict[str, list[str]] = defaultdict(list)
    for name in names:
        kin[outlets.bare(name)].append(name)
    shown = {name: _first(name, kin[outlets.bare(name)]) for name in names}
    if all(name == first for name, first in shown.items()):
        return tuple(articles)
    return tuple(
        replace(
            one,
            outlet=shown.get(one.outlet or "", one.outlet),
            carrier=shown.get(one.carrier or "", one.carrier),
        )
        for one in articles
    )


def _first(name: str, names: Sequence[str]) -> str:
    """The first of ``names`` that is another form of ``name``, where all its forms are each other's.

    >>> _first("شبكة الوادي الإعلامية", ["الوادي", "شبكة الوادي الإعلامية"])
    'الوادي'
    >>> _first("قناة الوادي", ["الوادي", "قناة الوادي", "صحيفة الوادي"])
    'قناة الوادي'
    """
    forms = [other for other in names if outlets.same(name, other)]
    first = forms[0]
    kin = [other for other in names if outlets.same(first, other)]
    return first if all(outlets.same(one, other) for one in kin for other in kin) else name
