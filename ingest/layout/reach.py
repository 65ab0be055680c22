"""Over which columns does a headline stand, where its letters fill only a part of them?"""

from collections.abc import Iterable, Iterator, Sequence

from ingest.geometry import shared_height, shared_width, with_pictures
from ingest.layout.sheet import Sheet
from ingest.layout.tiers import Tier, at
from ingest.model import Box, Kind, Region

EVEN = 1.2
"""Body sizes by which a headline may stand out of the middle, or in from the left edge, of what it spans."""
BESIDE = 0.25
"""Share of the lower box that must lie beside the headline to bound its white."""
HALF = 0.5
"""Share of a deck's height at least in which a headline stands beside it."""
SEVERAL = 2.5
"""Times the width of a deck at its left from which a headline is a banner."""
UNDER = 6.0
"""Body sizes within which text must begin under a headline in a column that it does not reach."""

CLEAR = 1.2
"""Body sizes of white that there are over and under it there, both together."""

TEXT = frozenset({Kind.BODY, Kind.BYLINE, Kind.CREDIT, Kind.SUBHEAD, Kind.QUOTE})
"""Kinds that the text under a headline begins with."""

Grid = Sequence[tuple[float, float]]


def grounds(
    sheet: Sheet, headings: Iterable[Sequence[Region]], regions: Sequence[Region], tiers: Sequence[Tier]
) -> dict[int, Box]:
    """For each region of a headline, by its identity, its box as wide as the columns that the headline is meant for."""
    found: dict[int, Box] = {}
    for heading in headings:
        tier = at(tiers, heading[0].box.centre[1])
        level = [region for region in regions if at(tiers, region.box.centre[1]) is tier]
        ground = _ground(sheet, heading, level, tier.columns)
        for region in heading:
            own = _own_ground(region.box, heading[0].box, tier.columns)
            left, right = own or _between_heads(region, ground, [one for one in level if one not in heading])
            left, right = min(left, region.box.left), max(right, region.box.right)
            found[id(region)] = Box(left, region.box.top, right, region.box.bottom)
    return found


def _between_heads(region: Region, ground: Box, others: Iterable[Region]) -> tuple[float, float]:
    """The sides of a deck's ground, which ends where a headline of its own stands beside it."""
    level = [
        other.box
        for other in others
        if other.kind is Kind.HEADLINE and shared_height(other.box, region.box) > HALF * region.box.height
    ]
    left = max((box.right for box in level if box.right <= region.box.left), default=ground.left)
    right = min((box.left for box in level if box.left >= region.box.right), default=ground.right)
    return max(left, ground.left), min(right, ground.right)


def beside_pictures(sheet: Sheet, regions: Iterable[Region], tiers: Sequence[Tier]) -> dict[int, Box]:
    """For each text that stands at a picture's side in its column, by its identity, the box around both."""
    found: dict[int, Box] = {}
    for region in regions if sheet.reading.pictures else ():
        grid = at(tiers, region.box.centre[1]).columns
        home = next((edge for edge in grid if edge[0] <= region.box.centre[0] <= edge[1]), None)
        if region.kind is Kind.BODY and home is not None:
            box = with_pictures(region.box, sheet.reading.pictures, home, sheet.body_size)
            found |= {id(region): box} if box != region.box else {}
    return found


def _own_ground(deck: Box, title: Box, grid: Grid) -> tuple[float, float] | None:
    """The columns of a deck that stands under the first part of a banner, or under its right half alone."""
    homes = [edge for edge in grid if shared_width(Box(edge[0], 0, edge[1], 1), deck) > 0]
    first = deck.right < title.centre[0] and title.width > SEVERAL * deck.width
    return (homes[0][0], homes[-1][1]) if homes and (first or deck.left > title.centre[0]) else None


def _ground(sheet: Sheet, heading: Sequence[Region], regions: Sequence[Region], grid: Grid) -> Box:
    box = Box.around(region.box for region in heading)
    if heading[0].enclosed is not None:
        frame = sheet.reading.frames[heading[0].enclosed]
        return Box(min(box.left, frame.left), box.top, max(box.right, frame.right), box.bottom)
    others = [region for region in regions if region not in heading]
    left, right = _white(sheet, box, [region.box for region in others])
    slack = EVEN * sheet.body_size
    best = _own_column(box, grid, slack, (left, right))
    may_be_flush = heading[0].kind is not Kind.JUMP and not _is_centred(heading, slack)
    for span in _spans(box, grid):
        inside = span.left >= left - slack and span.right <= right + slack
        set_in = inside and _set_in(box, span, slack, may_be_flush)
        if set_in and span.width > best.width and _stands_over(sheet, box, span, others, grid):
            best = span
    return best


def _is_centred(heading: Sequence[Region], slack: float) -> bool:
    """Whether its rows have one middle and no one left edge; a single row does not tell."""
    rows = [line.box for region in heading for line in region.lines]
    lefts, middles = [row.left for row in rows], [row.centre[0] for row in rows]
    return max(lefts) - min(lefts) > slack > 2 * (max(middles) - min(middles))


def _own_column(box: Box, grid: Grid, slack: float, white: tuple[float, float]) -> Box:
    """As wide as the column that it stands in and the white allow; as it is when it stands in no single column."""
    homes = [edge for edge in grid if edge[0] - slack <= box.left and box.right <= edge[1] + slack]
    if len(homes) != 1:
        return box
    left, right = max(homes[0][0], white[0]), min(homes[0][1], white[1])
    return Box(min(left, box.left), box.top, max(right, box.right), box.bottom)


def _stands_over(sheet: Sheet, box: Box, span: Box, others: Sequence[Region], grid: Grid) -> bool:
    """Whether text begins near under the headline, not beside it, in each column that its letters do not reach."""
    far = [edge for edge in grid if span.left <= edge[0] and edge[1] <= span.right]
    far = [edge for edge in far if min(edge[1], box.right) <= max(edge[0], box.left)]
    return all(_begins_under(sheet, box, edge, others) for edge in far)


def _begins_under(sheet: Sheet, box: Box, column: tuple[float, float], others: Sequence[Region]) -> bool:
    left, right = column
    below = [(region.box, region.kind in TEXT) for region in others]
    below += [(picture, True) for picture in sheet.reading.pictures]
    below = [(o, opens) for o, opens in below if o.left < right and left < o.right and o.centre[1] > box.centre[1]]
    first, opens = min(below, key=lambda item: item[0].top, default=(box, False))
    near = opens and 0 <= first.top - box.bottom < UNDER * sheet.body_size
    return near and _has_room(sheet, box, first, column, others) and not _is_headed(box, first, column, others)


def _has_room(sheet: Sheet, box: Box, text: Box, column: tuple[float, float], others: Sequence[Region]) -> bool:
    """Whether the white over the text in a column has room for the headline and white over and under it.

    The white between two paragraphs has none.
    """
    left, right = column
    feet = [o.box.bottom for o in others if o.kind in TEXT and o.box.left < right and left < o.box.right]
    above = [foot for foot in feet if foot < box.centre[1]]
    return not above or text.top - max(above) - box.height > CLEAR * sheet.body_size


def _is_headed(box: Box, text: Box, column: tuple[float, float], others: Sequence[Region]) -> bool:
    """Whether the text in a column has a headline of its own right over it, one that does not stand over *box* too."""
    left, right = column
    above = [o for o in others if o.box.left < right and left < o.box.right and o.box.centre[1] < text.top]
    nearest = max(above, key=lambda other: other.box.bottom, default=None)
    return nearest is not None and nearest.kind is Kind.HEADLINE and not shared_width(nearest.box, box)


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
