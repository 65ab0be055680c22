"""`ingest show`: what the software sees on a page."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ingest.cli.example import command as made
from ingest.cli.workspace import Places, at_workspace
from ingest.errors import SetupError

if TYPE_CHECKING:
    from PIL.Image import Image
    from sqlite_utils import Database

    from ingest.show import Sheet

Row = dict[str, Any]
SEVERAL = (".pdf", ".tif", ".tiff")
"""Kinds of file that hold more than one picture."""

PAGES = """
    SELECT pages.*, issues.source FROM pages JOIN issues ON issues.id = pages.issue_id
    WHERE :name IN (pages.id, pages.issue_id, pages.image, issues.source)
       OR pages.image = :image
    ORDER BY pages.issue_id, pages.sequence
"""
REGIONS = "SELECT * FROM regions WHERE page_id = ? ORDER BY page_sequence"
STORIES = """
    SELECT articles.*, group_concat(DISTINCT pages.sequence) AS on_pages
    FROM articles JOIN regions ON regions.article_id = articles.id JOIN pages ON pages.id = regions.page_id
    WHERE articles.id IN (SELECT article_id FROM regions WHERE page_id = ?)
    GROUP BY articles.id ORDER BY articles.sequence
"""


@made(
    "show",
    "ingest show the-spark/2022-01-17/p01 -o page.png",
    "ingest show scans/the-spark-2022-01-17/p1.tif -o page.png",
    "ingest show the-spark/2022-01-17 -o pictures/",
    "ingest show the-spark/2022-01-17 -o issue.pdf",
)
@click.argument("page")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="A picture or PDF, or a folder [default: named like the page]",
)
@click.option(
    "--width", type=click.IntRange(200, 10_000), default=1600, show_default=True, help="Pixels of the picture"
)
@at_workspace
def command(places: Places, page: str, output: Path | None, width: int) -> None:
    """Draw what was found on PAGE over its scan.

    Drawn are columns, regions, reading order and articles. PAGE is a page's or an issue's id, or the path of its scan.
    Each article has its own colour; the numbers give the reading order and arrows lead from one part of an article to
    the next.
    """
    from ingest import show

    with places.opened() as db:
        rows = _pages(db, page, places)
        targets = _targets(rows, output)
        for target in dict.fromkeys(targets):
            wanted = [row for row, goal in zip(rows, targets, strict=True) if goal == target]
            show.save([_drawn(db, row, places, width) for row in wanted], target)
            click.echo(f"{target}")


def _pages(db: "Database", name: str, places: Places) -> list[Row]:
    """The rows of the pages that *name* means; raises SetupError when there are none."""
    here = Path(name)
    try:
        image = str(here.absolute().relative_to(places.archive.absolute().parent))
    except ValueError:
        image = name
    rows = list(db.query(PAGES, {"name": name.rstrip("/"), "image": image}))
    if not rows:
        raise SetupError(
            f"The archive {places.archive} has no page {name}. `{places.command('status')}` lists its issues; "
            "a page is called like its issue with /p01 after it."
        )
    return rows


def _targets(rows: list[Row], output: Path | None) -> list[Path]:
    """Where the picture of each page goes."""
    names = [f"{row['id'].replace('/', '_')}.png" for row in rows]
    if output is None:
        return [Path(name) for name in names]
    if output.is_dir() or not output.suffix:
        return [output / name for name in names]
    if len(rows) > 1 and output.suffix.lower() not in SEVERAL:
        raise SetupError(f"These are {len(rows)} pages: give a folder, or a file that ends in .pdf, with -o.")
    return [output] * len(rows)


def _drawn(db: "Database", row: Row, places: Places, width: int) -> "Image":
    from ingest import images, show
    from ingest.settings import Settings

    path = places.archive.parent / row["image"]
    picture = images.open_scan(path, row["frame"], Settings().max_megapixels, colour=True)
    return show.draw(picture.pixels, _sheet(db, row, places), width)


def _sheet(db: "Database", row: Row, places: Places) -> "Sheet":
    from ingest.model import Box
    from ingest.show import Part, Sheet, Story

    articles = list(db.query(STORIES, [row["id"]]))
    place = {article["id"]: index for index, article in enumerate(articles)}
    regions = list(db.query(REGIONS, [row["id"]]))
    a, b, c, d, e, f = json.loads(row["turn"])
    return Sheet(
        heading=row["id"],
        page=row["sequence"],
        facts=_facts(row, len(regions), len(articles)),
        parts=tuple(Part(_box(region), region["kind"], place.get(region["article_id"])) for region in regions),
        stories=tuple(
            Story(
                number=article["sequence"],
                kind=article["kind"],
                headline=article["headline"],
                pages=tuple(sorted(int(page) for page in article["on_pages"].split(","))),
            )
            for article in articles
        ),
        columns=_columns(row, places),
        rotation=row["rotation"],
        turn=(a, b, c, d, e, f),
        crop=Box(*json.loads(row["crop"])) if row["crop"] else None,
    )


def _box(region: Row) -> Any:
    from ingest.model import Box

    return Box(region["left"], region["top"], region["right"], region["bottom"])


def _facts(row: Row, regions: int, articles: int) -> tuple[str, ...]:
    read = f"{row['words']} words" + (f", confidence {100 * row['confidence']:.0f} %" if row["confidence"] else "")
    lies = f"{row['dpi']:.0f} dpi, " if row["dpi"] else ""
    turned = f", turned {row['rotation']}°" if row["rotation"] else ""
    return (
        row["image"] + (f", page {row['frame'] + 1}" if row["frame"] else ""),
        read,
        f"{lies}skew {row['skew']:+.1f}°{turned}",
        f"{regions} regions, {articles} articles",
    )


def _columns(row: Row, places: Places) -> tuple[tuple[float, float], ...]:
    """The column grid as the layout finds it in the page file; none when there is no page file."""
    from ingest import layout, pages
    from ingest.model import Scan
    from ingest.settings import Settings

    try:
        scan = Scan(str(Path(row["image"]).relative_to(places.scans)), row["frame"])
    except ValueError:
        return ()
    for frames in (1, 2):
        for reading in pages.load(pages.path_of(places.output, scan, frames)) or ():
            if json.dumps(reading.crop and [reading.crop.left]) == json.dumps(
                row["crop"] and json.loads(row["crop"])[:1]
            ):
                return layout.arrange(reading, Settings()).columns
    return ()
