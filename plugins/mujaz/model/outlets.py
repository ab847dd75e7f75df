"""Who is who."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outlet:
    """One entry of ``outlets.toml`` or of the agencies that ship with Mujaz."""

    id: str
    """Short ASCII word, the page's address: ``o/ID.html``."""
    name: str
    """As shown to readers."""
    kind: str = "outlet"
    """``agency``, ``paper``, ``broadcaster``, ``official``, ``aggregator``, ``outlet`` …; an agency or paper
    named as the origin of somebody else's text is a credit, an aggregator is a carrier."""
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    telltales: tuple[str, ...] = ()
    """Lines of boilerplate that only this outlet's site carries."""
    full_text: bool = False
    """True where the editor has leave to show whole texts; else an excerpt."""
