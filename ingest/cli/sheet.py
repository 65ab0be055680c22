"""What do the archive and the page file know of a page, as the picture of it needs it?"""

import json
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from sqlite_utils import Database

from ingest import files, layout, pages
from ingest.cli.workspace import Places
from ingest.errors import SetupError
from ingest.model import Box, Scan
from ingest.settings import Settings
from ingest.show import Part, Sheet, Story

Row = dict[str, Any]
"""A row of `pages`."""

PAGES = """
    SELECT pages.*, issues.source FROM pages JOIN issues ON issues.id = pages.issue_id
    WHERE pages.id = :name OR pages.issue_id = :name OR issues.source IN (:name, :source) OR pages.image = :image
    ORDER BY pages.issue_id, pages.sequence
"""
REGIONS = (
    'SELECT article_id, kind, "left", "top", "right", "bottom" FROM regions WHERE page_id = ? ORDER BY page_sequence'
)
STORIES = """
    SELECT articles.id, articles.sequence, articles.kind, articles.headline, substr(articles.text, 1, 80) AS opening,
           group_concat(DISTINCT pages.sequence) AS on_pages
    FROM articles JOIN regions ON regions.article_id = articles.id JOIN pages ON pages.id = regions.page_id
    WHERE articles.id IN (SELECT article_id FROM regions WHERE page_id = ?)
    GROUP BY articles.id ORDER BY articles.sequence
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A page with its scan and all that is to be drawn on it."""

    id: str
    scan: Path
    frame: int
    sheet: Sheet


def called(db: Database, name: str, places: Places) -> list[Found]:
    """The pages that *name* means: a page's or an issue's id, its source, its path or that of a scan.

    Raises SetupError when there are none.
    """
    root = places.archive.absolute().parent
    scan = files.name_of(Path(os.path.relpath(name, places.scans)), Path())
    image = str(PurePosixPath(files.seen_from(root, places.scans), scan))
    storable = name.rstrip("/").encode("utf-8", "replace").decode("utf-8")
    rows = list(db.query(PAGES, {"name": storable, "image": image, "source": scan}))
    if not rows:
        raise SetupError(
            f"The archive {places.archive} has no page {name}. A page is called like its issue with /p01 after it, or "
            "by the path of its scan or folder; `ingest search` tells the ids."
        )
    return [Found(row["id"], files.located(root, row["image"]), row["frame"], _sheet(db, row, places)) for row in rows]


def _sheet(db: Database, row: Row, places: Places) -> Sheet:
    articles = list(db.query(STORIES, [row["id"]]))
    place = {article["id"]: index for index, article in enumerate(articles)}
    regions = list(db.query(REGIONS, [row["id"]]))
    a, b, c, d, e, f = json.loads(row["turn"])
    crop = _crop(row)
    return Sheet(
        heading=row["id"],
        page=row["sequence"],
        facts=(*_facts(row), f"{len(regions)} regions, {len(articles)} articles"),
        parts=tuple(Part(_box(region), region["kind"], place.get(region["article_id"])) for region in regions),
        stories=tuple(_story(article) for article in articles),
        columns=_columns(row, places),
        rotation=row["rotation"],
        turn=(a, b, c, d, e, f),
        crop=crop,
    )


def _story(article: Row) -> Story:
    on_pages = tuple(sorted(int(page) for page in article["on_pages"].split(",")))
    return Story(article["sequence"], article["kind"], article["headline"], on_pages, article["opening"])


def _box(region: Row) -> Box:
    return Box(region["left"], region["top"], region["right"], region["bottom"])


def _crop(row: Row) -> Box | None:
    return Box(*json.loads(row["crop"])) if row["crop"] else None


def _facts(row: Row) -> tuple[str, ...]:
    frame = f", page {row['frame'] + 1}" if row["frame"] else ""
    read = f"{row['words']:,} words" + (f", confidence {100 * row['confidence']:.0f} %" if row["confidence"] else "")
    dpi = f"{row['dpi']:.0f} dpi, " if row["dpi"] else ""
    turned = f", turned {row['rotation']}°" if row["rotation"] else ""
    return f"{row['image']}{frame}", read, f"{dpi}skew {row['skew']:+.1f}°{turned}"


def _columns(row: Row, places: Places) -> tuple[tuple[float, float], ...]:
    """The column grid as the layout finds it in the page file; none when the page file is not there."""
    scans = files.seen_from(places.archive.absolute().parent, places.scans)
    scan = Scan(os.path.relpath(row["image"], scans), row["frame"])
    crop = _crop(row)
    for frames in (1, 2):
        for reading in pages.load(pages.path_of(places.output, scan, frames)) or ():
            if reading.crop == crop:
                return layout.arrange(reading, Settings()).columns
    return ()
