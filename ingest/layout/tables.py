"""Which rows are a table: cells that stand under each other in three rows or more, and read across?

Columns of text stand beside each other too, line by line; but their lines are long and fill the column.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.geometry import contains, shared_height
from ingest.layout.blocks import parted
from ingest.layout.rows import SAME_HEIGHT, Columns, Row, made
from ingest.layout.sheet import Sheet
from ingest.layout.wording import signs
from ingest.model import Box, Word

SPACE = 1.5
"""Type sizes between two cells of a row at least."""
BEHIND_A_COLON, LONGER = 0.8, 2
"""The same behind a colon: `25 Years:   Lupe Arriaga`; and times as long as others that what stands there may be."""
LEADER, MISREAD = re.compile(r"[^\w\s—–-]+"), 0.25
"""Dots that lead the eye from cell to cell, as engines read them; and the share of them that is read as letters."""
LOW, HIGH = 0.6, 1.7
"""Body sizes of a cell's type; rules that touch it make it measure high."""
SHORT, LONGEST = 18, 32
"""Letters of four neighbouring cells on average, and of one, at most; a column's lines are longer."""
MOST_WORDS = 6
"""Words of a cell at most: a line of a narrow column has as few letters, but more words."""
ALIGNED = 0.6
"""Type sizes by which the edges of cells under each other may differ."""
FREE = 0.5
"""Type sizes of white that goes down between all cells of a table at least."""
STEP = 2.4
"""Leadings from one row of a table to the next at most."""
RULED = 1.6
"""Times the usual way from row to row over which a rule between two ends the table."""
LEAST_ROWS = 3
WIDE_ROWS, WIDE_CELLS = 4, 2.5
"""Rows, and cells in each on average, of a table that stands over a gutter of the page at least: lists that happen to
stand beside each other have a cell or two each."""
APART = 1.5
"""Leadings of white over and under such a table at least."""
HEADING = 1.2
"""Body sizes of a heading that may stand closer over it: text that a wide table seems to touch is not so large."""
SEEN = 60
"""Cells looked at for the one beside or under it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a row with wide white, or dots, beside them."""

    row: Row
    box: Box
    letters: int
    words: int
    led: bool
    """The cell before it ends in a colon, and names what it says."""

    @property
    def length(self) -> int:
        """Its letters; of those behind a colon no more than others have on average."""
        return min(self.letters, SHORT) if self.led else self.letters


Tie = tuple[Cell, Cell, Cell, Cell]
"""Two cells beside each other and the two under them."""


def told(sheet: Sheet, rows: Sequence[Row], columns: Columns) -> list[Row]:
    """The rows of the page, those of each table with all its cells and the table's number."""
    ties = list(_ties(sheet, [cell for row in rows for cell in _cells(sheet, row)]))
    wide = [part for group in _groups(ties) for part in _unruled(sheet, group) if _is_wide_table(sheet, part, rows)]
    taken = {id(row) for group in wide for row in group}
    narrow = _groups(tie for tie in ties if not _over_gutter(tie, columns) and not taken & set(map(_key, tie)))
    parts = (part for group in narrow for part in _unruled(sheet, group))
    tables = [*wide, *(part for part in parts if len(_levels(part)) >= LEAST_ROWS)]
    out: list[Row] = []
    left = list(rows)
    for number, table in enumerate(tables, 1):
        whole = _whole(_grown(sheet, table, left), left)
        inside = {id(row) for row in whole}
        left = [row for row in left if id(row) not in inside]
        for level in _levels(whole):
            joined = made(sheet, [line for row in level for line in row.lines])
            out.append(replace(joined, table=number))
    return sorted([*left, *out], key=lambda row: (row.box.top, row.box.left))


def _key(cell: Cell) -> int:
    return id(cell.row)


def _cells(sheet: Sheet, row: Row) -> Iterator[Cell]:
    if not LOW * sheet.body_size <= row.size <= HIGH * sheet.body_size:
        return
    words = [word for line in row.lines for word in line.line.words if not _leads(word.text)]
    words = [word for word in words if not any(contains(picture, word.box) for picture in sheet.reading.pictures)]
    start = 0
    for end in range(1, len(words) + 1):
        space = BEHIND_A_COLON if words[end - 1].text.endswith(":") else SPACE
        if end == len(words) or words[end].box.left - words[end - 1].box.right >= space * row.size:
            yield _cell(row, words[start:end], led=start > 0 and words[start - 1].text.endswith(":"))
            start = end


