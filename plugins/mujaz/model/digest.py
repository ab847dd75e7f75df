"""All a site is made from, under its permanent addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mujaz.model.drafts import Draft, Withheld


@dataclass(frozen=True, slots=True)
class Story:
    """A published event under its permanent address."""

    id: str
    url: str
    """Site-relative, e.g. ``s/k3v9x2m7.html``."""
    draft: Draft
    background: tuple[str, ...] = ()
    """Ids of neighbouring stories, symmetric, newest first."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The accounts of law 1, in bytes of the raw files (see ``Record.derived``)."""

    records: int = 0
    total: int = 0
    article: int = 0
    metadata: int = 0
    cut: int = 0
    cuts: Mapping[str, int] = field(default_factory=dict)
    """Bytes by rule, blank lines and markup too."""
    found: int = 0
    published: int = 0
    held: int = 0
    rejected: int = 0

    def closes(self) -> bool:
        """True where every byte and every article has been accounted for exactly once."""
        return (
            self.total == self.article + self.metadata + self.cut
            and self.cut == sum(self.cuts.values())
            and self.found == self.published + self.held + self.rejected
        )


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that was published once and now leads elsewhere, or says that its story was withdrawn."""

    url: str
    to: str | None
    """Site-relative address of the story; ``None`` for a withdrawn one."""


@dataclass(frozen=True, slots=True)
class Named:
    """A page about an outlet, a topic, a place or a person, its address kept by the ledger for ever."""

    id: str
    name: str
    """Empty where no published story has it any longer, and the registry does not either."""
    url: str
    stories: tuple[str, ...]
    """Story ids, newest first."""


@dataclass(frozen=True, slots=True)
class Digest:
    """All a site is made from."""

    stories: tuple[Story, ...]
    """Newest first, undated last, ties by id."""
    topics: tuple[Named, ...]
    outlets: tuple[Named, ...]
    held: tuple[Withheld, ...]
    rejected: tuple[Withheld, ...]
    redirects: tuple[Redirect, ...]
    sums: Sums
    places: tuple[Named, ...] = ()
    persons: tuple[Named, ...] = ()
    published_before: tuple[str, ...] = ()
    """Every address of an earlier build's site that must lead somewhere, sorted."""
