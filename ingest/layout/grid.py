"""In which columns does the text stand?"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.geometry import shared
from ingest.layout.blocks import Block
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.model import Box

LEAST_ROWS = 2
"""Rows of a block that can show a column where no longer one does."""
SURE_ROWS = 5
"""Rows of a block from which its edges are the column's; a headline's own rows say nothing of it."""
LARGER, MANY = 1.2, 8
"""Text in type of more than so many body sizes is a deck, unless it has so many rows."""
INSIDE = 0.93
"""Share of a row that must lie between a column's edges."""
ODD_ROWS, ODD = 3, 0.15
"""Of more rows than that, one may reach out of the column by more than this share of it and say nothing of its edges:
a line over two columns, two lines read as one."""
NEAR_ROWS = 8
"""Rows round a height that say where the edges are there: pages curl, columns lean."""
NEAR = 8.0
"""Leadings within which a column's text says where the column lies."""
SPANNED = 0.35
"""Share of a column's width that two rows cover at least which stand over it and the next."""
CLEAR = 0.3
"""Share of its width that a column of the grid may lie over another one."""
IN_COLUMN = 0.35
"""Share of a column that a region must cover to stand in it, unless it stands in no other."""


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of one column that is filled with text."""

    rows: tuple[Row, ...]
    left: float
    right: float
    top: float
    bottom: float
    frame: int | None
    heights: tuple[float, ...]
    """At which its rows stand, from the top."""
    edges: tuple[tuple[float, float], ...]
    """Left and right edge as each run of twice `NEAR_ROWS` rows has them; a single pair in a column of fewer."""

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left


def find(sheet: Sheet, blocks: Iterable[Block]) -> list[Column]:
    """Every block of running text as a stretch of column."""
    text = (block for block in blocks if len(block) >= LEAST_ROWS and not block[0].table)
    columns = [_column(block) for block in text if _is_running(sheet, block)]
    sure = [column for column in columns if len(column.rows) >= SURE_ROWS]
    told = (column for column in columns if _is_long(sheet, column) or not _spans_two(column, sure))
    return sorted(told, key=lambda column: (column.left, column.top))


def edges(columns: Iterable[Column], row: Row) -> tuple[float, float] | None:
    """Left and right edge of the column that *row* stands in, near its height; None when it stands in no single one."""
    homes = [column for column in columns if column.frame == row.frame and _share_inside(column, row) >= INSIDE]
    if not homes:
        return None
    sure = [column for column in homes if len(column.rows) >= SURE_ROWS]
    others = [
        column for column in homes if len(column.rows) > LEAST_ROWS and all(own is not row for own in column.rows)
    ]
    home = min(sure or others or homes, key=lambda column: (_away(column, row), column.width))
    return _edges_at(home, row.middle)


def spread(columns: Sequence[Column]) -> tuple[tuple[float, float], ...]:
    """The page's grid: the columns with most text that lie side by side, from left to right."""
    groups: list[list[Column]] = []
    for column in sorted(columns, key=lambda column: -len(column.rows)):
        home = next((group for group in groups if same(group[0], (column.left, column.right))), None)
        if home is None:
            groups.append([column])
        else:
            home.append(column)
    chosen: list[tuple[float, float]] = []
    for group in sorted(groups, key=lambda group: -sum(len(column.rows) for column in group)):
        edge = _middle_of([c.left for c in group]), _middle_of([c.right for c in group])
        if _is_clear(edge, chosen):
            chosen.append(edge)
    return tuple(sorted(chosen))


def near(sheet: Sheet, columns: Sequence[Column], height: float) -> tuple[tuple[float, float], ...]:
    """The columns beside each other at a height, as the text nearest to it has them: pages lean and curl."""
    chosen: list[tuple[float, float]] = []
    over, under = height + NEAR * sheet.leading, height - NEAR * sheet.leading
    away = [(max(0.0, column.top - over, under - column.bottom), -len(column.rows)) for column in columns]
    for _, _, column in sorted(zip(away, range(len(away)), columns, strict=True)):
        edge = _edges_at(column, height)
        if _is_clear(edge, chosen):
            chosen.append(edge)
    return tuple(sorted(chosen))


def gutters(columns: Sequence[tuple[float, float]]) -> list[float]:
    """The middle of the white between each two columns."""
    return [(one[1] + two[0]) / 2 for one, two in pairwise(columns)]


