"""`ingest learn`: what a recogniser can learn from what people mended."""

from pathlib import Path

import click

from ingest.cli.example import command as made
from ingest.cli.given import GivenPath
from ingest.cli.guard import PROBLEMS
from ingest.cli.workspace import Places, at_workspace


@made("learn", "ingest learn lessons", "ingest learn ~/tesstrain/data/the-spark-ground-truth")
@click.argument("folder", metavar="OUT", type=GivenPath(file_okay=False))
@at_workspace
def command(places: Places, folder: Path) -> None:
    """Collect mended and confirmed lines in OUT as pictures with their text.

    Each line is cut out of its scan, straightened: NAME.png and NAME.gt.txt, as tesstrain and kraken take them.
    confusions.csv beside them tells what is taken for what in each paper; the archive keeps that table as well.
    """
    from ingest.learn import learn
    from ingest.report import note, printable

    places.spared(folder)
    with places.opened() as db:
        learned = learn(db, places.archive.absolute().parent, folder)
    click.echo(f"{learned.lines:,} lines and {learned.confusions:,} confusions in {printable(str(folder))}.")
    for sentence in learned.missing:
        note(printable(sentence))
    if learned.missing:
        raise click.exceptions.Exit(PROBLEMS)
