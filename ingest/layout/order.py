"""In which order are regions read?

After T. M. Breuel, "High performance document layout analysis" (2003): a region comes before another when it stands
over it, or when it lies wholly to the left and nothing that spans both stands between their heights; then a
topological sort, which takes the leftmost column first where the page leaves it open.
"""

from collections.abc import Mapping, Sequence

from ingest.layout.sheet import Sheet
from ingest.model import Box, Region

TOUCH = 0.06
"""Share of the narrower box's width that may lie over another column: pages lean and curl."""


def read(sheet: Sheet, regions: Sequence[Region], grounds: Mapping[int, Box]) -> list[Region]:
    """The regions in reading order; *grounds* are the boxes of headlines as wide as what they stand over."""
    boxes = [grounds.get(id(region), region.box) for region in regions]
    frames = [sheet.reading.frames[number] for number in sheet.frames]
    walls = [*boxes, *sheet.across, *sheet.reading.pictures, *frames]
    before = {
        place: {
            other for other in range(len(boxes)) if other != place and _comes_first(boxes[other], boxes[place], walls)
        }
        for place in range(len(boxes))
    }
    order: list[int] = []
    while before:
        free = [place for place, waits in before.items() if not waits]
        chosen = _next(boxes, free or list(before), order)
        order.append(chosen)
        before.pop(chosen)
        for waits in before.values():
            waits.discard(chosen)
    return [regions[place] for place in order]


def _next(boxes: Sequence[Box], free: Sequence[int], order: Sequence[int]) -> int:
    """The free region right under the last one, else the leftmost, else the highest."""
    last = boxes[order[-1]] if order else None

    def rank(place: int) -> tuple[bool, float, float]:
        under = last is not None and _over(last, boxes[place])
        return (not under, boxes[place].top if under else boxes[place].left, boxes[place].top)

    return min(free, key=rank)


def _comes_first(a: Box, b: Box, walls: Sequence[Box]) -> bool:
    if _share_x(a, b):
        return a.centre[1] < b.centre[1]
    if a.centre[0] >= b.centre[0]:
        return False
    top, bottom = sorted((a.centre[1], b.centre[1]))
    return not any(
        top < wall.centre[1] < bottom and _share_x(wall, a) and _share_x(wall, b)
        for wall in walls
        if wall is not a and wall is not b and not _holds(wall, a)
    )


def _holds(frame: Box, box: Box) -> bool:
    """Whether *box* stands in *frame*, which then parts nothing that stands in it too."""
    return frame.top < box.top and box.bottom < frame.bottom and _share_x(frame, box)


def _over(a: Box, b: Box) -> bool:
    return _share_x(a, b) and a.centre[1] < b.centre[1]


def _share_x(a: Box, b: Box) -> bool:
    return min(a.right, b.right) - max(a.left, b.left) > TOUCH * min(a.width, b.width)
