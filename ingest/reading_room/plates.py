"""What is drawn over a page: columns, regions in the colours of their articles, the reading order?  Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.archive.reading import ArticleCard, PageCard, RegionCard
from ingest.geometry import inverse, point_on, stretches, to_straight
from ingest.model import Box, Matrix
from ingest.reading_room.upright import Upright, upright

COLOURS = 8
"""Articles beside each other have different ones; `room.css` has the colours."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A region as it is drawn.  Boxes and points are in pixels of the page as it is shown."""

    number: int
    """Place in the reading order of the page, from 1."""
    box: Box
    kind: str
    article_id: str | None
    title: str
    """Of its article; empty for page numbers and the like."""
    colour: int
    """From 0; -1 without an article."""
    lit: bool
    """Whether it belongs to the article that is asked for."""


@dataclass(frozen=True, slots=True)
class Plate:
    """All that is drawn over a page."""

    width: int
    height: int
    pieces: tuple[Piece, ...]
    columns: tuple[str, ...]
    """Outlines, as SVG's polygons have them."""
    order: str
    """A line through the middles of the regions, as SVG's polylines have them."""


def plate(page: PageCard, regions: Sequence[RegionCard], articles: Mapping[str, ArticleCard], lit: str = "") -> Plate:
    """What is drawn over *page*; *lit* is the id of the article that stands out."""
    seen = upright(page)
    names = dict.fromkeys(region.article_id for region in regions if region.article_id)
    colours = {name: place % COLOURS for place, name in enumerate(names)}
    pieces = tuple(_piece(seen, region, articles.get(region.article_id or ""), colours, lit) for region in regions)
    return Plate(
        width=seen.width,
        height=seen.height,
        pieces=pieces,
        columns=_columns(page, seen, regions),
        order=_points(piece.box.centre for piece in pieces),
    )


def _piece(
    seen: Upright, region: RegionCard, article: ArticleCard | None, colours: Mapping[str, int], lit: str
) -> Piece:
    return Piece(
        number=region.page_sequence,
        box=seen.shown(region.box),
        kind=region.kind,
        article_id=region.article_id,
        title=article.title if article else "",
        colour=colours.get(region.article_id or "", -1),
        lit=bool(lit) and region.article_id == lit,
    )


def _columns(page: PageCard, seen: Upright, regions: Sequence[RegionCard]) -> tuple[str, ...]:
    """Columns are known on the straightened page; here they lean as the page does, as far as there is print."""
    if not regions or len(page.turn) != 6:
        return ()
    a, b, c, d, e, f = page.turn
    matrix: Matrix = (a, b, c, d, e, f)
    back = inverse(matrix)
    corners = (
        ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
        for box in stretches(page.columns, [to_straight(region.box, matrix) for region in regions])
    )
    return tuple(_points(seen.point(*point_on(back, *corner)) for corner in four) for four in corners)


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
