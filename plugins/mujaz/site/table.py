"""What a table is, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their columns; every column holds text or whole numbers."""

    name: str
    columns: tuple[tuple[str, type], ...]
    rows: tuple[tuple[Cell, ...], ...]
