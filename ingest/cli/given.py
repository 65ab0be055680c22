"""What may a path on the command line be?"""

import os
from pathlib import Path
from typing import Any

import click


class GivenPath(click.Path):
    """A path as a `Path`, but no blank one: `--scans "$SCANS"` with nothing in SCANS would mean this folder."""

    def __init__(self, **which: bool) -> None:
        """*which* are those of click: exists, file_okay, dir_okay, allow_dash."""
        super().__init__(path_type=Path, **which)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """*value* as a `Path`; refused where it is blank, or is not *which*."""
        if not os.fspath(value).strip():
            self.fail("it is empty. Give a path; is a variable of the shell not set?", param, ctx)
        return super().convert(value, param, ctx)
