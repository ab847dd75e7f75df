"""Origins: whose text an article is, which site carried it, and from whom it says it took.

Evidence for the outlet, strongest first: what came with the record; a source line's house that is no agency;
the address; a byline or dateline; the house to which the text's people spoke; lines that only one site carries.
Agencies named on such lines, and houses cited in the text, are credits. Unknown is None, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mujaz import outlets
from mujaz.articles import citations
from mujaz.articles.credits import Credit, Name, dateline, source_line, stated
from mujaz.model import Given, Outlet
from mujaz.outlets import Registry

__all__ = ["Credit", "Name", "Origin", "dateline", "find", "site", "source_line"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose text it is, as far as stated."""

    outlet: str | None = None
    carrier: str | None = None
    credits: tuple[str, ...] = ()
    place: str = ""
    byline: str = ""
    rule: str = ""
    """What the outlet is known by: ``given``, ``source-line``, ``address``, ``byline``, ``dateline``,
    ``interview``, ``telltale``, ``site``; empty where it is unknown."""


def find(
    given: Given,
    lines: Sequence[str],
    paragraphs: Sequence[str],
    registry: Registry,
    cuts: Iterable[str] = (),
) -> Origin:
    """The origin of one article.

    Args:
        given: metadata that came with its record.
        lines: its metadata lines (sources, bylines, datelines) in order; captions are ignored.
        paragraphs: its body, the first one with its dateline still on it.
        registry: who is who.
        cuts: lines of boilerplate around it, for outlets that are known by them.
    """
    said = [credit for line in lines if (credit := source_line(line, registry)) and credit.kind != "photo"]
    opening = dateline(paragraphs[0], registry) if paragraphs else None
    if opening:
        said.append(opening)
    claims = _claims(given, said, paragraphs, registry, cuts)
    rule, own = next(((rule, name) for rule, name in claims if not _is_carrier(name)), ("", None))
    credited = [name for credit in said for name in credit.names]
    credited += citations.credited(paragraphs, registry)
    return Origin(
        outlet=own.name if own else None,
        carrier=_carrier(given, own, rule, registry),
        credits=_distinct(name for name in credited if _is_credit(name, own)),
        place=next((credit.place for credit in said if credit.place), ""),
        byline=next((credit.byline for credit in said if credit.byline), ""),
        rule=rule,
    )


def site(cuts: Iterable[str], registry: Registry) -> Outlet | None:
    """The one outlet whose telltale lines are among ``cuts``; None for none or several."""
    seen = {outlets.key(line) for line in cuts}
    found = [outlet for outlet in registry if any(outlets.key(line) in seen for line in outlet.telltales)]
    return found[0] if len(found) == 1 else None


def _claims(
    given: Given, said: Sequence[Credit], paragraphs: Sequence[str], registry: Registry, cuts: Iterable[str]
) -> list[tuple[str, Name]]:
    """Every claim to be the outlet with its rule, the strongest first."""
    claims: list[tuple[str, Name | None]] = [("given", stated(given.outlet, registry))]
    for kind, rule in (("source", "source-line"), ("byline", "byline"), ("dateline", "dateline")):
        houses = [
            name for credit in said if credit.kind == kind for name in credit.names if not _is_agency(name)
        ]
        claims.append((rule, houses[-1] if houses else None))
        if kind == "source":
            claims.append(("address", _named(registry.of_url(given.url))))
    claims.append(("interview", citations.interviewer(paragraphs, registry)))
    claims.append(("telltale", _named(site(cuts, registry))))
    claims.append(("site", stated(given.carrier, registry)))
    return [(rule, name) for rule, name in claims if name]


def _carrier(given: Given, own: Name | None, rule: str, registry: Registry) -> str | None:
    """The site it was taken from, where stated and another than the outlet."""
    stated_sites = (
        stated(given.carrier, registry),
        _named(registry.of_url(given.url)),
        stated(given.outlet, registry) if rule != "given" else None,
    )
    return next((name.name for name in stated_sites if name and (own is None or name.name != own.name)), None)


def _named(outlet: Outlet | None) -> Name | None:
    return Name(outlet.name, outlet) if outlet else None


def _is_agency(name: Name) -> bool:
    return name.outlet is not None and name.outlet.kind == "agency"


def _is_carrier(name: Name) -> bool:
    return name.outlet is not None and name.outlet.kind == "aggregator"


def _is_credit(name: Name, own: Name | None) -> bool:
    """False for the outlet itself, for portals and for official bodies."""
    if own is not None and name.name == own.name:
        return False
    return name.outlet is None or name.outlet.kind not in ("aggregator", "official")


def _distinct(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.name for name in names))
