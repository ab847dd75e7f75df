"""The command ``mujaz``: what an editor asks between two builds. It writes nothing but what it prints.

Exit codes: 0 done; 1 the answer is no (``--strict`` found Problems, the accounts do not close); 2 a wrong call.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from mujaz.errors import MujazError, SettingsError
from mujaz.settings import SETTINGS_FILE, Settings

F = TypeVar("F", bound=Callable[..., Any])
_FOLDER = click.Path(path_type=Path, file_okay=False)


def common(command: F) -> F:
    """The options that every command takes; the command gets them as one ``Settings``."""

    @functools.wraps(command)
    def with_settings(
        settings: Path,
        corpus: Path | None,
        decisions: Path | None,
        ledger: Path | None,
        cache: Path | None,
        **rest: Any,
    ) -> None:
        from mujaz.settings import read

        given = {"corpus": corpus, "decisions": decisions, "ledger": ledger, "cache": cache}
        try:
            command(read(settings, given), **rest)
        except SettingsError as error:
            raise click.UsageError(str(error)) from error
        except MujazError as error:
            raise click.ClickException(str(error)) from error

    for option in (
        click.option("--cache", type=_FOLDER, help="Folder for what need not be computed twice."),
        click.option("--ledger", type=_FOLDER, help="Folder of ids and permalinks."),
        click.option("--decisions", type=_FOLDER, help="Folder of the editor's rulings."),
        click.option("--corpus", type=_FOLDER, help="Folder of articles as received."),
        click.option(
            "--settings",
            type=click.Path(path_type=Path, dir_okay=False),
            default=Path(SETTINGS_FILE),
            help="Pelican's settings file.",
        ),
    ):
        with_settings = option(with_settings)
    return with_settings  # type: ignore[return-value]  # click's decorators keep the name, not the signature


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mujaz")
def main() -> None:
    """Mujaz: a digest of Arabic news, one page per event, every source named."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # always text files


@main.command()
@click.option("--strict", is_flag=True, help="Fail where there are Problems.")
@common
def check(settings: Settings, *, strict: bool) -> None:
    """Read everything, write nothing: print the accounts and the Problems."""
    from mujaz.commands.check import report

    text, problems = report(settings)
    click.echo(text)
    if strict and problems:
        sys.exit(1)


@main.command()
@click.argument("what", nargs=-1, required=True, metavar="FILE[#ROW] | ID | ID ID")
@click.option("--json", "form", flag_value="json", help="For programs.")
@click.option("--html", "form", flag_value="html", help="A file as a page: explain FILE --html > page.html")
@common
def explain(settings: Settings, *, what: tuple[str, ...], form: str | None) -> None:
    """Say why: each line of a file, one article, or two articles put together or kept apart."""
    from mujaz.commands import explain as explanation

    if len(what) > 2:
        raise click.UsageError("explain takes a file, an article's id, or two ids.")
    if form == "json":
        click.echo(explanation.as_json(settings, what))
    elif form == "html":
        click.echo(explanation.as_html(settings, what, click.get_current_context().params["settings"]))
    else:
        click.echo(explanation.as_text(settings, what, explanation.Screen.of(sys.stdout)), color=True)


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="INPUT.jsonl")
@common
def group(settings: Settings, *, file: Path) -> None:
    """Group the rows of a JSONL file into stories, one line out per row."""
    from mujaz.commands.group import lines

    for line in lines(settings, file):
        click.echo(line)
