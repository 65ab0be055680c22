"""Which lines stand one under the other in one column and one size of type?"""

from collections.abc import Iterable, Sequence

from ingest.zones.lines import Row
from ingest.zones.marks import Rect

SAME_SIZE = 1.3
"""Lines whose letters differ by more are set in different type."""
SPACE = 2.6
"""From the foot of one line to the head of the next at most so many x-heights; usual are 0.8 to 1.5."""
SHARED = 0.5
"""Share of the shorter line that must lie under or over the other."""


def zones(rows: Sequence[Row], rules: Iterable[Rect]) -> list[list[int]]:
    """The numbers of the lines (from 1) of each zone, from top to bottom; every line is in exactly one."""
    below = _nearest(rows, [*rules])
    above: dict[int, list[int]] = {}
    for upper, lower in below.items():
        above.setdefault(lower, []).append(upper)
    chains: list[list[int]] = []
    at_foot: dict[int, list[int]] = {}
    for number in range(1, len(rows) + 1):
        uppers = above.get(number, [])
        if len(uppers) == 1 and uppers[0] in at_foot:
            chain = at_foot.pop(uppers[0])
            chain.append(number)
        else:
            chain = [number]
            chains.append(chain)
        at_foot[number] = chain
    return chains


def _nearest(rows: Sequence[Row], rules: list[Rect]) -> dict[int, int]:
    """For each line the like line right under it, if there is one."""
    below: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        limit = row.foot + SPACE * row.x * SAME_SIZE
        found: int | None = None
        for other in range(number + 1, len(rows) + 1):
            lower = rows[other - 1]
            if lower.top > limit:
                break
            if _under(row, lower) and (found is None or lower.head < rows[found - 1].head):
                found = other
        if found and _alike(row, rows[found - 1]) and not _parted(row, rows[found - 1], rules):
            below[number] = found
    return below


def _under(row: Row, lower: Row) -> bool:
    shared = min(row.right, lower.right) - max(row.left, lower.left)
    return lower.head > row.foot - 0.5 * row.x and shared >= SHARED * min(
        row.right - row.left, lower.right - lower.left
    )


def _alike(row: Row, lower: Row) -> bool:
    small, large = sorted((row.x, lower.x))
    return large <= SAME_SIZE * small and lower.head - row.foot <= SPACE * small


def _parted(row: Row, lower: Row, rules: list[Rect]) -> bool:
    """Whether a rule runs between two lines, under the one or over the other."""
    left, right = min(row.left, lower.left), max(row.right, lower.right)
    return any(
        row.head < (rule[1] + rule[3]) / 2 < lower.foot and min(right, rule[2]) > max(left, rule[0]) for rule in rules
    )
