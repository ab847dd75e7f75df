"""How well, and how fast, records become articles: ``make bench-extraction``.

    extraction.py [--cases FOLDER] [--speed COUNT…]

Cases are labelled records (default: the project's own). ``--speed`` gives the numbers of articles to time;
none: no timing.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from extraction_cases import CASES, FIELDS, Tally, load, ratios, score
from extraction_pages import Figures, compare
from extraction_speed import Speed, measure
from rich import box
from rich.console import Console
from rich.table import Table

from mujaz import outlets

console = Console(width=150)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--speed", type=int, nargs="*", default=[1_000, 10_000])
    given = parser.parse_args()
    registry, _ = outlets.load(None)
    texts, pages = load(given.cases, ".txt"), load(given.cases, ".html")
    layouts: dict[str, Tally] = {}
    for case in texts:
        layouts.setdefault(case.layout, Tally()).add(score(case, registry))
    console.print(_lines(layouts))
    console.print(_fields(layouts))
    if pages:
        try:
            ways = compare(pages, registry)
        except ModuleNotFoundError as missing:
            parser.exit(
                2, f"{missing.name} is not installed: `make bench-extraction` installs it and measures.\n"
            )
        console.print(_pages(ways, len(pages)))
    if given.speed and texts:
        console.print(_speeds(measure(texts, given.speed)))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, box=box.SIMPLE, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=True)
    return table


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def _over(layouts: dict[str, Tally]) -> list[tuple[str, Tally]]:
    """Each layout by name, then all of them."""
    whole = Tally()
    for tally in layouts.values():
        whole.add(tally)
    return [*sorted(layouts.items()), ("ALL", whole)]


def _lines(layouts: dict[str, Tally]) -> Table:
    table = _table(
        "Lines, by layout (P precision, R recall)",
        *(
            "layout",
            "records",
            "lines",
            "roles",
            "body P",
            "body R",
            "body F1",
            "start P",
            "start R",
            "start F1",
        ),
    )
    for name, tally in _over(layouts):
        figures = (*ratios(tally.body), *ratios(tally.starts))
        roles = _share(tally.lines_right, tally.lines)
        counts = (str(tally.records), str(tally.lines), roles)
        table.add_row(name, *counts, *(f"{figure:.3f}" for figure in figures))
    return table


def _fields(layouts: dict[str, Tally]) -> Table:
    """Shares of right values, then what is not right; and the share of stated ones found, over everything."""
    table = _table("Fields, by layout: share right, wrong+missed", "layout", "articles", *FIELDS)
    for name, tally in _over(layouts):
        cells = [_field(tally, field) for field in FIELDS]
        table.add_row(name, str(tally.fields["title"].total() - _stated(tally, "title")), *cells)
    whole = _over(layouts)[-1][1]
    found = [_share(whole.fields[field]["stated right"], whole.fields[field]["stated"]) for field in FIELDS]
    table.add_row("of those stated, found", "", *found)
    return table


def _stated(tally: Tally, field: str) -> int:
    return tally.fields[field]["stated"] + tally.fields[field]["stated right"]


def _field(tally: Tally, field: str) -> str:
    right, wrong, missed = (tally.fields[field][name] for name in ("right", "wrong", "missed"))
    return f"{_share(right, right + wrong + missed)} {wrong:>3}+{missed:<3}"


def _pages(ways: dict[str, Figures], count: int) -> Table:
    table = _table(
        f"{count} pages of HTML, side by side",
        *("", "sentences P", "R", "F1", "articles F1", "titles", "dates", "wrong", "missed"),
    )
    for name, figures in ways.items():
        days = figures.days
        table.add_row(
            name,
            *(f"{figure:.3f}" for figure in (*ratios(figures.sentences), ratios(figures.articles)[2])),
            "–" if figures.titles is None else _share(figures.titles, figures.wanted),
            *("–", "–", "–") if days is None else (
                _share(days["right"], figures.wanted), str(days["wrong"]), str(days["missed"])
            ),
        )  # fmt: skip
    return table


def _speeds(found: Sequence[Speed]) -> Table:
    table = _table(
        "Speed: CPU seconds of one core, with several processes seconds by the clock",
        "",
        "records",
        "articles",
        "MB",
        "seconds",
        "MB/s",
        "records/s",
        "articles/s",
        "peak MB",
    )
    for speed in found:
        size = speed.bytes / 1e6
        table.add_row(
            speed.way,
            *(f"{number:,}" for number in (speed.records, speed.articles)),
            *(f"{figure:,.2f}" for figure in (size, speed.seconds, size / speed.seconds)),
            *(f"{count / speed.seconds:,.0f}" for count in (speed.records, speed.articles)),
            f"{speed.memory / 1e6:,.0f}",
        )
    return table


if __name__ == "__main__":
    main()
