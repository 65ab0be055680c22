"""Which cut-outs of the scans show an article, and where in them does it stand?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.archive.places import Mark
from ingest.archive.reading import PageCard, RegionCard
from ingest.geometry import clipped, grown, whole
from ingest.model import Box
from ingest.reading_room.upright import upright

MARGIN = 0.02
"""Share of the page's width that is shown around an article, to see where it stands."""
WIDEST = 1600
"""Pixels of a cut-out: sharp on a good screen, light on a slow line."""
JUMP = "jump"
"""Kind of the line that says where an article goes on."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A cut-out of a page.  All boxes are in pixels of the page as it is shown."""

    page: PageCard
    box: Box
    width: int
    """Of the picture, in pixels of the screen."""
    regions: tuple[Box, ...]
    """Where the article stands."""
    jumps: tuple[Box, ...]
    """Lines that say on which page it goes on, or from which it comes."""
    hits: tuple[Box, ...]
    """Words that were searched for."""

    @property
    def name(self) -> str:
        """As `p01`: what it is called within the page."""
        return self.page.id.rpartition("/")[2]

    @property
    def region(self) -> str:
        """The cut-out as IIIF addresses it."""
        return f"{self.box.left:.0f},{self.box.top:.0f},{self.box.width:.0f},{self.box.height:.0f}"


def figures(
    pages: Mapping[str, PageCard], regions: Sequence[RegionCard], marks: Sequence[Mark] = ()
) -> tuple[Figure, ...]:
    """A cut-out for each page of an article, in its reading order."""
    there = dict.fromkeys(region.page_id for region in regions if region.page_id in pages)
    return tuple(
        _figure(pages[name], [r for r in regions if r.page_id == name], [m.box for m in marks if m.page_id == name])
        for name in there
    )


def _figure(page: PageCard, regions: Sequence[RegionCard], marks: Sequence[Box]) -> Figure:
    seen = upright(page)
    shown = tuple(seen.shown(region.box) for region in regions)
    sheet = Box(0, 0, seen.width, seen.height)
    part = whole(clipped(grown(Box.around(shown), seen.width * MARGIN), sheet))
    jumps = tuple(seen.shown(region.box) for region in regions if region.kind == JUMP)
    return Figure(page, part, int(min(part.width, WIDEST)), shown, jumps, tuple(seen.shown(box) for box in marks))
