"""`ingest search`: articles that hold these words."""

from typing import Any

import click

from ingest.cli.example import command as made
from ingest.cli.workspace import Places, at_workspace


@made(
    "search",
    'ingest search "general strike" --from 1934 --to 1936',
    """ingest search '"eight-hour day" OR short* hours' --publication the-spark""",
    "ingest search headline:strike --json",
)
@click.argument("words", nargs=-1, required=True)
@click.option("--from", "since", metavar="DATE", help="Not before: 1934, 1934-12 or 1934-12-13")
@click.option("--to", "until", metavar="DATE", help="Not after, the day, month or year included")
@click.option("--publication", "-p", metavar="NAME", help="Only of this paper: its id or a part of its title")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="At most so many")
@click.option("--json", "as_json", is_flag=True, help="For programs: with image, page and box of each hit")
@at_workspace
def command(places: Places, words: tuple[str, ...], as_json: bool, **wanted: Any) -> None:
    """Find articles by their WORDS, the best first.

    All of them must be there; "in quotes" they must follow each other, short* finds all that begin so, and AND, OR,
    NOT and brackets may be used. Capitals and accents make no difference.
    """
    from ingest import archive, report

    with places.opened() as db:
        found = archive.search(db, " ".join(words), **wanted)
    (report.hits_as_json if as_json else report.hits)(found)
