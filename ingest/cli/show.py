"""`ingest show`: what the software sees on a page."""

from pathlib import Path

import click

from ingest.cli.example import command as made
from ingest.cli.given import GivenPath
from ingest.cli.workspace import Places, at_workspace
from ingest.errors import SetupError

STREAM = Path("-")
SEVERAL = (".pdf", ".tif", ".tiff")
"""Kinds of file that hold more than one picture."""


@made(
    "show",
    "ingest show the-spark/2022-01-17/p01 -o page.png",
    "ingest show scans/the-spark-2022-01-17/p1.tif -o page.png",
    "ingest show the-spark/2022-01-17 -o pictures/",
    "ingest show the-spark/2022-01-17 -o issue.pdf",
)
@click.argument("page", type=GivenPath())
@click.option(
    "--output",
    "-o",
    type=GivenPath(),
    help="A picture or PDF, or a folder [default: named like the page]",
)
@click.option(
    "--width", type=click.IntRange(200, 10_000), default=1600, show_default=True, help="Pixels of the picture"
)
@at_workspace
def command(places: Places, page: Path, output: Path | None, width: int) -> None:
    """Draw what was found on PAGE over its scan.

    Drawn are columns, regions, reading order and articles. PAGE is a page's or an issue's id, or the path of its
    scan or folder.
    Each article has its own colour; the numbers give the reading order and arrows lead from one part of an article to
    the next.
    """
    from ingest import images, report, show
    from ingest.cli import sheet
    from ingest.settings import Settings

    with places.opened() as db:
        found = sheet.called(db, str(page), places)
    goals: dict[Path, list[sheet.Found]] = {}
    for one, goal in zip(found, _goals([one.id for one in found], output), strict=True):
        goals.setdefault(goal, []).append(one)
    for goal in goals:
        places.spared(goal)
    for goal, wanted in goals.items():
        drawn = []
        for one in wanted:
            picture = images.open_scan(one.scan, one.frame, Settings().max_megapixels, colour=True)
            drawn.append(show.draw(picture.pixels, one.sheet, width))
        show.save(drawn, goal)
        click.echo(report.printable(str(goal)))


def _goals(ids: list[str], output: Path | None) -> list[Path]:
    """Where the picture of each page goes."""
    if output == STREAM:
        raise SetupError("Pictures are not written to standard output: give a file or a folder with -o.")
    names = [f"{name.replace('/', '_')}.png" for name in ids]
    if output is None:
        return [Path(name) for name in names]
    if output.is_dir() or not output.suffix:
        return [output / name for name in names]
    if len(ids) > 1 and output.suffix.lower() not in SEVERAL:
        raise SetupError(f"These are {len(ids)} pages: give a folder, or a file that ends in .pdf, with -o.")
    return [output] * len(ids)
