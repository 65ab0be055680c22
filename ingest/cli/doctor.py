"""`ingest doctor`: is everything here that is needed, and is the archive sound?

What is slow to load is imported where it is used: every command loads this module.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from ingest.cli.example import command as made
from ingest.cli.guard import PROBLEMS
from ingest.cli.run import with_settings
from ingest.cli.workspace import NO_SCANS, Places, at_workspace
from ingest.errors import SetupError
from ingest.settings import Settings, merged

if TYPE_CHECKING:
    from ingest.model import Bundle
    from ingest.report import Check

UNREAD = ("unreadable", "bad-issue-toml")
"""Problems of the scans that change what a run understands of them; of single files a run tells."""
Wish = tuple[str, tuple[str, ...], str]
"""What has to be installed: an engine, its languages and a segmenter, by their names."""

ROOM = 1_000_000_000
"""Bytes that should be free: page files and archive of some thousand pages, and what SQLite needs for a rebuild."""
PATIENCE = 20
"""Seconds that a program may take to say its version."""


@made("doctor", "ingest doctor", "ingest doctor --languages eng+fra")
@with_settings
@at_workspace
def command(places: Places, settings: Settings) -> None:
    """Check the installation and the archive.

    What is wrong is told with what to do about it. Exit code 1: something is wrong.
    """
    from ingest import report

    installation = [_python(), _packages(), *_engines(settings), _second_opinion(), _poppler(), _datasette()]
    report.checks("Installation", installation)
    workspace = [*_scans(places, settings), *_writable(places), _disk(places)]
    report.checks("Workspace", workspace)
    archive = [*_archive(places), _journal(places)]
    report.checks("Archive", archive)
    if not all(check.good for check in (*installation, *workspace, *archive)):
        raise click.exceptions.Exit(PROBLEMS)


def _python() -> "Check":
    from importlib import metadata

    from ingest.report import Check

    wanted = metadata.metadata("ingest")["Requires-Python"]
    lowest = tuple(int(part) for part in re.findall(r"\d+", wanted))
    step = "" if sys.version_info >= lowest else f"Install Python {wanted}, then `make setup`."
    return Check(not step, "Python", sys.version.split()[0], step)


def _packages() -> "Check":
    """The packages that the project names, without those of its extras."""
    from importlib import metadata

    from ingest.report import Check

    named = [line for line in metadata.requires("ingest") or [] if "extra ==" not in line]
    names = [re.split(r"[^A-Za-z0-9._-]", line)[0] for line in named]
    missing = []
    for name in names:
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        step = f"Type `make setup`, or {sys.executable} -m pip install {' '.join(missing)}"
        return Check(False, "Packages", f"missing: {', '.join(missing)}", step)
    return Check(True, "Packages", f"all {len(names)} are here")


def _engines(settings: Settings) -> list["Check"]:
    """The engine that a run would take, with its languages; the others for information."""
    from ingest import engines
    from ingest.report import Check

    languages = settings.read.languages
    checks = []
    try:
        engine = engines.load(settings.read.engine, languages)
        checks.append(Check(True, "Engine", f"{engine.name} {engine.version}"))
        checks.append(Check(True, "Languages", "+".join(languages)))
    except SetupError as error:
        checks.append(Check(False, "Engine", f"{settings.read.engine}, {'+'.join(languages)}", str(error)))
    return [*checks, _tesseract()]


def _second_opinion() -> "Check":
    """The recogniser that worn pages and `--careful` ask beside Tesseract; nobody needs it."""
    from ingest.engines import second
    from ingest.report import Check

    try:
        reader = second.load()
    except SetupError as error:
        return Check(False, "Second opinion", "installed, but it does not work", str(error))
    if reader is None:
        return Check(True, "Second opinion", f"not here, so `--careful` asks Tesseract alone; {second.next_step()}")
    return Check(True, "Second opinion", reader.version)


def _tesseract() -> "Check":
    """The command, which only the engine pytesseract needs."""
    from ingest.report import Check

    told = _version_of("tesseract", "--version")
    return Check(True, "Command tesseract", told or "not here; only the engine pytesseract needs it")


def _poppler() -> "Check":
    from ingest.report import Check

    told = _version_of("pdftoppm", "-v")
    if told:
        return Check(True, "Poppler", told)
    return Check(False, "Poppler", "not here, so PDFs cannot be read", "sudo apt-get install poppler-utils")


def _datasette() -> "Check":
    from importlib import metadata

    from ingest.report import Check

    try:
        return Check(True, "Datasette", metadata.version("datasette"))
    except metadata.PackageNotFoundError:
        return Check(
            True, "Datasette", f"not here; to look around in a browser: {sys.executable} -m pip install datasette"
        )


def _version_of(program: str, option: str) -> str:
    """The first line of what a program says of itself; empty when it is not there."""
    if not shutil.which(program):
        return ""
    try:
        told = subprocess.run([program, option], capture_output=True, text=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (told.stdout or told.stderr).strip().partition("\n")[0]


def _scans(places: Places, settings: Settings) -> list["Check"]:
    """Whether folders and each `issue.toml` can be read, and what is wanted there is here: else no run could start."""
    from ingest import scans
    from ingest.report import Check

    if not places.scans.is_dir():
        return [Check(False, "Scans", f"there is no folder {places.scans}", NO_SCANS)]
    bundles, problems = scans.discover(places.scans)
    wrong = [Check(False, "Scans", one.source, one.sentence) for one in problems if one.slug in UNREAD]
    return [*(wrong or [Check(True, "Scans", str(places.scans))]), *_issues(bundles, settings)]


def _issues(bundles: "list[Bundle]", settings: Settings) -> list["Check"]:
    """What cannot be had of all that an `issue.toml` wants, once each."""
    from ingest.report import Check

    wishes: dict[Wish, str] = {}
    for bundle in bundles:
        with suppress(SetupError):  # a run tells the mistake and goes on without it
            wishes.setdefault(_wish(merged(settings, bundle.settings)), bundle.source)
    wishes.pop(_wish(settings), None)  # was looked at
    missing = [(source, said) for wish, source in wishes.items() if (said := _refusal(wish))]
    return [Check(False, "issue.toml", f"of {source}", said) for source, said in missing]


def _wish(settings: Settings) -> Wish:
    return settings.read.engine, settings.read.languages, settings.segmenter


def _refusal(wish: Wish) -> str:
    """Why a run could not start with *wish*; empty when it could."""
    from ingest import engines, segmenters

    engine, languages, segmenter = wish
    try:
        engines.load(engine, languages)
        segmenters.check(segmenter)
    except SetupError as error:
        return str(error)
    return ""


def _writable(places: Places) -> list["Check"]:
    from ingest.report import Check

    checks = []
    for name, folder in (("Page files", places.output), ("Archive's folder", places.archive.parent)):
        there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
        try:
            with tempfile.TemporaryFile(dir=there):
                checks.append(Check(True, name, f"{folder} can be written"))
        except OSError as error:
            step = f"Check the permissions of {there.absolute()}."
            checks.append(Check(False, name, f"{folder} cannot be written ({error.strerror})", step))
    return checks


def _disk(places: Places) -> "Check":
    from ingest.report import Check

    free = shutil.disk_usage(places.root).free
    found = f"{free / 1e9:.1f} GB free"
    return Check(free >= ROOM, "Disk", found, "" if free >= ROOM else f"Make room: {ROOM / 1e9:.0f} GB or more.")


def _archive(places: Places) -> list["Check"]:
    from ingest import archive
    from ingest.report import Check

    if not places.archive.exists():
        return [Check(True, "Archive", f"none yet; `{places.command('run')}` makes {places.archive}")]
    try:
        with places.opened() as db:
            found = archive.check(db, places.archive.parent)
    except SetupError as error:
        return [Check(False, "Archive", str(places.archive), str(error))]
    return [Check(item.good, item.name, item.found, item.next_step) for item in found]


def _journal(places: Places) -> "Check":
    """Whether `ingest rebuild` could understand all that people decided."""
    from ingest.archive.decisions import journal
    from ingest.report import Check

    path = places.as_workspace().journal
    try:
        return Check(True, "Journal", f"{len(journal.read(path)):,} decisions of people")
    except SetupError as error:
        return Check(False, "Journal", str(path), str(error))
