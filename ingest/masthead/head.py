"""Which lines make up the head of the first page?"""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.geometry import shared_width
from ingest.model import Box, Kind, Page, Region, TextLine
from ingest.text import dates, flow

TOP = 1 / 3
"""Share of the page's height that a nameplate with all that belongs to it can take."""

COLUMN_TEXT = 3
"""Lines that a body region must have to say that the columns begin here; the date line may pass for one of less."""

Row = list[TextLine]

BESIDE = 2.0
"""Type sizes between two lines that are read as one row, at most: words of one line stand closer, columns farther."""

NEXT_LINE = 1.0
"""Type sizes between two lines of one block, at most."""

LIKE_SIZE = 0.6
"""Of the larger line: the size of another in its block, at least; a line without ascenders measures less."""

NO_PRINT_OF_ITS_OWN = frozenset({Kind.PICTURE, Kind.CAPTION, Kind.ADVERTISEMENT})


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the first page: its regions from the top, and which of its lines stand in one row with the date."""

    regions: tuple[Region, ...]
    """Masthead regions first, then others that stand over the column text."""
    strip: tuple[TextLine, ...]
    """Lines of the masthead, of folios and of the row in which the date stands, from the left."""
    body_size: float
    width: float
    """Of the page's print, in pixels of the straightened page."""
    language: str | None = None

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """All lines of its regions."""
        return tuple(line for region in self.regions for line in region.lines)

    @property
    def masthead(self) -> tuple[TextLine, ...]:
        """The lines that the layout calls masthead."""
        return tuple(line for region in self.regions if region.kind is Kind.MASTHEAD for line in region.lines)


def head_of(page: Page, language: str | None = None) -> Head:
    """What stands at the head of *page*."""
    filled = [region for region in page.regions if region.lines]
    print_box = Box.around(region.box for region in filled) if filled else Box(0, 0, 0, 0)
    floor = print_box.top + TOP * print_box.height
    columns_begin = min((region.box.top for region in filled if _is_column_text(region)), default=floor)
    masthead = [region for region in filled if region.kind is Kind.MASTHEAD]
    others = [
        region
        for region in filled
        if region.kind is not Kind.MASTHEAD
        and region.kind not in NO_PRINT_OF_ITS_OWN
        and not _is_column_text(region)
        and region.box.bottom <= max(min(columns_begin, floor), print_box.top) + page.body_size
    ]
    regions = (*sorted(masthead, key=_place), *sorted(others, key=_place))
    return Head(regions, _strip(regions), page.body_size, print_box.width, language)


def text_of(lines: Iterable[TextLine], language: str | None = None) -> str:
    """Lines as running text."""
    return flow((line.line.text for line in lines), language)


def in_one_row(a: TextLine, b: TextLine) -> bool:
    """Whether the middle of either lies within the height of the other."""
    return a.box.top <= b.box.centre[1] <= a.box.bottom or b.box.top <= a.box.centre[1] <= b.box.bottom


def blocks(lines: Iterable[TextLine]) -> list[tuple[TextLine, ...]]:
    """Lines parted into blocks that are read on end: each next row under the one before, of like size, close by."""
    found: list[list[Row]] = []
    for row in _rows(lines):
        above = next((block for block in found if _goes_on(block[-1], row)), None)
        if above is None:
            found.append([row])
        else:
            above.append(row)
    return [tuple(line for row in block for line in row) for block in found]


def _rows(lines: Iterable[TextLine]) -> list[Row]:
    """Lines that stand close beside each other as one row; rows from the top."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: line.box.left):
        beside = next((row for row in rows if _stands_beside(row[-1], line)), None)
        if beside is None:
            rows.append([line])
        else:
            beside.append(line)
    return sorted(rows, key=lambda row: (row[0].box.top, row[0].box.left))


def _stands_beside(left: TextLine, right: TextLine) -> bool:
    gap = right.box.left - left.box.right
    return in_one_row(left, right) and gap < BESIDE * left.size and _are_alike([left], [right])


def _goes_on(above: Row, below: Row) -> bool:
    upper, lower = (Box.around(line.box for line in row) for row in (above, below))
    return (
        lower.top >= upper.centre[1]
        and lower.top - upper.bottom < NEXT_LINE * _size(above)
        and shared_width(upper, lower) > 0.5 * min(upper.width, lower.width)
        and _are_alike(above, below)
    )


def _are_alike(one: Row, other: Row) -> bool:
    return min(_size(one), _size(other)) > LIKE_SIZE * max(_size(one), _size(other))


def _size(row: Row) -> float:
    return max(line.size for line in row)


def _is_column_text(region: Region) -> bool:
    return region.kind in (Kind.BODY, Kind.NOTICE) and len(region.lines) >= COLUMN_TEXT


def _place(region: Region) -> tuple[float, float]:
    return region.box.top, region.box.left


def _strip(regions: Iterable[Region]) -> tuple[TextLine, ...]:
    """Lines that may hold date, volume and number."""
    all_regions = tuple(regions)
    sure = {line for region in all_regions if region.kind in (Kind.MASTHEAD, Kind.FOLIO) for line in region.lines}
    every = [line for region in all_regions for line in region.lines]
    dated = [line for line in every if dates(line.line.text)]
    chosen = [line for line in every if line in sure or any(in_one_row(line, other) for other in dated)]
    return tuple(sorted(chosen, key=lambda line: (line.box.centre[1] // max(line.size, 1.0), line.box.left)))
