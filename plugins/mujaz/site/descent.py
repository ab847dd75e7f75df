"""Who took from whom in a story, as a tree: agencies first, the outlets that took from them, the sites that carry it.

Lineage and credits arrive decided; here they are only put in order and bounded, so that a story of sixty accounts
has a tree that fits a phone. Whatever is left out of the tree stands in the table beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mujaz.model import Lineage, Member
from mujaz.outlets import same

Manner = Literal["root", "credit", "copy", "edited-copy", "rewrite", "same", "retold", "carrier", "more"]
"""How a node hangs on the one above: *credit*: says that it took from it; *same*: one text, who copied is not known;
*retold*: wording in common, who took it from whom is not known; *more*: stands for several that are not drawn."""

BROOD = 8
"""Leaves drawn below one node; more are counted. A phone's screen holds about a dozen rows."""
ROWS = 36
"""Rows drawn at most: three screens of a phone."""


@dataclass(frozen=True, slots=True)
class Node:
    """A row of the tree."""

    manner: Manner
    depth: int
    parent: int | None
    """Row of the node above."""
    member: int | None = None
    """Number of the account in the story, from 0; ``None`` for an agency, a carrier and for *more*."""
    name: str = ""
    """Of an agency or a carrier."""
    count: int = 0
    """How many *more*."""


@dataclass(slots=True)
class _Twig:
    """A node while the tree grows."""

    manner: Manner
    member: int | None
    name: str
    twigs: list[_Twig]


def shown(members: Sequence[Member]) -> dict[str, Lineage]:
    """How each of ``members`` stands as far as there is evidence, by the id of its article.

    Where nothing tells that anyone took from an "original", it is one of several with the same text or wording.
    """
    taken: dict[str | None, list[Member]] = {}
    for member in members:
        taken.setdefault(member.lineage.of, []).append(member)
    return {m.article.id: _evident(m.lineage, taken.get(m.article.id, ())) for m in members}


def _evident(lineage: Lineage, taken: Sequence[Member]) -> Lineage:
    if lineage.kind != "original" or not taken or any(other.lineage.directed for other in taken):
        return lineage
    alike = next((other for other in taken if other.lineage.kind != "rewrite"), taken[0])
    return Lineage("rewrite" if alike.lineage.kind == "rewrite" else "copy", alike.article.id, False)


def tree(members: Sequence[Member]) -> tuple[Node, ...]:
    """The rows of the tree from top to bottom; empty where nobody took anything from anybody."""
    roots = _planted(members, _parents(members))
    if not any(root.twigs for root in roots):
        return ()
    rows: list[Node] = []
    left_out = _draw(roots, rows)
    if left_out:
        rows.append(Node("more", 0, None, count=left_out))
    return tuple(rows)


def _parents(members: Sequence[Member]) -> dict[int, int | str]:
    """Account → the account, or the name of the agency, that it took from; each chain of accounts ends."""
    numbers = {member.article.id: number for number, member in enumerate(members)}
    above: dict[int, int | str] = {}
    for number, member in enumerate(members):
        of = numbers.get(member.lineage.of or "")
        if _credit_tells_more(member):
            continue
        if of is not None and not _leads(above, of, number):
            above[number] = of
    for number, member in enumerate(members):
        if number not in above and member.article.credits:
            agency = member.article.credits[0]
            account = next((n for n, m in enumerate(members) if same(m.article.outlet or "", agency)), None)
            above[number] = agency if account is None or _leads(above, account, number) else account
    return above


def _credit_tells_more(member: Member) -> bool:
    """True where an account says whom it took from, and its wording only that it has something in common."""
    return bool(member.article.credits) and member.lineage.kind == "rewrite" and not member.lineage.directed


def _leads(above: Mapping[int, int | str], start: int, to: int) -> bool:
    """True where going up from ``start`` comes by ``to``."""
    at: int | str | None = start
    while isinstance(at, int):
        if at == to:
            return True
        at = above.get(at)
    return False


def _planted(members: Sequence[Member], above: Mapping[int, int | str]) -> list[_Twig]:
    """The roots, agencies first, each with all that hangs on it, in the order of the accounts."""
    twigs = [_Twig(_manner(m, above.get(n)), n, "", []) for n, m in enumerate(members)]
    agencies: list[_Twig] = []
    roots: list[_Twig] = []
    for number, member in enumerate(members):
        parent = above.get(number)
        if isinstance(parent, str):
            agency = next((twig for twig in agencies if same(twig.name, parent)), None)
            if agency is None:
                agencies.append(agency := _Twig("root", None, parent, []))
            agency.twigs.append(twigs[number])
        elif parent is None:
            roots.append(twigs[number])
        else:
            twigs[parent].twigs.append(twigs[number])
        if member.article.carrier:
            twigs[number].twigs.insert(0, _Twig("carrier", None, member.article.carrier, []))
    return [*agencies, *roots]


def _manner(member: Member, parent: int | str | None) -> Manner:
    if parent is None:
        return "root"
    kind = member.lineage.kind
    if isinstance(parent, str) or kind == "original" or kind == "independent" or _credit_tells_more(member):
        return "credit"
    if member.lineage.directed:
        return kind
    return "retold" if kind == "rewrite" else "same"


def _draw(roots: Sequence[_Twig], rows: list[Node]) -> int:
    """Fill ``rows`` from top to bottom; the number of accounts for which there was no room."""
    left_out = 0
    waiting: list[tuple[_Twig, int, int | None, int]] = [(root, 0, None, 0) for root in reversed(roots)]
    while waiting:
        twig, depth, parent, count = waiting.pop()
        if len(rows) >= ROWS - 1:
            left_out += count or (1 if twig.member is not None else 0)
        else:
            rows.append(Node(twig.manner, depth, parent, twig.member, twig.name, count))
        below = twig.twigs
        leaves = [inner for inner in below if not inner.twigs]
        spared = leaves[BROOD - 1 :] if len(leaves) > BROOD else []
        unseen = {id(leaf) for leaf in spared}
        shown = [inner for inner in below if id(inner) not in unseen]
        here = len(rows) - 1
        if spared:
            waiting.append((_Twig("more", None, "", []), depth + 1, here, len(spared)))
        waiting += [(inner, depth + 1, here, 0) for inner in reversed(shown)]
    return left_out