def over(box: Box, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """First and last column of the grid that *box* stands in."""
    if not columns:
        return 0, 0
    shares = [shared((box.left, box.right), column) for column in columns]
    if not any(shares):
        nearest = min(range(len(columns)), key=lambda n: abs(sum(columns[n]) / 2 - box.centre[0]))
        return nearest, nearest
    held = [n for n, column in enumerate(columns) if shares[n] >= IN_COLUMN * (column[1] - column[0])]
    held = held or [max(range(len(columns)), key=lambda n: shares[n])]
    return held[0], held[-1]


def _column(block: Block) -> Column:
    lefts, rights = sorted(row.box.left for row in block), sorted(row.box.right for row in block)
    odd = max(len(block) // 8, len(block) > 3)
    left, right = lefts[len(lefts) // 5], rights[-1 - odd]
    falling = sorted(block, key=lambda row: row.middle)
    runs = [falling[n : n + 2 * NEAR_ROWS] for n in range(max(1, len(falling) - 2 * NEAR_ROWS + 1))]
    return Column(
        block,
        left,
        max(right, left + 1),
        block[0].box.top,
        block[-1].box.bottom,
        block[0].frame,
        tuple(row.middle for row in falling),
        tuple(map(_edges_of, runs)),
    )


def is_large(sheet: Sheet, column: Column) -> bool:
    """Whether it has few rows in larger type, as decks have."""
    sizes = sorted(row.size for row in column.rows)
    return len(sizes) < MANY and sizes[len(sizes) // 2] > LARGER * sheet.body_size


def _is_long(sheet: Sheet, column: Column) -> bool:
    """Whether it has more rows than decks and bylines have."""
    return len(column.rows) > LEAST_ROWS and not is_large(sheet, column)


def _spans_two(column: Column, sure: Sequence[Column]) -> bool:
    """Whether it reaches over much of two columns that stand beside each other: deck and byline, and no column."""
    held = [one for one in sure if shared((column.left, column.right), (one.left, one.right)) > SPANNED * one.width]
    return any(
        one.right <= other.left and one.top < other.bottom and other.top < one.bottom for one in held for other in held
    )


def _edges_of(run: Sequence[Row]) -> tuple[float, float]:
    lefts, rights = sorted(row.box.left for row in run), sorted(row.box.right for row in run)
    left, right = lefts[len(run) // 6], rights[-1 - len(run) // 10]
    if len(run) <= ODD_ROWS:
        return left, right
    calm = lefts[max(len(run) // 6, 1)], rights[-1 - max(len(run) // 10, 1)]
    far = ODD * (calm[1] - calm[0])
    return calm[0] if calm[0] - left > far else left, calm[1] if right - calm[1] > far else right


def _is_running(sheet: Sheet, block: Block) -> bool:
    size = sorted(row.size for row in block)[len(block) // 2]
    letters = sum(len(row.text) for row in block) / len(block)
    return 0.7 * sheet.body_size <= size <= 1.4 * sheet.body_size and letters >= 12


def _share_inside(column: Column, row: Row) -> float:
    slack = row.size
    return shared((row.box.left, row.box.right), (column.left - slack, column.right + slack)) / max(row.box.width, 1.0)


def _away(column: Column, row: Row) -> float:
    return max(0.0, column.top - row.middle, row.middle - column.bottom)


def _edges_at(column: Column, height: float) -> tuple[float, float]:
    """As the rows nearest to a *height* have them."""
    heights = column.heights

    def is_nearer(start: int) -> bool:
        return height - heights[start] <= heights[start + 2 * NEAR_ROWS] - height

    return column.edges[bisect_left(range(len(column.edges) - 1), True, key=is_nearer)]


def _is_clear(edge: tuple[float, float], chosen: Iterable[tuple[float, float]]) -> bool:
    """Whether a column lies over none of those *chosen*."""
    left, right = edge
    for other_left, other_right in chosen:
        if left >= other_right or right <= other_left:
            continue  # most do not meet
        shared = min(right, other_right) - max(left, other_left)
        if shared > CLEAR * min(right - left, other_right - other_left):
            return False
    return True


def same(column: Column, edge: tuple[float, float]) -> bool:
    """Whether a column lies between these edges, left and right."""
    common = shared((column.left, column.right), edge)
    return common >= 0.75 * max(column.width, edge[1] - edge[0])


def _middle_of(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]
