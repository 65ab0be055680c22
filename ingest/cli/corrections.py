"""`ingest corrections`: carry people's work from one machine to another."""

from pathlib import Path

import click

from ingest.cli.audited import audited
from ingest.cli.example import command as made
from ingest.cli.example import group
from ingest.cli.given import GivenPath
from ingest.cli.guard import PROBLEMS
from ingest.cli.workspace import Places, at_workspace
from ingest.errors import SetupError, reason

STREAM = Path("-")
SHOWN = 20
"""Differences that are listed before the rest is only counted."""


@group("corrections", "ingest corrections export work.jsonl", "ingest corrections import work.jsonl")
def command() -> None:
    """Carry corrections and other decisions from one machine to another."""


@made("export", "ingest corrections export work.jsonl", "ingest corrections export - | gzip > work.jsonl.gz")
@click.argument("file", type=GivenPath(dir_okay=False, allow_dash=True), default="-")
@at_workspace
def export(places: Places, file: Path) -> None:
    """Write everything that people decided to FILE, one decision a line (JSON Lines)."""
    from ingest import archive

    places.spared(file)
    with places.opened() as db:
        lines = archive.export(db)
    is_stream = file == STREAM or (file.exists() and not file.is_file())  # a pipe, or /dev/stdout
    goal = "-" if file == STREAM else str(file.resolve())
    try:
        with click.open_file(goal, "w", encoding="utf-8", atomic=not is_stream) as opened:
            opened.writelines(f"{line}\n" for line in lines)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SetupError(f"{file} cannot be written: {reason(error)}.") from error
    click.echo(f"{len(lines):,} decisions.", err=True)


@made("import", "ingest corrections import work.jsonl")
@click.argument("file", type=GivenPath(dir_okay=False))
@at_workspace
def bring_in(places: Places, file: Path) -> None:
    """Take over the decisions in FILE, each once, and lay them over the archive.

    Of two people's readings of one line the later one stands; both are kept, and the line is named here.
    Exit code 1: some have no place in this archive, or differ.
    """
    from ingest import archive
    from ingest.report import printable

    with audited(places, "import", str(file)), places.opened() as db:
        merged = archive.bring_in(db, file, places.as_workspace().journal)
    click.echo(f"{merged.new:,} new, {merged.known:,} known already.")
    if merged.waiting:
        click.echo(f"{merged.waiting:,} wait for their place; `{places.command('status')}` lists them.")
    for each in merged.differences[:SHOWN]:
        click.echo(
            printable(f"{each.page_id}: {each.actors[0]} read {each.earlier!r}, {each.actors[1]} {each.later!r}")
        )
    if len(merged.differences) > SHOWN:
        click.echo(f"and {len(merged.differences) - SHOWN:,} more lines that two people read otherwise")
    if merged.waiting or merged.differences:
        raise click.exceptions.Exit(PROBLEMS)


for each in (export, bring_in):
    command.add_command(each)
