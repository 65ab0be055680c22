"""`ingest rebuild`: the archive anew from what was read and decided."""

from pathlib import Path

import click

from ingest.cli.example import command as made
from ingest.cli.given import GivenPath
from ingest.cli.guard import INTERRUPTED, PROBLEMS
from ingest.cli.run import cores
from ingest.cli.workspace import Places, at_workspace
from ingest.settings import Settings, from_toml


@made("rebuild", "ingest rebuild", "ingest rebuild --settings my-paper.toml")
@click.option("--settings", type=GivenPath(), metavar="FILE", help="Settings as a TOML file")
@click.option("--jobs", "-j", type=click.IntRange(1), metavar="N", help="Issues at a time [default: all cores]")
@click.option("--quiet", "-q", is_flag=True, help="Tell only what went wrong")
@at_workspace
def command(places: Places, settings: Path | None, jobs: int | None, quiet: bool) -> None:
    """Make the archive anew from the page files.

    The journal of corrections is laid over them. Nothing is read from the scans. The new archive takes the old one's
    place when it is whole; until then the old one stays as it is.
    """
    from ingest import pipeline, report

    wanted = from_toml(settings) if settings else Settings()
    try:
        with report.watching(-1 if quiet else 0) as watcher:
            summary = pipeline.rebuild(places.as_workspace(), wanted, watcher, jobs or cores())
    except KeyboardInterrupt:
        report.note("Stopped. The archive is as it was before.")
        raise click.exceptions.Exit(INTERRUPTED) from None
    if not quiet:
        report.closing(summary)
    if summary.problems:
        raise click.exceptions.Exit(PROBLEMS)
