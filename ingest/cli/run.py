"""`ingest run`: scans into the archive."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ingest.cli.example import command as made
from ingest.cli.given import GivenPath
from ingest.cli.guard import INTERRUPTED, PROBLEMS
from ingest.cli.workspace import NO_SCANS, Places, at_workspace
from ingest.errors import SetupError
from ingest.settings import Settings, from_toml

if TYPE_CHECKING:
    from ingest.pipeline import Plan, Summary

Result = TypeVar("Result")


def with_settings(function: Callable[..., Result]) -> Callable[..., Result]:
    """Give a command the options that change settings; it gets them as `settings`."""

    @wraps(function)
    def with_them(
        *args: Any,
        settings: Path | None,
        engine: str | None,
        languages: tuple[str, ...] | None,
        page_seconds: int | None,
        careful: bool | None,
        **others: Any,
    ) -> Result:
        base = from_toml(settings) if settings else Settings()
        read = replace(
            base.read,
            engine=engine or base.read.engine,
            languages=languages or base.read.languages,
            careful=base.read.careful if careful is None else careful,
            worn=0.0 if careful is False else base.read.worn,
        )
        wanted = replace(base, read=read, page_seconds=page_seconds or base.page_seconds)
        return function(*args, settings=wanted, **others)

    for option in reversed(SETTINGS):
        option(with_them)
    return with_them


def _languages(_ctx: click.Context, _option: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """As Tesseract writes them: `eng+fra`."""
    if value is None:
        return None
    names = tuple(value.replace(",", "+").split("+"))
    if not all(name.replace("_", "").isalnum() for name in names):
        raise click.BadParameter("give Tesseract's names joined by +, as eng+fra.")
    return names


def _pattern(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """An empty one would match everything."""
    if value is not None and not value.strip():
        raise click.BadParameter("give a part of the name of a folder or file.")
    return value


USUAL = "+".join(Settings().read.languages)
SETTINGS = (
    click.option("--engine", metavar="NAME", help="tesserocr, pytesseract or another [default: the best one present]"),
    click.option("--languages", "-l", metavar="ABC+XYZ", callback=_languages, help=f"[default: {USUAL}]"),
    click.option(
        "--careful/--quick",
        default=None,
        help="Read what is doubtful again, on all pages or none: fewer wrong letters, two to three times the time "
        "[default: on worn pages; of both options the last counts]",
    ),
    click.option("--settings", type=GivenPath(), metavar="FILE", help="Settings as a TOML file"),
    click.option("--page-seconds", type=click.IntRange(1), metavar="N", help="Give a page up after so long"),
)


def cores() -> int:
    """How many processor cores this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@made(
    "run",
    "ingest run",
    "ingest run --languages eng+fra --only 'the-spark/1944*'",
    "ingest run --careful",
    "ingest run --dry-run",
    "ingest run --jobs 1 -v 2> problems.txt > run.log",
)
@click.option("--jobs", "-j", type=click.IntRange(1), metavar="N", help="Pages at a time [default: all cores]")
@click.option(
    "--only",
    metavar="PATTERN",
    callback=_pattern,
    help="Only issues whose folder or file matches (* and ?), or contains it",
)
@click.option("--dry-run", "-n", is_flag=True, help="Say what would be done, and do nothing")
@click.option("--quiet", "-q", "verbosity", flag_value=-1, type=int, default=0, help="Tell only what went wrong")
@click.option("--verbose", "-v", "verbosity", flag_value=1, type=int, help="Name each page")
@with_settings
@at_workspace
def command(
    places: Places, settings: Settings, jobs: int | None, only: str | None, dry_run: bool, verbosity: int
) -> None:
    """Read the scans into the archive.

    Pages that have been read before are not read again; stop with Ctrl-C whenever you like and type the same command
    to go on. Exit code 1 says: finished, with problems.
    """
    from ingest import pipeline, report

    if not places.scans.is_dir():
        raise SetupError(f"There is no folder {places.scans}. {NO_SCANS}")
    plan = pipeline.Plan(jobs or cores(), only, dry_run, settings)
    workspace = places.as_workspace()
    if dry_run:
        intents = pipeline.preview(workspace, plan)
        if not intents:
            raise SetupError(_none(places, only))
        report.plans(intents)
        return
    with report.watching(verbosity) as watcher:
        summary = pipeline.run(workspace, plan, watcher)
    _close(places, plan, summary, quiet=verbosity < 0)


def _close(places: Places, plan: "Plan", summary: "Summary", *, quiet: bool) -> None:
    from ingest import report

    if not summary.interrupted and not summary.pages and not summary.problems:
        raise SetupError(_none(places, plan.only))
    if not quiet:
        report.closing(summary)
    if summary.interrupted:
        report.note("Stopped. What has been read is kept; type the same command to go on.")
        raise click.exceptions.Exit(INTERRUPTED)
    if not quiet:
        report.next_steps(_next(places))
    if summary.problems:
        raise click.exceptions.Exit(PROBLEMS)


def _none(places: Places, only: str | None) -> str:
    return f"No scans match {only} in {places.scans}." if only else f"There are no scans in {places.scans}."


def _next(places: Places) -> dict[str, str]:
    from ingest import archive

    with places.opened() as db:
        words = archive.sample(db)
    search = {places.command("search", words): "find a word or a phrase"} if words else {}
    return {
        places.command("serve"): "read and search in a browser",
        **search,
        places.command("status"): "what is unknown, what went wrong",
    }
