"""Where does white run across all columns of a page, so that what is over it and what is under it are read apart?

Newsletters are made of such strips: an item goes on at the head of the next column of its own strip, not of the page.
"""

from ingest.model import Box, Kind, Page, Region

HIGH = 1.5
"""Body sizes of white at least; paragraphs are less apart."""
COLUMNS = 3
"""So many columns must have print over and under it: in fewer, white stands level by chance."""
BESIDE_TEXT = frozenset({Kind.MASTHEAD, Kind.FOLIO})


def across(page: Page) -> list[Box]:
    """The bands of white on *page*, from the top, each over a headline in the first of its columns."""
    regions = [region for region in page.regions if region.lines and region.kind not in BESIDE_TEXT]
    if not regions:
        return []
    left, right = min(r.box.left for r in regions), max(r.box.right for r in regions)
    found, foot = [], min(r.box.top for r in regions)
    for region in sorted(regions, key=lambda region: region.box.top):
        if region.box.top - foot >= HIGH * page.body_size and _parts(page, regions, foot):
            found.append(Box(left, foot, right, region.box.top))
        foot = max(foot, region.box.bottom)
    return found


def _parts(page: Page, regions: list[Region], height: float) -> bool:
    """Whether print of enough columns stands over and under this *height*, and an item begins under it at the left."""
    under = [region for region in regions if region.box.top > height]
    both = [n for n in range(len(page.columns)) if _stands_in(regions, n, height)]
    if len(both) < COLUMNS:
        return False
    first = min(under, key=lambda region: (region.columns[0], region.box.top))
    return first.kind in (Kind.HEADLINE, Kind.KICKER)


def _stands_in(regions: list[Region], column: int, height: float) -> bool:
    sides = {region.box.top > height for region in regions if region.columns[0] <= column <= region.columns[1]}
    return len(sides) == 2
