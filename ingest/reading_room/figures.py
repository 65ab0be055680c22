"""Which cut-outs of the scans show an article, and where in them does it stand?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.archive.reading import PageCard, RegionCard
from ingest.geometry import clipped, grown, whole
from ingest.model import Box
from ingest.reading_room.upright import upright

MARGIN = 0.02
"""Share of the page's width that is shown around an article, to see where it stands."""
WIDEST = 1600
"""Pixels of a cut-out: sharp on a good screen, light on a slow line."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A cut-out of a page.  All boxes are in pixels of the page as it is shown."""

    page: PageCard
    box: Box
    width: int
    """Of the picture, in pixels of the screen."""
    regions: tuple[Box, ...]
    """Where the article stands."""

    @property
    def region(self) -> str:
        """The cut-out as IIIF addresses it."""
        return f"{self.box.left:.0f},{self.box.top:.0f},{self.box.width:.0f},{self.box.height:.0f}"


def figures(pages: Mapping[str, PageCard], regions: Sequence[RegionCard]) -> tuple[Figure, ...]:
    """A cut-out for each page of an article, in its reading order."""
    there = list(dict.fromkeys(region.page_id for region in regions if region.page_id in pages))
    return tuple(_figure(pages[name], [r.box for r in regions if r.page_id == name]) for name in there)


def _figure(page: PageCard, boxes: Sequence[Box]) -> Figure:
    seen = upright(page)
    shown = tuple(seen.shown(box) for box in boxes)
    sheet = Box(0, 0, seen.width, seen.height)
    part = whole(clipped(grown(Box.around(shown), seen.width * MARGIN), sheet))
    return Figure(page, part, int(min(part.width, WIDEST)), shown)
