"""``mujaz check``: the accounts and the Problems of a dry run."""

from __future__ import annotations

from mujaz import pipeline
from mujaz.progress import shown
from mujaz.settings import Settings


def report(settings: Settings) -> tuple[str, int]:
    """The accounts as text, and how many Problems there are."""
    with shown() as progress:
        run = pipeline.run(settings, progress)
    sums, digest = run.digest.sums, run.digest
    lines = [
        f"{settings.corpus}",
        f"records   {sums.records:,}",
        f"bytes     {sums.total:,} = {sums.article:,} article + {sums.metadata:,} metadata + {sums.cut:,} cut",
        f"articles  {sums.found:,} = {sums.published:,} published + {sums.held:,} held + {sums.rejected:,} rejected",
        f"stories   {len(digest.stories):,}",
        "",
        "cut, bytes by rule",
        *(f"  {rule:32} {size:>12,}" for rule, size in sums.cuts.items()),
    ]
    for state, withheld in (("held", digest.held), ("rejected", digest.rejected)):
        if withheld:
            lines += [
                "",
                state,
                *(f"  {w.article.id}  {w.article.sources[0].name}  {w.reason}" for w in withheld),
            ]
    if run.problems:
        lines += ["", f"problems ({len(run.problems)})", *(f"  {problem}" for problem in run.problems)]
    return "\n".join(lines), len(run.problems)
