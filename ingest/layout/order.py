"""In which order are regions read?

After T. M. Breuel, "High performance document layout analysis" (2003): a region comes before another when it stands
over it, or when it lies wholly to the left and nothing that spans both stands between their heights; then a
topological sort, which takes the leftmost column first where the page leaves it open.  A rule across several columns
parts them: what stands over it in any of them comes before what stands under it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from ingest.geometry import shared_height, shared_width
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Region

TOUCH = 0.06
"""Share of the narrower box's width that may lie over another column: pages lean and curl."""
BESIDE = 0.5
"""Share of a text's height that must lie beside a running head for it not to span the page."""
PARTED = 0.5
"""Share of a box's width that a rule must reach over to part it from what stands on the rule's other side."""


def strips(sheet: Sheet, furniture: Sequence[Region], others: Sequence[Region]) -> list[tuple[Region, Box]]:
    """Masthead and running heads with the ground of each: a row that has no text beside it spans the page.

    The regions come in the order in which they are read among themselves.
    """
    found: list[tuple[Region, Box]] = []
    for row in _rows(furniture):
        box = Box.around(region.box for region in row)
        alone = not any(shared_height(other.box, box) > BESIDE * other.box.height for other in others)
        wide = Box(min(box.left, sheet.print_box.left), box.top, max(box.right, sheet.print_box.right), box.bottom)
        found += [(region, wide if alone else region.box) for region in read(sheet, row, {})]
    return found


def _rows(furniture: Sequence[Region]) -> list[list[Region]]:
    """Regions that stand beside each other, row by row."""
    rows: list[list[Region]] = []
    for region in sorted(furniture, key=lambda region: region.box.top):
        if rows and any(shared_height(one.box, region.box) > 0 for one in rows[-1]):
            rows[-1].append(region)
        else:
            rows.append([region])
    return rows


def read(
    sheet: Sheet, regions: Sequence[Region], grounds: Mapping[int, Box], borders: Sequence[Box] = ()
) -> list[Region]:
    """The regions in reading order; *grounds* are the boxes of headlines as wide as what they stand over.

    *borders* part as rules do.  For dirt and ornaments nothing waits that stands beside them.
    """
    boxes = [grounds.get(id(region), region.box) for region in regions]
    frames = [sheet.reading.frames[number] for number in sheet.frames]
    rules = [*sheet.across, *borders]
    walls = _Walls(boxes, [*boxes, *rules, *sheet.reading.pictures, *frames], rules)
    places = range(len(boxes))
    above = {place: {other for other in places if walls.above(other, place)} for place in places}
    stray = {n for n, region in enumerate(regions) if region.kind is Kind.FOLIO and id(region) not in grounds}
    beside = {
        place: {other for other in places if place not in above[other] and walls.beside(other, place)} - stray
        for place in places
    }
    order: list[int] = []
    while above:
        # Leaning boxes may wait for each other in a ring; what stands over what never does.
        highest = [place for place, waits in above.items() if not waits]
        chosen = _next(boxes, [place for place in highest if not beside[place]] or highest, order, sheet.body_size)
        order.append(chosen)
        above.pop(chosen)
        for waits in (*above.values(), *beside.values()):
            waits.discard(chosen)
    return [regions[place] for place in order]


class _Walls:
    """What may stand between two boxes, from top to bottom; for each box a bit set of those that share its x.

    The walls begin with the boxes themselves.
    """

    def __init__(self, boxes: Sequence[Box], walls: Sequence[Box], rules: Sequence[Box]) -> None:
        self.boxes = boxes
        self.centres = [box.centre for box in boxes]
        falling = sorted(range(len(walls)), key=lambda n: walls[n].centre[1])
        self.walls = [walls[n] for n in falling]
        self.heights = [wall.centre[1] for wall in self.walls]
        self.place = dict(zip(falling, range(len(walls)), strict=True))
        spans = [(1 << n, wall.left, wall.right, TOUCH * wall.width) for n, wall in enumerate(self.walls)]
        self.over = [_sharing_x(box, spans) for box in boxes]
        rules = sorted(rules, key=lambda rule: rule.centre[1])
        self.rules = [rule.centre[1] for rule in rules]
        self.ruled = [_reaching_over(box, rules) for box in boxes]

    def above(self, one: int, other: int) -> bool:
        """Whether box *one* stands over box *other*, or over a rule that parts it from it."""
        top, bottom = self.centres[one][1], self.centres[other][1]
        shared = self.over[one] >> self.place[other] & 1
        return top < bottom and bool(shared or _within(self.ruled[one] & self.ruled[other], self.rules, top, bottom))

    def beside(self, one: int, other: int) -> bool:
        """Whether box *one* lies left of box *other*, which is not over it, and nothing spans both between them."""
        (x, y), (other_x, other_y) = self.centres[one], self.centres[other]
        if x >= other_x or self.over[one] >> self.place[other] & 1:
            return False
        spanning = _within(self.over[one] & self.over[other], self.heights, min(y, other_y), max(y, other_y))
        return all(_holds(self.walls[n], self.boxes[one]) for n in range(spanning.bit_length()) if spanning >> n & 1)


def _within(those: int, heights: Sequence[float], top: float, bottom: float) -> int:
    """Which of *those*, a bit set of what lies at the rising *heights*, lie between two of them."""
    start, end = bisect_right(heights, top), bisect_left(heights, bottom)
    return those & ((1 << max(start, end)) - (1 << start))


def _next(boxes: Sequence[Box], free: Sequence[int], order: Sequence[int], slack: float) -> int:
    """The free region right under the last one, the leftmost of those that begin level; else the leftmost of all."""
    under = [place for place in free if order and _over(boxes[order[-1]], boxes[place])]
    highest = min((boxes[place].top for place in under), default=0.0)
    level = [place for place in under if boxes[place].top < highest + slack]
    return min(level or free, key=lambda place: (boxes[place].left, boxes[place].top))


def _holds(frame: Box, box: Box) -> bool:
    """Whether *box* stands in *frame*, which then parts nothing that stands in it too."""
    return frame.top < box.top and box.bottom < frame.bottom and _share_x(frame, box)


def _over(a: Box, b: Box) -> bool:
    return _share_x(a, b) and a.centre[1] < b.centre[1]


def _sharing_x(box: Box, spans: Sequence[tuple[int, float, float, float]]) -> int:
    """Which of many share x with *box*, as `_share_x` has it: the sum of their bits, the first of each span."""
    left, right, touch = box.left, box.right, TOUCH * box.width
    return sum(bit for bit, a, b, slack in spans if min(right, b) - max(left, a) > min(touch, slack))


def _reaching_over(box: Box, rules: Sequence[Box]) -> int:
    """The rules that reach over most of *box*, as a bit set."""
    return sum(1 << n for n, rule in enumerate(rules) if shared_width(rule, box) > PARTED * box.width)


def _share_x(a: Box, b: Box) -> bool:
    return min(a.right, b.right) - max(a.left, b.left) > TOUCH * min(a.width, b.width)