def _leads(text: str) -> bool:
    """Whether it is what was read of a row of dots."""
    letters = signs(text)
    return LEADER.fullmatch(text) is not None or (0 < letters <= MISREAD * len(text) and "..." in text)


def _cell(row: Row, words: Sequence[Word], *, led: bool) -> Cell:
    return Cell(row, Box.around(word.box for word in words), sum(len(word.text) for word in words), len(words), led)


def _ties(sheet: Sheet, cells: Iterable[Cell]) -> Iterator[Tie]:
    """Cells that are a piece of a table, two by two."""
    brief = (cell for cell in cells if _is_brief(cell))
    short = sorted(brief, key=lambda cell: cell.row.middle)
    beside = {id(cell): _beside(cell, short, n) for n, cell in enumerate(short)}
    below = {id(cell): _below(sheet, cell, short[n + 1 : n + SEEN]) for n, cell in enumerate(short)}
    for one in short:
        two, three = beside[id(one)], below[id(one)]
        if two is None or three is None or one.row.frame != two.row.frame:
            continue
        four = below[id(two)]
        if four is not None and four is beside[id(three)] and _is_short((one, two, three, four)):
            yield one, two, three, four


def _is_brief(cell: Cell) -> bool:
    times = LONGER if cell.led else 1
    return cell.letters <= times * LONGEST and cell.words <= times * MOST_WORDS


def _is_short(tie: Tie) -> bool:
    return sum(cell.length for cell in tie) <= SHORT * len(tie)


def _beside(cell: Cell, cells: Sequence[Cell], place: int) -> Cell | None:
    """The next cell at its right."""
    near = cells[max(0, place - SEEN) : place + SEEN]
    level = [other for other in near if other.box.left > cell.box.right and _is_level(cell.box, other.box)]
    return min(level, key=lambda other: other.box.left, default=None)


def _is_level(a: Box, b: Box) -> bool:
    return shared_height(a, b) >= SAME_HEIGHT * min(a.height, b.height)


def _below(sheet: Sheet, cell: Cell, cells: Sequence[Cell]) -> Cell | None:
    """The next cell under it, where left or right edges meet."""
    for other in cells:
        over = min(cell.box.right, other.box.right) > max(cell.box.left, other.box.left)
        if over and other.row is not cell.row and not _is_level(cell.box, other.box):
            slack = ALIGNED * cell.row.size
            meet = min(abs(cell.box.left - other.box.left), abs(cell.box.right - other.box.right)) <= slack
            near = other.row.middle - cell.row.middle <= STEP * sheet.leading
            return other if meet and near else None
    return None


def _unruled(sheet: Sheet, table: Sequence[Row]) -> Iterator[list[Row]]:
    """The parts of a table between rules with more white round them than its rows have: other matter begins there."""
    levels = _levels(table)
    part: list[Row] = []
    for n, level in enumerate(levels):
        if n and _is_ruled_off(sheet, levels[n - 1][0], level[0], _step(levels)):
            yield part
            part = []
        part += level
    yield part


def _step(levels: Sequence[Sequence[Row]]) -> float:
    """The usual way from row to row."""
    return median([lower[0].middle - upper[0].middle for upper, lower in pairwise(levels)] or [0.0])


def _is_ruled_off(sheet: Sheet, upper: Row, lower: Row, step: float) -> bool:
    return lower.middle - upper.middle > RULED * step and parted(sheet.across, upper.box, lower.box)


def _groups(ties: Iterable[Tie]) -> list[list[Row]]:
    """The rows of each table: ties that have a row in common."""
    groups: list[dict[int, Row]] = []
    for tie in ties:
        own = {id(cell.row): cell.row for cell in tie}
        meeting = [group for group in groups if group.keys() & own.keys()]
        groups = [group for group in groups if not any(group is other for other in meeting)]
        for group in meeting:
            own |= group
        groups.append(own)
    return [list(group.values()) for group in groups]


