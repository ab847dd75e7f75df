"""The command ``mujaz``: what an editor asks between two builds, and what is told once a build is published.

But for ``send`` and ``ping``, which speak to servers, a command writes nothing but what it prints and the cache.

Exit codes: 0 done; 1 the answer is no (``--strict`` found Problems, the accounts do not close); 2 a wrong call.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mujaz.errors import MujazError, SettingsError
from mujaz.settings import SETTINGS_FILE, Settings

if TYPE_CHECKING:
    from mujaz.site.options import Options

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
        outlets: Path | None,
        **rest: Any,
    ) -> None:
        from mujaz.settings import read

        given = {
            "corpus": corpus,
            "decisions": decisions,
            "ledger": ledger,
            "cache": cache,
            "outlets": outlets,
        }
        try:
            command(read(settings, given), **rest)
        except SettingsError as error:
            raise click.UsageError(str(error)) from error
        except MujazError as error:
            raise click.ClickException(str(error)) from error

    for option in (
        click.option("--cache", type=_FOLDER, help="Folder for what need not be computed twice."),
        click.option(
            "--outlets",
            type=click.Path(path_type=Path, dir_okay=False),
            help="File that names outlets and says whose texts may be shown whole.",
        ),
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
@click.argument(
    "what", nargs=-1, required=True, metavar="FILE[#ROW][:ARTICLE] | ID | PERMALINK | TWO OF THEM"
)
@click.option("--json", "form", flag_value="json", help="For programs.")
@click.option(
    "--html",
    "form",
    flag_value="html",
    help="A file, or two articles, as a page: explain FILE --html > page.html",
)
@common
def explain(settings: Settings, *, what: tuple[str, ...], form: str | None) -> None:
    """Say why: each line of a file, one article, a story, or two articles put together or kept apart."""
    from mujaz.commands import explain as explanation

    if len(what) > 2:
        raise click.UsageError("explain takes a file, an id or an address, or two of them.")
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


def _site(output: Path | None) -> tuple[Options, Path]:
    """The site's options and the folder it was built into, by the settings file that the command was given."""
    from mujaz.settings import pelican
    from mujaz.site import options

    found = pelican(click.get_current_context().params["settings"])
    return options.read(found), output or Path(found["OUTPUT_PATH"])


@main.command()
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE")
@click.option("--smtp", metavar="HOST:PORT", help="Server that delivers.")
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and send nothing.")
@click.option("--to", multiple=True, metavar="ADDRESS", help="Who gets it; may be repeated.")
@click.option(
    "--list",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="File of addresses, one a line.",
)
@click.option("--user", default="", help="Login; its password is MUJAZ_SMTP_PASSWORD in the environment.")
@click.option("--output", type=_FOLDER, help="Where the site was built.")
@common
def send(
    _: Settings,
    *,
    day: datetime,
    smtp: str | None,
    dry_run: bool,
    to: tuple[str, ...],
    lists: tuple[Path, ...],
    user: str,
    output: Path | None,
) -> None:
    """Send the newsletter of a day to its subscribers, one message each."""
    from mujaz.commands import send as newsletter

    if not smtp and not dry_run:
        raise click.UsageError("send takes --smtp HOST:PORT, or --dry-run.")
    options, folder = _site(output)
    addresses = newsletter.recipients(to, lists)
    if not addresses:
        raise click.UsageError("Nobody to send to: --to ADDRESS or --list FILE.")
    messages = newsletter.letters(day.date(), folder, options, addresses)
    if dry_run or smtp is None:
        for message in messages:
            click.echo(f"{message['To']}: {message['Subject']} ({len(bytes(message)):,} bytes)")
        return
    server = newsletter.server(smtp, user, os.environ.get("MUJAZ_SMTP_PASSWORD", ""))
    refused = newsletter.deliver(messages, server)
    for address, reason in refused:
        click.echo(f"{address}: {reason}", err=True)
    click.echo(f"sent to {len(addresses) - len(refused)} of {len(addresses)}")
    if refused:
        sys.exit(1)


@main.command()
@click.option("--output", type=_FOLDER, help="Where the site was built.")
@common
def ping(settings: Settings, *, output: Path | None) -> None:
    """Tell the WebSub hub which feeds changed; after publishing, never before."""
    from mujaz.commands.ping import ping as tell

    options, folder = _site(output)
    for url in tell(folder, settings.cache, options):
        click.echo(url)
