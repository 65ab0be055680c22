"""Which rows follow each other down one column without white, rule or change of type between them?"""

from collections.abc import Iterable, Sequence

from ingest.geometry import shared_width
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.model import Box

Block = tuple[Row, ...]
"""Rows from top to bottom."""

SAME_TYPE = 1.3
"""Sizes of type that differ by more are not one block; measuring errs by a tenth either way."""
STEP = 1.5
"""Leadings from one row to the next; a paragraph's white is less than half a line, an item's more."""
SHARED = 0.5
"""Share of the narrower row that must lie under the other."""
REACH = 80
"""Rows looked at for the one below; more than lie side by side on the widest page."""


def chained(sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
    """All rows as blocks, from top to bottom; every row is in exactly one."""
    ordered = sorted(rows, key=lambda row: row.box.top)
    below = _lower_neighbours(ordered)
    above: dict[int, list[int]] = {}
    for upper, lowers in below.items():
        for lower in lowers:
            above.setdefault(lower, []).append(upper)
    follows = {
        upper: lowers[0]
        for upper, lowers in below.items()
        if len(lowers) == 1 and above[lowers[0]] == [upper] and _goes_on(sheet, ordered[upper], ordered[lowers[0]])
    }
    started = set(follows.values())
    return [_chain(ordered, follows, place) for place in range(len(ordered)) if place not in started]


def parted(rules: Iterable[Box], upper: Box, lower: Box) -> bool:
    """Whether a rule lies across between two boxes that stand one over the other, over the one or under the other.

    A dash stands in the middle of its column, the last row of a paragraph may end before it.
    """
    left, right = min(upper.left, lower.left), max(upper.right, lower.right)
    top, bottom = upper.centre[1], lower.centre[1]
    return any(left < rule.right and rule.left < right and top < rule.centre[1] < bottom for rule in rules)


def _chain(rows: Sequence[Row], follows: dict[int, int], place: int) -> Block:
    chain = [rows[place]]
    while place in follows:
        place = follows[place]
        chain.append(rows[place])
    return tuple(chain)


def _lower_neighbours(rows: Sequence[Row]) -> dict[int, list[int]]:
    """For each row the rows right under it: the nearest, and those that stand beside the nearest."""
    below: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        found: list[int] = []
        floor = float("inf")
        for other in range(place + 1, min(place + REACH, len(rows))):
            lower = rows[other]
            if lower.box.top > floor:
                break
            if _under(row, lower):
                found.append(other)
                floor = min(floor, lower.middle)
        if found:
            below[place] = found
    return below


def _under(row: Row, lower: Row) -> bool:
    if row.frame != lower.frame or shared_width(row.box, lower.box) < SHARED * min(row.box.width, lower.box.width):
        return False
    return lower.middle - row.middle > 0.45 * min(row.box.height, lower.box.height)


def _goes_on(sheet: Sheet, row: Row, lower: Row) -> bool:
    small, large = sorted((row.size, lower.size))
    step = STEP * sheet.leading * max(1.0, large / sheet.body_size)
    near = lower.middle - row.middle <= step
    if row.table or lower.table:
        return row.table == lower.table
    return near and large <= SAME_TYPE * small and not parted(sheet.across, row.box, lower.box)
