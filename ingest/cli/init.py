"""`ingest init`: a new workspace."""

from pathlib import Path

import click

from ingest.cli.example import command as made
from ingest.cli.given import GivenPath
from ingest.cli.workspace import ARCHIVE, METADATA, OUTPUT, SCANS, Places
from ingest.errors import SetupError
from ingest.whole import written

README = f"""\
A workspace of ingest

  {SCANS}/        Put the scans here: a folder for each issue with a picture for each page, or a multi-page TIFF
                or PDF for each issue. Name it after the paper and its date: the-spark-1944-12-13/p1.tif, p2.tif ...
  {OUTPUT}/   What was read from each page. Keep it: the archive can be made anew from it.
  {ARCHIVE}    The archive, made by `ingest run`.

Type `ingest run` in this folder. What the names of the files do not say can stand in a file issue.toml beside the
scans of an issue; issue.toml.example shows one.
"""

ISSUE = """\
# What is known of an issue. Put a copy named issue.toml beside its scans, or into the folder of a whole paper; leave
# out what you do not know.

date = "1944-12-13"
# volume = "III"
# number = "4"
# edition = "evening"

[publication]
title = "The Spark"
# id = "the-spark"              the short name in every citation; made from the title when left out
# motto = "..."

[settings.read]
# languages = ["deu"]            Tesseract's names, the main one first; ["eng", "fra"] when nothing is said
"""


@made("init", "ingest init my-paper", "cd my-paper", "ingest run")
@click.argument("folder", metavar="DIR", type=GivenPath(file_okay=False), default=".")
def command(folder: Path) -> None:
    """Make a new workspace in DIR.

    It gets folders for scans and page files, and a note on how to lay out the scans. Nothing that is there already is
    overwritten.
    """
    from ingest import archive
    from ingest.report import next_steps, printable

    files = {"README.txt": README, "issue.toml.example": ISSUE}
    there = [name for name in (*files, METADATA, ARCHIVE) if (folder / name).exists()]
    if there:
        raise SetupError(
            f"{folder} is a workspace already, or has files of that name ({', '.join(there)}); nothing was changed."
        )
    for name in (SCANS, OUTPUT):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        with written(folder / name) as unfinished:
            unfinished.write_text(content, encoding="utf-8")
    archive.write_metadata(folder)
    given = () if folder == Path() else ("--workspace", str(folder))
    places = Places(folder, folder / SCANS, folder / OUTPUT, folder / ARCHIVE, given)
    click.echo(f"A workspace is ready. Put your scans into {printable(str(places.scans))}.")
    next_steps({places.command("run"): "when the scans are there"})
