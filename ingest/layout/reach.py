"""Over which columns does a headline stand, where its letters fill only a part of them?"""

from collections.abc import Iterable, Iterator, Sequence

from ingest.geometry import shared_height, shared_width
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Region

EVEN = 1.2
"""Body sizes by which a headline may stand out of the middle, or in from the left edge, of what it spans."""
BESIDE = 0.25
"""Share of the lower box that must lie beside the headline to bound its white."""
UNDER = 6.0
"""Body sizes within which text must begin under a headline in a column that it does not reach."""

Grid = Sequence[tuple[float, float]]


def grounds(
    sheet: Sheet, headings: Iterable[Sequence[Region]], regions: Sequence[Region], grid: Grid
) -> dict[int, Box]:
    """For each region of a headline, by its identity, its box as wide as the columns that the headline is meant for."""
    found: dict[int, Box] = {}
    for heading in headings:
        ground = _ground(sheet, heading, regions, grid)
        for region in heading:
            left, right = min(ground.left, region.box.left), max(ground.right, region.box.right)
            found[id(region)] = Box(left, region.box.top, right, region.box.bottom)
    return found


def _ground(sheet: Sheet, heading: Sequence[Region], regions: Sequence[Region], grid: Grid) -> Box:
    box = Box.around(region.box for region in heading)
    if heading[0].enclosed is not None:
        frame = sheet.reading.frames[heading[0].enclosed]
        return Box(min(box.left, frame.left), box.top, max(box.right, frame.right), box.bottom)
    left, right = _white(sheet, box, [region.box for region in regions if region not in heading])
    slack = EVEN * sheet.body_size
    best = box
    for span in _spans(box, grid):
        inside = span.left >= left - slack and span.right <= right + slack
        if inside and span.width > best.width and _set_in(box, span, slack, heading[0].kind is not Kind.JUMP):
            best = span
    return best


def _spans(box: Box, grid: Grid) -> Iterator[Box]:
    """Stretches of whole columns that hold the headline."""
    for first in range(len(grid)):
        for last in range(first, len(grid)):
            left, right = grid[first][0], grid[last][1]
            if left <= box.centre[0] <= right and box.width <= (right - left) * 1.05:
                yield Box(left, box.top, right, box.bottom)


def _set_in(box: Box, span: Box, slack: float, may_be_flush: bool) -> bool:
    """Whether the headline is centred over the stretch or begins at its left edge."""
    before, after = box.left - span.left, span.right - box.right
    flush = abs(before) <= slack and may_be_flush
    return min(before, after) >= -slack and (abs(before - after) <= 2 * slack or flush)


def _white(sheet: Sheet, box: Box, others: Iterable[Box]) -> tuple[float, float]:
    """How far the white reaches beside the headline, left and right."""
    left, right = 0.0, float("inf")
    for other in (
        *others,
        *sheet.reading.pictures,
        *(sheet.reading.frames[number] for number in sheet.frames),
        *sheet.upright,
    ):
        beside = shared_height(other, box) > BESIDE * min(box.height, other.height)
        if beside and shared_width(other, box) == 0:
            if other.centre[0] < box.centre[0]:
                left = max(left, other.right)
            else:
                right = min(right, other.left)
    return left, right
