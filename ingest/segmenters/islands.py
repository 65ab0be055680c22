"""Which pictures stand across columns with words of their own, so that the columns' text goes on under them?

What breaks off over such an island goes on under it in the same column, not at the head of the next one.
"""

from collections.abc import Iterator, Sequence

from ingest.geometry import shared_width
from ingest.model import Box, Kind, Page, Region
from ingest.segmenters.fragments import Fragment, framed
from ingest.segmenters.items import RUNNING

WIDER = 1.25
"""Times as wide as a column's text under it that an island is at least."""
NEAR = 4.0
"""Body sizes between an island and what goes on under it at most, and between its picture and its words."""
ITS_RULES = 2.0
"""Body sizes over and under an island within which a rule is its own."""
SHARED = 0.5
"""Share of the narrower that must lie over or under the other."""


def of(page: Page, found: Sequence[Fragment]) -> list[Box]:
    """The islands of *page*: pictures whose headline and text run across columns as they do, framed or not."""
    worded = [*framed(page).values(), *(one.regions for one in found if one.head and not one.is_begun)]
    boxes = [Box.around(region.box for region in regions) for regions in worded if _is_wide(regions)]
    return [Box.around([box, *near]) for box in boxes if (near := list(_pictures_near(page, box)))]


def _is_wide(regions: Sequence[Region]) -> bool:
    """Whether all the text, or the headline of what has none, stands over more than one column."""
    text = [region for region in regions if region.kind in RUNNING]
    said = text or [region for region in regions if region.kind is Kind.HEADLINE]
    return bool(said) and all(region.columns[1] > region.columns[0] for region in said)


def _pictures_near(page: Page, box: Box) -> Iterator[Box]:
    for picture in page.pictures:
        apart = max(picture.top - box.bottom, box.top - picture.bottom)
        if apart < NEAR * page.body_size and shared_width(picture, box) > SHARED * min(picture.width, box.width):
            yield picture


def bridged(page: Page, found: list[Fragment]) -> list[Fragment]:
    """The fragments; one without a headline under an island has over it what stands over the island in its column."""
    islands = of(page, found)
    for after in found:
        goes_on = bool(after.running) and not after.heading
        island = (_right_over(page, after, islands, found) or _topmost(after, found)) if goes_on else None
        if island is not None:
            after.above = _lowest_over(island, after, found)
            after.mark, after.white, after.under = "island" if after.above else "", 0.0, None
    return found


def _right_over(page: Page, after: Fragment, islands: Sequence[Box], found: Sequence[Fragment]) -> Box | None:
    """The island that nothing parts from what is under it."""
    top, slack = after.box.top, NEAR * page.body_size
    for island in islands:
        over = island.centre[1] < top and top - island.bottom < slack and _shares(island, after.box)
        if over and island.width > WIDER * after.box.width:
            between = (other for other in found if island.bottom < other.box.centre[1] < top)
            if not any(_shares(other.box, after.box) for other in between):
                return island
    return None


def _topmost(after: Fragment, found: Sequence[Fragment]) -> Box | None:
    """What stands under a headline across columns at the page's head, where a rule ends one of its later columns."""
    root = after.above.under if after.above is not None and after.mark == "rule" else None
    return root.box if root is not None and _lowest_over(root.box, after, found) is None else None


def _lowest_over(island: Box, after: Fragment, found: Sequence[Fragment]) -> Fragment | None:
    """What stands over an island in the column of *after*, apart from a caption that it has in there."""
    over = []
    for other in found:
        parts = [region.box for region in other.regions if region.box.centre[1] < island.top]
        if parts and _shares(box := Box.around(parts), after.box):
            over.append((box.bottom, other))
    return max(over, key=lambda one: one[0], default=(0.0, None))[1]


def _shares(one: Box, other: Box) -> bool:
    return shared_width(one, other) > SHARED * min(one.width, other.width)


def holds(page: Page, islands: Sequence[Box], bar: Box) -> bool:
    """Whether a rule or headline is part of an island, and bars no column."""
    slack = ITS_RULES * page.body_size
    return any(
        island.top - slack < bar.centre[1] < island.bottom + slack and _shares(island, bar) for island in islands
    )
