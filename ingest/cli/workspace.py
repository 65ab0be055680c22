"""Where does everything lie?  The options that every command has."""

import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ingest.cli.given import GivenPath
from ingest.errors import SetupError

if TYPE_CHECKING:
    from ingest.archive import Archive
    from ingest.pipeline import Workspace

Result = TypeVar("Result")
SCANS, OUTPUT, ARCHIVE, METADATA = "scans", "ocr_output", "archive.db", "metadata.json"

NO_SCANS = "Make it and put the scans there; `ingest init` makes a whole workspace."
"""What to do where the folder of the scans is missing."""
GROUPS = ("user", "corrections")
"""Commands of two words."""


@dataclass(frozen=True, slots=True)
class Places:
    """The paths of a workspace, and the options that lead there."""

    root: Path
    scans: Path
    output: Path
    archive: Path
    given: tuple[str, ...] = ()
    """Options as they were typed, for commands that we suggest."""

    def as_workspace(self) -> "Workspace":
        """For the pipeline."""
        from ingest.pipeline import Workspace

        return Workspace(self.root, self.scans, self.output, self.archive)

    def command(self, *words: str) -> str:
        """A command line of ours that works where the person is now."""
        head = 2 if words[0] in GROUPS else 1
        return shlex.join([program("ingest"), *words[:head], *self.given, *words[head:]])

    def spared(self, goal: Path) -> Path:
        """*goal*, where a command writes what it makes; raises SetupError where that would fall on what is kept."""
        place = goal.resolve()
        for kept, name in ((self.scans, "the scans"), (self.output, "the page files")):
            if place.is_relative_to(kept.resolve()):
                raise SetupError(f"{goal} lies among {name}, where nothing else is written. Give another path.")
        names = (self.archive.name, f"{self.archive.stem}.people.db")
        if place.parent == self.archive.resolve().parent and place.name.startswith(names):
            raise SetupError(f"{goal} is a file of the archive. Give another path.")
        return goal

    def opened(self) -> "Archive":
        """The archive, which must be there; raises SetupError."""
        from ingest import archive

        return archive.connect(self.archive, create=False)


def program(name: str) -> str:
    """How a program of ours can be called from here: by its name when the shell finds it, else by its path."""
    beside = Path(sys.argv[0]).with_name(name)
    found = shutil.which(name)
    if found and (not beside.exists() or Path(found).resolve() == beside.resolve()):
        return name
    return str(beside) if beside.exists() else name


def at_workspace(function: Callable[..., Result]) -> Callable[..., Result]:
    """Give a command the options of a workspace; it gets them as its first argument, a `Places`."""

    @wraps(function)
    def with_places(
        *args: Any, workspace: Path, scans: Path | None, ocr_output: Path | None, archive: Path | None, **others: Any
    ) -> Result:
        typed = {"--workspace": workspace, "--scans": scans, "--ocr-output": ocr_output, "--archive": archive}
        given = [(name, str(path)) for name, path in typed.items() if path is not None and path != Path()]
        places = Places(
            root=workspace,
            scans=scans or workspace / SCANS,
            output=ocr_output or workspace / OUTPUT,
            archive=archive or workspace / ARCHIVE,
            given=tuple(word for pair in given for word in pair),
        )
        return function(places, *args, **others)

    for option in reversed(OPTIONS):
        option(with_places)
    return with_places


OPTIONS = (
    click.option(
        "--workspace",
        "-w",
        type=GivenPath(exists=True, file_okay=False),
        default=".",
        metavar="DIR",
        help="Folder that holds the three below [default: this one]",
    ),
    click.option("--scans", type=GivenPath(), metavar="DIR", help=f"The scans [default: {SCANS}]"),
    click.option("--ocr-output", type=GivenPath(), metavar="DIR", help=f"The page files [default: {OUTPUT}]"),
    click.option("--archive", type=GivenPath(), metavar="FILE", help=f"The archive [default: {ARCHIVE}]"),
)
