"""See the package."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.table import Table

from tests.audit import access, letters, quiet, speed, validators
from tests.audit.findings import Finding
from tests.audit.stage import Stage, set_up

CHECKS: dict[str, Callable[[Stage], Iterator[Finding]]] = {
    "validators": validators.findings,
    "quiet": quiet.findings,
    "access": access.findings,
    "letters": letters.findings,
    "speed": speed.findings,
}
TOLD = 12
"""Details of a finding that are told; the rest is counted."""


def main(names: list[str]) -> int:
    """Run the checks called ``names``, or all; 1 where one of them found something."""
    console = Console(width=None if sys.stdout.isatty() else 110, highlight=False)
    found: list[Finding] = []
    with set_up() as stage:
        for name in names or CHECKS:
            found += CHECKS[name](stage)
    table = Table("check", "what", "found", "bound", "", title=f"Audit of the demo, {len(found)} checks")
    for one in found:
        table.add_row(
            one.check, one.what, one.value, one.bound, "[green]ok[/]" if one.good else "[red]NOT MET[/]"
        )
    console.print(table)
    bad = [one for one in found if not one.good]
    for one in bad:
        console.print(f"\n[bold]{one.check}: {one.what}[/]: {one.value}, not {one.bound}")
        for detail in one.details[:TOLD]:
            console.print(f"  {detail}", markup=False, soft_wrap=True)
        if len(one.details) > TOLD:
            console.print(f"  and {len(one.details) - TOLD} more")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