def _levels(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows that stand beside each other, from top to bottom."""
    levels: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: row.middle):
        if levels and any(_is_level(row.box, other.box) for other in levels[-1]):
            levels[-1].append(row)
        else:
            levels.append([row])
    return levels


def _over_gutter(tie: Tie, columns: Columns) -> bool:
    """Whether the second of two cells reaches into the page's next column.

    Where the first one's column ends, a table's own white hides; beside a picture the next seems to begin too late.
    """
    one, two = tie[0].box, tie[1].box
    return any(one.centre[0] < right[0] < two.right for _, right in pairwise(columns(one.centre[1])))


def _is_wide_table(sheet: Sheet, table: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Whether it is one though it stands over several columns of the page: it has many cells and white all round."""
    levels = _levels(table)
    cells = sum(len(list(_cells(sheet, row))) for row in table)
    if len(levels) < WIDE_ROWS or cells < WIDE_CELLS * len(levels):
        return False
    box = Box.around(row.box for row in table)
    own = {id(row) for row in table}
    reach = APART * sheet.leading
    near = [row for row in rows if id(row) not in own and row.box.left < box.right and box.left < row.box.right]
    close = [
        row for row in near if box.top - reach < row.middle < box.top or box.bottom < row.middle < box.bottom + reach
    ]
    tall = any(
        box.left < rule.centre[0] < box.right and rule.height > box.height + 2 * sheet.leading for rule in sheet.upright
    )
    heading = HEADING * sheet.body_size
    return not tall and all(row.box.width > 0.5 * box.width or row.size > heading for row in close)


def _grown(sheet: Sheet, table: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The table with rows near it that leave its white free: a row of capitals may lie between."""
    grown = list(table)
    while True:
        box, own = Box.around(row.box for row in grown), {id(row) for row in grown}
        white = _corridors(sheet, [cell for row in grown for cell in _cells(sheet, row)])
        reach, step = 2 * STEP * sheet.leading, _step(_levels(grown))
        near = [
            row
            for row in rows
            if id(row) not in own
            and row.frame == grown[0].frame
            and box.left - row.size <= row.box.left
            and row.box.right <= box.right + row.size
            and box.top - reach <= row.middle <= box.bottom + reach
            and not any(_is_ruled_off(sheet, *pair, step) for pair in _nearest_pairs(row, grown))
        ]
        more = [row for level in _levels(near) for row in level if _leaves_free(sheet, level, white)]
        if not more:
            return grown
        grown += more


def _nearest_pairs(row: Row, table: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """A row under or over a table with the one of the table that is next to it."""
    first, last = min(table, key=lambda one: one.middle), max(table, key=lambda one: one.middle)
    if row.middle > last.middle:
        yield last, row
    elif row.middle < first.middle:
        yield row, first


def _corridors(sheet: Sheet, cells: Iterable[Cell]) -> list[tuple[float, float]]:
    """Left and right edge of each white that goes down between all *cells*."""
    found, edge = [], float("inf")
    for box in sorted((cell.box for cell in cells), key=lambda box: box.left):
        if box.left - edge >= FREE * sheet.body_size:
            found.append((edge, box.left))
        edge = max(box.right, edge if edge < float("inf") else 0.0)
    return found


def _leaves_free(sheet: Sheet, level: Sequence[Row], white: Sequence[tuple[float, float]]) -> bool:
    """Whether short cells stand at both sides of a white that goes down a table."""
    cells = [cell for row in level for cell in _cells(sheet, row)]
    free = _corridors(sheet, cells)
    short = sum(cell.length for cell in cells) <= SHORT * len(cells)
    return short and any(min(a[1], b[1]) - max(a[0], b[0]) >= FREE * sheet.body_size for a in free for b in white)


def _whole(table: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The table with what stands amid it: a lone cell, the second row of one."""
    box = Box.around(row.box for row in table)
    return [row for row in rows if box.top <= row.middle <= box.bottom and box.left <= row.box.centre[0] <= box.right]
